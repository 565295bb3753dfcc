"""What must hold besides the words of a form for a lead or a majority: the margin is one, and of the two figures beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck.extract.forms.pattern import HYPHEN
from factcheck.lexicon import words

if TYPE_CHECKING:
    from factcheck.extract.forms.read import Match

FAR_COMMAS: Final = 4


def in_points(found: Match) -> bool:
    """A margin in points beside words for a lead, and none for a change or a mean: "a four-point increase", "an average of seven points"."""
    margin, at = found.figure("MARGIN"), found.parts["MARGIN"][0][0]
    if margin.quantity.unit not in ("point", "percentage_point") or margin.quantity.is_range:
        return False
    behind = [word for word in found.told.lower(at + 1, at + 10) if word != HYPHEN]
    if set(behind[:1]) & words("changes", "anchor", "growth") or found.told.lower(at - 2, at) == ["average", "of"]:
        return False
    by = found.told.lower(at - 1, at) == ["by"] and behind[:1] == ["("]
    near = {*found.told.lower(at - 12, at), *behind}
    return by or bool(near & words("votes", "leads", "words"))


def steady(found: Match) -> bool:
    """Nothing between a margin and its two figures speaks of another poll or another contest."""
    (first, last), (left, _), (_, right) = found.parts["MARGIN"][0], found.parts["MORE"][0], found.parts["LESS"][0]
    before, behind = min(left, right - 1), max(left + 1, right)
    between = found.told.lower(last, before) if first < before else found.told.lower(behind, first)
    if found.told.lower(left - 1, left) == ["from"]:
        return False  # "rose from 36% to 41%, and the lead is nine points"
    turned = set(between[:-1]) & words("votes", "leads", "turning")
    return not turned and between.count(",") <= FAR_COMMAS and (first > before or not set(between) & {"and", ";"})


def two_shares(found: Match) -> bool:
    """Shares that are the only two of their sentence, and no ranges."""
    shares = [m for m in found.told.mentions.values() if m.kind == "percent"]
    return len(shares) == len("ab") and not any(m.quantity.is_range for m in shares)


def voted(found: Match) -> bool:
    """Counts of votes, by a word of the sentence."""
    return bool({cell.word for cell in found.told.row.cells} & words("votes", "leads", "voting"))


def tallied(found: Match) -> bool:
    """Two counts and their difference, none a range, with no fourth beside them."""
    told = [found.figure(part) for part in ("MORE", "LESS", "MARGIN")]
    first, last = min(s[0][0] for s in found.parts.values()), max(s[0][1] for s in found.parts.values())
    beside = found.told.lower(last, last + 1) + found.told.lower(first - 1, first)
    return not any(m.quantity.is_range for m in told) and not {"over"} & set(beside)
