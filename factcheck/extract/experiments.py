"""Find what a study claims of chance: a test statistic with its p."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from factcheck.extract.statistics import P_VALUE, STATISTIC, statistic_of
from factcheck.lexicon import words
from factcheck.model import Significance, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line, Mention

REACH = 14  # tokens between a statistic and its p: an effect size may stand between


def significances(lines: Sequence[Line]) -> Iterator[Significance]:
    """Every statistic with the p, or the "n.s.", that is printed behind it."""
    for line in lines:
        for mention in line.mentions:
            if mention.quantity.unit == STATISTIC:
                found = _significance(line, mention)
                if found is not None:
                    yield found


def _significance(line: Line, mention: Mention) -> Significance | None:
    test = statistic_of(mention.quantity.text)
    if test is None or not test.exact:
        return None
    following = next(
        (m for m in line.mentions if m.first >= mention.last and m.quantity.unit in (STATISTIC, P_VALUE)), None
    )
    p = following if following is not None and following.quantity.unit == P_VALUE else None
    if p is not None and (p.first - mention.last > REACH or _ends(line.words(mention.last, p.first))):
        p = None
    none = None if p is not None else _not_significant(line, mention)
    if p is None and none is None:
        return None
    said = " ".join(line.words(line.first, line.last)).replace(" - ", "-")
    corrected = any(word in said.split() for word in words("science", "corrected", "words"))
    return Significance(
        statistic=mention.quantity,
        name=test.name,
        degrees=test.degrees,
        p=p.quantity if p is not None else None,
        none=none or "",
        two_tailed=any(word in said for word in words("science", "two_tailed", "words")),
        tie=Tie("guess", ("the p may be corrected",), via="p/corrected")
        if corrected
        else Tie("sure", ("the statistic and its p, side by side",), via="p/beside"),
    )


def _ends(gap: list[str]) -> bool:
    """True where the bracket of the statistic closes before the p, or words of a sentence stand between."""
    words_ = [word for word in gap if word not in words("science", "effects", "words")]
    if ")" in gap or words("science", "clauses", "words") & set(gap):
        return True
    return any(one.isalpha() and two.isalpha() for one, two in itertools.pairwise(words_))


def _not_significant(line: Line, mention: Mention) -> str | None:
    """The "n.s." right behind a statistic."""
    if line.lower(mention.last) not in (",", ";"):
        return None
    at = mention.last + 1
    for last in (at + 4, at + 3, at + 1):
        printed = "".join(line.words(at, last))
        if printed in words("science", "not_significant", "words"):
            return printed
    return None
