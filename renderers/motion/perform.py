"""A shot acted: cue sheet and mouths in, exposure sheet out.

Enters: a `CueSheet` and the mouths of its lines. Leaves: an `XSheet`. Pure: the same cues give the
same sheet wherever in the film the shot stands; chance is seeded by the plan's seed and by names.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from planner.floor_plan import FloorPlan
from planner.shots import Size
from renderers.cue_sheet import ActorCue, CueSheet, SpeechCue
from renderers.motion.agenda import Passage, passages
from renderers.motion.arms import FIST
from renderers.motion.attention import looks_of
from renderers.motion.bearing import shouldered
from renderers.motion.blocking import Blocking, carried
from renderers.motion.camera_track import camera_track
from renderers.motion.closing import closed
from renderers.motion.curves import seed_of
from renderers.motion.errors import NoFloor
from renderers.motion.face import Lips, face_track, mood_cue
from renderers.motion.figure import Figure
from renderers.motion.gaze import eye_point
from renderers.motion.lips import accents, laid_out, on_lips, stresses
from renderers.motion.posing import figure, with_hands
from renderers.motion.props import prop_tracks
from renderers.motion.quaternions import Floats, continuous
from renderers.motion.repose import rest_pose
from renderers.motion.scoring import scored
from renderers.motion.skeleton import Body, body_of
from renderers.motion.surroundings import Surroundings
from renderers.motion.things import thing_tracks
from renderers.motion.trunk import shift_weight
from renderers.xsheet import ActorTrack, CameraTrack, PropTrack, XSheet
from voices.visemes import Mouths

_SHALLOW = (Size.MS, Size.MCU, Size.CU, Size.ECU)


def perform(cues: CueSheet, mouths: Mapping[str, Mouths]) -> XSheet:
    """Act one shot.

    Args:
        cues: What happens.
        mouths: Mouth shapes by line id; a line without any keeps its speaker's mouth at rest.

    Returns:
        One row per frame of the shot for everybody in the set, things they handle, and the camera.

    Raises:
        NoFloor: Actors are cued without a floor plan.
        MisfitMouths: A line's mouth letters and shapes differ in number.
    """
    t = np.arange(max(cues.frames, 1)) / float(cues.rate.fps)
    figures, lips = _acted(cues, mouths, t)
    actors = tuple(_actor_track(own, lips[own.who], t, cues) for own in figures.values())
    return XSheet(
        shot_id=cues.shot_id,
        rate=cues.rate,
        frames=len(t),
        floor_plan=cues.floor_plan,
        light=cues.light,
        camera=_camera(cues, figures, t),
        actors=actors,
        props=_props(cues, figures, t),
        card=cues.card,
        fade_in_frames=cues.fade_in_frames,
        fade_out_frames=cues.fade_out_frames,
        shallow=cues.framing.size in _SHALLOW,
        finish=cues.finish,
    )


def remarks(cues: CueSheet) -> tuple[str, ...]:
    """What of a cue sheet is acted only in part: verbs that nobody knows how to play."""
    if cues.floor_plan is None or not cues.actors:
        return ()
    near = _staged(cues, cues.floor_plan, np.arange(max(cues.frames, 1)) / float(cues.rate.fps))
    scores = (scored(actor, near, {}) for actor in cues.actors)
    return tuple(dict.fromkeys(remark for score in scores for remark in score.remarks))


def _acted(
    cues: CueSheet, mouths: Mapping[str, Mouths], t: Floats
) -> tuple[dict[str, Figure], dict[str, Lips]]:
    """Everybody's body, hands at their places, and lips."""
    if not cues.actors:
        return {}, {}
    if cues.floor_plan is None:
        raise NoFloor(cues.shot_id)
    near = _staged(cues, cues.floor_plan, t)
    lips = {who: laid_out(_spoken(who, cues), mouths, len(t)) for who in near.bodies}
    posed = {actor.look.character_id: _figure(actor, near, mouths) for actor in cues.actors}
    return {who: with_hands(own, posed, near) for who, own in posed.items()}, lips


def _staged(cues: CueSheet, plan: FloorPlan, t: Floats) -> Surroundings:
    """Bodies, their moves and carriages."""
    fps = float(cues.rate.fps)
    actors = {actor.look.character_id: actor for actor in cues.actors}
    bodies = {who: body_of(actor.look) for who, actor in actors.items()}
    moves = {who: passages(actor, cues.businesses, fps) for who, actor in actors.items()}
    arrivals = _arrivals(moves, _blocked(moves, actors, bodies, len(t), fps))
    moves = closed(moves, actors, cues.businesses, arrivals, fps)
    blocked = _blocked(moves, actors, bodies, len(t), fps)
    tracks = {who: shift_weight(b.track, t, bodies[who], _seed(cues)) for who, b in blocked.items()}
    arrivals = _arrivals(moves, blocked)
    return Surroundings(cues, plan, t, fps, bodies, tracks, actors, arrivals)


def _blocked(
    moves: Mapping[str, Sequence[Passage]],
    actors: Mapping[str, ActorCue],
    bodies: Mapping[str, Body],
    frames: int,
    fps: float,
) -> dict[str, Blocking]:
    """Everybody's carriage."""
    return {
        who: carried(actors[who].opening, moves[who], body, frames, fps)
        for who, body in bodies.items()
    }


def _arrivals(
    moves: Mapping[str, Sequence[Passage]], blocked: Mapping[str, Blocking]
) -> dict[tuple[str, int], float]:
    """When each passage is over, by character and frame of its business's cue."""
    return {
        (who, move.cue_start): second
        for who, own in blocked.items()
        for move, second in zip(moves[who], own.arrivals_s, strict=True)
    }


def _seed(cues: CueSheet) -> int:
    return seed_of(cues.seed, cues.shot_id)


def _spoken(who: str, cues: CueSheet) -> list[SpeechCue]:
    return [speech for speech in cues.speeches if speech.character_id == who]


def _figure(actor: ActorCue, near: Surroundings, mouths: Mapping[str, Mouths]) -> Figure:
    who = actor.look.character_id
    marked = {
        speech.line_id: stresses(speech, mouths, near.fps)
        for speech in near.cues.speeches
        if on_lips(speech)
    }
    score = scored(actor, near, marked)
    spoken = [speech.line_id for speech in _spoken(who, near.cues)]
    beats = accents(near.t, [moment for line in spoken for moment in marked.get(line, ())])
    looks = (*looks_of(who, near), *score.looks)
    return figure(
        who,
        near,
        score,
        shouldered(rest_pose(actor, near.cues.scene_id, near.cues.seed), actor.mood),
        looks,
        beats,
        _seed(near.cues),
    )


def _actor_track(own: Figure, lips: Lips, t: Floats, cues: CueSheet) -> ActorTrack:
    actor = next(a for a in cues.actors if a.look.character_id == own.who)
    seed = _seed(cues)
    mood = mood_cue(actor.mood, 0.4, -9.0, float(t[-1]) + 9.0)
    face = face_track(t, (mood, *own.score.face), lips, own.gaze, own.beats, seed, own.who)
    return ActorTrack(
        character_id=own.who,
        look=own.body.look,
        root_m=own.track.pelvis_m.astype(np.float32),
        local_quat=continuous(own.local).astype(np.float32),
        hand_shape=np.clip(own.arms.angle[:, :, FIST], 0.0, 2.0).astype(np.float32),
        face=face,
        visible=own.track.visible.copy(),
    )


def _camera(cues: CueSheet, figures: Mapping[str, Figure], t: Floats) -> CameraTrack:
    subject = next((figures[who] for who in cues.framing.subjects if who in figures), None)
    followed = figures.get(cues.move.follow or "")
    return camera_track(
        cues.move, t, _seed(cues),
        None if subject is None else eye_point(subject.joints, subject.body),
        None if followed is None else followed.joints.at("spine3"),
    )  # fmt: skip


def _props(cues: CueSheet, figures: Mapping[str, Figure], t: Floats) -> tuple[PropTrack, ...]:
    held = (track for own in figures.values() for track in prop_tracks(own, figures, t, cues))
    return (*held, *thing_tracks(cues, figures, t))
