"""Our frozen classes are dataclasses to everyone who looks: made, compared, shown, put away and refused like them."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, is_dataclass, replace
from typing import Any

import pytest

from factcheck import record
from factcheck.model import Summary


@record.dataclass(frozen=True, slots=True)
class Ours:
    """One of ours."""

    name: str
    number: int = 3
    many: list[int] = field(default_factory=list)
    hidden: str = field(default="h", repr=False, compare=False)

    @property
    def twice(self) -> int:
        """A property."""
        return 2 * self.number


@dataclass(frozen=True, slots=True)
class Theirs:
    """The same, of the standard library."""

    name: str
    number: int = 3
    many: list[int] = field(default_factory=list)
    hidden: str = field(default="h", repr=False, compare=False)


@record.dataclass(frozen=True, slots=True)
class Empty:
    """Without a field."""


@record.dataclass(frozen=True, slots=True)
class Known:
    """With methods of its own."""

    name: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Known)

    def __hash__(self) -> int:
        return 7


MADE: tuple[dict[str, Any], ...] = (
    {"name": "a"},
    {"name": "a", "number": 4},
    {"name": "a", "many": [1]},
    {"name": "a", "hidden": "x"},
)


def test_they_are_made_shown_and_compared_like_dataclasses() -> None:
    for one in MADE:
        ours, theirs = Ours(**one), Theirs(**one)
        assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
        assert asdict(ours) == asdict(theirs)
        assert [f.name for f in fields(Ours)] == [f.name for f in fields(Theirs)]
        assert [Ours(**one) == Ours(**other) for other in MADE] == [Theirs(**one) == Theirs(**other) for other in MADE]
    assert Ours("a", 4, [5], "x").many == [5]
    assert Ours("a").many is not Ours("a").many
    assert Ours("a").twice == 6
    assert Ours("a") != object()
    assert Empty() == Empty()
    assert hash(Empty()) == hash(Empty())
    assert Known("a") == Known("b")
    assert len({Known("a"), Known("b"), Summary(1, 0, 0, 0, 0), Summary(1, 0, 0, 0, 0)}) == 2


@pytest.mark.parametrize("wrong", [(), ("a", 1, [], "h", 5)])
def test_wrong_arguments_are_refused(wrong: tuple[Any, ...]) -> None:
    for _ in range(2):  # the first time and later
        with pytest.raises(TypeError, match="__init__"):
            Ours(*wrong)
    with pytest.raises(TypeError, match="other"):
        Ours("a", other=1)  # type: ignore[call-arg]


def test_they_are_frozen() -> None:
    ours = Ours("a")
    for name in ("name", "new"):
        with pytest.raises(FrozenInstanceError):
            setattr(ours, name, "b")
    with pytest.raises(FrozenInstanceError):
        delattr(ours, "name")
    assert not hasattr(ours, "__dict__")
    with pytest.raises(TypeError, match=r"dataclasses\.dataclass"):
        vars(record)["dataclass"](frozen=False, slots=True)


def test_they_are_put_away_copied_and_replaced() -> None:
    ours = Ours("a", 5, [1, 2], "x")
    for again in (pickle.loads(pickle.dumps(ours)), copy.copy(ours), copy.deepcopy(ours)):  # noqa: S301 - our own
        assert (again, again.hidden) == (ours, "x")
    assert replace(ours, number=6) == Ours("a", 6, [1, 2])
    assert is_dataclass(Ours)
    with pytest.raises(TypeError):
        replace(ours, other=1)  # type: ignore[call-arg]


def test_they_can_be_matched() -> None:
    match Ours("a", 9):
        case Ours("a", number):
            assert number == 9
        case _:
            pytest.fail("not matched")
