"""How likely a figure of the article is wrong beside a table: what speaks for it and against it, weighed as measured."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from factcheck.extract.trees import trees
from factcheck.sources.tables.unclear import is_unclear
from factcheck.sources.tables.weigh import ASKED, CUES, agrees, is_fine, is_like, is_slip, likeness, of_count, rank_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.sources.tables.ask import Answer
    from factcheck.sources.tables.weigh import Found

DOUBTED: Final = "doubted"  # the trees that weigh all that speaks for a figure and against it
FINE: Final = 20  # steps of one, up to one ...
COARSE: Final = 4  # ... and beyond
FEW: Final = 3
SMALL: Final = 12
MOST_STRANGE: Final = 8.0  # words
MOST_TOLD: Final = 12.0
MOST_LOST: Final = 6.0


def probability(told: Mapping[str, float]) -> float:
    """The chance that the article has another figure than the table, by what speaks for it and against it."""
    score = trees(DOUBTED).scores([levels(told)])[0]
    return 1 / (1 + math.exp(-score))


def levels(told: Mapping[str, float]) -> tuple[str, ...]:
    """What speaks for a figure and against it as the trees read it, in steps; what is not there is nothing."""
    return tuple(f"{name} {_step(value)}" for name, value in told.items() if value)


def _step(value: float) -> float:
    return round(value * FINE) / FINE if abs(value) <= 1 else round(value * COARSE) / COARSE


def evidence(found: Found, rival: Answer | None, known: frozenset[str]) -> dict[str, float]:
    """What speaks for and against a figure, by name; `rival` is what it should be, `known` the stems that need not be the table's."""
    return _of_answers(found) | _of_row(found) | _of_rival(found, rival) | _of_words(found, known)


def _of_words(found: Found, known: frozenset[str]) -> dict[str, float]:
    """How many words of the sentence the table has not."""
    table = found.table
    strange = found.said - table.counts.keys() - frozenset().union(*table.header_stems) - known
    return {
        "strange": min(float(len(strange)), MOST_STRANGE),
        "no strange": float(not strange),
        "known": 1 - len(strange) / max(1, len(found.said)),
        "rows": math.log(1 + len(table.rows)),
    }


def _of_row(found: Found) -> dict[str, float]:
    """Whether the rows that have the rest of the sentence have the figure too."""
    row = found.row
    if row is None:
        return {}
    where = "met" if row.met else "elsewhere" if row.elsewhere else "nowhere"
    many = "one" if len(row.rows) == 1 else "few" if len(row.rows) <= FEW else "many"
    told = {f"row {where}": 1.0, f"row {many} {where}": 1.0, f"row {many}": 1.0, "row told": min(row.told, MOST_TOLD)}
    told |= {f"row every {where}": float(row.every), f"row every {many} {where}": float(row.every)}
    if row.named:
        told |= {
            f"row cells {where}": 1.0,
            f"row cells {many} {where}": 1.0,
            f"row cells every {where}": float(row.every),
        }
    if found.count is None:
        told |= {f"row {where} uncounted": 1.0}
    return told | {
        "row lost": min(row.lost, MOST_LOST),
        "row lost uncounted": min(row.lost, MOST_LOST) * (found.count is None),
    }


def _of_rival(found: Found, rival: Answer | None) -> dict[str, float]:
    """What the figure should be, and whether it looks like a slip for it."""
    if rival is None:
        return {}
    return {
        "free": 1.0,
        f"free {rival.way}": 1.0,
        f"free {rival.way} none": float(not found.agreeing),
        "free slip": float(is_slip(found.mark, rival)),
        "free like": float(is_like(found.mark, rival)),
        "free beside": float(rival.column in found.columns),
        "free unclear": float(is_unclear(found, rival)),
    }


def _of_answers(found: Found) -> dict[str, float]:
    """What the table gives, by the ways in which it does."""
    question, mark = found.question, found.mark
    one = len(question.rows) == 1
    told: dict[str, float] = {
        "bias": 1.0, "covered": question.covered, "fit": min(question.fit, 6.0), "one row": float(one),
        "few rows": float(1 < len(question.rows) <= FEW), "no row": float(not question.rows), "columns": float(bool(found.columns)),
        "none": float(not found.agreeing), "none covered": question.covered * (not found.agreeing), "small": float(mark.value <= SMALL),
        f"sort {mark.sort}": 1.0, "rivals": float(bool(found.rivals)),
    }  # fmt: skip
    for answer in found.agreeing:
        _count_in(told, answer, found, one=one)
    beside = [a for a in found.rivals if a.way == "cell" and a.column in found.columns]
    settled = any(a.way in ("cell", "within") and a.column in found.columns for a in found.agreeing)
    told["rival beside"] = float(bool(beside) and not settled)
    told["rival beside one row"] = float(bool(beside) and not settled and one)
    none = not found.agreeing
    likest = max((likeness(mark, a) for a in found.rivals if a.way == "cell"), default=0.0)
    fine = is_fine(mark)
    told |= {
        "like none": float(likest >= 1 and none),
        "digits none": float(likest > 1 and none),
        "fine none": float(fine and none),
    }
    told |= _counted(found)
    if found.asks is not None:
        told[f"asks {found.asks}"], told[f"asks {found.asks} none"] = 1.0, float(none)
        told[f"asks {found.asks} of one none"] = float(none and len(question.full) == 1)
        told[f"asks {found.asks} in turn none"] = float(none and "without" in question.cues)
    told["count in turn none"] = float(none and found.count is not None and "without" in question.cues)
    told["full"], told["full none"] = float(len(question.full) == 1), float(len(question.full) == 1 and none)
    told["full beside none"] = told["full none"] * bool(found.columns)
    told |= {
        f"unmet {cue}": 1.0 for cue in ASKED if cue in question.cues and not any(a.way == cue for a in found.agreeing)
    }
    told |= {
        "like fine none": float(likest >= 1 and fine and none),
        "like fine one row": float(likest >= 1 and fine and none and one),
    }
    told["rival main"] = float(
        bool(question.main) and "count" in question.cues and not any(a.way == "count" for a in found.agreeing)
    )
    if found.rivals:
        best = found.rivals[0]
        told[f"rival {best.way}"] = 1.0
        told["rival rank"] = rank_of(best, question, found.columns)
        told["rival rank none"] = told["rival rank"] * (not found.agreeing)
    return told | {f"cue {cue}": 1.0 for cue in question.cues}


def _counted(found: Found) -> dict[str, float]:
    """What the rows that a figure may count speak for."""
    count = found.count
    if count is None:
        return {"counts nothing": 1.0}
    says = "yes" if any(agrees(found.mark, one, found.table) for one in of_count(count)) else "no"
    many, loose = "many" if len(count.rows) > 1 else "one", min(count.loose, 2)
    return {
        f"counts {count.noun or 'other'} loose {loose} {says}": 1.0,
        f"counts {many} {'picked' if count.picked else 'of all'} {says}": 1.0,
        f"counts {many} loose {loose} {says}": float(bool(count.picked)),
        "counts of few": float(len(count.values) <= FEW and says == "no"),
    }


def _count_in(told: dict[str, float], answer: Answer, found: Found, *, one: bool) -> None:
    """Add what an answer that agrees speaks for."""
    way, question = answer.way, found.question
    told[f"is {way}"] = 1.0
    told[f"is {way} named"] = max(told.get(f"is {way} named", 0.0), float(answer.named))
    told[f"is {way} cue"] = float(CUES.get(way, way) in question.cues)
    told[f"is {way} beside"] = max(told.get(f"is {way} beside", 0.0), float(answer.column in found.columns))
    if way in ("cell", "within") and one:
        told[f"is {way} of one row"] = 1.0
        told[f"is {way} of one row beside"] = max(
            told.get(f"is {way} of one row beside", 0.0), float(answer.column in found.columns)
        )
    if way == "count" and answer.value == len(question.main):
        told["is main"] = 1.0
