"""Write each shot's cue sheet: what happens in it, told from its own first frame.

Enters: plan, timeline and scene graph. Leaves: one `CueSheet` per shot. Nothing in it depends on
where in the film the shot stands, so a change elsewhere leaves it equal to the letter.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from planner.dressing import kinds_of
from planner.lifted import lifts, lowered_by
from planner.looks import Look
from planner.mounts import RIDDEN
from planner.parking import heading_deg
from planner.shots import (
    OVERLAPPING,
    Business,
    CutKind,
    Drive,
    ScenePlan,
    Shot,
    ShotPlan,
    Stance,
)
from renderers.cue_sheet import ActorCue, BusinessCue, CueSheet, GazeCue, SpeechCue, ThingCue
from renderers.in_shot import may_be_seen
from renderers.timeline import BeatSpan, Clip, Timeline
from screenplay.scene_graph import Channel, Emotion, Line, Scene, SceneGraph

# A gaze older than this is simply where the eyes rest.
GAZE_MEMORY_FRAMES = 24
_LONG_AGO, _NOT_YET = "long ago", "not yet"  # a business outside the sheet


class Cueing:
    """Writes cue sheets for one conformed plan."""

    def __init__(self, plan: ShotPlan, timeline: Timeline, graph: SceneGraph) -> None:
        """Remember the three documents; nothing is computed yet."""
        self.plan, self.timeline, self.graph = plan, timeline, graph

    @cached_property
    def _spans(self) -> Mapping[str, BeatSpan]:
        return {span.beat_id: span for span in self.timeline.beats}

    @cached_property
    def _scenes(self) -> Mapping[str, Scene]:
        return {scene.id: scene for scene in self.graph.scenes}

    @cached_property
    def _staged(self) -> Mapping[str, ScenePlan]:
        return {scene.scene_id: scene for scene in self.plan.scenes}

    def sheets(self) -> tuple[CueSheet, ...]:
        """Cue sheets of all shots, in film order."""
        clips = self.timeline.clips
        following = (*clips[1:], None)
        return tuple(
            self._sheet(shot, clip, after)
            for shot, clip, after in zip(self.plan.shots, clips, following, strict=True)
        )

    def _sheet(self, shot: Shot, clip: Clip, after: Clip | None) -> CueSheet:
        plain = CueSheet(
            shot_id=shot.id,
            scene_id=shot.scene_id,
            rate=self.plan.rate,
            frames=clip.frames,
            framing=shot.framing,
            move=shot.move,
            floor_plan=None,
            light=None,
            card=shot.card,
            fade_in_frames=_fade_in(clip),
            fade_out_frames=_fade_out(after, clip),
            cut=clip.cut,
            dissolve_frames=clip.cut_frames if clip.cut in OVERLAPPING else 0,
            finish=shot.finish,
            seed=self.plan.seed,
        )
        staged = self._staged.get(shot.scene_id)
        if staged is None or (shot.card is not None and shot.card.style != "super"):
            return plain
        return self._staged_sheet(plain, staged, clip)

    def _staged_sheet(self, plain: CueSheet, staged: ScenePlan, clip: Clip) -> CueSheet:
        cued = tuple(self._businesses(staged, clip))
        scene = self._scenes[plain.scene_id]
        speeches = tuple(self._speeches(scene, clip))
        around = tuple(self._actors(staged, clip, cued))
        present = {actor.look.character_id for actor in around}
        gazes = tuple(self._gazes(staged, clip, present))
        actors = _near_the_frame(plain, around, cued, speeches, gazes)
        seen = {actor.look.character_id for actor in actors}
        return replace(
            plain,
            floor_plan=staged.floor_plan,
            light=staged.light,
            actors=actors,
            speeches=speeches,
            businesses=tuple(b for b in cued if b.business.character_id in seen),
            gazes=tuple(gaze for gaze in gazes if gaze.character_id in seen),
            props=staged.props,
            things=tuple(self._things(staged, clip, cued)),
            kinds=tuple(sorted(kinds_of(staged).items())),
        )

    def _things(
        self, staged: ScenePlan, clip: Clip, cued: tuple[BusinessCue, ...]
    ) -> Iterator[ThingCue]:
        """What lies about during the clip, and vehicles where they are by then."""
        for rest in staged.resting:
            laid = self._handled(staged, rest.laid_by, clip, cued)
            taken = self._handled(staged, rest.taken_by, clip, cued)
            if laid is not _NOT_YET and taken is not _LONG_AGO:
                yield ThingCue(rest.noun, rest.kind, rest.at_m, rest.yaw_deg, rest.also,
                               _as_name(laid), _as_name(taken))  # fmt: skip
        for noun in dict.fromkeys(drive.kind for drive in staged.drives):
            yield from self._driven([d for d in staged.drives if d.kind == noun], clip)

    def _handled(
        self, staged: ScenePlan, index: int | None, clip: Clip, cued: tuple[BusinessCue, ...]
    ) -> tuple[str, int] | str | None:
        """A business that lays or takes a thing: in this sheet, before it or after it."""
        if index is None:
            return None
        business = staged.businesses[index]
        own = next((c for c in cued if c.business is business), None)
        if own is not None:
            return business.character_id, own.start
        start, _ = self._when(business)
        return _LONG_AGO if start < clip.start else _NOT_YET

    def _driven(self, drives: list[Drive], clip: Clip) -> Iterator[ThingCue]:
        """One vehicle: waiting to move, moving, or where its last move left it."""
        shown: ThingCue | None = None
        for number, drive in enumerate(drives):
            span = self._spans.get(drive.beat_id)
            if span is None:
                continue
            start = span.start + round(drive.share[0] * span.frames) - clip.start
            frames = max(1, round((drive.share[1] - drive.share[0]) * span.frames))
            cue = _vehicle(drive, start, frames)
            if start + frames <= 0 and ridden_off(drive):
                shown = None
            elif start + frames <= 0:
                shown = replace(cue, path_m=(), at_m=_on_floor(drive.path_m[-1]), start=0, frames=0)
            elif start < clip.frames:
                shown = cue
                break
            elif number == 0 and drive.manner not in ("come", "pass"):
                shown = replace(cue, path_m=(), start=0, frames=0)
        if shown is not None:
            yield shown

    def _businesses(self, staged: ScenePlan, clip: Clip) -> Iterator[BusinessCue]:
        for index, business in enumerate(staged.businesses):
            start, frames = self._when(business)
            if lifts(business):
                frames = self._stays_up(staged, index, clip) - start
            start -= clip.start
            if start < clip.frames and start + frames > 0:
                yield BusinessCue(business, start, frames)

    def _stays_up(self, staged: ScenePlan, index: int, clip: Clip) -> int:
        """Film frame until which a thing that is lifted stays up, no later than a shot's end."""
        start, frames = self._when(staged.businesses[index])
        lowered = lowered_by(staged.businesses, index)
        until = clip.start + clip.frames if lowered is None else self._when(lowered)[0]
        return max(start + frames, min(until, clip.start + clip.frames))

    def _when(self, business: Business) -> tuple[int, int]:
        """Film frame at which a business begins, and how many frames it takes."""
        span = self._spans[business.beat_id]
        first, last = business.share
        start = span.start + round(first * span.frames)
        return start, max(1, round((last - first) * span.frames))

    def _actors(
        self, staged: ScenePlan, clip: Clip, cued: tuple[BusinessCue, ...]
    ) -> Iterator[ActorCue]:
        first: dict[str, Stance] = {}
        appears: set[str] = set()
        for cue in cued:
            first.setdefault(cue.business.character_id, cue.business.before)
            if cue.business.after.visible or cue.business.before.visible:
                appears.add(cue.business.character_id)
        for opening in staged.opening:
            who = opening.character_id
            stance = first.get(who) or self._stance_at(staged, opening, clip.start)
            if stance.visible or who in appears:
                look = self._look(who, staged.scene_id, clip)
                yield ActorCue(look, stance, self._mood(staged.scene_id, who, clip))

    def _look(self, who: str, scene_id: str, clip: Clip) -> Look:
        """What somebody wears in a shot: what is taken off during one is gone with the next."""
        look = self.plan.look(who, scene_id)
        for costume in self.plan.worn_in(who, scene_id):
            span = self._spans.get(costume.since)
            if span is not None and span.start + costume.share * span.frames <= clip.start:
                look = costume.look
        return look

    def _stance_at(self, staged: ScenePlan, opening: Stance, frame: int) -> Stance:
        """How a character is at a film frame when none of their businesses is under way."""
        stance = opening
        for business in staged.businesses:
            if business.character_id == opening.character_id:
                start, frames = self._when(business)
                if start + frames <= frame:
                    stance = business.after
        return stance

    def _mood(self, scene_id: str, who: str, clip: Clip) -> Emotion:
        """The emotion of the character's newest line up to the shot's end."""
        mood = Emotion.NEUTRAL
        for beat in self._scenes[scene_id].beats:
            span = self._spans.get(beat.id)
            if span is None or span.start >= clip.start + clip.frames:
                continue
            if beat.line is not None and who in beat.line.speakers:
                mood = beat.line.delivery.emotion
            elif beat.line is None and who in beat.mentions and beat.emotion is not mood:
                mood = beat.emotion
        return mood

    def _speeches(self, scene: Scene, clip: Clip) -> Iterator[SpeechCue]:
        for beat in scene.beats:
            span = self._spans.get(beat.id)
            if beat.line is None or span is None:
                continue
            start = span.start - clip.start
            if start < clip.frames and start + span.frames > 0:
                yield from _speech_cues(beat.line, start, span.frames)

    def _gazes(self, staged: ScenePlan, clip: Clip, seen: set[str]) -> Iterator[GazeCue]:
        resting: dict[str, GazeCue] = {}
        coming: list[GazeCue] = []
        for gaze in staged.gazes:
            span = self._spans.get(gaze.beat_id)
            if span is None or gaze.character_id not in seen:
                continue
            start = span.start - clip.start
            cue = GazeCue(gaze.character_id, gaze.target, max(start, -GAZE_MEMORY_FRAMES))
            if start <= 0:
                resting[gaze.character_id] = cue
            elif start < clip.frames:
                coming.append(cue)
        yield from resting.values()
        yield from coming


def ridden_off(drive: Drive) -> bool:
    """Whether an animal is gone with its rider once a ride is over."""
    return drive.kind in RIDDEN and drive.manner in ("go", "pass")


def _as_name(handled: tuple[str, int] | str | None) -> tuple[str, int] | None:
    """The business in this sheet that handles a thing."""
    return handled if isinstance(handled, tuple) else None


def _on_floor(point: tuple[float, float]) -> tuple[float, float, float]:
    return point[0], 0.0, point[1]


def _vehicle(drive: Drive, start: int, frames: int) -> ThingCue:
    return ThingCue(
        drive.noun, drive.kind, _on_floor(drive.path_m[0]), heading_deg(drive),
        path_m=drive.path_m, manner=drive.manner, start=start, frames=frames,
    )  # fmt: skip


def _speech_cues(line: Line, start: int, frames: int) -> Iterator[SpeechCue]:
    for who in line.speakers:
        yield SpeechCue(
            line_id=line.id,
            character_id=who,
            start=start,
            frames=frames,
            text=line.text,
            delivery=line.delivery,
            channel=line.channel,
            addressee=line.addressee,
            into_phone=line.into_phone or line.channel is Channel.PHONE,
        )


def _fade_in(clip: Clip) -> int:
    if clip.cut is CutKind.FADE_IN:
        return clip.cut_frames
    return clip.cut_frames // 2 if clip.cut is CutKind.FADE_OUT_IN else 0


def _fade_out(after: Clip | None, clip: Clip) -> int:
    if after is None:
        return 0
    if after.cut is CutKind.FADE_OUT_IN:
        return min(after.cut_frames // 2, clip.frames // 2)
    return 0


def _near_the_frame(
    plain: CueSheet,
    around: tuple[ActorCue, ...],
    cued: tuple[BusinessCue, ...],
    speeches: tuple[SpeechCue, ...],
    gazes: tuple[GazeCue, ...],
) -> tuple[ActorCue, ...]:
    """Those the camera may see, those who are heard, and those whom one of them looks at."""
    places = {a.look.character_id: {(a.opening.x_m, a.opening.z_m)} for a in around}
    for cue in cued:
        after = cue.business.after
        found = places.setdefault(cue.business.character_id, set())
        found |= {*cue.business.path_m, (after.x_m, after.z_m)}
    kept = {who for who, where in places.items() if may_be_seen(plain.move, where)}
    kept |= {speech.character_id for speech in speeches} | {*plain.framing.subjects}
    looked_at = {gaze.target for gaze in gazes if gaze.character_id in kept}
    partners = {c.business.target for c in cued if c.business.character_id in kept}
    return tuple(a for a in around if a.look.character_id in kept | looked_at | partners)
