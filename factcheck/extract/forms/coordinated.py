"""Lists of names or things as the text strings them together: "Ash, Birch and Elm", and how many they are at least and at most.

Nothing of the parse is needed but the tags. What may be said of a name and be no name itself (a role, an age, a place it lies in) makes the number of
names uncertain, and a list that is not over ("and others") is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from factcheck.extract.forms.pattern import DASH, POINT
from factcheck.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.extract.forms.pattern import Cell
    from factcheck.extract.tokens import Token

Sort: TypeAlias = Literal["name", "thing", "place", "perhaps", "aside", "counted"]

MOST_ITEMS: Final = 24
LONGEST: Final = 14  # cells between two commas
_OPENING: Final = (",", ":", DASH, "–", "—", "(", ";", "“", '"', "‘")
_JOINTS: Final = ("and", "&")
_FINITE: Final = ("VBD", "VBZ", "VBP", "MD", "WP", "WDT", "WRB", "EX", "UH")
_TAIL: Final = ("IN", "TO", "VBN", "VBG", "VBD", "WP", "WDT", "RB")
_ENDS: Final = (".", ";", ":", ")", "–", "—", DASH, "(", "?", "!", "…")
_NO_ITEM: Final = ("VBD", "VBZ", "VBP", "MD", "VB", "EX", "UH", "PRP")


class Names(NamedTuple):
    """A list: its cells, its items as they are told, and how many it names at least and at most."""

    first: int
    last: int
    items: tuple[tuple[int, int], ...]
    sorts: tuple[Sort, ...]
    least: int
    most: int


class _Chunk(NamedTuple):
    first: int
    last: int
    sort: Sort
    joint: bool  # whether "and" leads to it
    tail: int  # where what is said of it begins


def coordinated(cells: Sequence[Cell], tokens: Sequence[Token]) -> Iterator[Names]:
    """Every list of two or more that begins where one may: at the start, behind a sign or a preposition."""
    if not any(cell.word in _JOINTS for cell in cells):
        return
    for at in range(len(cells)):
        if not at or cells[at - 1].word in _OPENING or cells[at - 1].tag == "IN" or _led(cells[at - 1]):
            found = _by_semicolons(cells, tokens, at) or _from(cells, tokens, at)
            if found is not None:
                yield found
                if found.items[-1][1] < found.last:
                    yield found._replace(last=found.items[-1][1])


def _led(before: Cell) -> bool:
    return before.word in words("lists", "leading") or before.tag in ("VBP", "VBZ", "VBD")


def _from(cells: Sequence[Cell], tokens: Sequence[Token], at: int) -> Names | None:
    """The list that begins at a cell, up to the item behind its "and"."""
    chunks: list[_Chunk] = []
    joint = False
    while len(chunks) < MOST_ITEMS:
        chunk = _chunk(cells, tokens, at, joint=joint)
        if chunk is None or (not chunks and chunk.sort not in ("name", "thing", "place", "counted")):
            return None
        chunks.append(chunk)
        at = chunk.last
        comma = at < len(cells) and cells[at].word == ","
        at += comma
        joined = at < len(cells) and cells[at].word in _JOINTS
        if joint and not joined:
            return None if comma and _goes_on(cells, tokens, at) else _counted(chunks, chunk)
        if not comma and not joined:
            return None
        joint, at = joined, at + joined
    return None


def _chunk(cells: Sequence[Cell], tokens: Sequence[Token], at: int, *, joint: bool) -> _Chunk | None:
    """What stands between two commas or joints, or up to where an item is over; `None` where a clause stands there."""
    first, tail, depth = at, 0, 0
    if at < len(cells) and (cells[at].tag in _NO_ITEM or cells[at].word in _OPENING[:-3]):
        return None
    while at < len(cells) and at - first < LONGEST:
        cell = cells[at]
        if depth and cell.word == ")":
            depth = 0
        elif cell.word == "(" and cell is not cells[first] and not depth:
            depth, tail = 1, tail or at
        elif not depth:
            if cell.word in _JOINTS and _bound(tokens, cells, at):
                pass
            elif cell.word in (",", *_JOINTS) or (cell.word in _ENDS):
                break
            elif cell.tag in _FINITE and at > first and not _relative(cells[first]):
                if not joint:
                    return None
                break
            elif at > first and _trails(cell, cells[at - 1]):
                tail = tail or at
        at += 1
    if at == first or depth:
        return None
    sort = _sort(cells, tokens, first, tail or at)
    if sort == "aside" and joint and cells[first].kind:
        sort = "counted"
    return _Chunk(first, at, sort, joint, tail or at)


def _bound(tokens: Sequence[Token], cells: Sequence[Cell], at: int) -> bool:
    """True for the sign of "Marks & Spencer" and "alpha- and beta-"."""
    return cells[at].word == "&" and at > 0 and tokens[cells[at - 1].first].text[0].isupper()


def _relative(cell: Cell) -> bool:
    return cell.tag in ("WP", "WDT", "WP$", "WRB")


def _trails(cell: Cell, before: Cell) -> bool:
    """Whether what is said of an item begins: "of" goes on with it."""
    return (
        cell.tag in _TAIL
        and cell.word not in words("lists", "names", "linking")
        and before.tag not in ("IN", "DT", "JJ")
    )


def _sort(cells: Sequence[Cell], tokens: Sequence[Token], first: int, last: int) -> Sort:
    """What a chunk is: a name, a thing, the place that a name lies in, something said of the name before, or things counted."""
    head = cells[first]
    at_start = first == 0 or cells[first - 1].word == "."
    if all(
        (cell.kind and not (cell.kind == "date" and cell.word[:1].isalpha()))
        or cell.word in ("aged", "age", "-", "’", "'")
        for cell in cells[first:last]
    ):
        return "aside"
    if head.kind == "date" and head.word[:1].isalpha():
        return "name"
    if head.kind and head.kind != "ordinal":
        return "counted"
    small = not tokens[head.first].text[0].isupper()
    if small and (_relative(head) or head.tag == "TO" or head.word in words("lists", "asides")):
        return "aside"
    if small and head.tag in ("VBN", "VBG", "RB", "IN"):
        return "perhaps"
    if " ".join(cell.word for cell in cells[first:last]).removesuffix(f" {POINT}") in words("lists", "places"):
        return "place"
    if head.tag in ("DT", "PRP$") and head.word != "the":
        return "thing"  # "a Tunisian", "his Ford"
    worded = [
        c for c in cells[first:last] if c.word[:1].isalnum() and c.word not in words("lists", "names", "no_word")
    ] or [head]
    told = worded[:1] if head.word == "the" else [worded[0], worded[-1]]  # "the top Democrat" is no name
    named = (_capital(tokens, c) and not (at_start and c is head and c.tag[:3] != "NNP") for c in told)
    return "name" if any(named) else "thing"


def _capital(tokens: Sequence[Token], cell: Cell) -> bool:
    return tokens[cell.first].text[0].isupper()


def _goes_on(cells: Sequence[Cell], tokens: Sequence[Token], at: int) -> bool:
    """Whether a list seems to go on behind the comma that follows its "and": what is said of the last name may come between."""
    for _ in range(3):
        chunk = _chunk(cells, tokens, at, joint=False)
        if chunk is None or chunk.last >= len(cells):
            return False
        after = chunk.last + (cells[chunk.last].word == ",")
        if after < len(cells) and cells[after].word in _JOINTS:
            return after + 1 < len(cells) and cells[after + 1].tag not in _NO_ITEM
        if after == chunk.last:
            return False
        at = after
    return False


def _counted(chunks: Sequence[_Chunk], last: _Chunk) -> Names | None:
    """How many the list names; `None` where its last item says that there are more."""
    first = chunks[0]
    kinds = [_kind(chunks, chunk) for chunk in chunks]
    own = sum(kind == kinds[0] for kind in kinds)
    inner = sum(chunk.joint for chunk in chunks[:-1])
    maybe = sum(kind not in (kinds[0], "aside") for kind in kinds)
    items = tuple((c.first, c.tail) for c in chunks)
    return Names(first.first, last.last, items, tuple(c.sort for c in chunks), own - inner, own + maybe)


def _kind(chunks: Sequence[_Chunk], chunk: _Chunk) -> Sort:
    """A place is a name of its own in a list of places."""
    if chunk.sort == "place" and (chunk is chunks[0] or chunks[0].sort == "place"):
        return "name"
    return "perhaps" if chunk.sort == "aside" and chunk.joint else chunk.sort


def _by_semicolons(cells: Sequence[Cell], tokens: Sequence[Token], at: int) -> Names | None:
    """A list whose items are parted by semicolons: "Ann Lee, 30, of York; Bob Ray, 28; and Cy Moss, 41"."""
    stops = [i for i in range(at, len(cells)) if cells[i].word == ";"]
    end = next((i for i in range(at, len(cells)) if cells[i].word == "."), len(cells))
    stops = [i for i in stops if i < end]
    if not stops or len(stops) >= MOST_ITEMS or not any(c.word in _JOINTS for c in cells[stops[-1] : stops[-1] + 2]):
        return None
    starts = [at, *(i + 1 for i in stops[:-1]), stops[-1] + 2]
    ends = [*stops, end]
    sorts = tuple(_sort(cells, tokens, a, b) for a, b in zip(starts, ends, strict=True))
    pairs = zip(starts, ends, strict=True)
    if any(sort != sorts[0] for sort in sorts) or sorts[0] not in ("name", "thing"):
        return None
    joined = sum(any(c.word in _JOINTS for c in cells[a:b]) for a, b in pairs)
    return Names(at, end, tuple(zip(starts, ends, strict=True)), sorts, len(starts), len(starts) + joined)
