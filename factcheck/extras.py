"""What to say where a part of the tool needs a library that was not installed with it: the command that installs it, from where this came."""

from __future__ import annotations

import json
import sys
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urlsplit

from factcheck.errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME: Final = "factcheck-desk"


def missing_extra(verb: str, extra: str) -> MissingExtraError:
    """Return the sentence with the command that installs what a verb needs."""
    return MissingExtraError(f"`factcheck {verb}` needs an extra; to install it, run: {command_for(extra)}")


def command_for(extra: str) -> str:
    """Write the command that adds an extra: with the tool, and from the place, that factcheck was installed with and from."""
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        told = distribution(NAME).read_text("direct_url.json")
    except PackageNotFoundError:  # a checkout that is run as it is
        return f"{_installer()} '{Path(__file__).parent.parent}[{extra}]'"
    if told is None:
        return " ".join((_adder(), *_libraries(extra)))
    return f"{_installer()} '{_requirement(json.loads(told), extra)}'"


def _home() -> str:
    """What holds the environment that factcheck runs in."""
    parts = PurePath(sys.prefix).parts
    return "uv" if "uv" in parts and "tools" in parts else "pipx" if "pipx" in parts else "pip"


def _installer() -> str:
    return {"uv": "uv tool install --reinstall", "pipx": "pipx install --force", "pip": "pip install"}[_home()]


def _adder() -> str:
    """What puts libraries beside factcheck where nothing tells where it came from: no index need know its name."""
    pip = f"uv pip install --python '{sys.prefix}'"
    return {"uv": pip, "pipx": f"pipx inject {NAME}", "pip": "pip install"}[_home()]


def _libraries(extra: str) -> Iterator[str]:
    """The libraries of an extra, as the installed package lists them."""
    from importlib.metadata import distribution

    for line in distribution(NAME).requires or ():
        library, _, marker = line.partition(";")
        if f"extra == '{extra}'" in marker.replace('"', "'"):
            yield f"'{library.strip()}'"


def _requirement(found: dict[str, Any], extra: str) -> str:
    """Name what pip is to install: the folder, file or repository that this was installed from."""
    url, version = str(found["url"]), found.get("vcs_info")
    if "dir_info" in found:
        return f"{_folder(url)}[{extra}]"
    scheme = f"{version['vcs']}+" if version else ""
    return f"{NAME}[{extra}] @ {scheme}{url}"


def _folder(url: str) -> str:
    path = unquote(urlsplit(url).path)
    return path.lstrip("/") if ":" in path[:4] else path  # file:///C:/desk/factcheck
