"""Progress of a film on a terminal or as lines in a log.

Enters: stage events of a production. Leaves: a live bar per stage on a terminal; otherwise one
line when a stage begins, every few seconds while it runs, and when it ends.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from renderers.production.stages import (
    FilmConformed,
    FilmPlanned,
    JobBegan,
    JobEnded,
    JobFailed,
    Listener,
    ModelWrites,
    Stage,
    StageBegan,
    StageEnded,
    StageEvent,
)

_TOLD = {
    Stage.READ: "Reading the screenplay",
    Stage.PLAN: "Planning the shots",
    Stage.SPEAK: "Speaking lines, building sets and cast",
    Stage.CONFORM: "Cutting to the lines",
    Stage.DRAW: "Acting, drawing, mixing, joining",
    Stage.PROVE: "Proving the result",
}
_LOG_EVERY_S = 5.0


@contextmanager
def shown(console: Console) -> Iterator[Listener]:
    """A listener that shows what it hears on `console` until the block ends."""
    if console.is_terminal:
        with _bars(console) as progress:
            yield _on_terminal(progress)
    else:
        yield _in_log(console, time.monotonic)


def _bars(console: Console) -> Progress:
    return Progress(
        SpinnerColumn(finished_text="[green]✓"),
        TextColumn("{task.description:<42}"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        TextColumn("[dim]{task.fields[note]}"),
        console=console,
    )


def _on_terminal(progress: Progress) -> Listener:
    tasks: dict[Stage, TaskID] = {}

    def hear(event: StageEvent) -> None:
        match event:
            case StageBegan(stage, jobs):
                total = jobs or 1
                tasks[stage] = progress.add_task(_TOLD[stage], total=total, note="")
            case JobEnded(stage, label):
                progress.update(tasks[stage], advance=1, note=label)
            case StageEnded(stage, _, note):
                whole = progress.tasks[tasks[stage]].total
                progress.update(tasks[stage], completed=whole, note=note)
            case ModelWrites(progress=at):
                told = f"scene {at.number}, {at.position} of {at.scenes}: {at.characters} letters"
                progress.update(tasks[Stage.PLAN], note=told)
            case FilmPlanned() | FilmConformed() | JobBegan() | JobFailed():
                pass  # bars count what ended; failures are told at the end

    return hear


def _in_log(console: Console, clock: Callable[[], float]) -> Listener:
    done: dict[Stage, int] = {}
    jobs_of: dict[Stage, int] = {}
    asked: dict[Stage, int] = {}
    spoke = clock()

    def hear(event: StageEvent) -> None:
        nonlocal spoke
        match event:
            case StageBegan(stage, jobs):
                jobs_of[stage], done[stage], spoke = jobs, 0, clock()
            case JobEnded(stage, label):
                done[stage] += 1
                if clock() - spoke > _LOG_EVERY_S:
                    spoke = clock()
                    console.print(f"  {_TOLD[stage]}: {done[stage]}/{jobs_of[stage]}, {label}")
            case StageEnded(stage, seconds, note):
                console.print(f"{_TOLD[stage]}: {note} ({seconds:.1f} s)", highlight=False)
            case ModelWrites(progress=at):
                if asked.get(Stage.PLAN) != at.position:
                    asked[Stage.PLAN] = at.position
                    console.print(f"  the model plans scene {at.number}", highlight=False)
            case FilmPlanned() | FilmConformed() | JobBegan() | JobFailed():
                pass  # the log tells what ended; failures are told at the end

    return hear
