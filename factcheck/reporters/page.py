"""The page that a report is set on: its width, whether it has colour, and what its encoding can hold."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, Final

from factcheck.record import dataclass
from factcheck.reporters.legible import legible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType
    from rich.text import Text

NARROWEST: Final = 40
WIDEST: Final = 200
LABEL_WIDTH: Final = 12
TWO_COLUMNS: Final = 60  # narrower than this, a label stands above its text


@dataclass(frozen=True, slots=True)
class Page:
    """Sets text for a terminal or a file; article text is made legible and its markup is never read."""

    width: int = 80
    color: bool = False
    encoding: str = "utf-8"

    @property
    def columns(self) -> int:
        """The width that is set: a report stays readable from 40 to 200 columns."""
        return max(NARROWEST, min(self.width, WIDEST))

    @property
    def is_unicode(self) -> bool:
        """True where the page can hold any character."""
        return self.encoding.lower().replace("-", "").startswith("utf")

    def text(self, words: str, style: str = "") -> Text:
        """Make a run of text, safe to show."""
        from rich.text import Text

        return Text(legible(words, self.encoding), style=style)

    def line(self, *runs: tuple[str, str]) -> Text:
        """Make a line of several runs, each with its own style."""
        from rich.text import Text

        return Text.assemble(*(self.text(words, style) for words, style in runs))

    def set(self, *parts: RenderableType) -> str:
        """Set the parts one under another."""
        from rich.console import Console

        console = Console(
            file=StringIO(),
            width=self.columns,
            force_terminal=self.color,
            color_system="standard" if self.color else None,
            no_color=not self.color,
            markup=False,
            emoji=False,
            highlight=False,
            legacy_windows=False,
            _environ={},
        )
        with console.capture() as captured:
            for part in parts:
                console.print(part)
        return "\n".join(line.rstrip() for line in captured.get().splitlines()).rstrip("\n") + "\n"

    def indented(self, part: RenderableType, by: int = 2) -> RenderableType:
        """Set a part in from the left."""
        from rich.padding import Padding

        return Padding(part, (0, 0, 0, by))

    def fact(self, label: str, texts: Sequence[str]) -> list[RenderableType]:
        """Set a label and what belongs to it, side by side where there is room."""
        if not texts:
            return []
        if self.columns < TWO_COLUMNS:
            stacked = [self.indented(self.text(text), 4) for text in texts]
            return [self.indented(self.text(label, "dim")), *stacked]
        from rich.table import Table

        grid = Table.grid(padding=(0, 1), expand=False)
        grid.add_column(width=LABEL_WIDTH, no_wrap=True)
        grid.add_column(overflow="fold")
        for n, text in enumerate(texts):
            grid.add_row(self.text("" if n else label, "dim"), self.text(text))
        return [self.indented(grid)]
