"""Help, version, the rules, and what is said of a wrong option or rule: all but the setting was written beforehand."""

from __future__ import annotations

import os

from factcheck._version import __version__
from factcheck.start.page import columns, from_file, read, set_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Final, TypeAlias

    Answer: TypeAlias = tuple[int, int, str]  # exit code, stream (1 or 2), text
    Options: TypeAlias = dict[str, dict[str, bool]]  # of each verb: its options, and whether they take a value

OUT: Final = 1
ERROR: Final = 2
COULD_NOT: Final = 2  # the exit code of what could not be done
HELP: Final = ("--help", "-h")
WIDTHS: Final = (80, 100)  # help is written for the one, and for what is at least as wide as the other
LIKE_OPTION: Final = 0.6  # from where click takes an option for the one that was meant ...
LIKE_RULE: Final = 0.5  # ... and we a rule ...
LIKE_VERB: Final = 0.75  # ... and a verb, which may be the name of an article too
USAGE: Final = "Usage: factcheck [OPTIONS] ARTICLE… | VERB …; try it on a text, or 'factcheck --help' for all there is."


def answer_to(arguments: Sequence[str]) -> Answer | None:
    """Answer a question that is not about an article; `None` for all else."""
    match list(arguments):
        case ["--version"]:
            return 0, OUT, f"factcheck {__version__}\n"
        case ["rules"]:
            return 0, OUT, set_lines(from_file(read("rules.txt")))
        case []:
            return _complaint(USAGE)
        case ["check" | "claims" as verb]:
            return _complaint(f"Missing argument 'ARTICLE…'. Try 'factcheck {verb} --help'.")
        case words if all(word.isascii() and word.isprintable() for word in words):
            return _answer_to(words)
    return None


def _answer_to(words: Sequence[str]) -> Answer | None:
    if words[-1] in HELP:
        return _help(words[:-1])
    if len(words) == 2 and words[0] == "rule" and not words[1].startswith("-"):  # noqa: PLR2004 - verb and name
        return _rule(words[1])
    return _bad_option(words) if any(word.startswith("--") for word in words) else None


def _help(verbs: Sequence[str]) -> Answer | None:
    """Give the help of the command, or of a verb that stands alone."""
    width = columns()
    if len(verbs) > 1 or (verbs and verbs[0] not in _options()) or (width != WIDTHS[0] and width < WIDTHS[1]):
        return None
    name = "-".join(("help", *verbs))
    return 0, OUT, read(f"{name}.{WIDTHS[0] if width == WIDTHS[0] else WIDTHS[1]}.txt")


def _rule(name: str) -> Answer | None:
    """Explain a rule, by name or code; or say that there is none such."""
    known = read("rule_names.txt").split()  # name, code, name, code …
    for rule, code in zip(known[::2], known[1::2], strict=True):
        if name.lower() in {rule, code.lower()}:
            return 0, OUT, set_lines(from_file(read(f"rule-{rule}.txt")))
    return _complaint(f"there is no rule {name!r}{nearest(name, known)}; 'factcheck rules' lists them all.")


def nearest(name: str, known: Sequence[str]) -> str:
    """Ask for the known word that is nearest to one that is not; empty where none is near.

    Of several that difflib finds equally near, the one meant has the most letters in their places: FC101 for "FC1O1", not FC211.
    """
    for word in (name.lower(), name.upper()):
        if close := _close(word, known, len(known), LIKE_RULE):
            from difflib import SequenceMatcher

            meant = max(close, key=lambda other: (SequenceMatcher(None, other, word).ratio(), _in_place(other, word)))
            return f" (did you mean {meant!r}?)"
    return ""


def meant(word: str, verbs: Sequence[str]) -> str | None:
    """The verb that was meant by a word that is neither one nor anything on this disk."""
    if not word.isalpha() or os.path.lexists(word):
        return None
    return next(iter(_close(word.lower(), verbs, 1, LIKE_VERB)), None)


def _in_place(one: str, two: str) -> int:
    """Count the letters that two words have at the same places."""
    return sum(a == b for a, b in zip(one, two, strict=False))


def _bad_option(arguments: Sequence[str]) -> Answer | None:
    """Name the first option that there is not, where all before it are plain."""
    options = _options()
    verb, *words = arguments if arguments[0] in options else ("check", *arguments)
    unread = iter(words)
    for word in unread:
        if word in {"--", *HELP, "--version"}:
            return None
        name, is_set, _ = word.partition("=") if word.startswith("--") else (word, "", "")
        if name in options[verb]:
            if options[verb][name] == bool(is_set):
                continue
            if is_set or next(unread, None) is None:  # a value too much, or one that is missing
                return None
        elif name.startswith("--"):
            return _no_such(name, verb, options[verb])
        elif name.startswith("-") and name != "-":
            return None
    return None


def _no_such(name: str, verb: str, options: Mapping[str, bool]) -> Answer:
    close = sorted(_close(name, [option for option in options if option.startswith("--")], 3, LIKE_OPTION))
    meant = ", ".join(map(repr, close))
    asked = f" (Did you mean one of: {meant}?)" if len(close) > 1 else f" Did you mean {meant}?" if close else ""
    return _complaint(f"No such option {name!r}.{asked} Try 'factcheck {verb} --help'.")


def _complaint(sentence: str) -> Answer:
    return COULD_NOT, ERROR, f"factcheck: {sentence}\n"


def _options() -> Options:
    """Read the options of each verb, as click has them."""
    found: Options = {}
    for verb, name, value in (row.split() for row in read("options.txt").splitlines()):
        found.setdefault(verb, {})[name] = value == "value"
    return found


def _close(word: str, known: Sequence[str], most: int, least: float) -> list[str]:
    """Find the nearest words as difflib does, which is only imported where one may be near enough."""
    if not any(_shared(word, other) >= least for other in known):
        return []
    from difflib import get_close_matches

    return get_close_matches(word, known, most, least)


def _shared(one: str, two: str) -> float:
    """Return the most that difflib could find two words alike: as if the order of their letters did not count."""
    common = sum(min(one.count(letter), two.count(letter)) for letter in set(one))
    return 2.0 * common / (len(one) + len(two))


def texts_of_options(options: Options) -> Iterator[str]:
    """Write what `_options` reads, a line an option."""
    for verb, names in options.items():
        for name, takes_value in names.items():
            yield f"{verb} {name} {'value' if takes_value else 'flag'}\n"
