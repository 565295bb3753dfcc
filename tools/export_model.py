"""Write what `factcheck.extract.engine` needs of the installed English model into the package: weights, rules, norms, plurals.

usage: python tools/export_model.py     (the model that `factcheck.extract.language` takes)

The weights stay as they are (32 bits), one behind the other in `weights.f32`; `model.json` says where each stands, and
which model, version and hash they are from. The model's licence is kept beside them.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from factcheck.extract.language import model

if TYPE_CHECKING:
    from collections.abc import Iterator

TO: Final = Path(__file__).parent.parent / "factcheck" / "extract" / "engine" / "model"
# The characters that nearly every article is written in: for these, patterns without all others mean the same.
COMMON: Final = (range(0x100), range(0x2010, 0x2040), range(0x20A0, 0x20C0))
CLASS: Final = re.compile(r"\\.|\[\^?(?:\\U[0-9A-Fa-f]{8}|\\u[0-9A-Fa-f]{4}|\\.|[^\]\\])*\]", re.DOTALL)
ITEM: Final = re.compile(r"\\U[0-9A-Fa-f]{8}|\\u[0-9A-Fa-f]{4}|\\.|.", re.DOTALL)
PATTERNS: Final = ("prefix_search", "suffix_search", "infix_finditer", "url_match")


def shortened(pattern: str) -> str:
    """The pattern with classes that hold the common characters alone."""
    return CLASS.sub(
        lambda found: found.group() if found.group()[0] == "\\" else _shortened_class(found.group()), pattern
    )


def _shortened_class(text: str) -> str:
    start = "[^" if text.startswith("[^") else "["
    items = ITEM.findall(text[len(start) : -1])
    kept, at = "", 0
    singles: set[str] = set()
    while at < len(items):
        item = items[at]
        if at + 2 < len(items) and items[at + 1] == "-":
            first, last = _code(item), _code(items[at + 2])
            for common in COMMON:
                low, high = max(first, common[0]), min(last, common[-1])
                kept += f"\\u{low:04x}-\\u{high:04x}" if low <= high else ""
            at += 3
            continue
        if (item[0] == "\\" and item[1] in "wdsWDS") or any(_code(item) in common for common in COMMON):
            kept += "" if item in singles else item
            singles.add(item)
        at += 1
    return f"{start}{kept}]" if kept else "[^\\x00-\\U0010ffff]"


def _code(item: str) -> int:
    if item[:2] in ("\\u", "\\U"):
        return int(f"0x{item[2:]}", 0)
    return ord(item[-1])


def weights_of(nlp: Any) -> dict[str, Any]:  # noqa: ANN401 - spaCy's
    """Every array that the parse needs, by our name."""
    found: dict[str, Any] = {}
    tok2vec = nlp.get_pipe("tok2vec").model
    embeds = [node for node in tok2vec.walk() if node.name == "hashembed"]
    maxouts = [node for node in tok2vec.walk() if node.name == "maxout"]
    norms = [node for node in tok2vec.walk() if node.name == "layernorm"]
    for at, node in enumerate(embeds):
        found[f"embed{at}"] = node.get_param("E")
    for at, (maxout, norm) in enumerate(zip(maxouts, norms, strict=True)):
        weights = maxout.get_param("W").transpose(1, 0, 2)  # piece by piece, so that the greatest is had of whole rows
        found[f"layer{at}.W"] = weights.reshape(-1, weights.shape[-1])
        found[f"layer{at}.b"] = maxout.get_param("b").T.reshape(-1)
        found[f"layer{at}.G"], found[f"layer{at}.B"] = norm.get_param("G"), norm.get_param("b")
    softmax = nlp.get_pipe("tagger").model.get_ref("softmax")
    found["tags.W"], found["tags.b"] = softmax.get_param("W"), softmax.get_param("b")
    parser = nlp.get_pipe("parser").model
    linear = next(node for node in parser.get_ref("tok2vec").walk() if node.name == "linear")
    found["narrow.W"], found["narrow.b"] = linear.get_param("W"), linear.get_param("b")
    lower, upper = parser.get_ref("lower"), parser.get_ref("upper")
    weights = lower.get_param("W").transpose(0, 2, 1, 3)
    found["lower.W"] = weights.reshape(-1, weights.shape[-1])
    found["lower.b"] = lower.get_param("b").T.reshape(-1)
    found["lower.pad"] = lower.get_param("pad")[0].transpose(0, 2, 1).reshape(len(weights), -1)
    found["upper.W"], found["upper.b"] = upper.get_param("W"), upper.get_param("b")
    return {name: np.ascontiguousarray(array, dtype="<f4") for name, array in found.items()}


def described(nlp: Any) -> dict[str, Any]:  # noqa: ANN401 - spaCy's
    """What is no weight and is read at each start: rules of the tokenizer, norms, symbols, names of tags and moves."""
    from spacy.lang.norm_exceptions import BASE_NORMS
    from spacy.symbols import IDS  # type: ignore[import-not-found]  # compiled, without types

    rules = {chunk: [part[65] for part in parts] for chunk, parts in sorted(nlp.tokenizer.rules.items())}
    parser = nlp.get_pipe("parser")
    return {
        "model": {"name": nlp.meta["name"], "lang": nlp.meta["lang"], "version": nlp.meta["version"]}
        | {"license": nlp.meta["license"], "author": nlp.meta["author"], "url": nlp.meta["url"]}
        | {"sha256": _digest(nlp.path)},
        "rules": rules,
        "affixed": dict(_affixed(nlp, rules)),
        "norms": BASE_NORMS,
        "symbols": dict(sorted((name, value) for name, value in IDS.items() if name)),
        "tags": list(nlp.get_pipe("tagger").labels),
        "moves": [parser.moves.get_class_name(at) for at in range(parser.moves.n_moves)],
    }


def _affixed(nlp: Any, rules: dict[str, list[str]]) -> Iterator[tuple[str, list[str]]]:  # noqa: ANN401 - spaCy's
    """The special cases that the affixes would cut, with the pieces: spaCy looks for these behind the cutting."""
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, without types

    known = nlp.tokenizer
    affixes = {name: getattr(known, name) for name in ("prefix_search", "suffix_search", "infix_finditer", "url_match")}
    plain = Tokenizer(nlp.vocab, **affixes)
    for rule in rules:
        if known.find_prefix(rule) or known.find_suffix(rule) or known.find_infix(rule) or " " in rule:
            yield rule, [token.text for token in plain(rule)]


def norms_of(nlp: Any) -> Any:  # noqa: ANN401 - spaCy's, and an array
    """The ids of words that have a norm of their own, then the ids of these norms."""
    from spacy.strings import get_string_id

    table = nlp.vocab.lookups.get_table("lexeme_norm")
    keys = sorted(table)
    return np.array([keys, [get_string_id(table[key]) for key in keys]], dtype="<u8")


def _digest(folder: Path) -> str:
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def main() -> None:
    """Export the model that is installed."""
    nlp = model()
    TO.mkdir(parents=True, exist_ok=True)
    weights, told = weights_of(nlp), described(nlp)
    told["weights"], at = {}, 0
    for name, array in weights.items():
        told["weights"][name] = [at, *array.shape]
        at += array.size
    (TO / "weights.f32").write_bytes(b"".join(array.tobytes() for array in weights.values()))
    (TO / "norms.u64").write_bytes(norms_of(nlp).tobytes())
    patterns = {name: getattr(nlp.tokenizer, name).__self__.pattern for name in PATTERNS}
    lookups = nlp.get_pipe("lemmatizer").lookups
    exceptions = dict(sorted(lookups.get_table("lemma_exc")["noun"].items()))
    _write("model.json", told)
    _write("patterns.json", patterns)
    _write("common_patterns.json", {name: shortened(pattern) for name, pattern in patterns.items()})
    _write("plurals.json", {"rules": lookups.get_table("lemma_rules")["noun"], "exceptions": exceptions})
    nouns = sorted(lookups.get_table("lemma_index")["noun"])
    (TO / "nouns.txt").write_text("\n".join(["", *nouns, ""]), encoding="utf-8")
    for name in ("LICENSE", "LICENSES_SOURCES"):
        (TO / name).write_bytes((nlp.path / name).read_bytes())


def _write(name: str, what: object) -> None:
    (TO / name).write_text(json.dumps(what, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
