"""Marks as a request brings them, read and made fit to keep and to show."""

from __future__ import annotations

from typing import Final

from factcheck.reporters.legible import legible
from factcheck.serve.marks import HOWS, Aside, Marks, Tick
from factcheck.serve.problems import Problem

LONGEST: Final = 300  # characters of a name, a note, a reason
MOST: Final = 10_000  # marks that one request may bring


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
