"""What an editor sends, heard whatever is wrong with it: a request that cannot be read has an error for answer, a bad header costs its message alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from pygls.exceptions import JsonRpcException
from pygls.protocol import LanguageServerProtocol

if TYPE_CHECKING:
    from typing import BinaryIO

LENGTH: Final = re.compile(rb"Content-Length:[ \t]{0,9}(\d{1,9})\r?\n", re.IGNORECASE)


class Protocol(LanguageServerProtocol):
    """Answers a request whose parameters are none of its method's."""

    def structure_message(self, data: dict[str, Any]) -> Any:  # noqa: ANN401 - a message of any sort
        """Read a message; one that cannot be read, and waits for an answer, gets an error."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "id" in data and "method" in data:
                self._send_response(data["id"], error=error.to_response_error())
            raise


class Ears:
    """Standard input, in which each header is found again behind whatever had no right length."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream

    def readline(self) -> bytes:
        """Read a line of a header; of a message that was taken for its end, only the header behind it is heard."""
        line = self.stream.readline()
        lengths = LENGTH.findall(line)
        return b"Content-Length: %d\r\n" % int(lengths[-1]) if lengths else line

    def read(self, size: int) -> bytes:
        """Read the body of a message."""
        return self.stream.read(size)
