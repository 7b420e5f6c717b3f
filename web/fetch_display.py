"""Progress of fetching on a terminal, or as lines in a log.

Enters: bytes that are here of bytes in all. Leaves: a live bar on a terminal; else a line every few
seconds.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)

Followed = Callable[[int, int, str], None]
_LOG_EVERY_S = 5.0


@contextmanager
def followed(console: Console) -> Iterator[Followed]:
    """A listener that shows what it hears on `console` until the block ends."""
    if not console.is_terminal:
        yield _in_log(console, time.monotonic)
        return
    columns = (
        TextColumn("{task.description:<48}"), BarColumn(bar_width=24), DownloadColumn(),
        TransferSpeedColumn(), TimeRemainingColumn(),
    )  # fmt: skip
    with Progress(*columns, console=console) as progress:
        task = progress.add_task("", total=None)

        def hear(here: int, of: int, path: str) -> None:
            progress.update(task, completed=here, total=of, description=path[-48:])

        yield hear


def _in_log(console: Console, clock: Callable[[], float]) -> Followed:
    spoke = clock()

    def hear(here: int, of: int, path: str) -> None:
        nonlocal spoke
        if clock() - spoke > _LOG_EVERY_S:
            spoke = clock()
            console.print(f"  {here / 1e9:.2f} of {of / 1e9:.2f} GB: {path}", highlight=False)

    return hear
