"""`python -m factcheck` is the command `factcheck`."""

from __future__ import annotations

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


def _at_once() -> int | None:
    try:
        from factcheck.start import answered

        return answered(sys.argv[1:])
    except Exception:  # noqa: BLE001 - whatever it is, the command line knows what to say of it
        return None


if __name__ == "__main__":  # not so in the processes that -j starts
    sys.exit(run())
