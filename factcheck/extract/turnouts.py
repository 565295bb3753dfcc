"""Find turnouts with the votes and the electorate they come from, and divisions with all the votes that were cast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.lexicon import words
from factcheck.model import Division, Tie, Turnout

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line, Mention

LEAST = 100  # fewer electors than this are a committee


def turnouts(lines: Sequence[Line]) -> Iterator[Turnout]:
    """Every turnout in per cent with one count of votes and one electorate, in its sentence or the next to it."""
    for index, line in enumerate(lines):
        rates = [m for m in line.mentions if _rate(line, m)]
        if len(rates) != 1:
            continue
        near = [other for other in lines[max(0, index - 1) : index + 2] if _beside(line, other)]
        for some in ([line], near):
            cast, electors = _only(some, _is_cast), _only(some, _is_electors)
            if cast is not None and electors is not None and cast.quantity.scalar <= electors.quantity.scalar:
                tie = _tie(some, cast, alone=len(some) == 1 and some[0] is line)
                yield Turnout(rates[0].quantity, cast.quantity, electors.quantity, tie)
                break


def _beside(line: Line, other: Line) -> bool:
    return abs(other.paragraph - line.paragraph) <= 1


def _tie(some: Sequence[Line], cast: Mention, *, alone: bool) -> Tie:
    part = any(
        set(line.words(cast.first - 3, cast.last + 3)) & words("votes", "valid", "words")
        for line in some
        if cast in line.mentions
    )
    if part:
        return Tie("guess", ("these may not be all the votes that were cast",), via="turnout/part-of-votes")
    if alone:
        return Tie("sure", ("same sentence", "the turnout, the votes and the electorate"), via="turnout/sentence")
    return Tie("guess", ("the votes and the electorate are in sentences side by side",), via="turnout/two-sentences")


def _rate(line: Line, mention: Mention) -> bool:
    """ "Turnout was 42 per cent", "a 42% turnout"; not by how much it moved, or what it was before."""
    if mention.kind != "percent" or mention.quantity.is_range or mention.quantity.modality != "actual":
        return False
    back = line.words(mention.first - 5, mention.first)
    if set(back[-3:]) & words("votes", "moved", "words"):
        return False
    named = words("votes", "turnout", "words")
    return bool(set(back) & named) or bool(set(line.words(mention.last, mention.last + 2)) & named)


def _only(some: Sequence[Line], wanted: object) -> Mention | None:
    found = [m for line in some for m in line.mentions if callable(wanted) and wanted(line, m)]
    return found[0] if len(found) == 1 else None


def _people(mention: Mention) -> bool:
    q = mention.quantity
    return (
        mention.kind in ("count", "number")
        and not q.is_range
        and q.scalar >= LEAST
        and q.modality == "actual"
        and q.unit != "majority"
    )


def _is_electors(line: Line, mention: Mention) -> bool:
    """ "73,800 electors", "an electorate of 73,800", "the 73,800 registered voters", "73,800 people eligible to vote"."""
    if not _people(mention) or _whole_of(line, mention) is not None:
        return False
    behind = line.words(mention.last, mention.last + 4)
    before = line.words(mention.first - 3, mention.first)
    stop = next((i for i, word in enumerate(behind) if word in (",", ";", "and", "cast")), len(behind))
    marks = words("votes", "electors", "marks")
    return (
        bool(set(behind[:stop]) & marks)
        or ("electorate" in before and before[-1] in ("of", "is", "was"))
        or (mention.quantity.unit in words("votes", "electors", "nouns"))
    )


def _whole_of(line: Line, mention: Mention) -> Mention | None:
    """The 73,800 of "31,200 of the 73,800"."""
    following = next((m for m in line.mentions if m.first >= mention.last), None)
    links = (["of", "the"], ["of"], ["out", "of"], ["of", "its"])
    return following if following is not None and line.gap(mention, following) in links else None


def _is_cast(line: Line, mention: Mention) -> bool:
    """ "31,200 votes were cast", "31,200 people voted", "31,200 of the 73,800 electors voted"."""
    if not _people(mention) or _is_electors(line, mention):
        return False
    whole = _whole_of(line, mention)
    end = mention.last
    if whole is not None:
        if not _is_electors(line, whole):
            return False
        end = whole.last
    behind = line.words(end, end + 8)
    stop = next((i for i, word in enumerate(behind) if word in (",", ";", ".", "and")), len(behind))
    some = set(behind) | set(line.words(mention.first - 3, mention.first))
    if some & words("votes", "some", "words") or "majority" in some or {"for", "against"} & set(behind[:stop]):
        return False
    if (
        whole is not None
        and set(line.words(end, end + 12)) & words("votes", "turnout", "words")
        and "voted" not in behind
    ):
        return True
    return bool(set(behind[:stop]) & words("votes", "cast", "marks")) or _voted(line, end, end + stop)


def _voted(line: Line, first: int, last: int) -> bool:
    """ "Voted", and for nothing in particular; or "turned out"."""
    for at in range(first, last):
        if line.lower(at) in words("votes", "cast", "verbs") and line.lower(at + 1) in words("votes", "cast", "after"):
            return True
        if line.words(at, at + 2) == ["turned", "out"]:
            return True
    return False


def divisions(lines: Sequence[Line]) -> Iterator[Division]:
    """Every count of the votes with those for, against and neither, in one sentence."""
    for line in lines:
        if words("votes", "sides", "against").isdisjoint(line.words(line.first, line.last)):
            continue
        sides: dict[str, list[Mention]] = {"for": [], "against": [], "neither": []}
        figures = [
            m for m in line.figures(line.first, line.last) if m.kind in ("count", "number") and not m.quantity.is_range
        ]
        for mention in figures:
            side = _side(line, mention)
            if side is not None:
                sides[side].append(mention)
        total = _all_votes(line, [m for m in figures if not any(m in some for some in sides.values())])
        if total is None or len(sides["for"]) != 1 or len(sides["against"]) != 1 or len(sides["neither"]) > 2:
            continue
        neither = tuple(m.quantity for m in sides["neither"])
        tie = Tie(
            "sure" if neither else "guess",
            ("same sentence", "the votes on each side, and all of them"),
            via="votes/division",
        )
        yield Division(total.quantity, sides["for"][0].quantity, sides["against"][0].quantity, neither, tie)


def _side(line: Line, mention: Mention) -> str | None:
    """Which side a count is said to have voted for, by the words right behind it or in its brackets."""
    stop = next((m.first for m in line.mentions if m.first >= mention.last), line.last)
    behind = line.words(mention.last, min(stop, mention.last + 5))
    cut = next((i for i, word in enumerate(behind) if word in (",", ";", ".", "and", "with", ")")), len(behind))
    said = set(behind[:cut])
    for side in ("neither", "against", "for"):
        if said & words("votes", "sides", side):
            return side
    return None


def _all_votes(line: Line, figures: Sequence[Mention]) -> Mention | None:
    """The one count of all the votes: "737 ballots were cast", "of the 737 members who voted"."""
    found = [m for m in figures if set(line.words(m.last, m.last + 5)) & {"cast", "voted"}]
    return found[0] if len(found) == 1 and len(figures) == 1 else None
