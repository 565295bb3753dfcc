"""Every two figures near each other that a word may put in order, or of which one may be the bound or the range of the other."""

from __future__ import annotations

import itertools
from fractions import Fraction
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final

from factcheck.extract.change_words import change_word
from factcheck.extract.forms.rows import row_of
from factcheck.extract.level_pairs import unordered
from factcheck.extract.link.agree import BOUNDS
from factcheck.extract.measures import COUNTS, comparable, included, price_of_money
from factcheck.extract.tokens import HYPHENS
from factcheck.extract.unbound import unbound
from factcheck.finder.listed import counted
from factcheck.finder.superlatives import ordered, superlatives
from factcheck.guard.candidates import Candidate, Cue
from factcheck.lexicon import words
from factcheck.rules.rule import factor, sized_like

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factcheck.extract.forms.rows import Told
    from factcheck.extract.line import Line, Mention
    from factcheck.model import Direction, Quantity

PLACELESS: Final = frozenset(("date", "ordinal", "ratio", "percentage_points"))
BETWEEN: Final = 2  # figures of their sort between the two
REACH: Final = 10  # tokens from a word of direction to the nearer of its levels
NEXT: Final = 2  # tokens between the ends of a range that stand next to each other: "4- and 5-year-olds"
SPAN: Final = 10  # tokens between the ends of a range
TIMES: Final = 20  # levels further apart are seldom of one thing
MOST: Final = 60  # pairs of one window that are weighed

ABOVE: Final = frozenset(("over", "at_least"))

BARE: Final = ({"percent", "number"}, {"age", "number"})  # kinds of which a bare number may be, told beside one

Paired = tuple[Candidate, bool, float]  # a candidate, whether it holds, and how often it would by accident


class Freed:
    """A sentence as its words of direction are looked for: with what looks like a hedge free of its figure, and the words themselves once they are asked for."""

    def __init__(self, line: Line) -> None:
        self.line = line

    @cached_property
    def levels(self) -> list[Mention]:
        """The figures that may be the level of something."""
        return [
            m
            for m in self._freed.mentions
            if _level(m)
            and not (self.line.compound(m) or self.line.elapsed(m) or included(self.line, m))
            and self.line.lower(m.first - 1) not in words("order", "spanned", "per")
        ]

    @cached_property
    def cues(self) -> list[Cue]:
        """The words of direction; none where a price of money goes the other way as it is told."""
        return [] if price_of_money(self._freed) else list(_cues(self._freed))

    @cached_property
    def extremes(self) -> list[Cue]:
        """The words for the first or the last in an order."""
        return list(superlatives(self.line))

    @cached_property
    def told(self) -> Told:
        """The sentence as a row of cells, with its lists."""
        return row_of(self.line)

    @cached_property
    def _freed(self) -> Line:
        return unbound(self.line)


def paired(window: Sequence[Freed]) -> Iterator[Paired]:
    """The candidates of one or two sentences; of two, those with a figure in each."""
    levels = [m for one in window for m in one.levels]
    couples = list(_couples(levels, single=len(window) == 1))
    cues = [cue for one in window for cue in one.cues] if couples else []
    yield from itertools.islice(_directed(couples, cues, [one.line for one in window]), MOST)
    extremes = [cue for one in window for cue in one.extremes] if couples else []
    if extremes:
        single = [m for m in levels if not m.quantity.is_range]
        yield from itertools.islice(ordered(_rows(single), extremes, len(window)), MOST)
    lines = [one.line for one in window if one.line.tags]
    if len(lines) == len(window):
        yield from itertools.islice(counted(lines, (one.told for one in window)), MOST)
    told = [m for one in window for m in one.line.mentions if m.kind not in PLACELESS]
    if any(m.quantity.is_range or m.quantity.hedge in BOUNDS for m in told):
        yield from itertools.islice(_bounded(_couples(told, single=len(window) == 1)), MOST)
    yield from itertools.islice((pair for one in window for pair in _spanned(one.line, told, len(window))), MOST)


def _stepless(line: Line, one: Mention, two: Mention) -> bool:
    """Whether no step leads from one figure to the other: the ends of one range, or a loss beside a profit."""
    return _one_range(line, one, two) or unordered(line, one, two)


def _level(mention: Mention) -> bool:
    return mention.kind not in PLACELESS and not mention.figure.multiple


def _couples(figures: Sequence[Mention], *, single: bool) -> Iterator[tuple[Mention, Mention]]:
    """Two figures of one sort, few of their sort between."""
    for at, one in enumerate(figures):
        for two in itertools.islice((other for other in figures[at + 1 :] if _alike(one, other)), BETWEEN + 1):
            if single or one.quantity.sentence != two.quantity.sentence:
                yield one, two


def _alike(one: Mention, two: Mention) -> bool:
    if one.quantity.per != two.quantity.per and None not in (one.quantity.per, two.quantity.per):
        return False
    kinds = {one.kind, two.kind}
    bare = all(m.quantity.unit is None for m in (one, two) if m.kind == "number")  # half a point is no percentage
    return kinds <= COUNTS or comparable(one, two) or (bare and kinds in BARE)


def _directed(
    couples: Iterable[tuple[Mention, Mention]], cues: Sequence[Cue], lines: Sequence[Line]
) -> Iterator[Paired]:
    """Two levels with each word of direction near them, which says which way it went to the first, or to the other."""
    for one, two in couples:
        near = [cue for cue in cues if one.first - REACH <= cue.first < two.last + REACH]
        if not near:
            continue
        first, second = _ends(one.quantity, factor(one.quantity, two.quantity)), _ends(two.quantity)
        above = first[0] > second[1]
        if not (above or second[0] > first[1]) or max(first[1], second[1]) > TIMES * min(first[0], second[0]):
            continue
        if any(_stepless(line, one, two) for line in lines):
            continue
        for cue in near:
            higher = above == (cue.way == "up")
            yield Candidate("direction", ("after", "before"), (one, two), cue), higher, 0.5
            yield Candidate("direction", ("after", "before"), (two, one), cue), not higher, 0.5


def _ends(quantity: Quantity, times: Fraction = Fraction(1)) -> tuple[Fraction, Fraction]:
    """The least and the most of a range; of another figure both are what it says."""
    ends = (quantity.interval.low, quantity.interval.high) if quantity.is_range else (quantity.scalar,) * 2
    sizes = [abs(quantity.scalar if end is None else end) for end in ends]
    low, high = sorted(sizes if times == 1 else [size * times for size in sizes])
    return low, high


def _rows(levels: Sequence[Mention]) -> Iterator[list[Mention]]:
    """The runs of figures of one sort."""
    run: list[Mention] = []
    for mention in levels:
        if run and not (_alike(run[0], mention) and _alike(run[-1], mention)):
            yield run
            run = []
        run.append(mention)
    yield run


def _bounded(couples: Iterable[tuple[Mention, Mention]]) -> Iterator[Paired]:
    for one, two in couples:
        ranges = [m for m in (one, two) if m.quantity.is_range]
        bounds = [m for m in (one, two) if m.quantity.hedge in BOUNDS]
        if len(ranges) == 1 and not bounds:
            inside = two if ranges[0] is one else one
            held = ranges[0].quantity.interval.overlaps(inside.quantity.interval)
            yield Candidate("range", ("range", "inside"), (ranges[0], inside)), held, 0.3
        elif len(bounds) == 1 and not ranges:
            told = two if bounds[0] is one else one
            yield (
                Candidate("bound", ("bound", "figure"), (bounds[0], told)),
                _within(bounds[0].quantity, told.quantity),
                0.5,
            )


def _spanned(line: Line, told: Sequence[Mention], sentences: int) -> Iterator[Paired]:
    """Each figure beside two that a range is told by: "from £3 for a child to £12"."""
    own = [m for m in told if m.quantity.sentence == line.number and not m.quantity.is_range]
    for low, high in itertools.pairwise(own):
        if not (_spans(line, low, high) and _alike(low, high)):
            continue
        ends = low.quantity.scalar, sized_like(high.quantity, low.quantity)
        for inside in told:
            elsewhere = inside.quantity.sentence != line.number
            if inside in (low, high) or inside.quantity.is_range or elsewhere != (sentences > 1) or ends[0] >= ends[1]:
                continue
            if low.kind == inside.kind and (low.kind == "number" or comparable(low, inside)):
                held = ends[0] <= sized_like(inside.quantity, low.quantity) <= ends[1]
                yield Candidate("range", ("low", "inside", "high"), (low, inside, high)), held, 0.3


def _one_range(line: Line, low: Mention, high: Mention) -> bool:
    """Whether two figures are the ends of one range that is told in words: "by 26 percent to 28 percent", "4- and 5-year-olds", but no "from 26 to 28"."""
    if not (0 < high.first - low.last <= NEXT and line.first <= low.first < high.first < line.last):
        return False
    joints = words("order", "spanned", "joints").union(HYPHENS)
    return joints.issuperset(line.words(low.last, high.first)) and line.lower(low.first - 1) != "from"


def _spans(line: Line, low: Mention, high: Mention) -> bool:
    """Whether the words before and between two figures make them the ends of a range."""
    opened = line.lower(low.first - 1) in words("order", "spanned", "from")
    return opened and line.lower(high.first - 1) in words("order", "spanned", "to") and high.first - low.last <= SPAN


def _within(bound: Quantity, told: Quantity) -> bool:
    """Whether a figure is on the side of a bound that the words leave open: 64 is "more than 60", and 52 is not."""
    value, limit = sized_like(told, bound), bound.scalar
    return value >= limit if bound.hedge in ABOVE else value <= limit


def _cues(line: Line) -> Iterator[Cue]:
    """The words of direction of a sentence that are no part of a figure."""
    for at in range(line.first, line.last):
        found = _cue(line, at)
        if found is not None and not _negated(line, at):
            form, way = found
            token = line.tokens[at]
            yield Cue(at, at + 1, token.start, token.end, form, way, token.text)


def _cue(line: Line, at: int) -> tuple[str, Direction] | None:
    own = None if line.covered(at) else _ways("own").get(line.lower(at))
    if own is not None:
        return "own", own
    word = change_word(line, at)
    if word is not None:
        return word.form, word.way
    other = None if line.covered(at) else _ways("cues").get(line.lower(at))
    return None if other is None else (line.tag(at)[:2].lower() or "cue", other)


@cache
def _ways(kind: str) -> Mapping[str, Direction]:
    ways: tuple[Direction, ...] = ("up", "down")
    return {word: way for way in ways for word in words("directions", kind, way)}


def _negated(line: Line, at: int) -> bool:
    return bool(words("directions", "not", "negated") & set(line.words(at - 3, at)))
