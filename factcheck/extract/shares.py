"""Find parts of wholes: "207 of 521 (40%)", "3.6 per cent, or 7 of 193", and fractions with their percentage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.alike import narrowed
from factcheck.extract.anchors import ways
from factcheck.extract.apposed import appended, beside_share, only_nouns, part_and_whole, parts_of
from factcheck.extract.measures import comparable
from factcheck.extract.portions import fractions, goes_on, made_up, share_first, side_by_side, stake
from factcheck.extract.slices import slices
from factcheck.lexicon import words
from factcheck.model import Share, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.line import Line, Mention

_DASHES = ("—", "–", "-", "(", ":", ",", "[")


def shares(lines: Sequence[Line]) -> Iterator[Share]:
    """Every part, whole and share that stand together in a sentence."""
    for number, line in enumerate(lines):
        figures = line.figures(line.first, line.last)
        for index, mention in enumerate(figures):
            if mention.kind == "percent" and not mention.quantity.is_range:
                yield from _around(line, figures, index)
            elif mention.kind == "ratio" and _is_share(mention):
                yield from fractions(line, figures, index)
            if mention.kind in ("percent", "ratio") and not mention.quantity.is_range:
                yield from stake(line, figures, index)
                yield from made_up(line, figures, index)
                yield from share_first(line, figures, index)
                yield from slices(line, figures, index)
        if number and line.lower(line.first) == "of" and line.lower(line.first + 1) in ("those", "these", "them"):
            yield from _of_them(line, figures, lines[number - 1])


def _of_them(line: Line, figures: Sequence[Mention], before: Line) -> Iterator[Share]:
    """ "Of those, 140 (34 per cent) were children": the whole is the first count of the sentence before, it seems."""
    if (
        len(figures) < 2
        or figures[1].kind != "percent"
        or figures[1].quantity.is_range
        or figures[0].kind not in ("count", "number")
    ):
        return
    part, percent = figures[:2]
    inner = line.words(part.last, percent.first)
    if line.lower(percent.first - 1) != "(" or len(inner) > 6 or any(m.kind == "percent" for m in before.mentions):
        return
    wholes = [
        m
        for m in before.figures(before.first, before.last)
        if parts_of(part, m) and m.kind in ("count", "number") and m.quantity.scalar > part.quantity.scalar
    ]
    tie = Tie("guess", ("“of those”: the whole is in the sentence before",), via="share/of-them")
    for whole in wholes[:3]:
        yield Share(part.quantity, whole.quantity, percent.quantity, tie)


def _around(line: Line, figures: Sequence[Mention], index: int) -> Iterator[Share]:
    percent = figures[index]
    yield from _rated(line, figures, index)
    before, after = figures[:index], figures[index + 1 :]
    pair = part_and_whole(line, before[-2:]) if len(before) >= 2 else None
    if pair is not None and appended(line, pair[1], percent) and not _of_others(line, percent):
        yield Share(pair[0].quantity, pair[1].quantity, percent.quantity, side_by_side("pair-share"))
        return
    pair = part_and_whole(line, after[:2]) if len(after) >= 2 and not _by_how_much(line, percent) else None
    beside = pair is not None and (appended(line, percent, pair[0]) or beside_share(line, percent, pair[0]))
    if pair is not None and beside and not goes_on(line, pair[1]):
        yield Share(pair[0].quantity, pair[1].quantity, percent.quantity, side_by_side("share-pair"))
        return
    if before and after:
        part, whole = before[-1], after[0]
        if _part_or_percent(line, part, percent, whole):
            yield Share(part.quantity, whole.quantity, percent.quantity, side_by_side("part-share-whole"))
            return
    if before and after:
        these = _of_those(line, before)
        if these is not None and _closed_in(line, percent, after[0]) and parts_of(after[0], these):
            tie = Tie(
                "sure", ("same sentence", "“of the …”, then the share and its part"), via="share/of-the-share-part"
            )
            yield Share(after[0].quantity, these.quantity, percent.quantity, tie)
            return
    if before and _bracketed(line, before[-1], percent) and not _of_others(line, percent):
        these = _of_those(line, before[:-1])
        if these is not None and parts_of(before[-1], these):
            yield Share(
                before[-1].quantity,
                these.quantity,
                percent.quantity,
                Tie(
                    "sure", ("same sentence", "“of the …”, then the part and its share"), via="share/of-the-part-share"
                ),
            )


def _by_how_much(line: Line, percent: Mention) -> bool:
    """ "A 30 per cent lower risk: 42 of the 2,000", "cut deaths by 30 per cent": the size of a change, and no share."""
    ahead, back = line.words(percent.last, percent.last + 1), line.words(percent.first - 5, percent.first)
    if any(word in ways(kind) for word in ahead for kind in ("more", "nouns")):
        return True
    if " ".join(back[-2:]) in words("told", "composed", "phrases"):
        return False  # "made up 40 per cent of the crowd — 207 of 521"
    moved = [word in ways("verbs") or word in ways("nouns") or word in ways("particles") for word in back]
    return (moved[-1:] == [True]) or (any(moved) and back[-1:] in (["by"], ["of"]) and "," not in back)


_RESULT = (
    ["is"],
    ["was"],
    [",", "or"],
    ["or"],
    ["("],
    ["—"],
    ["–"],
    [",", "which", "is"],
    ["would", "be"],
    ["makes"],
    ["equals"],
    ["comes", "to"],
    ["came", "to"],
    ["="],
    [",", "about"],
    [",", "i.e."],
)


def _rated(line: Line, figures: Sequence[Mention], index: int) -> Iterator[Share]:
    """ "1.5 per cent of its £8.4bn of assets, or about £126m": a rate, its base and what they make."""
    percent, after = figures[index], figures[index + 1 :]
    if len(after) < 2:
        return
    whole, part = after[0], after[1]
    link, result = line.gap(percent, whole), line.gap(whole, part)
    if link[:1] != ["of"] or len(link) > 6 or any(w in (",", ";", "(", "and") for w in link):
        return
    counts = {whole.kind, part.kind} <= {"count", "number"}
    if whole.kind == "percent" or not (counts or comparable(whole, part)) or not parts_of(part, whole):
        return
    tail = [w for w in result if w not in ("about", "roughly", "just", "some", "only")]
    if (
        len(result) <= 8
        and (tail[-1:] in _RESULT or tail[-2:] in _RESULT)
        and not line.verb(whole.last, part.first - 1)
        and not narrowed(line, part)
    ):
        yield Share(
            part.quantity,
            whole.quantity,
            percent.quantity,
            Tie("sure", ("same sentence", "the rate, its base and the result"), via="share/rate-of-base"),
            amount_stated=True,
        )


def _closed_in(line: Line, share: Mention, part: Mention) -> bool:
    """ "25% — 303 — smoked", "25% (303)": the part stands alone between two signs behind its share."""
    return line.gap(share, part) in (["("], ["—"], ["–"], ["-"]) and line.lower(part.last) in (")", "—", "–", "-")


def _stated(line: Line, part: Mention) -> bool:
    """False for "in its two hospitals, 71% of ...": the clause has not begun."""
    back: list[str] = []
    for at in reversed(range(line.first, part.first)):
        if line.lower(at) in (",", ";", "—") or line.verb(at, at + 1):
            break  # "rainfall in May was 150mm": the verb is told, and the place before it is the subject's
        back.append(line.lower(at))
    return not {"in", "at", "across", "for", "from", "on", "among"} & set(back[:6])


def _of_others(line: Line, share: Mention) -> bool:
    """True where the share is of another whole than the figures before it: "or 40% of the away fans", "(40% of them)"."""
    behind = line.words(share.last, share.last + 3)
    return behind[:1] == ["of"] and not words("things", "wholes") & set(behind)


def _bracketed(line: Line, one: Mention, two: Mention) -> bool:
    gap = line.gap(one, two)
    return bool(gap) and (gap[-1] == "(" or gap[-2:] == [",", "or"]) and len(gap) <= 4


def _part_or_percent(line: Line, part: Mention, percent: Mention, whole: Mention) -> bool:
    """ "155,567 people, or roughly 70 percent of 225,000 residents"; "250,000 (6.56%) out of 3.81 million"."""
    lead, link = line.gap(part, percent), line.gap(percent, whole)
    if not parts_of(part, whole) or not link or len(link) > 8 or part.quantity.scalar > whole.quantity.scalar:
        return False
    apposed = (
        (lead[-1:] == ["or"] and len(lead) <= 8 and not line.verb(part.last, percent.first))
        or (lead in (["("], [",", "or"]) or (lead[-1:] == ["("] and len(lead) <= 4))
        or (
            lead[-1:] == [","]
            and only_nouns(line, part.last, percent.first - 1)
            and _stated(line, part)
            and len(link) <= 5
        )
    )
    if not apposed:
        return False
    if link[0] == ")":
        link = link[1:]
    if link[:2] == ["out", "of"]:
        link = link[1:]
    if link[:1] != ["of"] or link[1:2] in (["them"], ["these"], ["those"], ["whom"], ["which"]):
        return False  # "Spain 47m, 57% of them in four states": the share is of those before
    if any(w in (",", ";", "(", ")", "and", "but") for w in link) or line.verb(percent.last, whole.first):
        return False  # "£312m in claims (61% of premiums) against £298m": the whole is named, and the figure behind another
    if words("changes", "links", "before") & set(link):
        return False
    if line.lower(whole.last) in ("-", "‑"):
        return False  # "20% of the two-bedroom homes"
    return part.quantity.unit != "time"


def _of_those(line: Line, before: Sequence[Mention]) -> Mention | None:
    """The whole of "Of the 14,460, 14,082 (97.3 per cent) are ...": "of" opens the clause."""
    for mention in before:
        if _sampled(line, mention):
            return mention
        if line.lower(line.first) == "out" and "," not in line.words(line.first, mention.first):
            return mention  # "out of a crowd of 15,110, 3,860 (25.5%)"
        back = line.words(mention.first - 3, mention.first)
        if "of" in back and "," not in back[back.index("of") :]:
            at = mention.first - len(back) + back.index("of")
            if at == line.first or line.lower(at - 1) in (",", ";", "“", "—", ":"):
                return mention
    return None


def _sampled(line: Line, mention: Mention) -> bool:
    """True for the 1,212 of "a survey of 1,212 adults found that 303, or 25%, ...": a share that follows is of them."""
    back = line.words(mention.first - 4, mention.first)
    return back[-1:] == ["of"] and bool(words("things", "samples") & set(back[-3:-1]))


def _is_share(mention: Mention) -> bool:
    return mention.figure.numbers[0].share and not mention.quantity.is_range
