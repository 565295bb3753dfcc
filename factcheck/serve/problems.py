"""What is answered when a request cannot be: one JSON object with a sentence for people (RFC 9457)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from starlette.responses import JSONResponse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

TITLES: Final = {
    "malformed": "The request is not as it should be",
    "no-token": "A token is needed",
    "not-from-here": "This request comes from elsewhere",
    "not-found": "There is nothing here",
    "wrong-method": "This is asked for in another way",
    "too-large": "This is too large",
    "wrong-host": "This service has another name",
    "unreadable": "This article could not be read",
    "too-long": "The check took too long",
    "too-many": "Too many requests",
    "not-kept": "Nothing is kept here",
    "failed": "factcheck itself failed",
    "busy": "Too many checks are waiting",
}


class Problem(Exception):  # noqa: N818 - it is one, and the standard calls it so
    """A request that is not answered as asked: the status, which sort of problem, and the sentence."""

    def __init__(self, status: int, kind: str, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.kind = kind
        self.detail = detail
        self.headers = dict(headers or {})


def answer_to(problem: Problem, request_id: str) -> JSONResponse:
    """Write a problem down."""
    body: dict[str, Any] = {
        "type": f"urn:factcheck:{problem.kind}",
        "title": TITLES[problem.kind],
        "status": problem.status,
        "detail": problem.detail,
        "instance": f"urn:factcheck:request:{request_id}",
    }
    return JSONResponse(body, problem.status, problem.headers, "application/problem+json")


def of_http(status: int) -> Problem:
    """The problem behind what the router says by itself."""
    if status == 405:  # noqa: PLR2004 - its number is its name
        return Problem(
            status, "wrong-method", "This address does not take that method; /v1/openapi.json lists what it takes."
        )
    return Problem(status, "not-found", "There is nothing at this address; /v1/openapi.json lists what there is.")


def request_id(request: Request) -> str:
    """Return the name that this request has in the log."""
    return str(request.scope.get("factcheck.id", ""))
