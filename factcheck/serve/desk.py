"""What the page asks for: itself, a check as it shows it, exports, and where something is kept, the articles and their marks."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from factcheck._version import __version__
from factcheck.reporters.html_page import asset
from factcheck.serve.asking import Asked, asked, task_of
from factcheck.serve.doors import COOKIE, same
from factcheck.serve.marking import aside_in, marks_in, tick_in, words
from factcheck.serve.problems import Problem
from factcheck.serve.service import service_of
from factcheck.serve.store import now

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

    from factcheck.serve.marks import Marks
    from factcheck.serve.service import Service
    from factcheck.serve.store import Store

OURS: Final = {"desk.css": "text/css", "desk.js": "text/javascript", "icon.svg": "image/svg+xml"}
REPORTS: Final = {"page.css": "text/css", "page.js": "text/javascript"}  # those of the page that a report is by itself
EXPORTS: Final = {
    "page": ("html", "text/html"), "report": ("json", "application/json"), "table": ("csv", "text/csv"),
    "document": ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}  # fmt: skip
FINGERPRINT: Final = re.compile(r"[0-9a-f]{16}")


async def page(request: Request) -> Response:
    """The page itself, the same for everybody."""
    service = service_of(request)
    header = service.doors.proxy_header
    html = _page().replace("{{kept}}", "yes" if service.store else "no").replace("{{version}}", __version__)
    person = request.headers.get(header, "") if header else ""
    return HTMLResponse(html.replace("{{person}}", quote(person, safe="")))


@cache
def _page() -> str:
    return (files(__package__) / "page" / "desk.html").read_text("utf-8")


async def part(request: Request) -> Response:
    """A style sheet or a script of the page: ours, or those of the report."""
    name = request.path_params["name"]
    if name in REPORTS:
        return Response(asset(name), media_type=REPORTS[name])
    if name in OURS:
        return Response((files(__package__) / "page" / name).read_bytes(), media_type=OURS[name])
    raise Problem(404, "not-found", "There is no such part of the page.")


async def session(request: Request) -> Response:
    """Take the token once, and let this browser in from then on."""
    doors = service_of(request).doors
    if doors.token is None or not same(words(await _object(request), "token"), doors.token):
        raise Problem(401, "no-token", "This is not the token.")
    answer = JSONResponse({})
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, doors.session, max_age=12 * 3600, httponly=True, samesite="strict", secure=secure)
    return answer


async def check(request: Request) -> Response:
    """Check what stands on the page, and keep what was found."""
    service, it = service_of(request), await asked(request)
    marks = await _marks(service, it)
    answer = await service.run(request, task_of(it, "desk", service.settings, marks))
    if service.store and it.said.get("article"):
        found = json.loads(answer.body)
        await run_in_threadpool(
            service.store.record, _id(it.said["article"]), words(dict(it.said), "slug") or it.name, found
        )
    return Response(answer.body, media_type="application/json")


async def export(request: Request) -> Response:
    """Give what stands on the page as a file."""
    kind = request.path_params["kind"]
    if kind not in EXPORTS:
        raise Problem(404, "not-found", f"There is no such export; it is one of {', '.join(EXPORTS)}.")
    service, it = service_of(request), await asked(request)
    answer = await service.run(request, task_of(it, kind, service.settings, await _marks(service, it)))
    suffix, media = EXPORTS[kind]
    stem = it.name.rpartition(".")[0] or it.name
    name = quote(f"{stem}.{'checked.' if kind == 'document' else ''}{suffix}", safe="")
    return Response(
        answer.body, media_type=media, headers={"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    )


async def _marks(service: Service, it: Asked) -> Marks:
    """Return what was done with the article: as it is kept, else as the page brings it along."""
    if service.store and it.said.get("article"):
        return await run_in_threadpool(service.store.marks, _id(it.said["article"]))
    said = it.said.get("marks") or {}
    try:
        return marks_in(json.loads(said) if isinstance(said, str) else said)
    except (ValueError, RecursionError) as error:
        raise Problem(400, "malformed", "'marks' is not JSON.") from error


async def articles(request: Request) -> Response:
    """List the articles that are kept."""
    found = await run_in_threadpool(_store(request).articles)
    return JSONResponse({"articles": [{key: row[key] for key in ("id", "slug", "touched")} for row in found]})


async def begin(request: Request) -> Response:
    """Begin to keep an article."""
    slug = words(await _object(request), "slug")
    return JSONResponse({"id": await run_in_threadpool(_store(request).new, slug or "untitled")}, 201)


async def article(request: Request) -> Response:
    """Return an article that is kept, with its marks."""
    store, id_ = _store(request), _id(request.path_params["id"])
    found = await run_in_threadpool(store.article, id_)
    if found is None:
        raise Problem(404, "not-found", "There is no such article; it may have been deleted.")
    return JSONResponse({**found, "marks": asdict(await run_in_threadpool(store.marks, id_))})


async def change(request: Request) -> Response:
    """Tick a figure, lay a finding aside, take either back, or delete the article; answered once it is on the disk."""
    store, id_, verb = _store(request), _id(request.path_params["id"]), request.path_params["verb"]
    if verb not in CHANGES:
        raise Problem(404, "not-found", f"There is no such change; it is one of {', '.join(CHANGES)}.")
    if await run_in_threadpool(store.article, id_) is None:
        raise Problem(404, "not-found", "There is no such article; it may have been deleted.")
    await run_in_threadpool(CHANGES[verb], store, id_, await _object(request))
    return JSONResponse({"marks": asdict(await run_in_threadpool(store.marks, id_))})


CHANGES: Final[dict[str, Callable[[Store, str, dict[str, Any]], None]]] = {
    "tick": lambda store, id_, said: store.tick(id_, _print(said), tick_in(said, now())),
    "untick": lambda store, id_, said: store.undo("ticks", id_, _print(said)),
    "suppress": lambda store, id_, said: store.suppress(id_, _print(said), aside_in(said, now())),
    "unsuppress": lambda store, id_, said: store.undo("suppressions", id_, _print(said)),
    "delete": lambda store, id_, _said: store.delete(id_),
}


def _print(said: dict[str, Any]) -> str:
    found = said.get("fingerprint")
    if not isinstance(found, str) or not FINGERPRINT.fullmatch(found):
        raise Problem(400, "malformed", "'fingerprint' is 16 digits and letters a to f.")
    return found


def _id(said: object) -> str:
    if not isinstance(said, str) or not re.fullmatch(r"[\w-]{8,64}", said, re.ASCII):
        raise Problem(400, "malformed", "'article' is the id of an article that is kept.")
    return said


def _store(request: Request) -> Store:
    store = service_of(request).store
    if store is None:
        raise Problem(404, "not-kept", "Nothing is kept here; start factcheck serve with --data to keep ticks.")
    return store


async def _object(request: Request) -> dict[str, Any]:
    try:
        found = json.loads(await request.body() or b"{}")
    except (ValueError, RecursionError) as error:
        raise Problem(400, "malformed", "The body is not JSON.") from error
    if not isinstance(found, dict):
        raise Problem(400, "malformed", "The body is one JSON object.")
    return found


ROUTES: Final = (
    Route("/", page),
    Route("/page/{name}", part),
    Route("/session", session, methods=["POST"]),
    Route("/desk/check", check, methods=["POST"]),
    Route("/desk/export/{kind}", export, methods=["POST"]),
    Route("/desk/articles", articles),
    Route("/desk/articles", begin, methods=["POST"]),
    Route("/desk/articles/{id}", article),
    Route("/desk/articles/{id}/{verb}", change, methods=["POST"]),
)
