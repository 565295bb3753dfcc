"""Whether two figures may be of one value, and how their digits differ where they may not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck.precision import headline_reading, one_value, power_apart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Quantity

BOUNDS: Final = frozenset(("over", "under", "at_least", "at_most"))
SIDES: Final = (frozenset(("over", "at_least")), frozenset(("under", "at_most")))
HEADS: Final = ("headline", "standfirst", "caption")
SMALL: Final = 20  # whole numbers up to this are told by how many they are apart
RATIOS: Final = (1.03, 1.1, 1.22, 1.4, 1.8, 2.5, 5, 12, 40)
MANY: Final = 3


def agree(one: Quantity, two: Quantity) -> bool | None:
    """True where one value may be printed both ways, `None` where a bound far off says neither yes nor no."""
    bounded = one.hedge in BOUNDS or two.hedge in BOUNDS
    if bounded and one_way(one, two):
        return one_value(one.printed, one.printed.unrounded(), two.printed, two.printed.unrounded(), bounded=False)
    told = one_value(one.printed, one.interval, two.printed, two.interval, bounded=bounded)
    return told if told is not False else _cut(one, two) or _cut(two, one)


def one_way(one: Quantity, two: Quantity) -> bool:
    """Whether both figures are bounds of one side: "more than 160" and "at least 260" of one thing are not both what a writer would print."""
    return any(one.hedge in side and two.hedge in side for side in SIDES)


def _cut(head: Quantity, body: Quantity) -> bool:
    """Whether a headline's figure may be the other one, cut after its last digit."""
    return head.block in HEADS and headline_reading(head.printed, head.interval).contains(body.scalar)


def shape(one: Quantity, two: Quantity) -> Iterator[str]:
    """How the digits of two figures that differ do so, at a few levels: apart by so many, swapped, one digit, a power of ten."""
    first, second = abs(one.scalar), abs(two.scalar)
    if not first or not second:
        yield "apart zero"
        return
    small, large = sorted((first, second))
    whole = small.denominator == large.denominator == 1 and large <= SMALL
    yield f"off {min(5, int(large - small))}" if whole else f"apart {sum(large >= small * r for r in RATIOS)}"
    both = digits(one), digits(two)
    lengths = sorted(len(d) for d in both)
    power = power_apart(first, second)
    if power is not None:
        yield f"power {min(MANY, lengths[0])}"
    elif lengths[0] == lengths[1] > 1:
        if sorted(both[0]) == sorted(both[1]):
            yield f"swapped {min(MANY, lengths[0])}"
        if sum(a != b for a, b in zip(*both, strict=True)) == 1:
            yield f"one digit {min(MANY, lengths[0])}"
    yield f"longer {min(2, lengths[1] - lengths[0])}"
    yield f"fine {min(MANY, lengths[0])}{min(MANY, lengths[1])}"
    yield f"place {one.printed.place == two.printed.place}"


def digits(quantity: Quantity) -> str:
    """The digits of a print, noughts at either end left out."""
    number = abs(quantity.printed.value) / quantity.printed.place
    return str(int(number)).strip("0") or "0"
