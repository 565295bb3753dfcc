"""How much one file may cost; a newspaper page is far below all of these."""

from __future__ import annotations

from typing import Final

from factcheck.record import dataclass

MEGABYTE: Final = 1_000_000
MOST_FIGURES: Final = 100_000
MOST_SECONDS: Final = 300
MOST_TOKENS: Final = 2_500_000  # words, numbers and signs: ten megabytes of English have two million


@dataclass(frozen=True, slots=True)
class Ceilings:
    """The most that a file may hold, in bytes (`None`: what its format allows) and figures, and take, in seconds."""

    size: int | None = None
    figures: int = MOST_FIGURES
    seconds: int = MOST_SECONDS
