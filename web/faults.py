"""What a person is told when a command fails, and the exit code.

Enters: the exception that ended a command. Leaves: a message on standard error. Errors that we
foresaw carry `exit_code` and say place and remedy themselves. Anything else is a fault of ours: it
is told in one line, and its traceback goes into a file that the message names.
"""

import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

STOPPED = 130  # 128 + SIGINT, as shells count
_LOG = "fault.log"


@contextmanager
def faults_told(folder: Path) -> Iterator[None]:
    """Turn whatever ends the block into a message and an exit; tracebacks go into `folder`."""
    try:
        yield
    except KeyboardInterrupt:
        click.echo("stopped; run the same command again to go on from here", err=True)
        sys.exit(STOPPED)
    except click.exceptions.ClickException:
        raise
    except Exception as error:  # noqa: BLE001 - the boundary: told here, its traceback kept
        sys.exit(_tell(error, folder))


def _tell(error: Exception, folder: Path) -> int:
    code = getattr(error, "exit_code", None)
    foreseen = isinstance(code, int)
    traces = getattr(error, "traces", "") if foreseen else _trace(error)
    problem = str(error) if foreseen else f"a fault in Storyreel, {type(error).__name__}: {error}"
    click.echo(f"storyreel: {problem}", err=True)
    if traces:
        kept = _kept(traces, folder)
        click.echo(f"The traceback is in {kept}; please report it with the script.", err=True)
    return code if isinstance(code, int) else 1


def _trace(error: Exception) -> str:
    return "".join(traceback.format_exception(error))


def _kept(traces: str, folder: Path) -> Path:
    """Keep a traceback in `folder`, or among temporary files where that takes no more."""
    try:
        path = folder / _LOG
        path.write_text(traces, encoding="utf-8")
    except OSError:
        path = Path(tempfile.mkdtemp(prefix="storyreel-")) / _LOG
        path.write_text(traces, encoding="utf-8")
    return path
