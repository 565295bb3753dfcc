"""The change word of a headline, held against the first figures below that tell how the same thing moved.

"Profit rises at mill" over "Profit fell 5%" or "Profit was £4m, against £5m": the words before the headline's change word must stand before the figure too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.change_words import ChangeWord, change_word, headline_way
from factcheck.extract.directions import certainty_of
from factcheck.extract.level_pairs import level_pairs
from factcheck.extract.measures import price_of_money
from factcheck.lexicon import words
from factcheck.model import Headed, Tie
from factcheck.record import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.level_pairs import LevelPair
    from factcheck.extract.line import Line, Mention
    from factcheck.extract.tokens import Token
    from factcheck.model import Article, Certainty, Direction, Quantity

OPENING = 4  # paragraphs, the headline's taken in, that may tell what it is about
SUBJECT = 4  # words before the headline's change word that name what moved
BACK = 15  # words before two levels, and ...
NEAR = 8  # ... before a change word that may name it again
LEAD = 4  # words at most from a change word to its figure
STEM = 5  # "export" and "exports" are one thing
SHORT = 4  # a word of fewer letters names nothing


def headline_words(article: Article, lines: Sequence[Line]) -> Iterator[Headed]:
    """The headline's change word with the first figures below of what it is about, if there are any."""
    title = next((block for block in article.blocks[:OPENING] if block.kind == "headline"), None)
    if title is None or not lines:
        return
    tokens = [t for t in lines[0].tokens[: lines[-1].last] if title.start <= t.start and t.end <= title.end]
    told = [(t, way) for t in tokens if (way := headline_way(t.lower)) is not None]
    if len(told) != 1:
        return
    token, way = told[0]
    at = tokens.index(token)
    if token.lower in words("directions", "not", "ratings") or {t.lower for t in tokens} & words(
        "directions", "not", "measures"
    ):
        return
    subject = _stems(tokens[max(0, at - SUBJECT) : at])
    head = next((stem for t in reversed(tokens[:at]) if (stem := _stems([t]))), frozenset[str]())
    below = [x for x in lines if title.paragraph < x.paragraph < title.paragraph + OPENING]
    body = [x for x in below if x.block != "headline" and not price_of_money(x)]
    sized = any(t.kind == "number" for t in tokens[at + 1 : at + 1 + LEAD])
    found = _first(body, subject, head, sized=sized) if subject else None
    if found is not None:
        figures, told_below, via = found
        tie = Tie(
            _doubting(via),
            ("the headline and the first figures below it", "the same words name what moved"),
            via=f"direction/{via}",
        )
        yield Headed(_placed(article, token, figures[0], title.paragraph), way, figures, told_below, tie)


def _doubting(via: str) -> Certainty:
    """What a headline is about is never sure."""
    return "loose" if certainty_of(via) == "loose" else "guess"


def _first(
    body: Sequence[Line], subject: frozenset[str], head: frozenset[str], *, sized: bool
) -> tuple[tuple[Quantity, ...], Direction, str] | None:
    """The first figures whose own words name the subject: two levels, or a size with its change word."""
    for line in body:
        pair = next((p for p in level_pairs(line) if not sized and _levels_of(line, p, head)), None)
        if pair is not None:
            after, before = pair.after.quantity, pair.before.quantity
            return (after, before), ("up" if after.scalar > before.scalar else "down"), "headline/levels"
        moved = next((s for at in range(line.first, line.last) if (s := _sized(line, at, subject)) is not None), None)
        if moved is not None:
            word, figure = moved
            return (figure.quantity,), word.way, "headline/size"
    return None


def _levels_of(line: Line, pair: LevelPair, head: frozenset[str]) -> bool:
    start = min(pair.after.first, pair.before.first)
    apart = pair.after.quantity.scalar != pair.before.quantity.scalar
    return pair.way is None and apart and head <= _stems(line.tokens[max(line.first, start - BACK) : start])


def _sized(line: Line, at: int, subject: frozenset[str]) -> tuple[ChangeWord, Mention] | None:
    """A change word with a figure behind it and every word of the headline's subject before it."""
    word = change_word(line, at)
    if word is None or word.form in ("more", "valued") or line.lower(at) in words("directions", "not", "left"):
        return None
    figure = next((m for m in line.figures(at + 1, line.last) if m.first - at <= LEAD), None)
    named = subject <= _stems(line.tokens[max(line.first, at - NEAR) : at])
    return (word, figure) if figure is not None and named else None


def _stems(tokens: Sequence[Token]) -> frozenset[str]:
    """The words that name something, cut to their stems."""
    return frozenset(
        t.lower[:STEM]
        for t in tokens
        if t.kind == "word"
        and len(t.lower) >= SHORT
        and t.lower not in words("things", "empty")
        and headline_way(t.lower) is None
    )


def _placed(article: Article, token: Token, like: Quantity, paragraph: int) -> Quantity:
    """The headline's word as what is stated, in its place."""
    line = article.text.count("\n", 0, token.start) + 1
    column = token.start - article.text.rfind("\n", 0, token.start)
    place = {
        "start": token.start,
        "end": token.end,
        "line": line,
        "column": column,
        "paragraph": paragraph,
        "sentence": 0,
    }
    return replace(like, id="", text=token.text, block="headline", hedge=None, quoted=False, **place)  # type: ignore[arg-type]
