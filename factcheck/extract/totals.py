"""Find totals and the parts that make them up."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from factcheck.extract.alike import kinship, narrowed
from factcheck.extract.announced import announced, is_their_number, part_of
from factcheck.lexicon import words
from factcheck.model import Tie, Total
from factcheck.record import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line, Mention

FAR = 12  # so many words may stand between two parts, or between the last part and the total
STEP = 8  # and so many between a part further back and the next


def totals(lines: Sequence[Line]) -> Iterator[Total]:
    """Every total with its parts in one sentence."""
    for line in lines:
        figures = [m for m in line.figures(line.first, line.last) if m.kind in ("count", "number", "money", "measure")]
        yield from announced(line, figures)
        yield from _summed(line, figures)


def _summed(line: Line, figures: Sequence[Mention]) -> Iterator[Total]:
    """ "12 men and 9 women, 21 in all"; "$45bn in 2014 and $18bn in 2015, totalling $63bn"."""
    for index in range(2, len(figures)):
        one, two, total = figures[index - 2 : index + 1]
        before, behind = line.words(two.last, total.first), line.words(total.last, total.last + 5)
        lead = _lead(before)
        if lead is not None and before[: len(before) - len(lead.split())][-1:] in (["of"], ["from"], ["than"]):
            continue  # "12 boys and nine girls, out of a total of 400"
        if lead is None and not _in_all(before, behind):
            continue
        if before[-4:] == ["for", "a", "total", "of"] and one.quantity.per is two.quantity.per is None:
            # "£3 plus a fee of 50p, for a total of £3.50 a head": what the total is told per, its parts are too
            total = replace(total, quantity=replace(total.quantity, per=None))
        if not _beside(line, one, two, total) or not part_of(total, one) or not part_of(total, two):
            continue
        if _as_a_change(line, two) != _as_a_change(line, total):
            continue  # "47,000 fewer women, 756,000 in all": what is fewer is no part of what there is
        back = _reach(line, figures, total, index - 2)
        parts = figures[back:index]
        tie = _tie(line, total, parts, said=lead in words("told", "summing", "sure"))
        if not _whole_list(line, parts, figures[back - 1] if back else None):
            tie = (
                Tie("guess", ("the list of parts may be longer",), via="total/behind-longer-list")
                if tie.certainty != "loose"
                else tie
            )
        if back and _begun_before(line, figures[back - 1], parts[0]) and part_of(total, figures[back - 1]):
            tie = Tie("loose", ("the list of parts may begin before",), via="total/behind-begun-before")
        yield Total(total.quantity, tuple(p.quantity for p in parts), complete=True, tie=tie)


def _as_a_change(line: Line, mention: Mention) -> bool:
    """Whether a figure is told as so many more or fewer."""
    return line.lower(mention.last) in words("told", "summing", "as_change")


def _beside(line: Line, one: Mention, two: Mention, total: Mention) -> bool:
    """Whether two parts are joined, and nothing comes between them and their total."""
    gap, before = line.gap(one, two), line.gap(two, total)
    told = line.verb(one.last + 2, two.first) and gap[:1] != ["plus"]  # "plus accrued and unpaid dividends"
    plain = {"plus", "and"} & set(gap) and ";" not in gap and len(gap) <= FAR and not told
    near = len(before) <= FAR and "part" not in before and not line.verb(two.last, total.first)
    return bool(plain) and near and not narrowed(line, total)


def _reach(line: Line, figures: Sequence[Mention], total: Mention, first: int) -> int:
    """The index of the first part: further figures before the two that a comma joins to them."""
    while first:
        gap = line.gap(figures[first - 1], figures[first])
        alike = len(gap) <= STEP and gap[-1:] and gap[-1] not in ("with", "of", "at", "by")
        if gap[-1:] != [","] and not ("," in gap and alike and part_of(total, figures[first - 1])):
            return first
        first -= 1
    return first


def _tie(line: Line, total: Mention, parts: Sequence[Mention], *, said: bool) -> Tie:
    """How sure a sum is: "a total of" says that it is one; "40 rooms in all" may be of another thing than houses."""
    kin = kinship(line, total, parts)
    if said or kin == "sure" or (total.quantity.unit is None and total.context.noun is None):
        return Tie("sure", ("same sentence", "a word of total behind the parts"), via="total/behind")
    return Tie(kin, ("a word of total behind the parts", "they may be of another kind"), via="total/behind-other-kind")


def _whole_list(line: Line, parts: Sequence[Mention], earlier: Mention | None) -> bool:
    """True where the list of parts begins with its first figure: nothing like it stands before, and its steps are short."""
    short = all(len(line.gap(one, two)) <= FAR - 2 for one, two in itertools.pairwise(parts))
    free = earlier is None or not part_of(parts[0], earlier) or is_their_number(earlier, parts)
    return len(parts) == 2 or (short and free)


def _begun_before(line: Line, earlier: Mention, first: Mention) -> bool:
    """ "A fine of £900 with £85 costs and a £90 surcharge, £1,075 in all": what "with" adds to is a part too."""
    gap = line.gap(earlier, first)
    return bool({"with", "plus"} & set(gap)) and len(gap) <= STEP and not line.verb(earlier.last, first.first)


def _lead(before: Sequence[str]) -> str | None:
    """The words that make the figure behind them a sum: "a total of", "totalling"."""
    plain = [word for word in before if word not in words("told", "summing", "rough")]
    ends = (" ".join(plain[-n:]) for n in range(min(4, len(plain)), 0, -1))
    return next((text for text in ends if text in words("told", "summing", "before")), None)


def _in_all(before: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether "in all" stands behind a figure that a comma, a dash or a bracket sets off from the parts."""
    closing = [word for word in behind if word != ","]
    told = any(
        " ".join(closing[start : start + n]) in words("told", "summing", "behind") for start in range(3) for n in (1, 2)
    )
    signs = (",", "—", "–", "(", "-")
    near = before[-1:] and (before[-1] in ("—", "–") or (before[-1] in signs and len(before) <= 3))
    return told and bool((before[:1] and before[0] in signs) or near or before[-2:] == [",", "or"])
