"""Find figures set beside a word for them: "tripled, a rise of 200 per cent"; "most of them, 52 per cent"."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from factcheck.lexicon import words
from factcheck.model import Attainable, Growth, Majority, Risk, Sampling, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line, Mention

SIDE = Tie("sure", ("same sentence", "side by side"), via="aside/side-by-side")
SMALL = 100
LEAST = 25


def growths(lines: Sequence[Line]) -> Iterator[Growth]:
    """Every multiple with the rise in per cent that stands in apposition to it."""
    for line in lines:
        figures = line.figures(line.first, line.last)
        for one, two in itertools.pairwise(figures):
            if (
                one.kind == "ratio"
                and one.figure.multiple
                and two.kind == "percent"
                and not two.quantity.is_range
                and _rise(line, one, two)
            ):
                yield Growth(one.quantity, two.quantity, SIDE)


def _rise(line: Line, one: Mention, two: Mention) -> bool:
    """ ", a rise of", ", up", "(up": the same change in other words; not another thing's change."""
    gap = line.gap(one, two)
    if len(gap) > 8 or not gap:
        return False
    ways = words("changes", "up", "nouns") if one.quantity.scalar > 1 else words("changes", "down", "nouns")
    direct = (
        ["up"],
        ["down"],
        [",", "up"],
        ["(", "up"],
        [",", "down"],
        ["(", "down"],
        [",", "or", "up"],
        [",", "or"],
        ["("],
    )
    if gap in direct:
        return line.lower(two.last) not in ("of", "from", "on", "against", "than")
    return gap[0] in (",", "—", "–", "(") and gap[-1] == "of" and bool(set(gap) & ways) and gap[1] in ("a", "an")


def majorities(lines: Sequence[Line]) -> Iterator[Majority]:
    """Every "most" or "majority" with its own share beside it."""
    for line in lines:
        for at in range(line.first, line.last):
            if line.lower(at) in words("asides", "majority", "words") and not line.covered(at):
                found = _stated(line, at)
                if found is not None:
                    yield Majority(line.lower(at), found.quantity, SIDE)


def _stated(line: Line, at: int) -> Mention | None:
    """The share in brackets or between commas behind the word's own noun phrase."""
    if line.lower(at - 1) in ("the", "at", "vast", "large", "a") and line.lower(at) == "most":
        return None  # "the most", "at most"
    mention = next((m for m in line.mentions if m.first > at), None)
    if mention is None or mention.kind != "percent" or mention.quantity.is_range or mention.first - at > 9:
        return None
    if mention.quantity.scalar < LEAST:
        return None  # "most of the growth (2.1%)": a rate, not a share
    gap = line.words(at + 1, mention.first)
    bracketed = gap[-1:] == ["("] and line.lower(mention.last) == ")"
    between = gap[-1:] == [","] and line.lower(mention.last) in (",", ".", ";")
    if (
        not (bracketed or between)
        or gap.count(",") > 1
        or set(gap) & {"and", "but", "recent", "likely", "than", "either"}
    ):
        return None
    if line.lower(at) == "most" and gap[:1] != ["of"] and line.tag(at + 1) not in ("NNS", "NNPS", "JJ"):
        return None
    return (
        None
        if any(
            line.tag(i) in ("VBD", "VBZ", "MD") and line.lower(i - 1) not in ("who", "that")
            for i in range(at, mention.first)
        )
        else mention
    )


def attainables(lines: Sequence[Line]) -> Iterator[Attainable]:
    """Every share of a small number: "nine counsellors, 71 per cent of whom"."""
    for line in lines:
        figures = line.figures(line.first, line.last)
        for one, two in itertools.pairwise(figures):
            whole = one.quantity
            if (
                (
                    one.kind == "count"
                    and two.kind == "percent"
                    and not (whole.is_range or whole.hedge or two.quantity.hedge or two.quantity.is_range)
                )
                and 1 < whole.scalar < SMALL
                # Not "8.4 games a head, 43 per cent of which": that is of all the games.
                and not {"a", "an", "per", "each"} & set(line.gap(one, two))
                and line.words(two.last, two.last + 2)
                in (
                    ["of", "whom"],
                    ["of", "which"],
                    ["of", "them"],
                )
                and len(line.gap(one, two)) <= 6
            ):
                yield Attainable(
                    two.quantity,
                    whole,
                    Tie("guess", ("the share may be of those who answered",), via="attainable/share-of-few"),
                )


def risks(lines: Sequence[Line]) -> Iterator[Risk]:
    """Every change of a risk in per cent with the two risks told just before it."""
    for index, line in enumerate(lines):
        percents = [m for m in line.mentions if m.kind == "percent" and not m.quantity.is_range]
        if len(percents) != 1 or not set(line.words(line.first, line.last)) & words("asides", "risk", "words"):
            continue
        told = [
            m
            for near in lines[max(0, index - 1) : index + 1]
            for m in near.mentions
            if m.first < percents[0].first and _one_in(m)
        ]
        if len(told) == 2 and _moved(line, percents[0]):
            yield Risk(
                percents[0].quantity,
                told[0].quantity,
                told[1].quantity,
                Tie("sure", ("two risks, and the change of the risk",), via="risk/two-risks"),
            )


def _one_in(mention: Mention) -> bool:
    told = mention.kind == "ratio" and mention.figure.numbers[0].share and " in " in mention.quantity.text.lower()
    return told and mention.quantity.text.rstrip().endswith("00")


def _moved(line: Line, percent: Mention) -> bool:
    """Whether the percentage is by how much the risk moved, not a level."""
    back = line.words(percent.first - 8, percent.first)
    behind = line.words(percent.last, percent.last + 2)
    ways = (
        words("changes", "up", "verbs")
        | words("changes", "down", "verbs")
        | words("changes", "up", "nouns")
        | words("changes", "down", "nouns")
    )
    return bool(set(back) & ways) or bool(set(behind) & (ways | {"higher", "lower", "greater", "more"}))


def samplings(lines: Sequence[Line]) -> Iterator[Sampling]:
    """Every margin of error with the number of people asked, told in the same or a near sentence."""
    samples = [(line, m) for line in lines for m in line.mentions if _sample(line, m)]
    for line in lines:
        for mention in line.mentions:
            named = "error" in line.words(line.first, mention.first) or line.words(mention.last, mention.last + 3) == [
                "margin",
                "of",
                "error",
            ]
            if mention.kind not in ("percentage_points", "percent", "number") or not named:
                continue
            if mention.quantity.unit not in ("percent", "percentage_point", "point") or mention.quantity.is_range:
                continue
            near = [m for other, m in samples if other is line]
            near = near or [m for other, m in samples if abs(other.number - line.number) <= 3]
            if len(near) == 1 and not _split(line):
                yield Sampling(
                    mention.quantity,
                    near[0].quantity,
                    Tie("guess", ("weighting may widen a poll's margin",), via="sampling/margin"),
                )


def _split(line: Line) -> bool:
    """Whether the margin is of some of those asked, or of the lead of one over another."""
    return bool(set(line.words(line.first, line.last)) & words("asides", "margin", "split"))


def _sample(line: Line, mention: Mention) -> bool:
    """ "Questioned 1,004 residents", "a poll of 1,200 adults"."""
    if mention.kind != "count" or mention.quantity.is_range or mention.quantity.scalar < SMALL:
        return False
    back = set(line.words(mention.first - 6, mention.first))
    behind = set(line.words(mention.last, mention.last + 8))
    return bool((back | behind) & words("asides", "asked", "words")) or bool(back & {"poll", "survey"} and "of" in back)
