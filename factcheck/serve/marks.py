"""What people did with a report: figures ticked and findings laid aside, by fingerprint."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from factcheck.reporters.legible import legible
from factcheck.serve.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

HOWS: Final = {"source": "against the source", "call": "by a call", "sum": "by a sum"}
LONGEST: Final = 300  # characters of a name, a note, a reason
MOST: Final = 10_000  # marks that one request may bring


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


def marks_in(said: object) -> Marks:
    """Read the marks that a page brings along where nothing is kept."""
    if not isinstance(said, dict):
        raise Problem(400, "malformed", "'marks' is an object of 'ticks' and 'suppressed'.")
    ticks, suppressed = said.get("ticks", {}), said.get("suppressed", {})
    if not (isinstance(ticks, dict) and isinstance(suppressed, dict)) or len(ticks) + len(suppressed) > MOST:
        raise Problem(400, "malformed", "'marks' is an object of 'ticks' and 'suppressed'.")
    return Marks(
        {print_: tick_in(tick, words(tick, "at")) for print_, tick in ticks.items()},
        {print_: aside_in(aside, words(aside, "at")) for print_, aside in suppressed.items()},
    )


def tick_in(said: object, at: str) -> Tick:
    """Read a tick; who and how must be said."""
    by, how = words(said, "by"), words(said, "how")
    if not by or how not in HOWS:
        raise Problem(400, "malformed", f"A tick says 'by' whom, and 'how': {', '.join(HOWS)}.")
    return Tick(by, how, at, words(said, "note"), words(said, "figure"))


def aside_in(said: object, at: str) -> Aside:
    """Read a finding laid aside; who and why must be said."""
    by, reason = words(said, "by"), words(said, "reason")
    if not by or not reason:
        raise Problem(400, "malformed", "A finding is laid aside 'by' somebody, for a 'reason'.")
    return Aside(by, reason, at, words(said, "figure"), words(said, "rule"))


def words(said: object, name: str) -> str:
    """Return a few words that somebody wrote, fit to show."""
    found = said.get(name, "") if isinstance(said, dict) else None
    if not isinstance(found, str) or len(found) > LONGEST:
        raise Problem(400, "malformed", f"{name!r} is a text of at most {LONGEST} characters.")
    return legible(found.strip())
