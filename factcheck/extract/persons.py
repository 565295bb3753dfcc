"""Whether two neighbouring sentences speak of one person, and of nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.lexicon import words

if TYPE_CHECKING:
    from factcheck.extract.line import Line


def same_person(before: Line, line: Line) -> bool:
    """True where the second sentence goes on about the person of the first: by a pronoun, with no relation in between.

    "She was born in 1958. She was 14 when" and "Jean Holt was born in 1958. At the Games she was 14" are of one person;
    "Born in 1958, she taught Tom Reed. He was 44" is not, nor is "his father was born in 1958".
    """
    if before.paragraph != line.paragraph or before.block != line.block:
        return False
    both = {*before.words(before.first, before.last), *line.words(line.first, line.last)}
    if words("dates", "spans", "relations") & both:
        return False
    pronouns = _pronouns(line)
    first = _pronouns(before)
    if len(pronouns) != 1 or _names(line):
        return False
    if first:
        return first == pronouns and not _names(before)
    return _names(before) <= 1 and _person(before)


def _pronouns(line: Line) -> set[str]:
    """The persons that the pronouns of a sentence may be: "she" for "she" and "her"."""
    kinds = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she", "they": "they", "i": "i"}
    return {kinds[word] for word in line.words(line.first, line.last) if word in kinds}


def _names(line: Line) -> int:
    """How many persons a sentence names, as far as the tree tells: subjects and objects that are proper nouns."""
    found = 0
    for word in line.sentence.words:
        if word.tag in ("NNP", "NNPS") and word.dep in ("nsubj", "nsubjpass", "dobj", "conj", "appos", "iobj"):
            found += 1
    return found


def _person(line: Line) -> bool:
    """Whether who was born is a person: a name with "Mr" or of two words, or a noun of a calling; no club and no firm."""
    subject = next((w for w in line.sentence.words if w.dep in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return False
    if subject.lower in words("dates", "spans", "no_persons"):
        return False
    calling = subject.lower in words("dates", "spans", "callings") or subject.lower.endswith(("er", "or", "ist"))
    return subject.tag == "NNP" or calling
