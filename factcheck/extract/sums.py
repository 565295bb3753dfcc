"""Totals that a clause tells: "A and B together make T", "T, of which A was staff and B the rest", "T people, 23 men and 12 women"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.alike import kinship, narrowed
from factcheck.lexicon import table, words
from factcheck.model import Tie, Total

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line, Mention

_ADDED = Tie("sure", ("same sentence", "the parts are said to make the total"), via="total/add-up-to")
_RESTED = Tie("sure", ("same sentence", "“of which …” and the rest"), via="total/of-which-the-rest")
_EITHER = Tie("sure", ("same sentence", "two groups that leave nobody out"), via="total/two-groups")


def told_sums(line: Line, figures: Sequence[Mention]) -> Iterator[Total]:
    """Each total of a sentence that has just three amounts, two parts and their sum, in one of these forms."""
    if len(figures) == 4 and figures[0].quantity.scalar == 2 and figures[0].kind in ("count", "number"):
        figures = figures[1:]  # "the two grants, of £36m and £48m, add up to £84m"
    if len(figures) != 3 or any(m.quantity.is_range or m.quantity.per for m in figures):
        return
    one, two, three = figures
    if _made(line, one, two, three):
        yield Total(three.quantity, (one.quantity, two.quantity), complete=True, tie=_ADDED)
    elif _of_which(line, one, two, three):
        yield Total(one.quantity, (two.quantity, three.quantity), complete=True, tie=_RESTED)
    elif _everybody(line, one, two, three):
        yield Total(one.quantity, (two.quantity, three.quantity), complete=True, tie=_EITHER)
    elif _leaving(line, one, two, three):
        yield Total(one.quantity, (two.quantity, three.quantity), complete=True, tie=_RESTED)


def _made(line: Line, one: Mention, two: Mention, total: Mention) -> bool:
    """ "The £36m for trams and £48m for track add up to £84m"; "together the 12 vans and 23 lorries made a convoy of 35"."""
    between, gap = line.gap(one, two), line.gap(two, total)
    if (
        narrowed(line, total)
        or len(between) > 8
        or len(gap) > 8
        or {";", "but"} & set(between + gap)
        or line.verb(one.last + 1, two.first)
    ):
        return False
    opened = line.words(line.first, one.first)
    gap = [word for word in gap if word not in (",", ")")]
    if opened[:1] == ["adding"] and "to" in between:
        return gap[-1:] in (["gives"], ["makes"], ["gave"], ["made"])
    if "and" not in between:
        return False
    verbs = [i for i, word in enumerate(gap) if word in words("told", "making", "verbs")]
    if not verbs:
        return False
    verb, behind = gap[verbs[0]], gap[verbs[0] + 1 :]
    if verb in words("told", "making", "adding"):
        return behind == ["up", "to"]
    plain = (
        not behind
        or (len(behind) <= 4 and behind[0] in ("a", "the", "up") and behind[-1] == "of")
        or behind == ["up", "the"]
    )
    joined = (
        behind[:1] == ["up"] or "together" in opened + gap or opened[:2] == ["between", "them"] or "combined" in gap
    )
    return plain and joined


def _of_which(line: Line, total: Mention, one: Mention, two: Mention) -> bool:
    """ "Costs came to £1,010m, of which £606m was staff and £404m the rest"."""
    if line.gap(total, one) not in ([",", "of", "which"], ["of", "which"]):
        return False
    gap = line.gap(one, two)
    rest = line.words(two.last, two.last + 2) in (["the", "rest"], ["the", "remainder"])
    other = gap[-2:] in (["the", "other"], ["the", "remaining"])
    return "and" in gap and len(gap) <= 8 and ";" not in gap and (rest or other)


def _leaving(line: Line, total: Mention, one: Mention, two: Mention) -> bool:
    """ "The crowd of 840 included 230 visitors, leaving 610 home fans": not "leaving 12 wounded"."""
    included = line.gap(total, one)[-1:] in (["included"], ["includes"]) and line.gap(one, two)[-2:] == [",", "leaving"]
    return included and two.kind == one.kind and kinship(line, total, (one, two)) != "loose"


def _everybody(line: Line, total: Mention, one: Mention, two: Mention) -> bool:
    """ "Police arrested 35 people, 23 men and 12 women.": men and women, boys and girls are all there are."""
    nouns = {one.context.noun, two.context.noun}
    if kinship(line, total, (one, two)) == "loose":
        return False  # "the five boats, 40 men and 32 women"
    if not any(nouns == set(pair) for pair in table("things")["either"]) or line.gap(one, two)[-1:] != ["and"]:
        return False
    gap = line.gap(total, one)
    apposed = gap[-1:] in ([","], [":"], ["—"], ["–"]) and len(gap) <= 3 and not line.verb(total.last, one.first)
    had = gap in (["had"], ["has"], ["is"], ["was"], ["have"])
    closed = two.last >= line.last or line.lower(two.last + _nouns_behind(line, two)) in (
        ".",
        ",",
        ";",
        "—",
        "–",
        ")",
        "",
    )
    grouped = total.context.noun is None or total.kind in ("count", "number")
    return (apposed or had) and closed and grouped and len(line.gap(one, two)) <= 3


def _nouns_behind(line: Line, mention: Mention) -> int:
    """How many nouns stand right behind a figure."""
    count = 0
    while line.tag(mention.last + count).startswith("NN"):
        count += 1
    return count
