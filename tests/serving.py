"""A service of our own for tests: the real thing in a process of its own, on a port that is free."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import httpx2 as httpx

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ADDRESS: Final = re.compile(r"serving on (http://\S+)/ ")
SOUND: Final = "Profit rose 20% to £60m from £50m.\n"
UNSOUND: Final = "Profit rose 45% to £60m from £50m.\n"
PATIENCE: Final = 60


class Running:
    """A service that runs: its address, its process, and what it writes to standard error."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.log = folder / f"serve-{time.monotonic_ns()}.log"
        command = [sys.executable, "-m", "factcheck", "serve", "--port", "0", "--isolated", *options]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, cwd=folder)
        self.url = self._url()
        self.client = httpx.Client(base_url=self.url, timeout=PATIENCE)

    def _url(self) -> str:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self.process.poll() is None:
            if found := ADDRESS.search(self.log.read_text("utf-8")):
                return found[1]
            time.sleep(0.05)
        raise AssertionError(self.log.read_text("utf-8"))

    def ready(self) -> None:
        """Wait until the workers have the model."""
        until = time.monotonic() + PATIENCE
        while self.client.get("/ready").status_code != 200:
            assert time.monotonic() < until
            time.sleep(0.05)

    def lines(self) -> list[dict[str, Any]]:
        """Return what was logged."""
        return [json.loads(line) for line in self.log.read_text("utf-8").splitlines() if line.startswith("{")]

    def end(self) -> int:
        """Ask it to end, and return its exit code."""
        self.client.close()
        self.process.terminate()
        return self.process.wait(PATIENCE)


@contextmanager
def running(folder: Path, *options: str) -> Iterator[Running]:
    """Run a service for as long as it is needed."""
    service = Running(folder, *options)
    try:
        yield service
    finally:
        service.client.close()
        if service.process.poll() is None:
            service.end()
