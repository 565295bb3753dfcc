"""Score the rule of exchange rates on the rows that can be checked: those whose window holds two pairs of one two currencies.

usage: python tools/score_currency.py ../shared/data ../shared/tools

No table of rates is used, so a pair that stands alone in its window has nothing to be held against. Whether a window holds two pairs
is told by a pattern of this script ("SUM (SUM)"), not by the extraction that is scored. The figures are changed as
`score_news.py` changes them.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any, Final

from factcheck.pipeline import check_articles
from factcheck.readers import from_text

SIGNS: Final = {"$": "USD", "£": "GBP", "€": "EUR", "Rs": "INR", "¥": "JPY"}
NAMES: Final = {"euro": "EUR", "dollar": "USD", "pound": "GBP", "rupee": "INR", "yuan": "CNY", "yen": "JPY"}
SUM: Final = (
    r"((?:[A-Z]{0,3}[$£€¥]|Rs\.?)\s?[\d.,]+\s?\w*|[\d.,]+\s?(?:bn|m|million|billion|trillion|crore)?\s?"
    r"(?:euros?|dollars?|pounds?|rupees|yuan|yen))"
)
PAIR: Final = re.compile(SUM + r"\s?\((?:about |roughly |around |up to |some )?" + SUM + r"(?:[;,] " + SUM + ")?")


def main(data: Path, tools: Path) -> None:
    """Print how many rows with two pairs are checked, wrongly accused, and caught once changed."""
    score = _score_news(tools)
    articles = {row["id"]: row["text"] for row in _rows(data / "dev_articles.jsonl")}
    rows = [row for row in _rows(data / "dev_relations.jsonl") if row["kind"] == "currency"]
    held: list[tuple[str, int, int, str]] = []
    for row in rows:
        text, first = score["window"](articles[row["article_id"]], *row["text_span"])
        place = next(o for o in row["operands"] if o["role"] == row["derived_role"])
        start, end = place["start"] - first, place["end"] - first
        if _has_two(text, start):
            held.append((text, start, end, place["raw"]))
    checked = [_verdicts(text, start, end) for text, start, end, _ in held]
    altered = [(text, start, end, score["changed"](raw, score["FACTOR"]["currency"])) for text, start, end, raw in held]
    caught = [
        "inconsistent" in _verdicts(text[:start] + new + text[end:], start, start + len(new))
        for text, start, end, new in altered
        if new
    ]
    print(f"currency rows {len(rows)}, of which two pairs in the window {len(held)}")
    print(f"  checked {sum('consistent' in v for v in checked)}  false {sum('inconsistent' in v for v in checked)}")
    print(f"  caught {sum(caught)} of {len(caught)}")


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _score_news(tools: Path) -> dict[str, Any]:
    """The functions of `score_news.py`, whose end reads the command line."""
    sys.path.insert(0, str(tools))
    names: dict[str, Any] = {"__file__": str(tools / "score_news.py"), "__name__": "score_news"}
    source = (tools / "score_news.py").read_text("utf-8").partition("parser = argparse")[0]
    exec(compile(source, "score_news.py", "exec"), names)  # noqa: S102  (the project's own measuring tool)
    return names


def _has_two(text: str, start: int) -> bool:
    """Whether another pair of the same two currencies stands in the text than the one whose bracket holds a place."""
    pairs = [(m.start(), m.end(), _currencies(m)) for m in PAIR.finditer(text)]
    own = next((found for first, last, found in pairs if first <= start <= last), set())
    return any(own & found for first, last, found in pairs if not first <= start <= last)


def _currencies(match: re.Match[str]) -> set[frozenset[str]]:
    """The pairs of currencies that a match ties: two sums give one, three give three."""
    names = [_currency(group) for group in match.groups() if group]
    return {frozenset((one, two)) for one in names for two in names if one != two}


def _currency(text: str) -> str:
    sign = next((code for mark, code in SIGNS.items() if mark in text), None)
    return sign or next((code for name, code in NAMES.items() if name in text.lower()), "?")


def _verdicts(text: str, start: int, end: int) -> set[str]:
    """The verdicts of the findings that touch a place."""
    report = next(iter(check_articles([from_text(text)])))
    return {f.verdict for f in report.findings if any(r.start < end and start < r.end for r in (f.stated, *f.inputs))}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("tools", type=Path)
    given = parser.parse_args()
    main(given.data, given.tools)
