"""`storyreel note DIR "…"`, `undo DIR` and `redo DIR`: a film changed by saying so.

Enters: a film folder and a note as typed. Leaves: on standard output what was understood, which
shots are drawn again and how long that takes; with consent a new version of the film. Exit codes:
0 done, 2 not understood, ambiguous or refused; then nothing has changed.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click
from rich.console import Console

from planner.edits import AnyEdit
from planner.llm.revising import Revision
from planner.revising.answers import OFFER, NotUnderstood, Question, Reading, Redo, Undo
from renderers.production.cutting_room import CuttingRoom, cutting_room
from web import notes_told, settings
from web.faults import faults_told
from web.note_asking import Asked, chosen
from web.note_model import Unhelped, read_by_model

_NOT_DONE = 2
_folder = click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
_steps = click.option(
    "-n", "steps", type=click.IntRange(1), default=1, show_default=True, help="So many changes."
)
_render = click.option("--render", is_flag=True, help="Make the film again afterwards.")


@click.command("note")
@_folder
@click.argument("text", metavar="[NOTE]", default="")
@click.option("--shot", type=int, help="The shot that is looked at: “this one”.")
@click.option(
    "--choice", type=click.IntRange(1), help="Which choice, of a note that was asked back."
)
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option("--yes", is_flag=True, help="Change it without asking.")
@_render
def note(
    folder: Path, text: str, shot: int | None, choice: int | None, *,
    dry_run: bool, yes: bool, render: bool,
) -> None:  # fmt: skip
    """Change the film in DIR by a NOTE such as "shot 2 tighter".

    Without a NOTE, --render makes the film again with the notes that it has. A note that may mean
    several things, or is not surely understood, is answered with numbered choices: at a terminal
    you are asked, else nothing changes, and the command that takes a choice is printed.
    """
    if not text.strip() and (dry_run or not render):
        raise click.UsageError('write a note, such as "shot 2 tighter"')
    with faults_told(folder / ".storyreel"):
        with _opened(folder) as room:
            changed = True
            if text.strip():
                asked = Asked(folder, text, shot, yes=yes, dry_run=dry_run, render=render)
                changed = _noted(room, asked, choice)
        if changed:
            _rendered(room, render=render)


@click.command("undo")
@_folder
@_steps
@_render
def undo(folder: Path, steps: int, *, render: bool) -> None:
    """Take the last change of the film in DIR back."""
    _step(folder, lambda room: room.history.back(steps), render=render)


@click.command("redo")
@_folder
@_steps
@_render
def redo(folder: Path, steps: int, *, render: bool) -> None:
    """Make the change again that was taken back last."""
    _step(folder, lambda room: room.history.on(steps), render=render)


def _step(folder: Path, to: Callable[[CuttingRoom], int], *, render: bool) -> None:
    with faults_told(folder / ".storyreel"):
        with _opened(folder) as room:
            _stepped(room, to(room), dry_run=False)
        _rendered(room, render=render)


@contextmanager
def _opened(folder: Path) -> Iterator[CuttingRoom]:
    """The folder's cutting room; what was amiss with its history is told."""
    with cutting_room(folder) as room:
        if room.remark:
            click.echo(f"storyreel: {room.remark}", err=True)
        yield room


def _noted(room: CuttingRoom, asked: Asked, choice: int | None) -> bool:
    """Do what a note says; whether the film is changed."""
    answer = room.answer(asked.text, asked.shot)
    if isinstance(answer, Undo | Redo):
        return _gone(room, asked, back=isinstance(answer, Undo))
    read = _by_model(room, asked, answer) if choice is None else None
    if read is None:
        return _changed(room, asked, _edits(answer, asked, choice))
    if read.step:
        return _gone(room, asked, back=read.step == "undo")
    return _changed(room, asked, read.edits)


def _gone(room: CuttingRoom, asked: Asked, *, back: bool) -> bool:
    """Go a version back or on; whether the film is changed."""
    history = room.history
    version = history.back(1) if back else history.on(1)
    return _stepped(room, version, dry_run=asked.dry_run)


def _by_model(
    room: CuttingRoom, asked: Asked, answer: Reading | Question | NotUnderstood
) -> Revision | None:
    """What a configured model reads where rules are not sure; None: the rules' answer stands.

    Ends the command where neither rules nor model read anything.
    """
    model = settings.load().model
    unsure = isinstance(answer, Question) and answer.text == OFFER
    unsure = unsure or (isinstance(answer, Reading) and not answer.surely)
    unread = isinstance(answer, NotUnderstood) and not answer.elsewhere
    if model is None or not (unsure or unread):
        return None
    try:
        return read_by_model(room, asked.text, asked.shot, model, unsure=unsure)
    except Unhelped as why:
        click.echo(str(why))
    if unsure:
        return None
    sys.exit(_NOT_DONE)


def _edits(
    answer: Reading | Question | NotUnderstood, asked: Asked, choice: int | None
) -> tuple[AnyEdit, ...]:
    """The edits of an answer; ends the command where there are none yet."""
    match answer:
        case Reading(edits) if choice is None:
            return edits
        case Reading():
            click.echo("Nothing is changed: that note asks no question; say it without --choice.")
        case Question(_, choices) if choice is not None and choice <= len(choices):
            return choices[choice - 1].edits
        case Question():
            if (picked := chosen(answer, asked)) is not None:
                return picked
        case NotUnderstood():
            click.echo(notes_told.not_understood(answer, asked.folder))
    sys.exit(_NOT_DONE)


def _changed(room: CuttingRoom, asked: Asked, edits: tuple[AnyEdit, ...]) -> bool:
    """Try edits, tell what they change, and keep them with consent."""
    trial = room.tried(edits)
    click.echo(notes_told.trial(trial, settings.load().workers))
    if asked.dry_run:
        click.echo("Nothing is changed: this was a trial.")
        return False
    if not asked.yes and not _agreed():
        click.echo("Nothing is changed: with --yes it is changed without asking.")
        sys.exit(_NOT_DONE)
    room.keep(asked.text, trial)
    current = room.history.version(room.history.current)
    click.echo(f"The film is {notes_told.version(current)}.")
    return True


def _agreed() -> bool:
    """Whether the director says yes; who cannot be asked does not."""
    try:
        return click.confirm("Change it?")
    except click.Abort:
        click.echo()
        return False


def _stepped(room: CuttingRoom, version: int, *, dry_run: bool) -> bool:
    """Go to another version and tell which; whether that was done."""
    told = notes_told.version(room.history.version(version))
    if dry_run:
        click.echo(f"The film would be {told}. Nothing is changed: this was a trial.")
        return False
    room.go_to(version)
    click.echo(f"The film is {told}.")
    return True


def _rendered(room: CuttingRoom, *, render: bool) -> None:
    """Make the film again as the folder was asked for it, or say how."""
    from renderers.production.film import make_film
    from web.progress_display import shown

    if not render:
        again = f"storyreel note {room.request.out} --render"
        click.echo(f"Its pictures are as before until the film is made again: {again}")
        return
    console, wanted = Console(), settings.load()
    request = replace(
        room.request, workers=wanted.workers, environment=wanted.environment,
        model=wanted.model,
    )  # fmt: skip
    with shown(console) as listen:
        summary = make_film(request, listen)
    from web.summary import print_summary  # here: the film does not wait for it

    print_summary(console, summary)
