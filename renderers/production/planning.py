"""Everything that is settled before the first job: the script planned and cast.

Enters: a script and a request. Leaves: scene graph, plan and castings, and their documents in the
project.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from planner.amending import Draft
from planner.edits import AnyEdit
from planner.llm.planning import Listener, unheard
from planner.shots import LABEL, ShotPlan
from renderers.production.blobs_of import plain, restored
from renderers.production.directing import Direction, directed
from renderers.production.history import obeyed
from renderers.production.notes import noted
from renderers.production.own_music import kept_music
from renderers.production.redrafting import keep_draft, redrafted
from renderers.production.request import FilmRequest
from renderers.production.scenes_chosen import chosen
from renderers.production.sound_notes import recast
from renderers.production.supervising import keep_lined_script
from screenplay.scene_graph import Character, Gender, SceneGraph
from screenplay.world.parting import parted
from storage.blobs import Digest
from storage.errors import DocumentMissing
from storage.projects import Project
from voices.casting import Casting, cast

CASTING_LABEL = "casting/2"


@dataclass(frozen=True, slots=True)
class Role:
    """A casting and what it was made by."""

    about: str
    casting: Casting


@dataclass(frozen=True, slots=True)
class Planned:
    """A film before it is spoken and drawn."""

    graph: SceneGraph
    plan: ShotPlan
    casting: Mapping[str, Casting]
    notes: tuple[AnyEdit, ...] = ()  # that it obeys
    direction: Direction | None = None  # how the plan was come by
    music: Mapping[str, Digest] = field(default_factory=dict)  # blobs of the user's own, by file


def plan_script(
    script: SceneGraph, request: FilmRequest, project: Project, listen: Listener = unheard
) -> Planned:
    """Plan and cast the scenes asked for, under the ids of earlier drafts and as notes want it.

    Keeps the documents.
    """
    script = redrafted(script, project)
    planned = plan_film(parted(chosen(script, request.scenes)), request, project, listen)
    notes, amiss = obeyed(project)
    draft = noted(Draft(planned.graph, planned.plan), notes, project)
    if amiss:
        draft = Draft(draft.graph, replace(draft.plan, remarks=(*draft.plan.remarks, amiss)))
    music = kept_music(draft.plan, request.script, project)
    planned = replace(planned, graph=draft.graph, plan=draft.plan, notes=notes, music=music)
    keep_documents(planned, project)
    keep_draft(script, project)
    return replace(planned, casting=recast(planned.casting, planned.plan))


def plan_film(
    graph: SceneGraph, request: FilmRequest, project: Project, listen: Listener = unheard
) -> Planned:
    """Plan the shots and cast the voices; who has a voice already keeps it.

    `listen` hears how far a language model is, where one plans.
    """
    direction = directed(graph, request, project, listen)
    planned = direction.plan
    characters = tuple(_as_seen(character, planned) for character in graph.characters)
    voices = cast(characters, _kept(characters, project))
    return Planned(graph, planned, voices, direction=direction)


def keep_documents(planned: Planned, project: Project) -> None:
    """Keep plan, lined script and castings beside the film; revisions are the film's history."""
    project.write_document("shotplan", LABEL, plain(planned.plan))
    keep_lined_script(planned.graph, project)
    roles = {
        character.id: Role(_about(character), planned.casting[character.id])
        for character in (_as_seen(c, planned.plan) for c in planned.graph.characters)
    }
    project.write_document("casting", CASTING_LABEL, plain(roles))


def _as_seen(character: Character, planned: ShotPlan) -> Character:
    """A character whose gender the text leaves open sounds as they look."""
    look = next((k for k in planned.looks if k.character_id == character.id), None)
    if look is None or character.gender is not Gender.UNKNOWN:
        return character
    return replace(character, gender=look.gender)


def _about(character: Character) -> str:
    """What a voice was cast by; when it changes, the part is cast anew. A new name changes none."""
    return f"{character.age.value}/{character.gender.value}"


def _nameless(roles: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """casting/1 → casting/2: a role was also cast by its name."""
    return {
        who: {**role, "about": "/".join(role["about"].rsplit("/", 2)[1:])}
        for who, role in roles.items()
    }


def _kept(characters: tuple[Character, ...], project: Project) -> dict[str, Casting]:
    """Castings of an earlier run that still fit."""
    try:
        document = project.read_document("casting", CASTING_LABEL, {"casting/1": _nameless})
    except DocumentMissing:
        return {}
    known = restored(document, dict[str, Role])
    return {
        c.id: known[c.id].casting
        for c in characters
        if c.id in known and known[c.id].about == _about(c)
    }
