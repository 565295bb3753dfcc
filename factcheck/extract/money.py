"""Find the currency of a figure: its sign or code before the number, its word or code behind."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from factcheck.extract.phrases import Phrases
from factcheck.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.extract.tokens import Token


@cache
def _signs() -> tuple[re.Pattern[str], dict[str, str]]:
    codes = table("money")["codes"]
    meanings = {code: codes["aliases"].get(code, code) for code in codes["codes"]}
    meanings |= {sign: entry["code"] for entry in table("money")["currency"] for sign in entry["signs"]}
    ordered = sorted(meanings, key=lambda sign: (-len(sign), sign))
    return re.compile("|".join(map(re.escape, ordered))), meanings


@cache
def _firsts() -> frozenset[str]:
    return frozenset(sign[0] for sign in _signs()[1])


def sign_at(text: str, tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """The currency whose sign or code begins at `tokens[at]`, and the index of the token behind it."""
    token = tokens[at]
    if token.text[0] not in _firsts():
        return None
    pattern, meanings = _signs()
    match = pattern.match(text, token.start)
    if match is None:
        return None
    last = at
    while last < len(tokens) and tokens[last].start < match.end():
        last += 1
    if last >= len(tokens) or tokens[last - 1].end > match.end():
        return None
    follows = tokens[last]
    if follows.kind == "number" or (follows.text in "-−½¼¾⅓⅔." and not follows.gap) or (
        not match.group()[-1].isalpha() and follows.lower in ("one", "two", "three", "five", "ten", "a")
    ):
        return meanings[match.group()], last
    return None


@cache
def _words() -> Phrases[str]:
    entries = [(word, entry["code"]) for entry in table("money")["currency"] for word in entry["words"]]
    entries += [(word, entry["unit"]) for entry in table("money")["part"] for word in entry["words"]]
    entries += [(sign, entry["code"]) for entry in table("money")["currency"] for sign in entry["signs"] if not sign[-1].isspace()]
    codes = table("money")["codes"]
    entries += [(code, codes["aliases"].get(code, code)) for code in codes["codes"]]
    return Phrases(entries)


def word_at(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """The currency named from `tokens[at]` on (a hyphen before it passed over), and the index after its name."""
    step = at + 1 if at + 1 < len(tokens) and tokens[at].text in "-‑" and not tokens[at].gap else at
    found = _words().beginning(tokens, step)
    if found is None:
        return None
    code, last = found
    if tokens[last - 1].kind == "sign":
        follows = tokens[last] if last < len(tokens) else None
        if step != at or (follows is not None and follows.kind == "number" and not follows.gap):
            return None  # "10 $30", "£10-£30": the sign belongs to what follows
    if code == "DEM" and tokens[step].lower in ("mark", "marks") and step == at and at and tokens[step].lower == "mark":
        return None
    return code, last
