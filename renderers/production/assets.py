"""What a shot is drawn with, from the jobs that built it.

Enters: results of set and body jobs. Leaves: the `Assets` a renderer asks for. Sets and props are
built again in each process (half a second) and kept there; bodies and light come from blobs.
"""

import hashlib
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from planner.floor_plan import FloorPlan
from planner.looks import Look
from planner.shots import Light
from renderers.mesh import Mesh
from renderers.production.blobs_of import plain, restored
from renderers.production.plugins import backend
from storage.blobs import Blobs, Digest
from storage.states import Result
from storage.tasks import Context

RENDERERS = "storyreel.renderers"

if TYPE_CHECKING:
    from renderers.rigs.character_mesh import CharacterMesh
    from renderers.sets.set_mesh import SetMesh


@lru_cache(maxsize=4)  # a worker sees the shots of a few sets in turn; each is some ten megabytes
def built_set(plan: FloorPlan) -> "SetMesh":
    """The set of a floor plan, built once in this process."""
    from renderers.sets.build import build_set

    return build_set(plan)


@lru_cache(maxsize=64)
def built_prop(kind: str) -> Mesh:
    """A handled thing, built once in this process."""
    from renderers.sets.props import build_prop

    return build_prop(kind)


def set_name(plan: FloorPlan, light: Light) -> str:
    """Under which name a shot needs its set in its light."""
    drawn = hashlib.sha256(repr(plan).encode()).hexdigest()[:10]  # one place may be dressed anew
    return f"set:{plan.id}:{drawn}:{light.daytime.value}:{light.weather}:{light.flashback}"


def body_name(look: Look) -> str:
    """Under which name a shot needs somebody's body: in a dissolve one may wear two costumes."""
    drawn = hashlib.sha256(repr(look).encode()).hexdigest()[:10]
    return f"body:{look.character_id}:{drawn}"


def build_light(context: Context) -> Result:
    """Measure the light of a set; the run of the job "set"."""
    plan = restored(context.params["floor_plan"], FloorPlan)
    light = restored(context.params["light"], Light)
    renderer = backend(RENDERERS, context.params["renderer"])
    measured = renderer.light(plan, light, JobAssets(context.blobs, {}))
    return {"light": context.blobs.put(measured)}


def build_body(context: Context) -> Result:
    """Build a character in every detail; the run of the job "body"."""
    from renderers.rigs.character_mesh import to_bytes
    from renderers.rigs.characters import DETAILS, build_character

    look = restored(context.params["look"], Look)
    return {
        str(detail): context.blobs.put(to_bytes(build_character(look, detail)))
        for detail in DETAILS
    }


def body_params(look: Look) -> Mapping[str, object]:
    """Parameters of a body."""
    return {"look": plain(look)}


def set_params(plan: FloorPlan, light: Light, renderer: str) -> Mapping[str, object]:
    """Parameters of a set's light."""
    return {"floor_plan": plain(plan), "light": plain(light), "renderer": renderer}


class JobAssets:
    """Assets of one shot out of the results of its needs."""

    def __init__(self, blobs: Blobs, inputs: Mapping[str, Result]) -> None:
        """`inputs` names sets by `set_name` and bodies by `body_name`."""
        self._blobs, self._inputs = blobs, inputs

    def set_mesh(self, plan: FloorPlan) -> "SetMesh":
        """The set that a floor plan describes."""
        return built_set(plan)

    def character(self, look: Look, detail: float) -> "CharacterMesh":
        """The body of a look in the detail asked for, one of `DETAILS`."""
        result = self._inputs[body_name(look)]
        return _body(self._blobs, result[str(detail)])

    def prop(self, kind: str) -> Mesh:
        """A thing that is handled."""
        return built_prop(kind)

    def light_map(self, plan: FloorPlan, light: Light, bake: Callable[[], bytes]) -> bytes:
        """The light of a set as its job measured it; measured here where no job did."""
        result = self._inputs.get(set_name(plan, light))
        return self._blobs.get(result["light"]) if result else bake()


@lru_cache(maxsize=48)  # three details of a dozen people: some megabytes each
def _body(blobs: Blobs, digest: Digest) -> "CharacterMesh":
    from renderers.rigs.character_mesh import from_bytes

    return from_bytes(blobs.get(digest))
