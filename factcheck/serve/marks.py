"""What people did with a report: figures ticked and findings laid aside, by fingerprint."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Final

from factcheck.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

HOWS: Final = {"source": "against the source", "call": "by a call", "sum": "by a sum"}


@dataclass(frozen=True, slots=True)
class Tick:
    """A figure that somebody checked: who, how (one of `HOWS`), when (UTC, as ISO 8601 has it), and a note."""

    by: str
    how: str
    at: str
    note: str = ""
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Aside:
    """A finding that somebody says is none: who, why, when."""

    by: str
    reason: str
    at: str
    figure: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """All that was done with one article."""

    ticks: Mapping[str, Tick] = field(default_factory=dict)
    suppressed: Mapping[str, Aside] = field(default_factory=dict)
