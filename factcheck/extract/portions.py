"""Parts of wholes whose share is no percentage in brackets: fractions of counts, stakes, "made up 25% of the 15,110"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.apposed import beside_share, part_and_whole, parts_of, set_off
from factcheck.extract.measures import comparable
from factcheck.lexicon import words
from factcheck.model import Share, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line, Mention


def side_by_side(form: str) -> Tie:
    """The tie of part, whole and share that stand next to each other in one of the forms."""
    return Tie("sure", ("same sentence", "part, whole and share side by side"), via=f"share/{form}")


def fractions(line: Line, figures: Sequence[Mention], index: int) -> Iterator[Share]:
    """ "A third of the seats, 32 of 96"; "three in four of the 400 asked, 300 people, agreed"."""
    fraction, after = figures[index], figures[index + 1 : index + 3]
    two = part_and_whole(line, figures[index - 2 : index]) if index > 1 else None
    if two is not None and set_off(line, two[1], fraction):
        yield Share(two[0].quantity, two[1].quantity, fraction.quantity, side_by_side("pair-fraction"))
        return
    if len(after) < 2 or line.lower(fraction.first - 1) in ("by", "up", "down"):
        return
    if part_and_whole(line, after) is not None and beside_share(line, fraction, after[0]):
        local = {"in", "at", "nationally"} & set(line.words(after[1].last, after[1].last + 2))
        if goes_on(line, after[1]):
            return
        tie = (
            Tie("guess", ("the part and its whole may be of another group",), via="share/fraction-local")
            if local
            else side_by_side("fraction-pair")
        )
        yield Share(after[0].quantity, after[1].quantity, fraction.quantity, tie)
    elif line.gap(fraction, after[0])[:1] == ["of"] and _whole_of(line, fraction, *after):
        yield Share(
            after[1].quantity,
            after[0].quantity,
            fraction.quantity,
            side_by_side("fraction-of-whole-part"),
            amount_stated=True,
        )


def goes_on(line: Line, whole: Mention) -> bool:
    """Whether a further part and whole follow: "12 of the 90 boys and nine of the girls" are the share together."""
    behind = line.words(whole.last, whole.last + 4)
    at = behind.index("and") if "and" in behind else None
    return at is not None and line.covered(whole.last + at + 1)


def _whole_of(line: Line, fraction: Mention, whole: Mention, part: Mention) -> bool:
    """Whether "three in four of the 400 asked, 300 people," names a whole and then what the fraction of it comes to."""
    link = line.gap(fraction, whole)
    if not (set_off(line, whole, part) or _bracketed(line, whole, part)):
        return False
    return len(link) <= 4 and "," not in link and parts_of(part, whole) and part.quantity.scalar < whole.quantity.scalar


def _bracketed(line: Line, whole: Mention, part: Mention) -> bool:
    """ "A quarter of the 1,212 adults, or 303, smoked"; "a quarter of the 1,212 adults (303)"."""
    gap = line.gap(whole, part)
    closing = line.lower(part.last)
    opened = (gap[-2:] == [",", "or"] and closing in (",", ".")) or (gap[-1:] == ["("] and closing == ")")
    return opened and len(gap) <= 5


def stake(line: Line, figures: Sequence[Mention], index: int) -> Iterator[Share]:
    """ "Her 12% stake in the £50m firm is worth £6m": what a firm is said to be worth may be told in more than one way."""
    share, after = figures[index], figures[index + 1 : index + 3]
    if len(after) < 2 or not all(m.kind == "money" for m in after) or not comparable(*after):
        return
    link, result = line.gap(share, after[0]), line.gap(*after)
    held = link[:1] in (["stake"], ["share"], ["holding"]) and "," not in link and len(link) <= 6
    valued = result[-1:] in (["worth"], ["at"]) and {"is", "was", "valued"} & set(result) and len(result) <= 6
    if held and valued:
        tie = Tie("guess", ("what the whole is said to be worth may be another value",), via="share/stake")
        yield Share(after[1].quantity, after[0].quantity, share.quantity, tie, amount_stated=True)


def made_up(line: Line, figures: Sequence[Mention], index: int) -> Iterator[Share]:
    """ "The 3,860 visitors made up 25.5% of the crowd of 15,110": the subject is the part, the object its share."""
    share, before, after = figures[index], figures[:index], figures[index + 1 :]
    if not before or not after or not parts_of(before[-1], after[0]):
        return
    part, whole = before[-1], after[0]
    lead, link = line.gap(part, share), line.gap(share, whole)
    if lead[:3] == ["of", "them", ","]:
        lead = lead[3:]
    if lead[:1] == [")"] and line.lower(part.first - 1) == "(":
        lead = lead[1:]  # "roads (£202m) take 20% of the £1,010m budget"
    composed = " ".join(lead[-2:]) in words("told", "composed", "phrases")
    verb = composed or (lead[-1:] and lead[-1] in words("told", "composed", "words"))
    opened = (
        line.lower(part.first - 1) in ("the", "its", "their", "these", "those", ",", "(") or part.first == line.first
    )
    plain = not {",", "and", "(", ";"} & set(lead) and len(lead) <= 6
    if lead and verb and opened and plain and _of_whole(link) and line.tag(part.first - 1) != "IN":
        yield Share(
            part.quantity,
            whole.quantity,
            share.quantity,
            Tie("sure", ("same sentence", "the part, its verb and the share"), via="share/made-up"),
        )


def share_first(line: Line, figures: Sequence[Mention], index: int) -> Iterator[Share]:
    """ "Some 25.5% (3,860) of the 15,110 fans": the part stands in brackets behind its share."""
    share, after = figures[index], figures[index + 1 : index + 3]
    if len(after) < 2 or line.gap(share, after[0]) != ["("] or not parts_of(*after):
        return
    link = line.gap(*after)
    if link[:1] == [")"] and _of_whole(link[1:]):
        yield Share(after[0].quantity, after[1].quantity, share.quantity, side_by_side("share-bracket-whole"))


def _of_whole(link: Sequence[str]) -> bool:
    """ "Of the", "of all", "of the crowd of": nothing but the whole's own words."""
    plain = not {",", "and", "(", ";", "or", "than"} & set(link)
    return bool(link) and link[0] == "of" and plain and (len(link) <= 2 or (len(link) <= 4 and link[-1] == "of"))
