"""The finder: ties that no form of words tells, by all the words about the figures at once.

Forms of words are sure where they match, and match little of what people write. Here every set of figures of which one may follow from the rest is weighed
by the sentence with its figures masked: a logistic regression that learnt its wordings from passages written for it, and from news what is no tie
(tools/train_finder.py). What it finds may clear a figure or raise a doubt; it accuses only where the difference is a known slip of the keys.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from factcheck.extract.trees import trees
from factcheck.finder import standing
from factcheck.finder.near import farther, nearby
from factcheck.finder.ties import claims_of
from factcheck.finder.weights import score, table
from factcheck.finder.wording import Wording, features
from factcheck.guard.doubted import figures_of
from factcheck.guard.slips import PAIRED, exactly, slipped
from factcheck.guard.weights import easier
from factcheck.lexicon import measured

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from factcheck.finder.near import Near
    from factcheck.guard.candidates import Candidate
    from factcheck.model import Claims, Finding, Listing

LIKELY: Final = 1.5  # so far below its bound a tie that adds up still speaks against another that does not ...
FARTHEST: Final = 5.0  # ... and of the same figures so far, by another sum
FARTHER: Final = 5.0  # ... and as far below the other
LIKELIER: Final = (
    1.0  # so much less likely than the other the order that fits may be, and still be why that one does not
)
ORDERS: Final = {"direction", "order"}  # either may be why the other does not hold
LISTED: Final = "list-count"
UNSURE: Final = 4.0  # what adds up clears nothing where another that does not is less likely by no more than that


class _Weighed:
    """A candidate, and how far its score is beyond the bound of its family, which is reckoned when it is asked for."""

    def __init__(self, near: Near, row: Wording, ease: float) -> None:
        self.near, self.row, self.ease = near, row, ease
        self.candidate, self.fits, self.lines = near.candidate, near.fits, near.lines
        self.places = frozenset(m.quantity.start for m in near.candidate.mentions)

    @property
    def tells(self) -> bool:
        """Whether anything follows from it; that two figures stand in an order which half of all would clears nothing."""
        return not self.fits or self.candidate.family not in PAIRED

    @cached_property
    def beyond(self) -> float:
        """How likely the words make it, against the bound of its family; where it does not add up as printed, how much like a slip that is too."""
        family = self.candidate.family
        bound = float(table()["families"][family]["bound"]) - self.ease
        return self.said + self._slip() - bound

    @property
    def said(self) -> float:
        """What the words about its figures make of it."""
        return score(self.candidate.family, features(self.candidate, self.row))

    def _slip(self) -> float:
        if not self.fits:
            return slipped(self.candidate)
        if self.candidate.family in PAIRED or exactly(self.candidate):
            return 0.0
        return min(0.0, slipped(self.candidate))  # it adds up by what rounding allows, and the judge may not think so

    def spoken_of(self, stated: Collection[int], settled: Iterable[frozenset[int]]) -> bool:
        """Whether the forms of words told of it: its stated figure, or all its figures together."""
        return self.candidate.stated.quantity.start in stated or any(self.places <= others for others in settled)

    def explains(self, doubt: _Weighed) -> bool:
        """Whether what adds up is why another that does not is none: the same figures by another sum, or the same one from others, or more of them."""
        paired = self.candidate.family in PAIRED
        if not self.fits or paired != (doubt.candidate.family in PAIRED):
            return False
        if paired:  # of two orders one always fits: it must be the likelier one
            alike = (
                self.candidate.family == doubt.candidate.family
                or {self.candidate.family, doubt.candidate.family} <= ORDERS
            )
            return alike and self.places == doubt.places and self.beyond >= doubt.beyond - LIKELIER
        more = self.places > doubt.places
        wanting = more and self.candidate.family == doubt.candidate.family  # what the other sum lacks is named
        if (self.candidate.stated.first == doubt.candidate.stated.first or more) and self.beyond >= (
            -FARTHEST if wanting else -LIKELY
        ):
            return True
        if (
            doubt.candidate.stated.quantity.start in self.places
            and len(self.places & doubt.places) > 1
            and self.beyond >= 0
        ):
            return True
        return self.places == doubt.places and max(-FARTHEST, doubt.beyond - FARTHER) <= self.beyond < 0

    def gainsaid(self, other: _Weighed) -> bool:
        """Whether another that does not add up speaks against it: the same figure from the same others by another sum, or from more, and little less likely."""
        same = other.candidate.stated.first == self.candidate.stated.first and other.places >= self.places
        return same and not other.fits and other.candidate.family not in PAIRED and other.beyond > self.beyond - UNSURE


class _Listed(_Weighed):
    """A number and a list: its words are weighed together with how the two stand and what forms of words tell of them."""

    def __init__(self, near: Near, row: Wording, ease: float, told: Mapping[int, Listing]) -> None:
        super().__init__(near, row, ease)
        self.told = told

    @cached_property
    def beyond(self) -> float:
        """How likely the list is of the number's own things, against the bound."""
        levels = (*standing.levels(self.near, self.row, self.told), standing.score_level(self.said))
        (found,) = trees(standing.NAME).scores([levels])
        return found - float(measured(standing.NAME)["bound"])

    def explains(self, doubt: _Weighed) -> bool:
        """Whether another list agrees with the number and is no less likely to be of its things."""
        same = isinstance(doubt, _Listed) and self.places == doubt.places
        return self.fits and same and self.beyond >= doubt.beyond


def looked_through(claims: Claims, findings: Iterable[Finding]) -> tuple[list[Finding], Claims | None]:
    """What the forms of words found, but for lists that all the words make unlikely; and the ties that none of it speaks of, if any, as claims of their own."""
    lines: Sequence[Any] = claims.lines
    scale = _Scale(claims)
    weighed = [scale.weighed(near) for near in nearby(lines)]
    kept = [finding for finding in findings if _likely(finding, weighed)]
    besides = _besides(weighed, scale, kept)
    return kept, claims_of(besides, claims) if besides else None


def _likely(finding: Finding, weighed: Iterable[_Weighed]) -> bool:
    """Whether a finding is no doubt of a number and a list, or one that all the words about them make likely."""
    if finding.rule != LISTED or finding.verdict == "consistent":
        return True
    own = [one for one in weighed if isinstance(one, _Listed) and finding.stated.start in one.places]
    likely = (one for one in own if not one.fits and one.beyond >= 0)
    return not own or any(not any(other.explains(one) for other in own) for one in likely)


def _besides(weighed: Sequence[_Weighed], scale: _Scale, findings: Collection[Finding]) -> list[Candidate]:
    """The candidates that are likely and that none of the findings speaks of, one for the same figures."""
    settled = {_all_of(finding) for finding in findings}
    stated = {finding.stated.start for finding in findings if finding.inputs}
    likely = [one for one in weighed if one.tells and not one.spoken_of(stated, settled) and one.beyond >= 0]
    with_figure: dict[int, list[_Weighed]] = defaultdict(list)
    for one in weighed:
        for start in one.places:
            with_figure[start].append(one)
    best: dict[frozenset[int], _Weighed] = {}
    for one in sorted(likely, key=lambda one: (not one.fits, -one.beyond)):
        others = with_figure[one.candidate.stated.quantity.start]
        if not one.fits:
            others = [*others, *scale.farther(one)]
        if not any(one.gainsaid(other) if one.fits else other.explains(one) for other in others):
            best.setdefault(one.places, one)
    return [one.candidate for one in best.values()]


def _all_of(finding: Finding) -> frozenset[int]:
    return frozenset(ref.start for ref in (finding.stated, *finding.inputs))


class _Scale:
    """What candidates of an article are weighed on: the masked rows of its sentences, and how much lower the bounds lie."""

    def __init__(self, claims: Claims) -> None:
        lines: Sequence[Any] = claims.lines
        self._rows: dict[tuple[int, ...], Wording] = {}
        self._listings = standing.listings_of(claims)
        self._ease = easier(table(), figures_of(lines))

    def weighed(self, near: Near) -> _Weighed:
        """A candidate with the row of its one or two sentences."""
        numbers = tuple(line.number for line in near.lines)
        if numbers not in self._rows:
            self._rows[numbers] = Wording(near.lines)
        row = self._rows[numbers]
        if near.candidate.family == standing.FAMILY:
            return _Listed(near, row, self._ease, self._listings)
        return _Weighed(near, row, self._ease)

    def farther(self, doubt: _Weighed) -> Iterator[_Weighed]:
        """The candidates of the same sentences whose figures stand further apart, and add up."""
        return map(self.weighed, farther(doubt.lines))
