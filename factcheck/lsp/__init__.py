"""`factcheck lsp`: a language server for editors, over standard input and output."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, cast

from factcheck.extras import missing_extra

if TYPE_CHECKING:
    from typing import BinaryIO


def serve() -> int:
    """Serve one editor until it says goodbye: 0 where it shut the server down in order, else 1."""
    try:
        from factcheck.lsp.hearing import Ears
        from factcheck.lsp.server import Server
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"pygls", "lsprotocol"}:
            raise
        raise missing_extra("lsp", "lsp") from error
    server = Server()
    server.start_io(cast("BinaryIO", Ears(sys.stdin.buffer)))
    return 0 if server.is_shut_down else 1
