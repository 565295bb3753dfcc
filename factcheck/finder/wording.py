"""What the words about a candidate's figures tell: what the guard sees, and the same with words put into classes, so that few sentences teach much."""

from __future__ import annotations

import itertools
from functools import cache
from typing import TYPE_CHECKING, Final

from factcheck.guard.features import alone, anchor, in_order, shared, upward
from factcheck.guard.weights import hashed
from factcheck.lexicon import measured, table, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from factcheck.guard.candidates import Candidate
    from factcheck.guard.features import Row, Telling

BESIDE: Final = 4  # words to either side of a figure
SHORT: Final = 8  # a gap of so many words is a phrase of its own
ABOUT: Final = 6  # words before the first and behind the last figure
# Function words say how a sentence is built: these stay, of the others the tag alone.
KEPT: Final = frozenset("IN TO CC DT MD PRP PRP$ WDT WP WRB RP EX PDT POS RB RBR JJR RBS JJS".split())  # noqa: SIM905


def features(candidate: Candidate, row: Row) -> set[int]:
    """The features of a candidate in the row of its sentences, as places among the weights."""
    row = row if candidate.cue is None else row.veiled(candidate.cue)
    found = hashed((*alone(candidate, row), _figures(candidate, row)), f"{candidate.family}|")
    return found.union(
        *(row.places(candidate.family, one) for one in (*shared(candidate, row), *_told(candidate, row)))
    )


def _told(candidate: Candidate, row: Row) -> Iterator[Telling]:
    """What is told here besides what the guard sees."""
    order = in_order(candidate)
    parts, spans = [part for _, part in order], [row.span(mention) for mention, _ in order]
    yield from ((_about, part, *span) for part, span in zip(parts, spans, strict=True))
    for (one, two), (left, right) in zip(itertools.pairwise(parts), itertools.pairwise(spans), strict=True):
        yield _between, f"{one}>{two}", left[1], right[0]
    yield _whole, spans[0][0], spans[-1][1]


def _figures(candidate: Candidate, row: Row) -> str:
    figures = sum(1 for m in row.mentions if m.kind not in ("date", "ordinal", "age"))
    return f"figs {min(figures, 9)} of {len(candidate.mentions)}"


@cache
def classes() -> Mapping[str, frozenset[str]]:
    """The classes of a word, by the word: the lists of `wording.toml`, its own and those that it takes from other files."""
    found: dict[str, set[str]] = {}
    for name, lists in table("wording").items():
        for one in lists:
            for word in _words(one):
                found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


@cache
def kin() -> Mapping[str, tuple[str, str]]:
    """The fine and the coarse cluster of a word: those that it is used like (tools/train_clusters.py)."""
    clusters = measured("clusters")["clusters"]
    return {word: (f"f{at}", f"k{one['coarse']}") for at, one in enumerate(clusters) for word in one["words"].split()}


def _words(one: str) -> Collection[str]:
    """A word, or the single words of a list in another file: "@changes.up.verbs"."""
    return [word for word in words(*one[1:].split(".")) if " " not in word] if one[0] == "@" else (one,)


def _built(row: Row, first: int, last: int) -> list[str]:
    """How a stretch is built: signs, figures and function words as they are, the tags of the rest."""
    found = []
    for at in range(max(0, first), max(0, min(last, len(row.masked)))):
        word, tag = row.masked[at], row.words[at].tag
        if word and (word[0] == "<" or not word[0].isalnum() or tag in KEPT):
            found.append(word)
        elif word:
            found.append(tag if tag[:1] == "V" else tag[:2])
    return found


def _plain(row: Row, first: int, last: int) -> Iterator[int]:
    """The words of a stretch that are of no figure."""
    return (at for at in range(max(0, first), min(last, len(row.words))) if row.masked[at][:1] not in ("", "<"))


def _about(row: Row, part: str, start: int, end: int) -> Iterator[str]:
    """The words right before and behind a figure, and those that it hangs on."""
    for side, first, last in (("b", start - BESIDE, start), ("a", end, end + BESIDE)):
        built = _built(row, first, last)
        for size in (1, 2, 3):
            if len(built) >= size:
                yield f"s{side}{size} {part} {' '.join(built[-size:] if side == 'b' else built[:size])}"
        yield from (f"n{side} {part} {word}" for word in row.stretch(first, last))
        for at in _plain(row, first, last):
            yield f"l{side} {part} {row.words[at].lemma.lower()}"
            yield from (f"l{side} {part} {cluster}" for cluster in kin().get(row.masked[at], ()))
            yield from (f"c{side} {part} {name}" for name in classes().get(row.masked[at], ()))
    at = anchor((start, end), row)
    yield f"dep {part} {row.words[at].dep}"
    for steps, above in enumerate(upward(at, row)[1:4]):
        yield f"up{steps} {part} {row.masked[above]}"
        yield f"upd{steps} {part} {row.words[above].dep} {row.words[above].tag}"
        yield from (f"up{steps} {part} {cluster}" for cluster in kin().get(row.masked[above], ()))


def _between(row: Row, pair: str, first: int, last: int) -> Iterator[str]:
    """The words between two figures."""
    built = _built(row, first, last)
    bones = [word for word in built if not word.isupper()]
    if len(built) <= SHORT:
        yield f"sg {pair} = {' '.join(built)}"
    if len(bones) <= SHORT:
        yield f"sk {pair} = {' '.join(bones)}"
    yield from (f"sg2 {pair} {' '.join(some)}" for some in itertools.pairwise(built))
    yield from (f"sg3 {pair} {' '.join(some)}" for some in zip(built, built[1:], built[2:], strict=False))
    for at in _plain(row, first, last):
        yield f"g {pair} L {row.words[at].lemma.lower()}"
        yield from (f"g {pair} {cluster}" for cluster in kin().get(row.masked[at], ()))
        yield from (f"g {pair} C {name}" for name in classes().get(row.masked[at], ()))


def _whole(row: Row, first: int, last: int) -> Iterator[str]:
    """The words from the first figure to the last, and those outside."""
    for at in range(max(0, first - ABOUT), min(last + ABOUT, len(row.words))):
        yield from (f"cin {name}" for name in classes().get(row.masked[at], ()))
        yield from (f"cin {cluster}" for cluster in kin().get(row.masked[at], ()))
    inside = set(row.stretch(first, last))
    yield from (f"in {word}" for word in inside)
    yield from (f"out {word}" for word in {*row.stretch(0, len(row.masked))} - inside)
