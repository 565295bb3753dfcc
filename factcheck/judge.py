"""The only place where a verdict is given.

It follows from the odds that something is wrong (odds.py): from how sure the tie is, how far honest rounding reaches (rounding.py) and how the
figures differ. Any plausible working excuses a figure; only the working that the text itself states may accuse it, and only a tie that the text makes
clears it.
"""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from factcheck.fingerprint import fingerprint
from factcheck.honest import honest, reachable, told
from factcheck.model import Evidence, Finding, Recomputed, Ref
from factcheck.odds import Slip, digit_slip, earned, power_slip, printed_wrong, ratio, table, tied, wrong
from factcheck.precision import HALF, Interval, far_bound, half_off, past_bound, plain_in_units, plain_to_see
from factcheck.record import dataclass
from factcheck.twins import exact_twin

if TYPE_CHECKING:
    from factcheck.model import Derivation, Quantity, Reading, Severity, Verdict

BOUNDS = frozenset(("over", "under", "at_least", "at_most"))
SEVERITIES: dict[str, Severity | None] = {"inconsistent": "error", "review": "warning", "consistent": None}
UNMEASURED: Final = {"guess": "review", "loose": "review"}  # the most that a tie may say before its form was measured
OUT_OF_REACH: Final = 0.89  # what some rounding, however unlikely, would bring about is never called impossible
STYLE: Final = 0.5  # a fault of wording, or a hedge that is stretched: a reader has to say
HUNDRED: Final = 100
LEAST_HONEST: Final = 0.002  # what rounding brings about more seldom than so is no agreement


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict with the reading it rests on, the chance of honest rounding, the slip, and P(something is wrong)."""

    verdict: Verdict
    reading: Reading
    probability: float
    honest: float
    slip: Slip | None
    doubt: bool = False


def judge(rule: str, code: str, derivation: Derivation, sentence: str) -> Finding | None:
    """The finding of a derivation, or `None` where it neither clears the figure nor is likely enough to be wrong."""
    judged = _verdict(derivation)
    if judged is None:
        return None
    stated = derivation.stated
    text = derivation.stated_text or stated.text
    verdict, shown = judged.verdict, judged.reading
    slip = judged.slip.name if judged.slip is not None and verdict == "inconsistent" else None
    return Finding(
        rule=rule,
        code=code,
        verdict=verdict,
        severity="info" if verdict == "review" and derivation.style else SEVERITIES[verdict],
        stated=_ref(stated),
        inputs=tuple(_ref(q) for q in derivation.inputs),
        formula=shown.formula,
        recomputed=_recomputed(derivation, shown),
        message=_message(derivation, judged, text),
        suggestions=_suggestions(derivation, verdict, text),
        reasons=derivation.tie.reasons + ((shown.note,) if shown.note and verdict == "consistent" else ()),
        slip=slip,
        quoted=stated.quoted,
        line=stated.line,
        column=stated.column,
        paragraph=stated.paragraph,
        sentence=sentence,
        fingerprint=fingerprint(rule, derivation),
        source=derivation.source,
        probability=judged.probability,
        via=derivation.tie.via,
        evidence=_evidence(derivation, judged),
    )


def _verdict(derivation: Derivation) -> Judged | None:
    """The verdict and all that it rests on; `None` is silence."""
    tie, first = derivation.tie, derivation.readings[0]
    chance, reading = _most_honest(derivation)
    p_tied = tied(tie)
    slip = None if chance >= 1 else _slip(derivation)
    within = (
        max((reachable(derivation, r) for r in derivation.readings if not r.note), default=0.0) if chance < 1 else 0.0
    )
    probability = wrong(p_tied, chance, slip, within or 1.0, printed_wrong(tie))
    if derivation.wrong is not None:
        return _measured(derivation, chance, reading)
    measured = tie.probability is not None
    if probability < table()["review"] or (tie.certainty == "loose" and not measured):
        return _unaccused(derivation, Judged("consistent", reading, probability, chance, None))
    if derivation.style and probability < table()["amend"]:
        return Judged("review", first, STYLE, chance, None, doubt=True)
    if within:
        probability = min(probability, OUT_OF_REACH)
    sure = probability >= table()["amend"] and (measured or tie.certainty not in UNMEASURED)
    return Judged("inconsistent" if sure else "review", first, probability, chance, slip)


def _measured(derivation: Derivation, chance: float, reading: Reading) -> Judged:
    """The verdict where the chance of an error was measured as a whole, as it is against a source."""
    wrong_ = derivation.wrong or 0.0
    if chance >= 1:
        return Judged("consistent", reading, wrong_, chance, None)
    verdict: Verdict = "inconsistent" if derivation.tie.certainty == "sure" else "review"
    return Judged(verdict, derivation.readings[0], wrong_, chance, None)


def _unaccused(derivation: Derivation, cleared: Judged) -> Judged | None:
    """What is not likely to be wrong is cleared where the tie has earned it, and is for a reader where only a stretch makes it right."""
    tie, reading = derivation.tie, cleared.reading
    stated = derivation.stated_interval or derivation.stated.interval
    agrees = cleared.probability <= table()["clear"] and cleared.honest > LEAST_HONEST
    plain = _plain_to_see(derivation, reading)  # what every reader sees is never called right, however loose the tie
    stretched = (
        _far(derivation, reading, stated),
        agrees and _wrong_side(derivation, reading, stated),
        (tie.certainty == "sure" or tie.probability is not None) and plain,
    )
    if tie.certainty != "loose" and (derivation.style or any(stretched)):
        shown = derivation.readings[0] if derivation.style else reading
        return replace(cleared, verdict="review", reading=shown, probability=STYLE, doubt=True)
    ordered = (
        not derivation.strict or cleared.honest >= 1
    )  # figures in the other order than their word has them are not called right
    clears = agrees and ordered and not plain and earned(tied(tie), _by_chance(stated, reading))
    return cleared if clears and not exact_twin(derivation, reading) else None


def _most_honest(derivation: Derivation) -> tuple[float, Reading]:
    """The chance that honest rounding explains the difference, over all readings that the text allows, and the likeliest of them.

    Of two that do, the one that gives what is printed: a million gallons are 4.5 million litres, or 3.8.
    """
    stated = derivation.stated_interval or derivation.stated.interval
    best, at = -1.0, derivation.readings[0]
    for reading in derivation.readings:
        chance = min(1.0, reading.weight) * honest(derivation, reading)
        closer = chance == best and not stated.contains(at.value) and stated.contains(reading.value)
        if chance > best or closer:
            best, at = chance, reading
        if best >= 1 and stated.contains(at.value):
            break
    return best, at


def _by_chance(stated: Interval, reading: Reading) -> float:
    """How likely it is that a figure which has nothing to do with the others agrees with them all the same."""
    if stated.low is None or stated.high is None:
        return float(HALF)
    room = stated.high - stated.low
    other = reading.interval
    if other.low is not None and other.high is not None:
        room += other.high - other.low
    size = max(abs(stated.low), abs(stated.high), Fraction(1))
    step = Fraction(1) if stated.low == stated.high else Fraction(0)
    return float(min(Fraction(1), (room + step) / size))


def _far(derivation: Derivation, reading: Reading, stated: Interval) -> bool:
    """True where only a bound among the inputs ("more than 1,300") lets the figures agree, far out at its open end."""
    if not any(q.hedge in BOUNDS for q in derivation.inputs) or derivation.stated.hedge is not None or reading.note:
        return False
    if stated.low is None or stated.high is None:
        return False
    return far_bound((stated.low + stated.high) / 2, reading.value)


def _wrong_side(derivation: Derivation, reading: Reading, stated: Interval) -> bool:
    """True for "just under half" of what comes to 51.3%, where only the rounding of the inputs lets the two agree."""
    hedge = derivation.stated.hedge
    if derivation.stated.kind != "ratio" or derivation.stated.word or reading.note:
        return False
    return past_bound(
        reading.value, stated, derivation.scale, below=hedge in ("almost", "under"), above=hedge == "over"
    )


def _place(figure: Quantity, value: Fraction) -> Fraction:
    """The place of the last digit of a stated figure, in the units in which its value is told."""
    return figure.printed.place * abs(value / figure.printed.value)


def _half_a_point(derivation: Derivation, reading: Reading) -> bool:
    """True for "from 4.2% to 4.7%, a rise of one point": half a point off, of shares told more finely, and a third or more of what they give."""
    figure = derivation.stated
    known = told(derivation, derivation.stated_interval or figure.interval)
    if known is None or reading.work is None or figure.kind == "percent" or not _shares(*derivation.inputs):
        return False
    place = _place(figure, known[0])
    finer = min(quantity.printed.place for quantity in derivation.inputs) < place
    return finer and half_off(known[0], reading.value, place)


def _plain_to_see(derivation: Derivation, reading: Reading) -> bool:
    """True for "from 8% to 6%, a fall of 20%": whole numbers that every reader works out, and that give something else as printed."""
    figure = derivation.stated
    stated = derivation.stated_interval or figure.interval
    if reading.note:
        return False
    if not all(_whole(quantity) for quantity in derivation.inputs):
        return _half_a_point(derivation, reading)
    converted = figure.kind == "measure" and [q.kind for q in derivation.inputs] == ["measure"]
    if converted and figure.hedge is None and not figure.is_range and None not in (stated.low, stated.high):
        printed, first = figure.printed, derivation.inputs[0].printed
        sizes = (other.value for other in derivation.readings)  # a gallon is one of two
        return all(
            plain_to_see(printed.value, size, printed.place) or plain_in_units(first, printed, size) for size in sizes
        )
    points = figure.kind != "percent" and _shares(*derivation.inputs)  # a lead may be a point off
    if points or reading.work is None or stated.low is None or stated.high is None:
        return False
    known = told(derivation, stated)
    if known is None:  # a word: "doubled", "a third"
        nearest = min(max(stated.low, reading.value), stated.high)
        return plain_to_see(nearest, reading.value, Fraction(0))
    place = _place(figure, known[0])
    if (
        _shares(figure, *derivation.inputs)
        and abs(known[0] - reading.value) <= place * (len(derivation.inputs) + 1) / 2
    ):
        return False  # 48%, 47% and 4%: shares are rounded one by one
    return plain_to_see(known[0], reading.value, place)


def _shares(*figures: Quantity) -> bool:
    return all(figure.kind == "percent" for figure in figures)


def _whole(quantity: Quantity) -> bool:
    """A whole number of one or two digits, but for the noughts behind them, "some" or none before it."""
    printed = quantity.printed
    return (
        "." not in quantity.text
        and quantity.hedge in (None, "about")
        and not quantity.is_range
        and quantity.kind != "ratio"
        and abs(printed.value) < HUNDRED * printed.round_place
    )


def _ref(quantity: Quantity) -> Ref:
    return Ref(quantity.id or None, quantity.text, quantity.start, quantity.end)


def _recomputed(derivation: Derivation, reading: Reading) -> Recomputed:
    low, high = reading.interval.low, reading.interval.high
    return Recomputed(
        value=reading.value,
        low=low,
        high=high,
        text=derivation.show(reading.value),
        low_text=derivation.show(low) if low is not None else None,
        high_text=derivation.show(high) if high is not None else None,
    )


def _slip(derivation: Derivation) -> Slip | None:
    """The known slip whose result is the stated figure, if one is."""
    stated = derivation.stated_interval or derivation.stated.interval
    figure, value = derivation.stated, derivation.readings[0].value
    keys = _key_slip(derivation, stated)
    if keys is not None and keys.kind == "swapped":
        return keys  # to the digit: that goes before what only comes near
    for name, result in derivation.slips:
        if stated.contains(result):
            return Slip("named", 1, name)
    return power_slip(stated, figure.printed.value, value) or keys


def _key_slip(derivation: Derivation, stated: Interval) -> Slip | None:
    """A slip of the keys between the stated figure and what is worked out, in one unit and to one place."""
    figure, value = derivation.stated, derivation.readings[0].value
    if stated.low is None or stated.high is None or derivation.strict or figure.is_range or not figure.printed.value:
        return None
    scale = abs((stated.low + stated.high) / 2 / figure.printed.value)
    slip = digit_slip(figure.printed.value * scale, value, figure.printed.place * scale)
    return slip if ratio(slip) > 1 else None


def _evidence(derivation: Derivation, judged: Judged) -> tuple[Evidence, ...]:
    """Why the figures were tied, and what speaks for or against an error, strongest first; weights are natural logarithms of odds."""
    p_tied = tied(derivation.tie)
    reasons = derivation.tie.reasons or ("the form of words",)
    each = math.log(p_tied / max(1 - p_tied, 1e-9)) / len(reasons)
    told = [Evidence(reason, each) for reason in reasons]
    if judged.slip is not None:
        told.append(Evidence(f"it would fit {judged.slip.name}", math.log(ratio(judged.slip))))
    if judged.verdict != "consistent" and not judged.doubt:
        why = "no rounding explains the difference" if judged.honest < table()["e"] / 100 else "it may be rounded"
        told.append(Evidence(why, -math.log(max(judged.honest, 1e-4))))
    return tuple(sorted(told, key=lambda one: -abs(one.weight)))


def _message(derivation: Derivation, judged: Judged, text: str) -> str:
    """One sentence in desk language; what the working says is not said again."""
    shown = derivation.show(judged.reading.value)
    if derivation.source and derivation.message:
        return derivation.message
    if judged.verdict == "consistent":
        return f"“{text}” agrees with {judged.reading.formula} = {shown}."
    only = _only_if(derivation, judged) if judged.verdict == "review" and not derivation.style else ""
    if told_ := derivation.style or only or derivation.message:
        return told_
    others = _listed([q.text for q in derivation.inputs])
    if judged.verdict == "review":
        return f"“{text}” and {others} may not agree, if they belong together: they give {shown}."
    tail = f" It would fit {judged.slip.name}." if judged.slip else ""
    return f"“{text}” and {others} cannot all be right: they give {shown}.{tail}"


def _only_if(derivation: Derivation, judged: Judged) -> str:
    """ "Adds up only if £200m was rounded from £196m or less": which print would have to stand for what."""
    reading = judged.reading
    if not judged.honest or reading.work is None or derivation.tie.certainty != "sure":
        return ""
    stated = derivation.stated_interval or derivation.stated.interval
    text = derivation.stated_text or derivation.stated.text
    shown = derivation.show(reading.value)
    below = stated.high is None or reading.value < (stated.low if stated.low is not None else stated.high)
    end = stated.low if below else stated.high
    if end is None:
        return ""
    for index, term in enumerate(reading.terms):
        needed = _needed(reading, index, end)
        if needed is not None:
            way = "less" if needed < term.quantity.scalar else "more"
            return f"“{text}” adds up only if “{term.quantity.text}” was rounded from {term.show(needed)} or {way}: as printed it is {shown}."
    return f"“{text}” adds up only if all its figures were rounded one way: as printed it is {shown}."


STEPS: Final = 12  # halvings: finer than any print


def _needed(reading: Reading, index: int, end: Fraction) -> Fraction | None:
    """The value that one figure would have to stand for, the others being as printed, for the result to come to an end; `None` if out of reach."""
    assert reading.work is not None  # noqa: S101  (the caller has looked)
    term = reading.terms[index]
    figure = term.quantity
    if figure.is_range or figure.interval.low is None or figure.interval.high is None:
        return None
    points = [Interval.exactly(t.quantity.scalar * t.factor) for t in reading.terms]

    def result(value: Fraction) -> Fraction | None:
        points[index] = Interval.exactly(value * term.factor)
        return reading.work(*points).low if reading.work is not None else None

    rising = reading.value < end
    for far in (figure.interval.low, figure.interval.high):
        reached = result(far)
        if reached is None or (reached < end if rising else reached > end):
            continue
        near, away = figure.scalar, far
        for _ in range(STEPS):
            middle = (near + away) / 2
            got = result(middle)
            enough = got is not None and (got >= end if rising else got <= end)
            near, away = (near, middle) if enough else (middle, away)
        return away
    return None


def _listed(texts: list[str]) -> str:
    quoted = [f"“{t}”" for t in texts]
    return " and ".join([", ".join(quoted[:-1]), quoted[-1]]) if len(quoted) > 1 else "".join(quoted)


def _suggestions(derivation: Derivation, verdict: Verdict, text: str) -> tuple[str, ...]:
    if verdict != "inconsistent":
        return ()
    inputs = " or ".join(q.text for q in derivation.inputs)
    checks = f"check {inputs}" if inputs else ""
    if derivation.stated.quoted:
        return tuple(s for s in ("check the quotation against the speaker’s words", checks) if s)
    stated = derivation.stated_interval or derivation.stated.interval
    if (
        None in (stated.low, stated.high) and derivation.stated_text
    ):  # a word ("rose"), for which there is no other figure
        return (checks,) if checks else ()
    return tuple(s for s in (f"{text} → {derivation.show(derivation.readings[0].value)}", checks) if s)
