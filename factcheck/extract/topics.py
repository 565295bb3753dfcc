"""What a figure is of, as content words: the thing measured (its topic), and who does what to whom (its deed)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.parse import once, within
from factcheck.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from factcheck.extract.figure import Figure
    from factcheck.extract.parse import Word

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
APART = ("conj", "cc", "appos", "relcl", "punct", "advcl", "parataxis")


def subtree(words_: Sequence[Word], *heads: int) -> set[int]:
    """The words under one or more heads, without relative clauses set off by a comma and without what is joined to them."""
    kept, under = _trees(words_), _under(words_)
    return set().union(*(kept[head] if head in kept else _tree(under, head, kept) for head in heads))


@once
def _trees(_words: Sequence[Word]) -> dict[int, frozenset[int]]:
    """By its head each tree of a sentence that was asked for: all figures of a list hang on one."""
    return {}


def _tree(under: Mapping[int, Sequence[int]], head: int, kept: dict[int, frozenset[int]]) -> frozenset[int]:
    """The words under one; the trees of those words are kept too, each made of the trees below it."""
    order, seen = [head], {head}
    for at in order:
        fresh = [index for index in under.get(at, ()) if index not in kept and index not in seen]
        seen.update(fresh)
        order += fresh
    for at in reversed(order):
        kept[at] = frozenset((at,)).union(*(kept.get(index, ()) for index in under.get(at, ())))
    return kept[head]


@once
def _under(words_: Sequence[Word]) -> dict[int, list[int]]:
    under: dict[int, list[int]] = {}
    for index, word in enumerate(words_):
        if word.dep not in APART:
            under.setdefault(word.head, []).append(index)
    return under


@once
def _all_below(words_: Sequence[Word]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for index, word in enumerate(words_):
        found.setdefault(word.head, []).append(index)
    return found


def below(words_: Sequence[Word], at: int) -> Sequence[int]:
    """The words that hang on one, in order; the root of a sentence hangs on itself."""
    return _all_below(words_).get(at, ())


@once
def _done_below(words_: Sequence[Word]) -> dict[int, list[int]]:
    """By the verb what tells what is done: a list of figures without end hangs on one, and each asks."""
    return {at: [i for i in under if _done(words_[i])] for at, under in _all_below(words_).items()}


def topic_of(
    words_: Sequence[Word], noun: int | None, subject: int | None, clause: int, figure: Figure
) -> frozenset[str]:
    """The content words of what is measured, as lemmas: those that two mentions of one fact share."""
    heads = [head for head in (noun, subject) if head is not None]
    is_clause = 0 <= clause < len(words_)
    if is_clause and noun is not None and words_[noun].dep in SUBJECTS and words_[noun].head == clause:
        # "400,000 people searched for images": what they did is part of what is counted.
        heads += [index for index in below(words_, clause) if _tells_more(words_[index])]
    tree = subtree(words_, *heads) | ({clause} if is_clause else set())
    return stems(words_, tree - {i for i in within(words_, figure.start, figure.end) if figure.end <= words_[i].end})


def stems(words_: Sequence[Word], chosen: AbstractSet[int]) -> frozenset[str]:
    """The content words among some, as lemmas cut to their stems."""
    known = _stems(words_)
    return frozenset(map(known.__getitem__, known.keys() & chosen))


@once
def nouns(words_: Sequence[Word]) -> frozenset[int]:
    """The nouns of a sentence."""
    return frozenset(i for i, word in enumerate(words_) if word.tag.startswith("NN"))


@once
def _stems(words_: Sequence[Word]) -> dict[int, str]:
    empty = words("things", "empty")
    return {
        i: stem(word) for i, word in enumerate(words_) if word.tag[:2] in ("NN", "VB", "JJ") and word.lower not in empty
    }


def deed_of(words_: Sequence[Word], at: int, subject: int | None, clause: int) -> set[int]:
    """Who does what to whom and where: the words under a figure's noun, under its clause's subject and under the verb."""
    defined = defined_by(words_, at)
    if defined is not None:
        return subtree(words_, at, defined)
    heads = [at] if subject is None else [at, subject]
    if not 0 <= clause < len(words_):
        return subtree(words_, *heads)
    heads += _done_below(words_).get(clause, ())
    return subtree(words_, *heads) | {clause}


def _done(word: Word) -> bool:
    return _tells_more(word) or word.dep in ("pobj", "attr", "npadvmod", "dative")


def defined_by(words_: Sequence[Word], at: int) -> int | None:
    """The verb that says which ones are meant: the "signed" of "the 30,000 people who signed the petition"."""
    under = below(words_, at)
    definite = any(words_[i].lower == "the" for i in under)
    clauses = [i for i in under if words_[i].dep == "relcl"] if definite else []
    return next((i for i in clauses if not any(w.text == "," for w in words_[at:i])), None)


def _tells_more(word: Word) -> bool:
    """Whether what hangs on a verb is part of what is done: its object, "looking for images" of "went", no "according to"."""
    if word.dep in ("xcomp", "advcl"):
        return word.tag == "VBG"
    return word.dep in ("dobj", "prep", "agent") and word.lower != "according"


def stem(word: Word) -> str:
    """A lemma cut so that "searched" and "searching" are one."""
    base = word.lemma
    if word.tag.startswith("VB"):
        for ending in ("ing", "ed", "es", "s"):
            if base.endswith(ending) and len(base) > len(ending) + 3:
                return base[: -len(ending)].rstrip("e")
    return base.rstrip("e") if len(base) > 4 else base
