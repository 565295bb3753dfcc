"""A finding's name, by which somebody who answers for it tells it from others: the same when its lines move or its words change."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from factcheck.record import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.model import Derivation, Finding, Quantity


def fingerprint(rule: str, derivation: Derivation) -> str:
    """Name a finding by its rule, the head of what is measured, and its figures, each in its part, as read and not as printed."""
    figures = [derivation.stated, *derivation.inputs]
    return _digest([rule, derivation.stated_text or "", _head(derivation.subject), *map(_told, figures)])


def kept_apart(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Give each of several findings in one article that are alike a name of its own, in order of place."""
    seen: Counter[str] = Counter()
    for finding in findings:
        name = finding.fingerprint
        number = seen[name]
        seen[name] += 1
        yield replace(finding, fingerprint=_digest([name, str(number)])) if number else finding


def _head(measured: str) -> str:
    """The noun of a phrase, whatever stands around it: the "profit" of "the yearly profit of the firm"."""
    return (measured.lower().partition(" of ")[0].split() or [""])[-1]


def _told(figure: Quantity) -> str:
    values = figure.value if isinstance(figure.value, tuple) else (figure.value,)
    told = [figure.kind, *map(str, values), figure.unit, figure.per, figure.hedge]
    return "|".join(part or "" for part in told)


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
