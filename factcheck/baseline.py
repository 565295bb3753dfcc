"""The findings that were there before: only new ones fail a build. Lines may move and words change; a changed figure is new."""

from __future__ import annotations

import json
import os
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from factcheck.ceilings import MEGABYTE
from factcheck.errors import SettingsError
from factcheck.readers.opening import regular_bytes
from factcheck.reporters.numbers import plural
from factcheck.settings.toml_file import shown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from factcheck.model import Finding

VERSION: Final = 1
SIZE_LIMIT: Final = 50 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Known:
    """A finding by its fingerprint: how often it may stand in one article, and in which articles it stood."""

    rule: str
    count: int
    articles: tuple[str, ...]


@dataclass(slots=True)
class Baseline:
    """Known findings by fingerprint. A fingerprint is of rule, figures and what is measured, so a renamed article keeps its."""

    path: Path
    known: dict[str, Known] = field(default_factory=dict)

    def __str__(self) -> str:
        count = sum(known.count for known in self.known.values())
        articles = {article for known in self.known.values() for article in known.articles}
        return f"{shown(self.path)}: {plural(count, 'known finding')} of {plural(len(articles), 'article')} written"

    def split(self, findings: Sequence[Finding]) -> tuple[list[Finding], list[Finding]]:
        """Part one article's findings into new and known: as many as were known, the first of them."""
        left = {fingerprint: known.count for fingerprint, known in self.known.items()}
        new: list[Finding] = []
        old: list[Finding] = []
        for finding in findings:
            left[finding.fingerprint] = left.get(finding.fingerprint, 0) - 1
            (old if left[finding.fingerprint] >= 0 and finding.severity is not None else new).append(finding)
        return new, old

    def add(self, article: Path, findings: Iterable[Finding]) -> None:
        """Take the findings of an article for known."""
        name = _from(self.path.parent, article)
        counts = Counter((finding.fingerprint, finding.rule) for finding in findings)
        for (fingerprint, rule), count in counts.items():
            old = self.known.get(fingerprint, Known(rule, 0, ()))
            articles = tuple(sorted({*old.articles, name}))
            self.known[fingerprint] = Known(rule, max(count, old.count), articles)

    def stale(self, used: Collection[str], checked: Collection[Path]) -> Iterator[str]:
        """Name the entries that were not met although every article of theirs was checked."""
        for fingerprint, known in sorted(self.known.items()):
            places = [Path(os.path.normpath(self.path.parent / article)) for article in known.articles]
            if fingerprint not in used and places and all(place in checked for place in places):
                where = ", ".join(shown(place) for place in places)
                yield f"{shown(self.path)}: {fingerprint} ({known.rule}) is not in {where} any more."

    def text(self) -> str:
        """Write it as JSON, sorted, the same for the same findings."""
        entries = [
            {"fingerprint": name, "rule": known.rule, "count": known.count, "articles": list(known.articles)}
            for name, known in sorted(self.known.items(), key=lambda item: (item[1].articles, item[1].rule, item[0]))
        ]
        return json.dumps({"version": VERSION, "findings": entries}, indent=2) + "\n"


def _from(folder: Path, article: Path) -> str:
    name = Path(os.path.relpath(article, folder)).as_posix()
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def read_baseline(path: Path) -> Baseline:
    """Read a baseline; one that is missing or broken is an error, for it might hide a finding."""
    try:
        data = regular_bytes(str(path), SIZE_LIMIT + 1)
        if len(data) > SIZE_LIMIT:
            raise SettingsError(f"{shown(path)}: this file is over {SIZE_LIMIT // MEGABYTE} MB; is it a baseline?")
        document = json.loads(data)
        if _number(document["version"]) != VERSION:
            raise SettingsError(f"{shown(path)}: this baseline is of another version; write it anew.")
        return Baseline(path, dict(_known(entry) for entry in _list(document["findings"])))
    except FileNotFoundError as error:
        raise SettingsError(f"{shown(path)}: there is no such baseline; --write-baseline makes one.") from error
    except OSError as error:
        raise SettingsError(f"{shown(path)}: this baseline cannot be read ({error.strerror}).") from error
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise SettingsError(f"{shown(path)}: this is no baseline; --write-baseline makes one.") from error


def _number(version: object) -> int:
    if type(version) is not int:  # True is one too
        raise TypeError(version)
    return version


def _list(entries: object) -> list[Any]:
    if not isinstance(entries, list):
        raise TypeError(entries)
    return entries


def _known(entry: dict[str, Any]) -> tuple[str, Known]:
    fingerprint, rule, count, articles = (entry[key] for key in ("fingerprint", "rule", "count", "articles"))
    if not (isinstance(fingerprint, str) and isinstance(rule, str) and isinstance(count, int) and count > 0):
        raise TypeError(entry)
    return fingerprint, Known(rule, count, tuple(str(article) for article in articles))
