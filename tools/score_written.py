"""Score the tool on written passages with one figure wrong: found, called right, and what is flagged of the right ones and of the look-alikes.

usage: python tools/score_written.py FILE.tsv …

A line is what follows in it, a TAB and the passage, with `{right|wrong}` where the figure stands that follows from others; in a look-alike nothing does. The
files in tools/examination were written by a hand of their own and are not learnt from; that one is scored as a whole is all that keeps it an examination.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

from passages import MARKED

import factcheck


def scored(text: str) -> set[str]:
    """What becomes of one passage."""
    found = MARKED.search(text)
    if found is None:
        return {"look-alikes", *({"look-alikes flagged"} if _open(text) else set())}
    before, behind = text[: found.start()], text[found.end() :]
    right, wrong = f"{before}{found[1]}{behind}", f"{before}{found[2]}{behind}"
    start, end = found.start(), found.start() + len(found[2])
    told = {"passages", *({"right ones flagged"} if _open(right) else set())}
    if opened := _open(wrong):
        return told | {"found"} | ({"amended"} if "inconsistent" in opened else set())
    refs = (ref for f in factcheck.check(wrong).findings for ref in (f.stated, *f.inputs))
    return told | ({"called right"} if any(ref.start < end and start < ref.end for ref in refs) else {"missed"})


def _open(text: str) -> set[str]:
    """The verdicts of a text that ask something of somebody."""
    return {str(f.verdict) for f in factcheck.check(text).findings if f.verdict != "consistent"}


def main(paths: list[str]) -> None:
    """Print the counts of each family and of all."""
    for path in paths:
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            family, _, text = line.partition("\t")
            for name in scored(text):
                counts[family][name] += 1
                counts["all"][name] += 1
        for family, count in sorted(counts.items()):
            print(path, family, *(f"{name} {number}" for name, number in sorted(count.items())), sep="  ")


if __name__ == "__main__":
    main(sys.argv[1:])
