"""Everything that is settled before the first job: the script read, planned and cast.

Enters: a request. Leaves: scene graph, plan and castings, and their documents in the project.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from planner.rules import plan
from planner.shots import LABEL, ShotPlan
from renderers.production.blobs_of import plain, restored
from renderers.production.request import FilmRequest
from renderers.production.scenes_chosen import chosen
from screenplay.read import read
from screenplay.scene_graph import Character, Gender, SceneGraph
from storage.errors import DocumentMissing
from storage.projects import Project
from voices.casting import Casting, cast

CASTING_LABEL = "casting/1"


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


def read_script(request: FilmRequest) -> SceneGraph:
    """The scenes asked for, understood."""
    return chosen(read(request.script), request.scenes)


def plan_film(graph: SceneGraph, request: FilmRequest, project: Project) -> Planned:
    """Plan the shots and cast the voices; who has a voice already keeps it."""
    planned = plan(graph, rate=request.rate, seed=request.seed)
    characters = tuple(_as_seen(character, planned) for character in graph.characters)
    return Planned(graph, planned, cast(characters, _kept(characters, project)))


def keep_documents(planned: Planned, project: Project) -> None:
    """Keep plan and castings beside the film; their revisions are the film's history."""
    project.write_document("shotplan", LABEL, plain(planned.plan))
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
    """What a voice was cast by; when it changes, the part is cast anew."""
    return f"{character.name}/{character.age.value}/{character.gender.value}"


def _kept(characters: tuple[Character, ...], project: Project) -> dict[str, Casting]:
    """Castings of an earlier run that still fit."""
    try:
        known = restored(project.read_document("casting", CASTING_LABEL), dict[str, Role])
    except DocumentMissing:
        return {}
    return {
        c.id: known[c.id].casting
        for c in characters
        if c.id in known and known[c.id].about == _about(c)
    }
