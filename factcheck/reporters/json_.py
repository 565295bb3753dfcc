"""The machine-readable report: one object, whatever happens. Its schema is `factcheck/schema/report.v1.json`."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from factcheck._version import __version__
from factcheck.origin import UNSEEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction

    from factcheck.model import Cited, Finding, Quantity, Ref, Report
    from factcheck.reporters.page import Page

    Json: TypeAlias = dict[str, Any]

SIGNIFICANT: Final = 12
FLOAT_LOSES_ONE: Final = 2**53
# Never raw on a terminal, not even within JSON: controls, bidi and zero-width characters, lone surrogates.
LAST_OF_PLANE: Final = 0xFFFF
UNSAFE: Final = re.compile(f"[{UNSEEN}\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def render(reports: Iterable[Report], page: Page) -> Iterator[str]:
    """Write all reports as one object."""
    yield written(document(reports), page)


def written(value: object, page: Page, indent: int | None = 2) -> str:
    """Write a value as JSON that is safe on a terminal too."""
    text = json.dumps(value, indent=indent, ensure_ascii=not page.is_unicode)
    return UNSAFE.sub(lambda match: _escape(match[0]), text) + "\n"


def document(reports: Iterable[Report]) -> Json:
    """Put all reports in the form that the schema describes."""
    return {
        "schema_version": 1,
        "tool": {"name": "factcheck", "version": __version__},
        "articles": [article(report) for report in reports],
    }


def article(report: Report) -> Json:
    """Put one report in the form that the schema describes."""
    summary = report.summary
    return {
        "path": report.path,
        "error": report.error,
        "dateline": report.dateline.isoformat() if report.dateline else None,
        "quantities": [figure(quantity) for quantity in sorted(report.quantities, key=lambda q: (q.start, q.end))],
        "findings": [told(finding) for finding in sorted(report.findings, key=lambda f: (f.stated.start, f.code))],
        "summary": {
            "quantities": summary.quantities,
            "checked": summary.checked,
            "inconsistent": summary.inconsistent,
            "review": summary.review,
            "unchecked": summary.unchecked,
            "suppressed": summary.suppressed,
            "known": summary.known,
            "sourced": summary.sourced,
        },
        "notices": [{"line": notice.line, "message": notice.message} for notice in report.notices],
    }


def figure(quantity: Quantity) -> Json:
    """Put one figure in the form that the schema describes."""
    value = quantity.value
    return {
        "id": quantity.id,
        "text": quantity.text,
        "start": quantity.start,
        "end": quantity.end,
        "line": quantity.line,
        "column": quantity.column,
        "paragraph": quantity.paragraph,
        "value": [_number(end) for end in value] if isinstance(value, tuple) else _number(value),
        "interval": [_bound(quantity.interval.low), _bound(quantity.interval.high)],
        "kind": quantity.kind,
        "unit": quantity.unit,
        "hedge": quantity.hedge,
        "direction": quantity.direction,
        "measure": quantity.measure,
        "period": quantity.period,
        "quoted": quantity.quoted,
        "per": quantity.per,
        "group": quantity.group,
        "speaker": quantity.speaker,
        "modality": quantity.modality,
        "told_again": list(quantity.told_again),
        **_page(quantity),
    }


def told(finding: Finding) -> Json:
    """Put one finding in the form that the schema describes."""
    recomputed = finding.recomputed
    return {
        "rule": finding.rule,
        "code": finding.code,
        "verdict": finding.verdict,
        "severity": finding.severity,
        "stated": _ref(finding.stated),
        "inputs": [_ref(ref) for ref in finding.inputs],
        "formula": finding.formula,
        "recomputed": {
            "value": _number(recomputed.value),
            "low": _bound(recomputed.low),
            "high": _bound(recomputed.high),
            "text": recomputed.text,
        },
        "message": finding.message,
        "suggestions": list(finding.suggestions),
        "quoted": finding.quoted,
        "line": finding.line,
        "column": finding.column,
        "paragraph": finding.paragraph,
        "fingerprint": finding.fingerprint,
        "reasons": list(finding.reasons),
        "slip": finding.slip,
        "sentence": finding.sentence,
        "probability": float(f"{finding.probability:.4g}"),
        "via": finding.via,
        "evidence": [{"what": one.what, "weight": float(f"{one.weight:.3g}")} for one in finding.evidence],
        "source": _cited(finding.source),
        **_page(finding),
    }


def _cited(cited: Cited | None) -> Json | None:
    return None if cited is None else {"path": cited.path, "text": cited.text, "where": cited.where}


def _page(one: Quantity | Finding) -> Json:
    """Tell the page where the file has pages."""
    return {} if one.page is None else {"page": one.page}


def _ref(ref: Ref) -> Json:
    return {"quantity": ref.quantity, "text": ref.text, "start": ref.start, "end": ref.end}


def _bound(bound: Fraction | None) -> float | None:
    return None if bound is None else _number(bound)


def _number(value: Fraction) -> float:
    """Write a whole number as one, any other to twelve significant digits."""
    if value.denominator == 1 or abs(value) >= FLOAT_LOSES_ONE:
        return int(value)
    return float(f"{float(value):.{SIGNIFICANT}g}")


def _escape(character: str) -> str:
    """Spell a character as JSON does: in two halves where it lies beyond the first plane."""
    if ord(character) > LAST_OF_PLANE:
        return json.dumps(character)[1:-1]
    return f"\\u{ord(character):04x}"
