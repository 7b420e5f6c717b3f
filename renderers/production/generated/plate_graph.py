"""The jobs that make the plates of a film's places, and each shot's part of them.

Enters: cue sheets with what their performance needs. Leaves: for each shot the job whose blob
"plate" it is seen against. All shots of a place are looked at before its further views are chosen.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from renderers.cue_sheet import CueSheet
from renderers.production.assets import set_name
from renderers.production.blobs_of import plain
from renderers.production.generated.kept_views import Foreseen, KeptViews
from storage.jobs import Graph, JobHandle

CAMERAS = "cameras:"  # begins the names of needs
STANDING, PLATE, VIEW, VIEWS = "standing", "plate", "view", "views"
_TAKE = "take:"
_MOST = 5  # further views of a place


@dataclass(slots=True)
class _Place:
    """What is known of a place while its jobs are added."""

    cameras: dict[str, JobHandle] = field(default_factory=dict)  # by shot id
    sheets: list[CueSheet] = field(default_factory=list)
    standing: JobHandle | None = None
    whole: JobHandle | None = None


class PlateJobs:
    """Adds the plates' jobs to a graph, each once."""

    def __init__(
        self,
        graph: Graph,
        params: Mapping[str, Any],
        kept: Mapping[str, KeptViews],
        lane: str,
    ) -> None:
        """`params`: who paints, sizes, renderer; `kept`: views of earlier runs, by place."""
        self._graph, self._params, self._kept, self._lane = graph, params, kept, lane
        self._places: dict[str, _Place] = {}
        self.foreseen: dict[str, Foreseen] = {}

    def see(self, label: str, cues: CueSheet, needs: Mapping[str, JobHandle]) -> None:
        """Take note of a shot and its cameras; cards are not looked at."""
        if cues.floor_plan is None or cues.light is None:
            return
        place = self._places.setdefault(set_name(cues.floor_plan, cues.light), _Place())
        spoken = {name: job for name, job in needs.items() if name.startswith(_TAKE)}
        place.sheets.append(cues)
        place.cameras[cues.shot_id] = self._graph.add(
            "cameras", {"cues": plain(cues)}, needs=spoken, label=label, priority=2
        )

    def plate(self, label: str, cues: CueSheet, needs: Mapping[str, JobHandle]) -> JobHandle:
        """The job that gives a shot, of which note was taken, its part of the plate."""
        if cues.floor_plan is None or cues.light is None:
            raise ValueError(f"shot {cues.shot_id} is a card and has no plate")
        name = set_name(cues.floor_plan, cues.light)
        place, light = self._places[name], {name: needs[name]}
        if place.standing is None or place.whole is None:
            place.standing, place.whole = self._painted(name, place, light)
        every = {
            **light, STANDING: place.standing, PLATE: place.whole,
            CAMERAS: place.cameras[cues.shot_id],
        }  # fmt: skip
        return self._graph.add(
            "shot plate", self._told(place.sheets[0]), needs=every, label=label, priority=1
        )

    def _painted(
        self, name: str, place: _Place, light: Mapping[str, JobHandle]
    ) -> tuple[JobHandle, JobHandle]:
        """The jobs of the views that a place has in any case, and of all its views."""
        cues = place.sheets[0]
        params = {**self._told(cues), **self._params}
        label, affinity = _label(cues), cues.floor_plan.id if cues.floor_plan else None
        views = self._foresee(name, place, light)
        standing = whole = self._graph.add(
            "plate", params, needs=light, label=label, priority=1, affinity=affinity,
            lane=self._lane,
        )  # fmt: skip
        for number in range(_MOST):
            one = self._graph.add(
                "plate view", {"number": number}, needs={VIEWS: views}, label=label, priority=1
            )
            whole = self._graph.add(
                "plate and view", params, needs={**light, PLATE: whole, VIEW: one}, label=label,
                priority=1, affinity=affinity, lane=self._lane,
            )  # fmt: skip
        return standing, whole

    def _foresee(self, name: str, place: _Place, light: Mapping[str, JobHandle]) -> JobHandle:
        """The job that chooses a place's further views."""
        asked = _digest(place.sheets)
        known = self._kept.get(name, KeptViews())
        kept = known if known.asked != asked else KeptViews(asked, known.before, known.before)
        job = self._graph.add(
            "plate views",
            {**self._told(place.sheets[0]), "kept": plain(kept.views), "most": _MOST},
            needs={**light, **{CAMERAS + shot: job for shot, job in place.cameras.items()}},
            label=_label(place.sheets[0]),
            priority=2,
        )
        self.foreseen[name] = Foreseen(job, asked, kept)
        return job

    def _told(self, cues: CueSheet) -> dict[str, Any]:
        wanted = ("width_px", "height_px", "renderer")
        place = {"floor_plan": plain(cues.floor_plan), "light": plain(cues.light)}
        return {**place, **{name: self._params[name] for name in wanted}}


def _digest(sheets: Sequence[CueSheet]) -> str:
    """What all the shots of a place are, whatever their order."""
    told = sorted(json.dumps(plain(cues), sort_keys=True) for cues in sheets)
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def _label(cues: CueSheet) -> str:
    if cues.floor_plan is None or cues.light is None:
        return cues.shot_id
    return f"{cues.floor_plan.kind} by {cues.light.daytime.value}"
