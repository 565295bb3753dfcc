"""Two figures of an article that differ by two neighbouring digits alone: whatever their words, that is seldom chance.

Of 11,240 articles (folds 00-19 and 35) four have two such figures of one sort in sentences that share nothing, one of them an error; of percentages five
more, none an error, so that these need a digit more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from factcheck.extract.link.agree import digits
from factcheck.extract.measures import DECIMAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from factcheck.extract.link.told import Told

LEAST_DIGITS: Final = {"percent": 4}
DIGITS: Final = 3  # at least, where the sort does not ask for more
WRONG: Final = 0.35  # the least that the judge puts to review; of four that were seen one was an error
FAR: Final = 5  # times
HUNDRED: Final = 100  # two shares of one vote: 54.5 and 45.5


def swapped(all_told: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """Each two figures of one sort in two sentences, of which one has two neighbouring digits of the other the other way round; one of them stands alone."""
    often = Counter((one.sort, one.mention.quantity.scalar) for one in all_told)
    alike: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for one in all_told:
        printed = digits(one.mention.quantity)
        fractions = one.mention.quantity.printed.place.denominator not in DECIMAL  # "39-5/8" has no digits to swap
        if len(printed) < LEAST_DIGITS.get(one.sort, DIGITS) or one.marked or one.sort == "ordinal" or fractions:
            continue
        others = alike[one.sort, "".join(sorted(printed))]
        yield from ((other, one) for other in others if _differ(other, one) and _alone(often, other, one))
        others.append(one)


def _differ(one: Told, two: Told) -> bool:
    first, second = digits(one.mention.quantity), digits(two.mention.quantity)
    apart = [at for at, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    small, large = sorted(abs(told.mention.quantity.scalar) for told in (one, two))
    beside = len(apart) == 2 and apart[1] == apart[0] + 1
    return beside and large < FAR * small and not _told_apart(one, two)


def _told_apart(one: Told, two: Told) -> bool:
    """Whether they are of one sentence, of two years or months, the rest of one another, or of a noun told anew right after: "4,120 households", not "the households".

    Nor are they one where what lies between them is told beside either: 167 passengers and nine crew are 176.
    """
    between = abs(one.mention.quantity.scalar - two.mention.quantity.scalar)
    if any(m.quantity.scalar == between for told in (one, two) for m in told.line.mentions):
        return True
    if one.line is two.line or (one.dates and two.dates and not one.dates & two.dates):
        return True
    if one.sort == "percent" and one.mention.quantity.scalar + two.mention.quantity.scalar == HUNDRED:
        return True
    return two.line.follows(one.line) and one.noun == two.noun is not None and not two.definite


def _alone(often: Counter[tuple[str, Fraction]], *pair: Told) -> bool:
    """Whether either figure is told but once: what is told twice so was meant."""
    return any(often[one.sort, one.mention.quantity.scalar] == 1 for one in pair)
