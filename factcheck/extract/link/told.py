"""What a mention of a figure tells, made ready for being held against another mention."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from factcheck.extract.kinds import COUNTS
from factcheck.extract.one_thing import state_of
from factcheck.extract.parse import within
from factcheck.extract.topics import stem
from factcheck.lexicon import table, words
from factcheck.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extract.line import Line, Mention
    from factcheck.extract.parse import Word

ROOT: Final = 6  # letters of a stem that tell its kin: "arrest" of "arrested" and "arrests"
NEAR: Final = 7  # words on either side of a figure that are near it
NAMES: Final = ("NNP", "NNPS")
CONTENT: Final = ("NN", "VB", "JJ")
DEGREES: Final = ("celsius", "fahrenheit")


@dataclass(frozen=True, slots=True)
class Told:
    """One mention: its sort (what it may be compared with), the words near and far, and its place."""

    line: Line
    mention: Mention
    sort: str
    near: frozenset[str]
    phrase: frozenset[str]
    said: frozenset[str]
    names: frozenset[str]
    times: frozenset[str]
    dates: frozenset[str]
    noun: str | None
    before: str
    behind: str
    behind_two: str
    lead: str
    verb: str
    subject: str
    state: str | None
    marked: bool
    moved: bool
    definite: bool
    rivals: int
    place: str
    order: int


def sort_of(mention: Mention) -> str | None:
    """What a figure may be compared with: figures of one kind and unit; `None` for those that are told of no fact here."""
    kind, unit = mention.kind, mention.quantity.unit
    if kind == "date" or mention.quantity.is_range:
        return None
    if kind in COUNTS:
        return "point" if unit == "point" else "count"
    if kind in ("money", "measure", "duration"):
        return f"{kind} {unit}"
    if kind == "ratio":
        return "ratio time" if mention.figure.multiple else "ratio"
    return kind


def told(lines: Sequence[Line]) -> list[Told]:
    """Every figure of an article that may be told again, in order."""
    found: list[Told] = []
    body = [line for line in lines if line.block == "body"]
    first = body[0].paragraph if body else 0
    for line in lines:
        common = _common(line)
        sorts = [None if _differs(line, mention) else sort_of(mention) for mention in line.mentions]
        alike: dict[str | None, list[Mention]] = {}
        for mention, sort in zip(line.mentions, sorts, strict=True):
            alike.setdefault(sort, []).append(mention)
        for mention, sort in zip(line.mentions, sorts, strict=True):
            if sort is not None:
                place = _place(line, first), len(found)
                found.append(_told(mention, (sort, alike[sort]), line, common, place))
    return found


def _differs(line: Line, mention: Mention) -> bool:
    """ "32F above average": so many degrees lie between two temperatures, and are none."""
    return mention.quantity.unit in DEGREES and line.lower(mention.last) in words("links", "differing")


def _place(line: Line, first: int) -> str:
    if line.block != "body":
        return line.block
    return "lead" if line.paragraph <= first + 1 else "body"


Common = tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str], bool]


def _common(line: Line) -> Common:
    """What all figures of a sentence share: its words, its names, its times, and whether it tells who else tells of them."""
    all_words = line.sentence.words
    roots = frozenset(root(w) for w in all_words if _content(w))
    names = frozenset(w.lower for w in all_words if w.tag in NAMES and w.lower not in _timely())
    figures = [(m.figure.start, m.figure.end) for m in line.mentions if m.kind != "date"]
    timely = [w for w in all_words if w.lower in _timely() or _year(w.text)]
    times = frozenset(w.lower for w in timely if not any(a <= w.start < b for a, b in figures))
    dates = frozenset(w for w in times if _year(w) or w in table("dates")["months"])
    return roots, names, times, dates, any(w.lower in _voices() for w in all_words)


def _told(
    mention: Mention, sorted_: tuple[str, Sequence[Mention]], line: Line, common: Common, at: tuple[str, int]
) -> Told:
    sort, alike = sorted_
    all_words = line.sentence.words
    inside = within(all_words, mention.figure.start, mention.figure.end)
    first, last = (inside[0], inside[-1] + 1) if inside else (0, 0)
    low, high = _room(line, mention, alike)
    around = [
        w for w in (*all_words[max(0, first - NEAR) : first], *all_words[last : last + NEAR]) if low <= w.start < high
    ]
    behind = [w.lower for w in all_words[last : last + 2]]
    before = [w.lower for w in all_words[max(0, first - 2) : first]]
    clause = mention.context.clause
    context = mention.context
    return Told(
        line=line,
        mention=mention,
        sort=sort,
        near=frozenset(root(w) for w in around if _content(w)),
        phrase=frozenset(s[:ROOT] for s in context.topic),
        said=common[0],
        names=common[1],
        times=common[2],
        dates=common[3],
        noun=context.noun.lower().rstrip("s")[:ROOT] if context.noun else None,
        before=before[-1] if before else "",
        behind=behind[0] if behind else "",
        behind_two=" ".join(behind) if len(behind) == 2 else "",
        lead=next((w.lower for w in reversed(all_words[max(0, first - 3) : first]) if w.tag in ("IN", "TO")), ""),
        verb=_verb(all_words, clause),
        subject=(context.subject or "")[:ROOT],
        state=state_of(line, mention) if sort == "count" else None,
        marked=bool(_markers() & {*before, *behind}) or _numbered(line, mention),
        moved=bool(_updates() & {w.lower for w in around}) or common[4],
        definite=any(w in words("links", "definite", "words") for w in before),
        rivals=len(alike) - 1,
        place=at[0],
        order=at[1],
    )


def _verb(words_: Sequence[Word], at: int) -> str:
    return root(words_[at]) if 0 <= at < len(words_) and words_[at].tag.startswith("VB") else ""


def _room(line: Line, mention: Mention, alike: Sequence[Mention]) -> tuple[int, int]:
    """The stretch about a figure that no other figure of its sort stands in: what is near it is of it."""
    start = mention.figure.start
    at = bisect_left(alike, start, key=lambda m: m.figure.start)
    before = next((m.figure.end for m in reversed(alike[max(0, at - 2) : at]) if m.figure.end <= start), None)
    behind = next((m.figure.start for m in alike[at : at + 2] if m.figure.start > start), None)
    return line.sentence.start if before is None else before, line.sentence.end if behind is None else behind


def root(word: Word) -> str:
    """A word cut so that its forms are one."""
    return stem(word)[:ROOT]


def _content(word: Word) -> bool:
    return word.tag[:2] in CONTENT and word.lower[0].isalpha() and word.lower not in words("things", "empty")


def _timely() -> frozenset[str]:
    return _TIMELY or _fill()


_TIMELY: frozenset[str] = frozenset()


def _fill() -> frozenset[str]:
    global _TIMELY  # noqa: PLW0603
    dates, periods = table("dates"), table("periods")
    _TIMELY = frozenset(
        (*dates["months"], *dates.get("weekdays", ()), *periods["units"], *words("periods", "relative"))
    )
    return _TIMELY


def _year(text: str) -> bool:
    return len(text) == 4 and text.isdecimal() and text[:2] in ("18", "19", "20")


def _numbered(line: Line, mention: Mention) -> bool:
    """ "12 of 25 photos": a place in a series, not a count."""
    if line.lower(mention.first - 1) == "of" and any(m.last == mention.first - 1 for m in line.mentions):
        return True
    return line.lower(mention.last) == "of" and any(m.first == mention.last + 1 for m in line.mentions)


def _updates() -> frozenset[str]:
    """Words by which a figure is of another time, or another's."""
    return words("links", "updates")


def _voices() -> frozenset[str]:
    """Words for those who tell another figure on purpose."""
    return words("links", "voices")


def _markers() -> frozenset[str]:
    return words("facts", "added") | words("links", "marked")
