"""How far print rounds: the weights of `precision.py` as expectation and maximisation has them on real news.

usage: python tools/measure_rounding.py ../shared/data/pool/fold_0?.jsonl.gz

Every sure tie whose figures are unhedged is worked out from its figures as printed. Each choice of readings, one for each figure, makes the difference
that is seen more or less likely; a few differences no rounding makes (errors, wrong ties). Thirty rounds give how often each reading was meant. Run it with the
weights in `precision.py` wide enough to begin with: a reading of weight nothing never gets any.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent))

from cached import cached_parses
from differ import articles

from factcheck.extract.claims import read_claims
from factcheck.honest import company_of, error_of, told
from factcheck.rounding import reach
from factcheck.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model import Derivation
    from factcheck.rounding import Slack

ROUNDS = 30
OUTLIER = 0.02
FAR = 0.02  # the density of what is no rounding, for each place of the print
MANY = 3

Case = list[
    tuple[list[tuple[str, str]], float, float]
]  # for each choice: its readings, its first weight, how likely it makes the print


def cases(paths: Sequence[Path]) -> list[Case]:
    """What each choice of readings makes of each sure, unhedged tie."""
    found: list[Case] = []
    with cached_parses():
        everything = (article for path in paths for article in articles(path))
        for _, claims in read_claims(everything):
            for rule in RULES:
                found += [case for of in rule.find(claims) if (case := _case(of))]
    return found


def _case(of: Derivation) -> Case:
    reading = of.readings[0]
    known = told(of, of.stated_interval or of.stated.interval)
    if of.tie.certainty != "sure" or known is None or reading.work is None or len(reading.terms) > MANY:
        return []
    value, readings = known
    place = of.stated.printed.place * abs(value / of.stated.printed.value)
    groups = [error_of(reading, i, company_of(of, term)) for i, term in enumerate(reading.terms)]
    names = [_group(t.quantity.kind, company_of(of, t), t.quantity.printed.round_place) for t in reading.terms]
    own = _group(of.stated.kind, None, of.stated.printed.round_place)
    cases_: Case = []
    for choice in product(*groups, readings):
        weight = 1.0
        for slack in choice:
            weight *= float(slack.weight)
        likely = _density(choice, value - reading.value, place)
        cases_.append(([(n, s.name) for n, s in zip([*names, own], choice, strict=True)], weight, likely))
    return cases_


def _group(kind: str, company: Fraction | None, place: Fraction) -> str:
    return f"{kind}, {'finer company' if company is not None and company < place else 'alone'}"


def _density(choice: Sequence[Slack], gap: Fraction, place: Fraction) -> float:
    """The chance to see the difference to within half a place."""
    errors = [[type(s)(Fraction(1), s.low, s.high)] for s in choice]
    return max(0.0, _above(errors, gap - place / 2) - _above(errors, gap + place / 2))


def _above(errors: Sequence[Sequence[Slack]], gap: Fraction) -> float:
    if gap > 0:
        return reach(errors, gap)
    turned = [[type(s)(s.weight, -s.high, -s.low) for s in group] for group in errors]
    return 1.0 if gap == 0 else 1.0 - reach(turned, -gap)


def fitted(found: Sequence[Case]) -> tuple[dict[tuple[str, str], float], dict[str, float]]:
    """How often each reading was meant, by expectation and maximisation, and how many figures of each group there were."""
    times: dict[tuple[str, str], float] = {}
    counts: dict[str, float] = defaultdict(float)
    for _ in range(ROUNDS):
        sums: dict[tuple[str, str], float] = defaultdict(float)
        counts = defaultdict(float)
        for case in found:
            scores = []
            for names, weight, likely in case:
                score = likely * (weight if not times else 1.0)
                for name in names if times else ():
                    score *= times.get(name, 0.0)
                scores.append(score)
            total = sum(scores) * (1 - OUTLIER) + OUTLIER * FAR
            for (names, _, _), score in zip(case, scores, strict=True):
                for name in names:
                    sums[name] += score * (1 - OUTLIER) / total
                    counts[name[0]] += score * (1 - OUTLIER) / total
        times = {name: held / counts[name[0]] for name, held in sums.items() if counts[name[0]]}
    return times, counts


if __name__ == "__main__":
    known_cases = cases([Path(name) for name in sys.argv[1:]])
    weights, figures = fitted(known_cases)
    print(f"{len(known_cases)} ties")
    for (group_, name_), share in sorted(weights.items()):
        print(f"{group_:32s} {name_:20s} {share:.3f}  of {figures[group_]:.0f}")
