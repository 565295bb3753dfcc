"""Orders to factcheck in the comments of an article: `<!-- factcheck: ignore[percent-change] the reason -->`.

`ignore` holds for the next block (or the one whose line it shares), `disable` until `enable` or the end. In doubt an
order suppresses less: one that is not understood suppresses nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from factcheck.errors import FactcheckError
from factcheck.model import Notice
from factcheck.record import dataclass
from factcheck.selection import find_rule, split_names
from factcheck.start.questions import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.model import Block, Comment, Finding, Report

MARK: Final = re.compile(r"factcheck\s*:\s*", re.IGNORECASE)
ORDER: Final = re.compile(r"(?P<verb>[\w-]*)\s*(?:\[(?P<rules>[^\]]*)\])?")
VERBS: Final = ("ignore", "disable", "enable")
NEWLINE: Final = re.compile(r"[\r\n]")
LIMIT: Final = 1000  # orders in one article


@dataclass(frozen=True, slots=True)
class Span:
    """A part of the text where findings of a rule are suppressed, and the order that says so."""

    rule: str
    start: int
    end: int
    order: str
    line: int

    def covers(self, finding: Finding) -> bool:
        """True for a finding of the rule whose stated figure stands here."""
        return finding.rule == self.rule and self.start <= finding.stated.start < self.end


class Orders:
    """The orders of one article; `notices` tell which are not understood."""

    def __init__(self, report: Report) -> None:
        self.notices: list[Notice] = []
        self.spans: list[Span] = []
        self._page = Page(report)
        self._disabled: dict[str, tuple[int, int]] = {}  # rule → where from, and on which line it is said
        orders = [(comment, mark) for comment in report.comments if (mark := MARK.match(comment.text))]
        for comment, mark in orders[:LIMIT]:
            self._obey(comment, comment.text[mark.end() :])
        if len(orders) > LIMIT:
            self._say(orders[LIMIT][0], f"there are over {LIMIT:,} orders in this article; the rest is not read.")
        self._enable(list(self._disabled), len(report.text))

    def suppresses(self, finding: Finding) -> bool:
        """True where an order suppresses the finding."""
        return any(span.covers(finding) for span in self.spans)

    def unused(self, findings: Sequence[Finding], rules: Iterable[str]) -> list[Notice]:
        """Name the orders on rules that ran and found nothing there."""
        ran = set(rules)
        idle = [span for span in self.spans if span.rule in ran and not any(map(span.covers, findings))]
        return [
            Notice(span.line, f"{span.order}[{span.rule}] suppresses nothing here; take the comment out.")
            for span in idle
        ]

    def _obey(self, comment: Comment, words: str) -> None:
        order = ORDER.match(words)
        verb = order["verb"].lower() if order else ""
        if order is None or verb not in VERBS:
            self._say(comment, f"there is no order {verb!r}{nearest(verb, VERBS)}; it is one of {', '.join(VERBS)}.")
            return
        rules = list(self._rules(comment, order["rules"] or "", verb))
        if verb == "ignore":
            block = self._page.block_of(comment)
            start, end = (block.start, block.end) if block else (comment.end, comment.end)
            self.spans += [Span(rule, start, end, verb, comment.line) for rule in rules]
        elif verb == "disable":
            self._enable([rule for rule in rules if rule in self._disabled], comment.start)
            self._disabled |= dict.fromkeys(rules, (comment.end, comment.line))
        else:
            # An `enable` that nobody understands ends every `disable`: rather a finding too many than one too few.
            idle = [rule for rule in rules if rule not in self._disabled]
            for rule in idle:
                self._say(comment, f"enable[{rule}] has no disable[{rule}] before it.")
            self._enable(rules or list(self._disabled), comment.start)

    def _enable(self, rules: Iterable[str], end: int) -> None:
        for rule in rules:
            if rule in self._disabled:
                start, line = self._disabled.pop(rule)
                self.spans.append(Span(rule, start, end, "disable", line))

    def _rules(self, comment: Comment, names: str, verb: str) -> Iterator[str]:
        if not split_names([names]):
            self._say(
                comment, f"'{verb}' names no rule; write it as {verb}[percent-change], with the reason behind it."
            )
        for name in split_names([names]):
            try:
                yield find_rule(name).name
            except FactcheckError as error:
                self._say(comment, str(error))

    def _say(self, comment: Comment, sentence: str) -> None:
        self.notices.append(Notice(comment.line, sentence))


class Page:
    """The blocks that a reader sees, to find the one that a comment speaks of."""

    def __init__(self, report: Report) -> None:
        self.text = report.text
        shown = _without(report.text, report.comments)
        self.blocks = [block for block in report.blocks if shown[block.start : block.end].strip()]
        self.starts = [block.start for block in self.blocks]

    def block_of(self, comment: Comment) -> Block | None:
        """Find the block that a comment stands in or whose line it shares, else the next."""
        at = bisect_left(self.starts, comment.start)
        if at and not NEWLINE.search(self.text, self.blocks[at - 1].end, comment.start):
            return self.blocks[at - 1]
        return next((block for block in self.blocks[at:] if block.end > comment.end), None)


def _without(text: str, comments: Sequence[Comment]) -> str:
    """Blank the comments; every offset stays."""
    pieces, done = [], 0
    for comment in comments:
        pieces += [text[done : comment.start], " " * (comment.end - comment.start)]
        done = comment.end
    return "".join([*pieces, text[done:]])
