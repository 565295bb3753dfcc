"""What two drafts tell differently, for people and as JSON."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from factcheck.reporters.json_ import written
from factcheck.reporters.numbers import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.model import Difference, Told
    from factcheck.reporters.page import Page


def as_text(old: str, new: str, differences: Sequence[Difference], page: Page) -> Iterator[str]:
    """Write each difference with the sentences around it, and how many there are."""
    for one in differences:
        figures = " → ".join(told.text for told in (one.old, one.new) if told is not None)
        place = ", ".join(f"{path}:{told.line}" for path, told in ((old, one.old), (new, one.new)) if told is not None)
        yield page.set(page.line((one.fate.upper(), "bold"), (f"  {figures}", ""), (f"  {place}", "dim")))
        sentences = dict.fromkeys(told.sentence for told in (one.old, one.new) if told is not None)
        yield page.set(*(page.indented(page.text(sentence), 4) for sentence in sentences)) + "\n"
    counts = Counter(one.fate for one in differences)
    told = ", ".join(f"{counts[fate]} {fate}" for fate in ("changed", "added", "dropped"))
    yield f"{plural(len(differences), 'figure')} differ{'s' if len(differences) == 1 else ''}: {told}.\n"


def as_json(old: str, new: str, differences: Sequence[Difference], page: Page) -> Iterator[str]:
    """Write all as one object."""
    yield written(
        {"schema_version": 1, "old": old, "new": new, "differences": [_object(one) for one in differences]}, page
    )


def _object(one: Difference) -> dict[str, Any]:
    return {"fate": one.fate, "old": _figure(one.old), "new": _figure(one.new)}


def _figure(told: Told | None) -> dict[str, Any] | None:
    return None if told is None else {"line": told.line, "text": told.text, "sentence": told.sentence}
