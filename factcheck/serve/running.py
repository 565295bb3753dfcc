"""The service from its start to its end: the address, the server, and a browser where one is wanted."""

from __future__ import annotations

import ipaddress
import logging
import os
import socket
import sys
import webbrowser
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Final

import uvicorn

from factcheck.errors import FactcheckError
from factcheck.record import dataclass
from factcheck.serve.app import application
from factcheck.serve.doors import Doors
from factcheck.serve.observed import Figures, Lines
from factcheck.serve.pool import Pool
from factcheck.serve.service import Service
from factcheck.serve.store import Store
from factcheck.stopping import Stopped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factcheck.settings import Settings

SHORTEST_TOKEN: Final = 16
GRACE: Final = 5  # seconds for answers under way when the service ends


@dataclass(frozen=True, slots=True)
class Wanted:
    """How the service is to run, as the command line says it."""

    host: str = "127.0.0.1"
    port: int = 8765
    token: str | None = None
    proxy_header: str | None = None
    names: Sequence[str] = ()
    origins: Sequence[str] = ()
    rate: int = 600
    jobs: int = 0
    opens: bool = False
    most_waiting: int = 100
    data: str | None = None
    keep: int | None = None
    keeps_text: bool = False


def serve(wanted: Wanted, settings: Settings, say: Callable[[str], object]) -> None:
    """Serve until somebody stops it."""
    doors = doors_for(wanted, settings)
    if wanted.data is None and (wanted.keep or wanted.keeps_text):
        raise FactcheckError("nothing is kept without --data DIR.")
    store = Store(Path(wanted.data), keeps_text=wanted.keeps_text) if wanted.data is not None else None
    listening = _bound(wanted)
    where = _address(wanted.host, listening.getsockname()[1])
    _log()
    pool = Pool(jobs_for(wanted.jobs), settings.max_seconds, wanted.most_waiting)
    app = application(Service(settings, doors, pool, Figures(), store, wanted.keep))
    say(f"serving on {where} (Ctrl-C ends it).")
    if wanted.opens:
        Timer(1, webbrowser.open, (where,)).start()
    _run(app, wanted, listening)


def doors_for(wanted: Wanted, settings: Settings) -> Doors:
    """Decide who is let in, and refuse to listen to a network that nobody guards."""
    if not _is_loopback(wanted.host) and wanted.token is None and wanted.proxy_header is None:
        raise FactcheckError(
            f"{wanted.host} can be reached from other machines: give a --token, or --behind-proxy with the header in which "
            "the proxy names whom it let in."
        )
    if wanted.token is not None and len(wanted.token) < SHORTEST_TOKEN:
        raise FactcheckError(f"--token: at least {SHORTEST_TOKEN} characters, which nobody guesses.")
    names = frozenset(name.lower() for name in ("localhost", *wanted.names))
    most = (settings.max_size or 25) * 1_000_000
    return Doors(names, frozenset(wanted.origins), wanted.token, wanted.proxy_header, wanted.rate, most)


def jobs_for(jobs: int) -> int:
    """Return how many workers there are: one for each core where nobody says."""
    return jobs or os.cpu_count() or 1


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _bound(wanted: Wanted) -> socket.socket:
    family = socket.AF_INET6 if ":" in wanted.host else socket.AF_INET
    try:
        return socket.create_server((wanted.host, wanted.port), family=family, backlog=512)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FactcheckError(
            f"{wanted.host}:{wanted.port} cannot be served ({reason}); choose another with --port."
        ) from error


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _log() -> None:
    """Write the log to standard error, one JSON object a line; uvicorn's own words only where something is wrong."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines())
    logging.getLogger("factcheck.serve").addHandler(handler)
    logging.getLogger("factcheck.serve").setLevel(logging.INFO)
    logging.getLogger("factcheck.serve").propagate = False
    logging.getLogger("uvicorn").addHandler(handler)
    logging.getLogger("uvicorn").setLevel(logging.WARNING)


def _run(app: object, wanted: Wanted, listening: socket.socket) -> None:
    config = uvicorn.Config(
        app,  # type: ignore[arg-type]
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=wanted.proxy_header is not None,
        timeout_graceful_shutdown=GRACE,
    )
    try:
        uvicorn.Server(config).run([listening])
    except (KeyboardInterrupt, Stopped):
        return
