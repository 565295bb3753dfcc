"""What sources cost: an article alone, beside a release of twenty pages and beside a table of 100,000 rows, in time of the processor.

    python benchmarks/sources.py

The texts are made up, the same on every run. Told are seconds, and how many times the article alone that is without reading the table.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from factcheck.sources.tables.read import read_tables

WORDS: Final = "council report water school hospital budget repair street river bridge station market library worker driver nurse road farm"
PAGES: Final = 20
ROWS: Final = 100_000


def main() -> None:
    """Make the texts, run the command on them, and tell."""
    chance = random.Random(19)  # noqa: S311 - no secret
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        article, release, table = folder / "article.txt", folder / "release.txt", folder / "table.csv"
        article.write_text(_text(chance, 36), "utf-8")
        release.write_text(_text(chance, PAGES * 33), "utf-8")
        rows = (
            f"{_words(chance, 2)} {at},{chance.randrange(1990, 2024)},{chance.randrange(9999)}" for at in range(ROWS)
        )
        table.write_text("\n".join(("Place,Year,Homes", *rows)), "utf-8")
        start = time.process_time()
        read_tables(table.read_bytes(), str(table))
        reading = time.process_time() - start
        alone = _seconds(str(article))
        for source, free in ((release, 0.0), (table, reading)):
            took = _seconds(str(article), "--source", str(source))
            sys.stdout.write(
                f"{source.name}: {took:.2f} s, {(took - free) / alone:.1f} times the {alone:.2f} s of the article alone\n"
            )


def _seconds(*arguments: str) -> float:
    """The time of the processor that the command takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    subprocess.run([sys.executable, "-m", "factcheck", *arguments], check=False, capture_output=True)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def _text(chance: random.Random, sentences: int) -> str:
    told = (
        f"The {_words(chance, 3)} of the {_words(chance, 2)} cost {chance.randrange(100, 90_000):,} in {chance.randrange(1990, 2024)}."
        for _ in range(sentences)
    )
    return "\n\n".join(told)


def _words(chance: random.Random, number: int) -> str:
    return " ".join(chance.choice(WORDS.split()) for _ in range(number))


if __name__ == "__main__":
    main()
