"""What to say where a part of the tool needs a library that was not installed with it."""

from __future__ import annotations

from factcheck.errors import FactcheckError


def missing_extra(verb: str, extra: str) -> FactcheckError:
    """Return the sentence with the command that installs what a verb needs."""
    return FactcheckError(
        f"`factcheck {verb}` needs an extra; to install it, run: pip install 'factcheck-desk[{extra}]'"
    )
