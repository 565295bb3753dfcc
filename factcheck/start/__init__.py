"""What can be answered at once: help, the rules, a bad option, an article that plainly states no figure.

To import click takes three times as long as to start Python, so these few are answered before it, from texts that
`python tools/make_docs.py` makes of the command itself. The answers are the same to the byte: whatever is not plainly one
of these cases is left to the command line, and this package imports nothing that Python has not imported by itself.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # `typing` alone would take as long as all the rest here
if TYPE_CHECKING:
    from collections.abc import Sequence


def answered(arguments: Sequence[str]) -> int | None:
    """Answer what can be answered at once and return the exit code; `None` where the command line must be asked."""
    if not _is_plain():
        return None
    from factcheck.start.questions import answer_to

    answer = answer_to(arguments)
    if answer is None and _may_be_article(arguments):
        from factcheck.start.article import answer_on

        answer = answer_on(arguments[-1])
    if answer is None:
        return None
    code, descriptor, text = answer
    left = text.encode("utf-8")
    while left:  # a pipe may take less at once; an error is told by the command line, which meets it again
        left = left[os.write(descriptor, left) :]
    return code


def _is_plain() -> bool:
    """True where both streams take UTF-8 as it is, and no variable of ours changes what is asked."""
    if os.name != "posix" or any(name.startswith(("FACTCHECK", "_FACTCHECK")) for name in os.environ):
        return False
    streams = ((sys.stdout, 1), (sys.stderr, 2))
    return all(
        stream is not None and stream.encoding.lower() == "utf-8" and stream.fileno() == descriptor
        for stream, descriptor in streams
    )


def _may_be_article(arguments: Sequence[str]) -> bool:
    """True for one plain text and no option: `article.txt` or `check article.txt`."""
    return 0 < len(arguments) <= 1 + (arguments[0] == "check") and arguments[-1].endswith(".txt")
