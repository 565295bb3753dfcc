"""A Word document with a comment on each figure that does not add up: the same document, else unchanged."""

from __future__ import annotations

import io
from bisect import bisect_right
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from factcheck.errors import FactcheckError
from factcheck.readers import file_bytes, size_limit
from factcheck.readers.docx import BOX, TEXT, Paragraph, R, W, letters, opened, paragraphs, parts_in
from factcheck.reporters.legible import legible
from factcheck.reporters.telling import told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.model import Finding, Report
    from factcheck.reporters.page import Page

HEADINGS: Final = {"inconsistent": "AMEND", "review": "REVIEW"}
AUTHOR: Final = "factcheck"
ANCHORS: Final = ("commentRangeStart", "commentRangeEnd", "commentReference")
SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
BODY: Final = f"{W}body"
P: Final = f"{W}p"
EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # of every file in the document, so that two runs write the same bytes


def render(reports: Iterable[Report], page: Page) -> Iterator[bytes]:
    """Write the one document again, with its comments; `page` is Word's affair."""
    del page
    for report in reports:
        if report.error is not None:
            raise FactcheckError(f"{report.path}: no document is written, since this one could not be checked.")
        yield annotated(file_bytes(report.path, size_limit(report.path) + 1), report)


def annotated(data: bytes, report: Report) -> bytes:
    """Return the document that a report speaks of, with a comment on each finding that is not fine."""
    if not report.path.lower().endswith(".docx"):
        raise FactcheckError(f"{report.path}: only a Word document (.docx) can be given back with comments.")
    document = opened(data, report.path)
    _forget(document)
    places = _Places(document, report)
    for finding in report.findings:
        if finding.verdict in HEADINGS:
            _comment(document, places.runs(finding.stated.start, finding.stated.end), finding)
    file = io.BytesIO()
    document.save(file)
    return _undated(file.getvalue())


def _forget(document: Any) -> None:  # noqa: ANN401 - python-docx's
    """Take out the comments of an earlier run, so that a second one does not say things twice."""
    if not any(relation.reltype.endswith("/comments") for relation in document.part.rels.values()):
        return  # to ask for its comments would give it some
    ours = {str(comment.comment_id): comment for comment in document.comments if comment.author == AUTHOR}
    for element in list(document.element.body.iter(*(f"{W}{name}" for name in ANCHORS))):
        if element.get(f"{W}id") in ours:
            run = element.getparent()
            run.remove(element)
            if run.tag == R and all(child.tag == f"{W}rPr" for child in run):
                run.getparent().remove(run)
    for comment in ours.values():
        comment._comment_elm.getparent().remove(comment._comment_elm)  # noqa: SLF001 - python-docx takes none out


def _comment(document: Any, runs: tuple[Any, Any], finding: Finding) -> None:  # noqa: ANN401 - python-docx's
    from docx.text.run import Run

    lines = [f"{HEADINGS[finding.verdict]}  {finding.rule} {finding.code}", *map(legible, told(finding))]
    first, last = (Run(run, document) for run in runs)
    comment = document.add_comment([first, last], "\n".join(lines), author=AUTHOR, initials="fc")
    comment._comment_elm.attrib.pop(f"{W}date", None)  # noqa: SLF001 - the day of the check would differ with every run


@dataclass(slots=True)
class _Stretch:
    """A block of the article in its paragraph: from `at` on in the text of the paragraph's runs."""

    start: int
    paragraph: Paragraph
    at: int


class _Places:
    """Finds the runs that print a stretch of the article, and cuts them so that they print no more."""

    def __init__(self, document: Any, report: Report) -> None:  # noqa: ANN401 - python-docx's
        self.stretches: list[_Stretch] = []
        texts: list[str] = []
        blocks = iter(report.blocks)
        for paragraph in paragraphs(document):
            printed = "".join(text for _, text in paragraph.runs).replace("\n", " ")
            at = 0
            for part in parts_in(paragraph):
                block = next(blocks, None)
                at = printed.find(part.text, at)
                self.stretches.append(_Stretch(block.start if block else 0, paragraph, at))
                texts.append(part.text)
                at += len(part.text)
        if texts != [report.text[block.start : block.end] for block in report.blocks]:
            raise FactcheckError(f"{report.path}: this file is another than the one that was checked; check it again.")
        self.starts = [stretch.start for stretch in self.stretches]

    def runs(self, start: int, end: int) -> tuple[Any, Any]:
        """Return the first and the last run of `text[start:end]`."""
        stretch = self.stretches[bisect_right(self.starts, start) - 1]
        paragraph, at = stretch.paragraph, stretch.at - stretch.start
        if paragraph.lead is not None:  # a note takes no comment; what leads to it does
            return _outside_a_box(paragraph.lead), _outside_a_box(paragraph.lead)
        for place in (start + at, end + at):
            _cut(paragraph, place)
        ends = [0]
        for _, text in paragraph.runs:
            ends.append(ends[-1] + len(text))
        first = bisect_right(ends, start + at) - 1
        last = bisect_right(ends, end + at - 1) - 1
        return _outside_a_box(paragraph.runs[first][0]), _outside_a_box(paragraph.runs[last][0])


def _outside_a_box(run: Any) -> Any:  # noqa: ANN401 - lxml's element
    """Return the run, or where it stands in a text box, which takes no comment, the run that holds the box."""
    boxes = [parent for parent in run.iterancestors() if parent.tag == BOX]
    if not boxes:
        return run
    holding = list(boxes[-1].iterancestors(R))
    return holding[-1] if holding else _beside(boxes[-1])


def _beside(box: Any) -> Any:  # noqa: ANN401 - lxml's element
    """An empty run beside a box that no run holds, as files have it that Word did not write."""
    part = box
    while part.getparent().tag not in (P, BODY):
        part = part.getparent()
    before = part.getprevious()
    if before is not None and before.tag == R and not len(before):
        return before
    run = part.makeelement(R)
    if part.getparent().tag == P:
        part.addprevious(run)
    else:
        paragraph = part.makeelement(P)
        paragraph.append(run)
        part.addprevious(paragraph)
    return run


def _cut(paragraph: Paragraph, place: int) -> None:
    """Cut the run that prints over a place in two, which look the same."""
    at = 0
    for number, (run, text) in enumerate(paragraph.runs):
        within = place - at
        if 0 < within < len(text) and text == "".join(letters(child) for child in run):
            rest = deepcopy(run)
            run.addnext(rest)
            _keep(run, range(within))
            _keep(rest, range(within, len(text) + 1))
            paragraph.runs[number : number + 1] = [(run, text[:within]), (rest, text[within:])]
            return
        at += len(text)


def _keep(run: Any, kept: range) -> None:  # noqa: ANN401 - lxml's element
    """Keep what a run prints there, and how it looks; a picture or a mark stands where the letter behind it stands."""
    at = 0
    for child in list(run):
        printed = letters(child)
        low, high = max(kept.start - at, 0), min(kept.stop - at, len(printed))
        if child.tag != f"{W}rPr" and (low >= high if printed else at not in kept):
            run.remove(child)
        elif child.tag == TEXT:
            child.text = printed[low:high]
            child.set(SPACE, "preserve")
        at += len(printed)


def _undated(data: bytes) -> bytes:
    """Pack a document again without the time of the packing."""
    file = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for member in old.infolist():
            new.writestr(ZipInfo(member.filename, EPOCH), old.read(member), ZIP_DEFLATED)
    return file.getvalue()
