"""spaCy itself as the engine: what the compiled one is held against, and what runs any other model."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from factcheck.extract.engine import Grammar, Token
from factcheck.extract.language import model

if TYPE_CHECKING:
    from collections.abc import Sequence

AT_ONCE = 16


class Reference:
    """spaCy with an installed model: the first of these names, else one of those that it is made for."""

    def __init__(self, names: tuple[str, ...] = ()) -> None:
        self._nlp = model(names)
        self.name = f"{self._nlp.meta['lang']}_{self._nlp.meta['name']} {self._nlp.meta['version']}"
        self._names: dict[int, str] = {}
        self._singulars: dict[str, str] = {}

    def cut(self, text: str) -> list[Token]:
        """All of a text as words."""
        return [Token(token.text, bool(token.whitespace_)) for token in self._nlp.make_doc(text)]

    def read(self, sentences: Sequence[Sequence[Token]]) -> list[Grammar]:
        """The grammar of each sentence, as a document of its own, which the parser must not cut further."""
        docs = self._nlp.pipe(list(map(self._alone, sentences)), batch_size=AT_ONCE)
        return [self._grammar(doc) for doc in docs]

    def singular(self, word: str) -> str:
        """The lemma of a plural noun, by the model's own rules."""
        if word not in self._singulars:
            from spacy.tokens import Doc

            token = Doc(self._nlp.vocab, words=[word])[0]
            token.pos_ = "NOUN"
            lemmas = self._nlp.get_pipe("lemmatizer").rule_lemmatize(token)
            self._singulars[word] = str(lemmas[0]).lower() if lemmas else word
        return self._singulars[word]

    def _alone(self, sentence: Sequence[Token]) -> Any:  # noqa: ANN401 - spaCy's
        from spacy.tokens import Doc

        doc = Doc(self._nlp.vocab, words=[t.text for t in sentence], spaces=[t.spaced for t in sentence])
        for token in doc:
            token.is_sent_start = token.i == 0
        return doc

    def _grammar(self, doc: Any) -> Grammar:  # noqa: ANN401 - spaCy's
        # All at once: asked of each token, they take four times as long. How far off a head is, is in two's complement.
        tags, deps, heads = (
            zip(*doc.to_array(["TAG", "DEP", "HEAD"]).tolist(), strict=True) if len(doc) else ((), (), ())
        )
        self._names.update((key, self._nlp.vocab.strings[key]) for key in {*chain(tags, deps)} - self._names.keys())
        return Grammar(
            [self._names[tag] for tag in tags],
            [self._names[dep] for dep in deps],
            [at + off - (off >> 63 << 64) for at, off in enumerate(heads)],
        )
