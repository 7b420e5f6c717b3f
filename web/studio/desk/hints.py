"""What could be said now: suggestions that are surely understood.

Enters: a film, and the shot that is looked at. Leaves: notes, each read by the rules before it is
offered.
"""

from collections.abc import Iterator

from planner.revising.answers import Reading
from planner.shots import MoveKind, Shot, Size
from renderers.production.cutting_room import CuttingRoom
from screenplay.scene_graph import DayTime

_MOST = 6
_TIGHT = (Size.CU, Size.ECU)


def hints(room: CuttingRoom, selected: str | None) -> tuple[str, ...]:
    """Notes that the film would take now, at most six."""
    found: list[str] = []
    shots = {shot.id: shot for shot in room.draft.plan.shots}
    shot = shots[selected] if selected else None
    for note in _candidates(room, shot):
        if isinstance(room.answer(note, shot.number if shot else None), Reading):
            found.append(note)
        if len(found) == _MOST:
            break
    return tuple(found)


def _candidates(room: CuttingRoom, shot: Shot | None) -> Iterator[str]:
    if shot is not None and shot.card is None:
        yield from _of_shot(shot)
    yield from _of_film(room, shot)


def _of_shot(shot: Shot) -> Iterator[str]:
    if shot.framing.size not in _TIGHT:
        yield f"shot {shot.number} tighter"
    if shot.framing.size is not Size.WS:
        yield f"shot {shot.number} wider"
    if shot.move.kind is MoveKind.STATIC:
        yield f"push in slowly on shot {shot.number}"
    yield f"hold shot {shot.number} one second longer"
    if not shot.locked:
        yield f"lock shot {shot.number}"


def _of_film(room: CuttingRoom, shot: Shot | None) -> Iterator[str]:
    plan, graph = room.draft.plan, room.draft.graph
    wanted = shot.scene_id if shot is not None else ""
    scenes = [s for s in graph.scenes if s.id == wanted] or list(graph.scenes[:1])
    for scene in scenes:
        staged = next((s for s in plan.scenes if s.scene_id == scene.id), None)
        if staged is not None:
            night = staged.light.daytime is DayTime.NIGHT
            yield f"make scene {scene.number} {'day' if night else 'night'}"
            yield f"rain in scene {scene.number}"
        for who in scene.present[:1]:
            yield f"{graph.character(who).name.title()} wears a red coat"
        yield f"slow scene {scene.number} down"
    if shot is None and plan.shots:
        yield f"shot {min(3, len(plan.shots))} tighter"
    yield "faster cutting"
