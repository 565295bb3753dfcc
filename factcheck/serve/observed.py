"""What is noted of a request: a name, a line of the log, figures for Prometheus. Never a word of an article, nor its name."""

from __future__ import annotations

import json
import logging
import re
import time
import traceback
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from starlette.datastructures import Headers, MutableHeaders

from factcheck.serve.problems import Problem, answer_to

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from factcheck.serve.pool import Pool
    from factcheck.serve.work import Answer

log: Final = logging.getLogger("factcheck.serve")
IDENT: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")
ID_HEADER: Final = "X-Request-ID"
METHODS: Final = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
SECONDS: Final = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
SECURED: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}


class Figures:
    """What is counted, in a registry of its own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "factcheck_requests", "Requests answered", ("endpoint", "method", "status"), registry=self.registry
        )
        self.seconds = Histogram(
            "factcheck_request_seconds",
            "Time until a request was answered",
            ("endpoint",),
            buckets=SECONDS,
            registry=self.registry,
        )
        self.figures = Counter("factcheck_figures", "Figures found in articles", registry=self.registry)
        self.findings = Counter("factcheck_findings", "Findings by verdict", ("verdict",), registry=self.registry)
        self.problems = Counter(
            "factcheck_problems", "Requests that could not be answered", ("kind",), registry=self.registry
        )
        self._waiting = Gauge("factcheck_checks_waiting", "Checks that wait or are under way", registry=self.registry)

    def watch(self, pool: Pool) -> None:
        """Take the length of the queue from the pool."""
        self._waiting.set_function(lambda: pool.waiting)

    def count(self, answer: Answer) -> None:
        """Count what a check found."""
        self.figures.inc(answer.figures)
        for verdict in answer.verdicts:
            self.findings.labels(verdict).inc()


@dataclass(slots=True)
class Observed:
    """The outermost layer: gives a request its name, answers what goes wrong, adds the headers that browsers heed."""

    app: ASGIApp
    figures: Figures = field(default_factory=Figures)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request and note that it was."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        scope["factcheck.id"] = ident = _ident(Headers(scope=scope))
        began, status = time.perf_counter(), 0

        async def sent(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers[ID_HEADER] = ident
                for name, value in SECURED.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            await self._answered(scope, receive, sent, ident)
        finally:
            self._note(scope, ident, status, time.perf_counter() - began)

    async def _answered(self, scope: Scope, receive: Receive, send: Send, ident: str) -> None:
        try:
            await self.app(scope, receive, send)
        except Problem as problem:
            await self._tell(problem, scope, receive, send, ident)
        except Exception as error:  # noqa: BLE001 - whatever it is, the service goes on
            log.error("failed", extra={"told": {"id": ident, "error": where(error)}})  # noqa: TRY400 - a traceback may quote an article
            fault = Problem(
                500, "failed", "This is a fault of factcheck's; the log has more under the name of this request."
            )
            await self._tell(fault, scope, receive, send, ident)

    async def _tell(self, problem: Problem, scope: Scope, receive: Receive, send: Send, ident: str) -> None:
        self.figures.problems.labels(problem.kind).inc()
        await answer_to(problem, ident)(scope, receive, send)

    def _note(self, scope: Scope, ident: str, status: int, seconds: float) -> None:
        endpoint = getattr(scope.get("endpoint"), "__name__", "none").strip("_")
        # What a caller makes up is no name for a figure: each would be kept for ever, and nobody has been let in here yet.
        method = scope["method"] if scope["method"] in METHODS else "other"
        self.figures.requests.labels(endpoint, method, str(status)).inc()
        self.figures.seconds.labels(endpoint).observe(seconds)
        told = {
            "id": ident,
            "method": method,
            "endpoint": endpoint,
            "status": status,
            "ms": round(seconds * 1000),
        }
        log.info("request", extra={"told": told})


def _ident(headers: Headers) -> str:
    """Take the name that a caller gave, where it is one; else make one."""
    given = headers.get(ID_HEADER, "")
    return given if IDENT.fullmatch(given) else uuid.uuid4().hex


def where(error: BaseException) -> str:
    """Tell the sort of an error and where it was raised; what it says may quote an article."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}"


class Lines(logging.Formatter):
    """A log of one JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """Write a record: the time, how grave, what, and what belongs to it."""
        when = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created)) + f".{int(record.msecs):03d}Z"
        line = {
            "time": when,
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            **getattr(record, "told", {}),
        }
        if record.exc_info and record.exc_info[1]:
            line["error"] = where(record.exc_info[1])
        return json.dumps(line)
