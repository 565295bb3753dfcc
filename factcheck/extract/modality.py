"""How real the clause of a figure is (a fact, a forecast, a target), and whether somebody else says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.parse import once
from factcheck.extract.topics import below
from factcheck.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extract.parse import Word
    from factcheck.model import Modality

_MODALITIES: tuple[Modality, ...] = ("negated", "conditional", "target", "forecast")


def modality(words_: Sequence[Word], clause: int) -> Modality:
    """How real the clause is: its auxiliaries, and the verb that it hangs on."""
    known = _modalities(words_)
    if clause not in known:
        known[clause] = _modality(words_, clause)
    return known[clause]


@once
def _modalities(_: Sequence[Word]) -> dict[int, Modality]:
    """What was found of the clauses of a sentence: each of its figures asks."""
    return {}


def _modality(words_: Sequence[Word], clause: int) -> Modality:
    under = [words_[i] for i in below(words_, clause)]
    near = [w.lower for w in under if w.dep in ("aux", "neg", "mark", "auxpass", "advmod")]
    near.append(words_[clause].lower)
    if words_[clause].dep in ("xcomp", "ccomp"):
        near.append(words_[words_[clause].head].lower)
    name: Modality
    for name in _MODALITIES:
        if set(near) & words("modality", name, "words"):
            return name
    return "actual"


def reported(words_: Sequence[Word], clause: int) -> bool:
    """True for what somebody says: the clause hangs on a verb of speech, or is "according to" someone."""
    if clause in _according(words_):
        return True
    head = words_[words_[clause].head].lower if words_[clause].dep in ("ccomp", "xcomp") else ""
    return head in words("speech", "verbs") or head in words("speech", "beliefs")


@once
def _according(words_: Sequence[Word]) -> frozenset[int]:
    """The words on which hearsay hangs."""
    return frozenset(word.head for word in words_ if word.lower in words("speech", "hearsay"))
