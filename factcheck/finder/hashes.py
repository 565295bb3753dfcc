"""The places of features among the weights, those of a stretch of words together.

A name is hashed by CRC-32, which is linear: what stands before a word changes the word's own sum by an amount that hangs on the word's length alone. So
the words of a stretch are summed once, and for each part that they may play one table brings them to their places.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, TypeAlias
from zlib import crc32

import numpy as np

from factcheck.finder.weights import LAST
from factcheck.guard.features import PART

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from factcheck.guard.features import Groups, Tell

Places: TypeAlias = "NDArray[np.uint32]"
BYTES: Final = 4  # of a sum
WIDEST: Final = 64  # bytes of what is summed once; longer is rare, and summed each time


class Spelt:
    """What a stretch tells, as sums: of each feature that of how its name goes on, and where the table of a part tells of its length."""

    def __init__(self, tell: Tell, groups: Groups) -> None:
        self._tell = tell
        rests: list[bytes] = []
        rows: list[int] = []
        for base, group in zip(range(0, WIDEST * len(tell.names), WIDEST), groups, strict=True):
            known = len(rests)
            rests += group
            rows += [base + len(rest) for rest in rests[known:]]
        self._long: list[tuple[int, bytes]] = []
        if rests and max(map(len, rests)) >= WIDEST:
            told = [(row - len(rest), rest) for rest, row in zip(rests, rows, strict=True)]
            self._long = [(base // WIDEST, rest) for base, rest in told if len(rest) >= WIDEST]
            rests, rows = (
                [one for _, one in told if len(one) < WIDEST],
                [at + len(one) for at, one in told if len(one) < WIDEST],
            )
        self._sums, self._rows = np.array([*map(crc32, rests)], np.uint32), np.array(rows, np.intp)

    def places(self, family: str, part: str) -> Places:
        """The places of the features where the stretch plays a part in a family; of those that are alike all."""
        found = self._sums ^ _table(self._tell, family, part)[self._rows]
        if self._long:
            begun = _begun(self._tell, family, part)
            long = [crc32(rest, begun[number]) for number, rest in self._long]
            return np.concatenate((found, np.array(long, np.uint32)))
        return found


def hashed_alone(names: Iterable[str], family: str) -> Places:
    """The places of features that are told as a whole."""
    begun = crc32(f"{family}|".encode())
    return np.array([crc32(name.encode(), begun) for name in names], np.uint32)


def alike_left_out(found: Sequence[Places]) -> Places:
    """All places in order, each once."""
    places = np.concatenate(found)
    places &= np.uint32(LAST)
    places.sort()
    first = np.ones(len(places), bool)
    np.not_equal(places[1:], places[:-1], out=first[1:])
    return places[first]


def _begun(tell: Tell, family: str, part: str) -> list[int]:
    """The sums of what the names of each group begin with."""
    return [crc32(f"{family}|{name.replace(PART, part)}".encode()) for name in tell.names]


@cache
def _table(tell: Tell, family: str, part: str) -> Places:
    """By group and length what the beginning of a name makes of the sum of its rest; there are no more tables than families have parts."""
    begun, steps = np.array(_begun(tell, family, part), np.uint32), _steps()
    found = np.zeros((WIDEST, len(begun)), np.uint32)
    for byte in range(BYTES):
        low = BYTES - 1 - byte  # a byte further up comes down by one with each byte of nothing
        found ^= steps[low : low + WIDEST, (begun >> np.uint32(8 * byte)) & 255]
    return np.ascontiguousarray(found.T).ravel()


@cache
def _steps() -> NDArray[np.uint32]:
    """What is left of each byte, the uppermost of a sum, after so many bytes of nothing."""
    one = np.array([crc32(b"\0", byte) ^ crc32(b"\0") for byte in range(256)], np.uint32)
    found = np.empty((WIDEST + BYTES - 1, 256), np.uint32)
    now = np.arange(256, dtype=np.uint32) << np.uint32(8 * (BYTES - 1))
    for length in range(len(found)):
        found[length] = now
        now = one[now & 255] ^ (now >> np.uint32(8))
    return found
