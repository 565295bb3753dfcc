"""Find shares told after their part and their whole: "£1.2m, of which £667,000 came from shops. That is half of the total"."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from factcheck.extract.apposed import part_and_whole, parts_of
from factcheck.lexicon import words
from factcheck.model import Share, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line, Mention

BESIDE = Tie("sure", ("same sentence", "part and whole, then the share “of the total”"), via="share/of-total")
BEFORE = Tie(
    "sure", ("the sentence before has part and whole", "“that is … of the total”"), via="share/of-total-before"
)


def told_wholes(lines: Sequence[Line]) -> Iterator[Share]:
    """Every share "of the total" whose part and whole stand before it, in its sentence or in the one before."""
    for number, line in enumerate(lines):
        figures = line.figures(line.first, line.last)
        for index, share in enumerate(figures):
            if share.kind not in ("percent", "ratio") or share.quantity.is_range or share.figure.multiple:
                continue
            before = lines[number - 1] if number else None
            if index == 2 and _set_off(line, share) and _of_total(line, share, figures[:2]):
                yield from _shared(line, figures[:2], share, BESIDE)
            elif not index and before is not None and before.paragraph == line.paragraph and _that_is(line, share):
                told = [m for m in before.figures(before.first, before.last) if before.lower(m.first) != "one"]
                if len(told) == 2 and _of_total(line, share, told):
                    yield from _shared(before, told, share, BEFORE)


def _shared(line: Line, told: Sequence[Mention], share: Mention, tie: Tie) -> Iterator[Share]:
    pair = part_and_whole(line, told) or _whole_first(line, *told)
    if pair is not None and pair[0].quantity.scalar <= pair[1].quantity.scalar:
        yield Share(pair[0].quantity, pair[1].quantity, share.quantity, tie)


def _whole_first(line: Line, whole: Mention, part: Mention) -> tuple[Mention, Mention] | None:
    """ "Of the £1.2m raised, £667,000"; "£1.2m, of which £667,000"; "£1.2m, and £667,000 of it"."""
    if not parts_of(part, whole):
        return None
    gap, behind = line.gap(whole, part), line.words(part.last, part.last + 2)
    back = line.words(line.first, whole.first)
    opened = back[-3:-1] == ["of", "the"] or back[-2:] == ["of", "the"] or back[-1:] == ["of"]
    first = back[:1] in (["of"], ["out"]) and opened and "," in gap
    which = any([one, two] in (["of", "which"], ["of", "whom"]) for one, two in itertools.pairwise(gap))
    taken = "including" in gap or behind in (["of", "it"], ["of", "them"], ["of", "that"], ["of", "this"])
    return (part, whole) if first or which or taken else None


def _set_off(line: Line, share: Mention) -> bool:
    return line.lower(share.first - 1) in (",", ":", "—", "–", "(") or line.words(share.first - 2, share.first) == [
        ",",
        "or",
    ]


def _that_is(line: Line, share: Mention) -> bool:
    """ "That is just under half", "This represents 25%": nothing else stands before the share."""
    opening = line.words(line.first, share.first)
    return (
        bool(words("told", "amounting", "subjects") & set(opening[:1]))
        and set(opening[1:]) <= words("told", "amounting", "words")
        and (len(opening) > 1 or opening[0].endswith(("'s", "’s")))
    )


def _of_total(line: Line, share: Mention, told: Sequence[Mention]) -> bool:
    """Whether the share is of the whole: "of the total", "of the group's total", "of all crime", and nothing narrower."""
    behind = line.words(share.last, share.last + 8)
    end = next((i for i, word in enumerate(behind) if word in (".", ",", ";", ")", "—", "–", ":")), len(behind))
    phrase = behind[:end]
    nouns = {m.context.noun for m in told if m.context.noun is not None}
    named = bool(words("things", "sums") & set(phrase[-1:])) or (
        phrase[1:2] == ["all"]
        and len(phrase) == 3
        and phrase[2].removesuffix("s") in {n.removesuffix("s") for n in nouns}
    )
    return phrase[:1] == ["of"] and named and not words("told", "narrowing", "words") & set(phrase[1:])
