"""Find totals with the list of their parts behind them: "21 people — 12 men and nine women"; "£26m, including £15m in cash"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.alike import apart, kinship, parted
from factcheck.extract.listed import closed, dash, listed, stated, stops
from factcheck.extract.measures import comparable
from factcheck.lexicon import words
from factcheck.model import Tie, Total
from factcheck.record import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line, Mention
    from factcheck.model import Certainty

FAR = 14
NAMED = 4  # so many words may name the whole and open the list of its sorts: "medals so far (", "games, including"
LED = 2  # so many words may stand between a colon and the first part: "an estimated"


def announced(line: Line, figures: Sequence[Mention]) -> Iterator[Total]:
    """Every total of a sentence with the list behind it."""
    lists = listed(line, figures[1:])
    for index, nearest in enumerate(figures[:-2]):
        parts, behind = lists[index : index + 2]
        if len(behind) > 1 and is_their_number(figures[index + 1], behind) and _says_all(line, nearest):
            parts = behind  # "in all 1,000 attend the three schools: 400 at ..."
        if len(parts) < 2 or is_their_number(nearest, parts):
            continue
        total = _comes_to(figures[: index + 1], parts) or nearest
        if all(part_of(total, part) for part in parts):
            found = _told(line, nearest, parts)
            if found is not None:
                complete, certainty, form = found
                certainty = "loose" if _rivals(line, figures[:index], nearest, parts) else certainty
                yield Total(total.quantity, tuple(p.quantity for p in parts), complete, _tie(certainty, form))


def is_their_number(count: Mention, parts: Sequence[Mention]) -> bool:
    """True for the "three" of "the three schools: 400 at Ash, 350 at Birch and 250 at Cedar": it counts the parts."""
    counts = count.quantity.scalar == len(parts) and count.kind in ("count", "number")
    return counts and sum(part.quantity.scalar for part in parts) != len(parts)


def part_of(total: Mention, part: Mention) -> bool:
    """Whether a figure is of a kind to be a part of the total."""
    if part.quantity.is_range or total.quantity.is_range or part.quantity.per != total.quantity.per:
        return False
    if part.kind in ("money", "measure") or total.kind in ("money", "measure"):
        return comparable(total, part) or part.quantity.unit in ("cent", "penny")
    return True


def _comes_to(before: Sequence[Mention], parts: Sequence[Mention]) -> Mention | None:
    """The figure before a list that the list comes to: the goals of "14 goals in 20 games: nine here and five there"."""
    whole = sum(part.quantity.scalar for part in parts)
    return next((m for m in reversed(before) if m.quantity.scalar == whole and part_of(m, parts[0])), None)


def _rivals(line: Line, others: Sequence[Mention], nearest: Mention, parts: Sequence[Mention]) -> bool:
    """Whether a list may as well be of a figure further before it as of the nearest: "40 people in 12 raids: nine men ..."."""
    lead = line.tag(nearest.first - 1) if line.tag(nearest.first - 1) != "DT" else line.tag(nearest.first - 2)
    colon = ":" in line.gap(nearest, parts[0])
    if not (colon or lead in ("IN", "CC")):
        return False
    most = max(part.quantity.scalar for part in parts)
    return any(
        m.quantity.scalar > most and part_of(_at_large(m), _at_large(parts[0])) and kinship(line, m, parts) != "loose"
        for m in others
    )


def _at_large(mention: Mention) -> Mention:
    """A figure without what it is told for each of: its parts, or an earlier one, need not say it again."""
    return replace(mention, quantity=replace(mention.quantity, per=None))


def _told(line: Line, total: Mention, parts: Sequence[Mention]) -> tuple[bool, Certainty, str] | None:
    """Whether the list is complete, and how sure that is, by what leads to it; `None` where nothing does."""
    gap = line.gap(total, parts[0])
    if len(gap) > FAR or "each" in gap or total.quantity.scalar < len(parts):
        return None  # "1.2m units, each of two shares and one warrant"
    if parted(line, parts) and _opened(line, total, parts):
        return True, "sure", "sorts"
    if _made_of(gap):
        return _made(line, total, parts)
    if words("told", "listing", "including") & set(gap):
        return False, "sure" if _included(line, total, parts) else "loose", "including"
    if _itemised(line, total, parts):
        return True, "sure", "itemised"
    if total.quantity.hedge == "at_most":
        return None  # "up to $200 in credit — $100 for one, $150 for the other": the most of them
    if _led(line, total, parts[0]):
        whole = closed(line, parts) and not stated(line, parts[-1])
        if not whole and sum(part.quantity.scalar for part in parts) != total.quantity.scalar:
            return None  # there may be other parts: that they come to less neither clears nor doubts
        return whole, kinship(line, total, parts) if whole else "loose", "dash-or-colon"
    return _set_off(line, total, parts)


def _opened(line: Line, total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether a list of sorts stands right behind its whole: "39 medals (16 gold", "39 medals, 16 gold", "39, including"."""
    gap, behind = line.gap(total, parts[0]), parts[-1].last + 1
    sign = gap[-1:] and (
        gap[-1] in ("(", ",", ":", *words("told", "listing", "including")) or dash(line, parts[0].first - 1)
    )
    local = "(" not in gap and line.tag(behind) == "IN"  # "45 medals, 16 gold, nine silver and 14 bronze at the Games"
    return bool(sign) and len(gap) <= NAMED and not local


def _made(line: Line, total: Mention, parts: Sequence[Mention]) -> tuple[bool, Certainty, str] | None:
    """ "Its 46 members are made up of 20 councillors and 26 teachers"."""
    if total.quantity.unit in words("things", "packs"):
        return None
    sure = closed(line, parts, commas=True) and kinship(line, total, parts) != "loose"
    return (True, "sure", "made-up-of") if sure else (False, "loose", "made-up-of")


def _included(line: Line, total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether parts behind "including" are all of the whole, and nobody is in two of them.

    Behind a comma "and" may go on with the sentence: "19 guests, including 14 Swedes, and 45 waiters".
    """
    gap = line.gap(parts[-2], parts[-1])
    return gap[-2:-1] != [","] and stops(line, parts[-1]) and apart(line, total, parts)


def _led(line: Line, total: Mention, first: Mention) -> bool:
    """Whether a dash or a colon leads from the clause of a whole to its parts."""
    at = next((i for i in range(first.first - 1, total.last - 1, -1) if dash(line, i) or line.lower(i) == ":"), None)
    if at is None:
        return False
    led = line.words(at + 1, first.first)
    return len(led) <= LED and set(led) <= words("told", "listing", "led") and "," not in line.words(total.last, at)


def _set_off(line: Line, total: Mention, parts: Sequence[Mention]) -> tuple[bool, Certainty, str] | None:
    """ "A total of 21 people, 12 men and nine women": a list in apposition to what "a total of" announces."""
    gap = line.gap(total, parts[0])
    apposed = _says_all(line, total) and gap[-1:] == [","] and len(gap) <= 4 and gap.count(",") == 1
    over = closed(line, parts)
    if not apposed or not (over or _resumes(line, parts[-1])):
        return None
    places = {line.lower(m.last) for m in parts}
    placed = all(m.kind == "number" for m in parts) and over and places in ({"in"}, {"at"}, {"on"}, {"from"})
    people = all(m.quantity.unit in words("things", "people") for m in (total, *parts))
    return True, "sure" if placed or people else "loose", "in-apposition"


def _itemised(line: Line, total: Mention, parts: Sequence[Mention]) -> bool:
    """ "Total costs were £1,010m: staff £606m, others £404m"; "costs totalled £1,010m (staff £606m, others £404m)"."""
    gap = line.gap(total, parts[0])
    said = words("told", "listing", "totals") & set(line.words(line.first, total.first))
    named = gap[:1] in ([":"], ["("]) and 1 < len(gap) <= 3 and all(word.isalpha() for word in gap[1:])
    return bool(said) and named and line.lower(parts[-1].last) in (".", ")", "")


def _says_all(line: Line, total: Mention) -> bool:
    """True for "a total of 21" and "in all, 21"."""
    back = [word for word in line.words(total.first - 3, total.first) if word != ","]
    return back[-2:] in (["total", "of"], ["in", "all"])


def _resumes(line: Line, last: Mention) -> bool:
    """True where the list is over at a comma, and the sentence goes on with its verb."""
    comma = next((i for i in range(last.last, last.last + 4) if line.lower(i) == ","), None)
    return comma is not None and line.verb(comma + 1, comma + 2)


def _made_of(gap: Sequence[str]) -> bool:
    text = " ".join(gap)
    return any(f" {phrase} " in f" {text} " for phrase in words("told", "listing", "made_of"))


def _tie(certainty: Certainty, form: str) -> Tie:
    via = f"total/{form}"
    if certainty == "sure":
        return Tie("sure", ("same sentence", "the parts are listed behind the total"), via)
    if certainty == "guess":
        return Tie("guess", ("the parts are listed behind the total", "they may be of another kind"), via)
    return Tie("loose", ("the list may not hold all the parts",), via)
