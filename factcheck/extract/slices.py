"""Parts of wholes that a whole clause tells: "303 of the 1,212 adults smoked, a quarter", "20% of the £1,010m market, with £202m"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.apposed import part_and_whole, parts_of
from factcheck.lexicon import words
from factcheck.model import Share, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line, Mention

_CLAUSE = Tie("sure", ("same sentence", "the share closes the clause of its part and whole"), via="share/closes-clause")


def slices(line: Line, figures: Sequence[Mention], index: int) -> Iterator[Share]:
    """The part and the whole that a share stands with in one of these forms, if it does."""
    share = figures[index]
    alone = len(figures) == 3  # with a fourth figure in the sentence the share may be of that
    if not alone:
        return
    found = (
        _closing(line, figures, index)
        or _with(line, figures, index)
        or _among(line, figures, index)
        or _whole_was(line, figures, index)
        or _for_a_rate(line, figures, index)
    )
    if found is not None and parts_of(*found) and found[0].quantity.scalar < found[1].quantity.scalar:
        yield Share(found[0].quantity, found[1].quantity, share.quantity, _CLAUSE)


def _closing(line: Line, figures: Sequence[Mention], index: int) -> tuple[Mention, Mention] | None:
    """ "Some 303 of the 1,212 adults asked smoked, a quarter.": the share ends the sentence behind one plain verb."""
    if index != 2 or line.lower(figures[2].last) not in (".", ""):
        return None
    two = part_and_whole(line, figures[:2])
    gap = line.gap(figures[1], figures[2])
    plain = (
        gap[-1:] == [","] and gap.count(",") == 1 and len(gap) <= 6 and not {"in", "of", "at", "and", "or"} & set(gap)
    )
    return two if plain else None


def _with(line: Line, figures: Sequence[Mention], index: int) -> tuple[Mention, Mention] | None:
    """ "Women make up a quarter of the 48 judges, with 12"; "it has 20% of the £1,010m market, with sales of £202m"."""
    if index != 0 or not _of_the(line, figures[0], figures[1]):
        return None
    gap = line.gap(figures[1], figures[2])
    led = gap[-2:] == [",", "with"] or (
        gap[-4:-2] == [",", "with"] and gap[-1] == "of" and gap[-2] in words("things", "held")
    )
    plain = led and len(gap) <= 6 and gap.count(",") == 1 and line.lower(figures[2].last) in (".", "", ",", ";")
    return (figures[2], figures[1]) if plain else None


def _among(line: Line, figures: Sequence[Mention], index: int) -> tuple[Mention, Mention] | None:
    """ "There are 12 women among the 48 judges, 25% of the total"; "sales of £202m in a market worth £1,010m, a fifth of the total"."""
    if index != 2:
        return None
    part, whole, share = figures
    link, gap = line.gap(part, whole), line.gap(whole, share)
    behind = line.words(share.last, share.last + 4)
    total = (
        behind[:1] == ["of"]
        and behind[-1:] in (["."], [])
        and set(behind[1:3]) <= {"the", "total", "whole", "it", "them", "."}
    )
    among = link[-2:] == ["among", "the"] or (link[:2] == ["in", "a"] and link[-1:] == ["worth"])
    held = gap[-1:] == [","] and gap.count(",") == 1 and len(gap) <= 3
    return (part, whole) if total and among and held and len(link) <= 5 else None


def _whole_was(line: Line, figures: Sequence[Mention], index: int) -> tuple[Mention, Mention] | None:
    """ "The crowd of 15,110 was 25.5% visitors (3,860)": the whole is the subject, the part stands behind its share."""
    if index != 1:
        return None
    whole, share, part = figures
    gap = line.gap(share, part)
    named = len(gap) in (2, 3) and gap[-1] == "(" and line.lower(part.last) == ")" and line.tag(part.first - 2) == "NNS"
    return (part, whole) if line.gap(whole, share) in (["was"], ["is"], ["were"]) and named else None


def _for_a_rate(line: Line, figures: Sequence[Mention], index: int) -> tuple[Mention, Mention] | None:
    """ "6,637 people replied, out of 9,402 who were asked, for a response rate of 71%"."""
    if index != 2:
        return None
    part, whole, share = figures
    gap = line.gap(whole, share)
    led = (
        gap[-1:] == ["of"]
        and gap[-2:-1]
        and gap[-2] in ("rate", "share", "turnout")
        and ("for" in gap or "giving" in gap)
    )
    out = line.gap(part, whole)[-2:] in (["out", "of"], [",", "of"]) or line.gap(part, whole)[-3:] == ["of", "the"]
    return (part, whole) if led and out and len(gap) <= 12 and len(line.gap(part, whole)) <= 6 else None


def _of_the(line: Line, share: Mention, whole: Mention) -> bool:
    """True for "a quarter of the 48", "20% of a £1,010m"."""
    return line.gap(share, whole) in (["of", "the"], ["of", "a"], ["of", "its"], ["of", "their"], ["of", "all"])
