"""Words that stand for a figure and are none to the list of figures: a weekday, a time of day, a trio."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.figure import made
from factcheck.extract.grammar import Context
from factcheck.extract.line import Mention
from factcheck.extract.number import Number
from factcheck.precision import Printed
from factcheck.record import replace

if TYPE_CHECKING:
    from factcheck.extract.line import Line
    from factcheck.model import Kind


def stand_in(line: Line, span: tuple[int, int], value: int, kind: Kind, unit: str | None = None) -> Mention:
    """The tokens of a span as a figure of a whole value; its place is told from the first figure of its sentence."""
    near = line.mentions[0].quantity
    tokens = line.tokens[slice(*span)]
    figure = made(line.tokens, span, Number(Printed.of(str(value)), *span, worded=True), kind)
    quantity = replace(
        near, id="", text="".join(" " * token.gap + token.text for token in tokens).strip(), start=figure.start,
        end=figure.end, column=near.column + figure.start - near.start, value=figure.value, printed=figure.printed,
        interval=figure.interval, kind=kind, unit=unit, hedge=None, per=None,
    )  # fmt: skip
    return Mention(quantity, figure, Context())
