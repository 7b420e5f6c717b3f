"""`storyreel plan SCRIPT`: how the film would be shot, by the rules, a language model or a plug-in.

Enters: a script and the name of a planner. Leaves: the shots or both plans side by side on standard
output, the plan as a document where one is asked for, progress and costs on standard error.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

import click
from rich.console import Console

from planner.documents import to_json
from planner.llm.cost import Purse
from planner.llm.errors import ModelMissing
from planner.llm.model import CHOOSE, ChatModel
from planner.llm.planning import By, Direction, LanguagePlanner, Listener, Progress
from planner.llm.recording import Recorded
from planner.llm.repair import Session
from planner.pace import pace_of, paced_at
from planner.planner import Planner
from planner.rules import RulesPlanner
from planner.shots import ShotPlan
from renderers.production.plugins import backend
from renderers.production.scenes_chosen import chosen
from screenplay.read import read
from screenplay.scene_graph import SceneGraph
from screenplay.world.parting import parted
from web import settings
from web.faults import faults_told
from web.model_terms import Dollars, require_prices
from web.plan_tables import compared, shot_list
from web.scene_span import SceneSpan


@click.command("plan")
@click.argument("script", type=click.Path(path_type=Path))
@click.option("--planner", "name", default="rules", show_default=True, help="rules, llm or NAME.")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Write the plan to this file.")
@click.option("--scenes", type=SceneSpan(), help="Only these scenes, e.g. 3 or 1-3.")
@click.option("--seed", type=int, default=0, help="Another number, other dressing.")
@click.option("--asl", type=click.FloatRange(1.5, 30), help="Average shot length in seconds.")
@click.option("--pace", "genre", help="As films of this genre are cut: action, comedy, drama …")
@click.option("--compare", is_flag=True, help="Show the rules' plan beside it.")
@click.option("--max-cost", type=Dollars(), help="llm: ask no more before this many dollars.")
@click.option(
    "--answers", type=click.Path(path_type=Path), help="llm: keep answers here and use them again."
)
def plan(
    script: Path,
    name: str,
    out: Path | None,
    scenes: range | None,
    seed: int,
    asl: float | None,
    genre: str | None,
    max_cost: Fraction | None,
    answers: Path | None,
    *,
    compare: bool,
) -> None:
    """Plan the shots of SCRIPT (Fountain or Final Draft) without making the film."""
    with faults_told(Path(".storyreel")):
        planner = _at_pace(backend("storyreel.planners", name), name, asl, genre)
        if isinstance(planner, LanguagePlanner):
            session = _session(answers, max_cost)
        graph = parted(chosen(read(script), scenes))
        if isinstance(planner, LanguagePlanner):
            made, other = _directed(session, graph, seed)
        else:
            made = _by(planner, graph, seed)
            other = _by(RulesPlanner(), graph, seed) if compare else made
        if out is not None:
            _write(out, made)
        console = Console()
        if compare:
            compared(console, graph, {"rules": other, name: made})
        else:
            shot_list(console, graph, made)


def _at_pace(planner: Planner, name: str, asl: float | None, genre: str | None) -> Planner:
    """The rules at the pace asked for; other planners set their own."""
    if asl is None and genre is None:
        return planner
    if not isinstance(planner, RulesPlanner):
        raise click.UsageError(f"--asl and --pace are for the rules; {name} sets its own pace")
    return RulesPlanner(paced_at(asl) if asl is not None else pace_of(str(genre)))


def _write(out: Path, made: ShotPlan) -> None:
    try:
        out.write_bytes(to_json(made))
    except OSError as error:
        raise click.FileError(str(out), hint=str(error.strerror)) from error


def _by(planner: Planner, graph: SceneGraph, seed: int) -> ShotPlan:
    return planner.plan(graph, seed=seed)


def _session(answers: Path | None, limit: Fraction | None) -> Session:
    """The model that is configured, behind recorded answers where these are asked for."""
    choice = settings.load().model
    prices = choice.prices if choice is not None else None
    require_prices(choice, limit)
    chat = ChatModel(choice) if choice is not None else None
    purse = Purse(prices, limit)
    if answers is not None:
        return Session(Recorded(answers, chat), purse)
    if chat is None:
        raise ModelMissing(f"no language model is configured; {CHOOSE}")
    return Session(chat, purse)


def _directed(session: Session, graph: SceneGraph, seed: int) -> tuple[ShotPlan, ShotPlan]:
    """The model's plan and the rules'; what the model did is told on standard error."""
    console = Console(stderr=True)
    with _heard(console) as listen:
        direction = LanguagePlanner(session, listen).direct(graph, seed=seed)
    _tell(console, direction, session.purse)
    return direction.plan, direction.by_rules


@contextmanager
def _heard(console: Console) -> Iterator[Listener]:
    """A listener that shows which scene is being written: live on a terminal, else a line each."""
    if not console.is_terminal:
        told: set[int] = set()

        def note(progress: Progress) -> None:
            if progress.position not in told:
                told.add(progress.position)
                console.print(f"scene {progress.number} is answered", highlight=False)

        yield note
        return
    with console.status("asking the model …") as status:
        yield lambda p: status.update(
            f"scene {p.number} ({p.position} of {p.scenes}): {p.characters} characters"
        )


def _tell(console: Console, direction: Direction, purse: Purse) -> None:
    for scene in direction.scenes:
        if scene.why:
            console.print(
                f"scene {scene.number}: planned by the rules: {scene.why}",
                highlight=False, markup=False,
            )  # fmt: skip
    by_model = sum(scene.by is not By.RULES for scene in direction.scenes)
    cost = "" if purse.spent is None else f", ${float(purse.spent):.4f}"
    console.print(
        f"{by_model} of {len(direction.scenes)} scenes by the model; {direction.questions} "
        f"questions, {direction.tokens.read} tokens read, {direction.tokens.written} written{cost}",
        highlight=False,
    )
