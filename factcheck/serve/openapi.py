"""The interface described for machines, from the routes themselves and the published schema of a report."""

from __future__ import annotations

import json
from dataclasses import field
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, TypeVar

from starlette.routing import Route

from factcheck._version import __version__
from factcheck.record import dataclass
from factcheck.serve.asking import FIELDS, MEDIA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])

TEXT: Final = {"type": "string"}
NAMES: Final = {"oneOf": [TEXT, {"type": "array", "items": TEXT}], "description": "Rules, by name or code."}
INPUTS: Final[dict[str, Any]] = {
    "text": {**TEXT, "description": "The article."},
    "name": {
        **TEXT,
        "description": "Its name in the report; the suffix tells the format. Nothing of that name is opened.",
    },
    "dateline": {**TEXT, "format": "date", "description": "The day of publication; else read from the article."},
    "select": {**NAMES, "description": "Run only these rules, by name or code."},
    "ignore": {**NAMES, "description": "Do not run these rules."},
    "sources": {
        "type": "array",
        "items": {"type": "object", "required": ["text"], "properties": {"name": TEXT, "text": TEXT}},
        "description": "What the figures are held against too.",
    },
}
PROBLEM: Final = {
    "type": "object",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {"type": TEXT, "title": TEXT, "status": {"type": "integer"}, "detail": TEXT, "instance": TEXT},
}
PROBLEMS: Final = {
    "400": "The request is not as it should be", "401": "A token is needed", "403": "It comes from a page of another site",
    "413": "It is too large", "422": "The article could not be read, or took too long", "429": "Too many requests",
    "503": "Too many checks are waiting",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Operation:
    """What an endpoint does, in a few words; what it takes, and what it answers."""

    summary: str
    takes_article: bool = False
    answers: Mapping[str, str] = field(default_factory=dict)


def told(operation: Operation) -> Callable[[Endpoint], Endpoint]:
    """Describe an endpoint; one that is not described is not for other programs."""

    def describe(endpoint: Endpoint) -> Endpoint:
        endpoint.operation = operation  # type: ignore[attr-defined]
        return endpoint

    return describe


def document(routes: Iterable[object]) -> dict[str, Any]:
    """Describe all endpoints that are for other programs."""
    schema = json.loads((files("factcheck") / "schema" / "report.v1.json").read_text("utf-8"))
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "factcheck",
            "version": __version__,
            "description": "Recompute the derived figures in news articles.",
        },
        "paths": {
            route.path: _path(route)
            for route in routes
            if isinstance(route, Route) and hasattr(route.endpoint, "operation")
        },
        "components": {
            "schemas": {"Report": schema, "Problem": PROBLEM},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{}, {"token": []}],
    }


def _path(route: Route) -> dict[str, Any]:
    operation: Operation = route.endpoint.operation  # type: ignore[attr-defined]
    method = "post" if operation.takes_article else "get"
    described: dict[str, Any] = {
        "operationId": route.endpoint.__name__,
        "summary": operation.summary,
        "description": (route.endpoint.__doc__ or "").strip(),
        "responses": {"200": _answer(operation), **(_problems() if operation.takes_article else {})},
    }
    if operation.takes_article:
        described["requestBody"] = {"required": True, "content": _article()}
        described["parameters"] = [
            {"name": name, "in": "query", "schema": TEXT, "description": "For a body that is the article itself."}
            for name in INPUTS
            if name not in {"text", "sources"}
        ]
    return {method: described}


def _answer(operation: Operation) -> dict[str, Any]:
    if "report" in operation.answers:
        schema = {"$ref": "#/components/schemas/Report"}
        return {"description": operation.answers["report"], "content": {"application/json": {"schema": schema}}}
    return {"description": operation.summary}


def _problems() -> dict[str, Any]:
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"description": words, "content": content} for status, words in PROBLEMS.items()}


def _article() -> dict[str, Any]:
    """An article as JSON, as a form with a file, or as it is."""
    file = {**TEXT, "format": "binary"}
    form = {**INPUTS, "file": file, "sources": {"type": "array", "items": file}}
    assert set(INPUTS) <= set(FIELDS)  # noqa: S101 - said twice, so held together
    return {
        "application/json": {
            "schema": {"type": "object", "required": ["text"], "properties": INPUTS, "additionalProperties": False}
        },
        "multipart/form-data": {"schema": {"type": "object", "properties": form}},
        **{media: {"schema": {**TEXT, "format": "binary"}} for media in MEDIA},
    }
