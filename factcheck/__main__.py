"""`python -m factcheck` is the command `factcheck`."""

from __future__ import annotations

import sys


def run() -> int:
    """Run the command line; one who stops it while it is still being loaded is answered too."""
    try:
        from factcheck.cli import main

        return main()
    except KeyboardInterrupt:
        sys.stderr.write("factcheck: stopped before the check was done.\n")
        return 2


if __name__ == "__main__":
    sys.exit(run())
