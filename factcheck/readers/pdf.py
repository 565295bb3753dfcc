"""A PDF to parts: its lines joined to paragraphs again, larger type told apart, what every page repeats left out.

Pictures, forms, links, scripts and attached files are not touched; text that stands in a picture is not read.
"""

from __future__ import annotations

import io
import logging
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from factcheck.errors import FactcheckError
from factcheck.readers import limits
from factcheck.readers.layout import article_of
from factcheck.readers.lines import Line, parts_of
from factcheck.readers.missing import missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Article

SAME_LINE: Final = 0.4  # of the height of the type: what is not further up or down stands on one line
LETTER: Final = 0.5  # of the height: the width of a letter, by and large
GAP: Final = 2.5  # of the height


def read(data: bytes, path: str) -> Article:
    """Make an article of a PDF; `text` is what was read, a paragraph a block, each with its page."""
    reader = _opened(data, path)
    try:
        pages = list(_pages(reader, path))
    except FactcheckError:
        raise
    except Exception as error:
        raise _damaged(path) from error
    if not any(pages):
        raise FactcheckError(
            f"{path}: this PDF holds pictures of text but no text; run text recognition (OCR) on it first."
        )
    return article_of(parts_of(pages), path, empty="holds no text")


def _opened(data: bytes, path: str) -> Any:  # noqa: ANN401 - pypdf's reader
    try:
        from pypdf import PdfReader
    except ImportError as error:
        raise missing(path, "a PDF", "pdf") from error
    logging.getLogger("pypdf").addHandler(logging.NullHandler())  # else Python prints what it notes
    try:
        reader = PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        count = 0 if locked else len(reader.pages)
    except Exception as error:
        raise (_locked(path) if b"/Encrypt" in data else _damaged(path)) from error
    if locked:
        raise _locked(path)
    if count > limits.PAGES:
        raise FactcheckError(f"{path}: this PDF has over {limits.PAGES} pages; save the pages of the article alone.")
    return reader


def _locked(path: str) -> FactcheckError:
    return FactcheckError(f"{path}: this PDF is locked with a password; save it without one.")


def _damaged(path: str) -> FactcheckError:
    return FactcheckError(f"{path}: this PDF is damaged; save or export it again.")


def _pages(reader: Any, path: str) -> Iterator[list[Line]]:  # noqa: ANN401 - pypdf's reader
    meter = _Meter(path)
    for page in reader.pages:
        contents = page.get_contents()
        meter.weigh(0 if contents is None else len(contents.get_data()))
        lines = _Lines()
        with suppress(_TooMuchError):
            page.extract_text(visitor_text=lines.add, visitor_operand_before=meter.count)
        meter.check()  # pypdf goes on where what it calls has failed
        yield lines.lines


class _TooMuchError(Exception):
    """A page asks for more work than a page of text does."""


class _Meter:
    """Counts what is done to draw the pages: forms that call forms can ask for endless work."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.size = 0
        self.steps = 0
        self.drawings = 0

    def weigh(self, size: int) -> None:
        """Take note of the size of a page before it is drawn."""
        self.size += size
        if size > limits.PAGE_BYTES:
            self.size = limits.PAGES_BYTES + 1
        self.check()

    def count(self, operator: bytes, *_: object) -> None:
        """Take note of one operation; to draw a form or picture within the page costs a thousand times more."""
        self.steps += 1
        self.drawings += operator == b"Do"
        if self._is_over():
            raise _TooMuchError

    def check(self) -> None:
        """Stop where a limit is passed."""
        if self._is_over():
            raise FactcheckError(f"{self.path}: this PDF is far more work to draw than pages of text; export it again.")

    def _is_over(self) -> bool:
        return self.size > limits.PAGES_BYTES or self.steps > limits.DRAWING_STEPS or self.drawings > limits.DRAWINGS


class _Lines:
    """Takes pieces of text with their places and sets them in lines."""

    def __init__(self) -> None:
        self.lines: list[Line] = []

    def add(self, text: str, cm: Any, tm: Any, font: Any, size: float) -> None:  # noqa: ANN401 - pypdf's matrices
        """Take a piece: it goes on in the line where it stands at the same height and not far off, else begins one."""
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        height = round(abs(size * (tm[3] or tm[1] or 1) * (cm[3] or cm[1] or 1)), 1)
        bold = "bold" in str((font or {}).get("/BaseFont", "")).lower()
        for number, piece in enumerate(text.split("\n")):
            if not piece.strip():
                self._space(piece)
            elif number == 0 and self.lines and _goes_on(self.lines[-1], x, y, height):
                self.lines[-1].text += piece
            else:
                self.lines.append(Line(piece, x, y - number * height, height, bold=bold))

    def _space(self, piece: str) -> None:
        if piece and self.lines:
            self.lines[-1].text += piece


def _goes_on(last: Line, x: float, y: float, height: float) -> bool:
    """True where a piece continues a line; one behind a wide gap is another cell, or another column."""
    end = last.x + LETTER * last.size * len(last.text)
    return abs(last.y - y) <= SAME_LINE * max(height, last.size, 1) and x - end < GAP * max(height, last.size, 1)
