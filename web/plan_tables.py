"""Shot plans as tables.

Enters: a scene graph and plans of it. Leaves: a list of shots, or plans side by side: their
statistics, and each scene's shots in a row.
"""

from collections import Counter
from collections.abc import Mapping

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from planner.continuity import check
from planner.continuity.clock import Clock, estimated
from planner.continuity.lined_script import lined
from planner.findings import Grade
from planner.ideas import SIZES
from planner.shots import MoveKind, Shot, ShotKind, ShotPlan
from screenplay.scene_graph import SceneGraph


def shot_list(console: Console, graph: SceneGraph, plan: ShotPlan) -> None:
    """Every shot: scene, framing, people, move, pattern and motive, estimated seconds."""
    clock = estimated(plan, lined(graph))
    numbers = {scene.id: scene.number for scene in graph.scenes}
    names = {c.id: c.name for c in graph.characters}
    table = _table("Shots", ("shot", "scene", "framing", "shows", "move", "why", "seconds"))
    for shot in plan.shots:
        shown = ", ".join(names.get(who, who) for who in shot.framing.subjects)
        card = " / ".join(shot.card.lines) if shot.card is not None else ""
        table.add_row(
            str(shot.number), numbers.get(shot.scene_id, ""), framing(shot),
            escape(card or shown or shot.framing.thing or ""), _move(shot),
            escape("; ".join(shot.why)), f"{_seconds(shot, plan, clock):.1f}",
        )  # fmt: skip
    console.print(table)


def compared(console: Console, graph: SceneGraph, plans: Mapping[str, ShotPlan]) -> None:
    """Plans by name, side by side."""
    told = [_statistics(graph, plan) for plan in plans.values()]
    table = _table("Plans", ("", *plans))
    for row in told[0]:
        table.add_row(row, *(own[row] for own in told))
    console.print(table)
    scenes = _table("Scenes", ("scene", *plans))
    for scene in graph.scenes:
        rows = [
            ", ".join(framing(s) for s in plan.shots if s.scene_id == scene.id)
            for plan in plans.values()
        ]
        scenes.add_row(scene.number, *rows)
    console.print(scenes)


def framing(shot: Shot) -> str:
    """A framing in two words: MCU ots."""
    if shot.framing.kind is ShotKind.CARD:
        return "card"
    return f"{shot.framing.size.value} {shot.framing.kind.value.replace('_', '-')}"


def _statistics(graph: SceneGraph, plan: ShotPlan) -> dict[str, str]:
    """What editors compare: how many shots, how long, how near, how still, what breaks a rule."""
    clock = estimated(plan, lined(graph))
    filmed = [s for s in plan.shots if s.framing.kind is not ShotKind.CARD]
    count = max(len(filmed), 1)
    seconds = sum(_seconds(s, plan, clock) for s in filmed)
    sizes = Counter(s.framing.size for s in filmed)
    moving = sum(s.move.kind is not MoveKind.STATIC for s in filmed)
    grades = Counter(f.grade for f in check(plan, graph))
    return {
        "shots": str(len(filmed)),
        "set-ups": str(len({(s.scene_id, s.setup_id) for s in filmed})),
        "average length": f"{seconds / count:.1f} s",
        "moving": f"{100 * moving / count:.0f} %",
        **{size.value: f"{100 * sizes[size] / count:.0f} %" for size in SIZES},
        "continuity errors": str(grades[Grade.ERROR]),
        "continuity warnings": str(grades[Grade.WARNING]),
    }


def _seconds(shot: Shot, plan: ShotPlan, clock: Clock) -> float:
    return float(plan.rate.seconds(clock.frames(shot)))


def _move(shot: Shot) -> str:
    return "" if shot.move.kind is MoveKind.STATIC else shot.move.kind.value.replace("_", " ")


def _table(title: str, columns: tuple[str, ...]) -> Table:
    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    for name in columns:
        table.add_column(escape(name), overflow="fold")
    return table
