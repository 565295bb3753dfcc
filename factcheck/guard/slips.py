"""How the figure that is printed differs from what the others give: as a slip of the keys makes it, or as figures do that have nothing to do with each other."""

from __future__ import annotations

from math import inf, isfinite
from typing import TYPE_CHECKING, Any, Final

from factcheck.extract.parse import once
from factcheck.guard.fits import derived, scale_of
from factcheck.lexicon import measured
from factcheck.rules.rule import factor

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.guard.candidates import Candidate

PAIRED: Final = ("direction", "bound", "range", "order")  # of two figures, of which neither follows from the other
TIMES: Final = (1.03, 1.07, 1.15, 1.3, 1.6, 2.2)
SMALL: Final = 20  # whole numbers up to this are told by how many they are apart
MOST: Final = 4  # digits told apart
CLOSE: Final = 0.02


def slip_levels(candidate: Candidate) -> tuple[str, ...]:
    """The levels of the difference, at the reading that comes nearest."""
    stated, place, value = _held(candidate)
    if not isfinite(value) or min(stated, place, value) <= 0:
        return ("none",)
    times = max(stated, value) / min(stated, value)
    if candidate.cue is not None:
        return (f"times {sum(times > one for one in TIMES)}",)
    return tuple(_levels(round(stated / place), round(value / place), times))


def exactly(candidate: Candidate) -> bool:
    """Whether the others as they are printed give the figure as it is printed, but for one of its last digit; no allowance is made for round ones."""
    stated, place, value = _held(candidate)
    return isfinite(value) and place > 0 and abs(round(stated / place) - round(value / place)) <= 1


@once
def _held(candidate: Candidate) -> tuple[float, float, float]:
    """The figure that is printed and the place value of its last digit, and the value that the others give; of two figures the one and the other."""
    printed = candidate.stated.quantity.printed
    if candidate.family not in PAIRED:
        scale = scale_of(candidate)
        stated, place = abs(float(printed.value)) * scale, float(printed.place) * scale
        values = [(low + high) / 2 for low, high in derived(candidate)]
        return (
            stated,
            place,
            min((v for v in values if isfinite(v) and v > 0), key=lambda v: abs(v - stated), default=inf),
        )
    first, other = candidate.stated.quantity, candidate.mentions[1].quantity
    stated, place = abs(float(other.printed.value)), float(other.printed.place)
    units = float(factor(first, other)) * (float(other.printed.value / other.scalar) if other.scalar else 1.0)
    ends = first.interval.low, first.interval.high
    values = (
        [float(end) * units for end in ends if end is not None] if first.is_range else [float(first.scalar) * units]
    )
    if candidate.family == "range" and len(candidate.mentions) > 2:  # noqa: PLR2004 - the other end
        values.append(float(candidate.mentions[2].quantity.scalar) * units)
    return stated, place, min(map(abs, values), key=lambda v: abs(v - stated), default=inf)


def misprinted(candidate: Candidate) -> bool:
    """Whether one digit, or two that are swapped, make all the difference, however far off it is: "65%" for 15%."""
    stated, place, value = _held(candidate)
    if candidate.cue is not None or not isfinite(value) or min(stated, place, value) <= 0:
        return False
    printed, told = round(stated / place), round(value / place)
    one, two = str(printed), str(told)
    if len(one) != len(two) or max(printed, told) <= SMALL:
        return False
    slip = (one[0] != two[0] and one[1:] == two[1:]) or sorted(one) == sorted(two)
    return slip and all(len(word.rstrip("0")) > 1 for word in (one, two))


def slipped(candidate: Candidate) -> float:
    """How much the difference speaks for an error, against two figures that have nothing to do with each other: log odds (tools/train_finder.py)."""
    return weighed(named(candidate.family, slip_levels(candidate)), measured("slips"))


def named(family: str, levels: Sequence[str]) -> list[str]:
    """The levels of a difference as they are weighed: for all families together, and for its own."""
    return [*levels, *(f"{family}|{level}" for level in levels)]


def weighed(names: Sequence[str], told: Mapping[str, Any]) -> float:
    """What a table of weights makes of named levels."""
    return float(told["level"] + sum(told["levels"].get(name, 0.0) for name in names))


def _levels(printed: int, told: int, times: float) -> Iterator[str]:
    level = sum(times > one for one in TIMES)
    yield from (
        f"times {level}",
        "more" if printed > told else "less",
        f"{'more' if printed > told else 'less'} {level}",
    )
    if max(printed, told) <= SMALL:
        yield f"off {min(abs(printed - told), 4)}"
        return
    one, two = str(printed), str(told)
    bare = [word.rstrip("0") or "0" for word in (one, two)]
    size = min(MOST, *map(len, bare))
    yield f"fine {size}"
    if len(one) != len(two):
        power = abs(len(one) - len(two))
        yield f"longer {min(power, 3)}"
        if abs(times / 10**power - 1) < CLOSE or bare[0] == bare[1]:
            yield f"power {size}"
        longer, shorter = sorted((one, two), key=len, reverse=True)
        if power == 1 and any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer))):
            yield f"lost {size}"
        return
    apart = [i for i, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]
    yield f"apart {min(len(apart), 3)} of {size}"
    if sorted(one) == sorted(two):
        yield f"swapped {size}"
    if len(apart) == 1:
        yield f"one {'first' if apart[0] == 0 else 'last' if apart[0] == len(one) - 1 else 'mid'} {size}"
        yield f"one by {min(4, abs(int(one[apart[0]]) - int(two[apart[0]])))}"
