"""One file a format: reports in, pieces of text out, each as soon as it is ready."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from factcheck.model import Report
    from factcheck.reporters.page import Page

    Renderer: TypeAlias = Callable[[Iterable[Report], Page], Iterator[str]]

FORMATS: Final = ("full", "concise", "json")


def reporter(name: str, *, claims: bool = False) -> Renderer:
    """Fetch the renderer of a format: of findings, or with `claims` of every figure."""
    match name:
        case "json":
            from factcheck.reporters.json_ import render as render_json

            return render_json
        case "concise":
            from factcheck.reporters import concise

            return concise.render_claims if claims else concise.render
        case _ if claims:
            from factcheck.reporters.claims import render as render_claims

            return render_claims
        case _:
            from factcheck.reporters.full import render

            return render
