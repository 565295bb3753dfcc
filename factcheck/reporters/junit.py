"""JUnit's XML, as test reports are shown by every CI: a suite an article, a case a finding.

What must be amended has failed; what a person must decide on is skipped, which shows it and fails nothing.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from factcheck.reporters.legible import legible
from factcheck.reporters.numbers import closing
from factcheck.reporters.telling import told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.model import Finding, Report
    from factcheck.reporters.page import Page


def render(reports: Iterable[Report], page: Page) -> Iterator[str]:
    """Write all reports as one document."""
    root = ET.Element("testsuites", name="factcheck")
    root.extend(_suite(report) for report in reports)
    for kind in ("tests", "failures", "errors"):
        root.set(kind, str(sum(int(suite.get(kind, "0")) for suite in root)))
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    encoding = "UTF-8" if page.is_unicode else "US-ASCII"
    text = text if page.is_unicode else text.encode("ascii", "xmlcharrefreplace").decode("ascii")
    yield f'<?xml version="1.0" encoding="{encoding}"?>\n{text}\n'


def _suite(report: Report) -> ET.Element:
    suite = ET.Element("testsuite", name=legible(report.path))
    cases = [*_error(report), *(_case(report, finding) for finding in report.findings)] or [_fine(report)]
    suite.extend(cases)
    suite.set("tests", str(len(cases)))
    for kind, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(kind, str(sum(case.find(tag) is not None for case in cases)))
    return suite


def _named(report: Report, name: str) -> ET.Element:
    return ET.Element("testcase", name=legible(name), classname=legible(report.path))


def _error(report: Report) -> Iterator[ET.Element]:
    if report.error is not None:
        case = _named(report, "can be checked")
        ET.SubElement(case, "error", type="unreadable", message=legible(report.error))
        yield case


def _fine(report: Report) -> ET.Element:
    case = _named(report, "every figure that could be checked adds up")
    ET.SubElement(case, "system-out").text = legible(closing(report.summary))
    return case


def _case(report: Report, finding: Finding) -> ET.Element:
    case = _named(report, f"{finding.line}:{finding.column} {finding.rule}")
    place = f"{report.path}:{finding.line}:{finding.column}"
    lines = "\n".join(legible(line) for line in (place, *told(finding), finding.sentence))
    if finding.severity is None:
        ET.SubElement(case, "system-out").text = lines
        return case
    tag = "failure" if finding.severity == "error" else "skipped"
    ET.SubElement(case, tag, type=finding.rule, message=legible(finding.message)).text = lines
    return case
