"""The finder: ties that no form of words tells, by all the words about the figures at once.

Forms of words are sure where they match, and match little of what people write. Here every set of figures of which one may follow from the rest is weighed
by the sentence with its figures masked: a logistic regression that learnt its wordings from passages written for it, and from news what is no tie
(tools/train_finder.py). What it finds may clear a figure or raise a doubt; it accuses only where the difference is a known slip of the keys.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from factcheck.finder.near import nearby
from factcheck.finder.ties import claims_of
from factcheck.finder.weights import score, table
from factcheck.finder.wording import features
from factcheck.guard.features import Row

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from factcheck.finder.near import Near
    from factcheck.model import Claims, Finding

LIKELY: Final = 3.0  # so far below its bound a tie that adds up still speaks against another that does not


class _Weighed(NamedTuple):
    near: Near
    beyond: float  # how far its score is beyond the bound of its family


def found_besides(claims: Claims, findings: Collection[Finding]) -> Claims:
    """The ties of an article that none of the findings speaks of, as claims of their own."""
    settled = {_all_of(finding) for finding in findings}
    stated = {finding.stated.start for finding in findings if finding.inputs}
    weighed = list(_weighed(claims.lines))
    sums = {_places(one.near) for one in weighed if one.near.fits and one.beyond < 0}
    explained = {one.near.candidate.stated.first for one in weighed if one.near.fits and one.beyond >= -LIKELY}
    best: dict[frozenset[int], _Weighed] = {}
    for one in sorted(weighed, key=lambda one: (not one.near.fits, -one.beyond)):
        candidate, places = one.near.candidate, _places(one.near)
        explains = candidate.stated.first in explained or places in sums
        spoken = candidate.stated.quantity.start in stated or any(places <= others for others in settled)
        if one.beyond >= 0 and not spoken and (one.near.fits or not explains):
            best.setdefault(places, one)
    return claims_of([one.near.candidate for one in best.values()], claims)


def _all_of(finding: Finding) -> frozenset[int]:
    return frozenset(ref.start for ref in (finding.stated, *finding.inputs))


def _places(near: Near) -> frozenset[int]:
    return frozenset(m.quantity.start for m in near.candidate.mentions)


def _weighed(lines: Sequence[Any]) -> Iterator[_Weighed]:
    """The candidates that add up, and those that are likely enough to be doubted."""
    rows: dict[tuple[int, ...], Row] = {}
    for near in nearby(lines):
        numbers = tuple(line.number for line in near.lines)
        if numbers not in rows:
            rows[numbers] = Row(near.lines)
        family = near.candidate.family
        beyond = score(family, features(near.candidate, rows[numbers])) - table()["families"][family]["bound"]
        if near.fits or beyond >= 0:
            yield _Weighed(near, beyond)
