"""An article that is not there, or plainly states no figure, where no settings, suppressions or oddity of the file can matter.

In doubt it is left to the command line: that one reads each figure for itself, and its report is the same.
"""

from __future__ import annotations

import os
import stat

from factcheck.start.page import read, set_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Final

SETTINGS: Final = (".factcheck.toml", "factcheck.toml", "pyproject.toml")  # of several in one folder, the first
SUPPRESSIONS: Final = "factcheck-suppressions.toml"
MAGIC: Final = frozenset("*?[")  # what makes a pattern of a name
LARGEST: Final = 200_000  # bytes: beyond, the ceilings of the readers may count
LARGEST_PROJECT: Final = 1_000_000  # bytes: beyond, a pyproject.toml is an error
SIGNS: Final = frozenset("‘’“”–—…•·£€\n\r\t")  # beside letters and what ASCII prints
ENDS: Final = ".,;:!?"
HYPHENS: Final = "-‐‑–—−"
MARK: Final = " . "  # a sign between words
LAST_LETTER: Final = "ſ"  # of the Latin letters that have but one form in lower case
OTHER_FORMATS: Final = ("{\\rtf", "%PDF-", "GIF8")  # all in ASCII, as the text is
UNQUOTED: Final = dict.fromkeys(map(ord, " \t\r\"'"))
NOTHING_FOUND: Final = "no figures found."


def answer_on(path: str) -> tuple[int, int, str] | None:
    """Report that an article is missing or states no figure (exit code, stream, text); `None` where that is not plain."""
    if not (path.isascii() and path.isprintable()) or path.startswith("-"):
        return None
    try:
        text = _text(path)
    except FileNotFoundError:
        plain = MAGIC.isdisjoint(path) and not _is_settled(path)
        return (2, 2, f"factcheck: {path}: there is no such file.\n") if plain else None
    if text is None or may_hold_figure(text) or _is_settled(path):
        return None
    return 0, 1, set_lines([(0, (("bold", f"{path}: {NOTHING_FOUND}"),))])


def _text(path: str) -> str | None:
    """Read a small plain text; `None` for whatever else it is."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)  # a pipe without a writer must not hang
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
            return None
        data = os.read(descriptor, LARGEST + 1)
    finally:
        os.close(descriptor)
    text = data.decode("utf-8")
    plain = len(data) == status.st_size and text.strip() and not text.startswith(OTHER_FORMATS)
    return text if plain else None


def may_hold_figure(text: str) -> bool:
    """False only where there can be no figure: no digit, no word that a figure is made of, no unusual character."""
    words = text.lower()
    if any(hyphen + "one" in words for hyphen in HYPHENS):
        return True  # "b-one and more"
    printed = words.split()
    if any(one == "one" and not printed[n].strip(ENDS).isalpha() for n, one in enumerate(printed[:-1], 1)):
        return True  # "one of’A": no word that is known
    for character in set(words):
        if character in SIGNS or (character.isascii() and character.isprintable() and not character.isalnum()):
            words = words.replace(character, " " if character.isspace() else MARK)
        elif not character.isalpha() or character > LAST_LETTER:
            return True
    return _hold_figure(words.split())


def _hold_figure(words: Sequence[str]) -> bool:
    """True where words may state a figure: `factcheck.extract.openers.figure_words` says how."""
    rows = [row.split() for row in read("figure_words.txt").splitlines()]
    known = {name: frozenset(listed) for name, *listed in rows}
    there = frozenset(words)
    if there & known["begins"] or (there & known["orders"] and there & known["counting"]):
        return True
    follows = {after for one, after in zip(words, [*words[1:], ""], strict=False) if one == "one"}
    return bool(follows and (there & known["ages"] or follows - known["after_one"]))


def _is_settled(path: str) -> bool:
    """True where a file may say something on this article or this run."""
    folders = {os.path.dirname(os.path.abspath(path)), os.getcwd()}
    return any(_settles(folder) for start in folders for folder in _upward(start))


def _upward(folder: str) -> Iterator[str]:
    yield folder
    while (above := os.path.dirname(folder)) != folder:
        folder = above
        yield folder


def _settles(folder: str) -> bool:
    names = [name for name in (*SETTINGS, SUPPRESSIONS) if os.path.isfile(os.path.join(folder, name))]
    return any(name != SETTINGS[-1] or _is_ours(os.path.join(folder, name)) for name in names)


def _is_ours(path: str) -> bool:
    """True for a pyproject.toml that may speak of us; one that cannot be read raises, and is the command line's."""
    with open(path, "rb") as file:
        data = file.read(LARGEST_PROJECT + 1)
    return len(data) > LARGEST_PROJECT or may_concern_us(data.decode("utf-8-sig"))


def may_concern_us(project: str) -> bool:
    """False only where the text of a pyproject.toml can have no table tool.factcheck, whatever else is in it."""
    if "factcheck" not in project:
        return False
    lines = [line.translate(UNQUOTED) for line in project.split("\n")]
    in_tool = '"""' in project or "'''" in project or any(line.startswith(("[tool]", "tool=")) for line in lines)
    return any(_names_us(line, in_tool=in_tool) for line in lines)


def _names_us(line: str, *, in_tool: bool) -> bool:
    """True where a line, without its spaces and quotation marks, may be a key or a header of that table."""
    if "tool.factcheck" in line:
        return True
    key, equals, _ = line.partition("=")
    inline = "{" in line and ("factcheck=" in line or "factcheck." in line)
    return inline or (in_tool and bool(equals) and "factcheck" in key)
