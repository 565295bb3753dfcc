"""What must hold of margins of error, shares of a few, risks and multiples put in per cent besides the words of a form, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck.extract.anchors import ways
from factcheck.lexicon import words

if TYPE_CHECKING:
    from factcheck.extract.forms.read import Match
    from factcheck.extract.line import Mention

SMALL: Final = 100
POINTS: Final = ("percent", "percentage_point", "point")


def a_sample(found: Match) -> bool:
    """A margin in points, of all those asked: of no group among them, nor of the lead of one over another."""
    margin, sample = found.figure("MARGIN"), found.figure("SAMPLE")
    plain = margin.quantity.unit in POINTS and not margin.quantity.is_range and not sample.quantity.is_range
    line = found.told.line_of(margin)
    split = set(line.words(line.first, line.last)) & words("asides", "margin", "split")
    return plain and sample.quantity.scalar >= SMALL and not split


def a_few(found: Match) -> bool:
    """A share of a small number, both told exactly."""
    share, whole = found.figure("SHARE").quantity, found.figure("WHOLE").quantity
    return 1 < whole.scalar < SMALL and not any(q.is_range or q.hedge for q in (share, whole))


def a_risk(found: Match) -> bool:
    """Two risks of so many in a hundred or more, the only two before the only percentage, and a word for a risk beside it."""
    change = found.figure("CHANGE")
    line = found.told.line_of(change)
    percents = [m for m in line.mentions if m.kind == "percent" and not m.quantity.is_range]
    told = [m for m in found.told.mentions.values() if m.first < change.first and _one_in(m)]
    named = set(line.words(line.first, line.last)) & words("asides", "risk", "words")
    return bool(named) and percents == [change] and told == [found.figure("BEFORE"), found.figure("AFTER")]


def _one_in(mention: Mention) -> bool:
    text = mention.quantity.text
    return (
        mention.kind == "ratio"
        and mention.figure.numbers[0].share
        and " in " in text.lower()
        and text.rstrip().endswith("00")
    )


def one_way(found: Match) -> bool:
    """A multiple with a rise, or a fraction with a fall."""
    multiple = found.figure("MULTIPLE")
    told = found.told.lower(found.parts["WAY"][0][0], found.parts["WAY"][0][1]) if "WAY" in found.parts else []
    way = "up" if multiple.quantity.scalar > 1 else "down"
    plain = multiple.figure.multiple and not found.figure("PERCENT").quantity.is_range
    return plain and all(ways("nouns").get(word) == way for word in told)
