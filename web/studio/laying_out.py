"""A planned film as a storyboard document.

Enters: script, plan and timeline. Leaves: `BoardDocument`. Where lines are not spoken yet, their
lengths are the screenplay's own estimates, and the document says so.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from planner.shots import Shot, ShotPlan
from renderers.conform import conform
from renderers.cue_sheet import CueSheet
from renderers.cueing import Cueing
from renderers.production.blobs_of import packed
from renderers.production.consequences import estimated_takes
from renderers.production.papers import Papers
from renderers.production.planning import Planned
from renderers.production.speaking import timings_of
from renderers.profile import Profile
from renderers.timeline import Timeline
from screenplay.scene_graph import Beat, SceneGraph
from storage.blobs import Blobs, Digest
from storage.errors import BlobMissing
from storage.states import Result
from voices.takes import Timings
from web.studio.board_document import LABEL, BoardDocument, LaidLine, LaidScene, LaidShot

_TITLES = "titles"


def laid_out(
    graph: SceneGraph,
    plan: ShotPlan,
    profile: Profile,
    version: int,
    spoken: Mapping[str, Result],
    blobs: Blobs,
) -> BoardDocument:
    """The storyboard of a film whose lines are spoken as far as `spoken` goes."""
    known = _timings(graph, spoken, blobs)
    timeline = conform(plan, graph, estimated_takes(graph) | known)
    sheets = Cueing(plan, timeline, graph).sheets()
    timed = len(known) == len(graph.lines())
    return board_of(graph, plan, timeline, sheets, profile, version, spoken, timed=timed)


def board_of(
    graph: SceneGraph,
    plan: ShotPlan,
    timeline: Timeline,
    sheets: Sequence[CueSheet],
    profile: Profile,
    version: int,
    spoken: Mapping[str, Result],
    *,
    timed: bool = True,
) -> BoardDocument:
    """The storyboard of a conformed film."""
    wanted = {line.id for line in graph.lines()}
    return BoardDocument(
        label=LABEL,
        title=plan.title,
        rate=(timeline.rate.num, timeline.rate.den),
        frames=timeline.frames,
        timed=timed,
        version=version,
        width=profile.width_px,
        height=profile.height_px,
        scenes=tuple(_scenes(graph, plan)),
        shots=tuple(_shots(graph, plan, timeline, _cues(sheets, profile))),
        spoken=tuple(_spoken(graph, plan, timeline)),
        takes={line: dict(result) for line, result in spoken.items() if line in wanted},
    )


def _timings(graph: SceneGraph, spoken: Mapping[str, Result], blobs: Blobs) -> dict[str, Timings]:
    """How long the lines last that were spoken; takes that were swept away are left out."""
    found = {}
    for line in graph.lines():
        if line.id in spoken:
            try:
                found[line.id] = timings_of(spoken[line.id], blobs)
            except BlobMissing:
                continue  # then the estimate stands until the line is spoken again
    return found


def _cues(sheets: Sequence[CueSheet], profile: Profile) -> list[Digest]:
    """What each shot is drawn from, as one digest: its sheet and the one it dissolves from."""
    cues, before = [], b""
    size = packed(profile)
    for sheet in sheets:
        told = packed(sheet)
        whole = hashlib.sha256(size + told + (before if sheet.dissolve_frames else b""))
        cues.append(Digest(whole.hexdigest()))
        before = told
    return cues


def _scenes(graph: SceneGraph, plan: ShotPlan) -> Iterator[LaidScene]:
    """Runs of shots of one scene; one that comes again has its own id."""
    scenes = {scene.id: scene for scene in graph.scenes}
    lights = {scene.scene_id: scene.light.daytime.value for scene in plan.scenes}
    seen: dict[str, int] = {}
    at = 0
    for scene_id, run in groupby(plan.shots, key=lambda shot: shot.scene_id):
        length, scene = len(list(run)), scenes.get(scene_id)
        plain = scene_id if scene else _TITLES
        seen[plain] = seen.get(plain, 0) + 1
        again = f".{seen[plain]}" if seen[plain] > 1 else ""
        yield LaidScene(
            id=f"{plain}{again}",
            number=scene.number if scene else "",
            heading=scene.heading.text if scene else "Titles",
            place=scene.place_id if scene else "",
            daytime=lights.get(scene_id, ""),
            first=at,
            last=at + length,
        )
        at += length


def _shots(
    graph: SceneGraph, plan: ShotPlan, timeline: Timeline, cues: Sequence[Digest]
) -> Iterator[LaidShot]:
    papers = Papers(Planned(graph, plan, {}), timeline)
    names = {c.id: c.name for c in graph.characters}
    beats = {beat.id: beat for scene in graph.scenes for beat in scene.beats}
    told = zip(plan.shots, timeline.clips, papers.panels(), cues, strict=True)
    for shot, clip, panel, cue in told:
        yield LaidShot(
            id=shot.id,
            number=shot.number,
            scene=shot.scene_id,
            kind="card" if shot.card else shot.framing.kind.value,
            size=panel.size,
            angle=shot.framing.angle.value,
            movement=panel.movement,
            lens_mm=round(shot.framing.lens_mm, 1),
            subjects=tuple(names.get(who, who) for who in shot.framing.subjects),
            people=tuple(who for who in shot.framing.subjects if who in names),
            speaker=panel.speaker,
            text=panel.text,
            start=clip.start,
            frames=clip.frames,
            lines=_script_lines(shot, beats),
            remarks=shot.approximations,
            locked=shot.locked,
            cue=cue,
        )


def _script_lines(shot: Shot, beats: Mapping[str, Beat]) -> tuple[int, ...]:
    found = (beats[c.beat_id].source.line for c in shot.covers if c.beat_id in beats)
    return tuple(sorted({line for line in found if line > 0}))


def _spoken(graph: SceneGraph, plan: ShotPlan, timeline: Timeline) -> Iterator[LaidLine]:
    names = {c.id: c.name for c in graph.characters}
    spans = {span.beat_id: span for span in timeline.beats}
    for scene in graph.scenes:
        for beat in scene.beats:
            if beat.line is None or beat.id not in spans:
                continue
            span = spans[beat.id]
            yield LaidLine(
                id=beat.line.id,
                speaker=" and ".join(names.get(who, who) for who in beat.line.speakers),
                who=beat.line.speakers,
                text=beat.line.text,
                start=span.start,
                frames=span.frames,
                line=beat.source.line,
                shot=_shot_at(span.start, timeline),
            )


def _shot_at(frame: int, timeline: Timeline) -> str:
    """Id of the shot that shows a film frame."""
    shown = (clip.shot_id for clip in timeline.clips if clip.start + clip.frames > frame)
    return next(shown, timeline.clips[-1].shot_id if timeline.clips else "")
