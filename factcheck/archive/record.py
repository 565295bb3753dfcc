"""One article of an archive, as it is handed to whoever checks it: its text, or the file that holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.record import dataclass

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Record:
    """An article with its number in the whole archive, from 1, and what its row tells of it; `error` says why it has none.

    `path` is the file of an article that is read where it is checked.
    """

    number: int
    id: str
    source: str
    text: str = ""
    title: str | None = None
    date: date | None = None
    desk: str | None = None
    path: str | None = None
    error: str | None = None

    @property
    def whole(self) -> str:
        """The text that is checked: the title above, unless it stands there already."""
        told = self.title is None or self.text.startswith(self.title)
        return self.text if told else f"{self.title}\n\n{self.text}"
