"""Music under a film: where it lies, and the job of playing it.

Enters: what was planned, and the timeline. Leaves: pieces for the mix; the job "music" leaves the
blob "sound" (FLAC, 24 bit, stereo, 48 kHz). What is played depends on mood, length, seed and where
somebody speaks; levels and fades are the mix's own, so they play nothing again.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from planner.scoring import mood_of, music_of
from planner.shots import SoundNote
from renderers.production.blobs_of import plain, restored
from renderers.production.sound_notes import rides
from renderers.timeline import Timeline
from screenplay.scene_graph import Scene
from storage.blobs import Blobs, Digest
from storage.states import Result
from storage.tasks import Context
from voices.score.moods import MOODS
from voices.takes import RATE_HZ
from voices.tracks import Music, Ride

if TYPE_CHECKING:
    from renderers.production.planning import Planned

_END_FADE_S = 0.3
_BRIEFEST_S = 0.5  # less is no music
_LOUD_DB, _MIDDLE = 0.15, 66  # quiet moods are laid a little below lively ones, dB per velocity
_EASE_IN_S = 0.4  # a file may begin anywhere


@dataclass(frozen=True, slots=True)
class LaidMusic:
    """A piece in the programme: composed for `mood`, or the user's `file`."""

    need: str  # under which the mix needs it
    start: int  # film samples at RATE_HZ
    samples: int
    level_db: float
    fade_out_s: float
    rides: tuple[Ride, ...] = ()
    mood: str = ""
    seed: int = 0
    speech: tuple[tuple[float, float], ...] = ()  # seconds from its start
    file: str = ""
    blob: Digest | None = None

    @property
    def told(self) -> str:
        """What it is called while it is played."""
        return f"music: {self.file or self.mood}"


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Part of a scene that has music, in film frames."""

    note: SoundNote
    scene: Scene
    start: int
    end: int
    fade: int  # frames over which it fades at its end, 0: as pieces end


def laid_music(planned: "Planned", timeline: Timeline) -> Iterator[LaidMusic]:
    """The music of a film, piece by piece, in film order."""
    rode = rides(planned.plan, timeline, "music")
    for number, stretch in enumerate(_joined(list(_stretches(planned, timeline)))):
        start = timeline.rate.samples(stretch.start, RATE_HZ)
        samples = timeline.rate.samples(stretch.end, RATE_HZ) - start
        if samples < _BRIEFEST_S * RATE_HZ:
            continue
        fade = float(timeline.rate.seconds(stretch.fade)) if stretch.fade else _END_FADE_S
        laid = LaidMusic(f"music:{number}", start, samples, stretch.note.level_db, fade, rode)
        if stretch.note.file:
            blob = planned.music[stretch.note.file]
            yield replace(laid, file=stretch.note.file, blob=blob)
        else:
            mood = mood_of(stretch.scene, stretch.note.mood)
            yield replace(
                laid,
                mood=mood,
                seed=planned.plan.seed,
                speech=_speech(timeline, start, samples),
                level_db=stretch.note.level_db + _LOUD_DB * (MOODS[mood].loud - _MIDDLE),
            )


def music_params(laid: LaidMusic) -> Mapping[str, Any]:
    """Parameters of the job that plays a piece; raises MissingEngine without a synthesiser."""
    if laid.file:
        return {"file": laid.file, "blob": laid.blob}
    from voices.score.composing import Brief
    from voices.score.playing import ident

    brief = Brief(laid.mood, laid.samples / RATE_HZ, laid.seed, laid.speech)
    return {"brief": plain(brief), "ident": ident()}


def play_music(context: Context) -> Result:
    """Compose and play a piece, or read the user's own; the job's run."""
    from voices.own_music import read_music
    from voices.score.composing import Brief, compose
    from voices.score.playing import play

    if "blob" in context.params:
        data = context.blobs.get(context.params["blob"])
        sound = read_music(data, context.params["file"])
    else:
        sound = play(compose(restored(context.params["brief"], Brief)))
    return {"sound": context.blobs.put(_stored(sound))}


def played_music(
    laid: Sequence[LaidMusic], results: Mapping[str, Result], blobs: Blobs
) -> tuple[Music, ...]:
    """The pieces of a programme with their sound, from the results of their jobs."""
    import soundfile

    found = []
    for one in laid:
        data = blobs.get(results[one.need]["sound"])
        sound, _ = soundfile.read(io.BytesIO(data), dtype="float32", always_2d=True)
        ease = _EASE_IN_S if one.file else 0.0
        found.append(
            Music(sound, one.start, one.samples, one.level_db, ease, one.fade_out_s, one.rides)
        )
    return tuple(found)


def _stored(sound: Any) -> bytes:  # noqa: ANN401  # numpy is imported where sound is made
    """FLAC of a sound; whole numbers end at 1, and the mix levels music anyway."""
    import numpy as np
    import soundfile

    peak = float(np.abs(sound).max(initial=0.0))
    stored = io.BytesIO()
    scaled = sound * np.float32(0.98 / peak) if peak > 0 else sound
    soundfile.write(stored, scaled, 48_000, format="FLAC", subtype="PCM_24")
    return stored.getvalue()


def _stretches(planned: "Planned", timeline: Timeline) -> Iterator[_Stretch]:
    """Where music is heard: every run of shots of a scene that has some, within its beats."""
    scenes = {scene.id: scene for scene in planned.graph.scenes}
    spans = {span.beat_id: (span.start, span.start + span.frames) for span in timeline.beats}
    shots = zip(planned.plan.shots, timeline.clips, strict=True)
    for scene_id, run in groupby(shots, lambda pair: pair[0].scene_id):
        note = music_of(planned.plan, scene_id) if scene_id in scenes else None
        if note is None:
            continue
        clips = [clip for _, clip in run]
        start, end = clips[0].start, clips[-1].start + clips[-1].frames
        begins, _ = spans.get(note.first_beat, (start, 0))
        fades, ends = spans.get(note.fade_beat, (end, end))
        start, end = max(start, begins), min(end, ends)
        if start < end:
            fade = max(0, end - max(fades, start)) if note.fade_beat in spans else 0
            yield _Stretch(note, scenes[scene_id], start, end, fade)


def _joined(stretches: Sequence[_Stretch]) -> Iterator[_Stretch]:
    """One file under several scenes in a row plays on, over the cards between them too."""
    before: _Stretch | None = None
    for now in stretches:
        if before is not None and _plays_on(before, now):
            before = replace(before, end=now.end, fade=now.fade)
            continue
        if before is not None:
            yield before
        before = now
    if before is not None:
        yield before


def _plays_on(before: _Stretch, now: _Stretch) -> bool:
    same = replace(now.note, scene_id="", fade_beat="") == replace(before.note, scene_id="")
    return bool(now.note.file) and same and not now.note.first_beat


def _speech(timeline: Timeline, start: int, samples: int) -> tuple[tuple[float, float], ...]:
    """When somebody speaks within a piece, in tenths of a second from its start."""
    heard = sorted(
        (max(0, s.start - start), min(samples, s.start + s.samples - start))
        for s in timeline.sounds
        if s.start < start + samples and s.start + s.samples > start
    )
    return tuple((round(a / RATE_HZ, 1), round(b / RATE_HZ, 1)) for a, b in heard)
