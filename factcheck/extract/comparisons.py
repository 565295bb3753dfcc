"""Find one figure set against another: "16,000, more than double the 7,178", and leads of one over another."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from factcheck.extract.measures import comparable
from factcheck.model import Comparison, Lead, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line, Mention

_LEADS = frozenset(
    [
        "lead",
        "leads",
        "led",
        "leading",
        "margin",
        "advantage",
        "edge",
        "ahead",
        "beat",
        "beats",
        "won",
        "wins",
        "win",
        "gap",
        "trails",
        "trail",
        "trailed",
        "trailing",
        "behind",
        "deficit",
        "over",
        "top",
        "tops",
        "topped",
        "topping",
        "lost",
        "up",
        "victory",
        "swing",
        "difference",
        "defeated",
        "bested",
        "clear",
    ]
)
_OPEN = frozenset((",", "—", "–", "-", "(", "or", "is", "was", "were", "are", "than", ":"))


def comparisons(lines: Sequence[Line]) -> Iterator[Comparison]:
    """Every multiple or fraction with the two figures it stands between."""
    for line in lines:
        figures = line.figures(line.first, line.last)
        for index, mention in enumerate(figures):
            if mention.kind == "ratio" and not mention.quantity.is_range and 0 < index < len(figures) - 1:
                found = _comparison(line, figures, index)
                if found is not None:
                    yield found


def _comparison(line: Line, figures: Sequence[Mention], index: int) -> Comparison | None:
    multiple, right = figures[index], figures[index + 1]
    left = next(
        (
            m
            for m in reversed(figures[:index])
            if comparable(m, right) and m.kind not in ("percent", "duration", "ratio")
        ),
        None,
    )
    if left is None or right.kind in ("duration", "ratio", "percent"):
        return None
    lead, gap = line.gap(left, multiple), line.gap(multiple, right)
    if len(gap) > 8 or any(w in (",", ";", "and", "but", "(", "—", "–", ")", ":", ".") for w in gap):
        return None
    if any(line.tag(i) in ("VBD", "VBZ", "VBP", "MD") for i in range(multiple.last, right.first)):
        return None
    more = bool({"more", "greater", "higher", "larger", "bigger"} & set(gap))
    if not multiple.figure.multiple and not (gap[:1] in (["of"], ["the"]) or gap[:2] == ["as", "many"]):
        return None
    if gap and gap[0] in ("in", "to", "from", "by"):
        return None
    before = line.lower(multiple.first - 1)
    if before not in _OPEN or len(lead) > 24 or ";" in lead:
        return None
    if any(
        line.lower(i) in ("and", "but", "while") and _verbs(line, i, multiple.first)
        for i in range(left.last, multiple.first)
    ):
        return None
    return Comparison(
        multiple.quantity,
        left.quantity,
        right.quantity,
        more,
        Tie("sure", ("same sentence", "the multiple stands between the two figures")),
    )


def _verbs(line: Line, first: int, last: int) -> bool:
    return any(line.tag(i) in ("VBD", "VBZ", "VBP", "MD") for i in range(first, last))


def leads(lines: Sequence[Line]) -> Iterator[Lead]:
    """Every lead in points with the two shares that it is the difference of."""
    for line in lines:
        figures = line.figures(line.first, line.last)
        duels = _duels(line, figures)
        margins = [m for m in figures if _margin(line, m)]
        for margin in margins:
            duel = _nearest(line, margin, duels, margins) or _only_two(line, margin, figures)
            if duel is not None:
                yield Lead(
                    margin.quantity,
                    duel[0].quantity,
                    duel[1].quantity,
                    Tie("sure", ("same sentence", "the two shares stand by the lead")),
                )


def votes(lines: Sequence[Line]) -> Iterator[Lead]:
    """Every majority in votes with the two counts before it: "by 34 votes to 27, a majority of seven"."""
    for line in lines:
        figures = line.figures(line.first, line.last)
        for one, two, three in zip(figures, figures[1:], figures[2:], strict=False):
            if not all(m.kind in ("count", "number") and not m.quantity.is_range for m in (one, two, three)):
                continue
            gap = line.gap(one, two)
            between = line.gap(two, three)
            tally = gap in (["votes", "to"], ["to"], ["votes", "against"], ["against"]) and (
                "votes" in gap
                or "vote" in line.words(line.first, three.last)
                or "votes" in line.words(line.first, three.last)
                or {"for", "majority"} <= set(between)
            )
            named = (
                bool({"majority", "margin"} & set(between))
                and between[-1:] in (["of"], ["a"])
                and len(between) <= 9
                and not set(between) & {"after", "with", ";", "previous", "last"}
            )
            if tally and named:
                yield Lead(
                    three.quantity,
                    one.quantity,
                    two.quantity,
                    Tie("sure", ("same sentence", "the two counts and the majority")),
                )


def _duels(line: Line, figures: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """ "48 per cent to 44 per cent", "44 to 29 percent", "52% vs 48%", "52-48 percent"."""
    return [
        (one, two)
        for one, two in itertools.pairwise(figures)
        if one.kind == two.kind == "percent"
        and not one.quantity.is_range
        and not two.quantity.is_range
        and line.gap(one, two)
        in (
            ["to"],
            ["-"],
            ["–"],
            ["vs"],
            ["vs", "."],
            ["versus"],
            ["against"],
            [",", "to"],
            ["compared", "to"],
            ["compared", "with"],
        )
        and line.lower(one.first - 1) != "from"
    ]


def _margin(line: Line, mention: Mention) -> bool:
    if mention.quantity.unit not in ("point", "percentage_point") or mention.quantity.is_range:
        return False
    near = set(line.words(max(line.first, mention.first - 12), mention.last + 8))
    return bool(near & _LEADS)


def _nearest(
    line: Line, margin: Mention, duels: Sequence[tuple[Mention, Mention]], margins: Sequence[Mention]
) -> tuple[Mention, Mention] | None:
    """The pair of shares that belongs to a margin: the first behind it with no other margin between, else the last before it."""
    for one, two in duels:
        if one.first < margin.last:
            continue
        gap = line.words(margin.last, one.first)
        others = [m for m in margins if margin.last <= m.first < one.first]
        between = [m for m in line.figures(margin.last, one.first) if m.kind == "percent"]
        opened = gap[-1:] in ([","], ["("], ["—"], ["–"], ["-"], [":"], ["at"], ["by"], ["with"], ["of"], ["-", "-"])
        if "and" in gap or others or between or len(gap) > 30 or not opened or ";" in gap or _turns(gap):
            return None
        return one, two
    for one, two in reversed(duels):
        if two.last > margin.first:
            continue
        gap = line.words(two.last, margin.first)
        between = [m for m in line.figures(two.last, margin.first) if m.kind == "percent" or m in margins]
        if not between and len(gap) <= 6 and gap[:1] in ([","], ["—"], ["–"], ["("], ["for"]) and not _turns(gap):
            return one, two
        return None
    return None


def _only_two(line: Line, margin: Mention, figures: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """ "Smith had 44.1 per cent and Jones 37.8 per cent, a lead of 6.3 points": the sentence's only two shares."""
    shares = [m for m in figures if m.kind == "percent"]
    if len(shares) != 2 or shares[1].last > margin.first or any(m.quantity.is_range for m in shares):
        return None
    gap, behind = line.gap(*shares), line.words(shares[1].last, margin.first)
    named = bool({"lead", "majority", "margin", "gap"} & set(behind)) and behind[-1:] in (["of"], ["a"])
    if not named or "and" not in gap or len(gap) > 10 or len(behind) > 8 or _turns(gap + behind):
        return None
    return shares[0], shares[1]


def _turns(gap: list[str]) -> bool:
    """True where the words between speak of another poll or another contest."""
    return (
        any(w in ("from", "after", "last", "previous", "while", "but", "down", "compared", "than") for w in gap)
        or gap.count(",") > 4
    )
