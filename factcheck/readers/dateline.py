"""The day of publication, where a line at the head or the foot of the article plainly gives it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from factcheck.model import Block

HEAD: Final = 8
FOOT: Final = 4
MONTH: Final = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
NTH: Final = r"\d{1,2}(?:st|nd|rd|th)?"
DAY: Final = rf"(?:{NTH}(?: of)? {MONTH},? \d{{4}}|{MONTH} {NTH},? \d{{4}}|\d{{4}}-\d\d-\d\d)"
LABEL: Final = r"(?:(?P<label>first published|published|posted|last updated|updated|date)(?: on| at)?\s*:?\s*)?"
WEEKDAY: Final = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? |(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?"
CLOCK: Final = r"(?:,?(?: at)?[ T]\d{1,2}[:.]\d\d\s*(?:am|pm)?\s*(?:GMT|BST|UTC|E[SD]T|Z)?)?"
DATE_LINE: Final = re.compile(rf"{LABEL}{WEEKDAY}(?P<day>{DAY}){CLOCK}\.?", re.IGNORECASE)
SEPARATOR: Final = re.compile(r"(?<!\s)\s+[|·•–—]\s+|\n")
AGENCY: Final = r"\s+\((?:AP|AFP|Reuters|UPI|PA|dpa|Xinhua|TASS)\)"
IN_LINE: Final = re.compile(
    rf"\b{LABEL[:-1]}{WEEKDAY}(?P<day>{DAY})|(?P<timed>{DAY}),?(?: at)? \d{{1,2}}[:.]\d\d(?::\d\d)? ?(?:am|pm|GMT|BST|UTC|E[SD]T)\b"
    rf"|(?P<wired>{DAY}){AGENCY}",
    re.IGNORECASE,
)
LONGEST: Final = 300  # characters of a block that are looked through
TOP: Final = 4  # blocks in which a day of publication may stand within a line
LATER: Final = ("updated", "last updated")


def is_date_line(line: str) -> bool:
    """True for a line that holds a day and nothing else ("Published: Monday 3 June 2024")."""
    return DATE_LINE.fullmatch(line.strip()) is not None


def find_dateline(text: str, blocks: Sequence[Block]) -> date | None:
    """Return the day of publication; a day of publication goes before one of an update."""
    edges = [*blocks[:HEAD], *blocks[HEAD:][-FOOT:]]
    lines = [text[block.start : block.end] for block in edges if block.kind in {"furniture", "byline"}]
    found = list(_days(lines))
    plain = [day for label, day in found if label not in LATER]
    return next(iter(plain or [day for _, day in found]), None) or _in_line(text, blocks[:TOP])


def _in_line(text: str, blocks: Sequence[Block]) -> date | None:
    """The day of "Posted on 6 November 2012 at 7:20pm", "By Ann Pell July 24, 2012 5:37 AM" or "July 24, 2012 (AP)" near the top."""
    for block in blocks:
        for match in IN_LINE.finditer(text, block.start, min(block.end, block.start + LONGEST)):
            if day := _parsed(match["day"] or match["timed"] or match["wired"]):
                return day
    return None


def _days(paragraphs: Sequence[str]) -> Iterator[tuple[str, date]]:
    for paragraph in paragraphs:
        for part in SEPARATOR.split(paragraph):
            if (match := DATE_LINE.fullmatch(part.strip())) and (day := _parsed(match["day"])):
                yield (match["label"] or "").lower(), day


def _parsed(day: str) -> date | None:
    """Read a day; one that the calendar does not have (31 June) is no dateline."""
    from dateutil.parser import ParserError, parse

    try:
        parsed: datetime = parse(day.replace(" of ", " "))
    except (ParserError, OverflowError):
        return None
    return parsed.date()
