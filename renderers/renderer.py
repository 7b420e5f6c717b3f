"""What every renderer is: an exposure sheet goes in, frames come out.

Enters: `XSheet`, `Profile` and `Assets`, the source of built sets, bodies and props. Leaves:
`Frame`s in order. Backends register under the entry point group `storyreel.renderers`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

from planner.floor_plan import FloorPlan
from planner.looks import Look
from planner.shots import Light
from renderers.mesh import Mesh
from renderers.profile import Profile
from renderers.xsheet import XSheet

if TYPE_CHECKING:
    from renderers.rigs.character_mesh import CharacterMesh
    from renderers.sets.set_mesh import SetMesh

Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A picture and for how many film frames it holds.

    `pixels` is uint8[height, width, 4], RGBA, rows top first, read-only and lent: the renderer
    draws into the same memory again once the next frame is asked for. Copy it to keep it.
    """

    pixels: Pixels
    repeat: int = 1


class Assets(Protocol):
    """Where a renderer gets what was built once: by digest from the cache, or made on the spot."""

    def set_mesh(self, plan: FloorPlan) -> "SetMesh":
        """The set that a floor plan describes."""
        ...

    def character(self, look: Look, detail: float) -> "CharacterMesh":
        """A body for a look; `detail` is one of `renderers.rigs` levels, 0…1."""
        ...

    def prop(self, kind: str) -> Mesh:
        """A thing that is handled, its origin at the grip."""
        ...

    def light_map(self, plan: FloorPlan, light: Light, bake: Callable[[], bytes]) -> bytes:
        """The baked light of a set; calls `bake` when it is not at hand."""
        ...


class Renderer(Protocol):
    """Draws exposure sheets. `ident` names engine and version: part of every cache key."""

    ident: str

    def render(self, sheet: XSheet, profile: Profile, assets: Assets) -> Iterator[Frame]:
        """Frames of the shot; their repeats add up to `sheet.frames`."""
        ...
