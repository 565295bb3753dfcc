"""`python -m factcheck` is the command `factcheck`."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # `typing` would take as long as all the rest here
if TYPE_CHECKING:
    from typing import NoReturn

# To look for rings among what the start loads, and keeps, takes a tenth of it.
AT_EASE = 50_000, 20, 50


def command() -> NoReturn:
    """Run, and leave with the exit code: at once where nothing is left to do, since to take down what was loaded takes long."""
    code = run()
    if _is_all_done():
        os._exit(code)
    sys.exit(code)


def _is_all_done() -> bool:
    """True once everything is flushed and put away, and neither a thread nor a process of ours nor a debugger is left."""
    if sys.flags.inspect or sys.gettrace() or sys.getprofile() or len(sys._current_frames()) > 1:  # noqa: SLF001
        return False  # (the frames of all threads: to count them takes no module)
    children = sys.modules.get("multiprocessing")
    if children and children.active_children():
        return False
    import atexit

    try:
        atexit._run_exitfuncs()  # noqa: SLF001 - what Python itself does at its end: temporary files, logs, pools
        if sys.stdout is not None:
            sys.stdout.flush()
    except (OSError, ValueError):  # a full disk: Python says so at its own end
        return False
    try:
        if sys.stderr is not None:
            sys.stderr.flush()
    except (OSError, ValueError):
        pass  # who cannot be told has the exit code; Python's own, 120, says nothing of the run
    return True


def run() -> int:
    """Answer at once what can be, else run the command line; one who stops it while it is being loaded is answered too."""
    try:
        if (code := _at_once()) is not None:
            return code
        import gc

        gc.set_threshold(*AT_EASE)
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
    command()
