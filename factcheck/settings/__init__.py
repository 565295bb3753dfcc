"""Settings: `factcheck.toml`, `.factcheck.toml` or `[tool.factcheck]`, nearest upward from each article."""

from factcheck.settings.shelf import Shelf
from factcheck.settings.values import Glob, Settings

__all__ = ["Glob", "Settings", "Shelf"]
