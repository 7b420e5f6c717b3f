"""The jobs of a painted film: passes, plates, clips, and the shots printed from them.

Enters: the film's graph and what paints it. Leaves: for each cue sheet the job that prints its
shot. A clip is made long enough for the dissolve into the next shot, once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from planner.looks import Look
from planner.shots import CutKind
from renderers.cue_sheet import CueSheet
from renderers.production.assets import body_name
from renderers.production.blobs_of import plain
from renderers.production.generated.finishing.going import Going
from renderers.production.generated.finishing.graph import Stage, Stages
from renderers.production.generated.painting import LookAdapter, Painted
from renderers.production.generated.plate_graph import PlateJobs
from renderers.production.generated.printing import CLIP, CLIP_BEFORE
from renderers.production.shooting import shot_params
from storage.jobs import Graph, JobHandle

if TYPE_CHECKING:
    from renderers.profile import Profile

GPU = "gpu"  # one worker, which keeps the models
PLAYED = ("set:", "body:", "take:")  # what a performance needs


@dataclass(frozen=True, slots=True)
class Staged:
    """A cue sheet with the jobs that its performance needs (set, bodies, takes), and its clip.

    The clip is the finished one; `stages` lead there, the clip as it was painted first.
    """

    cues: CueSheet
    needs: Mapping[str, JobHandle]
    clip: JobHandle | None = None  # None for a card
    parity: JobHandle | None = None  # measures the clip
    stages: tuple[Stage, ...] = ()


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
        width, height = self._size
        params = {
            **replace(self._painting, clip=None, relight=0.0).params(""),
            "plate_tool": plain(self._painting.plate_tool),
            "width_px": width, "height_px": height, "renderer": renderer,
        }  # fmt: skip
        self.plates = PlateJobs(graph, params, painted.views, GPU)

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
            "plate": self.plates.plate(label, cues, needs),
        }
        params = {
            **self._painting.params(cues.shot_id), **self._told(longer),
            "looks": _adapters(longer, self._painted.looks),
            "moving": _adapters(longer, self._painted.moving),
        }  # fmt: skip
        clip = self._graph.add(
            "clip", params, needs=every, label=label, affinity=cues.floor_plan.id, lane=GPU
        )
        stages = tuple(self._stages(label, longer, {**every, "clip": clip}))
        return Staged(cues, needs, stages[-1].clip, stages[-1].parity, stages)

    def _stages(
        self, label: str, cues: CueSheet, needs: Mapping[str, JobHandle]
    ) -> Iterator[Stage]:
        """The clip, held to its sheet, and after each of its finishing steps."""

        def passes(sheet: CueSheet, gone: Going) -> JobHandle:
            params = {**self._told(sheet), "without": plain(gone)}
            own = {name: job for name, job in needs.items() if name.startswith(PLAYED)}
            return self._graph.add("passes", params, needs=own, label=label)

        def parity(sheet: CueSheet, clip: JobHandle, measured: JobHandle) -> JobHandle:
            held = {**needs, "clip": clip, "passes": measured}
            return self._graph.add("parity", self._told(sheet), needs=held, label=label)

        finishing = Stages(self._graph, GPU, self._painting.style, passes, parity)
        return finishing.of(label, cues, needs, self._painted.finishing.get(cues.shot_id, ()))

    def _told(self, cues: CueSheet) -> dict[str, Any]:
        width, height = self._size
        return {
            "cues": plain(cues), "width_px": width, "height_px": height,
            "renderer": self._renderer,
        }  # fmt: skip

    def _passes(self, label: str, cues: CueSheet, needs: Mapping[str, JobHandle]) -> JobHandle:
        return self._graph.add("passes", self._told(cues), needs=needs, label=label)


def reference_name(look: Look, view: str) -> str:
    """Under which name a clip needs a picture of somebody."""
    return f"reference:{body_name(look)}:{view}"


def _adapters(cues: CueSheet, looks: Mapping[Look, LookAdapter]) -> list[Any]:
    """LoRAs of everybody in the shot, None for whom there is none; in the order of its actors."""
    return [plain(looks.get(actor.look)) for actor in cues.actors]
