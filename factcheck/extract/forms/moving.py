"""Two levels with the word for the way between them, by the forms of `relations/directions.toml`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factcheck.extract.change_words import change_word
from factcheck.extract.directions import certainty_of
from factcheck.extract.forms.read import written_in
from factcheck.extract.level_pairs import KINDS, alike, size, unordered
from factcheck.lexicon import words
from factcheck.model import Directed, Tie

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from factcheck.extract.forms.pattern import Parts
    from factcheck.extract.forms.read import Written
    from factcheck.extract.forms.rows import Told
    from factcheck.extract.line import Mention
    from factcheck.model import Direction

NEAR: Final = 3  # words before a change word that may turn it round: "did not fall to"


def told_ways(rows: Mapping[int, tuple[Told, ...]], known: Sequence[Directed]) -> Iterator[Directed]:
    """Every two levels that a form ties to a word for the way, and that no surer tie has told."""
    taken = {(found.after.id, found.before.id) for found in known if found.tie.certainty != "loose"}
    for written, told, parts in written_in("directions", rows):
        after, before = (told.mentions[parts[part][0][0]] for part in ("AFTER", "BEFORE"))
        pair = (after.quantity.id, before.quantity.id)
        if pair not in taken and all(GUARDS[guard](told, after, before) for guard in written.guards):
            found = _directed(told, written, parts, after, before)
            if found is not None:
                taken.add(pair)
                yield found


def _directed(told: Told, written: Written, parts: Parts, after: Mention, before: Mention) -> Directed | None:
    """The pair with its word, unless something turns that round."""
    cell = next((told.row.cells[parts[part][0][0]] for part in ("WAY", "MORE") if part in parts), None)
    line = told.lines[0]
    at = cell.first if cell is not None else after.first
    word = change_word(line, at) if cell is not None else None
    way: Direction | None = written.options.get("way") or (word.way if word is not None else None)
    if way is None or (word is not None and word.form == "valued" and after.kind == "money"):
        return None
    if line.lower(at) in ("more", "less") and line.tag(at + 1)[:2] in ("JJ", "RB", "VB"):
        return None  # "the gap is more stark: 9%, against 33%"
    if set(line.words(at - NEAR, at)) & words("directions", "not", "negated"):
        return None
    if after.kind == "duration" and line.lower(at) in words("directions", "not", "timed"):
        way = "down" if way == "up" else "up"
    text = line.tokens[at].text
    tie = Tie(certainty_of(written.via), (f"“{text}” leads to both",), via=written.via)
    return Directed(after.quantity, before.quantity, way, text, tie)


def levels(told: Told, after: Mention, before: Mention) -> bool:
    """Two levels of one kind and unit, neither of them by how much something moved, nor a range."""
    one, two = told.line_of(after), told.line_of(before)
    if not {after.kind, before.kind} <= KINDS or after.quantity.is_range or before.quantity.is_range:
        return False
    if set(one.words(one.first, one.last)) & words("changes", "unwords", "rebased") or not alike(one, after, before):
        return False
    sized = size(one, after, []) and one.lower(after.first - 1) != "to"
    return not sized and not size(two, before, []) and not (one is two and unordered(one, after, before))


def rates(told: Told, after: Mention, before: Mention) -> bool:
    """ "By 2.9% after 2.4%": two sizes of growth."""
    return after.kind == before.kind == "percent" and alike(told.lines[0], after, before)


def unled(told: Told, after: Mention, before: Mention) -> bool:
    """No third figure of the kind between the word and the two, and none behind."""
    line = told.line_of(after)
    like = [m for m in line.figures(line.first, line.last) if m.kind in (after.kind, before.kind)]
    return len(like) == len((after, before))


GUARDS: Final[dict[str, Callable[[Told, Mention, Mention], bool]]] = {
    guard.__name__: guard for guard in (levels, rates, unled)
}
