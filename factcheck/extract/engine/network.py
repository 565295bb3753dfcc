"""The network: a vector of each word by its form, four convolutions over its neighbours, then tags and moves."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from factcheck.extract.engine.hashing import row_keys, string_hash

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from factcheck.extract.engine import Token

    Floats = NDArray[np.float32]

FORMS: Final = 4  # norm, prefix, suffix, shape: then whether a space follows, and whether it is one
PAD: Final = 4  # rows of nothing between sentences, one for each convolution
SEED: Final = 8  # of the first embedding
KEPT: Final = 20_000  # words whose vectors are remembered


class Network:
    """The weights, one after the other in one file, and what is computed with them."""

    def __init__(
        self, folder: Path, places: Mapping[str, Sequence[int]], norms: Mapping[str, str], symbols: Mapping[str, int]
    ) -> None:
        whole = np.asarray(np.memmap(folder / "weights.f32", dtype="<f4", mode="r"))  # plain arrays are quicker
        self._w: dict[str, Floats] = {
            name: whole[at : at + int(np.prod(shape))].reshape(shape) for name, (at, *shape) in places.items()
        }
        self._turned = {name: w.T.astype(np.float64) for name, w in self._w.items() if name.endswith(".W")}
        known = np.fromfile(folder / "norms.u64", dtype="<u8").reshape(2, -1).tolist()
        self._norms_by_hash: dict[int, int] = dict(zip(*known, strict=True))
        self._norms, self._symbols = norms, symbols
        self._vectors: dict[Token, Floats] = {}
        self._flags = [self._embedded(FORMS + at, np.arange(2, dtype=np.uint64)) for at in range(2)]

    def read(self, sentences: Sequence[Sequence[Token]]) -> tuple[list[int], Floats]:
        """The numbers of the tags of all words, and what each word adds to a state of the parser, in each of its parts."""
        vectors = self._encoded(sentences)
        tags = (_times(vectors, self._turned["tags.W"]) + self._w["tags.b"]).argmax(axis=1).tolist()
        parts = np.empty((len(vectors) + 1, *self._w["lower.pad"].shape), dtype=np.float32)
        narrow = _times(vectors, self._turned["narrow.W"]) + self._w["narrow.b"]
        parts[:-1].reshape(len(vectors), -1)[:] = narrow @ self._turned["lower.W"]
        parts[-1] = self._w["lower.pad"]  # where there is no word
        return tags, parts

    def scores(self, parts: Floats) -> Floats:
        """The score of each move in states, of each the sum of its parts."""
        return _times(_maxout(parts.sum(axis=1) + self._w["lower.b"], 2), self._turned["upper.W"]) + self._w["upper.b"]

    def _encoded(self, sentences: Sequence[Sequence[Token]]) -> Floats:
        """The vectors of all words in their sentences."""
        self._know({token for sentence in sentences for token in sentence})
        width, at = len(self._w["tags.W"][0]), PAD + 1
        places: list[int] = []
        for sentence in sentences:
            places += range(at, at + len(sentence))
            at += len(sentence) + PAD
        vectors = np.zeros((at + 1, width), dtype=np.float32)
        vectors[places] = [self._vectors[token] for sentence in sentences for token in sentence]
        around = sliding_window_view(vectors.ravel(), 3 * width)[
            ::width
        ]  # of each word the one before, itself and the one behind
        for layer in range(1, PAD + 1):
            vectors[1:-1] += self._layer(layer, around)
        return vectors[places]

    def _layer(self, number: int, vectors: Floats) -> Floats:
        """One layer: maxout of three pieces, then normalised."""
        bias, scale, shift = (self._w[f"layer{number}.{name}"] for name in "bGB")
        found = _maxout(_times(vectors, self._turned[f"layer{number}.W"]) + bias, 3)
        found -= found.mean(axis=1, keepdims=True)
        found *= ((found * found).mean(axis=1, keepdims=True) + np.float32(1e-8)) ** np.float32(-0.5)
        return found * scale + shift

    def _know(self, tokens: set[Token]) -> None:
        """Make the vectors of words that are new, without regard to their neighbours."""
        if len(self._vectors) > KEPT:
            self._vectors.clear()
        if not (new := sorted(tokens - self._vectors.keys())):
            return
        ids = np.array([self._forms(token.text) for token in new], dtype=np.uint64)
        parts = [self._embedded(form, ids[:, form]) for form in range(FORMS)]
        flags = [[token.spaced for token in new], [token.text.isspace() for token in new]]
        parts += [table[np.array(flag, dtype=int)] for table, flag in zip(self._flags, flags, strict=True)]
        self._vectors.update(zip(new, self._layer(0, np.concatenate(parts, axis=1)), strict=True))

    def _embedded(self, number: int, ids: NDArray[np.uint64]) -> Floats:
        table = self._w[f"embed{number}"]
        keys = (row_keys(ids, np.array([SEED + number], dtype=np.uint64)) % np.uint64(len(table))).astype(int)
        return np.asarray(table[keys].sum(axis=1), dtype=np.float32)

    def _forms(self, word: str) -> tuple[int, int, int, int]:
        norm = self._norms_by_hash.get(self._id(word)) or self._id(self._norms.get(word) or word.lower())
        return norm, self._id(word[0]), self._id(word[-3:]), self._id(shape(word))

    def _id(self, text: str) -> int:
        return self._symbols.get(text) or string_hash(text)


def shape(word: str) -> str:
    """The form of a word, no kind of letter more than four times in a row: "Xxxx" of "London", "dd.d" of "12.5"."""
    if len(word) >= 100:  # as spaCy does
        return "LONG"
    found = ""
    for letter in word:
        kind = ("X" if letter.isupper() else "x") if letter.isalpha() else "d" if letter.isdigit() else letter
        if not found.endswith(kind * 4):
            found += kind
    return found


def _times(rows: Floats, weights: NDArray[np.float64]) -> Floats:
    """Each row times the weights, in numbers twice as fine: how many rows stand beside it, and which processor it is, rounds those otherwise, and not these."""
    found: Floats = (rows @ weights).astype(np.float32)
    return found


def _maxout(pieces: Floats, number: int) -> Floats:
    """Of so many pieces, which stand one behind the other, the greatest in each place."""
    width = pieces.shape[1] // number
    return reduce(np.maximum, (pieces[:, at * width : (at + 1) * width] for at in range(number)))
