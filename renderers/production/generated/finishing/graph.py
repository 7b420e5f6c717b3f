"""The jobs of finishing: one after a shot's clip for each step, and each is held to the sheet.

Enters: a graph, a clip with what it was made of, steps. Leaves: stages, the first of which is the
clip as it was painted. A step that no longer suits its shot is left out and says why.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from renderers.cue_sheet import CueSheet
from renderers.production.blobs_of import plain
from renderers.production.generated.finishing.fitness import unfit
from renderers.production.generated.finishing.going import Going, going
from renderers.production.generated.finishing.steps import Kind, Ready, Step
from storage.jobs import Graph, JobHandle

Needs = Mapping[str, JobHandle]
_AFTER_CLIPS = -1  # priority: models are loaded once, tools find the memory free
_NOBODY = Going()


@dataclass(frozen=True, slots=True)
class Stage:
    """A shot after a step; `step` is None for the clip as it was painted."""

    clip: JobHandle
    parity: JobHandle
    step: Step | None = None
    note: str = ""  # why the step was left out


@dataclass(frozen=True, slots=True)
class Stages:
    """Adds a film's finishing to its graph.

    `passes(cues, gone)` adds the job that measures a shot in which some are never seen,
    `parity(cues, clip, passes)` the one that holds frames to them.
    """

    graph: Graph
    lane: str
    style: str
    passes: Callable[[CueSheet, Going], JobHandle]
    parity: Callable[[CueSheet, JobHandle, JobHandle], JobHandle]

    def of(
        self, label: str, cues: CueSheet, needs: Needs, steps: Sequence[Ready]
    ) -> Iterator[Stage]:
        """Every stage of a shot; `needs` holds its "clip", its "passes" and the takes."""
        passes, gone = needs["passes"], _NOBODY
        at = Stage(needs["clip"], self.parity(cues, needs["clip"], passes))
        yield at
        for one in steps:
            why = unfit(one.step, cues)
            if why:
                yield replace(at, step=one.step, note=why)
                continue
            taken = {name: job for name, job in needs.items() if name.startswith("take:")}
            given = {**taken, "clip": at.clip, "passes": passes}
            if one.step.kind is Kind.REMOVE:
                gone = gone.joined(_gone(one.step, cues))
                passes = passes if gone == _NOBODY else self.passes(cues, gone)
                given = {"clip": at.clip, "passes": given["passes"], "without": passes}
            clip = self._job(label, cues, given, one)
            at = Stage(clip, self.parity(cues, clip, passes), one.step)
            yield at

    def _job(self, label: str, cues: CueSheet, needs: Needs, one: Ready) -> JobHandle:
        params = {
            "step": plain(one.step), "version": one.version, "cues": plain(cues),
            "style": self.style if one.step.kind is Kind.TALK else "",
        }  # fmt: skip
        return self.graph.add(
            "finish", params, needs=needs, label=f"{label}: {one.step.told}",
            affinity=one.step.tool, lane=self.lane, priority=_AFTER_CLIPS,
        )  # fmt: skip


def _gone(step: Step, cues: CueSheet) -> Going:
    """What of a shot's sheet a removal takes away; nothing where a model alone painted it."""
    return _NOBODY if step.region is not None else going(step.target, cues)
