"""Write `gaps.txt` anew: the lines of `told.txt` that are not read yet, or read but not accused."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from test_ties import TIES, lines, test_a_tie_is_found_and_judged

HEADING = "# Lines of told.txt that are not read yet, or read but not accused: `python tests/ties/list_gaps.py` lists them anew."


def _is_gap(line: str) -> bool:
    try:
        test_a_tie_is_found_and_judged(line)
    except AssertionError:
        return True
    return False


if __name__ == "__main__":
    found = [line for line in lines("told") if _is_gap(line)]
    (TIES / "gaps.txt").write_text("\n".join((HEADING, *found)) + "\n", encoding="utf-8")
