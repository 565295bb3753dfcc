"""Find averages with the figures listed that they are of, and figures with the range that they lie in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.measures import comparable
from factcheck.lexicon import words
from factcheck.model import Mean, Tie, Within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line, Mention


def means(lines: Sequence[Line]) -> Iterator[Mean]:
    """Every average with the figures it is of, where the text counts them: "the average of the five salaries is $51,100"."""
    for index, line in enumerate(lines):
        near = set(line.words(line.first, line.last))
        if not near & words("asides", "mean", "words") or near & words("asides", "median", "words"):
            continue
        for mention in line.mentions:
            found = _mean(lines, index, mention)
            if found is not None:
                yield found


def _mean(lines: Sequence[Line], index: int, mention: Mention) -> Mean | None:
    line = lines[index]
    back = line.words(mention.first - 9, mention.first)
    counter = next(
        (
            m
            for m in line.mentions
            if m.last <= mention.first and m.kind == "count" and m.quantity.scalar == int(m.quantity.scalar)
        ),
        None,
    )
    if (
        counter is None
        or mention.kind not in ("money", "measure", "count", "number", "percent")
        or mention.quantity.is_range
    ):
        return None
    if not set(back) & words("asides", "mean", "words") or line.words(counter.first - 2, counter.first) != [
        "of",
        "the",
    ]:
        return None
    before = lines[index - 1] if index else line
    values = [
        m for m in before.mentions if comparable(m, mention) and not m.quantity.is_range and m.kind == mention.kind
    ]
    if len(values) != counter.quantity.scalar or len(values) < 2:
        return None
    tie = Tie(
        "sure",
        ("the text counts the figures that it averages", "they are all in the sentence before"),
        via="mean/counted",
    )
    return Mean(mention.quantity, tuple(v.quantity for v in values), complete=True, tie=tie)


def withins(lines: Sequence[Line]) -> Iterator[Within]:
    """Every figure with the range it is said to lie in: "1,750, in a range that runs from 1,900 to 2,300"."""
    for line in lines:
        figures = line.figures(line.first, line.last)
        for one, two, three in zip(figures, figures[1:], figures[2:], strict=False):
            gap = line.gap(one, two)
            if (
                (
                    "range" in gap
                    and gap[:2] in ([",", "in"], [",", "within"])
                    and gap[-1] == "from"
                    and line.gap(two, three) == ["to"]
                    and len(gap) <= 9
                )
                and comparable(one, two)
                and comparable(two, three)
            ):
                yield Within(
                    one.quantity,
                    two.quantity,
                    three.quantity,
                    Tie("sure", ("same sentence", "“in a range”"), via="within/range"),
                )
