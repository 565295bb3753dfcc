"""How far each form of words may be trusted: how often it ties figures in real text, and how often their sum then holds.

usage: python tools/measure.py POOL [--folds 0-19] [--more ARTICLES …]

POOL is a folder of `fold_NN.jsonl.gz`; ARTICLES are further files of JSON lines.

Arithmetic is the teacher: where a form ties figures that belong together, print gets the sum right but for one in
fifty; where it ties strangers, the sum holds as often as chance has it. That chance is measured with the stated figure changed for others of its kind
and size from other articles. From the two follows P(tied), drawn a little towards what the form's certainty says of itself, the more the seldomer it was
seen. Written to `factcheck/lexicon/measured/reliability.json`; `factcheck rule NAME` shows the rows of a rule.
"""

from __future__ import annotations

import json
import random
import sys
from collections import defaultdict
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

from cached import cached_parses
from differ import articles
from pool import asked

from factcheck.extract.claims import read_claims
from factcheck.honest import honest
from factcheck.judge import LEAST_HONEST
from factcheck.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from factcheck.model import Certainty, Derivation
    from factcheck.precision import Interval

MEASURED: Final = Path(__file__).parent.parent / "factcheck" / "lexicon" / "measured"
WRONG: Final = (
    0.002  # ties whose sum does not hold that are errors: of 185 read, of forms that no guard weighs, some ten were
)
BELIEFS: Final[dict[Certainty, float]] = {"sure": 0.9985, "guess": 0.97, "loose": 0.2}
WEIGHT: Final = 60  # so many sightings a belief is worth: it was held against sentences of our own
ROOM: Final = 0.05  # where strangers nearly always fit, they tell nothing
ONLY_DOUBTS: Final = (
    "link/",
    "same/",
    "event-date/headline-",
)  # these tie what differs: only a slip tells against them
SWAPS: Final = 40  # strangers put in the place of each stated figure
LIKE: Final = 4  # a stranger is within this factor of the figure whose place it takes


class Sighting(NamedTuple):
    """A form seen once: whose rule, what it tied, in which article."""

    rule: str
    derivation: Derivation
    article: str

    @property
    def stated(self) -> Interval:
        """What the stated figure may stand for."""
        return self.derivation.stated_interval or self.derivation.stated.interval

    def holds(self, stated: Interval) -> bool:
        """True where the sum that the text states gives such a figure."""
        return self.derivation.readings[0].interval.overlaps(stated)

    @property
    def held(self) -> bool:
        """True where honest rounding, in any reading, gives the figure that is printed, or where it was read that print errs."""
        told = self.derivation
        if (self.article, told.tie.via) in read_errors():
            return True
        return any(reading.weight * honest(told, reading) > LEAST_HONEST for reading in told.readings)


class Row(NamedTuple):
    """What was measured of one form in one rule."""

    matched: int
    held: int
    chance: float
    tied: float


@cache
def read_errors() -> frozenset[tuple[str, ...]]:
    """The articles and forms whose sum does not hold and where it was read that the tie is right and print in error."""
    lines = (Path(__file__).parent / "read_errors.tsv").read_text(encoding="utf-8").splitlines()
    return frozenset(tuple(line.split("\t")) for line in lines)


def sightings(paths: Iterable[Path]) -> Iterator[Sighting]:
    """Every derivation of a set of articles, those of one figure by one form once."""
    told = (article for path in paths for article in articles(path))
    for article, claims in read_claims(told):
        seen: dict[tuple[str, str, int], Sighting] = {}
        for rule in RULES:
            for found in rule.find(claims):
                if not rule.accuses_only and found.tie.via:
                    here = Sighting(rule.name, found, article.path)
                    key = (rule.name, found.tie.via, found.stated.start)
                    if key not in seen or here.held:
                        seen[key] = here
        yield from seen.values()


def strangers(one: Sighting, others: Sequence[Sighting], chooser: random.Random) -> list[Interval]:
    """Stated figures of other articles that could stand in this one's place."""
    value = abs(one.derivation.stated.scalar)
    if one.derivation.stated.kind in ("percent", "percentage_points", "ratio"):
        alike = [other for other in others if other.article != one.article]
    else:
        alike = [
            other
            for other in others
            if other.article != one.article
            and value <= LIKE * abs(other.derivation.stated.scalar) <= LIKE * LIKE * value
        ]
    return [other.stated for other in chooser.sample(alike, min(SWAPS, len(alike)))]


def measured(found: Sequence[Sighting]) -> dict[str, dict[str, Row]]:
    """The rows of each rule, by form."""
    kinds: dict[tuple[str, str], list[Sighting]] = defaultdict(list)
    forms: dict[tuple[str, str], list[Sighting]] = defaultdict(list)
    for one in found:
        kinds[one.rule, one.derivation.stated.kind].append(one)
        forms[one.rule, one.derivation.tie.via].append(one)
    rows: dict[str, dict[str, Row]] = defaultdict(dict)
    for rule, via in sorted(forms):
        rows[rule][via] = _row(forms[rule, via], kinds)
    return rows


def by_form(rows: Mapping[str, Mapping[str, Row]], weighed: Collection[str]) -> dict[str, float]:
    """P(tied) of each form, whatever rule looks at it: by the rule for which its sums say least for it; what the guard weighs is left to it."""
    least: dict[str, float] = {}
    for forms in rows.values():
        for via, row in forms.items():
            if not via.startswith(ONLY_DOUBTS) and via not in weighed:
                least[via] = min(row.tied, least.get(via, 1.0))
    return dict(sorted(least.items()))


def _row(seen: Sequence[Sighting], kinds: Mapping[tuple[str, str], Sequence[Sighting]]) -> Row:
    chooser = random.Random(seen[0].derivation.tie.via)  # noqa: S311  (no secret: the same strangers each time)
    swaps = [
        [one.holds(other) for other in strangers(one, kinds[one.rule, one.derivation.stated.kind], chooser)]
        for one in seen
    ]
    met = [sum(tried) / len(tried) for tried in swaps if tried]
    chance = sum(met) / len(met) if met else 0.0
    held = len(seen) - len({one.article for one in seen if not one.held})  # a table told amiss is one miss
    belief = sum(BELIEFS[one.derivation.tie.certainty] for one in seen) / len(seen)
    return Row(len(seen), held, round(chance, 4), round(tied(len(seen), held, chance, belief), 5))


def tied(matched: int, held: int, chance: float, belief: float) -> float:
    """P(tied): what would make the sum hold as often as it did, drawn towards what was believed before anything was seen."""
    room = max(ROOM, 1 - WRONG - chance)
    seen = min(1.0, max(0.0, 1 - (1 - held / matched - WRONG) / room))
    told = matched * room  # where strangers mostly fit, a sighting tells little
    return (told * seen + WEIGHT * belief) / (told + WEIGHT)


def main(folds: Sequence[Path], more: Sequence[Path]) -> None:
    """Measure, and write the table."""
    with cached_parses():
        found = list(sightings((*folds, *more)))
    rows, weighed = measured(found), {one.derivation.tie.via for one in found if one.derivation.parts}
    doubting = measured([one for one in found if one.derivation.tie.certainty != "loose"])
    table = {
        "data": f"{len(folds)} folds of news without marks, {len(more)} further file(s)",
        "date": datetime.now(UTC).date().isoformat(),
        "tied": by_form(doubting, weighed),
        "forms": {rule: {via: row._asdict() for via, row in forms.items()} for rule, forms in rows.items()},
    }
    MEASURED.mkdir(exist_ok=True)
    (MEASURED / "reliability.json").write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    for rule, forms in rows.items():
        for via, row in forms.items():
            print(f"{rule:22} {via:36} {row.matched:5} {row.held:5} {row.chance:6.3f} {row.tied:6.3f}")


if __name__ == "__main__":
    asked(__doc__, main)
