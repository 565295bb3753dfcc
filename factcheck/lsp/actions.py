"""Code actions: what somebody may do who has looked at a finding and answers for it. None of it can reach print."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Final

from lsprotocol.types import CodeAction, CodeActionKind, Command, Range, TextEdit, WorkspaceEdit

from factcheck.readers.comments import SUFFIXES
from factcheck.reporters.places import relative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.lsp.checking import Checked
    from factcheck.lsp.positions import Places
    from factcheck.model import Finding

SHOW: Final = "factcheck.showSuppressCommand"
COMMENT: Final = "<!-- factcheck: ignore[{}] reason -->"


def actions(checked: Checked, places: Places, uri: str, wanted: Range) -> Iterator[CodeAction]:
    """Offer, for each finding in the range, a comment where the format has them, and the command that writes it down."""
    start, end = places.offset(wanted.start) - checked.shift, places.offset(wanted.end) - checked.shift
    for finding in checked.report.findings:
        if finding.severity is not None and finding.stated.start <= end and start <= finding.stated.end:
            if checked.report.path.lower().endswith(SUFFIXES):
                yield _comment(finding, checked, places, uri)
            yield _command(finding, checked)


def _comment(finding: Finding, checked: Checked, places: Places, uri: str) -> CodeAction:
    edit = TextEdit(*_insertion(finding, checked, places))
    return CodeAction(
        f"Ignore {finding.rule} here (insert a comment)",
        kind=CodeActionKind.QuickFix,
        edit=WorkspaceEdit(changes={uri: [edit]}),
    )


def _insertion(finding: Finding, checked: Checked, places: Places) -> tuple[Range, str]:
    """Put the comment on a line of its own before the block; within a line, where another block may stand, behind the figure."""
    comment = COMMENT.format(finding.rule)
    figure = finding.stated
    block = next((block for block in checked.report.blocks if block.start <= figure.start < block.end), None)
    at = (block.start if block else figure.start) + checked.shift
    line = places.line_start(at)
    indent = checked.text[line:at]
    if block and not indent.strip():
        return places.range(line, line), f"{indent}{comment}\n"
    behind = figure.end + checked.shift
    return places.range(behind, behind), f" {comment}"


def _command(finding: Finding, checked: Checked) -> CodeAction:
    path = shlex.quote(relative(checked.report.path))
    line = f"factcheck suppress {finding.fingerprint} {path} --reason '…'"
    command = Command("Show the command", SHOW, arguments=[line])
    return CodeAction(f"Suppress {finding.rule}: {line}", kind=CodeActionKind.QuickFix, command=command)
