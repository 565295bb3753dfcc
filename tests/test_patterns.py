"""Every regular expression of the package on what should wear it out: twice the text takes about twice the steps."""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from step_counter import Counter, TooManyStepsError, pieces

import factcheck
from factcheck.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(factcheck.__file__).parent
SOURCE: Final = "\n".join(path.read_text("utf-8") for path in sorted(ROOT.rglob("*.py")))
SIZE: Final = 120  # characters, then twice as many
ENDS: Final = ("\x01", "!a", "\n")  # what the pattern may stumble over when it is nearly there
LARGER: Final = 8  # beyond the reach of a bounded repeat, which at first grows like an endless one
STEEPEST: Final = 2.6
SLIGHT: Final = 15_000  # steps: what is this little grows no further than a look of bounded length
# Inline: `re.sub(r"\W+", …)` compiles no name that could be found in a module.
INLINE: Final = re.compile(r"re\.(?:sub|search|match|fullmatch|split|findall|finditer)\(\s*r?\"((?:[^\"\\]|\\.)*)\"")


def named_patterns() -> dict[str, re.Pattern[str]]:
    """Every compiled pattern that a module of the package holds, by its name."""
    found = {}
    for module in pkgutil.walk_packages(factcheck.__path__, "factcheck."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                found[f"{module.name}.{name}"] = value
    return found


NAMED: Final = named_patterns()
TOKEN: Final = {f"not_quantities {n}: {e['reason']}": e for n, e in enumerate(table("not_quantities")["pattern"])}
PATTERNS: Final = {
    **NAMED,
    **{name: re.compile(entry["pattern"]) for name, entry in TOKEN.items()},
    **{f"inline {text}": re.compile(text) for text in INLINE.findall(SOURCE)},
}


def is_searched(name: str) -> bool:
    """True where a pattern is tried at every place of a text, and not at one."""
    if name in TOKEN:
        return not {"at", "first"} & TOKEN[name].keys()
    last = name.rpartition(".")[2]
    return name.startswith("inline") or bool(re.search(rf"\b{last}\.(?:search|finditer|findall|sub|split)\(", SOURCE))


@pytest.fixture(autouse=True)
def _depth_restored() -> Iterator[None]:
    """The counter goes deep; the tests behind it must not."""
    before = sys.getrecursionlimit()
    yield
    sys.setrecursionlimit(before)


def steps(pattern: re.Pattern[str], text: str, *, search: bool) -> int:
    counter = Counter(pattern)
    (counter.search if search else counter.match)(text)
    return counter.steps


def is_steep(pattern: re.Pattern[str], before: str, piece: str, *, search: bool) -> bool:
    """True where twice as many pieces take far more than twice the steps, and far more still where there are many."""
    times = max(4, SIZE // len(piece))
    return any(
        _grows(pattern, before, piece * times, end, search=search)
        and _grows(pattern, before, piece * times * LARGER, end, search=search)
        for end in ENDS
    )


def _grows(pattern: re.Pattern[str], before: str, pieces: str, end: str, *, search: bool) -> bool:
    try:
        once, twice = (steps(pattern, before + pieces * n + end, search=search) for n in (1, 2))
    except TooManyStepsError:
        return True
    return twice > SLIGHT and twice > STEEPEST * once


def test_every_sort_of_pattern_is_found() -> None:
    assert len(NAMED) >= 20
    assert len(TOKEN) >= 40
    assert {"factcheck.extract.tokens._TOKEN", "factcheck.readers.plain.CREDIT"} <= NAMED.keys()


@pytest.mark.slow
@pytest.mark.by_hand
@pytest.mark.parametrize("name", PATTERNS, ids=ascii)
def test_steps_grow_as_the_text(name: str) -> None:
    counter = Counter(PATTERNS[name])
    tried = sorted({(before, piece) for before, piece in pieces(counter.tree) if piece})
    steep = [pair for pair in tried[:60] if is_steep(PATTERNS[name], *pair, search=is_searched(name))]
    assert steep == []


@pytest.mark.parametrize(
    "pattern, piece",
    [
        pytest.param(r"(?:a+)+$", "a", marks=[pytest.mark.slow, pytest.mark.by_hand]),
        pytest.param(r"(?:a|a)*b", "a", marks=[pytest.mark.slow, pytest.mark.by_hand]),
        (r"\s+\|", " "),
        (r"\(x: [^)]*\)$", "(x: "),
    ],
)
def test_a_steep_pattern_is_told(pattern: str, piece: str) -> None:
    assert is_steep(re.compile(pattern), "", piece * 4, search=True)


@pytest.mark.parametrize("name", PATTERNS, ids=ascii)
def test_the_counter_matches_as_re_does(name: str) -> None:
    pattern = PATTERNS[name]
    for before, piece in sorted(set(pieces(Counter(pattern).tree)))[:40]:
        for text in (before + piece, f"{before}{piece * 3} men", f"{before}{piece}\n"):
            assert Counter(pattern).match(text) == bool(pattern.match(text)), text
