"""What the grammar of its sentence tells of a figure: the noun it counts, what it measures, when, by whom, how real."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.lexicon import table, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extract.figure import Figure
    from factcheck.extract.parse import Sentence, Word
    from factcheck.model import Modality

_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_CLAUSE_DEPS = ("ROOT", "conj", "advcl", "relcl", "ccomp", "acl", "pcomp", "xcomp", "parataxis", "csubj")
_MODALITIES: tuple[Modality, ...] = ("negated", "conditional", "target", "forecast")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")


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
    deed = {i for i in _deed(words_, at if noun is None else noun, subject, clause) if not _inside(words_[i], figure)}
    return Context(
        noun=words_[noun].lemma if noun is not None else None,
        measure=_phrase(text, words_, measured, figure),
        topic=_topic(words_, noun, subject, clause, figure),
        clause=clause,
        subject=words_[subject].lemma if subject is not None else None,
        subject_text=_phrase(text, words_, subject, figure),
        period=period_near(text, sentence, figure),
        modality=_modality(words_, clause),
        reported=_reported(words_, clause),
        group=_group(text, words_, noun if noun is not None else at),
        deed=_stems(words_, deed),
        defined=noun is not None and _defined_by(words_, noun) is not None,
        things=_stems(words_, {i for i in deed if words_[i].tag.startswith("NN")}),
    )


def _anchor(sentence: Sentence, figure: Figure) -> int | None:
    """The word of the figure that the rest of the sentence hangs on: the last of its words in the span, by the tree."""
    inside = [i for i, w in enumerate(sentence.words) if w.start < figure.end and figure.start < w.end]
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
    if figure.kind in ("percent", "ratio") and not (word.dep == "nummod" and words_[head].tag in _NOUNS):
        return _of(words_, at)
    if word.dep in ("nummod", "compound", "amod", "nmod", "quantmod", "npadvmod", "appos") and not _inside(
        words_[head], figure
    ):
        if words_[head].tag in _NOUNS and head > at and not any(w.tag in ("CC", ",") for w in words_[at + 1 : head]):
            return _last_of_compound(words_, head)
        if words_[head].dep in ("nummod", "quantmod", "compound") and head > at:
            return _counted(words_, head, figure) if words_[head].head != head else None
    following = _following(words_, at, figure)
    return following if following is not None else _of(words_, at)


def _inside(word: Word, figure: Figure) -> bool:
    return word.start < figure.end and figure.start < word.end


def _temporal(words_: Sequence[Word], at: int) -> bool:
    """True for "last year", "months", "1986 period": what stands behind the number is when, not what is counted."""
    units = table("periods")["units"]
    return words_[at].lemma in units or words_[at].lower in units or words_[at].lemma in ("calendar", "period", "time")


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
    seen = 0
    while seen < 6:
        for index, word in enumerate(words_):
            if word.head == clause and word.dep in _SUBJECTS and index != clause:
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
    tree = _subtree(words_, head)
    first, last = min(tree), max(tree)
    start, end = words_[first].start, words_[last].end
    if start <= figure.start < end:
        start = figure.end if figure.end <= words_[head].start else start
        end = min(end, figure.start) if figure.start > words_[head].start else end
    phrase = " ".join(text[start:end].split()).strip(" ,;:—–-()“”\"'")
    return phrase[:160] or None


def _subtree(words_: Sequence[Word], head: int) -> set[int]:
    """The words under a head, without relative clauses set off by a comma and without what is joined to it."""
    tree = {head}
    grown = True
    while grown:
        grown = False
        for index, word in enumerate(words_):
            if (
                index not in tree
                and word.head in tree
                and word.dep not in ("conj", "cc", "appos", "relcl", "punct", "advcl", "parataxis")
            ):
                tree.add(index)
                grown = True
    return tree


def _topic(
    words_: Sequence[Word], noun: int | None, subject: int | None, clause: int, figure: Figure
) -> frozenset[str]:
    """The content words of what is measured, as lemmas: those that two mentions of one fact share."""
    tree: set[int] = set()
    for head in (noun, subject):
        if head is not None:
            tree |= _subtree(words_, head)
    if 0 <= clause < len(words_):
        tree.add(clause)
        if noun is not None and words_[noun].dep in _SUBJECTS and words_[noun].head == clause:
            # "400,000 people searched for images": what they did is part of what is counted.
            for index, word in enumerate(words_):
                if word.head == clause and _tells_more(word):
                    tree |= _subtree(words_, index)
    return _stems(words_, {i for i in tree if not words_[i].start < figure.end <= words_[i].end})


def _stems(words_: Sequence[Word], chosen: set[int]) -> frozenset[str]:
    """The content words among some, as lemmas cut to their stems."""
    empty = words("things", "empty")
    return frozenset(
        stem(words_[i]) for i in chosen if words_[i].lower not in empty and words_[i].tag[:2] in ("NN", "VB", "JJ")
    )


def _deed(words_: Sequence[Word], at: int, subject: int | None, clause: int) -> set[int]:
    """Who does what to whom and where: the words under a figure's noun, under its clause's subject and under the verb."""
    tree = _subtree(words_, at)
    defined = _defined_by(words_, at)
    if defined is not None:
        return tree | _subtree(words_, defined)
    if subject is not None:
        tree |= _subtree(words_, subject)
    if 0 <= clause < len(words_):
        tree.add(clause)
        for index, word in enumerate(words_):
            if word.head == clause and (_tells_more(word) or word.dep in ("pobj", "attr", "npadvmod", "dative")):
                tree |= _subtree(words_, index)
    return tree


def _defined_by(words_: Sequence[Word], at: int) -> int | None:
    """The verb that says which ones are meant: the "signed" of "the 30,000 people who signed the petition"."""
    definite = any(w.head == at and w.lower == "the" for w in words_)
    clauses = [i for i, w in enumerate(words_) if w.head == at and w.dep == "relcl"] if definite else []
    return next((i for i in clauses if not any(w.text == "," for w in words_[at:i])), None)


def _tells_more(word: Word) -> bool:
    """Whether what hangs on a verb is part of what is done: its object, "looking for images" of "went", no "according to"."""
    if word.dep in ("xcomp", "advcl"):
        return word.tag == "VBG"
    return word.dep in ("dobj", "prep", "agent") and word.lower != "according"


def stem(word: Word) -> str:
    """A lemma cut so that "searched" and "searching" are one."""
    base = word.lemma
    if word.tag.startswith("VB"):
        for ending in ("ing", "ed", "es", "s"):
            if base.endswith(ending) and len(base) > len(ending) + 3:
                return base[: -len(ending)].rstrip("e")
    return base.rstrip("e") if len(base) > 4 else base


def _modality(words_: Sequence[Word], clause: int) -> Modality:
    """How real the clause is: its auxiliaries, and the verb that it hangs on."""
    near = [w.lower for w in words_ if w.head == clause and w.dep in ("aux", "neg", "mark", "auxpass", "advmod")]
    near.append(words_[clause].lower)
    if words_[clause].dep in ("xcomp", "ccomp"):
        near.append(words_[words_[clause].head].lower)
    name: Modality
    for name in _MODALITIES:
        if set(near) & words("modality", name, "words"):
            return name
    return "actual"


def _reported(words_: Sequence[Word], clause: int) -> bool:
    """True for what somebody says: the clause hangs on a verb of speech, or is "according to" someone."""
    near = [w.lower for w in words_ if w.head == clause]
    if set(near) & words("speech", "hearsay"):
        return True
    head = words_[words_[clause].head].lower if words_[clause].dep in ("ccomp", "xcomp") else ""
    return head in words("speech", "verbs") or head in words("speech", "beliefs")


def _group(text: str, words_: Sequence[Word], at: int) -> str | None:
    """The place or group that a figure is of: "in Britain", "among women"."""
    for index, word in enumerate(words_):
        if (
            word.dep == "prep"
            and word.lower in ("in", "among", "amongst", "across")
            and word.head in (at, words_[at].head)
        ):
            for inner, other in enumerate(words_):
                if other.head == index and other.dep == "pobj" and other.tag in ("NNP", "NNPS", "NNS"):
                    tree = _subtree(words_, inner)
                    return " ".join(text[words_[min(tree)].start : words_[max(tree)].end].split())
    return None


def period_near(text: str, sentence: Sentence, figure: Figure) -> str | None:
    """The phrase of time nearest behind the figure, else the first of the sentence: "last year", "in February"."""
    found = periods(sentence)
    behind = [p for p in found if p[0] >= figure.end]
    ahead = [p for p in found if p[1] <= figure.start]
    if not found:
        return None
    start, end = behind[0] if behind and behind[0][0] - figure.end < 60 else (ahead[-1] if ahead else found[0])
    return " ".join(text[start:end].split())


def periods(sentence: Sentence) -> list[tuple[int, int]]:
    """The spans of phrases of time in a sentence, in order."""
    words_ = sentence.words
    units = set(table("periods")["units"]) | {u + "s" for u in table("periods")["units"]}
    relative, markers = words("periods", "relative"), words("periods", "markers")
    months = table("dates")["months"]
    found: list[tuple[int, int]] = []
    for index, word in enumerate(words_):
        if (
            word.lower in units
            and index
            and (words_[index - 1].lower in relative or (index > 1 and words_[index - 2].lower in relative))
        ):
            first = index - 1 if words_[index - 1].lower in relative else index - 2
            first = _back(words_, first)
            found.append((words_[first].start, word.end))
        elif word.lower in units and index + 1 < len(words_) and words_[index + 1].lower in markers:
            found.append((words_[max(0, index - 1)].start, words_[index + 1].end))
        elif (word.lower in months and word.text[:1].isupper()) or (
            len(word.text) == 4 and word.text.isdecimal() and 1700 <= int(word.text) <= 2100
        ):
            found.append((words_[_back(words_, index)].start, word.end))
        elif word.lower in ("today", "yesterday", "tonight", "annually", "monthly", "weekly", "daily"):
            found.append((word.start, word.end))
    return _merged(found)


def _back(words_: Sequence[Word], at: int) -> int:
    while at and words_[at - 1].lower in (
        "in",
        "the",
        "during",
        "over",
        "for",
        "end",
        "of",
        "since",
        "early",
        "late",
        "same",
        "a",
        "one",
        "just",
        "single",
        "year",
        "from",
        "to",
        "until",
        "and",
    ):
        at -= 1
    return at


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def quoted_spans(text: str, blocks: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches inside quotation marks; a quotation may run on over paragraphs that each open it anew."""
    found: list[tuple[int, int]] = []
    for start, end in blocks:
        opened: int | None = None
        for at in range(start, end):
            sign = text[at]
            if sign == "“" or (sign == '"' and opened is None):
                opened = at
            elif sign in {"”", '"'} and opened is not None:
                found.append((opened, at + 1))
                opened = None
        if opened is not None:
            found.append((opened, end))
    return found


def tokens_of(sentence: Sentence, starts: Sequence[int]) -> tuple[int, int]:
    """The range of the article's tokens that lie in a sentence; `starts` are the tokens' offsets, in order."""
    from bisect import bisect_left

    return bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
