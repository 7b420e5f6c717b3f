"""How many frames a second the toon renderer draws, over EGL, on whatever that finds.

Enters: an example script, acted without sound. Leaves: frames a second by size, drawing and reading
back alone: no shot is encoded. A GPU is used where EGL finds one and LIBGL_ALWAYS_SOFTWARE is not
set (workers of a film set it, so that pixels are the same on every machine).
"""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from benchmarks.feature import estimated
from planner.floor_plan import FloorPlan
from planner.looks import Look
from planner.rules import plan
from planner.shots import Light
from renderers.backends.toon.context import open_context
from renderers.backends.toon.renderer import ToonRenderer
from renderers.conform import conform
from renderers.cueing import Cueing
from renderers.mesh import Mesh
from renderers.motion.motion_backend import Procedural
from renderers.profile import FINAL
from renderers.rigs.character_mesh import CharacterMesh
from renderers.sets.set_mesh import SetMesh
from renderers.xsheet import XSheet
from screenplay.read import read

SCRIPT = Path(__file__).parents[1] / "examples" / "last_pancake.fountain"
SIZES = {"720p": (1280, 720), "1080p": (1920, 1080), "4K": (3840, 2160)}
SHOTS = 4
FRAMES = 48  # of each


@dataclass(frozen=True, slots=True)
class Drawn:
    """A size and its speed."""

    device: str
    size: str
    shots: int
    frames: int
    frames_a_second: float


@dataclass
class Built:
    """Assets built here and kept."""

    kept: dict[Any, Any] = field(default_factory=dict)

    def set_mesh(self, floor: FloorPlan) -> SetMesh:
        """The set of a floor plan."""
        from renderers.sets.build import build_set

        return self._once(("set", repr(floor)), lambda: build_set(floor))

    def character(self, look: Look, detail: float) -> CharacterMesh:
        """The body of a look."""
        from renderers.rigs.characters import build_character

        return self._once(("body", repr(look), detail), lambda: build_character(look, detail))

    def prop(self, kind: str) -> Mesh:
        """A thing that is handled."""
        from renderers.sets.props import build_prop

        return self._once(("prop", kind), lambda: build_prop(kind))

    def light_map(self, floor: FloorPlan, light: Light, bake: Callable[[], bytes]) -> bytes:
        """The light of a set."""
        return self._once(("light", repr(floor), repr(light)), bake)

    def _once(self, key: Any, make: Callable[[], Any]) -> Any:
        if key not in self.kept:
            self.kept[key] = make()
        return self.kept[key]


def measured(*, tiny: bool = False) -> list[Drawn]:
    """Every size; `tiny` draws two frames at one small size."""
    sizes: Mapping[str, tuple[int, int]] = {"180p": (320, 180)} if tiny else SIZES
    shots = [_cut(sheet, 2 if tiny else FRAMES) for sheet in _sheets(1 if tiny else SHOTS)]
    device, built, rows = _device(), Built(), []
    for name, (width, height) in sizes.items():
        profile = replace(FINAL, width_px=width, height_px=height)
        renderer, frames, spent = ToonRenderer(), 0, 0.0
        for sheet in shots:
            next(iter(renderer.render(_cut(sheet, 1), profile, built)))  # builds set and bodies
            began = time.perf_counter()
            frames += sum(1 for _ in renderer.render(sheet, profile, built))
            spent += time.perf_counter() - began
        rows.append(Drawn(device, name, len(shots), frames, round(frames / spent, 1)))
    return rows


def _device() -> str:
    context = open_context()
    name = str(context.info["GL_RENDERER"])
    context.release()
    return name


def _sheets(count: int) -> Iterator[XSheet]:
    """The first staged shots with somebody in them, silent."""
    graph = read(SCRIPT)
    planned = plan(graph)
    takes = {line.id: estimated(line) for line in graph.lines()}
    cues = Cueing(planned, conform(planned, graph, takes), graph).sheets()
    staged = [each for each in cues if each.floor_plan is not None and each.actors]
    for sheet in staged[:count]:
        yield Procedural().perform(sheet, {})


def _cut(sheet: XSheet, frames: int) -> XSheet:
    return replace(sheet, frames=min(frames, sheet.frames))


def table(rows: list[Drawn]) -> Iterator[str]:
    """Markdown."""
    yield f"Toon renderer over EGL: {rows[0].device}"
    yield ""
    yield "| size | shots | frames | frames/s |"
    yield "|---|---|---|---|"
    for row in rows:
        yield f"| {row.size} | {row.shots} | {row.frames} | {row.frames_a_second} |"
