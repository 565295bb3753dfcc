"""What the grammar of its sentence tells of a figure: the noun it counts, what it measures, when, by whom, how real."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.kinds import RATIOS
from factcheck.extract.modality import modality, reported
from factcheck.extract.parse import once, within
from factcheck.extract.periods import period_near
from factcheck.extract.topics import SUBJECTS, below, deed_of, defined_by, nouns, stems, subtree, topic_of
from factcheck.lexicon import table, words
from factcheck.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extract.figure import Figure
    from factcheck.extract.parse import Sentence, Word
    from factcheck.model import Modality

_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_CLAUSE_DEPS = ("ROOT", "conj", "advcl", "relcl", "ccomp", "acl", "pcomp", "xcomp", "parataxis", "csubj")


@dataclass(frozen=True, slots=True)
class Context:
    """A figure's place in its sentence.

    `noun` is the lemma of the counted noun; `measure` the thing measured, as printed; `topic` the content words that
    describe it; `clause` the index of the verb it belongs to; `subject` the head lemma of that clause's subject; `deed`
    every content word of the clause, and `things` the nouns among them; `defined` where a clause says
    which ones are meant ("the 30,000 people who signed").
    """

    noun: str | None = None
    measure: str | None = None
    topic: frozenset[str] = frozenset()
    clause: int = -1
    subject: str | None = None
    subject_text: str | None = None
    period: str | None = None
    modality: Modality = "actual"
    reported: bool = False
    group: str | None = None
    deed: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    defined: bool = False


def context(text: str, sentence: Sentence, figure: Figure) -> Context:
    """The context of a figure in its parsed sentence."""
    at = _anchor(sentence, figure)
    if at is None:
        return Context()
    words_ = sentence.words
    noun = _counted(words_, at, figure)
    if noun is not None and _temporal(words_, noun):
        noun = None
    clause = _clause(words_, at if noun is None else noun)
    subject = _subject(words_, clause)
    counts = figure.kind in ("number", "ratio", "percent")
    measured = noun if noun is not None and counts else subject
    deed = deed_of(words_, at if noun is None else noun, subject, clause)
    deed = deed.difference(within(words_, figure.start, figure.end))
    return Context(
        noun=words_[noun].lemma if noun is not None else None,
        measure=_phrase(text, words_, measured, figure),
        topic=topic_of(words_, noun, subject, clause, figure),
        clause=clause,
        subject=words_[subject].lemma if subject is not None else None,
        subject_text=_phrase(text, words_, subject, figure),
        period=period_near(text, sentence, figure),
        modality=modality(words_, clause),
        reported=reported(words_, clause),
        group=_group(text, words_, noun if noun is not None else at),
        deed=stems(words_, deed),
        defined=noun is not None and defined_by(words_, noun) is not None,
        things=stems(words_, deed & nouns(words_)),
    )


def _anchor(sentence: Sentence, figure: Figure) -> int | None:
    """The word of the figure that the rest of the sentence hangs on: the last of its words in the span, by the tree."""
    inside = within(sentence.words, figure.start, figure.end)
    if not inside:
        return None
    for index in inside:
        if sentence.words[index].head not in inside or sentence.words[index].head == index:
            return index
    return inside[-1]


def _counted(words_: Sequence[Word], at: int, figure: Figure) -> int | None:
    """The index of the noun that a figure counts: the head that its number modifies, or the noun of its "of"."""
    head = words_[at].head
    word = words_[at]
    if figure.kind in RATIOS and not (word.dep == "nummod" and words_[head].tag in _NOUNS):
        return _of(words_, at)
    if word.dep in ("nummod", "compound", "amod", "nmod", "quantmod", "npadvmod", "appos") and not _inside(
        words_[head], figure
    ):
        joined = _joined(words_, at, figure)
        if joined is not None:
            return joined
        if words_[head].tag in _NOUNS and head > at and not any(w.tag in ("CC", ",") for w in words_[at + 1 : head]):
            return _last_of_compound(words_, head)
        if words_[head].dep in ("nummod", "quantmod", "compound") and head > at:
            return _counted(words_, head, figure) if words_[head].head != head else None
    following = _following(words_, at, figure)
    return following if following is not None else _of(words_, at)


def _joined(words_: Sequence[Word], at: int, figure: Figure) -> int | None:
    """The page of "a 35-page dossier": what is counted, though another noun is the head."""
    noun = at + 2
    if noun + 1 >= len(words_) or words_[at + 1].tag != "HYPH" or words_[at + 1].start != figure.end:
        return None
    if words_[noun].lower in words("things", "joined_not"):
        return None
    return noun if words_[noun].tag == "NN" and words_[noun].dep in ("compound", "nmod", "npadvmod") else None


def _inside(word: Word, figure: Figure) -> bool:
    return word.start < figure.end and figure.start < word.end


def _temporal(words_: Sequence[Word], at: int) -> bool:
    """True for "last year", "months", "1986 period": what stands behind the number is when, not what is counted."""
    names = (words_[at].lemma, words_[at].lower)
    when = table("periods")["units"], words("periods", "lone"), ("calendar", "period", "time")
    return any(name in some for name in names for some in when)


def _following(words_: Sequence[Word], at: int, figure: Figure) -> int | None:
    """The noun right behind the figure, adjectives passed over, where the parser has tied it otherwise."""
    index = at + 1
    while index < len(words_) and words_[index].start < figure.end:
        index += 1
    steps = 0
    while (
        index < len(words_)
        and steps < 4
        and words_[index].tag in ("JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "CD", "NN", "NNP", "NNS", "NNPS")
    ):
        if words_[index].lower in words("periods", "relative"):
            return None
        if words_[index].tag in _NOUNS and not (index + 1 < len(words_) and words_[index + 1].tag in (*_NOUNS, "HYPH")):
            return index
        index += 1
        steps += 1
    return None


def _last_of_compound(words_: Sequence[Word], at: int) -> int:
    while words_[at].dep == "compound" and words_[at].head > at and words_[words_[at].head].tag in _NOUNS:
        at = words_[at].head
    return at


def _of(words_: Sequence[Word], at: int) -> int | None:
    """The noun of "of" under a word: "20 per cent of pupils"."""
    for index in range(at + 1, min(at + 4, len(words_))):
        if words_[index].lower == "of" and words_[index].dep == "prep":
            for inner in range(index + 1, len(words_)):
                if words_[inner].head == index and words_[inner].dep == "pobj":
                    return inner if words_[inner].tag in _NOUNS else None  # not "the 1,818 of 2021", "32 of them"
            return None
    return None


def _clause(words_: Sequence[Word], at: int) -> int:
    """The index of the verb (or verbless head) whose clause holds the word."""
    seen = 0
    while words_[at].head != at and seen < len(words_):
        if words_[at].dep in _CLAUSE_DEPS and words_[at].tag.startswith(("VB", "MD")):
            return at
        at = words_[at].head
        seen += 1
    return at


def _subject(words_: Sequence[Word], clause: int) -> int | None:
    """The head of the clause's subject; a clause without one shares that of the clause it is joined to."""
    kept = _subjects(words_)
    if clause not in kept:
        kept[clause] = _found_subject(words_, clause)
    return kept[clause]


@once
def _subjects(_words: Sequence[Word]) -> dict[int, int | None]:
    """By its clause each subject of a sentence that was asked for."""
    return {}


def _found_subject(words_: Sequence[Word], clause: int) -> int | None:
    seen = 0
    while seen < 6:
        for index in below(words_, clause):
            if words_[index].dep in SUBJECTS and index != clause:
                return index
        if words_[clause].head == clause or words_[clause].dep not in ("conj", "xcomp", "advcl", "acl"):
            return None
        clause = _clause(words_, words_[clause].head)
        seen += 1
    return None


def _phrase(text: str, words_: Sequence[Word], head: int | None, figure: Figure) -> str | None:
    """The noun phrase of a head as printed, without the figure itself."""
    if head is None:
        return None
    tree = subtree(words_, head)
    first, last = min(tree), max(tree)
    start, end = words_[first].start, words_[last].end
    if start <= figure.start < end:
        start = figure.end if figure.end <= words_[head].start else start
        end = min(end, figure.start) if figure.start > words_[head].start else end
    phrase = " ".join(text[start:end].split()).strip(" ,;:—–-()“”\"'")
    return phrase[:160] or None


@once
def _leading_in(words_: Sequence[Word]) -> list[int]:
    return [i for i, w in enumerate(words_) if w.dep == "prep" and w.lower in words("shares", "among", "words")]


def _group(text: str, words_: Sequence[Word], at: int) -> str | None:
    """The place or group that a figure is of: "in Britain", "among women"."""
    for index in _leading_in(words_):
        if words_[index].head in (at, words_[at].head):
            for inner in below(words_, index):
                if words_[inner].dep == "pobj" and words_[inner].tag in ("NNP", "NNPS", "NNS"):
                    tree = subtree(words_, inner)
                    return " ".join(text[words_[min(tree)].start : words_[max(tree)].end].split())
    return None
