"""The whole story of an archive: what it is made of, the folder, the shards that are not done yet, and what came of them all."""

from __future__ import annotations

import os
import random
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from factcheck._version import __version__
from factcheck.archive.columns import Columns
from factcheck.archive.files import put
from factcheck.archive.forked import made_by
from factcheck.archive.made_with import made_with
from factcheck.archive.overview import overview_of
from factcheck.archive.page import as_html, in_a_line
from factcheck.archive.rows import Wanted
from factcheck.archive.shard import tasks
from factcheck.archive.sources import counted, hash_of_all, records, sources_in
from factcheck.archive.store import Store
from factcheck.archive.telling import told
from factcheck.clock import this_year
from factcheck.decisions import LEVELS
from factcheck.desk import Job
from factcheck.errors import FactcheckError
from factcheck.record import dataclass
from factcheck.settings.chosen import rules_for
from factcheck.stopping import Stopped

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from factcheck.archive.record import Record
    from factcheck.archive.shard import Made, Task
    from factcheck.archive.sources import Source
    from factcheck.settings import Settings, Shelf

LISTED: Final = 1000  # sources that the manifest names one by one
SEED: Final = 1  # of the sample, which is the same each time


@dataclass(frozen=True, slots=True)
class Plan:
    """What somebody asked for."""

    names: Sequence[str]
    out: Path
    columns: Columns
    size: int = 500
    sample: int | None = None
    figures: bool = False
    restart: bool = False
    jobs: int = 0
    scheduler: str | None = None


def plan_of(names: Sequence[str], options: Mapping[str, Any]) -> Plan:
    """Take what was asked for from the options of the command line."""
    parts = ("id", "text", "title", "date", "desk")
    return Plan(
        names=names,
        out=Path(options["output_dir"]),
        columns=Columns(**{part: options[f"{part}_column"] for part in parts}, date_form=options["date_format"]),
        size=options["shard_size"],
        sample=options["sample"],
        figures=options["figures"],
        restart=options["restart"],
        jobs=options["jobs"],
        scheduler=options["scheduler"],
    )


def archive(plan: Plan, shelf: Shelf) -> tuple[str, int]:
    """Check an archive, or what of it is not checked yet; return what came of it in a line, and the exit code."""
    settings = shelf.settings_in(Path.cwd())
    _refuse_inside(plan)
    sources = _counted(sources_in(plan.names, plan.columns, shelf))
    chosen = _sample(sum(source.count for source in sources), plan.sample)
    wanted = _wanted(settings, figures=plan.figures)
    with Store(plan.out).held(), _going_on():
        store = Store(plan.out)
        manifest = store.begin(_manifest(plan, sources, wanted, len(chosen)), restart=plan.restart)
        done = _all_made(plan, store, _tasks(plan, sources, chosen, wanted, int(manifest["year"])), len(chosen))
        overview = overview_of(store, sorted(done))
        put(plan.out / "errors.parquet", overview.errors)
        put(plan.out / "summary.html", as_html(overview).encode())
    return in_a_line(overview, plan.out), _code(done.values(), settings)


def _refuse_inside(plan: Plan) -> None:
    for name in plan.names:
        if os.path.isdir(name) and Path(os.path.realpath(plan.out)).is_relative_to(os.path.realpath(name)):
            raise FactcheckError(
                f"{plan.out}: this lies in the source {name} and would be read as one; name another place."
            )


def _counted(sources: Sequence[Source]) -> list[Source]:
    found = []
    with told("Looking through", len(sources)) as say:
        for source in sources:
            found.append(counted(source))
            say(1)
    return found


def _sample(total: int, size: int | None) -> Collection[int]:
    """The numbers of the articles that are checked."""
    if size is None or size >= total:
        return range(1, total + 1)
    return frozenset(random.Random(SEED).sample(range(1, total + 1), size))  # noqa: S311 - a sample, no secret


def _wanted(settings: Settings, *, figures: bool) -> Wanted:
    rules = rules_for(replace(settings, per_file_ignores={}), Path.cwd())
    return Wanted(Job(rules=rules, ceilings=settings.ceilings), replace(settings, files=()), figures)


def _manifest(plan: Plan, sources: Sequence[Source], wanted: Wanted, count: int) -> dict[str, Any]:
    """All that the findings depend on, and nothing else: no engine, no time, no place."""
    ceilings, columns = wanted.job.ceilings, plan.columns
    listed = [{"path": s.path, "articles": s.count, "sha256": s.hash} for s in sources[:LISTED]]
    return {
        "tool": "factcheck archive",
        "version": __version__,
        "year": this_year(),
        "articles": count,
        "shards": -(-count // plan.size),
        "made_with": dict(made_with()),
        "settings": {
            "rules": [rule.name for rule in wanted.job.rules],
            "severity": dict(sorted(wanted.settings.severity.items())),
            "max-size": ceilings.size,
            "max-figures": ceilings.figures,
            "max-seconds": ceilings.seconds,
            "figures": plan.figures,
            "shard-size": plan.size,
            "sample": plan.sample,
            "columns": {name: getattr(columns, name) for name in ("id", "text", "title", "date", "desk", "date_form")},
        },
        "sources": {"count": len(sources), "sha256": hash_of_all(sources), "files": listed},
    }


def _tasks(
    plan: Plan, sources: Sequence[Source], chosen: Collection[int], wanted: Wanted, year: int
) -> Callable[[Collection[int]], Iterator[Task]]:
    """What makes the tasks that are left, given the shards that are done."""

    def left(done: Collection[int]) -> Iterator[Task]:
        first = next(n for n in range(len(done) + 1) if n not in done)
        if isinstance(chosen, range):
            passed = first * plan.size
            return tasks(records(sources, passed), plan.size, wanted, year, done, first)
        return tasks(_among(records(sources), chosen), plan.size, wanted, year, done)

    return left


def _among(all_: Iterable[Record], chosen: Collection[int]) -> Iterator[Record]:
    return (record for record in all_ if record.number in chosen)


def _all_made(
    plan: Plan, store: Store, left: Callable[[Collection[int]], Iterator[Task]], total: int
) -> dict[int, Mapping[str, Any]]:
    """Make the shards that are not done, each kept as soon as it is; return the entries of all."""
    done = store.done()
    before = sum(entry["counts"]["articles"] for entry in done.values())
    if before < total:
        with told("Checking", total, before) as say:
            for made in _engine(plan, left(done), lambda: say(0)):
                done[made.shard] = store.keep(made)
                say(made.counts["articles"])
    return done


def _engine(plan: Plan, left: Iterator[Task], tick: Callable[[], None]) -> Iterator[Made]:
    if plan.scheduler is None:
        return made_by(plan.jobs, left, tick)
    from factcheck.archive.on_dask import made_on

    return made_on(plan.scheduler, left, tick)


@contextmanager
def _going_on() -> Iterator[None]:
    try:
        yield
    except (Stopped, KeyboardInterrupt) as stop:
        raise FactcheckError("stopped; what is done is kept, and the same command goes on.") from stop


def _code(entries: Iterable[Mapping[str, Any]], settings: Settings) -> int:
    """2 where an article could not be checked, else 1 for findings that are grave enough."""
    counts = [entry["counts"] for entry in entries]
    if any(count["errors"] for count in counts):
        return 2
    level = settings.fail_level
    grave = () if level == "never" else LEVELS[LEVELS.index(level) :]
    return int(any(count[one] for count in counts for one in grave))
