"""The server: which document is open, when it is checked, and what the editor is told.

Checks run in processes of their own, a moment after the last key, so that typing never waits for one; each long document has one to itself while it is
checked, up to a few at once, and is given up once it is changed or closed.
"""

from __future__ import annotations

import asyncio
from typing import Final

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from factcheck import __version__
from factcheck.lsp.actions import SHOW, actions
from factcheck.lsp.bench import Bench
from factcheck.lsp.checking import SUFFIXES, Checked
from factcheck.lsp.hearing import Protocol
from factcheck.lsp.positions import Places
from factcheck.lsp.telling import diagnostics, working_at

PAUSE: Final = 0.3  # seconds without a key
AT_ONCE: Final = 3  # long documents; each costs a process and its memory
LONG: Final = 50_000  # characters: more may take longer than anybody else is to wait


class Server(LanguageServer):
    """Checks the documents that are open, and no others."""

    def __init__(self) -> None:
        super().__init__(
            "factcheck", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full, protocol_cls=Protocol
        )
        self.is_shut_down = False
        self.bench, self.long_benches = Bench(), [Bench() for _ in range(AT_ONCE)]
        self.long: dict[str, Bench] = {}  # who is at which long document
        self.free = asyncio.Semaphore(AT_ONCE)
        self.waiting: dict[str, asyncio.Task[None]] = {}
        self.checked: dict[str, Checked] = {}
        for name, answer in ANSWERS.items():
            self.feature(name)(answer)  # type: ignore[type-var]
        self.command(SHOW)(show)

    def check_soon(self, uri: str, pause: float = PAUSE) -> None:
        """Check a document after a pause; one that waits already starts its wait again."""
        self.forget(uri)
        self.waiting[uri] = asyncio.get_running_loop().create_task(self._check(uri, pause))

    def forget(self, uri: str) -> None:
        """Drop a check that has not begun, and end that of a long document."""
        if task := self.waiting.pop(uri, None):
            task.cancel()
        if uri in self.long:
            self.long[uri].give_up()

    async def _check(self, uri: str, pause: float) -> None:
        await asyncio.sleep(pause)
        document = self.workspace.get_text_document(uri)
        text, version, path = document.source, document.version, path_of(document.uri, document.language_id)
        checked = await self._check_long(uri, text, path) if len(text) > LONG else await self.bench.check(text, path)
        if checked is None:
            return
        self.checked[uri] = checked
        found = list(diagnostics(checked, self.places(checked.text), uri, related=self._takes_related()))
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))

    async def _check_long(self, uri: str, text: str, path: str) -> Checked | None:
        async with self.free:
            bench = next(one for one in self.long_benches if one not in self.long.values())
            self.long[uri] = bench
            try:
                return await bench.check(text, path)
            finally:
                if self.long.get(uri) is bench:
                    del self.long[uri]

    def places(self, text: str) -> Places:
        """Count the lines of a text in the units of the editor."""
        return Places(text, self.workspace.position_codec.client_num_units)

    def current(self, uri: str) -> Checked | None:
        """Return what was found in a document, unless it was changed since."""
        checked = self.checked.get(uri)
        is_open = uri in self.workspace.text_documents
        return checked if checked and is_open and self.workspace.get_text_document(uri).source == checked.text else None

    def _takes_related(self) -> bool:
        document = self.client_capabilities.text_document
        taken = document.publish_diagnostics if document else None
        return bool(taken and taken.related_information)


def path_of(uri: str, language: str | None) -> str:
    """Return the path of a document; one that was never saved has the suffix of its language."""
    path = to_fs_path(uri) if uri.startswith("file:") else None
    return path or f"untitled{SUFFIXES.get(language or '', '.txt')}"


def opened(server: Server, params: types.DidOpenTextDocumentParams) -> None:
    """Check at once what is opened."""
    server.check_soon(params.text_document.uri, 0)


def changed(server: Server, params: types.DidChangeTextDocumentParams) -> None:
    """Check what is changed once the typing stops."""
    server.check_soon(params.text_document.uri)


def saved(server: Server, params: types.DidSaveTextDocumentParams) -> None:
    """Check again at a save: the settings or the suppressions may have been changed."""
    server.check_soon(params.text_document.uri, 0)


def closed(server: Server, params: types.DidCloseTextDocumentParams) -> None:
    """Take back all that was said of a document."""
    uri = params.text_document.uri
    server.forget(uri)
    server.checked.pop(uri, None)
    server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))


def hover(server: Server, params: types.HoverParams) -> types.Hover | None:
    """Show the working of the figure under the pointer; as plain text, for an article's words are no markup."""
    checked = server.current(params.text_document.uri)
    if checked is None:
        return None
    text = working_at(checked, server.places(checked.text).offset(params.position))
    return types.Hover(types.MarkupContent(types.MarkupKind.PlainText, text)) if text else None


def code_actions(server: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    """Offer ways to answer for the findings in a range."""
    uri = params.text_document.uri
    checked = server.current(uri)
    return list(actions(checked, server.places(checked.text), uri, params.range)) if checked else []


def show(server: Server, line: str) -> None:
    """Show a command line, for a terminal: the reason is still to be written."""
    server.window_show_message(types.ShowMessageParams(types.MessageType.Info, line))


def shut_down(server: Server, _params: None) -> None:
    """Begin nothing more."""
    server.is_shut_down = True
    for uri in list(server.waiting):
        server.forget(uri)
    for bench in (server.bench, *server.long_benches):
        bench.close()


ANSWERS: Final = {
    types.TEXT_DOCUMENT_DID_OPEN: opened,
    types.TEXT_DOCUMENT_DID_CHANGE: changed,
    types.TEXT_DOCUMENT_DID_SAVE: saved,
    types.TEXT_DOCUMENT_DID_CLOSE: closed,
    types.TEXT_DOCUMENT_HOVER: hover,
    types.TEXT_DOCUMENT_CODE_ACTION: code_actions,
    types.SHUTDOWN: shut_down,
}
