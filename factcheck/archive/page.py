"""The overview as a page that loads nothing and runs nothing, and as a line for the terminal."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import asdict
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from factcheck._version import __version__
from factcheck.archive.overview import Overview, Tally
from factcheck.reporters.legible import legible
from factcheck.reporters.numbers import plural

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

DESKS: Final = 50  # on the page; the tables have them all


def as_html(overview: Overview) -> str:
    """Set the page: what comes from articles is made legible, then escaped."""
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    style = _asset("summary.css")
    templates = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    templates.filters |= {"legible": lambda text: legible(str(text)), "share": share, "each": "{:,}".format}
    return templates.from_string(_asset("summary.html.jinja")).render(
        policy=f"default-src 'none'; style-src '{_hash(style)}'; base-uri 'none'; form-action 'none'",
        style=Markup(style),  # noqa: S704 - our own file
        version=__version__,
        overview=overview,
        rules=sorted(overview.rules.items(), key=lambda item: (-item[1]["amend"], -item[1]["review"], item[0])),
        years=sorted(overview.years.items()),
        desks=_largest(overview.desks),
    )


def _largest(desks: Mapping[str, Tally]) -> list[tuple[str, Tally]]:
    """The desks with most articles, and all others in one row."""
    ranked = sorted(desks.items(), key=lambda item: (-item[1].articles, item[0]))
    if len(ranked) <= DESKS:
        return ranked
    rest = Tally()
    for _, tally in ranked[DESKS:]:
        for name, count in asdict(tally).items():
            setattr(rest, name, getattr(rest, name) + count)
    return [*ranked[:DESKS], (f"{len(ranked) - DESKS:,} others", rest)]


def share(part: int, whole: int) -> str:
    """Write a share of a whole that may be nothing."""
    return f"{part / whole:.1%}" if whole else "–"


def in_a_line(overview: Overview, folder: Path) -> str:
    """Say what came of it, for the terminal."""
    whole = overview.whole
    failed = f" {plural(overview.failed, 'article')} could not be checked (errors.parquet)." if overview.failed else ""
    return (
        f"{plural(whole.articles, 'article')}, {plural(whole.figures, 'figure')}, {share(whole.checked, whole.figures)} of them checked: "
        f"{whole.amend:,} to amend, {whole.review:,} to review.{failed} {legible(str(folder / 'summary.html'))}\n"
    )


def _asset(name: str) -> str:
    return (files("factcheck.archive") / name).read_text("utf-8")


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
