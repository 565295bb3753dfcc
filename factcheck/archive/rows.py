"""Many articles to plain rows: what every engine calls, and what `factcheck.check_many` returns."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

from factcheck.ceilings import MEGABYTE
from factcheck.decisions import decided
from factcheck.desk import AT_ONCE, TEXT_AT_ONCE, Job, article_at, checked, failed
from factcheck.model import Article, Report
from factcheck.readers import from_text
from factcheck.readers.limits import TEXT_BYTES
from factcheck.reporters.json_ import figure, told
from factcheck.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.archive.record import Record

    Json: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """How articles are checked, and whether their figures are listed too."""

    job: Job = field(default_factory=Job)
    settings: Settings = field(default_factory=Settings)
    figures: bool = False


@dataclass(slots=True)
class Rows:
    """Rows as Arrow takes them (`pyarrow.Table.from_pylist(rows.findings)`): one an article, one a finding, one a figure."""

    articles: list[Json] = field(default_factory=list)
    findings: list[Json] = field(default_factory=list)
    figures: list[Json] = field(default_factory=list)

    def add(self, more: Rows) -> None:
        """Put other rows behind these."""
        self.articles += more.articles
        self.findings += more.findings
        self.figures += more.figures


def rows_of(records: Iterable[Record], wanted: Wanted) -> Rows:
    """Check articles, a few at a time; whatever is wrong with one is told in its row, and the others are checked."""
    rows = Rows()
    for group in groups(records):
        rows.add(rows_of_group(group, wanted))
    return rows


def groups(records: Iterable[Record]) -> Iterator[list[Record]]:
    """Cut records into the groups that are parsed together: the same ones whoever does the work."""
    left = iter(records)
    while group := _group(left):
        yield group


def _group(left: Iterator[Record]) -> list[Record]:
    group: list[Record] = []
    for record in islice(left, AT_ONCE):
        group.append(record)
        if sum(len(one.text) for one in group) > TEXT_AT_ONCE:
            break
    return group


def rows_of_group(group: Sequence[Record], wanted: Wanted) -> Rows:
    """Check a few articles together."""
    items = [_article(record, wanted.job) for record in group]
    reports = iter(checked([item for item in items if isinstance(item, Article)], wanted.job))
    rows = Rows()
    for record, item in zip(group, items, strict=True):
        rows.add(_rows(record, item if isinstance(item, Report) else next(reports), wanted))
    return rows


def lost(record: Record, why: str, wanted: Wanted) -> Rows:
    """The rows of an article that cannot be checked."""
    return _rows(record, Report(record.id, error=why), wanted)


def _article(record: Record, job: Job) -> Article | Report:
    if record.error is not None:
        return Report(record.id, error=record.error)
    if record.path is not None:
        return article_at(record.path, record.path, job)
    most = job.ceilings.size or TEXT_BYTES
    if len(record.text.encode("utf-8", "surrogatepass")) > most:
        return Report(record.id, error=f"this text is over {most // MEGABYTE} MB; cut it into single articles.")
    try:
        article = from_text(record.whole)
    except Exception as error:  # noqa: BLE001 - a bug must cost one article, not the archive
        return failed(record.id, error)
    return replace(article, path=record.id, dateline=record.date or article.dateline)


def _rows(record: Record, report: Report, wanted: Wanted) -> Rows:
    if report.error is None:
        report = decided(report, wanted.settings, [rule.name for rule in wanted.job.rules])
    story: Json = {"id": record.id, "title": record.title, "date": record.date or report.dateline, "desk": record.desk}
    summary = report.summary
    counts = {name: getattr(summary, name) for name in ("checked", "inconsistent", "review", "unchecked", "suppressed")}
    error = report.error and report.error.removeprefix(f"{record.path or record.id}: ")
    article = {**story, "source": record.source, "number": record.number, "error": error, "figures": summary.quantities}
    return Rows(
        [{**article, **counts}],
        [{**story, **_finding(told(finding))} for finding in report.findings],
        [{**story, **_figure(figure(one))} for one in report.quantities] if wanted.figures else [],
    )


def _finding(json: Json) -> Json:
    """Lay a finding flat."""
    stated, recomputed = json.pop("stated"), json.pop("recomputed")
    json.pop("source")
    return {
        "page": None,
        **json,
        "stated": stated["text"],
        "start": stated["start"],
        "end": stated["end"],
        "inputs": [{name: ref[name] for name in ("text", "start", "end")} for ref in json["inputs"]],
        "recomputed": recomputed["text"],
        "value": _float(recomputed["value"]),
        "low": _float(recomputed["low"]),
        "high": _float(recomputed["high"]),
    }


def _figure(json: Json) -> Json:
    """Lay a figure flat: a printed range has a `value` and a `value_to`."""
    value, interval = json.pop("value"), json.pop("interval")
    first, last = value if isinstance(value, list) else (value, None)
    low, high = map(_float, interval)
    name = json.pop("id")
    return {
        "page": None,
        "figure": name,
        **json,
        "value": _float(first),
        "value_to": _float(last),
        "low": low,
        "high": high,
    }


def _float(value: float | None) -> float | None:
    try:
        return None if value is None else float(value)
    except OverflowError:  # a whole number of over 308 digits
        return math.copysign(math.inf, value or 0)
