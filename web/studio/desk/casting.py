"""Cast and sets at the desk: who is seen and heard how, and where.

Enters: a film folder. Leaves: looks and voices in words and figures, and every set from above.
Pictures and sounds are named by the server, which knows what was drawn.
"""

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from planner.floor_plan import FloorPlan, Furniture
from planner.looks import Look
from planner.shots import ScenePlan, ShotPlan
from renderers.production.assets import body_name
from renderers.production.blobs_of import restored
from renderers.production.planning import CASTING_LABEL, Role
from renderers.production.turnarounds import turnarounds_of
from screenplay.scene_graph import Character, Rank, Scene, SceneGraph
from storage.blobs import Digest
from storage.errors import DocumentMissing, UnknownLabel
from storage.projects import Project
from voices.casting import RECIPES, Casting
from web.studio.desk import orders
from web.studio.desk.rooms import learn, opened
from web.studio.shapes import (
    CameraMark,
    CastMember,
    CastView,
    Outfit,
    PlanShape,
    SetCard,
    SetsView,
    VoiceView,
)

_RANKS = list(Rank)
_NOTHING = ("none", "", "plain")


def carried_out(order: orders.Cast | orders.Sets) -> CastView | SetsView:
    """The answer to an order."""
    project = Project(Path(order.folder))
    room = opened(project.root)
    learn(room, room.draft)
    graph, plan = room.draft.graph, room.draft.plan
    if isinstance(order, orders.Cast):
        return _cast(graph, plan, _castings(project), turnarounds_of(project))
    return SetsView(tuple(sets_of(graph, plan)))


def _castings(project: Project) -> dict[str, Casting]:
    """The voices that were cast; none before the film is planned for the first time."""
    try:
        roles = restored(project.read_document("casting", CASTING_LABEL), dict[str, Role])
    except (DocumentMissing, UnknownLabel):
        return {}
    return {who: role.casting for who, role in roles.items()}


def _cast(
    graph: SceneGraph, plan: ShotPlan, voices: dict[str, Casting], drawn: Mapping[str, Digest]
) -> CastView:
    seen = [c for c in graph.characters if c.lines or any(c.id in s.present for s in graph.scenes)]
    ranked = sorted(seen, key=lambda c: (_RANKS.index(c.rank), -c.lines))
    members = tuple(_member(c, graph, plan, voices.get(c.id), drawn) for c in ranked)
    return CastView(members, tuple(RECIPES))


def _member(
    person: Character, graph: SceneGraph, plan: ShotPlan, casting: Casting | None,
    drawn: Mapping[str, Digest],
) -> CastMember:  # fmt: skip
    outfits = tuple(_outfits(person.id, graph, plan, drawn))
    return CastMember(
        id=person.id,
        name=person.name,
        aliases=person.aliases,
        description=person.description,
        age=person.age.value,
        gender=person.gender.value,
        rank=person.rank.value,
        lines=person.lines,
        scenes=tuple(s.number for s in graph.scenes if _in(person.id, s)),
        voice=_voice(person.id, plan, casting) if casting else None,
        outfits=outfits,
        portrait=next((outfit.portrait for outfit in outfits if not outfit.scene), ""),
        posters=(),
        samples=(),
    )


def _in(who: str, scene: Scene) -> bool:
    heard = any(who in beat.line.speakers for beat in scene.beats if beat.line)
    return who in scene.present or heard


def _voice(who: str, plan: ShotPlan, casting: Casting) -> VoiceView:
    note = next((v for v in plan.voices if v.character_id == who), None)
    if note is None:
        return VoiceView(casting.voice, 1.0, 1.0, 0.0)
    return VoiceView(note.recipe or casting.voice, note.pitch, note.tempo, note.level_db)


def _outfits(
    who: str, graph: SceneGraph, plan: ShotPlan, drawn: Mapping[str, Digest]
) -> Iterator[Outfit]:
    numbers = {scene.id: scene.number for scene in graph.scenes}
    yield from (_outfit("", look, drawn) for look in plan.looks if look.character_id == who)
    for costume in plan.costumes:
        if costume.look.character_id == who:
            yield _outfit(numbers.get(costume.scene_id, ""), costume.look, drawn)


def _outfit(scene: str, look: Look, drawn: Mapping[str, Digest]) -> Outfit:
    return Outfit(scene, _worn(look), _colours(look), drawn.get(body_name(look), ""))


def _worn(look: Look) -> str:
    """What a look consists of, in words."""
    top = look.top if look.top_pattern in _NOTHING else f"{look.top_pattern} {look.top}"
    parts = [f"{look.hair_style.replace('_', ' ')} hair", top]
    parts += [look.bottom] if look.bottom != look.top else []
    extras = (look.shoes, look.hat, look.facial_hair, f"{look.glasses} glasses")
    parts += [extra for extra in extras if extra.split()[0] not in _NOTHING]
    return ", ".join(parts).replace("_", " ")


def _colours(look: Look) -> tuple[str, ...]:
    return look.skin, look.hair, look.top_colour, look.bottom_colour, look.shoe_colour


def sets_of(graph: SceneGraph, plan: ShotPlan) -> Iterator[SetCard]:
    """One card per place that is built, in the order of the film."""
    places = {place.id: place for place in graph.places}
    staged: dict[str, list[ScenePlan]] = {}
    for scene in plan.scenes:
        staged.setdefault(scene.floor_plan.id, []).append(scene)
    numbers = {scene.id: scene.number for scene in graph.scenes}
    for place_id, scenes in staged.items():
        floor = scenes[0].floor_plan
        place = places.get(place_id)
        ids = tuple(dict.fromkeys(scene.scene_id for scene in scenes))  # a set has no order
        yield SetCard(
            id=place_id,
            name=place.name if place else place_id,
            kind=floor.kind,
            interior=floor.interior,
            bounds=(floor.x0_m, floor.z0_m, floor.x1_m, floor.z1_m),
            shapes=tuple(_footprint(thing) for thing in _standing(floor)),
            cameras=tuple(_cameras(plan, ids)),
            daytimes=tuple(dict.fromkeys(s.light.daytime.value for s in scenes)),
            scenes=tuple(dict.fromkeys(numbers[s] for s in ids if s in numbers)),
            posters=(),
        )


def _standing(floor: FloorPlan) -> Sequence[Furniture]:
    return [thing for thing in floor.furniture if thing.base_m < 1.0]


def _footprint(thing: Furniture) -> PlanShape:
    """The corners of a thing's base; yaw turns about +y, 0 faces +z."""
    half_x, half_z = thing.size_m[0] / 2, thing.size_m[2] / 2
    turn = math.radians(thing.yaw_deg)
    cos, sin = math.cos(turn), math.sin(turn)
    corners = ((-half_x, -half_z), (half_x, -half_z), (half_x, half_z), (-half_x, half_z))
    placed = tuple(
        (round(thing.x_m + x * cos + z * sin, 3), round(thing.z_m - x * sin + z * cos, 3))
        for x, z in corners
    )
    return PlanShape(thing.kind, placed, thing.colour)


def _cameras(plan: ShotPlan, scenes: Collection[str]) -> Iterator[CameraMark]:
    """Where the cameras stand: one mark for each setup."""
    seen = set()
    for shot in plan.shots:
        if shot.scene_id not in scenes or shot.card is not None or shot.setup_id in seen:
            continue
        seen.add(shot.setup_id)
        eye, aim = shot.move.start.eye_m, shot.move.start.aim_m
        yield CameraMark(shot.id, shot.number, (eye[0], eye[2]), (aim[0], aim[2]))
