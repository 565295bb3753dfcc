"""A moment in its story: the words on either side of it, the deed and the names next to it, and marks that its sentence bears."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from factcheck.extract.events import BREAKS, STEM, deed, rarity, root
from factcheck.extract.moments import sentences
from factcheck.lexicon import words
from factcheck.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factcheck.extract.events import Event
    from factcheck.extract.moments import Timing
    from factcheck.extract.tokens import Token
    from factcheck.model import Block

SIDE: Final = 4  # telling words on one side
REACH: Final = 12  # tokens between a moment and its deed
OPENING: Final = 1  # sentences behind the first of a story that still open it
OWNERS: Final = ("'s", "’s")
STANDS: Final = ("'s", "’s", ",", ".", "-", "morning", "night", "evening", "afternoon", "and", "to", "when", "after", "as", "for", "at", "in")  # fmt: skip
SIGNS: Final = frozenset("@|")  # of a post, a list of links
STOPS: Final = BREAKS - frozenset(",()")


@dataclass(frozen=True, slots=True)
class Mention:
    """A moment with what is told of its event, in roots; `named` has the next name before it, behind it, and the first of its sentence."""

    event: Event
    at: int
    place: str
    lefts: frozenset[str]
    rights: frozenset[str]
    verb: str
    named: tuple[str, str, str]
    names: frozenset[str]
    before: str
    behind: str
    size: int
    beside: int
    marks: frozenset[str]
    parts: Mapping[str, int]

    @property
    def moment(self) -> Timing:
        """The moment itself."""
        return self.event.moment


def mentions(
    tokens: Sequence[Token], placed: Sequence[Event], blocks: Sequence[Block], quotes: Sequence[tuple[int, int]]
) -> list[Mention]:
    """Each moment of a story as a mention, in order."""
    opens = next((n for n, (block, _, _) in enumerate(sentences(tokens, blocks)) if block.kind != "headline"), 0)
    many = Counter(one.moment.sentence for one in placed)
    return [
        _mention(tokens, one, (number, opens, many[one.moment.sentence] - 1), quotes)
        for number, one in enumerate(placed)
    ]


def _mention(
    tokens: Sequence[Token], one: Event, at: tuple[int, int, int], quotes: Sequence[tuple[int, int]]
) -> Mention:
    number, opens, beside = at
    moment = one.moment
    back = range(moment.first - 1, moment.opening - 1, -1)
    ahead = range(moment.last, moment.closing)
    place = "lead" if moment.sentence - opens <= OPENING else "body"
    before = tokens[back[0]].lower if back else "^"
    behind = tokens[ahead[0]].lower if ahead else "$"
    names = (_name(tokens, moment, back), _name(tokens, moment, ahead[:REACH]), _name(tokens, moment, back[::-1]))
    return Mention(
        event=one,
        at=number,
        place="head" if moment.block.kind == "headline" else place,
        lefts=frozenset(_telling(tokens, back)),
        rights=frozenset(_telling(tokens, ahead)),
        verb=_verb(tokens, back[:REACH]) or _verb(tokens, ahead[:REACH]),
        named=names,
        names=frozenset(_names(tokens, moment)),
        before=before if before == "^" or before in words("moments", "light", "words") else "w",
        behind=behind if behind in STANDS else "w",
        size=moment.closing - moment.opening,
        beside=beside,
        marks=frozenset(_marks(tokens, moment, quotes)),
        parts=dict(moment.parts),
    )


def _telling(tokens: Sequence[Token], places: Iterable[int]) -> Iterator[str]:
    """The roots of the nearest telling words."""
    told = 0
    for at in places:
        if told < SIDE and tokens[at].kind == "word" and tokens[at].lower not in words("moments", "light", "words"):
            told += 1
            yield root(tokens[at].lower)


def _verb(tokens: Sequence[Token], places: Iterable[int]) -> str:
    """The root of the nearest verb within the clause."""
    for at in places:
        if tokens[at].text in STOPS:
            return ""
        word = tokens[at].lower
        if tokens[at].kind == "word" and (deed(word) or word in words("moments", "speech", "verbs")):
            return root(word)
    return ""


def _name(tokens: Sequence[Token], moment: Timing, places: Iterable[int]) -> str:
    """The root of the first word with a capital that is no common word at the start of its sentence."""
    for at in places:
        token = tokens[at]
        common = at == moment.opening and root(token.lower) in rarity()
        light = token.lower in words("moments", "light", "words")
        if token.kind == "word" and token.text[0].isupper() and not common and not light:
            return root(token.lower)
    return ""


def _names(tokens: Sequence[Token], moment: Timing) -> Iterator[str]:
    for at in range(moment.opening + 1, moment.closing):
        token = tokens[at]
        if token.kind == "word" and token.text[0].isupper() and not moment.first <= at < moment.last:
            yield root(token.lower)


def _timed(behind: Sequence[str]) -> bool:
    """Whether a time of the day follows, as behind a signature: "July 9th, 2012, 11:48 pm"."""
    clock = behind[1:] if behind[:1] == [","] else behind
    return len(clock) > 1 and clock[0][0].isdigit() and (":" in clock[0] or clock[1] == ":")


def _marks(tokens: Sequence[Token], moment: Timing, quotes: Sequence[tuple[int, int]]) -> Iterator[str]:
    """What a sentence tells of how its moment is told."""
    start = tokens[moment.first].start
    back = [tokens[at].lower for at in range(max(moment.opening, moment.first - 2 * STEM), moment.first)]
    before = back[-1] if back else ""
    behind = [tokens[at].lower for at in range(moment.last, min(moment.closing, moment.last + STEM))]
    every = {tokens[at].lower for at in range(moment.opening, moment.closing)}
    kinds = {
        "ahead": {*back, *behind} & words("moments", "relative", "future"),
        "said": {*back[-5:], *behind} & words("moments", "speech", "verbs"),
        "compared": set(back[-STEM:]) & words("moments", "relative", "compared"),
        "moved": every & words("moments", "relative", "moved"),
        "the": "the" in back[-2:],
        "owns": tokens[moment.last - 1].lower.endswith(OWNERS) or (behind and behind[0] in OWNERS),
        "line": every & (SIGNS | words("moments", "relative", "lines")) or before == ":" or _timed(behind),
        "counted": any(letter.isdigit() for letter in before),
        "quoted": any(first <= start < last for first, last in quotes),
    }
    yield from (name for name, found in kinds.items() if found)
