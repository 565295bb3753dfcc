"""The model compiled: tokenizer, network and transitions of `model/`, which `tools/export_model.py` writes."""

from __future__ import annotations

import json
from bisect import bisect_left
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from factcheck.extract.engine import Grammar
from factcheck.extract.engine.cutting import Cutter
from factcheck.extract.engine.moves import parses
from factcheck.extract.engine.network import Network

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.engine import Token

MODEL: Final = Path(__file__).parent / "model"
AT_ONCE: Final = 1500  # words whose vectors are held together


class Compiled:
    """The engine that needs numpy alone."""

    def __init__(self) -> None:
        told = _told("model.json")
        self.name: str = f"{told['model']['lang']}_{told['model']['name']} {told['model']['version']} (compiled)"
        self._cutter = Cutter(told["rules"], told["affixed"], MODEL)
        self._network = Network(MODEL, told["weights"], told["norms"], told["symbols"])
        self._tags: list[str] = told["tags"]
        self._moves: list[str] = told["moves"]
        self._singular = lru_cache(20_000)(lambda word: str(self._forms(word)[0]).lower())

    def cut(self, text: str) -> list[Token]:
        """All of a text as words."""
        return self._cutter.tokens(text)

    def read(self, sentences: Sequence[Sequence[Token]]) -> list[Grammar]:
        """The grammar of each sentence; those of about one length are read together."""
        found: list[Grammar] = [Grammar((), (), ())] * len(sentences)
        for group in _groups([len(sentence) for sentence in sentences]):
            tags, states = self._network.read([sentences[at] for at in group])
            begin = 0
            for at, (deps, heads) in zip(
                group, parses(self._network, states, self._moves, [sentences[at] for at in group]), strict=True
            ):
                end = begin + len(heads)
                found[at] = Grammar([self._tags[tag] for tag in tags[begin:end]], deps, heads)
                begin = end
        return found

    def singular(self, word: str) -> str:
        """The lemma of a plural noun: an exception, else a known noun by one of the rules, else what a rule makes."""
        return self._singular(word)

    def _forms(self, word: str) -> list[str]:
        made = [word[: len(word) - len(old)] + end for old, end in self._plurals["rules"] if word.endswith(old)]
        made = list(dict.fromkeys(filter(None, made)))
        nouns = [form for form in made if self._is_noun(form)]
        odd = [form for form in made if form not in nouns and not form.isalpha()]
        known = nouns[::-1] + odd
        own = [form for form in self._plurals["exceptions"].get(word, ()) if form not in known]
        return own[::-1] + known or made or [word]

    def _is_noun(self, form: str) -> bool:
        """Whether a word is one of the nouns, which are sorted lines; as a set they would take four megabytes."""
        at = bisect_left(range(len(self._nouns) - 1), form, key=self._noun_at)
        return self._nouns.startswith(f"\n{form}\n", at)

    def _noun_at(self, at: int) -> str:
        return self._nouns[self._nouns.rfind("\n", 0, at + 1) + 1 : self._nouns.find("\n", at + 1)]

    @cached_property
    def _plurals(self) -> dict[str, Any]:
        return _told("plurals.json")

    @cached_property
    def _nouns(self) -> str:
        return (MODEL / "nouns.txt").read_text(encoding="utf-8")


def _told(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((MODEL / name).read_text(encoding="utf-8"))
    return found


def _groups(lengths: Sequence[int]) -> Iterator[list[int]]:
    """The numbers of the sentences in groups of so many words, the short ones first; those without a word in none."""
    group: list[int] = []
    words = 0
    for at in sorted((at for at, length in enumerate(lengths) if length), key=lengths.__getitem__):
        if group and words + lengths[at] > AT_ONCE:
            yield group
            group, words = [], 0
        group.append(at)
        words += lengths[at]
    if group:
        yield group
