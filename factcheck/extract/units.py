"""The units of measurement of a figure, and the only door to quantulum3.

What news prints is in the lexicon, with exact sizes. Only a surface form that is not there and that looks like a unit is
looked up in quantulum3's tables, which are loaded then and not before; its parser is not used.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from factcheck.extract.phrases import Phrases
from factcheck.extract.tokens import HYPHENS, is_hyphen, lower_at, lowers, past_hyphen
from factcheck.lexicon import table, words
from factcheck.precision import Printed
from factcheck.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extract.number import Number
    from factcheck.extract.tokens import Token


UnitKind: TypeAlias = Literal["percent", "percentage_points", "measure", "duration", "number"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit found behind a number: its canonical singular name, what kind of figure it makes, and the index after it."""

    name: str
    kind: UnitKind
    last: int


@cache
def _words() -> Phrases[tuple[str, UnitKind]]:
    """Units in words, in any case."""
    entries: list[tuple[str, tuple[str, UnitKind]]] = []
    percents = table("percents")
    entries += [(w, ("percent", "percent")) for w in [*percents["percent"]["signs"], *percents["percent"]["words"]]]
    entries += [(w, ("percentage_point", "percentage_points")) for w in percents["percentage_point"]["words"]]
    entries += [(w, ("basis_point", "percentage_points")) for w in percents["basis_point"]["words"]]
    entries += [(w, ("point", "number")) for w in percents["point"]["words"]]
    entries += [(w, (name, "duration")) for name, forms in table("dates")["units"].items() for w in forms]
    entries += [(w, (entry["name"], "measure")) for entry in table("units")["unit"] for w in entry["words"]]
    return Phrases(entries)


@cache
def _symbols() -> dict[str, tuple[tuple[str, str], ...]]:
    """Symbols of units with their names by their first letter, longest first, matched with their case."""
    found: dict[str, list[tuple[str, str]]] = {}
    for entry in table("units")["unit"]:
        for symbol in entry["symbols"]:
            found.setdefault(symbol[0], []).append((symbol, entry["name"]))
    return {letter: tuple(sorted(some, key=lambda pair: (-len(pair[0]), pair[0]))) for letter, some in found.items()}


@cache
def sizes(name: str) -> tuple[str, tuple[Fraction, ...]] | None:
    """The dimension of a unit and every size its name may have in that dimension's base unit; `None` if unknown."""
    entry = entry_of(name)
    if not entry:
        return None
    more = [Fraction(size) for size in entry.get("other_sizes", ())]
    return entry["dimension"], (Fraction(entry["size"]), *more)


@cache
def entry_of(name: str) -> dict[str, Any]:
    """What the lexicon says of a unit; empty where it does not know it."""
    return next((entry for entry in table("units")["unit"] if entry["name"] == name), {})


def unit_at(text: str, tokens: Sequence[Token], at: int, number: Number) -> Unit | None:
    """The unit that begins at `tokens[at]`, a hyphen or an opening bracket alone before it passed over."""
    if at >= len(tokens):
        return None
    if _foot_mark(tokens, at, number):
        return Unit("foot", "measure", at + 1)
    if _hour_letter(tokens, at):
        return Unit("hour", "duration", at + 1)
    step = past_hyphen(tokens, at)
    if tokens[step].text in "([{<" and step + 2 < len(tokens) and tokens[step + 2].text in ")]}>":
        inner = unit_at(text, tokens, step + 1, number)
        if inner is not None and inner.last == step + 2 and inner.kind == "measure":
            return Unit(inner.name, inner.kind, step + 3)
    worded = _words().beginning(tokens, step) or _hyphenated(tokens, step)
    if worded is not None:
        (name, kind), last = worded
        unit = Unit(name, kind, last)
        return None if _clashes(tokens, step, unit, number) else unit
    if tokens[step].lower in words("units", "ambiguous", "pounds") and _is_mass(tokens, step, number):
        return Unit("pound", "measure", step + 1)
    return _symbol(text, tokens, step) or _looked_up(text, tokens, step)


def _hyphenated(tokens: Sequence[Token], step: int) -> tuple[tuple[str, UnitKind], int] | None:
    """A unit of several words joined by hyphens: "square-foot", "miles-per-hour"."""
    bare = [(index, t) for index, t in enumerate(tokens[step : step + 6], step) if t.text not in HYPHENS or t.gap]
    if len(bare) > 1 and bare[1][0] == step + 2 and not bare[1][1].gap:
        found = _words().beginning([t for _, t in bare], 0)
        if found is not None and found[1] > 1:
            return found[0], bare[found[1] - 1][0] + 1
    return None


def _clashes(tokens: Sequence[Token], step: int, unit: Unit, number: Number) -> bool:
    """True where the word behind the number is no unit after all."""
    word, after = tokens[step].lower, lower_at(tokens, unit.last)
    if number.worded and unit.name in words("units", "ambiguous", "times") and (len(word) <= 3 or word == "second"):
        return True
    if word == "pc" and tokens[step].text.isupper():
        return True  # police constable
    if word == "percentage" and after == "of" and number.printed.place > 1:
        return True
    senses = table("units")["senses"].get(word)
    return senses is not None and (after in senses or _other_sense(word, tokens, step, after, number))


def _other_sense(word: str, tokens: Sequence[Token], step: int, after: str, number: Number) -> bool:
    """True for a word that is a unit only in some company: "two cups of flour", a university's "1 degree"."""
    if word in words("units", "ambiguous", "cups"):
        return after == "" or (after != "of" and number.worded and number.value < 3)
    if word == "degree":
        return tokens[step].gap and number.value == 1
    if word == "bar":
        return number.worded or (tokens[step].gap and not _unit_like(tokens, step))
    return word in words("units", "ambiguous", "bits") and tokens[step].gap


def _is_mass(tokens: Sequence[Token], step: int, number: Number) -> bool:
    """Whether "pounds" are a weight, not money: told by what is weighed, or by the words around it."""
    after = lower_at(tokens, step + 1)
    if after in words("units", "pound_mass", "after_strong"):
        return True
    if not words("units", "pound_mass", "before").isdisjoint(lowers(tokens, number.first - 8, number.first)):
        return True
    if _height_before(tokens, number.first):
        return True
    if after in ("of", "("):
        return not words("units", "pound_mass", "goods").isdisjoint(lowers(tokens, step + 2, step + 6))
    ounces = lower_at(tokens, step + 3 if after in (",", "and") else step + 2)
    if ounces in words("units", "pound_mass", "ounces"):
        return True
    hyphened = is_hyphen(tokens, step - 1) and tokens[step].lower == "pound" and not number.scaled
    return hyphened and after not in words("units", "pound_mass", "money_nouns")


def _height_before(tokens: Sequence[Token], at: int) -> bool:
    """ "At 6-4, 310 pounds", "6ft 2in and 190 pounds": a height stands before a weight."""
    back = [t for t in tokens[max(0, at - 6) : at] if t.text not in HYPHENS]
    if back and back[-1].lower in (",", "and"):
        back = back[:-1]
    feet = [t.text for t in back[-2:] if t.kind == "number"]
    if len(feet) == 2:
        return feet[0] in _FEET and feet[1] in _INCHES and tokens[at - 1].text == ","
    inches = len(back) > 1 and back[-1].lower == "in" and back[-2].kind == "number" and not back[-1].gap
    return inches or (bool(back) and back[-1].lower in words("units", "pound_mass", "heights"))


_FEET = frozenset("4567")


def _symbol(text: str, tokens: Sequence[Token], step: int) -> Unit | None:
    start = tokens[step].start
    for symbol, name in _symbols().get(text[start], ()):
        if not text.startswith(symbol, start):
            continue
        end = start + len(symbol)
        if (
            end < len(text)
            and (text[end].isalnum() or text[end] in "²³" or (text[end] == "/" and len(symbol) == 1))
            and symbol[-1].isalnum()
        ):
            continue
        if not _symbol_stands(tokens, step, symbol, text[end : end + 1]):
            continue
        last = step
        while last < len(tokens) and tokens[last].start < end:
            last += 1
        return Unit(name, "measure", last)
    return None


def _symbol_stands(tokens: Sequence[Token], step: int, symbol: str, follows: str) -> bool:
    """Whether a symbol that is also a word or a letter is a unit here: it must touch its number, or be unmistakable."""
    if symbol not in words("units", "touching", "symbols"):
        return True
    if not tokens[step].gap:
        if symbol == "st" and _in_order(tokens, step):
            return False
        return not (symbol in words("units", "touching", "letters") and follows in ("/", "-"))
    if symbol == "in":
        return lower_at(tokens, step + 1) in words("units", "touching", "after_in") and step > 0
    return symbol in words("units", "touching", "apart") and _unit_like(tokens, step)


def _in_order(tokens: Sequence[Token], step: int) -> bool:
    """Whether "21st" is a place in an order: it could be one, and nothing speaks of weight."""
    digits = tokens[step - 1].text
    could_be = digits.endswith("1") and not digits.endswith("11")
    weight = words("units", "touching", "weights") & set(lowers(tokens, step - 6, step - 1))
    return could_be and not weight and not lower_at(tokens, step + 1).isdecimal()


def _unit_like(tokens: Sequence[Token], step: int) -> bool:
    follows = tokens[step + 1] if step + 1 < len(tokens) else None
    if follows is None or follows.kind == "number" or follows.text in "(),;.x×":
        return True
    return follows.lower in words("numbers", "metres", "after") or follows.lower in words("units", "ambiguous", "told")


def _looked_up(text: str, tokens: Sequence[Token], step: int) -> Unit | None:
    """A unit that is not in the lexicon, by its name in quantulum3's tables: "37.8 microgrammes", "40 milliamps"."""
    token = tokens[step]
    looks = token.kind == "word" and (token.lower.startswith(_prefixes()) or token.lower in _rare_names())
    if not looks:
        return None
    from factcheck.extract.quantulum import unit_name  # its tables take seconds to load

    for length in (3, 2, 1):
        end = step + length
        if end <= len(tokens):
            name = unit_name(text[token.start : tokens[end - 1].end])
            if name is not None:
                return Unit(name, "measure", end)
    return None


@cache
def _prefixes() -> tuple[str, ...]:
    return tuple(sorted(words("units_rare", "prefixes")))


@cache
def _rare_names() -> frozenset[str]:
    return words("units_rare", "names")


def compound(text: str, tokens: Sequence[Token], number: Number, unit: Unit) -> tuple[Printed, int] | None:
    """The value in the first unit of "5ft 10in", "6lb 2oz", "11 stone 4", and the index after it."""
    second = table("units")["compounds"].get(unit.name)
    if second is None or number.printed.place != 1:
        return None
    from factcheck.extract.numbers import read_number  # the two modules need each other

    hyphened = is_hyphen(tokens, unit.last)
    at = unit.last + (lower_at(tokens, unit.last) in (",", "and", "-"))
    more = read_number(tokens, at) if at < len(tokens) and tokens[at].kind in ("number", "word") else None
    per = _parts(unit.name, second)
    if more is None or more.share or more.scaled or per is None or more.value >= per:
        return None
    after = unit_at(text, tokens, more.last, more)
    if after is None or after.name != second:
        after = _understood(tokens, unit, more, hyphened=hyphened)
    if after is None:
        return None
    return Printed(number.value + more.value / per, more.printed.place / per, more.printed.place / per), after.last


def _understood(tokens: Sequence[Token], unit: Unit, more: Number, *, hyphened: bool) -> Unit | None:
    """The second part without its unit: "5ft 10", "5-foot-10", "six foot two", "12 stone 4 pounds", "2h 15m"."""
    follows = lower_at(tokens, more.last)
    if unit.name == "stone" and follows in words("units", "ambiguous", "pounds"):
        return Unit("pound", "measure", more.last + 1)
    if unit.name == "hour" and follows == "m" and not tokens[more.last].gap:
        return Unit("minute", "duration", more.last + 1)
    if unit.name not in ("foot", "stone"):
        return None
    if unit.name == "foot" and follows and follows in _INCH_MARKS:
        return Unit("inch", "measure", more.last + 1)
    marked = tokens[unit.last - 1].text in _FOOT_MARKS
    closed = follows in ("", ".", ",", ";", ")") or follows in words("units", "compound", "after")
    if hyphened or marked or closed:
        return Unit("inch" if unit.name == "foot" else "pound", "measure", more.last)
    return None


_FOOT_MARKS, _INCH_MARKS = "'’′", '"”″'  # as in 6'2"
_TALLEST = 9


def _foot_mark(tokens: Sequence[Token], at: int, number: Number) -> bool:
    """True for the stroke of 6'2", a height in feet and inches."""
    stroke, inches = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    if inches is None or stroke.gap or inches.gap or stroke.text not in _FOOT_MARKS or inches.kind != "number":
        return False
    return number.printed.place == 1 and number.value < _TALLEST and inches.text in _INCHES


def _hour_letter(tokens: Sequence[Token], at: int) -> bool:
    """True for the h of "2h 15m"."""
    if tokens[at].text != "h" or tokens[at].gap or at + 2 >= len(tokens) or tokens[at + 1].kind != "number":
        return False
    return tokens[at + 2].lower in words("units", "ambiguous", "minutes") and not tokens[at + 2].gap


_INCHES = frozenset(map(str, range(12)))


def _parts(whole: str, part: str) -> Fraction | None:
    times = table("units")["parts"].get(whole)
    if times is not None:
        return Fraction(times)
    one, two = sizes(whole), sizes(part)
    return None if one is None or two is None else one[1][0] / two[1][0]
