"""The jobs of a painted film: passes, plates, clips, and the shots printed from them.

Enters: the film's graph and what paints it. Leaves: for each cue sheet the job that prints its
shot. A clip is made long enough for the dissolve into the next shot, once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from planner.looks import Look
from planner.shots import CutKind
from renderers.cue_sheet import CueSheet
from renderers.production.assets import body_name, set_name
from renderers.production.blobs_of import plain
from renderers.production.generated.painting import LookAdapter, Painted
from renderers.production.generated.printing import CLIP, CLIP_BEFORE
from renderers.production.shooting import shot_params
from storage.jobs import Graph, JobHandle

if TYPE_CHECKING:
    from renderers.profile import Profile

GPU = "gpu"  # one worker, which keeps the models


@dataclass(frozen=True, slots=True)
class Staged:
    """A cue sheet with the jobs that its performance needs (set, bodies, takes), and its clip."""

    cues: CueSheet
    needs: Mapping[str, JobHandle]
    clip: JobHandle | None = None  # None for a card
    parity: JobHandle | None = None  # measures the clip


class PaintedShots:
    """Adds a painted film's jobs to a graph, each once."""

    def __init__(
        self,
        graph: Graph,
        painted: Painted,
        profile: "Profile",
        renderer: str,
    ) -> None:
        """`renderer` measures passes."""
        self._graph, self._painting, self._painted = graph, painted.painting, painted
        self._profile, self._renderer = profile, renderer
        self._size = self._painting.size_px(profile.width_px, profile.height_px)
        self._plates: dict[str, JobHandle] = {}

    def shot(
        self, label: str, staged: Staged, before: Staged | None = None, overlap: int = 0
    ) -> JobHandle:
        """The job that prints a shot, which dissolves from `overlap` more frames of `before`."""
        needs = {**staged.needs, **({CLIP: staged.clip} if staged.clip else {})}
        leaving = None
        if before is not None:
            leaving = replace(before.cues, frames=before.cues.frames + overlap)
            needs |= before.needs
            needs |= {CLIP_BEFORE: before.clip} if before.clip else {}
        params = shot_params(staged.cues, self._profile, self._renderer, leaving, overlap)
        return self._graph.add("print", params, needs=needs, label=label)

    def staged(
        self,
        label: str,
        cues: CueSheet,
        needs: Mapping[str, JobHandle],
        overhang: int,
        portraits: Mapping[str, JobHandle],
    ) -> Staged:
        """A shot with the job that paints it and `overhang` frames more.

        `portraits` are pictures of people, by `reference_name`.
        """
        if cues.floor_plan is None or cues.light is None:
            return Staged(cues, needs)
        longer = replace(
            cues,
            frames=cues.frames + overhang,
            fade_in_frames=0,
            fade_out_frames=0,
            cut=CutKind.CUT,
            dissolve_frames=0,
        )
        every = {
            **needs,
            **portraits,
            "passes": self._passes(label, longer, needs),
            "plate": self._plate(cues, needs),
        }
        params = {
            **self._painting.params(cues.shot_id), **self._told(longer),
            "looks": _adapters(longer, self._painted.looks),
            "moving": _adapters(longer, self._painted.moving),
        }  # fmt: skip
        clip = self._graph.add(
            "clip", params, needs=every, label=label, affinity=cues.floor_plan.id, lane=GPU
        )
        return Staged(cues, needs, clip, self._parity(label, longer, {**every, "clip": clip}))

    def _parity(self, label: str, cues: CueSheet, needs: Mapping[str, JobHandle]) -> JobHandle:
        """The job that holds a clip to its sheet."""
        return self._graph.add("parity", self._told(cues), needs=needs, label=label)

    def _told(self, cues: CueSheet) -> dict[str, Any]:
        width, height = self._size
        return {
            "cues": plain(cues), "width_px": width, "height_px": height,
            "renderer": self._renderer,
        }  # fmt: skip

    def _passes(self, label: str, cues: CueSheet, needs: Mapping[str, JobHandle]) -> JobHandle:
        return self._graph.add("passes", self._told(cues), needs=needs, label=label)

    def _plate(self, cues: CueSheet, needs: Mapping[str, JobHandle]) -> JobHandle:
        """The job that paints a place in its light: no shot of it decides how it looks."""
        if cues.floor_plan is None or cues.light is None:
            raise ValueError(f"shot {cues.shot_id} is a card and has no plate")
        name = set_name(cues.floor_plan, cues.light)
        if name not in self._plates:
            width, height = self._size
            params = {
                **replace(self._painting, clip=None).params(""),
                "floor_plan": plain(cues.floor_plan), "light": plain(cues.light),
                "width_px": width, "height_px": height, "renderer": self._renderer,
            }  # fmt: skip
            label = f"{cues.floor_plan.kind} by {cues.light.daytime.value}"
            self._plates[name] = self._graph.add(
                "plate", params, needs={name: needs[name]}, label=label, priority=1,
                affinity=cues.floor_plan.id, lane=GPU,
            )  # fmt: skip
        return self._plates[name]


def reference_name(look: Look, view: str) -> str:
    """Under which name a clip needs a picture of somebody."""
    return f"reference:{body_name(look)}:{view}"


def _adapters(cues: CueSheet, looks: Mapping[Look, LookAdapter]) -> list[Any]:
    """LoRAs of everybody in the shot, None for whom there is none; in the order of its actors."""
    return [plain(looks.get(actor.look)) for actor in cues.actors]
