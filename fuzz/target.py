"""Feed bytes that atheris makes up, guided by what they reach, to one part of factcheck; stop at the first fault.

python fuzz/target.py read article.txt -runs=20000 corpus/
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

import atheris

with atheris.instrument_imports(include=["factcheck"]):
    from factcheck.errors import FactcheckError
    from factcheck.extract.quantities import figures
    from factcheck.pipeline import check_articles
    from factcheck.readers import from_text, read_bytes
    from factcheck.reporters import FORMATS, reporter
    from factcheck.reporters.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable

NAME: Final = sys.argv[2] if len(sys.argv) > 2 else "article.txt"  # noqa: PLR2004 - its suffix chooses the reader


def read(data: bytes) -> None:
    """A reader gives an article whose blocks lie in its text, or says in a sentence why not."""
    try:
        article = read_bytes(data, NAME)
    except FactcheckError:
        return
    end = 0
    for block in article.blocks:
        assert end <= block.start < block.end <= len(article.text), block  # noqa: S101 - what is looked for
        end = block.end


def extract(data: bytes) -> None:
    """Every figure lies in its text, in order, and has a value."""
    text = data.decode("utf-8", "surrogatepass" if data[:1] == b"\xed" else "replace")
    end = 0
    for figure in figures(text)[1]:
        assert end <= figure.start < figure.end <= len(text), figure  # noqa: S101 - what is looked for
        assert figure.value is not None  # noqa: S101 - what is looked for
        end = figure.end


def check(data: bytes) -> None:
    """The whole way: an article checked, and reported in every format."""
    (report,) = check_articles([from_text(data.decode("utf-8", "replace"))])
    for name in FORMATS:
        "".join(reporter(name)([report], Page())).encode("utf-8")


TARGETS: Final[dict[str, Callable[[bytes], None]]] = {"read": read, "extract": extract, "check": check}

if __name__ == "__main__":
    atheris.Setup([sys.argv[0], *sys.argv[3:]], TARGETS[sys.argv[1]])
    atheris.Fuzz()
