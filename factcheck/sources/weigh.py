"""How likely a figure of the article is wrong beside its sources: what was measured on texts told again, right and with a figure changed."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from factcheck.lexicon import measured

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.sources.link import Linked, Twin

GROUPS: Final = {
    "number": "number", "percent": "percent", "points": "percent", "share": "percent", "money": "money", "duration": "time",
    "measure": "measure", "ordinal": "ordinal", "vague": "vague", "times": "vague", "year": "year", "decade": "year",
    "month": "month", "weekday": "weekday", "day": "day", "clock": "day",
}  # fmt: skip
ABSENT_FIT: Final = -0.5  # stands for the fit of a twin where there is none
WEAK: Final = 0.4  # a rival that fits less has little in common
SMALL: Final = 12  # numbers up to here stand everywhere


def probability(found: Linked) -> float:
    """The chance that the article has another figure than its source."""
    weights: Mapping[str, float] = measured("sources")["figure"]
    total = sum(weights.get(name, 0.0) * value for name, value in evidence(found).items())
    return 1 / (1 + math.exp(-total))


def evidence(found: Linked) -> dict[str, float]:
    """What speaks for and against a figure, by name; a name that is missing counts nothing."""
    twin, rival, group = found.twin, found.rival, GROUPS[found.mark.sort]
    fit, other = (twin.fit if twin else ABSENT_FIT), (rival.fit if rival else 0.0)
    small = found.mark.sort in ("number", "duration", "ordinal") and found.mark.value <= SMALL
    kind = found.worked[0].kind if found.worked else ""
    told: dict[str, float] = {
        "bias": 1.0, "twin": fit, "twin clear": min(fit, 1.0), "rival": other, "lead": max(0.0, other - fit),
        "margin": other - fit, "covered": found.covered, "known": found.known, "named": found.named, "told": found.told,
        "small": small, "no rival": rival is None, "rival free": other * (not found.told), "hedged": found.mark.hedge is not None,
        "worked": bool(kind), f"worked {kind}": bool(kind), "taken": found.taken, "rival taken": other * found.taken, group: 1.0,
    }  # fmt: skip
    if twin is None:
        told |= {"absent known": found.known, "absent named": found.named}
        told |= {"absent": 1.0, "absent covered": found.covered, "absent rival": other, f"absent {group}": 1.0}
    else:
        told |= {
            f"twin {twin.grade}": 1.0,
            "twin noun": twin.noun,
            "twin sentence": twin.sentence / (found.covered + 0.01),
        }
    if rival is not None:
        told |= {"rival noun": rival.noun, "rival sentence": rival.sentence / (found.covered + 0.01)}
        told |= _of_others(found, rival, absent=twin is None)
    return {name: float(value) for name, value in told.items()}


def _of_others(found: Linked, rival: Twin, *, absent: bool) -> dict[str, float]:
    """Whether a rival is told of somebody else: names of the one sentence that the other lacks, and few words in common."""
    mine, theirs = found.passage.names, rival.passage.names
    lost = len(mine - rival.passage.stems) / len(mine) if mine else 0.0
    strange = len(theirs - found.passage.stems) / len(theirs) if theirs else 0.0
    weak = rival.fit < WEAK
    return {
        "rival lost": lost, "rival strange": strange, "rival of others": lost * strange, "rival weak": weak,
        "absent lost": absent * lost, "absent of others": absent * lost * strange, "absent weak": absent * weak,
    }  # fmt: skip
