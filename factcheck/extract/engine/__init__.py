"""What cuts a text into words and reads the grammar of its sentences: the model compiled into numpy, or spaCy itself.

The compiled engine (`compiled.py`) computes what spaCy computes with the model whose weights stand in `model/`, in a
tenth of the time that spaCy takes to start. spaCy is the reference: `tests/test_engine.py` holds both equal. The variable
`FACTCHECK_PARSER` takes spaCy: `spacy`, or the name of an installed model for it.

The architecture is that of Honnibal and Montani's spaCy 3 (MIT): hashed embeddings of a word's norm, prefix, suffix and
shape (`spacy.MultiHashEmbed.v2`), four convolutions with maxout and residuals (`spacy.MaxoutWindowEncoder.v2`), a softmax
for tags (`spacy.Tagger.v2`) and a transition-based parser, arc-eager and non-monotonic (`spacy.TransitionBasedParser.v2`,
`spacy/pipeline/_parser_internals`; Honnibal and Johnson 2015, "An Improved Non-monotonic Transition System for Dependency
Parsing"), whose non-projective arcs are lifted as Nivre and Nilsson (2005) do.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

PARSER_VARIABLE: Final = "FACTCHECK_PARSER"


class Token(NamedTuple):
    """A word of a text, and whether a space follows it."""

    text: str
    spaced: bool


class Grammar(NamedTuple):
    """Of each word of a sentence its tag (Penn), its dependency and the index of its head: a root is its own head."""

    tags: Sequence[str]
    deps: Sequence[str]
    heads: Sequence[int]


class Engine(Protocol):
    """Words, grammar and plurals: all that is asked of a model of the language."""

    name: str

    def cut(self, text: str) -> list[Token]:
        """All of a text as words, in order; together they are the text, where a space counts as told."""

    def read(self, sentences: Sequence[Sequence[Token]]) -> list[Grammar]:
        """The grammar of each sentence, read for itself."""

    def singular(self, word: str) -> str:
        """The lemma of a plural noun, given in lower case."""


@cache
def engine() -> Engine:
    """The engine of this process; raises `FactcheckError` where a model is asked for that is not installed."""
    # Before numpy: the matrices are small, and sums keep their order.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    wanted = os.environ.get(PARSER_VARIABLE, "")
    if wanted:
        from factcheck.extract.engine.reference import Reference

        return Reference(() if wanted == "spacy" else (wanted,))
    from factcheck.extract.engine.compiled import Compiled

    return Compiled()
