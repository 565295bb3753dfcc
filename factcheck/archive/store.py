"""The folder of an archive: what it was begun with, which shards are done, and nobody else at work in it.

    manifest.json                          what it is made of and with
    done/00000.json                        a shard that is done: the hashes of its files, the counts of their rows
    findings/shard=00000/findings.parquet  a table of a shard; articles and, if asked for, figures beside
    errors.parquet, summary.html           written when all shards are done

A shard counts once its entry in `done` is there, which is written last: without it its files are made again.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from factcheck.archive.files import as_json, beside_of, put
from factcheck.errors import FactcheckError
from factcheck.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from factcheck.archive.shard import Made

MANIFEST: Final = "manifest.json"
DONE: Final = "done"
FOLDERS: Final = ("articles", "findings", "figures", DONE)
FILES: Final = ("errors.parquet", "summary.html", MANIFEST)  # the manifest last: without it the folder is nobody's
LOCK: Final = ".lock"


@dataclass(frozen=True, slots=True)
class Store:
    """The folder that an archive's tables go to."""

    folder: Path

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let nobody else work in the folder meanwhile; the system lets go of it however this process ends."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(self.folder / LOCK, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
        except OSError as error:
            raise FactcheckError(f"{self.folder}: no folder can be written there ({error.strerror}).") from error
        try:
            self._lock(descriptor)
            yield
        finally:
            os.close(descriptor)

    def _lock(self, descriptor: int) -> None:
        if os.name != "posix":
            return
        import fcntl

        try:
            fcntl.lockf(
                descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB
            )  # not `flock`: the processes copied from this one would hold it too
        except OSError as error:
            raise FactcheckError(
                f"{self.folder}: another run is at work in this folder; wait until it is done."
            ) from error

    def begin(self, manifest: Mapping[str, Any], *, restart: bool) -> Mapping[str, Any]:
        """Begin here, or go on with what was begun alike; return the manifest that holds."""
        before = self.manifest()
        if before is not None and restart:
            self._clear()
            before = None
        if before is not None:
            self._refuse_other(before, manifest)
            return before
        ours = {LOCK, beside_of(self.folder / MANIFEST).name}
        if others := sorted(path.name for path in self.folder.iterdir() if path.name not in ours):
            raise FactcheckError(
                f"{self.folder}: this folder holds other things ({', '.join(others[:3])}); name an empty or a new one."
            )
        put(self.folder / MANIFEST, as_json(manifest))
        return manifest

    def manifest(self) -> Mapping[str, Any] | None:
        """Read what the folder was begun with; `None` where nothing was."""
        path = self.folder / MANIFEST
        if not path.exists():
            return None
        try:
            manifest = json.loads(path.read_bytes())
            is_ours = manifest["tool"] == "factcheck archive"
        except (OSError, ValueError, TypeError, KeyError):
            is_ours = False
        if not is_ours:
            raise FactcheckError(f"{path}: this is no manifest of an archive; name another folder.")
        return manifest  # type: ignore[no-any-return]

    def _refuse_other(self, before: Mapping[str, Any], now: Mapping[str, Any]) -> None:
        """Say what is not as it was; only the year may have changed."""
        if other := [part for part in ("made_with", "settings", "sources") if before.get(part) != now.get(part)]:
            what = "; ".join(_difference(part, before.get(part), now.get(part)) for part in other)
            raise FactcheckError(
                f"{self.folder}: this was begun otherwise ({what}). Findings are not mixed: --restart begins anew, and another folder keeps both."
            )

    def _clear(self) -> None:
        """Take away what is ours, and nothing else."""
        for name in FOLDERS:
            if (self.folder / name).is_symlink():
                raise FactcheckError(f"{self.folder / name}: this is a link; it is not followed to take files away.")
            shutil.rmtree(self.folder / name, ignore_errors=True)
        for name in FILES:
            for path in (beside_of(self.folder / name), self.folder / name):
                path.unlink(missing_ok=True)

    def keep(self, made: Made) -> Mapping[str, Any]:
        """Write the files of a shard, and last of all that it is done."""
        for table, content in made.files.items():
            put(self.path(table, made.shard), content)
        hashes = {table: hashlib.sha256(content).hexdigest() for table, content in made.files.items()}
        entry = {"shard": made.shard, "counts": dict(made.counts), "sha256": hashes}
        put(self._entry(made.shard), as_json(entry))
        return entry

    def done(self) -> dict[int, Mapping[str, Any]]:
        """The entries of the shards that are done and whole, in order; a file that was damaged since is made again."""
        entries = (self._whole(path) for path in sorted((self.folder / DONE).glob("*.json")))
        return {int(entry["shard"]): entry for entry in entries if entry is not None}

    def _whole(self, path: Path) -> Mapping[str, Any] | None:
        try:
            entry: Mapping[str, Any] = json.loads(path.read_bytes())
            files = ((self.path(table, int(entry["shard"])), told) for table, told in entry["sha256"].items())
            is_whole = all(hashlib.sha256(file.read_bytes()).hexdigest() == told for file, told in files)
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return None
        return entry if is_whole and path == self._entry(int(entry["shard"])) else None

    def path(self, table: str, shard: int) -> Path:
        """The file of a table's shard."""
        return self.folder / table / f"shard={shard:05}" / f"{table}.parquet"

    def _entry(self, shard: int) -> Path:
        return self.folder / DONE / f"{shard:05}.json"


def _difference(part: str, before: object, now: object) -> str:
    """Tell one thing that differs."""
    if not isinstance(before, dict) or not isinstance(now, dict):
        return "the sources are others"
    names = [name for name in {**before, **now} if before.get(name) != now.get(name)]
    if part == "sources":
        return "the sources are not what they were"
    return f"{names[0]} was {before.get(names[0])} and is {now.get(names[0])}"
