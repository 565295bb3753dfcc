"""`[sic]`, the old mark of an editor who has seen it: "rose 45% [sic] to £60m from £50m"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from factcheck.model import Finding, Ref

SIC: Final = re.compile(r"[\s\"'”’*_]{0,3}[\[(][*_]{0,2}sic[.!*_]{0,2}[\])]", re.IGNORECASE)


def is_sic(text: str, finding: Finding) -> bool:
    """True where the mark stands right after the stated figure or one that it is worked out from."""
    return any(_marked(ref, text) for ref in (finding.stated, *finding.inputs))


def _marked(ref: Ref, text: str) -> bool:
    return SIC.match(text, ref.end) is not None or SIC.search(text, ref.start, ref.end) is not None
