"""`storyreel look list|sheet|train|show|remove DIR`: teaching models what people look like.

Enters: a film folder, a name, a costume. Leaves: reference pictures, trained looks in the folder,
tables or JSON on standard output.
"""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.table import Table

from web import settings
from web.faults import faults_told
from web.look_progress import following

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.looks import Look
    from planner.shots import ShotPlan
    from renderers.production.look_training.orders import Course
    from renderers.production.look_training.training import Followed, Listener
    from renderers.production.looks import TrainedLook
    from storage.projects import Project

_folder = click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
_name = click.argument("name")
_costume = click.option("--costume", default="", help="In words, or by its number in `look list`.")
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
_PATH = click.Path(path_type=Path)


@click.group("look")
def look() -> None:
    """Teach models what a character looks like in one costume."""


@look.command("list")
@_folder
@_json
def list_looks(folder: Path, *, as_json: bool) -> None:
    """List everybody in the film in DIR, costume by costume, and what was trained."""
    from renderers.production.looks import looks_trained, planned_looks
    from storage.projects import Project

    with faults_told(folder / ".storyreel"):
        project = Project(folder)
        rows = list(_rows(planned_looks(project), looks_trained(project)))
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    table = Table("name", "nr", "costume", "trigger", "trained on", "step")
    for row in rows:
        table.add_row(*(str(value) for value in row.values()))
    Console().print(table)


@look.command("sheet")
@_folder
@_name
@_costume
@click.option("-o", "--out", type=_PATH, help="Folder to write; by default DIR/looks/NAME-NR.")
def sheet(folder: Path, name: str, costume: str, out: Path | None) -> None:
    """Draw NAME from all sides, in several lights: pictures, captions, one sheet of all."""
    from renderers.generative.looks.costumes import look_for
    from renderers.production.look_training.sheets import write_references
    from renderers.production.looks import planned_looks
    from storage.projects import Project

    with faults_told(folder / ".storyreel"):
        wanted, project = settings.load(), Project(folder)
        plan = planned_looks(project)
        meant = look_for(plan, name, costume)
        target = out or folder / "looks" / _called(plan, meant)
        made = write_references(meant, project, wanted.environment, target, wanted.workers)
    click.echo(f"{target}: {made} pictures with captions, and sheet.png")


@look.command("train")
@_folder
@_name
@_costume
@click.option("--images", type=_PATH, help="Folder of your own pictures, instead of drawn ones.")
@click.option("--drawings", is_flag=True, help="They are drawings, and show nobody real.")
@click.option("--consent", default="", help="Who is shown, and how they agreed to this use.")
@click.option(
    "--captioner", default="", help="Card that describes your pictures: florence-2-large."
)
@click.option("--card", default="", help="Model that the look is for; see storyreel models list.")
@click.option("--steps", type=int, help="Default: as the model's recipe has it.")
@click.option("--rank", type=int, help="Size of the adapter; default as the recipe has it.")
@click.option("--every", type=int, help="Steps between sample sheets, of which the best is kept.")
@click.option(
    "--prior", type=int, default=0,
    help="So many pictures of the class, painted by the base, hold what it knows; 0 none.",
)  # fmt: skip
@click.option("--seed", type=int, default=None, help="Another number, another course.")
@click.option("--resume", is_flag=True, help="Go on with what was asked for last.")
@_json
def train(folder: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - click's options
    """Train a LoRA for NAME in one costume. Stopped or killed, it goes on where it was."""
    from renderers.production.look_training.asking import Wishes, asked
    from renderers.production.look_training.training import train_look
    from storage.projects import Project

    with faults_told(folder / ".storyreel"):
        wanted, project = settings.load(), Project(folder)
        found = asked(Wishes(**given), project, wanted.use, wanted.environment)
        for file, like in found.repeated:
            click.echo(f"{file}: passed over, as it repeats {like}", err=True)
        with following(Console(stderr=True)) as listen:
            done = train_look(
                found.course, project, wanted.environment, _showing(found.course, project, listen),
                wanted.workers,
            )  # fmt: skip
    if as_json:
        click.echo(json.dumps(_told(done), ensure_ascii=False, indent=1))
        return
    click.echo(
        f"{done.look.name}: step {done.step} is kept, by {done.chosen_by}. "
        f"In prompts the look is called “{done.trigger}”."
    )


@look.command("show")
@_folder
@_name
@_costume
@click.option("-o", "--out", type=_PATH, help="Write adapters, provenance and sample sheets here.")
def show(folder: Path, name: str, costume: str, out: Path | None) -> None:
    """Print how a look was trained; with -o, write its files."""
    from renderers.production.look_training.sheets import write_trained
    from storage.projects import Project

    with faults_told(folder / ".storyreel"):
        project = Project(folder)
        found = _trained(project, name, costume)
        told = [json.loads(project.blobs.get(one.provenance)) for one in found]
        for one in found if out else ():
            for path in write_trained(one, project, out or folder):
                click.echo(str(path), err=True)
    click.echo(json.dumps(told, ensure_ascii=False, indent=1))


@look.command("remove")
@_folder
@_name
@_costume
@click.option("--card", default="", help="Only what was trained on this card.")
def remove(folder: Path, name: str, costume: str, card: str) -> None:
    """Forget what was trained of NAME; `storyreel clean` takes its files out later."""
    from renderers.production.looks import remove_look
    from storage.projects import Project

    with faults_told(folder / ".storyreel"):
        project = Project(folder)
        found = [one for one in _trained(project, name, costume) if card in ("", one.base)]
        count = sum(remove_look(project, one.look, one.base) for one in found)
    click.echo(f"{name}: {count} trained {'look' if count == 1 else 'looks'} forgotten")


def _showing(course: "Course", project: "Project", listen: "Listener") -> "Listener":
    """A listener that lays every sample sheet into DIR/looks as soon as it is made."""
    from storage.publish import write_whole

    def hear(at: "Followed") -> None:
        if at.sheet:
            name = f"{course.order.look.character_id}-{course.trigger}-{at.step:05}.png"
            write_whole(project.root / "looks" / name, project.blobs.get(at.sheet))
        listen(at)

    return hear


def _rows(plan: "ShotPlan", trained: "tuple[TrainedLook, ...]") -> "Iterator[dict[str, Any]]":
    """Every costume of everybody; then trained looks that the plan no longer has."""
    from renderers.generative.looks.costumes import costumes_of, described

    planned = []
    for one in plan.looks:
        for number, worn in enumerate(costumes_of(plan, one.character_id), 1):
            planned.append(worn)
            known = [k for k in trained if k.look == worn]
            yield from (_row(worn, str(number), described(worn), k) for k in known)
            if not known:
                yield _row(worn, str(number), described(worn), None)
    for k in trained:
        if k.look not in planned:
            yield _row(k.look, "–", f"{described(k.look)} (no longer worn)", k)


def _row(worn: "Look", number: str, costume: str, trained: "TrainedLook | None") -> dict[str, Any]:
    return {
        "name": worn.name, "number": number, "costume": costume,
        "trigger": trained.trigger if trained else "", "base": trained.base if trained else "",
        "step": trained.step if trained else "",
    }  # fmt: skip


def _trained(project: "Project", name: str, costume: str) -> "list[TrainedLook]":
    """Trained looks of somebody; in one costume, where that is said. Raises NoSuchLook."""
    from renderers.generative.looks.costumes import costumes_of, look_for
    from renderers.generative.looks.errors import NoSuchLook
    from renderers.production.looks import looks_trained, planned_looks

    plan, known = planned_looks(project), looks_trained(project)
    who = costumes_of(plan, name)[0].character_id
    found = [one for one in known if one.look.character_id == who]
    if costume:
        meant = look_for(plan, name, costume)
        found = [one for one in found if one.look == meant]
    if not found:
        raise NoSuchLook(f"{name}: no look of theirs was trained; train one: storyreel look train")
    return found


def _called(plan: "ShotPlan", meant: "Look") -> str:
    """A folder's name: the character's id and the costume's number."""
    from renderers.generative.looks.costumes import costumes_of

    worn = costumes_of(plan, meant.character_id)
    return f"{meant.character_id}-{worn.index(meant) + 1}"


def _told(done: "TrainedLook") -> dict[str, Any]:
    return {
        "name": done.look.name, "trigger": done.trigger, "base": done.base, "step": done.step,
        "chosen_by": done.chosen_by, "adapter": done.adapter, "provenance": done.provenance,
    }  # fmt: skip
