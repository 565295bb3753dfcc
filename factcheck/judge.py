"""The only place where a verdict is given.

Any plausible working clears a figure; only the working that the text itself states may accuse it.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from factcheck.model import Finding, Recomputed, Ref
from factcheck.precision import far_bound, last_digit, loose, past_bound

if TYPE_CHECKING:
    from fractions import Fraction

    from factcheck.model import Derivation, Quantity, Reading, Severity, Verdict
    from factcheck.precision import Interval

BOUNDS = frozenset(("over", "under", "at_least", "at_most"))
SEVERITIES: dict[str, Severity | None] = {"inconsistent": "error", "review": "warning", "consistent": None}


def judge(rule: str, code: str, derivation: Derivation, sentence: str) -> Finding | None:
    """The finding of a derivation, or `None` where a loose tie does not even clear the figure."""
    verdict, reading = _verdict(derivation)
    if verdict is None:
        return None
    stated = derivation.stated
    text = derivation.stated_text or stated.text
    first = derivation.readings[0]
    slip = _slip(derivation) if verdict == "inconsistent" else None
    shown = reading if verdict == "consistent" else first
    return Finding(
        rule=rule,
        code=code,
        verdict=verdict,
        severity="info" if verdict == "review" and derivation.style else SEVERITIES[verdict],
        stated=_ref(stated),
        inputs=tuple(_ref(q) for q in derivation.inputs),
        formula=shown.formula,
        recomputed=_recomputed(derivation, shown),
        message=_message(derivation, verdict, shown, text, slip),
        suggestions=_suggestions(derivation, verdict, text),
        reasons=derivation.tie.reasons + ((shown.note,) if shown.note and verdict == "consistent" else ()),
        slip=slip,
        quoted=stated.quoted,
        line=stated.line,
        column=stated.column,
        paragraph=stated.paragraph,
        sentence=sentence,
        fingerprint=_fingerprint(rule, sentence, derivation),
        source=derivation.source,
        probability=derivation.wrong or 0.0,
    )


def _verdict(derivation: Derivation) -> tuple[Verdict | None, Reading]:
    """The verdict and the reading that it rests on."""
    stated = derivation.stated_interval or derivation.stated.interval
    first = derivation.readings[0]
    for reading in derivation.readings:
        if reading.interval.overlaps(stated):
            doubt = derivation.style or _far(derivation, reading, stated) or _wrong_side(derivation, reading, stated)
            return ("review" if doubt else "consistent"), reading
    if derivation.tie.certainty == "loose":
        return None, first
    if derivation.strict:
        return ("review" if derivation.tie.certainty == "guess" else "inconsistent"), first
    # A word ("doubled", "a third") has no last digit to be rounded wrongly.
    edge = stated if derivation.stated.kind == "ratio" else last_digit(derivation.stated.printed, stated)
    near = any(r.interval.overlaps(edge) for r in derivation.readings if not r.note)
    stretched = loose(
        derivation.stated.printed,
        stated,
        derivation.stated.hedge,
        word=derivation.stated.kind == "ratio",
        scale=derivation.scale,
    )
    if derivation.tie.certainty == "guess" or near or first.interval.overlaps(stretched):
        return "review", first
    return "inconsistent", first


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


def _slip(derivation: Derivation) -> str | None:
    """The known slip whose result is the stated figure, if one is."""
    stated = derivation.stated_interval or derivation.stated.interval
    for name, value in derivation.slips:
        if stated.contains(value):
            return name
    return _decimal_slip(stated.low, stated.high, derivation.readings[0].value)


def _decimal_slip(low: Fraction | None, high: Fraction | None, value: Fraction) -> str | None:
    if low is None or high is None or not value:
        return None
    for power in (1, 2, 3, 6):
        for scaled in (value * 10**power, value / 10**power):
            if low <= scaled <= high:
                return f"a factor of {10**power:,}"
    return None


def _message(derivation: Derivation, verdict: Verdict, reading: Reading, text: str, slip: str | None) -> str:
    if derivation.message and (verdict != "consistent" or derivation.source):
        return derivation.message
    shown = derivation.show(reading.value)
    if verdict == "consistent":
        return f"“{text}” agrees with {reading.formula} = {shown}."
    if derivation.style:
        return derivation.style
    others = _listed([q.text for q in derivation.inputs])
    working = f"{reading.formula} = {shown}"
    if verdict == "review":
        return f"“{text}” and {others} may not agree: {working}, if they belong together."
    tail = f" It would fit {slip}." if slip else ""
    return f"“{text}” and {others} cannot all be right: {working}.{tail}"


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
    return tuple(s for s in (f"{text} → {derivation.show(derivation.readings[0].value)}", checks) if s)


def _fingerprint(rule: str, sentence: str, derivation: Derivation) -> str:
    """A name of the finding that does not change when its lines move."""
    normal = re.sub(r"\W+", " ", sentence).strip().lower()
    operands = "|".join([derivation.stated.text, *(q.text for q in derivation.inputs)])
    return hashlib.sha256(f"{rule}\n{normal}\n{operands}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
