"""Find lists: names counted by a number before them, and averages of the figures listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.measures import comparable
from factcheck.lexicon import words
from factcheck.model import Listing, Mean, Tie, Within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line, Mention

LEAST, MOST = 3, 12
LONGEST = 4


def listings(lines: Sequence[Line]) -> Iterator[Listing]:
    """Every small number of things with the list of their names behind a colon."""
    for line in lines:
        for mention in line.mentions:
            if mention.kind == "count" and _few(mention) and not _of_more(line, mention):
                items = _items(line, mention)
                least, most = _counted(items)
                if most >= LEAST:
                    yield Listing(
                        mention.quantity,
                        items,
                        least,
                        most,
                        Tie("sure", ("the names are listed behind a colon",), via="list/colon"),
                    )


def _few(mention: Mention) -> bool:
    q = mention.quantity
    return not q.is_range and q.hedge is None and 2 <= q.scalar <= MOST


def _of_more(line: Line, mention: Mention) -> bool:
    """True for the four of "three of the four capitals": the names behind are of the three."""
    back = line.words(mention.first - 3, mention.first)
    at = next((i for i, word in enumerate(back) if word == "of"), None)
    if at is None:
        return False
    part = mention.first - len(back) + at - 1
    return line.covered(part) or line.lower(part) in words("asides", "some_of", "words")


def _items(line: Line, mention: Mention) -> tuple[str, ...]:
    """The names after the first colon behind the figure, cut at commas; empty where it is no plain list."""
    colon = next((i for i in range(mention.last, min(mention.last + 8, line.last)) if line.tokens[i].text == ":"), None)
    if colon is None or any(m.first > mention.last for m in line.mentions) or line.verb(mention.last, colon):
        return ()
    end = next((i for i in range(colon + 1, line.last) if line.tokens[i].text == "."), line.last)
    texts = [token.text for token in line.tokens[colon + 1 : end]]
    items = [item.split() for item in " ".join(texts).split(",")]
    named = all(
        name and len(name) <= LONGEST and name[0][0].isupper() for item in items for name in _names(item, "and")
    )
    joined = len(items) > 1 and "and" in items[-1]
    return tuple(" ".join(item) for item in items) if named and joined and ";" not in texts else ()


def _names(item: Sequence[str], joint: str) -> list[list[str]]:
    """The names of one item between commas, cut at each "and"; the "and" that leads in the last item cuts nothing."""
    names: list[list[str]] = [[]]
    for at, word in enumerate(item):
        if word != joint:
            names[-1].append(word)
        elif at:
            names.append([])
    return names


def _counted(items: Sequence[str]) -> tuple[int, int]:
    """How many names a list has at least and at most: the "and" of "Tyne and Wear" may join two names or stand in one."""
    most = sum(len(_names(item.split(), "and")) for item in items)
    last = items[-1].split() if items else []
    joint = bool(last) and last[0] != "and"  # "..., Lille and Nice": one "and" of the last item joins
    return len(items) + joint, most


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
