"""The forms of a family, as written in its file of the lexicon, and where they match."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

from factcheck.extract.forms.guards import GUARDS
from factcheck.extract.forms.pattern import Form
from factcheck.extract.parse import once
from factcheck.lexicon import table
from factcheck.model import Tie
from factcheck.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.extract.forms.pattern import Parts, Row
    from factcheck.extract.forms.rows import Told
    from factcheck.extract.line import Mention
    from factcheck.model import Certainty, Quantity

FAMILIES: Final = (
    "lists", "sums", "inclusions", "change", "share", "total", "remainder", "multiple", "rate", "products",
    "apposed", "means", "order", "leads", "ranges", "turnout", "division", "growth", "elapsed", "age",
    "interval", "rank", "otherwise",
)  # fmt: skip


class Rowed(Protocol):
    """What a form is held against: a row, with whatever its cells stand for."""

    @property
    def row(self) -> Row:
        """The row."""


R = TypeVar("R", bound=Rowed)


@dataclass(frozen=True, slots=True)
class Written:
    """A form with its name, what it ties, its guards and what its file says of it besides; `over` is how many sentences it reads."""

    via: str
    relation: str
    form: Form
    guards: tuple[str, ...]
    certainty: Certainty
    over: int
    options: Mapping[str, Any]
    example: str
    avoid: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Where a form matches: the parts played, by the cells of those that play them."""

    told: Told
    written: Written
    parts: Parts

    def figures(self, part: str) -> list[Mention]:
        """The figures that play a part, in the order of the text."""
        return [self.told.mentions[first] for first, _ in self.parts.get(part, ())]

    def figure(self, part: str) -> Mention:
        """The figure that plays a part."""
        return self.figures(part)[0]

    def quantities(self, part: str) -> tuple[Quantity, ...]:
        """The figures that play a part, as they are told outside the forms."""
        return tuple(m.quantity for m in self.figures(part))

    def quantity(self, part: str) -> Quantity:
        """The figure that plays a part, as it is told outside the forms."""
        return self.figure(part).quantity

    def tie(self, *why: str) -> Tie:
        """What ties the figures: as sure as the form, and by its name."""
        return Tie(self.written.certainty, why, self.written.via)


@cache
def family(name: str) -> tuple[Written, ...]:
    """The forms of a family in the order of their file, which is their precedence."""
    read = table(f"relations/{name}")
    macros = {**table("relations/macros"), **read.get("macros", {})}
    return tuple(_written(name, row, macros) for row in read["form"])


def _written(name: str, row: Mapping[str, Any], macros: Mapping[str, str]) -> Written:
    known = {"id", "relation", "words", "if", "certainty", "over", "example", "avoid"}
    return Written(
        via=f"{name}/{row['id']}",
        relation=row.get("relation", name),
        form=Form(row["words"], macros),
        guards=tuple(row.get("if", ())),
        certainty=row.get("certainty", "guess"),
        over=row.get("over", 1),
        options={key: value for key, value in row.items() if key not in known},
        example=row["example"],
        avoid=tuple(row.get("avoid", ())),
    )


@cache
def _asking() -> dict[int, dict[str, list[tuple[str, int, int]]]]:
    """All forms by how many sentences they read and each word of the rarest set that they need one of, with how many figures; by "" those that need none."""
    found: dict[int, dict[str, list[tuple[str, int, int]]]] = {}
    for name in FAMILIES:
        for number, written in enumerate(family(name)):
            for word in max(written.form.needed.words, key=_rare, default=("",)):
                found.setdefault(written.over, {}).setdefault(word, []).append(
                    (name, number, written.form.needed.figures)
                )
    return found


def _rare(some: frozenset[str]) -> tuple[int, int]:
    """Long words are rarer, and few."""
    return min(map(len, some)), -len(some)


@once
def _wanted(rows: Mapping[int, Sequence[Rowed]]) -> dict[str, set[tuple[int, int]]]:
    """By family the forms that some row has the words for, each with the place of that row."""
    found: dict[str, set[tuple[int, int]]] = {name: set() for name in FAMILIES}
    for over, asking in _asking().items():
        for at, one in enumerate(rows[over]):
            figures = len(one.row.figures)
            for word in asking.keys() & one.row.words:
                for name, number, needed in asking[word]:
                    if needed <= figures:
                        found[name].add((number, at))
    return found


def written_in(name: str, rows: Mapping[int, Sequence[R]]) -> Iterator[tuple[Written, R, Parts]]:
    """Every match of a family's forms: form by form, and of each in the order of the text."""
    for number, at in sorted(_wanted(rows)[name]):
        written = family(name)[number]
        one = rows[written.over][at]
        for parts in written.form.matches(one.row):
            yield written, one, parts


def matches(name: str, rows: Mapping[int, Sequence[Told]], stated: str | Mapping[str, str]) -> Iterator[Match]:
    """Every match of a family's forms that its guards let pass: for each figure that plays the stated part the first form's.

    The stated part is the same for all, or told by their relation.
    """
    taken: set[int] = set()
    for written, one, parts in written_in(name, rows):
        found = Match(one, written, parts)
        part = stated if isinstance(stated, str) else stated[written.relation]
        at = found.figure(part).first
        if at not in taken and all(GUARDS[guard](found) for guard in written.guards):
            taken.add(at)
            yield found
