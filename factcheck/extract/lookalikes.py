"""Letters and marks that only look like part of a number ("17,O22"): it is not read, and that is said.

Read as it stands, "17,O22" would be 17 and 22, and every sum with it wrong. What the writer meant is plain to a reader, yet
not to be guessed here: a letter for a digit may be a slip of the hand, of a scanner, or of somebody who means harm.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from factcheck.model import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Article

# Digits by the letters of other scripts that are drawn like them, which no English word mixes with digits ...
FOREIGN: Final = (
    dict.fromkeys("ОоΟοՕօ", "0") | dict.fromkeys("ІӀӏΙ", "1") | dict.fromkeys("ЗзӠӡƷʒ", "3") | {"Ѕ": "5", "б": "6"}
)
# ... and by our own, which may be a unit ("5l"), a name ("O2") or a numeral ("I"), and are told by what stands round them.
OWN: Final = dict.fromkeys("Oo", "0") | dict.fromkeys("lI", "1")
MARKS: Final = dict.fromkeys("‚،٬，", ",") | dict.fromkeys("٫．․", ".")
CURRENCIES: Final = "£$€"
LONGEST: Final = 40  # characters on either side that are looked at
GROUP: Final = 3
ADDRESSES: Final = frozenset("/_@#&=~\\:")  # beside what is an address or a name rather than a number
MOST: Final = 20  # notices of one article
NEWLINE: Final = re.compile(r"\r\n|\n|\r")
RUN: Final = rf"\d{''.join([*FOREIGN, *OWN])}"
# A first look, to spare most texts the rest: such a letter or mark beside a digit, or beside the point or comma by one.
BESIDE: Final = re.compile(
    rf"\d[.,]?[{''.join([*FOREIGN, *OWN])}]|[{''.join([*FOREIGN, *OWN])}][.,]?\d|\d[{''.join(MARKS)}]\d"
)
NUMBER: Final = re.compile(
    rf"(?P<whole>[{RUN}]{{1,20}})(?P<rest>(?:[.,{''.join(MARKS)}][{RUN}]{{1,20}}){{0,8}})(?P<scale>m|bn|k|tn|pc|p)?"
)
# Marks that turn a stretch of text round, up to the mark that ends it or the end of the line.
TURNED: Final = re.compile("[\u202b\u202e\u2067][^\u202c\u2069\r\n]*")


class Stretch(NamedTuple):
    """A number at `text[start:end]` in which a letter or a mark stands for what it looks like."""

    start: int
    end: int
    letter: str
    like: str


def lookalikes(text: str) -> Iterator[Stretch]:
    """Yield every such number, in order."""
    done = 0
    for match in BESIDE.finditer(text):
        if match.start() < done:
            continue
        start, end = _bounds(text, match.start(), match.end())
        done = end
        if text[start - 1 : start] in ADDRESSES or text[end : end + 1] in ADDRESSES:
            continue
        letter = _stands_in(text, start, end)
        if letter is not None:
            yield Stretch(start, end, letter, {**FOREIGN, **OWN, **MARKS}[letter])


def _bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch of letters, digits, points and commas around a place, as far as a number may reach."""
    least, most = max(0, start - LONGEST), min(len(text), end + LONGEST)
    while start > least and _belongs(text[start - 1]):
        start -= 1
    while end < most and _belongs(text[end]):
        end += 1
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip(".,")), start + len(piece.rstrip(".,"))


def _belongs(character: str) -> bool:
    return character.isalnum() or character in ".," or character in MARKS


def _stands_in(text: str, start: int, end: int) -> str | None:
    """The letter or mark of a stretch that stands for a digit, a comma or a point, if one does."""
    match = NUMBER.fullmatch(text, start, end)
    if match is None or not any(character.isdecimal() for character in match[0]):
        return None
    foreign = next((c for c in match[0] if c in FOREIGN or c in MARKS), None)
    if foreign is not None:
        return foreign if foreign in FOREIGN or _is_number(match["whole"], match["rest"]) else None
    own = next((c for c in match["whole"] + match["rest"] if c in OWN), None)
    priced = text[start - 1 : start] in CURRENCIES and start > 0
    counted = text[end : end + 1] == "%" or priced
    return own if own is not None and (counted or _is_number(match["whole"], match["rest"])) else None


def _is_number(whole: str, rest: str) -> bool:
    """True for what has the shape of a number: groups of three behind commas, decimals, or digits on both sides of a letter."""
    if not rest:
        return whole[0].isdecimal() and whole[-1].isdecimal()
    if rest[-1] in "lI" or not (whole in ("O", "o") or any(c.isdecimal() for c in whole)):
        return False  # "1.5l" of water; "I, 200"
    plain = "".join(MARKS.get(c, c) for c in rest)
    groups, point, _ = plain.partition(".")
    return bool(point) if not groups else all(len(group) == GROUP for group in groups[1:].split(","))


def notices(article: Article) -> Iterator[Notice]:
    """Say which numbers were not read, and where marks of direction may show a figure otherwise than it is read."""
    for found in islice(lookalikes(article.text), MOST):
        said = article.text[found.start : found.end]
        what = f"{_named(found.letter)} that looks like {_shape(found.like)}"
        yield _notice(article, found.start, f"“{said}” was not read as a figure: it holds {what}.")
    if article.origin is not None:
        turned = (match for match in TURNED.finditer(article.origin.file) if any(c.isdecimal() for c in match[0]))
        for match in islice(turned, MOST):
            at, _ = article.origin.inward(match.start(), match.end())
            yield _notice(
                article, at, "marks that turn text round stand here: a figure may be shown otherwise than read."
            )


def _notice(article: Article, at: int, message: str) -> Notice:
    return Notice(len(NEWLINE.findall(article.text, 0, at)) + 1, message, at)


def _named(letter: str) -> str:
    return f"the letter {letter}" if letter.isalpha() else f"a mark ({letter})"


def _shape(like: str) -> str:
    return {",": "a comma", ".": "a point"}.get(like, f"a {like}")
