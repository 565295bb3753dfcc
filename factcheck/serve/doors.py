"""Who is let in: the right name in the request, no page of another site behind it, the token, and no more than a share.

A page in a browser can send requests to this machine without anybody asking for it. It cannot hide where it comes from
(`Origin`, `Sec-Fetch-Site`), and one that has this machine's address given to its own name (DNS rebinding) says that name.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from starlette.datastructures import Headers
from starlette.requests import cookie_parser

from factcheck.serve.problems import Problem

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE: Final = "factcheck"
OPEN: Final = ("/", "/health", "/ready", "/session", "/page/")  # what needs no token; a name with a stroke is a folder
SAFE: Final = ("GET", "HEAD", "OPTIONS")
MINUTE: Final = 60.0
CLIENTS: Final = 10_000  # whose shares are remembered
FOREIGN: Final = "This comes from a page of another site; name it with --allow-origin if it may ask."


@dataclass(frozen=True, slots=True)
class Doors:
    """What is let in: names of this service, sites whose pages may ask, the token, the header that a proxy names people in."""

    names: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()
    token: str | None = None
    proxy_header: str | None = None
    rate: int = 600  # requests a minute from one address
    most_bytes: int = 25_000_000

    @property
    def session(self) -> str:
        """What the cookie of a page holds once the token was given: not the token itself."""
        return hmac.new((self.token or "").encode(), b"factcheck page", hashlib.sha256).hexdigest()


@dataclass(slots=True)
class Guard:
    """Stands before the application and turns away what `doors` do not let in."""

    app: ASGIApp
    doors: Doors
    shares: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check a request from its head, then let its body through as far as it may be long."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        self._name(headers)
        self._origin(scope, headers)
        self._share(scope)
        self._token(scope, headers)
        await self.app(scope, self._measured(headers, receive), send)

    def _name(self, headers: Headers) -> None:
        name = host_of(headers.get("host", ""))
        if not (is_address(name) or name in self.doors.names):
            raise Problem(
                421, "wrong-host", "This service does not go by that name; name it with --allow-host if it should."
            )

    def _origin(self, scope: Scope, headers: Headers) -> None:
        origin, site = headers.get("origin"), headers.get("sec-fetch-site", "none")
        if origin is not None and origin in self.doors.origins:
            return
        if origin is not None and origin.partition("://")[2] != headers.get("host"):
            raise Problem(403, "not-from-here", FOREIGN)
        visits = headers.get("sec-fetch-mode") == "navigate" and scope["method"] in SAFE
        if site not in {"same-origin", "none"} and not visits:
            raise Problem(403, "not-from-here", FOREIGN)

    def _token(self, scope: Scope, headers: Headers) -> None:
        """Ask for the token, or for the name of the person whom the proxy let in."""
        path = scope["path"]
        if any(path == one or (one.endswith("/") and one != "/" and path.startswith(one)) for one in OPEN):
            return
        if self.doors.proxy_header is not None and not headers.get(self.doors.proxy_header):
            raise Problem(401, "no-token", f"The proxy must say in {self.doors.proxy_header} whom it let in.")
        if self.doors.token is not None and not self._knows(headers):
            raise Problem(401, "no-token", "Send the token: Authorization: Bearer …", {"WWW-Authenticate": "Bearer"})

    def _knows(self, headers: Headers) -> bool:
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return same(given.strip(), self.doors.token or "")
        return same(cookie_parser(headers.get("cookie", "")).get(COOKIE, ""), self.doors.session)

    def _share(self, scope: Scope) -> None:
        """Take one request off an address's share, which fills up again by the minute."""
        client, now = (scope.get("client") or ("",))[0], time.monotonic()
        left, then = self.shares.pop(client, (float(self.doors.rate), now))
        left = min(self.doors.rate, left + (now - then) * self.doors.rate / MINUTE) - 1
        self.shares[client] = max(left, 0), now
        if len(self.shares) > CLIENTS:
            self.shares.popitem(last=False)
        if left < 0:
            wait = str(max(1, round(MINUTE / self.doors.rate)))
            raise Problem(
                429, "too-many", f"Over {self.doors.rate} requests a minute from one address.", {"Retry-After": wait}
            )

    def _measured(self, headers: Headers, receive: Receive) -> Receive:
        most, taken = self.doors.most_bytes, 0
        told = headers.get("content-length", "0")
        if not told.isascii() or not told.isdigit() or int(told) > most:
            raise self._too_large()

        async def measured() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > most:
                raise self._too_large()
            return message

        return measured

    def _too_large(self) -> Problem:
        return Problem(413, "too-large", f"This is over {self.doors.most_bytes // 1_000_000} MB; send single articles.")


def host_of(header: str) -> str:
    """Return the name in a Host header, without its port."""
    name = header.strip().lower()
    return name.partition("]")[0][1:] if name.startswith("[") else name.partition(":")[0]


def is_address(name: str) -> bool:
    """True for an IP address: it is nobody's name, so nobody can have it lead elsewhere."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def same(one: str, other: str) -> bool:
    """Compare two secrets in a time that tells nothing of them."""
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))
