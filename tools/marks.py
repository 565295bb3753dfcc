"""What readers marked in articles of the pool: which figure follows from which, by their places alone (tools/read/relations.tsv).

usage: python tools/marks.py POOL FOLDER --part shut
       python ../shared/tools/score_free.py FOLDER

writes the articles kept shut (or those that are learnt from, `--part open`) as `score_free.py` reads them.

A line is the article, what follows in it, the place of the figure that follows, those of what it follows from, how far these stand, `s` for sure, `r` for right as
printed, `f` for fair to ask of a program, a replacement that contradicts the rest, and a checksum of the figure; or the article and `none`. The text is
the article's title, an empty line and its text, and stays where it is. Thirteen readers marked 1,480 articles in November 2026; a third of them is kept shut.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MARKS: Final = Path(__file__).parent / "read" / "relations.tsv"
PARTS: Final = 3
SHUT: Final = 0  # the part of the articles that nothing learns from
SENTENCE_END: Final = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"‘'0-9])|\n")


class Mark(NamedTuple):
    """What follows in an article, and from what."""

    kind: str
    place: tuple[int, int]
    inputs: tuple[tuple[int, int], ...]
    distance: str
    flags: str  # `s` sure, `r` right as printed, `f` fair
    wrong: str
    check: str

    @property
    def right(self) -> bool:
        """Whether the figure is right as printed."""
        return "r" in self.flags

    def stands(self, text: str) -> bool:
        """Whether the text is the one that was marked."""
        return f"{crc32(text[slice(*self.place)].encode()):08x}" == self.check


@cache
def marks(*, shut: bool = False) -> Mapping[str, tuple[Mark, ...]]:
    """The marks of each article that was read and may be learnt from, or of those kept shut."""
    found: dict[str, list[Mark]] = defaultdict(list)
    for line in MARKS.read_text(encoding="utf-8").splitlines():
        article, kind, *rest = line.split("\t")
        if (hashlib.sha256(article.encode()).digest()[1] % PARTS == SHUT) is not shut:
            continue
        mine = found[article]
        if rest:
            place, inputs, distance, flags, wrong, check = rest
            mine.append(Mark(kind, _span(place), tuple(map(_span, inputs.split())), distance, flags, wrong, check))
    return {article: tuple(mine) for article, mine in found.items()}


def _span(told: str) -> tuple[int, int]:
    start, end = told.split("-")
    return int(start), int(end)


def _texts(pool: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(pool.glob("fold_*.jsonl.gz")):
        for line in gzip.decompress(path.read_bytes()).decode("utf-8").split("\n"):
            if line:
                row = json.loads(line)
                title = row.get("title") or ""
                yield row["id"], row["text"] if row["text"].startswith(title) else f"{title}\n\n{row['text']}"


def _row(article: str, text: str, mark: Mark) -> dict[str, Any]:
    ends = [0, *(m.end() for m in SENTENCE_END.finditer(text)), len(text)]
    first = max(end for end in ends if end <= mark.place[0])
    last = min(end for end in ends if end >= mark.place[1])
    inputs = [text[slice(*span)] for span in mark.inputs]
    told = {"id": article, "kind": mark.kind, "start": mark.place[0], "end": mark.place[1], "sentence": [first, last]}
    sure, fair = ("yes" if "s" in mark.flags else "likely"), "f" in mark.flags
    return told | {"wrong": mark.wrong, "inputs": inputs, "distance": mark.distance, "sure": sure, "right": mark.right, "fair": fair}  # fmt: skip


def main(pool: Path, folder: Path, *, shut: bool) -> None:
    """Write the articles and their relations; a mark whose text is another now is left out."""
    folder.mkdir(parents=True, exist_ok=True)
    read = marks(shut=shut)
    texts = {article: text for article, text in _texts(pool) if article in read}
    rows = [_row(a, text, mark) for a, text in texts.items() for mark in read[a] if mark.stands(text)]
    told = {"articles": [{"id": a, "text": text} for a, text in texts.items()], "relations": rows}
    for name, lines in told.items():
        (folder / f"{name}.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    print(f"{len(texts)} articles, {len(rows)} relations")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pool", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", choices=("shut", "open"), default="shut")
    options = parser.parse_args()
    main(options.pool, options.folder, shut=options.part == "shut")
