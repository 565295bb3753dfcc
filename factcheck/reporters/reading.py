"""How a printed figure was read, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck.reporters.numbers import number

if TYPE_CHECKING:
    from factcheck.model import Quantity

HEDGES: Final = {"at_least": "at least", "at_most": "at most"}
KINDS: Final = {"percentage_points": "percentage points"}


def reads_as(quantity: Quantity) -> str:
    """Write the value: "17,022", "550,000 to 850,000", a date as it is printed."""
    if quantity.kind == "date":
        return " ".join(quantity.text.split())  # its value is its digits in a row
    if isinstance(quantity.value, tuple):
        return f"{number(quantity.value[0])} to {number(quantity.value[1])}"
    return number(quantity.value)


def hedge(quantity: Quantity) -> str:
    """Write the hedge as people do."""
    return HEDGES.get(quantity.hedge or "", quantity.hedge or "")


def kind_and_unit(quantity: Quantity) -> str:
    """Write what sort of figure it is and of what: "count of case", "money, GBP", "percent"."""
    kind = KINDS.get(quantity.kind, quantity.kind)
    if not quantity.unit or quantity.unit == quantity.kind:
        return kind
    return f"{kind} of {quantity.unit}" if quantity.kind == "count" else f"{kind}, {quantity.unit}"
