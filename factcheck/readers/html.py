"""A saved web page to parts: trafilatura tells which of it is the article; every word leads back to the file's source.

Nothing is fetched: the page is read as text alone.
"""

from __future__ import annotations

import json
import logging
import re
from datetime import date
from html import unescape
from typing import TYPE_CHECKING, Any, Final

from factcheck.errors import FactcheckError
from factcheck.readers.decoding import decode_markup
from factcheck.readers.layout import Part, article_of
from factcheck.readers.limits import ATTRIBUTES, NESTING
from factcheck.readers.missing import missing
from factcheck.readers.tags import Page, Piece, Tag, tokens, without_deleted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.model import Article

SPACE: Final = re.compile(r"\W+")
DIGITS: Final = re.compile(r"[\d²³¹]+")  # of notes, which the two read differently
LONG: Final = 30  # letters from which a paragraph may be part of a longer one in what was extracted
SOME: Final = 15  # letters, and ...
MOSTLY: Final = 0.7  # ... the share of a paragraph, that stand in what was extracted where all of it does not
FEW: Final = 2  # kept parts below which the extraction has failed
ATTRIBUTE: Final = re.compile(r"([A-Za-z:-]{1,30})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))")
DAY_NAMES: Final = ("article:published_time", "datepublished", "dc.date.issued", "parsely-pub-date")
TITLE_NAMES: Final = ("og:title", "twitter:title")
JSON_DAY: Final = re.compile(r"\"datePublished\"\s{0,9}:\s{0,9}(\"[^\"]{10,40}\")")


def read(data: bytes, path: str) -> Article:
    """Make an article of a saved page; `text` is that of the file, tags and all."""
    file = decode_markup(data, path)
    page = Page(file)
    pieces = list(page.pieces(0, len(file)))
    if page.depth > NESTING or page.attributes > ATTRIBUTES:
        why = f"are nested over {NESTING} deep" if page.depth > NESTING else f"have over {ATTRIBUTES:,} attributes"
        raise FactcheckError(f"{path}: the elements of this page {why}; save its text instead.")
    head = _head(file)
    parts = _article(pieces, _extracted(without_deleted(file), path), head)
    return article_of(parts, path, file=file, dateline=_day(file, head), empty="holds no article to read")


def _extracted(file: str, path: str) -> str:
    """Return the text of the article as trafilatura finds it."""
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        raise missing(path, "a web page", "html") from error
    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(name).addHandler(logging.NullHandler())  # else Python prints what they note
    try:
        found: Any = bare_extraction(file, include_comments=False, include_tables=True, with_metadata=False)
    except Exception as error:
        raise FactcheckError(
            f"{path}: this page cannot be read ({type(error).__name__}); save its text instead."
        ) from error
    return (found.text or "") if found is not None else ""


def _article(pieces: Sequence[Piece], extracted: str, head: dict[str, str]) -> list[Part]:
    """Keep what the extraction kept, the captions within it, and the headline and standfirst above it."""
    whole = [_letters(line) for line in extracted.splitlines()]
    cells = {_letters(cell) for line in extracted.splitlines() if "|" in line for cell in line.split("|")}
    lines, joined = {*whole, *cells}, "".join(whole)
    kept = [
        n
        for n, piece in enumerate(pieces)
        if _is_kept(_letters(piece.part.text), lines, joined) or _is_mostly_kept(piece.part, joined)
    ]
    if not kept or (len(kept) < FEW and len(joined) < LONG):
        return [piece.part for piece in pieces]
    bodies = [n for n in kept if pieces[n].part.kind != "heading"] or kept
    headline = _headline(pieces, bodies[0], head)
    first = bodies[0] if headline is None else min(headline + 1, bodies[0])
    chosen = {n for n in kept if n >= first and n != headline}
    chosen |= {n for n in range(first, bodies[-1]) if pieces[n].part.kind in {"caption", "standfirst", "byline"}}
    parts = [pieces[n].part for n in sorted(chosen)]
    return parts if headline is None else [_as_headline(pieces[headline].part), *parts]


def _as_headline(part: Part) -> Part:
    return Part(part.runs, "headline")


def _is_kept(letters: str, lines: set[str], joined: str) -> bool:
    return bool(letters) and (letters in lines or (len(letters) >= LONG and letters in joined))


def _is_mostly_kept(part: Part, joined: str) -> bool:
    """True where the extraction left a few words in markup of their own out of a paragraph ("<time>last year</time>")."""
    stretches = [_letters(text) for text in _stretches(part)]
    found = [len(letters) for letters in stretches if letters and letters in joined]
    return max(found, default=0) >= SOME and sum(found) >= MOSTLY * sum(map(len, stretches))


def _stretches(part: Part) -> Iterator[str]:
    """Yield the text of a paragraph cut where a tag stands in it."""
    told: list[str] = []
    end = -1
    for run in part.runs:
        if run.start != end and told:
            yield "".join(told)
            told = []
        told.append(run.text)
        end = run.end
    yield "".join(told)


def _letters(text: str) -> str:
    """Return what two copies of one text share, however they are spaced and quoted."""
    words = SPACE.sub("", text)
    return DIGITS.sub("", words) or words


def _headline(pieces: Sequence[Piece], body: int, head: dict[str, str]) -> int | None:
    """Find the headline: the heading above the story that the page is named after, else its last of the first rank."""
    above = [n for n in range(body + 1) if pieces[n].part.kind == "heading"]
    titles = [_letters(head[name]) for name in (*TITLE_NAMES, "title") if name in head]
    named = [n for n in above if any(_letters(pieces[n].part.text) in title for title in titles)]
    first_rank = [n for n in above if pieces[n].element == "h1"]
    return next(reversed(named or first_rank or above), None)


def _head(file: str) -> dict[str, str]:
    """Return what the page says of itself in its head: names of `meta` and the title."""
    found: dict[str, str] = {}
    title = -1
    for token in tokens(file, 0, len(file)):
        if not isinstance(token, Tag):
            continue
        if token.name == "title":
            if token.is_end and title >= 0:
                found.setdefault("title", unescape(file[title : token.start]))
            title = token.end
        elif token.name in {"meta", "time"}:
            _meta(file[token.start : min(token.end, token.start + 4000)], found)
    return found


def _meta(source: str, found: dict[str, str]) -> None:
    attributes = {m[1].lower(): unescape(m[2] or m[3] or m[4] or "") for m in ATTRIBUTE.finditer(source)}
    name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
    value = attributes.get("content") or attributes.get("datetime")
    if name and value:
        found.setdefault(name.lower(), value)


def _day(file: str, head: dict[str, str]) -> date | None:
    """Return the day of publication where the page states it for machines; it is never guessed."""
    stated = [head[name] for name in DAY_NAMES if name in head]
    stated += [json.loads(match[1]) for match in _quoted_days(file)]
    for value in stated:
        try:
            return date.fromisoformat(value[:10])
        except ValueError:
            continue
    return None


def _quoted_days(file: str) -> Iterator[re.Match[str]]:
    """Yield the first day in linked data, whose quotation marks hold no escape."""
    for match in JSON_DAY.finditer(file):
        if "\\" not in match[1]:
            yield match
            return
