"""The job of mixing the programme: every line in its place and room, ambience and music under all.

Enters: cues, beds, effects and music by film sample, the takes and the music that was played.
Leaves: blobs "sound" (WAV, float, stereo, 48 kHz, the film's exact length) and "loudness" (JSON).
"""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from planner.shots import ScenePlan
from renderers.cue_sheet import CueSheet
from renderers.foley import effects_of
from renderers.production.blobs_of import packed, plain, restored
from renderers.production.music import LaidMusic, laid_music, played_music
from renderers.production.sound_notes import MUTE_DB, noted_db, noted_effects, rides, shot_db
from renderers.production.speaking import take_of
from renderers.timeline import Timeline
from screenplay.frame_rate import FrameRate
from screenplay.scene_graph import Channel, DayTime
from storage.blobs import Blobs
from storage.states import Result
from storage.tasks import Context
from voices.takes import RATE_HZ
from voices.tracks import Bed, Cue, Effect, Tracks

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from renderers.production.planning import Planned

# Dialogue stays near the middle; a little width tells two speakers apart.
_WIDEST_PAN = 0.22
_RAIN = "rain"


@dataclass(frozen=True, slots=True)
class LaidLine:
    """A take in the programme; its sound is the need `take`."""

    take: str
    start: int  # film samples at voices.takes.RATE_HZ
    channel: Channel
    room: str
    gain_db: float
    pan: float


@dataclass(frozen=True, slots=True)
class Programme:
    """Everything that is mixed, and for how long."""

    rate: FrameRate
    frames: int
    lines: tuple[LaidLine, ...]
    beds: tuple[Bed, ...]
    effects: tuple[Effect, ...]
    music: tuple[LaidMusic, ...] = ()


def programme_of(planned: "Planned", timeline: Timeline, sheets: tuple[CueSheet, ...]) -> Programme:
    """What is heard when: lines at their sounds, a bed per place, effects where things happen."""
    return Programme(
        rate=timeline.rate,
        frames=timeline.frames,
        lines=tuple(_lines(planned, timeline)),
        beds=tuple(_beds(planned, timeline)),
        effects=tuple(
            noted_effects(planned.plan, timeline, effects_of(planned.graph, timeline, sheets))
        ),
        music=tuple(laid_music(planned, timeline)),
    )


def need_of(line_id: str, who: str) -> str:
    """Name under which the mix needs a take."""
    return f"take:{line_id}:{who}"


def _lines(planned: "Planned", timeline: Timeline) -> Iterator[LaidLine]:
    from voices.performance import level_db

    starts = {sound.line_id: sound.start for sound in timeline.sounds}
    shown = {
        cover.beat_id: shot.id for shot in reversed(planned.plan.shots) for cover in shot.covers
    }  # the first shot that shows a line rules its level
    voices = {note.character_id: note.level_db for note in planned.plan.voices}
    for scene in planned.graph.scenes:
        scene_db = noted_db(planned.plan, "voices", scene.id)
        room = planned.graph.place(scene.place_id).kind
        pans = _pans(scene.present)
        for beat in scene.beats:
            line = beat.line
            if line is None or line.id not in starts:
                continue
            db = scene_db + shot_db(planned.plan, "voices", shown.get(beat.id, ""))
            for who in line.speakers:
                yield LaidLine(
                    take=need_of(line.id, who),
                    start=starts[line.id],
                    channel=line.channel,
                    room="" if line.channel is Channel.VOICE_OVER else room,
                    gain_db=level_db(line.delivery) + voices.get(who, 0.0) + db,
                    pan=pans.get(who, 0.0),
                )


def _pans(present: tuple[str, ...]) -> dict[str, float]:
    """A fixed place between left and right for everyone in a scene."""
    if len(present) < 2:
        return {}
    step = 2 * _WIDEST_PAN / (len(present) - 1)
    return {who: round(-_WIDEST_PAN + i * step, 3) for i, who in enumerate(present)}


def _beds(planned: "Planned", timeline: Timeline) -> Iterator[Bed]:
    """One bed per run of shots in one scene; cards are silent."""
    staged = {scene.scene_id: scene for scene in planned.plan.scenes}
    ridden = rides(planned.plan, timeline, "ambience")
    shots = zip(planned.plan.shots, timeline.clips, strict=True)
    for scene_id, run in groupby(shots, lambda pair: pair[0].scene_id):
        clips = [clip for shot, clip in run if shot.card is None or shot.card.style == "super"]
        scene = staged.get(scene_id)
        if scene is None or not clips:
            continue
        start = timeline.rate.samples(clips[0].start, RATE_HZ)
        end = timeline.rate.samples(clips[-1].start + clips[-1].frames, RATE_HZ)
        db = noted_db(planned.plan, "ambience", scene_id)
        if db > MUTE_DB:
            for bed in _beds_of(scene, start, end - start, db):
                yield replace(bed, rides=ridden)


def _beds_of(scene: ScenePlan, start: int, samples: int, db: float) -> Iterator[Bed]:
    night = "_night" if scene.light.daytime is DayTime.NIGHT else ""
    seed = scene.floor_plan.seed % 2**31
    yield Bed(start, samples, f"{scene.floor_plan.kind}{night}", level_db=db, seed=seed)
    if scene.light.weather == _RAIN:
        indoors = -9.0 if scene.light.interior else 0.0
        yield Bed(start, samples, _RAIN, level_db=indoors + db, seed=seed)


def programme_params(programme: Programme) -> Mapping[str, Any]:
    """Parameters of the mix."""
    return {"programme": plain(programme)}


def tracks_of(programme: Programme, results: Mapping[str, Result], blobs: Blobs) -> Tracks:
    """All that sounds, from the results of the takes and the music that the mix needs."""
    cues = tuple(
        Cue(
            take_of(results[laid.take], blobs).samples,
            laid.start,
            laid.channel,
            laid.room,
            laid.gain_db,
            laid.pan,
        )
        for laid in programme.lines
    )
    music = played_music(programme.music, results, blobs)
    return Tracks(cues, programme.beds, programme.effects, music)


def mix_programme(context: Context) -> Result:
    """Mix everything; the job's run."""
    import soundfile

    from voices.mix import mix, programme_samples

    programme = restored(context.params["programme"], Programme)
    tracks = tracks_of(programme, context.inputs, context.blobs)
    total = programme_samples(programme.frames, programme.rate)
    mixed = mix(tracks, total)
    sound = io.BytesIO()
    soundfile.write(sound, mixed.samples, 48_000, format="WAV", subtype="FLOAT")
    return {
        "sound": context.blobs.put(timeless(sound.getvalue())),
        "loudness": context.blobs.put(packed(mixed.loudness)),
    }


def timeless(wav: bytes) -> bytes:
    """A WAV file without the time of day that libsndfile writes into its PEAK chunk."""
    at = wav.find(b"PEAK", 0, wav.find(b"data"))
    stamp = at + 12  # after the chunk's name, size and version
    return wav if at < 0 else wav[:stamp] + bytes(4) + wav[stamp + 4 :]


def programme_sound(data: bytes) -> "npt.NDArray[np.float32]":
    """Samples [N, 2] that a mix left."""
    import numpy as np
    import soundfile

    samples, _ = soundfile.read(io.BytesIO(data), dtype="float32", always_2d=True)
    return np.asarray(samples, np.float32)
