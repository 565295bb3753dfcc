"""A table: its header, its rows and what each cell holds, as a number where it is one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from factcheck.lexicon import table as lexicon
from factcheck.lexicon import words
from factcheck.sources.marks import read_marks
from factcheck.sources.passages import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WORD: Final = re.compile(r"\d{0,4}[^\W\d_]+(?:['’][^\W\d_]+|\d{1,4})?")  # "Leeds", "driver's", "T11"
SAID: Final = re.compile(r"\w+")
NUMBER: Final = re.compile(r"\d+(?:[,.  ]\d{3})*(?:[.,]\d+)?")
NOTES: Final = re.compile(r"\s{0,3}(?:\[[^\]]{0,9}\]|[*†‡§¹²³]{1,3})\s{0,3}$")
PURE: Final = re.compile(
    r"[(\-−–+~<>≈]?\s{0,2}(?:[A-Z]{0,3}[£$€¥₹])?\s{0,2}[(\-−–]?\d[\d,. ]{0,30}\)?\s{0,2}%?(?:st|nd|rd|th)?(?:\s?[a-zA-Z/²³°.]{1,14})?"
)
DATED: Final = re.compile(r"(?:1[5-9]|20)\d\d [A-Za-z]{4}")  # "2013 Championship"
YEAR: Final = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
GROUPED: Final = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
DECIMAL_COMMA: Final = re.compile(r"\d+,\d{1,2}")
LONGEST: Final = 20  # digits of a number; more are a reference
FEWEST: Final = 2  # games away, from which a column tells where games were played
MOSTLY: Final = 0.6  # of a column's cells, for it to count as one of numbers
NOTE: Final = re.compile(r"[*†‡§¹²³(\[]|\d{1,2}[ .)]|(?:note|source|includes|figures|data)s?\b", re.IGNORECASE)
SIGNS_OF_MONEY: Final = "£$€¥"
FIRST: Final = 10_000  # rows that tell what a column is of
SCALES: Final = {"million": 1_000_000, "billion": 1_000_000_000}  # "6.3 million" in a cell
YEARS: Final = range(1500, 2101)  # printed without a comma
SHEET_ROWS: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as printed, the number it is, or the numbers that stand in it."""

    text: str
    value: Fraction | None = None
    percent: bool = False


class Summed(NamedTuple):
    """The sum of a column over its own rows, how many they are, and the largest and the smallest with their rows."""

    total: Fraction
    number: int
    most: tuple[Fraction, int]
    least: tuple[Fraction, int]


@dataclass(frozen=True)
class Table:
    """A grid of cells under one header; `name` is its sheet or place in the file, `lines` the row of the file that each row is."""

    path: str
    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    lines: tuple[int, ...] = ()
    factors: tuple[Fraction, ...] = ()
    money: Fraction = Fraction(1)  # what its title multiplies amounts of money by: "results (£000)"

    @cached_property
    def as_money(self) -> Table:
        """The table with its amounts in full, for a figure of money."""
        factors = self.factors or tuple(Fraction(1) for _ in self.header)
        return replace(self, factors=tuple(self.money if f == 1 else f for f in factors), money=Fraction(1))

    @cached_property
    def header_stems(self) -> tuple[frozenset[str], ...]:
        """What each column is about; "Pts" is points, and beside "W" an "L" is lost."""
        letters = frozenset(name.lower().strip(". ") for name in self.header) & _spelled("letters").keys()
        spelled = _spelled("letters" if len(letters) > 1 else "names")
        return tuple(stems_of(spelled.get(name.lower().strip(". "), name)) for name in self.header)

    @cached_property
    def moments(self) -> dict[int, tuple[frozenset[str], int]]:
        """The columns that are headed by a year or a month: what they are of beside it, and which."""
        months = lexicon("dates")["months"]
        found: dict[int, tuple[frozenset[str], int]] = {}
        for column, name in enumerate(self.header):
            if (year := YEAR.search(name)) is not None:
                found[column] = (self.header_stems[column], int(year[0]))
            elif name.lower().strip(" .") in months:
                found[column] = (frozenset(), months[name.lower().strip(" .")])
        return found

    @cached_property
    def units(self) -> tuple[str | None, ...]:
        """The unit that each header gives to its column: "Height (m)", "Rainfall mm"."""
        return tuple(_unit(name) for name in self.header)

    @cached_property
    def stems(self) -> list[list[frozenset[str]]]:
        """The stems of each cell that is no number."""
        return [[stems_of(cell.text) if cell.value is None else frozenset() for cell in row] for row in self.rows]

    @cached_property
    def counts(self) -> Counter[str]:
        """In how many rows each stem stands."""
        return Counter(stem_ for row in self.stems for stem_ in frozenset().union(*row))

    @cached_property
    def places(self) -> dict[str, list[tuple[int, int]]]:
        """Where each stem stands."""
        found: dict[str, list[tuple[int, int]]] = {}
        for at, row in enumerate(self.stems):
            for column, stems in enumerate(row):
                for one in stems:
                    found.setdefault(one, []).append((at, column))
        return found

    @cached_property
    def numbers(self) -> dict[Fraction, list[tuple[int, int]]]:
        """Where each number stands, alone in its cell or among others."""
        found: dict[Fraction, list[tuple[int, int]]] = {}
        for row in self.own:
            for column, cell in enumerate(self.rows[row]):
                for digits in dict.fromkeys(NUMBER.findall(cell.text)):
                    if (value := exact(digits)) is not None:
                        found.setdefault(value, []).append((row, column))
        return found

    @cached_property
    def dated(self) -> dict[str, frozenset[int]]:
        """The columns that have each month beside a number: "march 18"."""
        found: dict[str, set[int]] = {}
        for row in self.own:
            for column, cell in enumerate(self.rows[row]):
                said = flat(cell.text).split() if cell.value is None else []
                for one, other in pairwise(said):
                    for month in (
                        {one, other} & lexicon("dates")["months"].keys()
                        if one[0].isdigit() or other[0].isdigit()
                        else ()
                    ):
                        found.setdefault(month, set()).add(column)
        return {month: frozenset(columns) for month, columns in found.items()}

    @cached_property
    def coded(self) -> dict[str, list[tuple[int, int]]]:
        """Where games are marked as won, lost or drawn ("W 27–20"), and as played away ("at Leeds"), by the stem of what the mark says."""
        found: dict[str, list[tuple[int, int]]] = {}
        for column in range(len(self.header)):
            filled = [(row, mark) for row in self.own if (mark := _mark(self.rows[row][column].text))]
            results = [(row, result) for row, mark in filled if (result := _results().get(mark))]
            if len(results) >= MOSTLY * len(filled):
                for row, result in results:
                    found.setdefault(result, []).append((row, column))
            away = frozenset(row for row, mark in filled if mark in lexicon("sources")["tables"]["away"])
            if FEWEST <= len(away) < len(filled):
                for row, _ in filled:
                    found.setdefault(stem("away" if row in away else "home"), []).append((row, column))
        return found

    @cached_property
    def whole(self) -> dict[str, list[tuple[int, int]]]:
        """Where each cell of words stands, by all that it says: "october 18 1959"."""
        found: dict[str, list[tuple[int, int]]] = {}
        for at, row in enumerate(self.rows):
            for column, cell in enumerate(row):
                if cell.text and cell.value is None:
                    said = flat(cell.text)
                    found.setdefault(said, []).append((at, column))
                    first, _, rest = said.partition(" ")
                    if rest and first in lexicon("sources")["tables"]["away"]:
                        found.setdefault(rest, []).append((at, column))  # "at Leeds" is a game with Leeds
        return found

    @cached_property
    def numeric(self) -> tuple[int, ...]:
        """The columns that hold numbers."""
        return tuple(column for column in range(len(self.header)) if self._is_numeric(column))

    @cached_property
    def labels(self) -> frozenset[int]:
        """The columns of numbers that only name: "Constituency number", "Car #"."""
        ends = frozenset(lexicon("sources")["tables"]["labels"])
        last = ((column, name.lower().replace("#", " #").split()[-1:]) for column, name in enumerate(self.header))
        return frozenset(column for column, word in last if ends & set(word))

    def _is_numeric(self, column: int) -> bool:
        told = [row[column] for row in self.rows if row[column].text]
        return bool(told) and sum(cell.value is not None for cell in told) >= MOSTLY * len(told)

    @cached_property
    def own(self) -> tuple[int, ...]:
        """The rows that are no totals of others."""
        return tuple(row for row in range(len(self.rows)) if row not in self.totals)

    @cached_property
    def _kept(self) -> dict[tuple[str, int], Any]:
        return {}

    def kinds(self, column: int) -> int:
        """How many different texts a column holds."""
        key = ("kinds", column)
        if key not in self._kept:
            self._kept[key] = len({self.rows[row][column].text.lower() for row in self.own} - {""})
        return int(self._kept[key])

    def summed(self, column: int) -> Summed | None:
        """What a column of numbers comes to."""
        key = ("summed", column)
        if key not in self._kept:
            told = ((self.rows[row][column].value, row) for row in self.own)
            values = [(value, row) for value, row in told if value is not None]
            factor = self.factors[column] if self.factors else Fraction(1)
            self._kept[key] = _summed(values, factor) if values else None
        found: Summed | None = self._kept[key]
        return found

    @cached_property
    def years(self) -> dict[int, dict[int, Fraction]]:
        """The years that the cells of each column of dates tell, by row."""
        found: dict[int, dict[int, Fraction]] = {}
        for column in range(len(self.header)):
            if column not in self.numeric:
                told = {
                    row: Fraction(year[0])
                    for row, cells in enumerate(self.rows)
                    if (year := YEAR.search(cells[column].text))
                }
                if len(told) >= MOSTLY * len(self.rows):
                    found[column] = told
        return found

    @cached_property
    def totals(self) -> frozenset[int]:
        """The rows that add up others."""
        words = frozenset(lexicon("sources")["tables"]["totals"])
        named = (
            at for at, row in enumerate(self.rows) if any(cell.text.strip(" :").lower() in words for cell in row[:2])
        )
        opening = frozenset(lexicon("sources")["tables"]["total_first"])
        last = len(self.rows) - 1
        label = next((cell.text.lower() for cell in self.rows[last] if cell.text), "")
        return frozenset((*named, *((last,) if set(label.split()[:1]) & opening else ())))

    def is_summable(self, column: int) -> bool:
        """Whether the numbers of a column are of something, and no years, places or names."""
        return not (self.is_year(column) or self.is_place(column) or column in self.labels)

    def is_year(self, column: int) -> bool:
        """Whether a column holds years."""
        key = ("year", column)
        if key not in self._kept:
            told = [value for row in self.own[:FIRST] if (value := self.rows[row][column].value) is not None]
            self._kept[key] = bool(told) and all(value.numerator in YEARS and value.denominator == 1 for value in told)
        return bool(self._kept[key])

    def is_place(self, column: int | None) -> bool:
        """Whether a column holds places in order: "Pos.", "Rank"."""
        said = flat(self.header[column or 0]).split()
        return not frozenset(lexicon("sources")["tables"]["places"]).isdisjoint(said)

    def is_share(self, column: int) -> bool:
        """Whether a column holds shares: its header says so, or its cells do."""
        header = self.header[column].lower()
        said = "%" in header or not frozenset(lexicon("sources")["tables"]["shares"]).isdisjoint(flat(header).split())
        return said or any(row[column].percent for row in self.rows)

    def value(self, row: int, column: int) -> Fraction | None:
        """The number of a cell in the units that its header gives."""
        value = self.rows[row][column].value
        factor = self.factors[column] if self.factors else 1
        return value if value is None or factor == 1 else value * factor

    def ordered(self, column: int) -> tuple[list[Fraction], list[int]]:
        """The numbers of a column, or its years, from the least up as they are printed; and the rows that they are in."""
        key = ("ordered", column)
        if key not in self._kept:
            cells = ((self.rows[row][column].value, row) for row in self.own)
            years = ((year, row) for row, year in self.years.get(column, {}).items() if row not in self.totals)
            told = years if column in self.years else ((value, row) for value, row in cells if value is not None)
            found = sorted(told)
            self._kept[key] = ([value for value, _ in found], [row for _, row in found])
        kept: tuple[list[Fraction], list[int]] = self._kept[key]
        return kept

    def address(self, row: int, column: int) -> str:
        """The cell as spreadsheets name it: B7."""
        letters, at = "", column + 1
        while at:
            at, rest = divmod(at - 1, 26)
            letters = chr(ord("A") + rest) + letters
        return f"{letters}{self.lines[row]}"


def _summed(values: Sequence[tuple[Fraction, int]], factor: Fraction) -> Summed:
    most, least = max(values, key=_size), min(values, key=_size)
    total = _total(value for value, _ in values) * factor
    return Summed(total, len(values), (most[0] * factor, most[1]), (least[0] * factor, least[1]))


def _size(told: tuple[Fraction, int]) -> float:
    return told[0].numerator / told[0].denominator


def _total(values: Iterable[Fraction]) -> Fraction:
    """The exact sum, added up by denominators: a hundred thousand fractions one by one take seconds."""
    by: dict[int, int] = {}
    for value in values:
        by[value.denominator] = by.get(value.denominator, 0) + value.numerator
    return sum((Fraction(top, bottom) for bottom, top in sorted(by.items())), Fraction(0))


def flat(text: str) -> str:
    """What a text says, without case and signs."""
    return " ".join(SAID.findall(text.lower()))


@lru_cache(maxsize=200_000)
def stems_of(text: str) -> frozenset[str]:
    """The stems of the words of a cell, words of one meaning as one: won, wins and victory."""
    forms = _forms()
    told = (forms.get(word, word) for word in WORD.findall(text.lower()))
    return frozenset(one for word in told if (one := stem(word) or _short(word)))


def _short(word: str) -> str:
    """A word of two letters as it is, if it tells anything: "uk"."""
    return word if len(word) == 2 and word not in words("sources", "words", "empty") else ""  # noqa: PLR2004


@cache
def _forms() -> dict[str, str]:
    """The word that another one is read as."""
    return {word: name for name, told in lexicon("sources")["tables"]["forms"].items() for word in told}


@lru_cache(maxsize=10_000)
def _unit(name: str) -> str | None:
    """The unit that the end of a header tells."""
    told = re.split(r"[(),\[\]\s]+", name.strip(" ().[]"))
    for last in (" ".join(told[-2:]), told[-1]):
        _, marks = read_marks(f"7 {last}.") if len(last) < LONGEST else ([], [])
        found = next((mark for mark in marks if mark.unit and len(mark.text) > len("7 ")), None)
        if found is not None and (len(told) > 1 or not last.isalpha() or name.islower()):
            return found.unit
    return None


@cache
def _spelled(which: str) -> dict[str, str]:
    """The headers that are short for another; `letters` with those of one letter."""
    told = lexicon("sources")["tables"]["spelled"]
    return {name: full for name, full in told.items() if which == "letters" or len(name) > 1}


@cache
def _results() -> dict[str, str]:
    """The stem of the result that a mark stands for: W, L, D."""
    told = lexicon("sources")["tables"]["results"]
    return {mark: stem(name) for name, marks in told.items() for mark in marks}


def _mark(text: str) -> str:
    """The first word or sign of a cell."""
    return text.lower().replace("@", "@ ").replace(",", " ").split()[0] if text.strip(" ,") else ""


def cell_of(value: object, *, comma: bool = False) -> Cell:
    """Make a cell of what a library or a file gives for it; `comma` where a comma stands before decimals."""
    if isinstance(value, bool) or value is None:
        return Cell("" if value is None else str(value))
    if isinstance(value, int | float):
        whole = float(value).is_integer()
        number = Fraction(int(value)) if whole else Fraction(str(value))
        bare = int(value) in YEARS or not whole
        return Cell((str(int(value)) if whole else str(value)) if bare else f"{int(value):,}", number)
    plain = str(value)
    if plain.isdecimal() and len(plain) < LONGEST:
        return Cell(plain, Fraction(int(plain)))
    if plain.isalpha():
        return Cell(plain)
    text = NOTES.sub("", " ".join(plain.split()))
    if (
        not text
        or not PURE.fullmatch(text)
        or DATED.match(text)
        or text.split()[-1].lower() in lexicon("dates")["months"]
    ):
        return Cell(text)
    found = NUMBER.search(text)
    number_ = exact(found[0], comma=comma) if found else None
    if number_ is not None:
        number_ *= SCALES.get(text.split()[-1].lower(), 1)
    negative = text.startswith(("-", "−", "–", "(")) and not text.startswith("(-")
    return Cell(text, -number_ if negative and number_ is not None else number_, "%" in text)


def exact(digits: str, *, comma: bool = False) -> Fraction | None:
    """Read the digits of a cell with their separators."""
    plain = digits.replace(" ", "").replace(" ", "")
    plain = plain.replace(".", "").replace(",", ".") if comma else plain.replace(",", "")
    try:
        return Fraction(plain)
    except ValueError:
        return None


def has_decimal_comma(texts: Sequence[str]) -> bool:
    """Whether a table is printed as on the Continent: 1.234,5."""
    grouped = sum(bool(GROUPED.fullmatch(text)) and ("," in text or text.count(".") > 1) for text in texts)
    decimal = sum(bool(DECIMAL_COMMA.fullmatch(text)) for text in texts)
    pointed = sum(
        "." in text and text.replace(".", "", 1).isdecimal() and not GROUPED.fullmatch(text) for text in texts
    )
    return grouped + decimal > pointed and grouped + decimal > 0


def as_table(path: str, name: str, grid: Sequence[Sequence[object]], top: int = 1) -> Table | None:
    """Find the header of a grid and read the rows below it; `None` for one that is no table."""
    width = max((len(row) for row in grid), default=0)
    filled = [(at, row) for at, row in enumerate(grid) if any(_is_filled(value) for value in row)]
    title = ""
    while filled and sum(map(_is_filled, filled[0][1])) <= min(1, width - 1):
        title += " " + "".join(str(v) for v in filled.pop(0)[1] if _is_filled(v))  # above the table
    while len(filled) > 2 and width > 2 and _is_note(filled[-1][1]):  # noqa: PLR2004 - a header and a row are left
        filled.pop()
    if not filled:
        return None
    start, deep = _header(filled)
    header = _joined([list(row) for _, row in filled[start : start + deep]], width)
    body = filled[start + deep :]
    texts = [value for _, row in body[:200] for value in row if isinstance(value, str)]
    comma = has_decimal_comma([text.strip(" %£$€") for text in texts])
    rows = tuple(tuple(cell_of(row[c] if c < len(row) else None, comma=comma) for c in range(width)) for _, row in body)
    lines = tuple(top + at for at, _ in body)
    factors = tuple(map(_factor, header))
    money = _factor(title)
    if factors[0] != 1 and set(header[0]) & set(SIGNS_OF_MONEY):
        money, factors = factors[0], (Fraction(1), *factors[1:])  # "£m" in the corner says it of money
    elif factors[0] != 1:
        factors = tuple(factors[0] if factor == 1 else factor for factor in factors)  # the corner says it for all
    return Table(path, name, header, rows, lines, factors, money) if rows else None


def _is_note(row: Sequence[object]) -> bool:
    """A line below a table: "* includes Leith", "Source: …"."""
    told = [str(value) for value in row if _is_filled(value)]
    return len(told) == 1 and row[0] is not None and bool(NOTE.match(told[0].strip()))


def _is_filled(value: object) -> bool:
    return value is not None and str(value).strip() != ""


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) or cell_of(value).value is not None


def _header(filled: Sequence[tuple[int, Sequence[object]]]) -> tuple[int, int]:
    """Where the header begins and how many rows it has: two where the first leaves cells to be filled by the second."""
    first = filled[0][1]
    blanks = sum(not _is_filled(value) for value in first)
    second = filled[1][1] if len(filled) > 2 else ()  # noqa: PLR2004 - a row is left below it
    told = [value for value in second if _is_filled(value)]
    spread = len({str(value) for value in first if _is_filled(value)}) < sum(map(_is_filled, first))
    merged = (
        (blanks or spread)
        and told
        and not any(_is_number(value) for value in told)
        and all(not _is_number(value) or _is_year(value) for value in first)
    )
    years = merged or (blanks > 1 and told and all(_is_year(value) for value in told))
    return 0, 2 if merged or years else 1


def _is_year(value: object) -> bool:
    return str(value).strip().removesuffix(".0").isdecimal() and len(str(value).strip().removesuffix(".0")) == len(
        "2024"
    )


def _joined(rows: list[list[object]], width: int) -> tuple[str, ...]:
    """The names of the columns; a name over several of them holds for each."""
    names = [""] * width
    for depth, row in enumerate(rows):
        last = ""
        for column in range(width):
            value = row[column] if column < len(row) else None
            text = " ".join(str(value).removesuffix(".0").split()) if _is_filled(value) else ""
            last = text or (last if depth < len(rows) - 1 else "")
            names[column] = names[column] if names[column] == last else f"{names[column]} {last}".strip()
    return tuple(names)


def _factor(name: str) -> Fraction:
    """What a header multiplies its column by: £000, $m."""
    inside = [part.strip(" ()").lower() for part in re.split(r"[(),\s]+", name) if part]
    for scale, factor in (("thousands", 1000), ("millions", 1_000_000), ("billions", 1_000_000_000)):
        if set(inside) & set(lexicon("sources")["tables"]["headers"][scale]):
            return Fraction(factor)
    return Fraction(1)
