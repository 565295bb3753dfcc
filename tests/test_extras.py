"""What installs a missing extra is said as it works from where factcheck itself was installed."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from factcheck import extras


@pytest.mark.parametrize(
    "told, prefix, command",
    [
        (None, "/desk/venv", "pip install 'pypdf>=5'"),
        (
            None,
            "/home/ada/.local/share/uv/tools/f",
            "uv pip install --python '/home/ada/.local/share/uv/tools/f' 'pypdf>=5'",
        ),
        (None, "/home/ada/.local/share/pipx/venvs/f", "pipx inject factcheck-desk 'pypdf>=5'"),
        (
            {"url": "file:///srv/fact%20check", "dir_info": {"editable": True}},
            "/desk/venv",
            "pip install '/srv/fact check[pdf]'",
        ),
        ({"url": "file:///C:/desk/factcheck", "dir_info": {}}, "C:/venv", "pip install 'C:/desk/factcheck[pdf]'"),
        (
            {"url": "https://git.example/f.git", "vcs_info": {"vcs": "git", "commit_id": "0"}},
            "/home/ada/.local/share/uv/tools/factcheck-desk",
            "uv tool install --reinstall 'factcheck-desk[pdf] @ git+https://git.example/f.git'",
        ),
        (
            {"url": "file:///tmp/factcheck_desk-1-py3-none-any.whl", "archive_info": {}},
            "/home/ada/.local/share/pipx/venvs/factcheck-desk",
            "pipx install --force 'factcheck-desk[pdf] @ file:///tmp/factcheck_desk-1-py3-none-any.whl'",
        ),
    ],
)
def test_the_command_names_where_it_came_from(
    told: dict[str, Any] | None, prefix: str, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    needed = ["click>=8", 'pypdf>=5; extra == "pdf"', 'lxml>=5; extra == "html"']
    found = SimpleNamespace(read_text=lambda _name: json.dumps(told) if told else None, requires=needed)
    monkeypatch.setattr("importlib.metadata.distribution", lambda _name: found)
    monkeypatch.setattr("sys.prefix", prefix)
    assert extras.command_for("pdf") == command


def test_of_a_checkout_the_folder_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(name: str) -> None:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("importlib.metadata.distribution", none)
    assert extras.command_for("pdf").endswith(f"'{Path(extras.__file__).parent.parent}[pdf]'")
