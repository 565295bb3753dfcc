"""Whether the m of "1.2m" stands for metres or for a million."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.tokens import lower_at, lowers
from factcheck.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extract.number import Number
    from factcheck.extract.tokens import Token


RACES = (50, 60, 100, 110, 200, 400, 800, 1500)  # metres that are run or swum
NEAR = 30  # tokens


def is_metre(tokens: Sequence[Token], number: Number, at: int) -> bool:
    """Whether the m of "1.2m" is a metre: told by what stands around it."""
    ahead = tokens[at + 1 : at + 4]
    behind = lowers(tokens, number.first - 5, number.first)
    if tokens[at].text == "M":
        return bool(ahead) and ahead[0].lower in words("numbers", "metres", "races")
    if ahead and not ahead[0].gap and ahead[0].text in ("²", "³", "2", "3"):
        return True
    if "," in tokens[number.first].text or number.value >= 1000 or number.worded:
        return True
    if ahead and ahead[0].text in ")(" and _length_near([*behind, *(t.lower for t in ahead)]):
        return True
    if ahead and ahead[0].text in "-–":
        ahead = ahead[1:]
    if ahead and ahead[0].kind == "number":
        return False
    if _number_of(tokens, number) or _beside_millions(tokens, number, at):
        return False
    if ahead and ahead[0].kind == "word" and not _sized(tokens, number, ahead[0]):
        return (
            ahead[0].lower in words("numbers", "metres", "joints") and _length_near(behind) and not _counted(tokens, at)
        )
    return bool(ahead) or number.printed.place == 1


def _sized(tokens: Sequence[Token], number: Number, thing: Token) -> bool:
    """Whether a word behind "9m" goes with metres: a dimension, a race, or a thing of that size behind an article."""
    if thing.lower in words("numbers", "metres", "after"):
        return True
    article = lower_at(tokens, number.first - 1) in words("numbers", "words", "articles")
    return article and number.value < 1000 and thing.lower in words("numbers", "metres", "things")


def _number_of(tokens: Sequence[Token], number: Number) -> bool:
    """ "The population rose by 412,000 to 31.9m, or 1.3%": what is told is how many there are."""
    back = lowers(tokens, number.first - 14, number.first)
    told = back[len(back) - back[::-1].index(".") :] if "." in back else back
    led = told[-1:] and told[-1] in words("numbers", "metres", "links")
    return bool(led) and bool(words("numbers", "metres", "counted") & set(told)) and not _length_near(told)


def _beside_millions(tokens: Sequence[Token], number: Number, at: int) -> bool:
    """ "With 5.9m, fewer than in 2016, when 6.4m came": another m near it is a million; not so a race of 100m."""
    if number.value in RACES:
        return False
    near = (i for i in range(max(1, at - NEAR), min(len(tokens) - 1, at + NEAR)) if i != at)
    return any(_of_a_thing(tokens, i) for i in near if tokens[i].text == "m" and not tokens[i].gap)


def _of_a_thing(tokens: Sequence[Token], at: int) -> bool:
    """Whether the m at a token stands between a number and a word that no length stands before."""
    metres = words("numbers", "metres", "after") | words("numbers", "metres", "things")
    after = tokens[at + 1]
    plain = after.kind == "word" and after.lower not in metres | words("numbers", "metres", "joining")
    return tokens[at - 1].kind == "number" and plain


def _counted(tokens: Sequence[Token], at: int) -> bool:
    return lower_at(tokens, at + 1) == "of" and lower_at(tokens, at + 2) in words("numbers", "metres", "not_of")


def _length_near(near: Sequence[str]) -> bool:
    return not words("numbers", "metres", "lengths").isdisjoint(near)
