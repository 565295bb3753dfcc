"""Find leads in points and majorities in votes, with the two shares or counts that each is the difference of."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from factcheck.lexicon import words
from factcheck.model import Lead, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line, Mention


RIVALS = 7  # words at most between the votes of the one and those of the other


def leads(lines: Sequence[Line]) -> Iterator[Lead]:
    """Every lead in points with the two shares that it is the difference of."""
    for line in lines:
        figures = line.figures(line.first, line.last)
        duels = _duels(line, figures)
        margins = [m for m in figures if _margin(line, m)]
        for margin in margins:
            duel = (
                _nearest(line, margin, duels, margins)
                or _only_two(line, margin, figures)
                or _either_side(line, margin, figures)
                or _opened(line, margin, figures)
            )
            if duel is not None:
                yield Lead(
                    margin.quantity,
                    duel[0].quantity,
                    duel[1].quantity,
                    Tie("sure", ("same sentence", "the two shares stand by the lead"), via="lead/two-shares"),
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
            heard = set(line.words(line.first, three.last)) & {"vote", "votes", "voted"}
            tally = gap in (["votes", "to"], ["to"], ["votes", "against"], ["against"]) and (
                "votes" in gap
                or (bool(heard) and (heard != {"voted"} or between[:1] == [","]))
                or {"for", "majority"} <= set(between)
            )
            tally = tally or _rivals(line, figures, gap, between)
            named = (
                bool({"majority", "margin"} & set(between))
                and between[-1:] in (["of"], ["a"])
                and len(between) <= 9
                and not set(between) & {"after", ";", "previous", "last"}
                and ("with" not in between or _closing(line, between, three))
            )
            if tally and named:
                yield Lead(
                    three.quantity,
                    one.quantity,
                    two.quantity,
                    Tie("sure", ("same sentence", "the two counts and the majority"), via="lead/majority"),
                )


def _closing(line: Line, between: Sequence[str], majority: Mention) -> bool:
    """ "By 31 votes to 17, with a majority of 14.": nothing behind it says whose or when."""
    return between[-4:] == ["with", "a", "majority", "of"] and line.lower(majority.last) in (".", ",", "")


def _rivals(line: Line, figures: Sequence[Mention], gap: Sequence[str], between: Sequence[str]) -> bool:
    """ "Labour won 12,310 votes and the Tories 9,310, giving Labour a majority of 3,000"."""
    alone = len(figures) == 3 and "over" not in line.words(figures[2].last, line.last)
    joined = gap[:1] == ["votes"] and ("and" in gap or gap[-1:] == ["against"]) and len(gap) <= RIVALS
    told = "giving" in between or (between[-4:] == [",", "a", "majority", "of"] and "and" not in between)
    return alone and joined and told


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
    if line.lower(mention.last) in words("changes", "anchor", "growth"):
        return False  # "a four-point increase": what it moved, and no lead
    if line.words(mention.first - 2, mention.first) == ["average", "of"]:
        return False  # "led the last ten polls by an average of seven points"
    near = set(line.words(max(line.first, mention.first - 12), mention.last + 8))
    by = line.lower(mention.first - 1) == "by" and line.lower(mention.last) == "("  # "by 10 points (51% to 41%)"
    return by or bool(near & words("votes", "leads", "words"))


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
        dated = gap[-3:-2] == ["last"] and gap[-2:-1] and len(gap) <= 5  # "a 4-point edge last month, 48 to 44"
        turned = _turns([*gap[:-3], gap[-1]] if dated else gap)
        if "and" in gap or others or between or len(gap) > 30 or not opened or ";" in gap or turned:
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
    told = behind[-1:] in (["of"], ["a"]) or behind[-3:] in (["the", "lead", "is"], ["the", "lead", "was"])
    named = bool({"lead", "majority", "margin", "gap"} & set(behind)) and told
    behind_it = behind[-2:] in (["—", "a"], ["–", "a"], ["-", "a"], [",", "a"]) and _noun_of_margin(line, margin)
    if behind_it and gap[-2:] == ["compared", "with"] and len(behind) <= 7 and not _turns(behind):
        return shares[0], shares[1]  # "89% of graduates, compared with 47% of others – a 42 point gap"
    if behind[-1:] in (["is"], ["was"]) and line.lower(margin.last) not in (".", ",", ""):
        return None  # "the lead is eleven points in Wales"
    if not named or "and" not in gap or len(gap) > 10 or len(behind) > 8 or _turns(gap + behind):
        return None
    return shares[0], shares[1]


def _noun_of_margin(line: Line, margin: Mention) -> bool:
    """True where "gap", "lead" or the like stands right behind the points."""
    return line.lower(margin.last) in words("votes", "leads", "nouns") and line.lower(margin.last + 1) in (
        ".",
        ",",
        ":",
        "",
        ";",
        ")",
    )


def _opened(line: Line, margin: Mention, figures: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """ "There is a 12-point gap: 64% of men agree, compared with 52% of women"; "by a 16-point margin, people say A (56%) than B (40%)"."""
    shares = [m for m in figures if m.kind == "percent"]
    if len(shares) != 2 or figures[0] is not margin or any(m.quantity.is_range for m in shares):
        return None
    lead, gap = line.gap(margin, shares[0]), line.gap(*shares)
    nouns = words("votes", "leads", "nouns")
    colon = (
        bool(nouns & set(lead[:2]))
        and lead[-1:] == [":"]
        and gap[-2:] in (["compared", "with"], ["compared", "to"], [",", "against"])
    )
    bracketed = all(line.lower(m.first - 1) == "(" and line.lower(m.last) == ")" for m in shares)
    margin_of = line.lower(line.first) == "by" and lead[:2] == ["margin", ","] and "than" in gap and bracketed
    return (shares[0], shares[1]) if (colon and len(lead) <= 8) or margin_of else None


def _either_side(line: Line, margin: Mention, figures: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """ "Labour is on 42%, eight points ahead of the Tories on 34%": the margin stands between its two shares."""
    at = next((i for i, m in enumerate(figures) if m is margin), 0)
    if not 0 < at < len(figures) - 1:
        return None
    one, two = figures[at - 1], figures[at + 1]
    lead, gap = line.gap(one, margin), line.gap(margin, two)
    if one.kind != "percent" or two.kind != "percent" or one.quantity.is_range or two.quantity.is_range:
        return None
    above, below = words("told", "ahead", "above"), words("told", "ahead", "below")
    named = bool(gap) and gap[0] in above | below and gap[-1] in words("told", "ahead", "before") and len(gap) <= 8
    if (
        not named
        or _turns(lead)
        or {",", "in", "where", "when", "what"} & set(gap)
        or line.verb(margin.last, two.first)
        or not set(lead) <= {",", "is", "was", ")", "are", "—", "–"}
    ):
        return None
    return (two, one) if gap[0] in below else (one, two)


def _turns(gap: list[str]) -> bool:
    """True where the words between speak of another poll or another contest."""
    return (
        any(w in ("from", "after", "last", "previous", "while", "but", "down", "compared", "than") for w in gap)
        or gap.count(",") > 4
    )
