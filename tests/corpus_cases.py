"""The corpus as cases: a phrasing with the figure in braces, and what it means; `None` where there is no figure."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.extract.quantities import figures

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parent / "corpus" / "en"
WITH_UNIT = {"percent", "money", "measure", "duration", "percentage_points", "age"}
CLOSE = Fraction(1, 10**6)


@dataclass(frozen=True)
class Case:
    """A phrasing of the corpus."""

    phrasing: str
    meaning: dict[str, Any] | None

    @property
    def text(self) -> str:
        """The phrasing without its braces."""
        return self.phrasing.replace("{", "").replace("}", "")

    @property
    def span(self) -> tuple[int, int]:
        """Where the figure stands in the text."""
        return self.phrasing.index("{"), self.phrasing.index("}") - 1


def _cases() -> Iterator[Case]:
    for file in sorted(FOLDER.glob("*.toml")):
        table = tomllib.loads(file.read_text("utf-8"))
        for meaning in table.get("meaning", []):
            yield from (Case(phrasing, meaning) for phrasing in meaning["phrasings"])
        for negative in table.get("negative", []):
            yield from (Case(text, None) for text in negative["texts"])


CASES = tuple(_cases())


def faults(case: Case) -> list[str]:
    """What is read otherwise than the corpus says; empty where all is right."""
    start, end = case.span
    _, found = figures(case.text)
    near = [f for f in found if f.start < end and start < f.end]
    if case.meaning is None:
        return [case.text[f.start : f.end] for f in near if f.kind != "date"]
    if not near:
        return ["not found"]
    exact = [f for f in near if (f.start, f.end) == (start, end)]
    if not exact:
        return [f"span {case.text[near[0].start : near[0].end]!r}"]
    return list(_differences(exact[0], case.meaning))


def _differences(figure: Any, meaning: dict[str, Any]) -> Iterator[str]:  # noqa: ANN401  (Figure is private to extract)
    if "value" in meaning and not _equal(figure.value, meaning["value"]):
        yield f"value {figure.value}"
    if _kind(figure.kind) != _kind(meaning["kind"]):
        yield f"kind {figure.kind}"
    unit = meaning.get("unit")
    if figure.kind in WITH_UNIT and unit and figure.unit and figure.unit.replace("_", " ") != unit.replace("_", " "):
        yield f"unit {figure.unit}"
    if (figure.hedge.name if figure.hedge else None) != meaning.get("hedge"):
        yield f"hedge {figure.hedge and figure.hedge.name}"


def _kind(kind: str) -> str:
    """A bare number becomes a count once its noun is found, which takes the parser: here they are one."""
    return "count" if kind == "number" else kind


def _equal(value: Fraction | tuple[Fraction, Fraction], wanted: object) -> bool:
    pair = value if isinstance(value, tuple) else (value,)
    other = [Fraction(str(w)) for w in wanted] if isinstance(wanted, list) else [Fraction(str(wanted))]
    return len(pair) == len(other) and all(abs(a - b) <= CLOSE * (1 + abs(b)) for a, b in zip(pair, other, strict=True))
