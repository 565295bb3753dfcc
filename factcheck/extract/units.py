"""The units of measurement of a figure, and the only door to quantulum3.

What news prints is in the lexicon, with exact sizes. Only a surface form that is not there and that looks like a unit is
looked up in quantulum3's tables, which are loaded then and not before; its parser is not used.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Literal

from factcheck.extract.phrases import Phrases
from factcheck.lexicon import table, words
from factcheck.precision import Printed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extract.numbers import Number
    from factcheck.extract.tokens import Token


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit found behind a number: its canonical singular name, what kind of figure it makes, and the index after it."""

    name: str
    kind: Literal["percent", "percentage_points", "measure", "duration", "number"]
    last: int


@cache
def _words() -> Phrases[tuple[str, str]]:
    """Units in words, in any case."""
    entries: list[tuple[str, tuple[str, str]]] = []
    percents = table("percents")
    entries += [(w, ("percent", "percent")) for w in [*percents["percent"]["signs"], *percents["percent"]["words"]]]
    entries += [(w, ("percentage_point", "percentage_points")) for w in percents["percentage_point"]["words"]]
    entries += [(w, ("basis_point", "percentage_points")) for w in percents["basis_point"]["words"]]
    entries += [(w, ("point", "number")) for w in percents["point"]["words"]]
    entries += [(w, (name, "duration")) for name, forms in table("dates")["units"].items() for w in forms]
    entries += [(w, (entry["name"], "measure")) for entry in table("units")["unit"] for w in entry["words"]]
    return Phrases(entries)


@cache
def _symbols() -> tuple[tuple[str, str], ...]:
    """Symbols of units, longest first, matched with their case."""
    found = [(symbol, entry["name"]) for entry in table("units")["unit"] for symbol in entry["symbols"]]
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair[0])))


@cache
def sizes(name: str) -> tuple[str, tuple[Fraction, ...]] | None:
    """The dimension of a unit and every size its name may have in that dimension's base unit; `None` if unknown."""
    for entry in table("units")["unit"]:
        if entry["name"] == name:
            more = [Fraction(size) for size in entry.get("other_sizes", ())]
            return entry["dimension"], (Fraction(entry["size"]), *more)
    return None


def unit_at(text: str, tokens: Sequence[Token], at: int, number: Number) -> Unit | None:
    """The unit that begins at `tokens[at]`, a hyphen or an opening bracket alone before it passed over."""
    if at >= len(tokens):
        return None
    step = at + 1 if at + 1 < len(tokens) and tokens[at].text in "-‑" and not tokens[at].gap else at
    if tokens[step].text in "([{<" and step + 2 < len(tokens) and tokens[step + 2].text in ")]}>":
        inner = unit_at(text, tokens, step + 1, number)
        if inner is not None and inner.last == step + 2 and inner.kind == "measure":
            return Unit(inner.name, inner.kind, step + 3)
    worded = _words().beginning(tokens, step) or _hyphenated(tokens, step)
    if worded is not None:
        (name, kind), last = worded
        if _clashes(tokens, step, last, name, kind, number):
            return None
        return Unit(name, kind, last)  # type: ignore[arg-type]
    if tokens[step].lower in ("pounds", "pound") and _is_mass(tokens, step, number):
        return Unit("pound", "measure", step + 1)
    return _symbol(text, tokens, step) or _looked_up(text, tokens, step)


def _hyphenated(tokens: Sequence[Token], step: int) -> tuple[tuple[str, str], int] | None:
    """A unit of several words joined by hyphens: "square-foot", "miles-per-hour"."""
    bare = [(index, t) for index, t in enumerate(tokens[step : step + 6], step) if t.text not in "-‑" or t.gap]
    if len(bare) > 1 and bare[1][0] == step + 2 and not bare[1][1].gap:
        found = _words().beginning([t for _, t in bare], 0)
        if found is not None and found[1] > 1:
            return found[0], bare[found[1] - 1][0] + 1
    return None


def _clashes(tokens: Sequence[Token], step: int, last: int, name: str, kind: str, number: Number) -> bool:
    """True where the word behind the number is no unit after all."""
    word = tokens[step]
    after = tokens[last] if last < len(tokens) else None
    if kind == "duration" and name in ("second", "minute") and len(word.text) <= 3 and number.worded:
        return True
    if word.lower == "pc" and word.text.isupper():
        return True  # police constable
    if name == "point" and word.lower == "point" and after is not None and after.kind == "word" and after.lower in ("guard", "man", "blank"):
        return True
    if name in ("second",) and number.worded and word.lower == "second":
        return True
    if name == "min" and word.text.isupper():
        return True
    if word.lower in ("stone", "cup", "cups", "degree", "carat", "knot", "cal", "gigs", "bits", "bit", "barrel"):
        return _other_sense(word.lower, tokens, step, after, number)
    if word.lower == "percentage" and after is not None and after.lower in ("of",) and number.printed.place > 1:
        return True
    return False


def _other_sense(word: str, tokens: Sequence[Token], step: int, after: Token | None, number: Number) -> bool:
    if word == "stone":
        return after is not None and after.lower in ("wall", "walls", "house", "houses", "building", "steps", "bridge", "age", "circle")
    if word in ("cup", "cups"):
        return after is None or (after.lower != "of" and number.worded and number.value < 3)
    if word == "degree":
        return tokens[step].gap and number.value == 1
    if word in ("bit", "bits", "gigs"):
        return tokens[step].gap
    return False


def _is_mass(tokens: Sequence[Token], step: int, number: Number) -> bool:
    mass = table("units")["pound_mass"]
    before = {t.lower for t in tokens[max(0, number.first - 8) : number.first]}
    after = tokens[step + 1] if step + 1 < len(tokens) else None
    if after is not None and after.lower in mass["after_strong"]:
        return True
    if before & set(mass["before"]):
        return True
    if after is not None and after.lower in ("of", "("):
        near = {t.lower for t in tokens[step + 2 : step + 6]}
        return bool(near & (set(mass["goods"]) | {"kilograms", "kilos", "kg", "kilogram", "kilo"}))
    if after is not None and after.kind in ("number", "word", "sign") and step + 2 < len(tokens):
        near = tokens[step + 2 : step + 4] if after.text == "," or after.lower == "and" else tokens[step + 1 : step + 3]
        if len(near) > 1 and near[1].lower in ("ounces", "ounce", "oz"):
            return True
    hyphen = tokens[step - 1].text in "-‑" and not tokens[step - 1].gap
    return hyphen and tokens[step].lower == "pound" and not number.scaled and not (after is not None and after.lower in mass["money_nouns"])


def _symbol(text: str, tokens: Sequence[Token], step: int) -> Unit | None:
    start = tokens[step].start
    for symbol, name in _symbols():
        if not text.startswith(symbol, start):
            continue
        end = start + len(symbol)
        if end < len(text) and (text[end].isalnum() or text[end] in "²³/") and symbol[-1].isalnum():
            continue
        if not _symbol_stands(tokens, step, symbol, text, end):
            continue
        last = step
        while last < len(tokens) and tokens[last].start < end:
            last += 1
        return Unit(name, "measure", last)
    return None


_TOUCHING = frozenset(("m", "l", "L", "t", "g", "in", "C", "F", "K", "W", "V", "J", "ha", "st", "ct", "kt", "nm", "MP", "Mp", "l", "ins", "cal", "st", "mi", "yd", "′", "″", "hp", "gal", "db", "cl", "b/d"))


def _symbol_stands(tokens: Sequence[Token], step: int, symbol: str, text: str, end: int) -> bool:
    """Whether a symbol that is also a word or a letter is a unit here: it must touch its number, or be unmistakable."""
    if symbol not in _TOUCHING:
        return True
    if not tokens[step].gap:
        return not (symbol in ("C", "F", "K", "V", "J", "W", "t", "MP") and text[end : end + 1] in ("/", "-"))
    if symbol == "in":
        follows = tokens[step + 1].lower if step + 1 < len(tokens) else ""
        return follows in (")", "more", "long", "tall") and step > 0
    return symbol in ("m", "kt", "ha", "hp") and _unit_like(tokens, step)


def _unit_like(tokens: Sequence[Token], step: int) -> bool:
    follows = tokens[step + 1] if step + 1 < len(tokens) else None
    return follows is None or follows.text in "(),;.x×" or follows.lower in words("numbers", "metres", "after") or follows.kind == "number" or follows.lower in ("is", "of")


_PREFIXES = ("micro", "milli", "kilo", "mega", "giga", "tera", "nano", "deca", "deci", "centi", "hecto", "cubic", "square", "pico", "femto")


def _looked_up(text: str, tokens: Sequence[Token], step: int) -> Unit | None:
    """A unit that is not in the lexicon, by its name in quantulum3's tables: "37.8 microgrammes", "40 milliamps"."""
    token = tokens[step]
    looks = token.kind == "word" and (token.lower.startswith(_PREFIXES) or token.lower in _rare_names())
    if not looks:
        return None
    from factcheck.extract.quantulum import unit_name

    for length in (3, 2, 1):
        end = step + length
        if end <= len(tokens):
            name = unit_name(text[token.start : tokens[end - 1].end])
            if name is not None:
                return Unit(name, "measure", end)
    return None


@cache
def _rare_names() -> frozenset[str]:
    return words("units_rare", "names")


def compound(text: str, tokens: Sequence[Token], number: Number, unit: Unit) -> tuple[Printed, int] | None:
    """The value in the first unit of "5ft 10in", "6lb 2oz", "11 stone 4", and the index after it."""
    second = table("units")["compounds"].get(unit.name)
    if second is None or number.printed.place != 1:
        return None
    from factcheck.extract.numbers import read_number

    at = unit.last
    if at < len(tokens) and tokens[at].text in (",", "and", "-"):
        at += 1
    more = read_number(tokens, at) if at < len(tokens) and tokens[at].kind in ("number", "word") else None
    if more is None or more.share or more.scaled:
        return None
    per = _parts(unit.name, second)
    if per is None or more.value >= per:
        return None
    after = unit_at(text, tokens, more.last, more)
    if after is None or after.name != second:
        after = _understood(tokens, unit, more)
    if after is None:
        return None
    return Printed(number.value + more.value / per, more.printed.place / per, more.printed.place / per), after.last


def _understood(tokens: Sequence[Token], unit: Unit, more: Number) -> Unit | None:
    """The second part of a height or weight without its unit: "5ft 10", "six foot two", "12 stone 4 pounds"."""
    follows = tokens[more.last] if more.last < len(tokens) else None
    if unit.name == "stone" and follows is not None and follows.lower in ("pounds", "pound"):
        return Unit("pound", "measure", more.last + 1)
    if unit.name not in ("foot", "stone"):
        return None
    if follows is None or follows.text in ".,;)" or follows.lower in ("in", "and", "tall", "at", "with", "to", "guard", "forward", "centre", "center"):
        return Unit("inch" if unit.name == "foot" else "pound", "measure", more.last)
    return None


def _parts(whole: str, part: str) -> Fraction | None:
    times = {("hour", "minute"): 60, ("minute", "second"): 60, ("year", "month"): 12, ("stone", "pound"): 14}
    if (whole, part) in times:
        return Fraction(times[whole, part])
    one, two = sizes(whole), sizes(part)
    return None if one is None or two is None else one[1][0] / two[1][0]
