"""A number of things over a list of numbered or bulleted lines: "10 things to know" above "1. …" to "10. …"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from factcheck.extract.kinds import COUNTS
from factcheck.extract.tokens import lower_at
from factcheck.lexicon import words
from factcheck.model import Listing, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line, Mention
    from factcheck.extract.tokens import Token

LEAST: Final = 3
MOST: Final = 100
NUMBERED = Tie("guess", ("the lines below are numbered",), "lists/numbered")
BULLETED = Tie("guess", ("the lines below are a list with bullets",), "lists/bulleted")


class _Run(NamedTuple):
    """A list of lines: where it begins, how many lines it has and how the first and the last begin."""

    at: int
    number: int
    ends: tuple[str, str]
    tie: Tie


def enumerated(lines: Sequence[Line]) -> Iterator[Listing]:
    """Each list of lines with the number that its headline, or the line before it, promises."""
    if not lines:
        return
    tokens = lines[0].tokens
    runs = [*_numbered(tokens), *_bulleted(tokens)]
    headline = _promised(lines[0]) if lines[0].block == "headline" or lines[0].first == 0 else None
    numbered = [run for run in runs if run.tie is NUMBERED]
    if headline is not None and len(numbered) == 1:
        yield _listing(headline, numbered[0])
    for run in runs:
        line = next((one for one in reversed(lines) if one.last <= run.at), None)
        if line is None or run.at - line.last > 2 or lower_at(tokens, run.at - 1) != ":":
            continue
        count = _promised(line)
        if count is not None and count is not headline:
            yield _listing(count, run)


def _listing(count: Mention, run: _Run) -> Listing:
    return Listing(count.quantity, run.ends, run.number, run.number, run.tie)


def _promised(line: Line) -> Mention | None:
    """The only count of a line, where it is a plain whole number of things."""
    told = [m for m in line.figures(line.first, line.last) if m.kind in COUNTS]
    if len(told) != 1 or told[0].kind != "count":
        return None
    q = told[0].quantity
    plain = not q.is_range and q.hedge is None and q.per is None and q.scalar.denominator == 1
    back = line.words(told[0].first - 2, told[0].first)
    top = set(back) & words("lists", "counted", "ranked") or q.unit in words("lists", "uncounted")
    behind = line.words(told[0].last, line.last)
    if behind[:1] in (["-"], ["‑"]) or (behind[-1:] == [":"] and "," in behind):
        return None  # "two-party"; "besides two motors, innovations are:"
    return told[0] if plain and 2 <= q.scalar <= MOST and not top else None


def _starts(tokens: Sequence[Token]) -> Iterator[int]:
    """Where lines begin."""
    return (i for i, token in enumerate(tokens) if token.broken or i == 0)


def _numbered(tokens: Sequence[Token]) -> Iterator[_Run]:
    """Runs of lines that count up from one, or down to one, without a gap."""
    marks = [(i, int(tokens[i].text)) for i in _starts(tokens) if _is_number(tokens, i)]
    run: list[tuple[int, int]] = []
    for mark in [*marks, (len(tokens), -9)]:
        if run and abs(mark[1] - run[-1][1]) == 1 and (len(run) == 1 or mark[1] - run[-1][1] == run[1][1] - run[0][1]):
            run.append(mark)
            continue
        if len(run) >= LEAST and min(run[0][1], run[-1][1]) == 1:
            yield _Run(run[0][0], len(run), (f"{run[0][1]}.", f"{run[-1][1]}."), NUMBERED)
        run = [mark]


def _is_number(tokens: Sequence[Token], at: int) -> bool:
    """Whether a line begins with "1." or "1)"."""
    token = tokens[at]
    mark = at + 2 < len(tokens) and tokens[at + 1].text in (".", ")") and not tokens[at + 1].gap
    return bool(mark) and token.text.isdecimal() and len(token.text) <= 3 and not tokens[at + 2].broken


def _bulleted(tokens: Sequence[Token]) -> Iterator[_Run]:
    """Runs of lines that all begin with the same bullet."""
    run: list[int] = []
    for at in [*_starts(tokens), len(tokens)]:
        sign = lower_at(tokens, at)
        bullet = sign in ("•", "*", "·", "▪", "●", "-", "–") and at + 1 < len(tokens) and tokens[at + 1].gap
        if bullet and (not run or sign == tokens[run[0]].text):
            run.append(at)
            continue
        if len(run) >= LEAST:
            yield _Run(run[0], len(run), (_opening(tokens, run[0]), _opening(tokens, run[-1])), BULLETED)
        run = [at] if bullet else []


def _opening(tokens: Sequence[Token], at: int) -> str:
    """The first words of a line."""
    return " ".join(token.text for token in tokens[at + 1 : at + 4])
