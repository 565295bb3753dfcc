"""Two change words of one move: what the one states, the other may use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.measures import comparable, scale_after, sized_by_another
from factcheck.lexicon import table, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.extract.frames import Frame
    from factcheck.extract.line import Line, Mention
    from factcheck.model import Direction


def lend(one: Frame, two: Frame) -> None:
    """Two change words of one move: "rose 18% to 131, up from 111"; "rose 44%, increasing from 16 to 23"; "from 50 to 60, up 20%"."""
    if two.anchor.form == "compare" and one.amounts and one.after is None:
        _compare(one, two)
        return
    if not _of_one_move(one, two):
        return
    if one.amounts and one.before is None and two.before is not None and not two.amounts:
        one.after, one.before = one.after or two.after, two.before
    elif _sizes_the_first(one, two):
        two.after, two.before, two.compared = one.after, one.before, one.compared
    elif (
        two.percents
        and two.after is not None
        and two.before is None
        and one.after is None
        and _like(two.after, *one.amounts)
    ):
        two.amounts += one.amounts  # "tumbled 59.8 points, falling 2.12% to 2,762.13"
    elif (
        not two.amounts and two.after is not None and one.amounts and one.after is None and two.anchor.at <= _last(one)
    ):
        one.after = two.after  # "climbed 1% or 7p higher to 617p"
    elif _sizes_alone(one, two) and one.percents and one.before is None and _like(one.after, two.amounts[0]):
        one.amounts.append(two.amounts[0])  # "rose 4% to 312p, a gain of 12p"


def _of_one_move(one: Frame, two: Frame) -> bool:
    """Whether two change words go one way, in one clause, to one level at most."""
    if way(one) != way(two) or way(one) is None or "compare" in (one.anchor.form, two.anchor.form):
        return False
    between = one.line.words(_last(one), two.anchor.at)
    if len(between) > 8 or {";", "and", "since"} & set(between) or _in_another_clause(one, between, two):
        return False
    other = one.anchor.form == "multiple" or (two.anchor.form == "verb" and between[:1] != ["in"])
    if "which" in between and other:
        return False  # "aims to treble its spending, which rose from" (but "a rise of 12% in profits, which rose from")
    return two.after is None or one.after is None or one.after.first == two.after.first


def _last(one: Frame) -> int:
    return max((m.last for m in (*one.amounts, one.after, one.before) if m is not None), default=one.anchor.end)


def _compare(one: Frame, two: Frame) -> None:
    """ "Down 22%: 1,414 against 1,818": a size in per cent takes the levels of the comparison behind it."""
    after, before = two.after, two.before
    if not (one.percents or one.amounts[0].kind == "ratio") or after is None or before is None:
        return
    last = one.amounts[-1].last
    free = (one.before is None or one.before is before) and last < after.first
    if free and _led_on(one, one.line.words(last, after.first)) and _of_the_size(one, after, before):
        one.after, one.before, one.compared = after, before, True


def _in_another_clause(one: Frame, between: Sequence[str], two: Frame) -> bool:
    """ "Income was $787m, up from $780m, as car loans rose by 26%": the second change is of another subject."""
    if words("changes", "clauses", "contrast") & set(between):
        return True
    cause = next((i for i, word in enumerate(between) if word in words("changes", "clauses", "cause")), None)
    first = two.anchor.at - len(between)
    subject = cause is not None and any(one.line.tag(first + i)[:2] == "NN" for i in range(cause + 1, len(between)))
    return subject and two.anchor.form == "verb"


def _sizes_the_first(one: Frame, two: Frame) -> bool:
    """ "From 50 to 60, up 20%": the first tells both levels, the second the size."""
    if one.before is None or one.after is None or one.amounts or not two.amounts or two.before is not None:
        return False
    return not sized_by_another(two.amounts, one.before)


def _led_on(frame: Frame, between: list[str]) -> bool:
    """Whether "with", a colon or a dash leads from the size of a change to its levels: "down 22%: 1,414 against 1,818"."""
    if "with" in between:
        return frame.percents != [] or frame.anchor.form == "multiple" or between[-1] == "with"
    return ":" in between or between[-1:] in (["-"], ["–"], ["—"])


def _of_the_size(frame: Frame, after: Mention, before: Mention) -> bool:
    """Whether two levels may be those of a size: of the thing it is told of, and the earlier of them of another time.

    Not "sales fell 12%, with 40 shops open against 50 a year ago", nor "with 40 in the town against 50 in the county".
    """
    line = frame.line
    topic = frame.amounts[0].context.topic | {frame.amounts[0].context.subject}
    noun = after.context.noun
    if noun is not None and noun.endswith("ing") and line.lower(after.last) == noun:
        noun = None  # "with 12,140 landing on the island": what they do, not what is counted
    named = (
        noun is None
        or noun in topic
        or noun in ("person", "people")
        or _so_done(line, after, topic)
        or after.kind not in ("count", "number", "percent")
    )
    headed = line.lower(after.first - 1) == "of" and line.tag(after.first - 2)[:2] == "NN"
    other = headed and not _alike(line.lower(after.first - 2), line.words(line.first, frame.anchor.end))
    behind = line.words(before.last, before.last + 3)
    ended = line.lower(before.last) in (".", ")", ";", "")
    timed = ended or scale_after(line, before.last, min(before.last + 8, line.last), upto_comma=True) is not None
    return named and not other and (timed or "before" in behind or "earlier" in behind)


def _so_done(line: Line, level: Mention, topic: Iterable[str | None]) -> bool:
    """ "Sales fell 12%, with 1,414 cars sold": what was done to those counted is what moved."""
    verbs = table("deeds")["verbs"]
    done = {verb for word in topic if word is not None for verb in verbs.get(word, ())}
    return bool(done & set(line.words(level.last, level.last + 4)))


def _alike(noun: str, told: list[str]) -> bool:
    """True where the noun stands among the words, or one of another number."""
    return any(noun.rstrip("s") == word.rstrip("s") for word in told)


def _sizes_alone(one: Frame, frame: Frame) -> bool:
    """True for "a gain of 12p" with no level but that of the change before it."""
    shared = frame.after is None or frame.after is one.after
    net = words("changes", "unwords", "balance") & set(frame.line.words(frame.anchor.at - 2, frame.anchor.at))
    if net:
        return False  # "joiners rose 4% to 612 and leavers 9% to 540, a net gain of 72": what the two leave
    alone = frame.anchor.form == "noun" and bool(frame.amounts) and shared and frame.before is None
    return alone and frame.line.lower(frame.amounts[0].last) in (".", ",", ";", "")


def _like(level: Mention | None, *sizes: Mention) -> bool:
    """True where each size is an amount of what the level is of."""
    return (
        level is not None and bool(sizes) and all(size.kind != "percent" and comparable(size, level) for size in sizes)
    )


def way(frame: Frame) -> Direction | None:
    """The way of a change: that of its word, or that of a multiple ("tripled")."""
    amount = frame.anchor.amount
    if frame.anchor.form == "multiple" and amount is not None and not amount.quantity.is_range:
        return "up" if amount.quantity.scalar > 1 else "down"
    return frame.anchor.way


def bare_pair(frame: Frame, found: Sequence[Frame]) -> bool:
    """A "compared with" that no other frame of the sentence uses."""
    return not any(
        f is not frame
        and f.before is not None
        and frame.before is not None
        and f.before.first == frame.before.first
        and f.anchor.form != "compare"
        for f in found
    )
