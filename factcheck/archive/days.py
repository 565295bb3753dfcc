"""The day of an article from the cell of a table; one that could be read in two ways is not read."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final

YEAR_FIRST: Final = re.compile(r"\s{0,9}(\d{4})(?:-(\d\d)-(\d\d)|(\d\d)(\d\d))(?!\d)")
NAMED: Final = re.compile(
    r"(?=.{0,40}[A-Za-z]{3})(?=.{0,40}\b\d{4}\b)"
)  # "3 June 2024", "27-MAR-1987 09:17", "Tue, 03 Jun 2008 11:05:30 GMT"
LONGEST: Final = 60  # characters of a cell that are looked at


def day_of(cell: object, form: str | None = None) -> date | None:
    """Return the day that a cell tells, by a form such as `%d/%m/%Y` where one is given."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = str(cell if cell is not None else "")[:LONGEST].strip()
    try:
        return datetime.strptime(text, form).date() if form else _read(text)  # noqa: DTZ007 - a day has no zone
    except (ValueError, OverflowError):
        return None


def _read(text: str) -> date | None:
    if match := YEAR_FIRST.match(text):
        year, *rest = (int(part) for part in match.groups() if part)
        return date(year, *rest)
    return _named(text) if NAMED.match(text) else None


def _named(text: str) -> date | None:
    """Read a day whose month is a word; what dateutil would fill in by itself (a day, a year) must be told."""
    from dateutil.parser import parse

    first, second = (parse(_plain(text), default=default, ignoretz=True) for default in (_FIRST, _SECOND))
    return first.date() if first.date() == second.date() else None


def _plain(text: str) -> str:
    """Cut what stands behind the day and the time: some archives have signs of control there."""
    return re.split(r"[&\x00-\x1f]", text)[0]


_FIRST: Final = datetime(2000, 1, 1)  # noqa: DTZ001
_SECOND: Final = datetime(2001, 2, 2)  # noqa: DTZ001
