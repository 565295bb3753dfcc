"""Find totals and the parts that make them up."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.extract.measures import comparable
from factcheck.extract.sums import told_sums
from factcheck.lexicon import words
from factcheck.model import Tie, Total

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line, Mention

_MADE_UP = ("comprising", "comprised", "comprises", "comprise")
_MADE_OF = (
    ("made", "up"),
    ("consisting", "of"),
    ("consists", "of"),
    ("consist", "of"),
    ("split", "between"),
    ("composed", "of"),
    ("broken", "down"),
    ("divided", "between"),
)
_IN_ALL = (
    ("in", "all"),
    ("in", "total"),
    ("altogether",),
    ("all", "told"),
    ("between", "them"),
    ("combined",),
    ("put", "together"),
    ("a", "total", "of"),
    ("total", "of"),
    ("totalling",),
    ("totaling",),
    ("total", "is"),
    ("making",),
    ("for", "a", "total", "of"),
    ("adding", "up", "to"),
    ("a", "combined"),
)
_INCLUDING = ("including", "includes", "included", "among")


def totals(lines: Sequence[Line]) -> Iterator[Total]:
    """Every total with its parts in one sentence."""
    for line in lines:
        figures = [m for m in line.figures(line.first, line.last) if m.kind in ("count", "number", "money", "measure")]
        yield from _announced(line, figures)
        yield from _summed(line, figures)
        yield from told_sums(line, figures)


def _announced(line: Line, figures: Sequence[Mention]) -> Iterator[Total]:
    """ "12 senators — six Republicans and six Democrats"; "£26m, made up of £15m in cash and £11m in shares"."""
    for index, total in enumerate(figures[:-2]):
        parts = _list(line, figures[index + 1 :])
        behind = _list(line, figures[index + 2 :])
        if len(behind) >= 2 and _is_their_number(figures[index + 1], behind) and _says_all(line, total):
            parts = behind  # "in all 1,000 attend the three schools: 400 at ..."
        if len(parts) < 2 or not all(_part_of(total, part) for part in parts) or _is_their_number(total, parts):
            continue
        gap = line.gap(total, parts[0])
        kind = _leads(gap) or _itemised(line, total, parts) or _set_off(line, total, parts)
        if kind is None or len(gap) > 14:
            continue
        if "each" in gap or (kind == "made" and total.quantity.unit in words("things", "packs")):
            continue  # "1.2m units, each of two shares and one warrant"
        closed = "and" in line.gap(parts[-2], parts[-1]) and _ends(line, parts[-1])
        complete = kind == "made" or (kind == "dash" and closed)
        tie = Tie("sure", ("same sentence", "the parts are listed behind the total"))
        if kind == "comma":
            if not closed and not _resumes(line, parts[-1]):
                continue
            complete = True
            places = {line.lower(m.last) for m in parts}
            placed = all(m.kind == "number" for m in parts) and closed and places in ({"in"}, {"at"}, {"on"}, {"from"})
            if not placed and not all(_is_people(m) for m in (total, *parts)):
                tie = Tie("loose", ("the list may not hold all the parts",))
        yield Total(total.quantity, tuple(p.quantity for p in parts), complete, tie)


def _is_their_number(count: Mention, parts: Sequence[Mention]) -> bool:
    """True for the "three" of "the three schools: 400 at Ash, 350 at Birch and 250 at Cedar": it counts the parts."""
    counts = count.quantity.scalar == len(parts) and count.kind in ("count", "number")
    return counts and sum(part.quantity.scalar for part in parts) != len(parts)


def _set_off(line: Line, total: Mention, parts: Sequence[Mention]) -> str | None:
    """ "A total of 21 people, 12 men and nine women": a list in apposition to what "a total of" announces."""
    gap = line.gap(total, parts[0])
    return "comma" if _says_all(line, total) and gap[-1:] == [","] and len(gap) <= 4 and gap.count(",") == 1 else None


def _itemised(line: Line, total: Mention, parts: Sequence[Mention]) -> str | None:
    """ "Total costs were £1,010m: staff £606m, others £404m"; "costs totalled £1,010m (staff £606m, others £404m)"."""
    gap = line.gap(total, parts[0])
    said = {"total", "totalled", "totaled", "totalling", "all", "altogether"} & set(line.words(line.first, total.first))
    listed = gap[:1] in ([":"], ["("]) and 1 < len(gap) <= 3 and all(word.isalpha() for word in gap[1:])
    return "made" if said and listed and line.lower(parts[-1].last) in (".", ")", "") else None


def _says_all(line: Line, total: Mention) -> bool:
    """True for "a total of 21" and "in all, 21"."""
    back = [word for word in line.words(total.first - 3, total.first) if word != ","]
    return back[-2:] in (["total", "of"], ["in", "all"])


def _resumes(line: Line, last: Mention) -> bool:
    """True where the list is over at a comma, and the sentence goes on with its verb."""
    comma = next((i for i in range(last.last, last.last + 4) if line.lower(i) == ","), None)
    return comma is not None and line.verb(comma + 1, comma + 2)


def _is_people(mention: Mention) -> bool:
    return mention.quantity.unit in words("things", "people")


def _leads(gap: list[str]) -> str | None:
    """What introduces the parts: words for "made up of", a dash or colon, or "including"."""
    text = tuple(gap)
    if any(text[i : i + len(p)] == p for p in _MADE_OF for i in range(len(text))) or any(w in _MADE_UP for w in gap):
        return "made"
    if any(w in _INCLUDING for w in gap):
        return "some"
    dashes = [i for i, w in enumerate(gap) if w in ("—", "–", "-", ":")]
    if not dashes:
        return None
    behind = gap[dashes[-1] + 1 :]
    return (
        "dash" if len(behind) <= 2 and all(w in ("an", "a", "about", "the", "-", "—", "some") for w in behind) else None
    )


def _list(line: Line, figures: Sequence[Mention]) -> list[Mention]:
    """The figures of one list "x ..., y ... and z ...": joined by commas and one closing "and"."""
    parts = [figures[0]] if figures else []
    for one, two in itertools.pairwise(figures):
        gap = line.gap(one, two)
        if (
            len(gap) > 12
            or ";" in gap
            or "(" in gap
            or any(w in ("than", "compared", "up", "down", "against", "total", "over") for w in gap)
            or gap[-1:] in (["to"], ["from"])
        ):
            break
        if line.verb(one.last + 1, two.first) or not _addable(one, two):
            break
        if {"a", "an"} & set(gap[:-1]):
            break  # "one suspected of killing a policewoman and four hostages"
        joined = "and" in gap or "," in gap or "plus" in gap
        if not joined:
            break
        parts.append(two)
        if "and" in gap:
            break
    return parts


def _addable(one: Mention, two: Mention) -> bool:
    """Whether two figures can be parts of one sum: any two counts, or amounts of one unit."""
    counts = ("count", "number")
    return (
        (one.kind in counts and two.kind in counts)
        or comparable(one, two)
        or bool({one.quantity.unit, two.quantity.unit} & {"cent", "penny"})
    )


def _part_of(total: Mention, part: Mention) -> bool:
    """Whether a figure is of a kind to be a part of the total."""
    if part.quantity.is_range or total.quantity.is_range:
        return False
    if part.quantity.per != total.quantity.per:
        return False
    if part.kind in ("money", "measure") or total.kind in ("money", "measure"):
        return comparable(total, part) or part.quantity.unit in ("cent", "penny")
    return True


def _ends(line: Line, last: Mention) -> bool:
    """True where the list is closed: by a dash, a bracket or the end of the sentence, with no further member before it."""
    for at in range(last.last, line.last):
        word = line.lower(at)
        if word in ("—", "–", ")", ".", ";") or (word == "-" and line.tokens[at].gap):
            return True
        if word in (",", "and", "plus", "or"):
            return False
    return True


def _summed(line: Line, figures: Sequence[Mention]) -> Iterator[Total]:
    """ "12 men and 9 women, 21 in all"; "$45bn in 2014 and $18bn in 2015, totalling $63bn"."""
    for index in range(2, len(figures)):
        total = figures[index]
        one, two = figures[index - 2], figures[index - 1]
        before, behind = line.words(two.last, total.first), line.words(total.last, total.last + 5)
        if not _totals(before, behind):
            continue
        gap = line.gap(one, two)
        plus = "plus" in gap or "and" in gap
        if before[-4:] == ["for", "a", "total", "of"] and one.quantity.per is two.quantity.per is None:
            # "£3 plus a fee of 50p, for a total of £3.50 a head": what the total is told per, its parts are too
            total = replace(total, quantity=replace(total.quantity, per=None))
        if not plus or len(gap) > 12 or not _part_of(total, one) or not _part_of(total, two):
            continue
        if (
            len(before) > 12
            or "part" in before
            or "with" in behind[:2]
            or ";" in gap
            or (line.verb(one.last + 2, two.first) and gap[:1] != ["plus"])  # "plus accrued and unpaid dividends"
            or line.verb(two.last, total.first)
        ):
            continue
        parts = [one, two]
        back = index - 3
        while (back >= 0 and line.gap(figures[back], parts[0])[-1:] == [","]) or (
            back >= 0
            and "," in line.gap(figures[back], parts[0])
            and len(line.gap(figures[back], parts[0])) <= 8
            and line.lower(parts[0].first - 1) not in ("with", "of", "at", "by")
            and _part_of(total, figures[back])
        ):
            parts.insert(0, figures[back])
            back -= 1
        tie = (
            Tie("sure", ("same sentence", "a word of total behind the parts"))
            if _whole_list(line, parts, figures, back)
            else Tie("guess", ("the list of parts may be longer",))
        )
        yield Total(total.quantity, tuple(p.quantity for p in parts), complete=True, tie=tie)


def _whole_list(line: Line, parts: Sequence[Mention], figures: Sequence[Mention], back: int) -> bool:
    """True where the list of parts begins with its first figure: nothing like it stands before, and its steps are short."""
    short = all(len(line.gap(one, two)) <= 10 for one, two in itertools.pairwise(parts))
    free = back < 0 or not _part_of(parts[0], figures[back]) or _is_their_number(figures[back], parts)
    return len(parts) == 2 or (short and free)


def _totals(before: list[str], behind: list[str]) -> bool:
    text = tuple(before)
    for words_ in _IN_ALL:
        if text[-len(words_) :] == words_ or (
            text[-len(words_) - 1 : -1] == words_ and text[-1] in ("about", "some", "just")
        ):
            return True
    closing = tuple(w for w in behind if w != ",")
    return (
        any(
            closing[i : i + len(w)] == w
            for w in (
                ("in", "all"),
                ("in", "total"),
                ("altogether",),
                ("all", "told"),
                ("between", "them"),
                ("combined",),
            )
            for i in range(3)
        )
        and bool(before)
        and (
            before[0] in (",", "—", "–", "(", "-")
            or (before[-1] in (",", "—", "–", "(") and len(before) <= 3)
            or before[-2:] == [",", "or"]
        )
    ) or (bool(before) and before[-1] in ("—", "–") and closing[:2] in (("in", "all"), ("in", "total")))
