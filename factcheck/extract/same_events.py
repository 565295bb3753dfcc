"""Find moments that are told of one event: how likely that is, and how likely a slip where they differ, was learnt from text that nobody marked.

Two measures over named levels, a logistic one and boosted trees. Of two moments in words so alike, how often they agree, over chance, tells how likely
they are of one event: where that is likely enough, and they agree, they are cleared. Where they differ, the trees hold the pair and all else that the
story tells of either value against pairs of which one was altered: over their bound there is a doubt, never an accusation.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from factcheck import lexicon
from factcheck.extract.events import root
from factcheck.extract.moments import sentences
from factcheck.extract.trees import trees
from factcheck.extract.twice.forms import form
from factcheck.extract.twice.levels import Story, levels
from factcheck.extract.twice.mention import mentions
from factcheck.extract.twice.slips import Web, linked_to, slip_levels
from factcheck.extract.twice.weights import weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.extract.events import Event
    from factcheck.extract.moments import Timing
    from factcheck.extract.tokens import Token
    from factcheck.extract.twice.mention import Mention
    from factcheck.model import Block

    Link = tuple[Timing, Timing, str, tuple[str, ...], str | None]

MOST: Final = 20  # so many moments before one are held against it, so that time stays linear
KINDS: Final = ("weekday", "year", "month", "day", "quarter", "half", "season")
FEWEST: Final = 8  # sentences; in a shorter article no word is rare
LEAST: Final = 0.12  # what is less likely to be of one event is not asked for a slip
MANY: Final = 4  # values of one part of a date; a story that tells more is a chronicle
FORM: Final = "learnt"
DATED: Final = "dated"  # tools/train_dates.py
CLEARING: Final = ("deed-of-thing",)
# Two speeches, another time, lines of posts and lists, "Q4 2018", steps of a series, summers and winters: such pairs are not asked for a slip.
APART: Final = frozenset((
    "said 2", "again 1", "again 2", "echo", "fronted 2", "line 1", "line 2", "counted 1", "counted 2", "figures apart year", "figures apart quarter",
    "figures apart month", "editions", "part season",
))  # fmt: skip


class Pair(NamedTuple):
    """Two moments, the part of the date that both tell, the levels of their words, and how likely they are of one event."""

    one: Mention
    two: Mention
    part: str
    levels: tuple[str, ...]
    probability: float

    @property
    def alike(self) -> bool:
        """Whether they agree."""
        return self.one.parts[self.part] == self.two.parts[self.part]


def linked(
    tokens: Sequence[Token],
    placed: Sequence[Event],
    blocks: Sequence[Block],
    quotes: Sequence[tuple[int, int]] = (),
    today: int | None = None,
) -> Iterator[Link]:
    """Each two moments of one event, with the part of the date that both tell, why they are held to be, and the form that raises a doubt."""
    if len(placed) < len("ab"):
        return
    told = mentions(tokens, placed, blocks, quotes)
    pairs = list(compared(told, story(tokens, placed, blocks)))
    often = Counter(part for one in told for part in one.parts.items())
    short = sum(1 for _ in sentences(tokens, blocks)) < FEWEST
    formed = [(pair, _form(pair, often, short=short)) for pair in pairs]
    for pair, told_in in formed:
        if told_in is not None or (pair.alike and pair.probability >= weights().clear):
            yield _link(pair, told_in)
    taken = {m.at for pair, told_in in formed if told_in is not None and not pair.alike for m in pair[:2]}
    yield from (_link(pair, FORM) for pair in _doubted(told, pairs, today, taken))


def _form(pair: Pair, often: Counter[tuple[str, int]], *, short: bool) -> str | None:
    """The form that ties two moments; of nine of fifty that differed in news none was an error, so that in a long article a deed of a thing clears alone."""
    both = all(often[pair.part, one.parts[pair.part]] > 1 for one in (pair.one, pair.two))
    told = form(pair.one, pair.two, pair.part, often=both and not pair.alike)
    return None if told in CLEARING and not (pair.alike or short) else told


def _link(pair: Pair, form: str | None) -> Link:
    return pair.one.moment, pair.two.moment, pair.part, pair.levels, form


def _doubted(told: Sequence[Mention], pairs: Sequence[Pair], today: int | None, taken: set[int]) -> Iterator[Pair]:
    """The pairs that differ and where a slip is likely enough, the likeliest first, one for each moment that is not taken."""
    web = Web(told, linked_to((p.one.at, p.two.at, p.probability) for p in pairs), today)
    differ = [p for p in pairs if not p.alike and p.probability >= LEAST and asked(web, p.part, p.levels)]
    if not differ:
        return
    told_in = [(*pair.levels, *slip_levels(web, *pair[:3], pair.probability)) for pair in differ]
    scored = zip(trees(DATED).scores(told_in), differ, strict=True)
    bound = lexicon.measured(DATED)["bound"]
    for score, pair in sorted(scored, key=lambda row: (-row[0], row[1].one.at, row[1].two.at)):
        if score >= bound and not taken & {pair.one.at, pair.two.at}:
            taken |= {pair.one.at, pair.two.at}
            yield pair


def asked(web: Web, part: str, told: Iterable[str]) -> bool:
    """Whether a pair may be asked for a slip at all."""
    return len(web.values[part]) <= MANY and APART.isdisjoint(told)


def story(tokens: Sequence[Token], placed: Sequence[Event], blocks: Sequence[Block]) -> Story:
    """How much each root of an article belongs to few of its sentences: 1 where two hold it, 0 where all do; and how many moments tell each part."""
    held: Counter[str] = Counter()
    size = 0
    for _, opening, closing in sentences(tokens, blocks):
        size += 1
        held.update({root(t.lower) for t in tokens[opening:closing] if t.kind == "word"})
    size = max(size, FEWEST)
    spread = {word: max(0.0, math.log(size / max(2, n)) / math.log(size / 2)) for word, n in held.items()}
    return Story(spread, Counter(name for one in placed for name, _ in one.moment.parts))


def compared(told: Sequence[Mention], of: Story) -> Iterator[Pair]:
    """Each two moments of two sentences that may be of one event."""
    for number, two in enumerate(told):
        for one in told[max(0, number - MOST) : number]:
            part = shared(one, two)
            if part is not None:
                found = tuple(levels(one, two, part, of))
                yield Pair(one, two, part, found, weights().probability(found))


def shared(one: Mention, two: Mention) -> str | None:
    """The part of a date that both tell: the coarsest that differs, else the finest; of two sentences that share a word or open the story."""
    near = one.event.near.keys() & two.event.near.keys()
    if one.moment.sentence == two.moment.sentence or (one.place == "body" and not near):
        return None
    both = [name for name in one.parts if name in two.parts and name in KINDS]
    return next((name for name in both if one.parts[name] != two.parts[name]), both[-1] if both else None)
