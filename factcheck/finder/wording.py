"""What the words about a candidate's figures tell: what the guard sees, and the same with words put into classes, so that few sentences teach much."""

from __future__ import annotations

from functools import cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Final

from factcheck.finder.hashes import Spelt, alike_left_out, hashed_alone
from factcheck.guard.features import BESIDE, GAP, LEAD, TAIL, Row, Tell, alone, anchor, shared, upward
from factcheck.guard.weights import coded
from factcheck.lexicon import measured, table, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from factcheck.extract.parse import Word
    from factcheck.finder.hashes import Places
    from factcheck.guard.candidates import Candidate
    from factcheck.guard.features import Groups, Telling

SIDE: Final = 4  # words to either side of a figure
SHORT: Final = 8  # a gap of so many words is a phrase of its own
ABOUT: Final = 6  # words before the first and behind the last figure
# Function words say how a sentence is built: these stay, of the others the tag alone.
KEPT: Final = frozenset("IN TO CC DT MD PRP PRP$ WDT WP WRB RP EX PDT POS RB RBR JJR RBS JJS".split())  # noqa: SIM905


class Wording(Row):
    """A row with what each of its words is told by.

    `built` says how a stretch is built: signs, figures and function words as they are, the tags of the rest, and `bones` the same without the tags;
    of a word that is of no figure `lemmas`, `kin` and `classed` are its lemma, its clusters and its classes.
    """

    def _spell(self) -> None:
        super()._spell()
        built = [*map(_built, self.masked, self.words)]
        self.built = [*map(coded, built)]
        self.bones = [b"" if word.isupper() else code for word, code in zip(built, self.built, strict=True)]
        plain = ["" if word[:1] == "<" else word for word in self.masked]
        self.lemmas = [(coded(one.lemma.lower()),) if word else () for one, word in zip(self.words, plain, strict=True)]
        self.kin: list[Collection[bytes]] = [kin().get(word, ()) for word in plain]
        self.classed: list[Collection[bytes]] = [classes().get(word, ()) for word in plain]
        self._spelt: dict[tuple[Tell, *tuple[int, ...]], Spelt] = {}

    def places(self, family: str, telling: Telling) -> Places:
        """The features that one stretch of words tells of a part, as places among the weights of a family; what they are spelt like is kept."""
        tell, part, *of = telling
        spelt = self._spelt.get((tell, *of))
        if spelt is None:
            spelt = self._spelt[tell, *of] = Spelt(tell, tell.of(self, *of))
        return spelt.places(family, part)


def features(candidate: Candidate, row: Wording) -> Places:
    """The features of a candidate in the row of its sentences, as places among the weights, each once."""
    row = row if candidate.cue is None else row.veiled(candidate.cue)
    own = hashed_alone((*alone(candidate, row), _figures(candidate, row)), candidate.family)
    return alike_left_out([own, *(row.places(candidate.family, one) for one in _told(candidate, row))])


def _told(candidate: Candidate, row: Wording) -> Iterator[Telling]:
    """What other candidates of the row tell as well: what the guard sees, and more of the same stretches."""
    ends: list[int] = []
    for tell, part, *of in shared(candidate, row):
        if tell in (LEAD, TAIL):
            ends += of
        else:
            yield FULLER.get(tell, tell), part, *of
    yield WHOLE, "", *ends


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


def _about(row: Wording, start: int, end: int) -> Groups:
    """The words right before and behind a figure, and those that it hangs on."""
    yield from BESIDE.of(row, start, end)
    for side, first, last in (("b", start - SIDE, start), ("a", end, end + SIDE)):
        built = _stretch(row.built, first, last)
        for size in range(1, 4):
            yield (b" ".join(built[-size:] if side == "b" else built[:size]),) if size <= len(built) else ()
        yield row.stretch(first, last)
        yield chain(_each(row.lemmas, first, last), _each(row.kin, first, last))
        yield _each(row.classed, first, last)
    at = anchor((start, end), row)
    yield (coded(row.words[at].dep),)
    above = upward(at, row)[1:4]
    for step in range(3):
        yield (row.coded[above[step]], *row.kin[above[step]]) if step < len(above) else ()
    for step in range(3):
        yield (coded(f"{row.words[above[step]].dep} {row.words[above[step]].tag}"),) if step < len(above) else ()


def _between(row: Wording, first: int, last: int) -> Groups:
    """The words between two figures."""
    built, bones = _stretch(row.built, first, last), _stretch(row.bones, first, last)
    return (
        *GAP.of(row, first, last),
        (b" ".join(built),) if len(built) <= SHORT else (),
        (b" ".join(bones),) if len(bones) <= SHORT else (),
        map(b" ".join, pairwise(built)),
        map(b" ".join, zip(built, built[1:], built[2:], strict=False)),
        _each(row.lemmas, first, last),
        _each(row.kin, first, last),
        _each(row.classed, first, last),
    )


def _whole(row: Wording, first: int, last: int) -> Groups:
    """The words from the first figure to the last, and their classes some way further."""
    low, high = first - ABOUT, last + ABOUT
    yield from (*LEAD.of(row, first), *TAIL.of(row, last))
    yield chain(_each(row.classed, low, high), _each(row.kin, low, high))
    yield {*row.stretch(first, last)}


WHOLE: Final = Tell((*LEAD.names, *TAIL.names, "cin ", "in "), _whole)
FULLER: Final = {
    BESIDE: Tell(
        (
            *BESIDE.names,
            *(
                f"{kind} {{}} "
                for side in "ba"
                for kind in (*(f"s{side}{size}" for size in (1, 2, 3)), *(f"{kind}{side}" for kind in "nlc"))
            ),
            "dep {} ",
            *(f"{kind}{step} {{}} " for kind in ("up", "upd") for step in range(3)),
        ),
        _about,
    ),
    GAP: Tell((*GAP.names, "sg {} = ", "sk {} = ", "sg2 {} ", "sg3 {} ", "g {} L ", "g {} ", "g {} C "), _between),
}
