"""Measure factcheck beside spaCy alone, quantulum3, Recognizers-Text and CQE, on the same sentences: `python benchmarks/run.py`.

Each tool comes from PyPI into an environment of its own (`benchmarks/.environments`; one that will not install is left
out with a word). All run in turn, round by round; what is compared is the processor time (user and system) of a run
with spaCy's in the same round, so that other work on the machine counts little. Shown: the median and the spread.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from contests import CONTESTS, Contest
from peers import PEERS, Peer, ready

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BASE = "spaCy"


def main() -> None:
    """Install, run the contests in turn, print a table of each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("contests", nargs="*", help=f"only these of {', '.join(CONTESTS)}")
    parser.add_argument("--rounds", type=int, default=5, help="how often each is run  [5]")
    options = parser.parse_args()
    peers = [peer for peer in PEERS if ready(peer)]
    for name in options.contests or CONTESTS:
        print("\n".join(_table(CONTESTS[name], peers, options.rounds)), flush=True)


def _table(contest: Contest, peers: Sequence[Peer], rounds: int) -> Iterator[str]:
    results = _measured(contest, peers, rounds)
    base = results[BASE]
    yield f"\n{contest.title}\n\n| tool | times spaCy's | {contest.unit} | peak memory |\n|---|---|---|---|"
    for peer in peers:
        mine = results.get(peer.name, [])
        if not mine:
            yield f"| {peer.name} | failed, or took over {contest.patience} s | | |"
            continue
        ratios = sorted(one.seconds / other.seconds for one, other in zip(mine, base, strict=True))
        seconds = median(one.seconds for one in mine)
        spread = f"{median(ratios):.2f} ({ratios[0]:.2f}–{ratios[-1]:.2f})"
        yield f"| {peer.name} | {spread} | {contest.amount / seconds:.3g} | {max(one.peak for one in mine)} MB |"


def _measured(contest: Contest, peers: Sequence[Peer], rounds: int) -> dict[str, list]:  # type: ignore[type-arg]
    results: dict[str, list] = {peer.name: [] for peer in peers}  # type: ignore[type-arg]
    with tempfile.TemporaryDirectory() as room:
        texts = Path(room) / "texts.json"
        texts.write_text(json.dumps(contest.texts), encoding="utf-8")
        for number in range(rounds + 1):  # the first round only fills the machine's caches
            for peer in peers:
                if number and results[peer.name] is None:
                    continue
                sys.stderr.write(f"\r{contest.title[:40]}: round {number} of {rounds}, {peer.name}".ljust(79))
                found = contest.run(peer, texts)
                if found is None:
                    results[peer.name] = None  # type: ignore[assignment]
                elif number:
                    results[peer.name].append(found)
    sys.stderr.write("\r".ljust(80) + "\r")
    return {name: found or [] for name, found in results.items()}


if __name__ == "__main__":
    main()
