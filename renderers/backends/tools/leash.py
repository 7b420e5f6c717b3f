"""A tool on a leash: it ends, with all that it started, when whoever started it ends.

Enters: a command, and a pipe as standard input that our process holds. Leaves: the command's exit
code. It runs as `python -I -S leash.py COMMAND…`, alone, leader of a group of its own.
"""

import os
import signal
import subprocess
import sys
import threading


def main(command: list[str]) -> int:
    """Run the command until it ends, or until the pipe is closed."""
    try:
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL)  # noqa: S603 - as described
    except OSError as error:
        sys.stderr.write(f"cannot be started: {error}\n")
        return 127
    threading.Thread(target=_until_let_go, daemon=True).start()
    signal.signal(signal.SIGTERM, lambda *_: None)  # the tool gets it, too, and may end well
    code = child.wait()
    return code if code >= 0 else 128 - code


def _until_let_go() -> None:
    """Whoever holds the other end never writes: an answer means that it is gone."""
    os.read(0, 1)
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
