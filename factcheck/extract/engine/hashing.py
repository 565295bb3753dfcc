"""The hashes by which spaCy knows a string and a row of an embedding: MurmurHash64A, and a short form of MurmurHash3."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ALL: Final = 2**64 - 1
_M: Final = 0xC6A4A7935BD1E995


@lru_cache(maxsize=20_000)
def string_hash(text: str) -> int:
    """MurmurHash64A of the text in UTF-8, with the seed 1."""
    data = text.encode()
    found = 1 ^ (len(data) * _M & _ALL)
    whole = len(data) & ~7
    for at in range(0, whole, 8):
        part = int.from_bytes(data[at : at + 8], "little") * _M & _ALL
        found = (found ^ ((part ^ part >> 47) * _M & _ALL)) * _M & _ALL
    if whole < len(data):
        found = (found ^ int.from_bytes(data[whole:], "little")) * _M & _ALL
    found = (found ^ found >> 47) * _M & _ALL
    return found ^ found >> 47


def row_keys(ids: NDArray[np.uint64], seed: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Four keys of 32 bits for each id (thinc's `MurmurHash3_x86_128_uint64`)."""
    one = ids * np.uint64(0x87C37B91114253D5)
    one = (one << np.uint64(31) | one >> np.uint64(33)) * np.uint64(0x4CF5AD432745937F)
    two = seed ^ np.uint64(8)
    one = (one ^ two) + two
    two = _mixed(two + one)
    one = _mixed(one) + two
    two = two + one
    low, high = np.uint64(0xFFFFFFFF), np.uint64(32)
    return np.stack([one & low, one >> high, two & low, two >> high], axis=-1)


def _mixed(one: NDArray[np.uint64]) -> NDArray[np.uint64]:
    for factor in (0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53):
        one = (one ^ one >> np.uint64(33)) * np.uint64(factor)
    return one ^ one >> np.uint64(33)
