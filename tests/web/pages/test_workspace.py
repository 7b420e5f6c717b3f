"""Which run tells how the film stands."""

import pytest

from web.pages.workspace import run_to_tell
from web.studio.shapes import RunState, RunView


def run(ident: int, kind: str, state: RunState) -> RunView:
    return RunView(
        id=ident, project="p", kind=kind, state=state, reason="", stages=(), done=0, total=0,
        seconds=0.0, seconds_left=0.0, failures=(), position=0, created="",
    )  # fmt: skip


DONE, RUNNING, QUEUED, FAILED = (
    RunState.DONE, RunState.RUNNING, RunState.QUEUED, RunState.FAILED,
)  # fmt: skip


@pytest.mark.parametrize(
    ("newest_first", "told"),
    [
        ((), None),
        ((("export", DONE), ("film", RUNNING)), 1),  # the film is not up to date yet
        ((("export", QUEUED), ("film", RUNNING)), 1),
        ((("film", QUEUED), ("film", RUNNING), ("film", DONE)), 1),
        ((("export", RUNNING), ("film", DONE)), 0),
        ((("export", DONE), ("film", FAILED)), 1),
        ((("export", FAILED), ("film", DONE)), 1),
        ((("export", RUNNING), ("film", QUEUED)), 1),
        ((("export", DONE),), 0),
        ((("look", RUNNING), ("film", RUNNING)), 1),
        ((("look", FAILED), ("film", DONE)), 1),  # the film is up to date all the same
        ((("look", RUNNING), ("final", DONE)), 0),
    ],
)
def test_the_film_is_told_before_its_exports(
    newest_first: tuple[tuple[str, RunState], ...], told: int | None
) -> None:
    runs = tuple(run(n, kind, state) for n, (kind, state) in enumerate(newest_first))
    assert run_to_tell(runs) == (None if told is None else runs[told])
