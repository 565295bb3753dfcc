"""The words that a figure may begin with, so that most of a text is passed over quickly."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from factcheck.extract.money import sign_firsts
from factcheck.extract.multiples import multiples
from factcheck.lexicon import table, words

if TYPE_CHECKING:
    from factcheck.extract.tokens import Token


MINUSES: Final = "-−–"


@cache
def starters() -> frozenset[str]:
    """The words that a figure may begin with."""
    numbers = (words("numbers", "words", kind) for kind in ("units", "teens", "tens", "articles", "starters"))
    return frozenset().union(*numbers, multiples(), table("rates")["ordinal"]["words"])


@cache
def _openers() -> frozenset[str]:
    """Every word that a figure or a date may begin with, the codes of currencies left out."""
    dates = (table("dates")[kind].keys() for kind in ("ages", "months", "weekdays"))
    return starters().union(*dates)


@cache
def _others() -> frozenset[str]:
    """A point or a minus that leads to digits, the signs of fractions, and what a currency may begin with."""
    return sign_firsts().union((".", *MINUSES), table("numbers")["glyphs"])


def figure_words() -> dict[str, frozenset[str]]:
    """The words that tell, without grammar, that a text with no digit and no sign of a fraction states no figure.

    Each figure in words holds one of `begins` (taken apart at hyphens), one of `orders` beside one of `counting`, or a
    "one" that none of `after_one` follows, or any "one" in a text with one of `ages`. Articles and a minus begin a
    figure only before one of these ("a dozen", "an hour and a half"), so they are left out.
    """
    orders = frozenset(table("rates")["ordinal"]["words"].keys() - table("numbers")["fractions"].keys())
    needing = orders | {"one"} | words("numbers", "words", "articles") | words("numbers", "negative", "words")
    more = (table("dates")["ages"], table("numbers")["fractions"], words("numbers", "words", "after_article"))
    return {
        "begins": frozenset(part for word in starters().union(*more) - needing for part in word.split("-")),
        "orders": orders,
        "counting": words("rates", "ordinal", "counting"),
        "after_one": words("numbers", "one", "never_counted"),
        "ages": frozenset().union(*(words("dates", "age", kind) for kind in ("before", "turned", "died"))),
    }


def may_begin(token: Token) -> bool:
    """A cheap test that spares most words and signs the rest."""
    return token.kind == "number" or token.lower in _openers() or token.text in _others()
