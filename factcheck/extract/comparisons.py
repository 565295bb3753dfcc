"""Find one figure set against another by a multiple: "16,000, more than double the 7,178"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.measures import comparable
from factcheck.lexicon import words
from factcheck.model import Comparison, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line, Mention

_OPEN = frozenset((",", "—", "–", "-", "(", "or", "is", "was", "were", "are", "than", ":"))


def comparisons(lines: Sequence[Line]) -> Iterator[Comparison]:
    """Every multiple or fraction with the two figures it stands between."""
    for line in lines:
        figures = line.figures(line.first, line.last)
        for index, mention in enumerate(figures):
            if mention.kind != "ratio" or mention.quantity.is_range or index > len(figures) - 2:
                continue
            found = _comparison(line, figures, index) if index else None
            if found is None and index < len(figures) - 2:
                found = _as_many(line, figures, index) or _as_likely(line, figures, index)
            if found is not None:
                yield found


def _comparison(line: Line, figures: Sequence[Mention], index: int) -> Comparison | None:
    multiple, right = figures[index], figures[index + 1]
    gap = line.gap(multiple, right)
    shared = gap[:2] == ["that", "of"] or (
        gap[:1] == ["the"] and gap[1:2] in (["percentage"], ["share"], ["proportion"])
    )
    barred = ("duration", "ratio") if shared else ("duration", "ratio", "percent")
    left = next((m for m in reversed(figures[:index]) if comparable(m, right) and m.kind not in barred), None)
    if left is None or right.kind in barred:
        return None
    lead = line.gap(left, multiple)
    dated = _at_that_time(gap)
    if dated:
        gap = gap[: gap.index(",")]
    if index > 1 and figures[index - 2].kind == "ratio" and lead[-1:] == ["or"]:
        return None  # "half the average of 300mm, or a tenth of the yearly 1,200mm"
    if gap[-1:] == ["("] and (shared or _named_other(gap[:-1])) and line.lower(right.last) == ")":
        gap = gap[:-1]
    if len(gap) > 8 or any(w in (",", ";", "and", "but", "(", "—", "–", ")", ":", ".") for w in gap):
        return None
    if line.verb(multiple.last, right.first) and not dated and not shared:
        return None
    more = bool({"more", "greater", "higher", "larger", "bigger"} & set(gap))
    if not multiple.figure.multiple and not (
        gap[:1] in (["of"], ["the"]) or gap[:2] in (["as", "many"], ["that", "of"])
    ):
        return None
    if gap and (gap[0] in ("in", "to", "from", "by") or "again" in gap or _of_the_first(gap)):
        return None  # "half as many again as" is half more
    before = line.lower(multiple.first - 1)
    if before not in _OPEN or len(lead) > 24 or ";" in lead:
        return None
    if any(
        line.lower(i) in ("and", "but", "while") and line.verb(i, multiple.first)
        for i in range(left.last, multiple.first)
    ):
        return None
    return Comparison(
        multiple.quantity,
        left.quantity,
        right.quantity,
        more,
        Tie("sure", ("same sentence", "the multiple stands between the two figures"), via="multiple/between"),
    )


def _of_the_first(gap: Sequence[str]) -> bool:
    """ "640 cases, three-quarters of them in two towns": a share of the figure before, and where it is."""
    return gap[-1] == "in" or (gap[0] == "of" and gap[1:2] in (["them"], ["these"], ["whom"], ["which"], ["it"]))


def _at_that_time(gap: Sequence[str]) -> bool:
    """ "Twice that of 2019, when 2,310 died", "double what it was in 2005, when it stood at £150,000"."""
    timed = gap[:3] in (["that", "of", "in"], ["what", "it", "was"], ["the", "number", "in"], ["the", "figure", "in"])
    year = gap[:2] == ["that", "of"] and gap[2:3] and gap[2].isdecimal()
    when = gap[gap.index(",") + 1 :] if gap.count(",") == 1 else []
    return (timed or bool(year)) and when[:1] == ["when"] and set(when[1:]) <= words("told", "when", "words")


def _named_other(gap: Sequence[str]) -> bool:
    """ "Double the number in 2019 (2,310)", "three times that of its rival (£3.1bn)": the bracket is what it is held against."""
    return gap[:2] == ["that", "of"] or (
        gap[:1] == ["the"] and gap[1:2] in (["number"], ["figure"], ["total"], ["level"])
    )


def _as_likely(line: Line, figures: Sequence[Mention], index: int) -> Comparison | None:
    """ "Five times as likely as porters to say so (44% vs 9%)", "twice as many say yes (21%) as say no (11%)": each with its share."""
    multiple, left, right = figures[index : index + 3]
    if left.kind != "percent" or right.kind != "percent" or left.quantity.is_range or right.quantity.is_range:
        return None
    lead, gap = line.gap(multiple, left), line.gap(left, right)
    if (
        lead[:1] != ["as"]
        or lead[-1:] != ["("]
        or lead.count("(") > 1
        or {",", ";", "—", "–"} & set(lead)
        or len(lead) > 20
    ):
        return None
    likely = lead[1:2] == ["likely"] and gap in (
        ["to"],
        ["vs"],
        ["vs", "."],
        ["versus"],
        ["against"],
        ["compared", "with"],
    )
    many = (
        lead[1:2] == ["many"] and gap[:2] == [")", "as"] and gap[-1:] == ["("] and gap.count("(") == 1 and len(gap) <= 9
    )
    if not (likely or many) or line.lower(right.last) != ")" or {"in", "any", "last"} & set(gap):
        return None
    tie = Tie("sure", ("same sentence", "“as many” or “as likely”, each with its share"), via="multiple/as-likely")
    return Comparison(multiple.quantity, left.quantity, right.quantity, more=False, tie=tie)


def _as_many(line: Line, figures: Sequence[Mention], index: int) -> Comparison | None:
    """ "Twice as many boys (4,620) as girls (2,310)", "twice as many permits, 4,850, as the 2,310 of 2019"."""
    multiple, left, right = figures[index : index + 3]
    lead, gap = line.gap(multiple, left), line.gap(left, right)
    if lead[:1] != ["as"] or lead[1:2] not in (["many"], ["much"]) or lead[-1] not in ("(", ",") or len(lead) > 8:
        return None
    if gap[:2] not in ([")", "as"], [",", "as"]) or len(gap) > 7 or not comparable(left, right):
        return None
    if left.kind in ("percent", "duration", "ratio") or (gap[-1] != "(" and "(" in gap):
        return None
    other = gap[-1] != "(" and right.context.noun is not None and line.lower(right.last) != "of"
    if other or (gap[-1] == "(" and line.lower(right.last) != ")"):
        return None
    tie = Tie("sure", ("same sentence", "“as many … as”, each with its figure"), via="multiple/as-many")
    return Comparison(multiple.quantity, left.quantity, right.quantity, more=False, tie=tie)
