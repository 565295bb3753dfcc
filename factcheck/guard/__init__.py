"""The guard: how likely it is that the figures of a doubted derivation belong together, by the sentence with its figures masked.

Forms of words propose ties; where a sum does not come out, the guard weighs whether there was a tie at all. It was trained with arithmetic as the
teacher (tools/train_guard.py) and knows no figure, only the words, parts and paths about them. It never makes a tie, and never makes one surer than its
form does.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from factcheck.guard.doubted import doubted, figures_of, rivals
from factcheck.guard.features import features
from factcheck.guard.fits import agreement
from factcheck.guard.weights import easier, log_odds, score, second, sigmoid, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.guard.doubted import Doubted
    from factcheck.model import Certainty, Derivation, Tie

LIKELIER: Final = 0.5  # from here a rival that fits is rather what the figure follows from

STRANGERS: Final = 0.1  # how often figures that are not tied would agree in points
EVEN: Final = 0.5  # a form that only raises doubts goes on doing so unless there is rather no tie
GUESSED: Final = 0.97  # what only raises doubts is never made surer
EXACT: Final = (
    "multiple/",
    "share/of-them",
    "share/of-total",
    "change/across-same-noun",
)  # every word is told; the pool shows too few to weigh them


def guarded(derivation: Derivation, lines: Sequence[Any]) -> Derivation:
    """The derivation with P(tied) in its tie where the guard can weigh it; `lines` are the sentences of the article."""
    tie = derivation.tie
    weighed = derivation.parts and tie.certainty != "loose" and not tie.via.startswith(EXACT)
    told = doubted(derivation, lines) if weighed else None
    if told is None:
        return derivation
    most = 1.0 if tie.certainty == "sure" else GUESSED
    probability = tied(told, tie, lines)
    if derivation.style:  # the sum comes out, and only a word is at fault: that speaks for the tie
        probability /= probability + (1 - probability) * STRANGERS
    probability = min(most, probability)
    return replace(derivation, tie=replace(tie, probability=probability, certainty=certainty(tie, probability)))


def tied(told: Doubted, tie: Tie, lines: Sequence[Any]) -> float:
    """P(tied): by the words, by the form that proposed it, and less where another reading of the same figure fits."""
    alone = score(told.candidate.family, features(told.candidate, told.lines))
    weighed = second(evidence(told.candidate.family, tie, alone))
    rival = max((_fitting(other, alone) for other in rivals(told, lines)), default=0.0)
    ease = max(0.0, easier(table(), figures_of(lines)))  # a tie that a form tells is no rarer among many figures
    probability = sigmoid(as_read(told.candidate.family, weighed + ease))
    return probability if rival < LIKELIER else probability * (1 - rival)


def as_read(family: str, weighed: float) -> float:
    """Log odds that agree with what was read: flags at the first bound of a family were worth an accusation, at the second a doubt."""
    told = table()
    accuse, doubt = (float(bound) for bound in told["bounds"][family])
    least, most = log_odds(told["doubt"]), log_odds(told["accuse"])
    steep = (most - least) / (accuse - doubt) if weighed < accuse else 1.0
    return most + steep * (weighed - accuse)


def certainty(tie: Tie, probability: float) -> Certainty:
    """What the tie may still do: accuse, raise a doubt, or nothing; never more than its form allows."""
    if probability < (table()["doubt"] if tie.certainty == "sure" else EVEN):
        return "loose"
    return tie.certainty if probability >= table()["accuse"] else "guess"


def evidence(family: str, tie: Tie, alone: float) -> Iterator[tuple[str, float]]:
    """What the second step weighs: the first one's log odds, the relation, and the steps of the form that proposed the tie."""
    yield "words", log_odds(alone)
    yield f"words {family}", log_odds(alone) / 2
    yield f"family {family}", 1.0
    yield f"certainty {tie.certainty}", 1.0
    yield f"via {tie.via}", 1.0
    kind, _, form = tie.via.partition("/")
    if kind == "change":
        yield from ((f"step {step}", 1.0) for step in sorted(set(form.split("-"))))


def _fitting(other: Doubted, alone: float) -> float:
    """How likely it is that a rival is the real tie, given that its sum comes out; nothing where it does not, or is the less likely one."""
    fits, chance = agreement(other.candidate)
    if not fits:
        return 0.0
    likely = score(other.candidate.family, features(other.candidate, other.lines))
    return likely / (likely + (1 - likely) * chance) if likely > alone else 0.0
