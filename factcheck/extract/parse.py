"""Sentences that hold a figure, with their grammar, as plain data; nothing beyond this module sees spaCy's own types."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, wraps
from typing import TYPE_CHECKING, Any, TypeVar

from factcheck.extract.language import model
from factcheck.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_Of = TypeVar("_Of")
_Got = TypeVar("_Got")
_SCALED = re.compile(r"\d[\d,.]{0,20}[A-Za-z]{1,2}\.")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ENDLESS = re.compile(r"\S{200,}")
_SPACED = re.compile(r"(.{99}).")
BATCH = 16
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
        held = next((got for whose, got in last if whose is of), None)
        if held is None:
            held = read(of)
            last[:] = [(of, held)]
        return held

    return kept


@cache
def _sentencizer() -> Any:  # noqa: ANN401
    from spacy.pipeline import Sentencizer

    return Sentencizer()


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
    nlp = model()
    found = [list(_cut(nlp, text, spans, places)) for text, spans, places in batch]
    docs = nlp.pipe([doc for pieces in found for doc, _ in pieces], batch_size=BATCH)
    for pieces in found:
        yield [_plain(nlp, next(docs), offset) for _, offset in pieces]


def _cut(
    nlp: Any,  # noqa: ANN401
    text: str,
    spans: Sequence[tuple[int, int]],
    places: Sequence[int],
) -> Iterator[tuple[Any, int]]:
    """The sentences that hold a figure as unparsed docs, each with its offset into the text."""
    for start, end in spans:
        if not _holds(places, start, end):
            continue
        doc = _joined(_sentencizer()(_stopped(nlp, nlp.make_doc(_breathing(text[start:end])))))
        for sent in doc.sents:
            if _holds(places, start + sent.start_char, start + sent.end_char):
                for begin in range(sent.start, sent.end, LONGEST_SENTENCE):
                    piece = doc[begin : min(begin + LONGEST_SENTENCE, sent.end)]
                    yield _alone(nlp, piece), start + piece.start_char


def _joined(doc: Any) -> Any:  # noqa: ANN401
    """The sentences, with none begun behind the stop of an abbreviation that leads to a number: "Rs. 21,700"."""
    for token in doc[1:-1]:
        led = token.text == "." and doc[token.i - 1].lower_ in words("numbers", "abbreviations", "words")
        if led and not doc[token.i - 1].whitespace_ and doc[token.i + 1].text[:1].isdecimal():
            doc[token.i + 1].is_sent_start = False
    return doc


def _stopped(nlp: Any, doc: Any) -> Any:  # noqa: ANN401
    """The words with the stop behind a scale taken as one: spaCy keeps "£808m. They" and "$2.7M. They" together."""
    ends = {t.i for t in doc if len(t) > 1 and t.text[-1] == "." and _is_scaled(doc, t)}
    if not ends:
        return doc
    from spacy.tokens import Doc

    words = [w for t in doc for w in ((t.text[:-1], ".") if t.i in ends else (t.text,))]
    spaces = [s for t in doc for s in ((False, bool(t.whitespace_)) if t.i in ends else (bool(t.whitespace_),))]
    return Doc(nlp.vocab, words=words, spaces=spaces)


def _is_scaled(doc: Any, token: Any) -> bool:  # noqa: ANN401
    """True for the "m." of "£808m. They" and for "2.7M." where a new sentence may begin behind it."""
    ends = token.i + 1 == len(doc) or (bool(token.whitespace_) and not doc[token.i + 1].text[:1].islower())
    if len(token) == len("m."):
        before = doc[token.i - 1] if token.i else None
        return (
            ends
            and token.text[0].isalpha()
            and before is not None
            and before.text[-1].isdecimal()
            and not before.whitespace_
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


def _alone(nlp: Any, piece: Any) -> Any:  # noqa: ANN401
    """A sentence as a document of its own, which the parser must not cut further."""
    from spacy.tokens import Doc

    doc = Doc(nlp.vocab, words=[t.text for t in piece], spaces=[bool(t.whitespace_) for t in piece])
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def _plain(nlp: Any, doc: Any, offset: int) -> Sentence:  # noqa: ANN401
    rows = doc.to_array(
        ["TAG", "DEP", "HEAD"]
    ).tolist()  # all at once: asked of each token, they take four times as long
    words = tuple(_word(nlp, token, offset, row) for token, row in zip(doc, rows, strict=True))
    return Sentence(offset, words[-1].end if words else offset, words)


def _word(nlp: Any, token: Any, offset: int, row: Sequence[int]) -> Word:  # noqa: ANN401
    """The word of a token, given its tag, dependency and how far off its head is (two's complement)."""
    text, at = token.text, token.idx
    tag, dep = (_name(nlp, key) for key in row[:2])
    head = token.i + row[2] - (row[2] >> 63 << 64)
    lower = token.lower_
    lemma = _plural(nlp, token) if tag in ("NNS", "NNPS") else lower
    return Word(text, lower, offset + at, offset + at + len(text), tag, dep, head, lemma)


_NAMES: dict[int, str] = {}


def _name(nlp: Any, key: int) -> str:  # noqa: ANN401
    if key not in _NAMES:
        _NAMES[key] = str(nlp.vocab.strings[key])
    return _NAMES[key]


_PLURALS: dict[str, str] = {"people": "person", "lives": "life", "dlrs": "dollar", "data": "data", "media": "media"}


def _plural(nlp: Any, token: Any) -> str:  # noqa: ANN401
    """The lemma of a plural noun, by the model's own rules."""
    word = str(token.lower_)
    if word not in _PLURALS:
        token.pos_ = "NOUN"
        lemmas = nlp.get_pipe("lemmatizer").rule_lemmatize(token)
        _PLURALS[word] = str(lemmas[0]).lower() if lemmas else word
    return _PLURALS[word]
