"""Hold the compiled engine against spaCy on articles: which words are read differently, and which findings.

usage: python tools/same_parse.py ARTICLES.jsonl [HOW MANY]

Prints words, words that differ in the cut, in tag, dependency or head, and articles whose JSON differs; exits with 1 where
more than one word in 10,000 or any article does.
"""

from __future__ import annotations

import json
import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from factcheck.extract import parse
from factcheck.extract.engine.compiled import Compiled
from factcheck.extract.engine.reference import Reference
from factcheck.pipeline import check_articles
from factcheck.readers import from_text
from factcheck.reporters import reporter
from factcheck.reporters.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extract.engine import Engine

ONE_IN: Final = 10_000
LONGEST: Final = 250


def different(mine: Engine, theirs: Engine, text: str) -> tuple[int, int]:
    """Words of a text, and words that are read differently."""
    sentences = []
    words = wrong = 0
    for line in text.splitlines():
        cuts = mine.cut(line), theirs.cut(line)
        words += len(cuts[1])
        if cuts[0] != cuts[1]:
            wrong += len(cuts[1])
        elif 0 < len(cuts[0]) < LONGEST:
            sentences.append(cuts[0])
    for one, other in zip(mine.read(sentences), theirs.read(sentences), strict=True):
        wrong += sum(a != b for a, b in zip(zip(*one, strict=True), zip(*other, strict=True), strict=True))
    return words, wrong


def findings(engine: Engine, texts: Sequence[str]) -> list[str]:
    """The report of each text as JSON."""
    vars(parse)["engine"] = lambda: engine
    render = reporter("json", claims=False)
    return ["".join(map(str, render([report], Page()))) for report in check_articles(map(from_text, texts))]


def main(path: str, number: str = "1000000") -> int:
    """Compare and tell."""
    with Path(path).open(encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in islice(file, int(number))]
    engines = Compiled(), Reference()
    words, wrong = (sum(each) for each in zip(*(different(*engines, text) for text in texts), strict=True))
    one, other = (findings(engine, texts) for engine in engines)
    reports = sum(a != b for a, b in zip(one, other, strict=True))
    print(f"{words} words, {wrong} read differently; {len(texts)} articles, {reports} with another report")
    return int(wrong * ONE_IN > words or reports > 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
