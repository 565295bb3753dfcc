"""Parts of wholes with the share that they are, by the forms of `relations/share.toml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.forms.read import matches
from factcheck.model import Share, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.extract.forms.rows import Told


def shares(rows: Mapping[int, tuple[Told, ...]]) -> Iterator[Share]:
    """Each share with its part and its whole; of one whole there may be more."""
    for found in matches("share", rows, "SHARE"):
        tie = Tie(found.written.certainty, ("part, whole and share stand together",), found.written.via)
        whole, stated = found.figure("WHOLE").quantity, "amount" in found.written.options
        for part, share in zip(found.figures("PART"), found.figures("SHARE"), strict=True):
            yield Share(part.quantity, whole, share.quantity, tie, amount_stated=stated)
