"""What a change to the code changes in what is found: every tie and every finding of a set of articles, before and after.

usage: python tools/differ.py ARTICLES… --write before.txt
       python tools/differ.py ARTICLES… --against before.txt

ARTICLES are JSON lines with `id`, `text` and if they have them `title` and `date` (plain or gzip). A line is written for each tie and each finding, in
order of place. With `--against` the lines that are gone and those that are new are shown with the words about them; the exit code is 1 where there
are any. A refactoring shows none; of a change of behaviour each one is read. Parses are kept on disk (cached.py).
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import sys
from collections import Counter
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

sys.path.insert(0, str(Path(__file__).parent))

from cached import cached_parses

from factcheck.extract.claims import read_claims
from factcheck.model import Article, Claims, Quantity
from factcheck.pipeline import findings_of
from factcheck.readers import from_text
from factcheck.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

UNTIED: Final = ("quantities", "sentences", "lines")
ROOM: Final = 60  # characters shown before the first figure and behind the last


def articles(path: Path) -> Iterator[Article]:
    """The articles of a file of JSON lines, each with its title on top and its day."""
    raw = path.read_bytes()
    with io.StringIO((gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8"), newline="\n") as file:
        for line in file:
            row = json.loads(line)
            title = row.get("title") or ""
            text = row["text"] if not title or row["text"].startswith(title) else f"{title}\n\n{row['text']}"
            yield from_text(text, row["id"])


def lines_of(article: Article, claims: Claims) -> Iterator[str]:
    """A line for each tie and each finding of an article, in order of place."""
    told = [
        (min((q.start for q in figures(tie)), default=0), f"{group.name} {brief(tie)}", tie)
        for group in fields(Claims)
        if group.name not in UNTIED
        for tie in getattr(claims, group.name)
    ]
    for start, line, tie in sorted(told, key=lambda row: row[:2]):
        places = [q.start for q in figures(tie)] or [start]
        yield f"{article.path}\t{line}\t{words(article.text, min(places), max(places))}"
    for f in findings_of(article, claims, RULES):
        places = [f.stated.start, *(i.start for i in f.inputs)]
        line = " ".join(f"FINDING {f.verdict} {f.rule} {f.formula} {f.message}".split())
        yield f"{article.path}\t{line}\t{words(article.text, min(places), max(places))}"


def words(text: str, first: int, last: int) -> str:
    """The words about a stretch, on one line."""
    return " ".join(text[max(0, first - ROOM) : last + ROOM].split())


def figures(tie: object) -> Iterator[Quantity]:
    """Every figure that a tie holds."""
    if isinstance(tie, Quantity):
        yield tie
    elif isinstance(tie, tuple):
        for item in tie:
            yield from figures(item)
    elif is_dataclass(tie):
        for part in fields(tie):
            yield from figures(getattr(tie, part.name))


def brief(tie: object) -> str:
    """A tie in a line: its figures as they are printed, and what else it holds."""
    if isinstance(tie, Quantity):
        return f"“{' '.join(tie.text.split())}”@{tie.start}"
    if isinstance(tie, tuple):
        return f"({', '.join(brief(item) for item in tie)})"
    if is_dataclass(tie):
        return " ".join(
            f"{part.name}={brief(value)}"
            for part in fields(tie)
            if (value := getattr(tie, part.name)) not in (None, ())
        )
    return " ".join(str(tie).split())


def main(paths: list[Path], write: Path | None, against: Path | None) -> int:
    """Write the lines, or hold them against those written before; 1 where they differ."""
    with cached_parses():
        everything = (article for path in paths for article in articles(path))
        lines = [line for article, claims in read_claims(everything) for line in lines_of(article, claims)]
    if write is not None:
        write.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"{len(lines)} ties and findings")
    if against is None:
        return 0
    before, after = Counter(against.read_text(encoding="utf-8").splitlines()), Counter(lines)
    changes = [*(("-", line) for line in before - after), *(("+", line) for line in after - before)]
    for sign, line in sorted(changes, key=lambda change: (change[1].split("\t")[0], change[1], change[0])):
        print(sign, line.replace("\t", "\n      "))
    print(f"{sum((before - after).values())} gone, {sum((after - before).values())} new")
    return int(bool(changes))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="+", type=Path)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--against", type=Path)
    options = parser.parse_args()
    sys.exit(main(options.articles, options.write, options.against))
