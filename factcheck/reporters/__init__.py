"""One file a format: reports in, pieces of text out, each as soon as it is ready."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final, TypeAlias, cast

from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from factcheck.model import Report
    from factcheck.reporters.page import Page

    Renderer: TypeAlias = Callable[[Iterable[Report], Page], Iterator[str]]

FORMATS: Final = ("full", "concise", "json", "json-lines", "github", "gitlab", "junit", "sarif", "rdjson", "html", "docx")
SAYS_ALL: Final = frozenset(
    ("json", "json-lines", "github")
)  # what could not be checked too, so that nothing else need
OF_FINDINGS: Final = frozenset(
    ("github", "gitlab", "junit", "sarif", "rdjson", "docx")
)  # nothing in them for figures alone


def reporter(name: str, *, claims: bool = False) -> Renderer:
    """Fetch the renderer of a format: of findings, or with `claims` of every figure."""
    if claims and name in OF_FINDINGS:
        raise FactcheckError(f"claims judges nothing, and {name} holds findings only; use full, concise or json.")
    match name:
        case "json":
            from factcheck.reporters.json_ import render as render_json

            return render_json
        case "json-lines":
            from factcheck.reporters.json_lines import render as render_json_lines

            return render_json_lines
        case "github" | "gitlab" | "junit" | "sarif" | "rdjson" | "docx":
            return cast("Renderer", import_module(f"factcheck.reporters.{name}").render)
        case "concise" | "html":
            module = import_module(f"factcheck.reporters.{'html_page' if name == 'html' else name}")
            return cast("Renderer", module.render_claims if claims else module.render)
        case _ if claims:
            from factcheck.reporters.claims import render as render_claims

            return render_claims
        case _:
            from factcheck.reporters.full import render

            return render
