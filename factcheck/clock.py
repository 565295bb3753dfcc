"""The year of the check: no article that is read now can have been published after it."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def this_year() -> int:
    """The year of today."""
    return today().year


def today() -> date:
    """The day by the clock, in UTC, so that it is the same in every time zone.

    SOURCE_DATE_EPOCH (seconds since 1970) takes the clock's place where it is set, as in other tools whose output is to
    be the same on another day: https://reproducible-builds.org/specs/source-date-epoch/
    """
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    if told.isascii() and told.isdigit() and len(told) <= 11:  # noqa: PLR2004  (to the year 5138, all that a date can hold)
        return datetime.fromtimestamp(int(told), UTC).date()
    return datetime.now(UTC).date()
