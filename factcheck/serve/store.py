"""What is kept between two visits: articles' ledgers, ticks and findings laid aside, in one SQLite file.

Each change is written through to the disk before it is acknowledged, so that whoever was told "done" finds it again.
"""

from __future__ import annotations

import json
import os
import secrets
import sqlite3
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from threading import RLock
from typing import TYPE_CHECKING, Any, Final

from factcheck._version import __version__
from factcheck.errors import FactcheckError
from factcheck.serve.marks import Aside, Marks, Tick

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

NAME: Final = "factcheck.sqlite"
PATIENCE: Final = 10  # seconds to wait for another process that writes
LISTED: Final = 500


def now() -> str:
    """Return the time in UTC, as ISO 8601 has it."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


class Store:
    """One file of a folder; safe to use from several threads, and from several processes."""

    def __init__(self, folder: Path, *, keeps_text: bool = False, read_only: bool = False) -> None:
        self.path = folder / NAME
        self.keeps_text = keeps_text
        self._lock = RLock()
        try:
            self._db = _opened(self.path, read_only=read_only)
            self._migrate(read_only=read_only)
        except (OSError, sqlite3.Error) as error:
            raise FactcheckError(f"{self.path}: this cannot be kept there ({error}).") from error

    def _migrate(self, *, read_only: bool) -> None:
        steps = sorted(files("factcheck.serve").joinpath("migrations").iterdir(), key=lambda step: step.name)
        done = self._db.execute("PRAGMA user_version").fetchone()[0]
        if done > len(steps):
            raise FactcheckError(f"{self.path}: a newer factcheck wrote this; this one is {__version__}.")
        if read_only and done < len(steps):
            raise FactcheckError(f"{self.path}: an older factcheck wrote this; start 'factcheck serve' on it once.")
        for number, step in enumerate(steps[done:], done + 1):
            self._db.executescript(
                f"BEGIN IMMEDIATE;\n{step.read_text('utf-8')}\nPRAGMA user_version = {number};\nCOMMIT;"
            )

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._db.close()

    @contextmanager
    def _at_once(self) -> Iterator[None]:
        """All that is written within it is kept, or nothing of it is."""
        with self._lock:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def _write(self, sql: str, values: Sequence[object]) -> int:
        with self._lock:
            return self._db.execute(sql, values).rowcount  # each statement is a transaction of its own

    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[dict[str, Any]]:
        with self._lock, closing(self._db.execute(sql, values)) as found:
            return [dict(row) for row in found]

    def new(self, slug: str) -> str:
        """Begin an article and return its id, which nobody guesses."""
        id_ = secrets.token_hex(9)  # a "-" at its head would make an option of it on a command line
        self._write("INSERT INTO articles (id, slug, created, touched) VALUES (?, ?, ?, ?)", (id_, slug, now(), now()))
        return id_

    def articles(self) -> list[dict[str, Any]]:
        """List the articles, the last touched first."""
        found = self._rows(
            "SELECT id, slug, created, touched, ledger FROM articles ORDER BY touched DESC, rowid DESC LIMIT ?",
            (LISTED,),
        )
        return [{**row, "ledger": json.loads(row["ledger"])} for row in found]

    def article(self, id_: str) -> dict[str, Any] | None:
        """Return an article, with its ledger, and its text where that is kept."""
        found = self._rows("SELECT id, slug, created, touched, ledger, text FROM articles WHERE id = ?", (id_,))
        return {**found[0], "ledger": json.loads(found[0]["ledger"])} if found else None

    def record(self, id_: str, slug: str, desk: Mapping[str, Any]) -> None:
        """Keep what a check found."""
        rows = [
            {key: value for key, value in row.items() if key not in {"disputes", "start", "end"}}
            for row in desk["rows"]
        ]
        text = desk["text"] if self.keeps_text else None
        with self._at_once():
            sql = "UPDATE articles SET slug = ?, touched = ?, ledger = ?, text = ? WHERE id = ?"
            if not self._write(sql, (slug, now(), json.dumps(rows), text, id_)):
                return
            sql = "INSERT INTO checks (article, at, version, summary) VALUES (?, ?, ?, ?)"
            self._write(sql, (id_, now(), __version__, json.dumps(desk["summary"])))

    def marks(self, id_: str) -> Marks:
        """Return the ticks and the findings laid aside that stand."""
        ticks = self._rows("SELECT * FROM ticks WHERE article = ? AND undone IS NULL", (id_,))
        asides = self._rows("SELECT * FROM suppressions WHERE article = ? AND undone IS NULL", (id_,))
        return Marks(
            {row["fingerprint"]: Tick(row["by"], row["how"], row["at"], row["note"], row["figure"]) for row in ticks},
            {
                row["fingerprint"]: Aside(row["by"], row["reason"], row["at"], row["figure"], row["rule"])
                for row in asides
            },
        )

    def tick(self, id_: str, fingerprint: str, tick: Tick) -> None:
        """Note that a figure was checked; an earlier tick gives way and stays in the file."""
        sql = "INSERT INTO ticks (article, fingerprint, figure, by, how, note, at) VALUES (?, ?, ?, ?, ?, ?, ?)"
        with self._at_once():
            self.undo("ticks", id_, fingerprint)
            self._write(sql, (id_, fingerprint, tick.figure, tick.by, tick.how, tick.note, tick.at))

    def suppress(self, id_: str, fingerprint: str, aside: Aside) -> None:
        """Note that a finding is none, and who says so."""
        sql = (
            "INSERT INTO suppressions (article, fingerprint, rule, figure, by, reason, at) VALUES (?, ?, ?, ?, ?, ?, ?)"
        )
        with self._at_once():
            self.undo("suppressions", id_, fingerprint)
            self._write(sql, (id_, fingerprint, aside.rule, aside.figure, aside.by, aside.reason, aside.at))

    def undo(self, table: str, id_: str, fingerprint: str) -> None:
        """Take a tick back, or a finding laid aside."""
        sql = f"UPDATE {_TABLES[table]} SET undone = ? WHERE article = ? AND fingerprint = ? AND undone IS NULL"  # noqa: S608 - one of two names
        self._write(sql, (now(), id_, fingerprint))

    def delete(self, id_: str) -> None:
        """Forget an article and all that belongs to it."""
        self._write("DELETE FROM articles WHERE id = ?", (id_,))

    def forget(self, days: int) -> int:
        """Forget the articles that nobody touched for so many days; return how many."""
        then = (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="seconds").replace("+00:00", "Z")
        return self._write("DELETE FROM articles WHERE touched < ?", (then,))


_TABLES: Final = {"ticks": "ticks", "suppressions": "suppressions"}


def _opened(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """Open the file, which only its owner may read; changes are on the disk before they are acknowledged."""
    if read_only:
        if not path.is_file():
            raise FactcheckError(f"{path}: nothing is kept there; 'factcheck serve --data' keeps it.")
    else:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    db = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    db.row_factory = sqlite3.Row
    if read_only:
        db.execute("PRAGMA query_only = ON")
    else:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA secure_delete = ON")
    db.execute("PRAGMA foreign_keys = ON")
    return db
