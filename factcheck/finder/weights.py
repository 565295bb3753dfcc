"""The weights of the finder as they were learnt, and what they make of a candidate's features."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from factcheck.guard.weights import steps_of
from factcheck.lexicon import measured

if TYPE_CHECKING:
    from factcheck.finder.hashes import Places

# Twenty families share the places: in the 2^18 of the guard each place would hold the weights of eight features.
SIZE: Final = 1 << 22
LAST: Final = SIZE - 1


def table() -> dict[str, Any]:
    """What goes with the weights: level, step and bound of each family, how often ties beyond the bound held, the data and the day."""
    return measured("finder")


def score(family: str, features: Places) -> float:
    """How much the words speak for a tie: the log odds that the sentences which it was learnt from would give."""
    told = table()["families"][family]
    return float(told["level"] + table()["step"] * steps_of("finder", features))
