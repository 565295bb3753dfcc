"""What a request asks for: an article as JSON, as a form with a file, or as it is; and how it is to be checked.

A name is a label, and its suffix tells the format: nothing of that name is ever opened.
"""

from __future__ import annotations

import json
from dataclasses import field, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from starlette.datastructures import UploadFile

from factcheck.errors import FactcheckError
from factcheck.record import dataclass
from factcheck.reporters.legible import legible
from factcheck.selection import find_rule, split_names
from factcheck.serve.problems import Problem
from factcheck.serve.work import Task

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

    from factcheck.serve.marks import Marks
    from factcheck.settings import Settings

FIELDS: Final = ("text", "name", "dateline", "select", "ignore", "article", "slug", "marks", "sources")
MEDIA: Final = {
    "text/plain": "txt", "text/markdown": "md", "text/html": "html", "application/pdf": "pdf",
    "application/vnd.oasis.opendocument.text": "odt", "application/rtf": "rtf", "message/rfc822": "eml",
    "application/epub+zip": "epub",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}  # fmt: skip
NAME: Final = "article"
LONGEST_NAME: Final = 200
MOST_SOURCES: Final = 20
FORM_FIELD: Final = 20_000_000  # bytes of a text in a form


@dataclass(frozen=True, slots=True)
class Asked:
    """An article, its name, and the rest of what was said."""

    data: bytes
    name: str
    said: Mapping[str, Any] = field(default_factory=dict)
    sources: tuple[tuple[str, bytes], ...] = ()


async def asked(request: Request) -> Asked:
    """Read a request, or say what is wrong with it."""
    media = request.headers.get("content-type", "text/plain").partition(";")[0].strip().lower()
    if media == "application/json":
        return _of_fields(_known(_json(await request.body())))
    if media == "multipart/form-data":
        return await _of_form(request)
    said = _known(dict(request.query_params))
    return Asked(await request.body(), _named(said.get("name"), MEDIA.get(media, "txt")), said)


def _json(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Problem(400, "malformed", "The body is not JSON.") from error
    if not isinstance(found, dict):
        raise Problem(400, "malformed", "The body is one JSON object, with the article in 'text'.")
    return found


def _known(said: dict[str, Any]) -> dict[str, Any]:
    if unknown := sorted(set(said) - set(FIELDS)):
        raise Problem(
            400, "malformed", f"There is no field {legible(unknown[0][:50])!r}; it is one of {', '.join(FIELDS)}."
        )
    return said


def _of_fields(said: dict[str, Any]) -> Asked:
    text, sources = said.get("text"), said.get("sources", [])
    if not isinstance(text, str):
        raise Problem(400, "malformed", "'text' is missing: the article, as text.")
    if not isinstance(sources, list) or not all(map(_is_source, sources)) or len(sources) > MOST_SOURCES:
        raise Problem(400, "malformed", f"'sources' is a list of at most {MOST_SOURCES} objects of 'name' and 'text'.")
    told = tuple((_named(source.get("name"), "txt"), _bytes(source["text"])) for source in sources)
    return Asked(_bytes(text), _named(said.get("name"), "txt"), said, told)


def _is_source(said: object) -> bool:
    return isinstance(said, dict) and isinstance(said.get("text"), str)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


async def _of_form(request: Request) -> Asked:
    """Read a form: the article as `file` or `text`, and any number of `sources`."""
    async with request.form(max_files=1 + MOST_SOURCES, max_fields=len(FIELDS), max_part_size=FORM_FIELD) as form:
        files = [(key, value) for key, value in form.multi_items() if isinstance(value, UploadFile)]
        said = _known({key: value for key, value in form.items() if isinstance(value, str)})
        articles = [value for key, value in files if key != "sources"]
        if len(articles) > 1:
            raise Problem(
                400, "malformed", "One article is checked at a time; what it is held against goes into 'sources'."
            )
        sources = [(_named(one.filename, "txt"), await one.read()) for key, one in files if key == "sources"]
        if not articles:
            return replace(_of_fields(said), sources=tuple(sources))
        name = _named(said.get("name") or articles[0].filename, "txt")
        return Asked(await articles[0].read(), name, said, tuple(sources))


def _named(name: object, suffix: str) -> str:
    """Make a name fit to show; what looks like the path to it is left out."""
    last = str(name or "").replace("\\", "/").rstrip("/").rpartition("/")[2]
    shown = legible(last)
    if len(shown) > LONGEST_NAME:
        stem, dot, end = shown.rpartition(".")
        shown = (
            stem[: LONGEST_NAME - len(end) - 1] + dot + end if len(end) < LONGEST_NAME // 2 else shown[:LONGEST_NAME]
        )
    return shown if shown.strip(" .") else f"{NAME}.{suffix}"


def task_of(it: Asked, makes: str, settings: Settings, marks: Marks) -> Task:
    """Say what a worker is to do."""
    return Task(it.data, it.name, makes, _chosen(settings, it.said), _day(it.said.get("dateline")), marks, it.sources)


def _day(said: object) -> date | None:
    if said in (None, ""):
        return None
    try:
        return date.fromisoformat(str(said))
    except ValueError as error:
        raise Problem(
            400, "malformed", f"'dateline': {legible(str(said)[:50])!r} is not a day; write it as 2022-03-06."
        ) from error


def _chosen(settings: Settings, said: Mapping[str, Any]) -> Settings:
    try:
        select, ignore = (_rules(said.get(name), name) for name in ("select", "ignore"))
    except FactcheckError as error:
        raise Problem(400, "malformed", str(error)) from error
    if select:
        settings = replace(settings, select=select, extend_select=(), ignore=())
    return replace(settings, ignore=(*settings.ignore, *ignore))


def _rules(said: object, name: str) -> tuple[str, ...]:
    values = [said] if isinstance(said, str) else said if isinstance(said, list) else [] if said is None else [None]
    if not all(isinstance(value, str) for value in values):
        raise Problem(400, "malformed", f"{name!r} is a list of names or codes of rules.")
    return tuple(find_rule(rule).name for rule in split_names(map(str, values)))
