"""Whether two figures stand side by side as one thing put in two ways: in brackets, behind a dash, between commas, with "or"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.measures import comparable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extract.line import Line, Mention

_OF = (
    ["of"],
    ["out", "of"],
    ["of", "the"],
    ["out", "of", "the"],
    ["of", "those"],
    ["out", "of", "a", "total", "of"],
    ["of", "all"],
    ["of", "its"],
    ["of", "their"],
    ["of", "a", "total"],
    ["of", "some"],
    ["of", "a", "possible"],
    ["of", "these"],
    ["out", "of", "a", "possible"],
    ["of", "a", "total", "of"],
)


def part_and_whole(line: Line, two: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """ "13 out of 659", "52 of the 235"."""
    part, whole = two
    if line.gap(part, whole) in _OF and parts_of(part, whole):
        return part, whole
    gap = line.gap(part, whole)
    if len(gap) <= 5 and gap[-1:] == ["of"] and gap[:1] in (["out"], ["of"]) and parts_of(part, whole):
        return part, whole  # "out of a total of", "of the crowd of"
    return None


def parts_of(part: Mention, whole: Mention) -> bool:
    """Whether one figure can be a part of the other: like kinds, and not bigger."""
    if part.kind in ("count", "number") and whole.kind == "duration":
        return True
    if part.kind not in ("count", "number", "money", "measure") or whole.kind not in (
        "count",
        "number",
        "money",
        "measure",
    ):
        return False
    if "point" in (part.quantity.unit, whole.quantity.unit):
        return False  # "the 56% of those over 65, which is three points fewer"
    if part.quantity.is_range or whole.quantity.is_range:
        return False
    money = {part.kind, whole.kind} & {"money", "measure"}
    if money and not comparable(part, whole):
        return False
    return part.quantity.scalar > 0 and whole.quantity.scalar > 0


def appended(line: Line, one: Mention, two: Mention) -> bool:
    """Whether the second stands by the first as the same thing put otherwise: in brackets, after a dash, or with "or"."""
    gap = line.gap(one, two)
    if not gap:
        return False
    if len(gap) > 12:
        return False
    if gap[-1] == "," and set_off(line, one, two):
        return True
    tail = [
        w
        for w in gap
        if (w not in ("about", "roughly", "only", "just", "some", "a", "mere", "nearly", "of", "the") and w.isalpha())
        or not w.isalpha()
    ]
    if gap[-1] in ("—", "–") and {"who", "that"} & set(gap[:3]) and not {",", "and", "but", ":"} & set(gap):
        behind = line.words(two.last, two.last + 3)
        return behind[:1] != ["of"] or behind[-1] in (
            "toll",
            "total",
            "whole",
        )  # "people who have died — 2% of the toll"
    if gap[-1] in ("(", "—", "–", "-", "[", ":"):
        return not line.verb(one.last, two.first) and gap.count("(") <= 1 and "," not in gap[:-1]
    if tail[-2:] == [",", "or"] or (gap[-1] == "or" and len(gap) <= 8):
        return not line.verb(one.last, two.first)
    return tail[-2:] in (["-", "or"], ["–", "or"], ["—", "or"])


def set_off(line: Line, one: Mention, two: Mention) -> bool:
    """ "45 of the 60 MPs, 75%, backed it": nothing but the noun before the comma, and nothing that the second is of behind it."""
    end = next((i for i in range(two.last, two.last + 3) if line.tag(i)[:2] != "NN"), two.last)
    if line.words(end, end + 2) == ["in", "all"] or line.words(end, end + 3) == ["of", "the", "total"]:
        end += 2 + (line.lower(end) == "of")
    return only_nouns(line, one.last, two.first - 1) and line.lower(end) in (",", ".", ";", "")


def only_nouns(line: Line, first: int, last: int) -> bool:
    """True where nothing stands in a stretch but a noun or two."""
    return last - first <= 3 and all(line.tag(i)[:2] in ("NN", "JJ") for i in range(first, last))


def beside_share(line: Line, share: Mention, part: Mention) -> bool:
    """Whether the part stands by the share as the same thing put otherwise: "of the seats, 32", "(32"."""
    gap = line.gap(share, part)
    tail = [",", "or"] if gap[-1:] == ["or"] else gap[-1:]
    apposed = tail in ([","], ["("], ["—"], ["–"], [",", "or"]) and gap[: -len(tail)][:1] in ([], ["of"])
    return (
        apposed and len(gap) <= 8 and not {"and", ";", "but", "in"} & set(gap) and not line.verb(share.last, part.first)
    )
