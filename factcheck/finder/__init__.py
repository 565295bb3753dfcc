"""The finder: ties that no form of words tells, by all the words about the figures at once.

Forms of words are sure where they match, and match little of what people write. Here every set of figures of which one may follow from the rest is weighed
by the sentence with its figures masked: a logistic regression that learnt its wordings from passages written for it, and from news what is no tie
(tools/train_finder.py). What it finds may clear a figure or raise a doubt; it accuses only where the difference is a known slip of the keys.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from factcheck.finder.near import nearby
from factcheck.finder.ties import claims_of
from factcheck.finder.weights import score, table
from factcheck.finder.wording import features
from factcheck.guard.doubted import figures_of
from factcheck.guard.features import Row
from factcheck.guard.weights import easier

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from factcheck.finder.near import Near
    from factcheck.model import Claims, Finding

LIKELY: Final = 3.0  # so far below its bound a tie that adds up still speaks against another that does not


class _Weighed:
    """A candidate, and how far its score is beyond the bound of its family, which is reckoned when it is asked for."""

    def __init__(self, near: Near, row: Row, ease: float) -> None:
        self._row, self._ease = row, ease
        self.candidate, self.fits = near.candidate, near.fits
        self.places = frozenset(m.quantity.start for m in near.candidate.mentions)

    @cached_property
    def beyond(self) -> float:
        """How likely the words make it, against the bound of its family."""
        family = self.candidate.family
        bound = float(table()["families"][family]["bound"]) - self._ease
        return score(family, features(self.candidate, self._row)) - bound

    def spoken_of(self, stated: Collection[int], settled: Iterable[frozenset[int]]) -> bool:
        """Whether the forms of words told of it: its stated figure, or all its figures together."""
        return self.candidate.stated.quantity.start in stated or any(self.places <= others for others in settled)

    def explains(self, doubt: _Weighed) -> bool:
        """Whether what adds up is why another that does not is none: the same figures by another sum, or the same one from others."""
        same = self.candidate.stated.first == doubt.candidate.stated.first
        return self.fits and ((same and self.beyond >= -LIKELY) or (self.places == doubt.places and self.beyond < 0))


def found_besides(claims: Claims, findings: Collection[Finding]) -> Claims:
    """The ties of an article that none of the findings speaks of, as claims of their own."""
    settled = {_all_of(finding) for finding in findings}
    stated = {finding.stated.start for finding in findings if finding.inputs}
    weighed = list(_weighed(claims.lines))
    likely = [one for one in weighed if not one.spoken_of(stated, settled) and one.beyond >= 0]
    best: dict[frozenset[int], _Weighed] = {}
    for one in sorted(likely, key=lambda one: (not one.fits, -one.beyond)):
        if one.fits or not any(other.explains(one) for other in weighed):
            best.setdefault(one.places, one)
    return claims_of([one.candidate for one in best.values()], claims)


def _all_of(finding: Finding) -> frozenset[int]:
    return frozenset(ref.start for ref in (finding.stated, *finding.inputs))


def _weighed(lines: Sequence[Any]) -> Iterator[_Weighed]:
    """The candidates of each sentence and each two, with the row of these."""
    rows: dict[tuple[int, ...], Row] = {}
    ease = easier(table(), figures_of(lines))
    for near in nearby(lines):
        numbers = tuple(line.number for line in near.lines)
        if numbers not in rows:
            rows[numbers] = Row(near.lines)
        yield _Weighed(near, rows[numbers], ease)
