"""Measure factcheck beside spaCy alone, quantulum3, Recognizers-Text and CQE, on the same sentences: `python benchmarks/run.py`.

Each tool comes from PyPI into an environment of its own (`benchmarks/.environments`; one that will not install is left
out with a word). All run in turn, round by round; what is compared is the processor time (user and system) of a run
with spaCy's in the same round, so that other work on the machine counts little. Shown: the median and the spread. A tool
that is too slow is stopped, and what it had read by then counts.

`starts` measures our answers without a model beside an empty start of Python, `article` our command on one long article.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from articles import articles
from contests import CONTESTS, Contest, Measured
from peers import PEERS, Peer, ready
from starts import starts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BASE = "spaCy"
OURS = {"starts": starts, "article": articles}  # what is measured of us alone, each with rounds of its own


def main() -> None:
    """Install, run the contests in turn, print a table of each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("contests", nargs="*", help=f"only these of {', '.join((*OURS, *CONTESTS))}")
    parser.add_argument("--rounds", type=int, default=5, help="how often each contest is run  [5]")
    parser.add_argument("--only", nargs="*", metavar="TOOL", help="only these tools beside spaCy")
    options = parser.parse_args()
    wanted = options.contests or [*OURS, *CONTESTS]
    chosen = [
        peer
        for peer in PEERS
        if peer.name in (PEERS[0].name, BASE, *([p.name for p in PEERS] if options.only is None else options.only))
    ]
    peers = [peer for peer in (chosen if set(wanted) - set(OURS) else PEERS[:1]) if ready(peer)]
    for name in wanted:
        table = OURS[name](peers[0]) if name in OURS else _table(CONTESTS[name], peers, options.rounds)
        for line in table:
            print(line, flush=True)


def _table(contest: Contest, peers: Sequence[Peer], rounds: int) -> Iterator[str]:
    results = _measured(contest, peers, rounds)
    base = results[BASE]
    yield f"\n{contest.title}\n\n| tool | times spaCy's | {contest.unit} | peak memory |\n|---|---|---|---|"
    for peer in peers:
        mine = results[peer.name]
        if isinstance(mine, str):
            yield f"| {peer.name} | {mine} | | |"
            continue
        spread = "no measure" if isinstance(base, str) else _ratios(contest, mine, base)
        texts = max(1, len(contest.texts) - 1)
        speed = contest.amount / texts / median(map(contest.each, mine))
        read = min(one.done for one in mine)
        if read < texts:
            spread += f", stopped at {read} of {texts} after {max(one.seconds for one in mine):.0f} s"
        yield f"| {peer.name} | {spread} | {speed:.3g} | {max(one.peak for one in mine)} MB |"


def _ratios(contest: Contest, mine: Sequence[Measured], base: Sequence[Measured]) -> str:
    ratios = sorted(contest.each(one) / contest.each(other) for one, other in zip(mine, base, strict=True))
    return f"{median(ratios):.2f} ({ratios[0]:.2f}–{ratios[-1]:.2f})"


def _measured(contest: Contest, peers: Sequence[Peer], rounds: int) -> dict[str, list[Measured] | str]:
    """Run each tool in each round; one that fails or is stopped is not run again."""
    results: dict[str, list[Measured] | str] = {peer.name: [] for peer in peers}
    with tempfile.TemporaryDirectory() as room:
        texts = Path(room) / "texts.json"
        texts.write_text(json.dumps(contest.texts), encoding="utf-8")
        for number in range(rounds + 1):  # the first round only fills the machine's caches
            for peer in peers:
                mine = results[peer.name]
                if isinstance(mine, str):
                    continue
                sys.stderr.write(f"\r{contest.title[:40]}: round {number} of {rounds}, {peer.name}".ljust(79))
                found = contest.run(peer, texts)
                if isinstance(found, str):
                    results[peer.name] = found
                elif number:
                    mine.append(found)
    sys.stderr.write("\r".ljust(80) + "\r")
    return results


if __name__ == "__main__":
    main()
