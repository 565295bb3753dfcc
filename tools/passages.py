"""The passages that the guard and the finder learn from beside the news: written for it, and the project's own sentences.

A line of tools/written/*.tsv is what follows in it, a TAB and the passage, with `{right|wrong}` where the figure stands that follows from others; in a
look-alike nothing does. ¶ is the end of a paragraph.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from factcheck.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).parent.parent
WRITTEN: Final = ROOT / "tools" / "written"
SILENT: Final = "silent"  # what follows in the project's own look-alikes
MARKED: Final = re.compile(r"\{([^|}]*)\|([^}]*)\}")
DATED: Final = re.compile(r"\[\d{4}-\d\d-\d\d\] ")


def passages() -> Iterator[tuple[str, str]]:
    """The written passages, each with what follows in it; the sentences of the tests too, and the examples of the rules in which nothing does."""
    for path in sorted(WRITTEN.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            follows, _, text = line.partition("\t")
            yield follows, text.replace(" ¶ ", "\n\n")
    for name, follows in (("told", "any"), ("silent", SILENT)):
        for line in (ROOT / "tests" / "ties" / f"{name}.txt").read_text(encoding="utf-8").splitlines():
            if line and line[0] != "#":
                yield follows, DATED.sub("", line)
    yield from ((SILENT, text) for rule in RULES for text in rule.silent)
    for path in sorted((ROOT / "fixtures" / "consistent").glob("*.txt")):
        yield "any", path.read_text(encoding="utf-8")


class Written(NamedTuple):
    """A passage as it is right, what follows in it, the place of the marked figure, and the passage with that figure wrong."""

    follows: str
    right: str
    place: tuple[int, int]
    wrong: str


def written() -> Iterator[Written]:
    """Each passage; one in which nothing is marked has no place, and nothing wrong."""
    for follows, text in passages():
        found = MARKED.search(text)
        place = (0, 0) if found is None else (found.start(), found.start() + len(found[1]))
        yield Written(follows, MARKED.sub(lambda one: one[1], text), place, MARKED.sub(lambda one: one[2], text))
