"""`factcheck`, with the parse of each paragraph kept on disk: what is measured again and again is parsed once.

usage: python tools/cached.py [ARGUMENTS OF factcheck …]

A paragraph is known again by its text and by where its figures begin, so that a change to what is a figure parses it anew. The store is an SQLite
file, `$FACTCHECK_PARSES` or `parses.sqlite` in the folder for temporary files; delete it after a change to `parse.py` or to the model.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sqlite3
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.extract.parse import Sentence

STORE: Final = Path(os.environ.get("FACTCHECK_PARSES") or Path(tempfile.gettempdir(), "parses.sqlite"))
OTHER: Final = [name for name in (os.environ.get("FACTCHECK_PARSER", ""),) if name]  # another engine, another parse
PATIENCE: Final = 60  # seconds to wait for another process that writes
PROTOCOL: Final = pickle.HIGHEST_PROTOCOL


@contextmanager
def cached_parses(store: Path = STORE) -> Iterator[None]:
    """Within it `read_claims` takes parses from the store, and puts there those that it lacks."""
    from factcheck.extract import claims, parse

    db = sqlite3.connect(store, timeout=PATIENCE, isolation_level=None)
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA synchronous=OFF")
    db.execute("CREATE TABLE IF NOT EXISTS parses (key BLOB PRIMARY KEY, sentences BLOB)")

    def parsed(texts: Iterable[tuple[str, Sequence[tuple[int, int]], Sequence[int]]]) -> Iterator[list[Sentence]]:
        for text, spans, places in texts:
            found: list[Sentence] = []
            for start, end in spans:
                inside = tuple(place - start for place in places if start <= place < end)
                found += _moved(_sentences(db, text[start:end], inside), start) if inside else []
            yield found

    plain = parse.parsed

    def _sentences(db: sqlite3.Connection, text: str, places: Sequence[int]) -> list[Sentence]:
        key = hashlib.sha256(repr((text, places, *OTHER)).encode("utf-8", "surrogatepass")).digest()
        row = db.execute("SELECT sentences FROM parses WHERE key = ?", (key,)).fetchone()
        if row is not None:
            return [_made(parse, cells) for cells in pickle.loads(row[0])]  # noqa: S301  (our own file)
        sentences = next(plain([(text, [(0, len(text))], places)]))
        cells = [(s.start, s.end, [_cells(w) for w in s.words]) for s in sentences]
        db.execute("INSERT OR REPLACE INTO parses VALUES (?, ?)", (key, pickle.dumps(cells, PROTOCOL)))
        return sentences

    def _moved(sentences: Sequence[Sentence], by: int) -> list[Sentence]:
        return [
            parse.Sentence(
                s.start + by,
                s.end + by,
                tuple(
                    parse.Word(w.text, w.lower, w.start + by, w.end + by, w.tag, w.dep, w.head, w.lemma)
                    for w in s.words
                ),
            )
            for s in sentences
        ]

    claims.parsed = parsed  # type: ignore[attr-defined]
    try:
        yield
    finally:
        claims.parsed = plain  # type: ignore[attr-defined]
        db.close()


def _cells(word: object) -> tuple[object, ...]:
    return tuple(getattr(word, name) for name in ("text", "lower", "start", "end", "tag", "dep", "head", "lemma"))


def _made(parse: object, cells: tuple[int, int, list[tuple[object, ...]]]) -> Sentence:
    start, end, words = cells
    return parse.Sentence(start, end, tuple(parse.Word(*word) for word in words))  # type: ignore[attr-defined,no-any-return]


if __name__ == "__main__":
    from factcheck.cli import main

    with cached_parses():
        sys.exit(main())
