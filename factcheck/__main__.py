"""`python -m factcheck` is the command `factcheck`."""

from __future__ import annotations

import os
import sys


def run() -> int:
    """Answer at once what can be, else run the command line; one who stops it while it is being loaded is answered too."""
    try:
        if (code := _at_once()) is not None:
            return code
        from factcheck.cli import main

        return main()
    except KeyboardInterrupt:
        sys.stderr.write("factcheck: stopped before the check was done.\n")
        return 2


def start() -> None:
    """Run the command and leave at once: to take spaCy down object by object costs a tenth of a second that nobody gains by.

    By then every file is written and closed and every child ended; only what Python itself has yet to write is flushed, and where that cannot
    be, or a thread still works, the interpreter ends as ever.
    """
    code = run()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        sys.exit(code)
    threads = sys.modules.get("threading")
    if threads is not None and threads.active_count() > 1:
        sys.exit(code)
    os._exit(code)


def _at_once() -> int | None:
    try:
        from factcheck.start import answered

        return answered(sys.argv[1:])
    except Exception:  # noqa: BLE001 - whatever it is, the command line knows what to say of it
        return None


if __name__ == "__main__":  # not so in the processes that -j starts
    start()
