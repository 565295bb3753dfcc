"""The bytes of a source, unpacked on the way, with the hash of the file that they come from."""

from __future__ import annotations

import gzip
import hashlib
import io
import zlib
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Final, cast

from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKED: Final = (".gz", ".zst")
DAMAGED: Final = (OSError, EOFError, zlib.error)  # what unpacking raises
PIECE: Final = 1 << 20
LITTLE: Final = 1 << 16  # what is lost before a damage, where a piece is unpacked whole or not at all


class Hashed(io.RawIOBase):
    """A file that is hashed while it is read from its beginning to its end."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.hash = hashlib.sha256()

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Read the next bytes."""
        data = self.file.read(len(buffer))
        self.hash.update(data)
        buffer[: len(data)] = data
        return len(data)

    def digest(self) -> str:
        """Hash what nobody has read yet, and tell the hash of the whole file."""
        while self.file and (data := self.file.read(PIECE)):
            self.hash.update(data)
        return self.hash.hexdigest()


@contextmanager
def opened(path: str) -> Iterator[tuple[Hashed, IO[bytes]]]:
    """Open a file: as it is, for its hash, and unpacked, for its lines."""
    with _file(path) as file:
        hashed = Hashed(file)
        yield hashed, unpacked(path, hashed)


def _file(path: str) -> IO[bytes]:
    try:
        return open(path, "rb")  # noqa: PTH123 - closed by the one who asks
    except OSError as error:
        raise FactcheckError(f"{path}: this source cannot be read ({error.strerror}).") from error


def unpacked(path: str, file: io.RawIOBase) -> IO[bytes]:
    """Unpack by the suffix."""
    if path.lower().endswith(".gz"):
        return cast("IO[bytes]", gzip.GzipFile(fileobj=io.BufferedReader(file, PIECE)))
    if path.lower().endswith(".zst"):
        import pyarrow as pa

        return io.BufferedReader(pa.CompressedInputStream(pa.PythonFile(file, mode="r"), "zstd"), LITTLE)
    return io.BufferedReader(file, PIECE)


def bare(path: str) -> str:
    """The name in lower case, without the suffix of what packed it."""
    name = path.lower()
    return next((name.removesuffix(packed) for packed in PACKED if name.endswith(packed)), name)


def hash_of(path: str) -> str:
    """The hash of a file's bytes."""
    with _file(path) as file:
        return Hashed(file).digest()
