"""What tells a reader that two figures are not of one fact, however alike their sentences: another time, another name, another thing."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from factcheck.extract.link.agree import BOUNDS, HEADS, far_apart, one_way
from factcheck.extract.link.told import ROOT
from factcheck.lexicon import words
from factcheck.precision import power_apart

if TYPE_CHECKING:
    from factcheck.extract.link.links import Link

NEAR: Final = 2  # so near at least must the words about two figures be to one another, by their level
CLOSE: Final = 4
PLAIN: Final = (
    "money",
    "percent",
)  # of these few that a link is sure of were of two things, however few the words (none of 40 on folds 02-14)
HANDFUL: Final = 12  # counts up to this are of many things
SLIP: Final = 2.5  # figures further apart are seldom one that was misread
OPENS: Final = frozenset(
    ("place headline-lead", "rank only-only")
)  # the only figure of its sort above the only one in the opening
PARALLEL: Final = frozenset(("verb same", "subject apart"))  # "the regiment lost 218", "the enemy lost 281"
OTHER_TIME: Final = frozenset(("times apart", "period apart"))
SAME_TIME: Final = frozenset(("behind same", "before same"))  # "five days after" and "five days after"
SAME_DEED: Final = frozenset(("verb same", "state same", "behindtwo same"))
TOLD_APART: Final = frozenset(("noun apart", "state apart", "group apart", "per apart", "per one"))


def apart(link: Link) -> str | None:
    """Why two figures that differ are left alone, in a word, or `None`."""
    one, two = link.one, link.two
    levels = set(link.levels)
    head = one.place in HEADS or two.place in HEADS
    if two.sort == "ordinal" or one.marked or two.marked or _other_thing(link, levels):
        return "another thing"
    if far_apart(one.mention.quantity, two.mention.quantity) or (head and _no_slip(link)):
        return "another size"
    if _too_few(link, levels, head=head):
        return "too few words"
    if not head and _soon_another(link):
        return "soon another"
    dated_apart = one.dates and two.dates and not one.dates & two.dates
    moved = two.moved and not two.sort.startswith("duration")  # "five days after" is no other time in a headline
    if moved if head else (dated_apart or one.moved or two.moved or levels & OTHER_TIME):
        return "another time"
    if not head and ("names some" in levels or levels >= PARALLEL):
        return "a parallel"
    if not head and "names apart" in levels and "subject same" not in levels:
        return "another name"
    return "another mood" if "mood False" in levels and _near(link) <= NEAR else None


def _other_thing(link: Link, levels: set[str]) -> bool:
    """Whether another thing is counted; a headline's verb is soon taken for what it counts ("Three million flee"), but tells it too."""
    told_apart = levels & TOLD_APART
    first, second = link.one.mention.quantity, link.two.mention.quantity
    if "noun same" not in levels and one_way(first, second):
        return True  # "those over 45" and "those over 65"
    if link.two.sort == "count" and 1 in (first.scalar, second.scalar):
        return True  # "one official said"
    if link.two.sort.startswith("duration") and "-" in first.text and "-" in second.text:
        return True  # "three-month bills", "six-month bills"
    return bool(told_apart) and not (told_apart == {"noun apart"} and "state same" in levels)


def _too_few(link: Link, levels: set[str], *, head: bool) -> bool:
    """Whether too few words tell that the figures are of one thing: least for counts, most for times, ages and people."""
    near, sort = _near(link), link.two.sort.split()[0]
    if (sort in PLAIN and near and not head) or (link.two.definite and "noun same" in levels):
        return False
    if near < (0 if levels >= OPENS else 1 if head else NEAR) or (sort == "ratio" and near <= NEAR):
        return True
    if sort == "age" and link.two.definite and near:
        return False  # "the 31-year-old"
    if sort in ("duration", "age"):
        return near < CLOSE and not (head and levels & SAME_TIME)
    return link.two.noun in _people() and not head and not levels & SAME_DEED


def _soon_another(link: Link) -> bool:
    """Whether figures in two sentences of a story are soon told of two things: shares, handfuls, and those far apart that no slip of a key explains.

    Of 19 pairs that differed on folds 00-19 and were told by a link, 15 were these; not one was an error.
    """
    first, second = link.one.mention.quantity, link.two.mention.quantity
    if link.two.sort.startswith("ratio"):
        return True
    large = max(abs(first.scalar), abs(second.scalar))
    if link.two.sort == "count" and large <= HANDFUL and link.one.rivals + link.two.rivals > 0:
        return True
    if link.two.sort == "count" and large <= HANDFUL and not (link.one.definite or link.two.definite):
        return True
    bounded = first.hedge in BOUNDS and second.hedge in BOUNDS and not one_way(first, second)
    return _no_slip(link) and not bounded


def _no_slip(link: Link) -> bool:
    """Whether two figures are further apart than a slip mostly takes them, and by no power of ten."""
    small, large = sorted(abs(told.mention.quantity.scalar) for told in (link.one, link.two))
    return large > small * SLIP and power_apart(small, large) is None


@cache
def _people() -> frozenset[str]:
    return frozenset(word[:ROOT] for word in words("facts", "persons"))


def _near(link: Link) -> int:
    return next((int(level.split()[1]) for level in link.levels if level.startswith("near ")), 0)
