"""What a rate is by: "a day", "per head", "/kg", "per 100,000" behind a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.numbers import read_number
from factcheck.extract.tokens import HYPHENS, lower_at
from factcheck.lexicon import words
from factcheck.record import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extract.figure import Figure
    from factcheck.extract.tokens import Token


def rated(text: str, tokens: Sequence[Token], figure: Figure) -> Figure:
    """The figure with its denominator, where one stands behind it."""
    at = figure.last
    if at + 1 >= len(tokens):
        return figure
    if (
        tokens[at].text in HYPHENS
        and at + 2 < len(tokens)
        and tokens[at + 1].lower in words("rates", "by_each", "per_one")
    ):
        at += 1
        if tokens[at + 1].text in HYPHENS:
            return _by(figure, tokens[at + 2])
    link, follows = tokens[at].lower, tokens[at + 1]
    if link == "per" and follows.kind == "number" and figure.kind != "percent":
        rest = read_number(tokens, at + 1)
        if rest is not None:
            return replace(figure, per=text[follows.start : tokens[rest.last - 1].end], last=rest.last)
    if link in words("rates", "by_each", "each"):
        apart = lower_at(tokens, at + 2) in words("rates", "links_apart")
        return figure if apart else _by(figure, follows)
    if link in ("per", "/") and follows.kind == "word" and follows.lower not in ("cent", "cents"):
        return replace(figure, per=follows.lower)
    return figure


def _by(figure: Figure, token: Token) -> Figure:
    """The figure by the unit of a word, if it names one."""
    return replace(figure, per=token.lower) if token.lower in words("rates", "per") else figure
