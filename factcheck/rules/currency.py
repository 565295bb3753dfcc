"""Amounts in two currencies: one rate an article."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

from factcheck.model import Derivation, Reading, Tie
from factcheck.precision import converted, drifted, drifted_for_years
from factcheck.rules.rule import Rule, number, plain, shown_like

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Claims, Exchange, Quantity
    from factcheck.precision import Interval


class Currency(Rule):
    """Every conversion of an article must go by one rate of exchange.

    $100m (£80m) in one paragraph and $50m (£30m) in another cannot both be right on one day. No table of rates is used:
    each pair is held against the others of the same currencies. With three pairs or more the one that stands alone is named.
    Pairs whose clauses name different years are left alone, since each may go by the rate of its own day; where one of two
    names a year, and the rates are not far apart, they are put to review.

    Source: the corrections columns of newspapers (C. Silverman, Regret the Error, Union Square Press, 2007); markets
    move by less in a day than a slip of a digit does.
    """

    name = "currency"
    code = "FC503"
    consistent = (
        "The firm paid $100m (£80m) for the site and $50m (£40m) for the plant.",
        "The club paid €20m (£17m) for Rossi and €10m (£8.5m) for Bianchi.",
        "A fine of $50m (£40m) was cut to $25m (£20m).",
        "The flat cost $250,000 (£200,000). Its owner had paid $100,000 (£80,000).",
        "Sales were €300m ($330m), and profit was €30m ($33m).",
        "He won £1m ($1.25m) and gave away £200,000 ($250,000).",
        "Tickets are $20 (£16) for adults and $10 (£8) for children.",
        "The yard won orders for ¥15bn ($100m) and ¥3bn ($20m).",
        "The dam will cost $1.2bn (£960m), of which $300m (£240m) is a loan.",
        "She earned €45,000 (£38,000) in 2019. Her pension is €9,000 (£7,600).",
        "Losses were €100m (£70m; $136m). Claims may reach $10bn (£5.17bn).",
        "The toy is $350 (Rs. 21,700). A part is $3.50 (roughly Rs. 217).",
    )
    inconsistent = (
        "The firm paid $100m (£80m) for the site and $50m (£60m) for the plant.",
        "The club paid €20m (£17m) for Rossi and €10m (£18.5m) for Bianchi.",
        "A fine of $50m (£40m) was cut to $25m (£30m).",
        "Sales were €300m ($330m), and profit was €30m ($53m).",
        "Tickets are $20 (£16) for adults and $10 (£18) for children.",
        "The yard won orders for ¥15bn ($100m) and ¥3bn ($70m).",
        "The dam will cost $1.2bn (£960m), of which $300m (£420m) is a loan.",
        "The flat cost $250,000 (£200,000). Its owner had paid $100,000 (£40,000).",
        "She earned €45,000 (£38,000) in 2019. Her pension is €9,000 (£16,700).",
        "Losses were €100m (£70m; $136m). Claims may reach $10bn (£15.17bn).",
        "The toy is $350 (Rs. 21,700). A part is $3.50 (roughly Rs. 651).",
        "The loss was between 500m and 600m euros (up to $700m). A cup was worth 17.7m euros ($52m).",
    )
    silent = (
        "The firm paid $100m (£80m) for the site and €50m (£42m) for the plant.",
        "The club paid €20m (£17m) for Rossi and sold Bianchi for £18m.",
        "A fine of $50m (£40m) was cut to $25m.",
        "The flat cost $250,000 (£200,000). A house there cost €100,000 (£85,000).",
        "He won £1m ($1.25m) and paid £200,000 (and $90,000 in fees) to his agent.",
        "Tickets are $20 (£16), or £18 at the door.",
        "The yard won orders for ¥15bn ($100m) and €3bn ($3.3bn).",
        "Sales were €300m ($330m), up from $290m.",
        "The dam cost $1.2bn (£960m). The tunnel cost C$300m (£170m).",
        "In 1980 it fetched $10m (£4.2m). In 2010 it fetched $40m (£26m).",
        "Shares are 80p (down 4p) in London and $1.10 (up 2c) in New York.",
    )

    def find(self, claims: Claims) -> Iterator[Derivation]:
        """Each amount in two currencies, held against the rate that the others agree on."""
        groups: dict[tuple[str, str], list[Exchange]] = {}
        for found in claims.exchanges:
            if _usable(found):
                units = (_currency(found.first), _currency(found.second))
                groups.setdefault((min(units), max(units)), []).append(found)
        for (unit, _), pairs in sorted(groups.items()):
            if len(pairs) > 1:
                yield from _held(unit, pairs)


def rate(first: Interval, second: Interval) -> Interval:
    """What one unit of the first is in the second."""
    return second / first


WHOLE = {"cent": "USD", "penny": "GBP"}


def _currency(quantity: Quantity) -> str:
    return WHOLE.get(quantity.unit or "", quantity.unit or "")


def _usable(found: Exchange) -> bool:
    """Whether two sums are in two currencies: "$19.74 a barrel (47 cents a gallon)" is one price of two measures."""
    if _currency(found.first) == _currency(found.second):
        return False
    return found.first.is_range == found.second.is_range and _size(found.first) > 0 and _size(found.second) > 0


def _size(quantity: Quantity) -> Fraction:
    """The amount in whole units of its currency; of a range its upper end."""
    value = quantity.value[1] if isinstance(quantity.value, tuple) else quantity.value
    return value * (Fraction(1, 100) if quantity.unit in WHOLE else 1)


def _wide(quantity: Quantity) -> Interval:
    """What the print may stand for, without its hedge: "up to $1m (£535,000)" converts the million."""
    whole = Fraction(1, 100) if quantity.unit in WHOLE else Fraction(1)
    print_ = quantity.printed
    return converted(print_, print_.unrounded(), Fraction(1), Fraction(0)) * whole


def _rate(unit: str, found: Exchange) -> Interval:
    """The implied rate in units of `unit`, so that pairs written either way round compare."""
    one, two = (found.first, found.second) if _currency(found.first) == unit else (found.second, found.first)
    return drifted(rate(_wide(one), _wide(two)))


def _held(unit: str, pairs: list[Exchange]) -> Iterator[Derivation]:
    """Each pair against one that it agrees with, or, where it agrees with none, against one of the others of its year."""
    rates = [_rate(unit, pair) for pair in pairs]
    agreeing: dict[int, list[int]] = {i: [] for i in range(len(pairs))}
    for one, two in combinations(range(len(pairs)), 2):
        if rates[one].overlaps(rates[two]):
            agreeing[one].append(two)
            agreeing[two].append(one)
    for index, others in agreeing.items():
        if others:
            yield _derived(pairs[index], pairs[others[0]], _tie(pairs[index], near=False))
            continue
        rivals = [i for i in agreeing if i != index and not _years_apart(pairs[index], pairs[i])]
        most = max((len(agreeing[i]) for i in rivals), default=0)
        rival = next((i for i in rivals if len(agreeing[i]) == most), None)
        # Of two that differ the later is named; of three, none of which agree, each.
        if rival is not None and (most or rival < index or len(rivals) > 1):
            found, against = pairs[index], pairs[rival]
            near = found.year != against.year and drifted_for_years(rates[index]).overlaps(rates[rival])
            yield _derived(found, against, _tie(found, near=near))


def _years_apart(one: Exchange, two: Exchange) -> bool:
    """Whether both name their year, and not the same: each may go by the rate of its own."""
    return one.year is not None and two.year is not None and one.year != two.year


def _tie(found: Exchange, *, near: bool) -> Tie:
    """A guess where one of two pairs names a year, and the rates are no further apart than some years may bring them."""
    if near:
        return Tie("guess", ("one of the two names its year", *found.tie.reasons), via="exchange/year-named")
    return Tie("sure", ("one rate of exchange in an article", *found.tie.reasons), via="exchange/one-rate")


def _derived(found: Exchange, against: Exchange, tie: Tie) -> Derivation:
    first, second = found.first, found.second
    one, two = against.first, against.second
    if _currency(one) != _currency(first):
        one, two = two, one
    whole = Fraction(1, 100) if second.unit in WHOLE else Fraction(1)
    value = _size(first) * _size(two) / _size(one) / whole
    wide = _wide(first) * drifted(drifted(rate(_wide(one), _wide(two)))) * (1 / whole)
    return Derivation(
        stated=second,
        inputs=(first, one, two),
        readings=(Reading(f"{plain(first)} × {plain(two)} ÷ {plain(one)}", value, wide),),
        tie=tie,
        show=shown_like(second),
        stated_interval=_wide(second) * (1 / whole),
        stated_value=_size(second) / whole,
        message=f"“{first.text}” as “{second.text}” and “{one.text}” as “{two.text}” go by different rates of exchange: "
        f"{number(_size(second) / _size(first), 3)} and {number(_size(two) / _size(one), 3)}.",
    )
