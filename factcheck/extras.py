"""What to say where a part of the tool needs a library that was not installed with it: the command that installs it, from where this came."""

from __future__ import annotations

import json
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import PurePath
from typing import Final
from urllib.parse import unquote, urlsplit

from factcheck.errors import FactcheckError

NAME: Final = "factcheck-desk"


def missing_extra(verb: str, extra: str) -> FactcheckError:
    """Return the sentence with the command that installs what a verb needs."""
    return FactcheckError(f"`factcheck {verb}` needs an extra; to install it, run: {command_for(extra)}")


def command_for(extra: str) -> str:
    """Write the command that adds an extra: with the tool, and from the place, that factcheck was installed with and from."""
    return f"{_installer()} '{_requirement(extra)}'"


def _installer() -> str:
    parts = PurePath(sys.prefix).parts
    if "uv" in parts and "tools" in parts:
        return "uv tool install --reinstall"
    return "pipx install --force" if "pipx" in parts else "pip install"


def _requirement(extra: str) -> str:
    """Name what pip is to install; the name alone only where an index has it."""
    try:
        told = distribution(NAME).read_text("direct_url.json")
    except PackageNotFoundError:
        return f".[{extra}]"  # a checkout that is run as it is
    if told is None:
        return f"{NAME}[{extra}]"
    found = json.loads(told)
    url, version = str(found["url"]), found.get("vcs_info")
    if "dir_info" in found:
        return f"{_folder(url)}[{extra}]"
    scheme = f"{version['vcs']}+" if version else ""
    return f"{NAME}[{extra}] @ {scheme}{url}"


def _folder(url: str) -> str:
    path = unquote(urlsplit(url).path)
    return path.lstrip("/") if ":" in path[:4] else path  # file:///C:/desk/factcheck
