"""What the words about a candidate's figures tell: what the guard sees, and the same with words put into classes, so that few sentences teach much."""

from __future__ import annotations

from functools import cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Final

from factcheck.guard.features import BARE, Row, alone, anchor, in_order, shared, upward
from factcheck.guard.weights import coded, hashed
from factcheck.lexicon import measured, table, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from factcheck.extract.parse import Word
    from factcheck.guard.candidates import Candidate
    from factcheck.guard.features import Telling
    from factcheck.guard.weights import Named

BESIDE: Final = 4  # words to either side of a figure
SHORT: Final = 8  # a gap of so many words is a phrase of its own
ABOUT: Final = 6  # words before the first and behind the last figure
# Function words say how a sentence is built: these stay, of the others the tag alone.
KEPT: Final = frozenset("IN TO CC DT MD PRP PRP$ WDT WP WRB RP EX PDT POS RB RBR JJR RBS JJS".split())  # noqa: SIM905


class Wording(Row):
    """A row with what each of its words is told by.

    `built` says how a stretch is built: signs, figures and function words as they are, the tags of the rest, and `bones` the same without the tags;
    of a word that is of no figure `lemmas`, `kin` and `classed` are its lemma, its clusters and its classes; `spelt` are all words.
    """

    def _spell(self) -> None:
        super()._spell()
        self.spelt = frozenset(self.told)
        built = [*map(_built, self.masked, self.words)]
        self.built = [*map(coded, built)]
        self.bones = [b"" if word.isupper() else code for word, code in zip(built, self.built, strict=True)]
        plain = ["" if word[:1] == "<" else word for word in self.masked]
        self.lemmas = [(coded(one.lemma.lower()),) if word else () for one, word in zip(self.words, plain, strict=True)]
        self.kin: list[Collection[bytes]] = [kin().get(word, ()) for word in plain]
        self.classed: list[Collection[bytes]] = [classes().get(word, ()) for word in plain]


def features(candidate: Candidate, row: Wording) -> set[int]:
    """The features of a candidate in the row of its sentences, as places among the weights."""
    row = row if candidate.cue is None else row.veiled(candidate.cue)
    found = hashed((*alone(candidate, row), (_figures(candidate, row), BARE)), f"{candidate.family}|")
    return found.union(
        *(row.places(candidate.family, one) for one in (*shared(candidate, row), *_told(candidate, row)))
    )


def _told(candidate: Candidate, row: Wording) -> Iterator[Telling]:
    """What is told here besides what the guard sees."""
    order = in_order(candidate)
    parts, spans = [part for _, part in order], [row.span(mention) for mention, _ in order]
    yield from ((_about, part, *span) for part, span in zip(parts, spans, strict=True))
    for (one, two), (left, right) in zip(pairwise(parts), pairwise(spans), strict=True):
        yield _between, f"{one}>{two}", left[1], right[0]
    yield _whole, spans[0][0], spans[-1][1]


def _figures(candidate: Candidate, row: Row) -> str:
    figures = sum(1 for m in row.mentions if m.kind not in ("date", "ordinal", "age"))
    return f"figs {min(figures, 9)} of {len(candidate.mentions)}"


@cache
def classes() -> Mapping[str, frozenset[bytes]]:
    """The classes of a word, by the word: the lists of `wording.toml`, its own and those that it takes from other files."""
    found: dict[str, set[bytes]] = {}
    for name, lists in table("wording").items():
        for one in lists:
            for word in _words(one):
                found.setdefault(word, set()).add(coded(name))
    return {word: frozenset(names) for word, names in found.items()}


@cache
def kin() -> Mapping[str, tuple[bytes, bytes]]:
    """The fine and the coarse cluster of a word: those that it is used like (tools/train_clusters.py)."""
    found: dict[str, tuple[bytes, bytes]] = {}
    for at, one in enumerate(measured("clusters")["clusters"]):
        found.update(dict.fromkeys(one["words"].split(), (coded(f"f{at}"), coded(f"k{one['coarse']}"))))
    return found


def _words(one: str) -> Collection[str]:
    """A word, or the single words of a list in another file: "@changes.up.verbs"."""
    return [word for word in words(*one[1:].split(".")) if " " not in word] if one[0] == "@" else (one,)


def _built(word: str, told: Word) -> str:
    """How a word is told of the build of a stretch; the inside of a figure is not."""
    if not word or word[0] == "<" or not word[0].isalnum() or told.tag in KEPT:
        return word
    return told.tag if told.tag[:1] == "V" else told.tag[:2]


def _stretch(told: Sequence[bytes], first: int, last: int) -> list[bytes]:
    """What is told of the words of a stretch, one by one."""
    return [word for word in told[max(0, first) : max(0, last)] if word]


def _each(told: Sequence[Collection[bytes]], first: int, last: int) -> Iterator[bytes]:
    """What is told of the words of a stretch, some of each."""
    return chain.from_iterable(told[max(0, first) : max(0, last)])


def _about(row: Wording, part: str, start: int, end: int) -> Iterator[Named]:
    """The words right before and behind a figure, and those that it hangs on."""
    for side, first, last in (("b", start - BESIDE, start), ("a", end, end + BESIDE)):
        built = _stretch(row.built, first, last)
        for size in range(1, min(3, len(built)) + 1):
            yield f"s{side}{size} {part} ", (b" ".join(built[-size:] if side == "b" else built[:size]),)
        yield f"n{side} {part} ", row.stretch(first, last)
        yield f"l{side} {part} ", _each(row.lemmas, first, last)
        yield f"l{side} {part} ", _each(row.kin, first, last)
        yield f"c{side} {part} ", _each(row.classed, first, last)
    at = anchor((start, end), row)
    yield f"dep {part} {row.words[at].dep}", BARE
    for steps, above in enumerate(upward(at, row)[1:4]):
        yield f"up{steps} {part} ", (row.coded[above], *row.kin[above])
        yield f"upd{steps} {part} {row.words[above].dep} {row.words[above].tag}", BARE


def _between(row: Wording, pair: str, first: int, last: int) -> Iterator[Named]:
    """The words between two figures."""
    built, bones = _stretch(row.built, first, last), _stretch(row.bones, first, last)
    if len(built) <= SHORT:
        yield f"sg {pair} = ", (b" ".join(built),)
    if len(bones) <= SHORT:
        yield f"sk {pair} = ", (b" ".join(bones),)
    yield f"sg2 {pair} ", map(b" ".join, pairwise(built))
    yield f"sg3 {pair} ", map(b" ".join, zip(built, built[1:], built[2:], strict=False))
    yield f"g {pair} L ", _each(row.lemmas, first, last)
    yield f"g {pair} ", _each(row.kin, first, last)
    yield f"g {pair} C ", _each(row.classed, first, last)


def _whole(row: Wording, first: int, last: int) -> Iterator[Named]:
    """The words from the first figure to the last, and those outside."""
    yield "cin ", _each(row.classed, first - ABOUT, last + ABOUT)
    yield "cin ", _each(row.kin, first - ABOUT, last + ABOUT)
    inside = set(row.stretch(first, last))
    yield "in ", inside
    yield "out ", row.spelt - inside
