"""`storyreel finish DIR --shot 12 --lips`: what is done to painted shots at the end.

Enters: a film folder, shots by number, steps. Leaves: the folder's finishing steps; the next film
does them. Nothing is painted yet. Exit codes: 0 done, 2 bad input, or something is missing.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console

from web import settings
from web.faults import faults_told

if TYPE_CHECKING:
    from renderers.production.exporting.negative import Negative
    from renderers.production.finishing import Taken
    from renderers.production.generated.finishing.asked import Steps
    from renderers.production.generated.finishing.orders import Wish
    from renderers.production.generated.finishing.steps import Region, Step
    from storage.projects import Project

ALL = "all"
_REGION = re.compile(r"(\d+(?:\.\d+)?)%?")
_tool = {"is_flag": False, "flag_value": "", "metavar": "[TOOL]"}


@click.command("finish")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--shot", "shots", default="", help="By number: 12, 4-9, 2,7; all for lips, enlarge.")
@click.option("--lips", **_tool, help="Fit mouths to the voice; latentsync.")  # type: ignore[arg-type]
@click.option("--talk", **_tool, help="A talking close-up; infinitetalk.")  # type: ignore[arg-type]
@click.option("--remove", "word", help="Paint somebody or something out: a name, a noun.")
@click.option("--at", "region", help="With --remove: left,top,width,height in per cent.")
@click.option("--with", "remover", default="", help="With --remove: the tool; void.")
@click.option("--enlarge", **_tool, help="Make larger and sharper; seedvr2.")  # type: ignore[arg-type]
@click.option("--times", type=click.IntRange(2, 8), default=2, show_default=True,
              help="With --enlarge.")  # fmt: skip
@click.option("--set", "values", multiple=True, metavar="NAME=VALUE", help="A value of the tool.")
@click.option("--none", "nothing", is_flag=True, help="Take all steps of these shots away.")
@click.option("--undo", is_flag=True, help="Take the last change of the steps back.")
@click.option("--redo", is_flag=True, help="Make it again.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def finish(
    folder: Path, shots: str, lips: str | None, talk: str | None, word: str | None,
    region: str | None, remover: str, enlarge: str | None, times: int, values: tuple[str, ...],
    *, nothing: bool, undo: bool, redo: bool, as_json: bool,
) -> None:  # fmt: skip
    """Finish painted shots of the film in DIR; without steps, list what is asked for and done."""
    from renderers.production.generated.finishing import asked
    from storage.projects import Project

    if (region or remover) and not word:
        raise click.UsageError("--at and --with go with --remove")
    wishes = tuple(_wishes(lips, talk, (word, region, remover), enlarge, times, _values(values)))
    if sum(map(bool, (wishes, nothing, undo, redo))) > 1:
        raise click.UsageError("ask for steps, or for one of --none, --undo, --redo")
    if bool(shots) != bool(wishes or nothing):
        raise click.UsageError("say which shots, and what is done to them: --shot 12 --lips")
    with faults_told(folder / ".storyreel"):
        project = Project(folder)
        if undo or redo:
            (asked.back if undo else asked.on)(project)
        elif nothing:
            _taken_away(project, shots)
        elif wishes:
            _asked(project, shots, wishes)
        if as_json or not wishes:
            _listed(project, as_json=as_json)
    if wishes or nothing or undo or redo:
        click.echo("The next film does what stands here, and nothing else anew.", err=as_json)


def _wishes(
    lips: str | None, talk: str | None, removal: tuple[str | None, str | None, str],
    enlarge: str | None, times: int, values: tuple[tuple[str, str], ...],
) -> "Iterator[Wish]":  # fmt: skip
    """What is asked for, as it is typed."""
    from renderers.production.generated.finishing.orders import Wish
    from renderers.production.generated.finishing.steps import Kind

    word, region, remover = removal
    if word is not None:
        where = _region(region) if region else None
        yield Wish(Kind.REMOVE, remover, word, where, values=values)
    if talk is not None:
        yield Wish(Kind.TALK, talk, values=values)
    if lips is not None:
        yield Wish(Kind.LIPS, lips, values=values)
    if enlarge is not None:
        yield Wish(Kind.ENLARGE, enlarge, times=times, values=values)


def _asked(project: "Project", shots: str, wishes: "tuple[Wish, ...]") -> None:
    """Keep the steps of these wishes, or refuse all of them."""
    from renderers.production.exporting.negative import negative_of
    from renderers.production.finishing import require_painted, taken
    from renderers.production.generated.finishing.asked import ask, finishing_of
    from renderers.production.generated.finishing.steps import with_step

    negative = negative_of(project)
    require_painted([wish.kind for wish in wishes], project)
    positions = _positions(negative, shots, wishes)
    known = dict(finishing_of(project))
    told: list[str] = []
    for wish in wishes:
        found = taken(wish, positions, negative, project.blobs)
        _require_some(found)
        _require_tools(found.steps.values())
        for position, step in found.steps.items():
            shot = negative.shots[position].id
            told += _replaced(position, step, known.get(shot, ()))
            known[shot] = with_step(known.get(shot, ()), step)
        told += _told(found)
    ask(known, project)
    for line in told:
        click.echo(line)


def _positions(negative: "Negative", shots: str, wishes: "tuple[Wish, ...]") -> tuple[int, ...]:
    from renderers.production.exporting.choosing import chosen_shots
    from renderers.production.generated.finishing.steps import Kind

    if shots != ALL:
        return chosen_shots(negative, {"shots": shots})
    if any(wish.kind in (Kind.REMOVE, Kind.TALK) for wish in wishes):
        raise click.UsageError("--shot all goes with --lips, --enlarge and --none; name the shots")
    return tuple(range(len(negative.shots)))


def _require_some(found: "Taken") -> None:
    """Refuse where no shot takes the step."""
    from renderers.production.generated.finishing.orders import Unfit

    if not found.steps:
        raise Unfit("; ".join(f"shot {at + 1}: {why}" for at, why in found.refused.items()))


def _require_tools(steps: "Iterable[Step]") -> None:
    """Refuse where a tool is missing, before anything is kept."""
    from renderers.backends.tools.runner import ToolRunner
    from renderers.production.generated.finishing.readiness import require_tool, require_values

    wanted = settings.load()
    runner = ToolRunner.opened(wanted.environment)
    for step in dict.fromkeys(steps):
        require_tool(step.kind, step.tool, runner, wanted.use, wanted.environment)
        require_values(step, runner)


def _told(found: "Taken") -> Iterator[str]:
    for position, step in found.steps.items():
        yield f"shot {position + 1}: {step.told}"
    for text in dict.fromkeys(found.advice.values()):
        yield f"  {text}."
    for position, why in found.refused.items():
        yield f"shot {position + 1} is left as it is: {why}"


def _replaced(position: int, fresh: "Step", known: "tuple[Step, ...]") -> list[str]:
    return [
        f"shot {position + 1}: in the place of {one.told}"
        for one in known
        if fresh.replaces(one) and one != fresh
    ]


def _taken_away(project: "Project", shots: str) -> None:
    """Take the steps of shots away; of all, those of shots that are gone, too."""
    from renderers.production.exporting.choosing import chosen_shots
    from renderers.production.exporting.negative import negative_of
    from renderers.production.generated.finishing.asked import ask, finishing_of

    if shots == ALL:
        ask({}, project)
        return
    negative = negative_of(project)
    away = {negative.shots[i].id for i in chosen_shots(negative, {"shots": shots})}
    known = finishing_of(project)
    ask({shot: steps for shot, steps in known.items() if shot not in away}, project)


def _listed(project: "Project", *, as_json: bool) -> None:
    """What is asked for, and what was done."""
    from renderers.production.exporting.negative import negative_of
    from renderers.production.generated.finishing.asked import finishing_of
    from web.finishing_told import listing, print_steps

    steps: Steps = finishing_of(project)
    numbers: Mapping[str, int] = {
        shot.id: number for number, shot in enumerate(negative_of(project).shots, 1)
    }
    rows = listing(steps, numbers, project)
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        print_steps(Console(), rows)


def _values(typed: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """NAME=VALUE, each name once, in order of names."""
    found: dict[str, str] = {}
    for text in typed:
        name, equals, value = text.partition("=")
        if not (name and equals and value):
            raise click.UsageError(f"--set {text!r}: write NAME=VALUE, such as steps=20")
        found[name] = value
    return tuple(sorted(found.items()))


def _region(typed: str) -> "Region":
    """LEFT,TOP,WIDTH,HEIGHT in per cent of the picture."""
    from renderers.production.generated.finishing.steps import Region

    parts = [_REGION.fullmatch(part.strip()) for part in typed.split(",")]
    shares = [float(part[1]) / 100 for part in parts if part]
    if len(parts) != 4 or len(shares) != 4:
        raise click.UsageError(f"--at {typed!r}: write LEFT,TOP,WIDTH,HEIGHT, such as 40,55,10,12")
    left, top, width, height = shares
    if not (width and height) or left + width > 1 or top + height > 1:
        raise click.UsageError(f"--at {typed!r}: that is no part of the picture, 100 by 100")
    return Region(left, top, width, height)
