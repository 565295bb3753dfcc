"""What to install where a format's library is missing."""

from __future__ import annotations

from factcheck.errors import MissingExtraError
from factcheck.extras import command_for


def missing(path: str, what: str, extra: str) -> MissingExtraError:
    """Say how to get the library that reads `what`."""
    return MissingExtraError(f"{path}: to read {what}, run: {command_for(extra)}")
