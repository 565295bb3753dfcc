"""The tables of an archive, column by column; docs/archive.md tells what each holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Sequence

STORY = [("id", pa.string()), ("title", pa.string()), ("date", pa.date32()), ("desk", pa.string())]
PLACE = [("line", pa.int32()), ("column", pa.int32()), ("paragraph", pa.int32()), ("page", pa.int32())]
SPAN = [("text", pa.string()), ("start", pa.int32()), ("end", pa.int32())]
EVIDENCE = [("what", pa.string()), ("weight", pa.float64())]

ARTICLES = pa.schema([
    *STORY,
    ("source", pa.string()),
    ("number", pa.int64()),
    ("error", pa.string()),
    ("figures", pa.int32()),
    ("checked", pa.int32()),
    ("inconsistent", pa.int32()),
    ("review", pa.int32()),
    ("unchecked", pa.int32()),
    ("suppressed", pa.int32()),
])  # fmt: skip
FINDINGS = pa.schema([
    *STORY,
    ("rule", pa.string()),
    ("code", pa.string()),
    ("verdict", pa.string()),
    ("severity", pa.string()),
    ("probability", pa.float64()),
    ("stated", pa.string()),
    ("message", pa.string()),
    ("sentence", pa.string()),
    ("formula", pa.string()),
    ("recomputed", pa.string()),
    ("value", pa.float64()),
    ("low", pa.float64()),
    ("high", pa.float64()),
    ("start", pa.int32()),
    ("end", pa.int32()),
    *PLACE,
    ("quoted", pa.bool_()),
    ("inputs", pa.list_(pa.struct(SPAN))),
    ("suggestions", pa.list_(pa.string())),
    ("reasons", pa.list_(pa.string())),
    ("slip", pa.string()),
    ("via", pa.string()),
    ("evidence", pa.list_(pa.struct(EVIDENCE))),
    ("fingerprint", pa.string()),
])  # fmt: skip
FIGURES = pa.schema([
    *STORY,
    ("figure", pa.string()),
    *SPAN,
    *PLACE,
    ("value", pa.float64()),
    ("value_to", pa.float64()),
    ("low", pa.float64()),
    ("high", pa.float64()),
    ("kind", pa.string()),
    ("unit", pa.string()),
    ("hedge", pa.string()),
    ("direction", pa.string()),
    ("measure", pa.string()),
    ("period", pa.string()),
    ("quoted", pa.bool_()),
    ("per", pa.string()),
    ("group", pa.string()),
    ("speaker", pa.string()),
    ("modality", pa.string()),
    ("told_again", pa.list_(pa.string())),
])  # fmt: skip
ERRORS = pa.schema([ARTICLES.field(name) for name in ("id", "source", "number", "title", "date", "desk", "error")])
TABLES = {"articles": ARTICLES, "findings": FINDINGS, "figures": FIGURES}


def as_parquet(rows: Sequence[dict[str, Any]], schema: Any) -> bytes:  # noqa: ANN401 - pyarrow has no types
    """Write rows as a file of Parquet: of the same rows the same bytes."""
    from pyarrow.parquet import write_table

    sink = pa.BufferOutputStream()
    write_table(pa.Table.from_pylist(rows, schema), sink, compression="zstd")
    return bytes(sink.getvalue())
