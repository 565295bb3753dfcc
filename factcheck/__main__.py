"""`python -m factcheck` is the command `factcheck`."""

import sys

from factcheck.cli import main

if __name__ == "__main__":  # not so in the processes that -j starts
    sys.exit(main())
