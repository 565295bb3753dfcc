"""What the tool says when it cannot do its job."""

from __future__ import annotations

TYPE_CHECKING = False  # this is imported before the first article is read
if TYPE_CHECKING:
    from typing import ClassVar


class FactcheckError(Exception):
    """A sentence for people: what is wrong with the file or the installation, and what to do about it; `code` is for programs."""

    code: ClassVar[str] = "unreadable"


class SettingsError(FactcheckError):
    """Settings, a file of suppressions or a baseline says what it cannot."""

    code = "settings"


class UnknownRuleError(FactcheckError):
    """There is no rule of that name, or none is left."""

    code = "unknown-rule"


class MissingExtraError(FactcheckError):
    """A library that was not installed is needed."""

    code = "missing-extra"


class TooLongError(FactcheckError):
    """The time that one article may take is over."""

    code = "too-long"


class TooLargeError(FactcheckError):
    """An article is larger, or has more figures, than is allowed."""

    code = "too-large"
