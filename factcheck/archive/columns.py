"""Which column of a table holds what: as the options say, else found by the names that archives give them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from factcheck.archive.days import day_of
from factcheck.archive.record import Record
from factcheck.errors import FactcheckError
from factcheck.record import dataclass
from factcheck.start.questions import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

USUAL: Final[Mapping[str, Sequence[str]]] = {
    "id": ("id", "article_id", "uid", "uuid", "guid", "url", "link", "slug"),
    "text": ("text", "body", "article", "content", "article_text", "full_text", "body_text", "maintext"),
    "title": ("title", "headline", "head"),
    "date": ("date", "published", "publish_date", "published_at", "date_published", "date_publish", "pub_date", "pubdate", "publication_date", "datetime"),
    "desk": ("desk", "section", "category", "channel", "department", "news_desk"),
}  # fmt: skip
SURROGATE: Final = re.compile("[\ud800-\udfff]")  # no file can hold one


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of the columns, where somebody gave them, and the form of the days in one (`%d/%m/%Y`)."""

    id: str | None = None
    text: str | None = None
    title: str | None = None
    date: str | None = None
    desk: str | None = None
    date_form: str | None = None

    def among(self, names: Sequence[str], source: str) -> Columns:
        """Find the columns among those that a source has; one that was named must be there, and one of texts."""
        found = {part: _found(getattr(self, part), part, names, source) for part in USUAL}
        if found["text"] is None:
            raise FactcheckError(
                f"{source}: no column is named like a text ({', '.join(names[:9]) or 'none at all'}); name it with --text-column."
            )
        return Columns(**found, date_form=self.date_form)

    def named(self) -> list[str]:
        """The columns that are read, each once."""
        return list(dict.fromkeys(name for part in USUAL if (name := getattr(self, part)) is not None))

    def record(self, row: Mapping[str, object], number: int, source: str, line: int) -> Record:
        """Make an article of a row; the one on `line` of a source that names none of its own is `source:line`."""
        told = {part: _cell(row.get(name)) if (name := getattr(self, part)) else None for part in USUAL}
        text = row.get(self.text or "")
        error = None if isinstance(text, str) and text.strip() else _no_text(text)
        return Record(
            number,
            told["id"] or f"{source}:{line}",
            source,
            text=(told["text"] or "") if error is None else "",
            title=told["title"],
            date=day_of(row.get(self.date or ""), self.date_form),
            desk=told["desk"],
            error=error,
        )


def _found(given: str | None, part: str, names: Sequence[str], source: str) -> str | None:
    if given is not None:
        if given not in names:
            raise FactcheckError(f"{source}: there is no column {given!r}{nearest(given, list(names))}.")
        return given
    lowered = {name.lower(): name for name in reversed(names)}
    return next((lowered[usual] for usual in USUAL[part] if usual in lowered), None)


def _cell(value: object) -> str | None:
    """A cell as text that any file can hold; `None` where there is nothing in it."""
    text = "" if value is None or value != value else str(value)  # noqa: PLR0124 - what pandas has for nothing differs from itself
    return SURROGATE.sub("\ufffd", text) if text.strip() else None


def _no_text(value: object) -> str:
    return (
        "there is no text."
        if value is None or isinstance(value, str)
        else f"its text is no text but {type(value).__name__}."
    )
