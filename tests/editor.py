"""An editor, as small as can be: it speaks the Language Server Protocol with a server over standard input and output."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WAIT: Final = 90  # seconds: the machine may be busy


class Editor:
    """Starts `factcheck lsp`, and keeps what it says."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-m", "factcheck", "lsp", "--stdio"]
        self.server = subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.said: queue.Queue[dict[str, Any]] = queue.Queue()
        self.kept: list[dict[str, Any]] = []
        self.asked = 0
        assert self.server.stdout is not None
        self.listener = threading.Thread(target=self._listen, args=(self.server.stdout,), daemon=True)
        self.listener.start()

    def _listen(self, stream: IO[bytes]) -> None:
        while header := stream.readline():
            length = int(header.partition(b":")[2])
            while stream.readline().strip():
                pass
            self.said.put(json.loads(stream.read(length)))

    def _send(self, **message: Any) -> None:  # noqa: ANN401 - whatever the protocol has
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.server.stdin is not None
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.server.stdin.flush()

    def tell(self, method: str, params: Any = None) -> None:  # noqa: ANN401
        """Send a notification."""
        self._send(method=method, params=params)

    def ask(self, method: str, params: Any = None) -> Any:  # noqa: ANN401
        """Send a request and wait for the answer."""
        self.asked += 1
        number = self.asked
        self._send(id=number, method=method, params=params)
        answer = self.hear(lambda message: message.get("id") == number and "method" not in message)
        assert "error" not in answer, answer
        return answer["result"]

    def hear(self, is_it: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Wait for a message; others are kept for later."""
        for message in self.kept:
            if is_it(message):
                self.kept.remove(message)
                return message
        while not is_it(message := self.said.get(timeout=WAIT)):
            self.kept.append(message)
        return message

    def found(self, version: int | None = None) -> list[dict[str, Any]]:
        """Wait for the diagnostics of a version."""

        def is_it(message: dict[str, Any]) -> bool:
            is_found = message.get("method") == "textDocument/publishDiagnostics"
            return is_found and message["params"].get("version") == version

        diagnostics: list[dict[str, Any]] = self.hear(is_it)["params"]["diagnostics"]
        return diagnostics

    def start(self, **capabilities: Any) -> Any:  # noqa: ANN401
        """Shake hands."""
        result = self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": capabilities})
        self.tell("initialized", {})
        return result

    def open(self, uri: str, text: str, language: str = "plaintext") -> None:
        """Open a document."""
        document = {"uri": uri, "languageId": language, "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})

    def change(self, uri: str, text: str, version: int) -> None:
        """Change the text of a document."""
        where = {"uri": uri, "version": version}
        self.tell("textDocument/didChange", {"textDocument": where, "contentChanges": [{"text": text}]})

    def leave(self) -> int:
        """Say goodbye, and return the server's exit code."""
        self.ask("shutdown")
        self.tell("exit")
        return self.server.wait(WAIT)

    def stop(self) -> None:
        """End the server, whatever it is at."""
        self.server.kill()
        self.server.wait(WAIT)
        self.listener.join(WAIT)
        for stream in (self.server.stdin, self.server.stdout):
            assert stream is not None
            with suppress(BrokenPipeError):
                stream.close()
