"""Plain text to blocks: paragraphs, each with its part in the page.

Headline and standfirst repeat the body in rounder figures, furniture and bylines state none; so each is told apart.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from factcheck.model import Block
from factcheck.readers.dateline import SEPARATOR, is_date_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.model import BlockKind

LINE: Final = re.compile(r"[^\r\n]+")
BLANK: Final = re.compile(r"(?:\r\n|\n|\r)[^\S\r\n]*(?:\r\n|\n|\r)\s*")
WRAP: Final = 120  # no text is wrapped by hand at a longer line
NARROWEST: Final = 30  # characters of the longest line of a text that was wrapped
HEAD: Final = 8
HEADLINE_WORDS: Final = 25
HEADLINE_LEAST: Final = 3  # long words, each with a capital, make a closed line a headline
NAMED: Final = 4  # letters of a word that a headline sets with a capital
WORD: Final = re.compile(r"[^\W\d_]{4,}|\d+")
ROOT: Final = 5  # letters of a word that its forms share
TOLD_AGAIN: Final = 3  # words and figures of a headline that its story tells again at once
CROSSHEAD_WORDS: Final = 8
BYLINE_WORDS: Final = 12
CLOSED: Final = re.compile(r"[.!?…:;,][\"'”’)\]]*$")
ENDED: Final = re.compile(r"[.!?…:][\"'”’)\]]*$")
BULLET: Final = re.compile(r"[-*•–]\s|\d+[.)]\s")
ASIDE: Final = re.compile(r"[-–]\s[^-–—\n]{1,80}\s[-–](?:\s{1,9}[a-z]|\s{0,9}$)")
BYLINE: Final = re.compile(
    r"\W*(?:(?i:words |report |reporting )?(?:[Bb]y|BY)\s+[A-Z](?!\w*day\b)|(?i:(?:by|from) (?:our|staff|agencies)\b))"
)
ROLE: Final = re.compile(r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3},? [\w ]*\b(?i:editor|correspondent|reporter)")
CAPTION: Final = re.compile(
    r"\W*(?:picture|photo|photograph|image|caption|pictured|video|chart|graphic)s?(?: by| credit)?:", re.IGNORECASE
)
CREDIT: Final = re.compile(r"\((?:picture|photo|photograph|image|credit)s?: [^)]{0,300}\)\.?$", re.IGNORECASE)
MASTHEAD: Final = re.compile(
    r"(?:The )?(?:[A-Z][\w’'&]* ){0,3}(?:Express|Times|Mail|Guardian|News|Herald|Post|Telegraph|Observer|Mirror|Sun"
    r"|Star|Gazette|Chronicle|Echo|Standard|Argus|Journal|Press|Independent|Courier|Tribune|Record|Advertiser|Mercury"
    r"|Reuters|BBC|ITV|PA)(?: on Sunday| Online| Media)?|\S+\.(?:com|co\.uk|org|net)"
)
FURNITURE: Final = re.compile(
    r"newspapers (?:in|from) |read (?:more|next)|related\b|more on this|share this|follow us|sign up|subscribe|advert"
    r"|\W{0,9}(?:(?:strictly )?embargoed (?:until|till|to|for)\b|for immediate release|not for publication)"
    r"|copyright|©|all rights reserved|topics?:|tags?:|source:|https?://\S+$|\(?ends\)?$",
    re.IGNORECASE,
)


def blocks_of(text: str) -> tuple[Block, ...]:
    """Cut a text into its blocks, counted from 1."""
    spans = list(_paragraphs(text))
    kinds = kinds_of([text[start:end] for start, end in spans])
    return tuple(Block(kind, *span, n) for n, (span, kind) in enumerate(zip(spans, kinds, strict=True), 1))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Cut at blank lines; and at single ones where the lines are not wrapped by hand."""
    chunks = list(_split(text, BLANK, 0, len(text)))
    for start, end in chunks:
        lines = [(m.start(), m.end()) for m in LINE.finditer(text, start, end) if m[0].strip()]
        whole = len(lines) > 1 and _wrapped([text[a:b] for a, b in lines], alone=len(chunks) == 1)
        yield from [(start, end)] if whole else (_stripped(text, *line) for line in lines)


def line_ends(text: str) -> list[tuple[int, int]]:
    """The ends of lines that an editor wrapped, with the space around them: the text means a space there."""
    if "\n" not in text and "\r" not in text:
        return []
    chunks = [_lines(text, *chunk) for chunk in _split(text, BLANK, 0, len(text))]
    alone = len(chunks) == 1
    return [
        (one[1], two[0])
        for lines in chunks
        if len(lines) > 1
        and _filled([text[a:b] for a, b in lines])
        and _wrapped([text[a:b] for a, b in lines], alone=alone)
        for one, two in pairwise(lines)
    ]


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [_stripped(text, *match.span()) for match in LINE.finditer(text, start, end) if match[0].strip()]


def _filled(lines: Sequence[str]) -> bool:
    """True where no line has room for the first word of the next one."""
    width = max(map(len, lines))
    return NARROWEST <= width <= WRAP and all(
        len(one) + 1 + len(two.split(None, 1)[0]) > width for one, two in pairwise(lines)
    )


def _wrapped(lines: Sequence[str], *, alone: bool) -> bool:
    """True where single newlines are the work of an editor that wraps, not of a writer who ends a paragraph."""
    if max(map(len, lines)) > WRAP or any(is_byline(line) or is_date_line(line) for line in lines):
        return False
    if _listed(lines):
        return False
    open_lines = sum(not CLOSED.search(line.rstrip()) for line in lines[:-1])
    return open_lines * 2 > len(lines) - 1 or not alone


def _listed(lines: Sequence[str]) -> bool:
    """True for a list: in wrapped lines one that begins "2010. " or "– " goes on with the sentence before, and so does "- 45% - to"."""
    bullets = [n for n, line in enumerate(lines) if n and BULLET.match(line.lstrip())]
    alone = len(bullets) == 1 and not ENDED.search(lines[bullets[0] - 1].rstrip())
    if not bullets or (alone and ASIDE.match(lines[bullets[0]].lstrip())):
        return False
    inside = [ENDED.search(one.rstrip()) is None for one, two in pairwise(lines) if BULLET.match(two.lstrip())]
    return not (_filled([line.strip() for line in lines]) and all(inside) and not BULLET.match(lines[0].lstrip()))


def _split(text: str, separator: re.Pattern[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in separator.finditer(text, start, end):
        if text[start : match.start()].strip():
            yield _stripped(text, start, match.start())
        start = match.end()
    if text[start:end].strip():
        yield _stripped(text, start, end)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def kinds_of(paragraphs: Sequence[str]) -> list[BlockKind]:
    """Tell the part that each paragraph has in the page; a word to the desk may stand before the headline."""
    if _is_before_headline(paragraphs):
        return ["body", *kinds_of(paragraphs[1:])]
    head = _head_length(paragraphs)
    foot = _foot_start(paragraphs, head)
    return [
        *_head_kinds(paragraphs[:head]),
        *(_body_kind(paragraphs, n, head) for n in range(head, foot)),
        *(_foot_kind(paragraph) for paragraph in paragraphs[foot:]),
    ]


def _head_length(paragraphs: Sequence[str]) -> int:
    """Count the paragraphs before the body: up to the byline, and on to the first one that ends as a sentence does."""
    head = min(len(paragraphs) - 1, HEAD)
    byline = max((n for n, paragraph in enumerate(paragraphs[:head]) if is_byline(paragraph)), default=-1)
    for n in range(byline + 1, head):
        if (
            CLOSED.search(paragraphs[n])
            and not (n == 0 and (_is_headline(paragraphs[0]) or _is_set_as_headline(*paragraphs[:2])))
            and not _is_label(paragraphs[n])
        ):
            return n
        if len(paragraphs[n].split()) > HEADLINE_WORDS or BULLET.match(paragraphs[n]):
            return n
    return max(head, 0)


def _is_before_headline(paragraphs: Sequence[str]) -> bool:
    """True where a sentence stands above a line that the paragraph below tells again, and it tells little of that line itself."""
    if len(paragraphs) < 3 or not CLOSED.search(paragraphs[0]) or not CLOSED.search(paragraphs[2]):  # noqa: PLR2004 - these are looked at
        return False
    line = paragraphs[1]
    if CLOSED.search(line) or BULLET.match(line) or _is_label(line) or len(line) >= len(paragraphs[2]):
        return False
    before, told, below = map(_roots, paragraphs[:3])
    again = told & below
    return len(again) >= TOLD_AGAIN and 2 * len(again) >= len(told) and 2 * len(told & before) <= len(again)


def _roots(paragraph: str) -> set[str]:
    return {word[:ROOT] for word in WORD.findall(paragraph.lower())}


def _is_headline(paragraph: str) -> bool:
    """True for a short question or cry, which a headline may be although it is closed."""
    return paragraph.rstrip("'\"’”").endswith(("?", "!")) and len(paragraph.split()) < HEADLINE_WORDS / 2


def _is_set_as_headline(first: str, second: str) -> bool:
    """True for a few words in capitals, or with a capital each, that end in a full stop above a longer paragraph."""
    named = [word for word in first.split() if len(word) >= NAMED and word[0].isalpha()]
    if len(named) < HEADLINE_LEAST or len(first.split()) > HEADLINE_WORDS / 2 or len(second) < len(first):
        return False
    return all(word[0].isupper() for word in named)


def _head_kinds(paragraphs: Sequence[str]) -> Iterator[BlockKind]:
    has_headline = False
    for n, paragraph in enumerate(paragraphs):
        if _is_label(paragraph):
            yield _label_kind(paragraph)
        elif n == 0 and len(paragraphs) > 1 and MASTHEAD.fullmatch(paragraph):
            yield "furniture"
        else:
            yield "standfirst" if has_headline else "headline"
            has_headline = True


def _is_label(paragraph: str) -> bool:
    return is_byline(paragraph) or is_date_line(paragraph) or _is_caption(paragraph) or bool(FURNITURE.match(paragraph))


def _label_kind(paragraph: str) -> BlockKind:
    if is_byline(paragraph):
        return "byline"
    return "caption" if _is_caption(paragraph) else "furniture"


def is_byline(paragraph: str) -> bool:
    """True for "By Jon Smith", "- By Jon Austin CRIME EDITOR", "Jane Doe, Health correspondent" (and a day)."""
    parts = [part.strip() for part in SEPARATOR.split(paragraph)]
    named = [part for part in parts if not is_date_line(part)]
    if not named or len(paragraph.split()) > BYLINE_WORDS or CLOSED.search(paragraph) or re.search(r"\d", named[0]):
        return False
    return bool(BYLINE.match(named[0]) or ROLE.fullmatch(named[0]))


def _is_caption(paragraph: str) -> bool:
    return bool(CAPTION.match(paragraph) or CREDIT.search(paragraph))


def _body_kind(paragraphs: Sequence[str], n: int, head: int) -> BlockKind:
    if _is_caption(paragraphs[n]):
        return "caption"
    if is_date_line(paragraphs[n]) or FURNITURE.fullmatch(paragraphs[n]):
        return "furniture"
    around = [paragraphs[m] for m in (n - 1, n + 1) if head <= m < len(paragraphs)]
    return "crosshead" if n > head and _is_short(paragraphs[n]) and not any(map(_is_short, around)) else "body"


def _is_short(paragraph: str) -> bool:
    """True for a line of a few words that does not end as a sentence does."""
    return len(paragraph.split()) <= CROSSHEAD_WORDS and not CLOSED.search(paragraph) and not BULLET.match(paragraph)


def _foot_start(paragraphs: Sequence[str], head: int) -> int:
    """Find where the story is over: what follows its last sentence and states no figure, or is plainly a label."""
    foot = len(paragraphs)
    while foot - 1 > head and _ends_story(paragraphs[foot - 1]):
        foot -= 1
    return foot


def _ends_story(paragraph: str) -> bool:
    return _is_label(paragraph) or (_is_short(paragraph) and not re.search(r"\d", paragraph))


def _foot_kind(paragraph: str) -> BlockKind:
    return _label_kind(paragraph) if _is_label(paragraph) else "crosshead"
