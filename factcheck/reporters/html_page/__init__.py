"""One page for the reporter: the whole article with its figures marked and the working beside each.

It is whole in itself: its policy lets nothing run but its own script, nothing be styled but by its own sheet and nothing be
loaded at all. Text of the article is escaped by jinja2 and made legible first.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from factcheck._version import __version__
from factcheck.record import dataclass
from factcheck.reporters.full import headline, in_all
from factcheck.reporters.html_page.view import article_view
from factcheck.reporters.numbers import closing, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jinja2 import Environment

    from factcheck.model import Report
    from factcheck.reporters.html_page.view import ArticleView
    from factcheck.reporters.page import Page

STATE_NAMES: Final = {"amend": "Amend", "review": "Review", "ok": "Adds up", "unchecked": "Nothing to check against"}


def render(reports: Iterable[Report], page: Page) -> Iterator[str]:
    """Set all articles on one page."""
    yield _encodable(_html(list(reports), judged=True), page)


def render_claims(reports: Iterable[Report], page: Page) -> Iterator[str]:
    """Set all articles on one page with every figure marked and none judged."""
    yield _encodable(_html(list(reports), judged=False), page)


def _html(reports: Sequence[Report], *, judged: bool) -> str:
    from markupsafe import Markup

    style, script = asset("page.css"), asset("page.js")
    articles = [article_view(report, n, judged=judged) for n, report in enumerate(reports, 1)]
    checked = [report for report in reports if report.error is None]
    summary = in_all([report.summary for report in checked])
    figures = sum(len(report.quantities) for report in checked)
    return (
        _templates()
        .get_template("page.html.jinja")
        .render(
            policy=_policy(style, script),
            style=Markup(style),  # noqa: S704 - our own file, as is the script
            script=Markup(script),  # noqa: S704
            version=__version__,
            names=_names(articles, judged=judged),
            verdict=_verdict(headline(summary) if judged else f"{plural(figures, 'figure')}.", checked),
            closing=closing(summary) if judged and summary.quantities else "",
            checked=[article for article in articles if not article.error],
            failed=[article for article in articles if article.error],
            counts=sum((article.counts for article in articles), Counter()),
            judged=judged,
        )
    )


@dataclass(frozen=True, slots=True)
class Fragments:
    """A report as parts for another page, which brings `page.css` and `page.js`: the same templates, without the page around them."""

    verdict: str
    closing: str
    key: str
    article: str


def fragments(report: Report, view: ArticleView) -> Fragments:
    """Set the parts of one article that was checked."""
    names = _names([view], judged=True)
    parts: Any = _templates().get_template("parts.html.jinja").module
    return Fragments(
        verdict=_verdict(view.verdict, [report]),
        closing=view.closing if report.summary.quantities else "",
        key=str(parts.key(names, view.counts, True)),  # noqa: FBT003 - a macro
        article=str(parts.set_article(view, names, True, False)),  # noqa: FBT003
    )


@cache
def asset(name: str) -> str:
    """Return a file that lies beside this one: the style sheet, the script."""
    return (files(__name__) / name).read_text("utf-8")


@cache
def _templates() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(asset),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _names(articles: Sequence[ArticleView], *, judged: bool) -> dict[str, str]:
    """Name the marks; where findings were left out, an unmarked figure may be part of one of them."""
    if not judged:
        return {**STATE_NAMES, "unchecked": "Figure"}
    hidden = any(article.is_partial for article in articles)
    return {**STATE_NAMES, "unchecked": "Nothing shown"} if hidden else STATE_NAMES


def _verdict(verdict: str, checked: Sequence[Report]) -> str:
    return verdict[:1].upper() + verdict[1:] if checked else "Nothing could be checked."


def _policy(style: str, script: str) -> str:
    """Allow this style sheet and this script, by their hashes, and nothing else."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _encodable(html: str, page: Page) -> str:
    """Write what a standard output that is not UTF-8 cannot hold as references, which mean the same."""
    return html if page.is_unicode else html.encode("ascii", "xmlcharrefreplace").decode("ascii")
