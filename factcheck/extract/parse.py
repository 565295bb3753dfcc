"""Sentences that hold a figure, with their grammar, as plain data; whichever engine reads them, nothing beyond this module knows."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import wraps
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final, TypeVar
from unicodedata import category

from factcheck.extract.engine import Token, engine
from factcheck.lexicon import words
from factcheck.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from factcheck.extract.engine import Engine, Grammar

_Of = TypeVar("_Of")
_Got = TypeVar("_Got")
_SCALED = re.compile(r"\d[\d,.]{0,20}[A-Za-z]{1,2}\.")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ENDLESS = re.compile(r"\S{200,}")
_SPACED = re.compile(r"(.{99}).")
BATCH = 64
LATELY: Final = 256
STOPS: Final = frozenset(
    "!.?։؟۔܀܁܂߹।॥၊။።፧፨᙮᜵᜶᠃᠉᥄᥅᪨᪩᪪᪫᭚᭛᭞᭟᰻᰼᱾᱿‼‽⁇⁈⁉⸮⸼꓿꘎꘏꛳꛷꡶꡷꣎꣏꤯꧈꧉꩝꩞꩟꫰꫱꯫﹒﹖﹗！．？𐩖𐩗𑁇𑁈𑂾𑂿𑃀𑃁𑅁𑅂𑅃𑇅𑇆𑇍𑇞𑇟𑈸𑈹𑈻𑈼𑊩𑑋𑑌𑗂𑗃𑗉𑗊𑗋𑗌𑗍𑗎𑗏𑗐𑗑𑗒𑗓𑗔𑗕𑗖𑗗𑙁𑙂𑜼𑜽𑜾𑩂𑩃𑪛𑪜𑱁𑱂𖩮𖩯𖫵𖬷𖬸𖭄𛲟𝪈｡。"
)
# A longer "sentence" is a table or a list without stops: it is cut, since a parse costs memory by length.
LONGEST_SENTENCE = 250


@dataclass(frozen=True, slots=True)
class Word:
    """A token of a parsed sentence: offsets into the article's text, tag (Penn), dependency and the index of its head."""

    text: str
    lower: str
    start: int
    end: int
    tag: str
    dep: str
    head: int
    lemma: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article: `text[start:end]` and its words."""

    start: int
    end: int
    words: tuple[Word, ...]


def once(read: Callable[[_Of], _Got]) -> Callable[[_Of], _Got]:
    """Keep what was read of the last sentence: each of its figures asks for the same."""
    last: list[tuple[object, _Got]] = []

    @wraps(read)
    def kept(of: _Of) -> _Got:
        if not last or last[0][0] is not of:
            last[:] = [(of, read(of))]
        return last[0][1]

    return kept


def lately(read: Callable[[_Of], _Got]) -> Callable[[_Of], _Got]:
    """Keep what was read of the last things, of so many as the sentences about a figure hold: each is held against the others again and again."""
    last: dict[int, tuple[object, _Got]] = {}

    @wraps(read)
    def kept(of: _Of) -> _Got:
        known = last.get(id(of))
        if known is None or known[0] is not of:
            if len(last) >= LATELY:
                last.clear()
            known = last[id(of)] = of, read(of)
        return known[1]

    return kept


def within(words_: Sequence[Word], start: int, end: int) -> range:
    """The words that stand in a stretch of the text, if in part."""
    first = bisect_right(words_, start, key=lambda word: word.end)
    return range(first, max(first, bisect_left(words_, end, key=lambda word: word.start)))


def parsed(texts: Iterable[tuple[str, Sequence[tuple[int, int]], Sequence[int]]]) -> Iterator[list[Sentence]]:
    """For each text with its stretches (paragraphs) and the places of its figures: its sentences that hold one."""
    batch: list[tuple[str, Sequence[tuple[int, int]], Sequence[int]]] = []
    for item in texts:
        batch.append(item)
        if len(batch) == BATCH:
            yield from _parse_batch(batch)
            batch = []
    if batch:
        yield from _parse_batch(batch)


def _parse_batch(batch: Sequence[tuple[str, Sequence[tuple[int, int]], Sequence[int]]]) -> Iterator[list[Sentence]]:
    if not any(places for _, _, places in batch):
        yield from ([] for _ in batch)
        return
    reader = engine()
    found = [list(_cut(reader, text, spans, places)) for text, spans, places in batch]
    # However its lines are broken and spaced out, a sentence is read as if it stood in one line.
    grammars = iter(reader.read([_in_one_line(tokens) for pieces in found for tokens, _ in pieces]))
    for pieces in found:
        yield [_sentence(reader, tokens, next(grammars), offset) for tokens, offset in pieces]


def _in_one_line(tokens: Sequence[Token]) -> list[Token]:
    """The words alone: white space of any sort behind one is a space."""
    following = [*(token.text.isspace() for token in tokens[1:]), False]
    return [
        Token(token.text, spaced=True) if space and not token.spaced else token
        for token, space in zip(tokens, following, strict=True)
        if not token.text.isspace()
    ]


def _cut(
    reader: Engine, text: str, spans: Sequence[tuple[int, int]], places: Sequence[int]
) -> Iterator[tuple[list[Token], int]]:
    """The sentences that hold a figure as words, each with its offset into the text."""
    for start, end in spans:
        if not _holds(places, start, end):
            continue
        tokens = _stopped(reader.cut(_breathing(text[start:end])))
        offsets = list(accumulate((len(t.text) + t.spaced for t in tokens), initial=start))
        for first, last in pairwise([*_starts(tokens), len(tokens)]):
            if _holds(places, offsets[first], offsets[last] - tokens[last - 1].spaced):
                for begin in range(first, last, LONGEST_SENTENCE):
                    yield tokens[begin : min(begin + LONGEST_SENTENCE, last)], offsets[begin]


def _starts(tokens: Sequence[Token]) -> Iterator[int]:
    """Where sentences begin: behind a stop and what follows it, as spaCy's sentencizer has it, but not in "Rs. 21,700"."""
    yield 0
    stopped = False
    for at, (word, _) in enumerate(tokens):
        if word in STOPS:
            stopped = True
        elif stopped and not all(category(letter).startswith("P") for letter in word):
            if not _is_led(tokens, at):
                yield at
            stopped = False


def _is_led(tokens: Sequence[Token], at: int) -> bool:
    """True behind the stop of an abbreviation that leads to a number: "Rs. 21,700"."""
    if at < 2 or tokens[at - 1].text != "." or tokens[at - 2].spaced or not tokens[at].text[:1].isdecimal():
        return False
    return tokens[at - 2].text.lower() in words("numbers", "abbreviations", "words")


def _stopped(tokens: list[Token]) -> list[Token]:
    """The words with the stop behind a scale taken as one: spaCy keeps "£808m. They" and "$2.7M. They" together."""
    ends = {at for at, t in enumerate(tokens) if len(t.text) > 1 and t.text[-1] == "." and _is_scaled(tokens, at)}
    if not ends:
        return tokens
    return [
        part
        for at, t in enumerate(tokens)
        for part in ((Token(t.text[:-1], spaced=False), Token(".", t.spaced)) if at in ends else (t,))
    ]


def _is_scaled(tokens: Sequence[Token], at: int) -> bool:
    """True for the "m." of "£808m. They" and for "2.7M." where a new sentence may begin behind it."""
    token = tokens[at]
    ends = at + 1 == len(tokens) or (token.spaced and not tokens[at + 1].text[:1].islower())
    if len(token.text) == len("m."):
        before = tokens[at - 1] if at else None
        return (
            ends
            and token.text[0].isalpha()
            and before is not None
            and before.text[-1].isdecimal()
            and not before.spaced
        )
    return ends and bool(_SCALED.fullmatch(token.text))


def _breathing(text: str) -> str:
    """A text that spaCy can cut in linear time, as long as the original: no endless words, no lone surrogates."""
    if _SURROGATE.search(text):
        text = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    return _ENDLESS.sub(lambda run: _SPACED.sub(r"\1 ", run.group()), text)


def _holds(places: Sequence[int], start: int, end: int) -> bool:
    """True where one of the places, which are in order, lies in a stretch."""
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end


def _sentence(reader: Engine, tokens: Sequence[Token], grammar: Grammar, offset: int) -> Sentence:
    found, at = [], offset
    told = zip(*grammar, strict=True)
    for text, spaced in tokens:
        if text.isspace():
            at += len(text) + spaced
            continue
        tag, dep, head = next(told)
        lower = text.lower()
        lemma = lower
        if tag in ("NNS", "NNPS"):
            lemma = _OWN_PLURALS[lower] if lower in _OWN_PLURALS else reader.singular(lower)
        end = at + len(text)
        found.append(Word(text, lower, at, end, tag, dep, head, lemma))
        at = end + spaced
    return Sentence(offset, found[-1].end if found else offset, tuple(found))


_OWN_PLURALS: Final = {"people": "person", "lives": "life", "dlrs": "dollar", "data": "data", "media": "media"}
