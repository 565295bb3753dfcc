"""Sorts of figures that are asked for together, each by one name."""

from __future__ import annotations

from typing import Final

COUNTS: Final = frozenset(("count", "number"))  # what is counted, or a number that does not say what
MEASURED: Final = frozenset(("money", "measure"))  # what has a unit of its own
BARE: Final = frozenset(("number", "money"))  # the unit of money may be left out, and then it is a number
LASTING: Final = frozenset(("duration", "measure"))
SPANS: Final = frozenset(("duration", "number"))  # "eight hours, up from seven"
RATIOS: Final = frozenset(("percent", "ratio"))
SHARES: Final = frozenset(("percent", "percentage_points"))
NO_LEVELS: Final = RATIOS | {"duration"}  # what is no level that a change leads from or to
DATED: Final = frozenset(("date", "ordinal"))
NO_AMOUNTS: Final = DATED | {"age"}
