"""The director's notes on sound, obeyed: levels and mutes of a scene's parts, other voices.

Enters: a plan with its notes, castings, effects by film sample. Leaves: levels in dB, effects and
castings as the notes ask for them.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from planner.errors import RefusedEdit
from planner.shots import Shot, ShotPlan, VoiceNote
from renderers.timeline import Timeline
from voices.casting import RECIPES, Casting
from voices.takes import RATE_HZ
from voices.tracks import Effect, Ride

MUTE_DB = -120.0


def noted_db(plan: ShotPlan, part: str, scene_id: str) -> float:
    """Level of a part of the sound in a scene: the film's note and the scene's together, dB."""
    notes = [
        n for n in plan.sounds
        if n.part == part and n.scene_id in {"", scene_id} and not n.shot_id
    ]  # fmt: skip
    if any(note.mute for note in notes):
        return MUTE_DB
    return sum((note.level_db for note in notes), 0.0)


def shot_db(plan: ShotPlan, part: str, shot_id: str) -> float:
    """Level of a part of the sound in a shot against its scene's, dB."""
    note = next((n for n in plan.sounds if n.part == part and n.shot_id == shot_id), None)
    if note is None:
        return 0.0
    return MUTE_DB if note.mute else note.level_db


def rides(plan: ShotPlan, timeline: Timeline, part: str) -> tuple[Ride, ...]:
    """What notes on shots do to a part, shot by shot, on the film's clock."""
    return tuple(
        Ride(
            timeline.rate.samples(clip.start, RATE_HZ),
            timeline.rate.samples(clip.start + clip.frames, RATE_HZ)
            - timeline.rate.samples(clip.start, RATE_HZ),
            db,
        )
        for clip in timeline.clips
        if (db := shot_db(plan, part, clip.shot_id))
    )


def noted_effects(
    plan: ShotPlan, timeline: Timeline, effects: Iterable[Effect]
) -> Iterator[Effect]:
    """Effects at the level of the scene in which they are heard; muted ones are left out."""
    starts = [timeline.rate.samples(clip.start, RATE_HZ) for clip in timeline.clips]
    for effect in effects:
        at = max(0, bisect_right(starts, effect.start) - 1)
        db = _effects_db(plan, plan.shots[at]) if starts else 0.0
        if db > MUTE_DB:
            yield replace(effect, gain_db=effect.gain_db + db)


def _effects_db(plan: ShotPlan, shot: Shot) -> float:
    return noted_db(plan, "effects", shot.scene_id) + shot_db(plan, "effects", shot.id)


def recast(casting: Mapping[str, Casting], plan: ShotPlan) -> dict[str, Casting]:
    """Castings with the voices that notes ask for; raises RefusedEdit for an unknown recipe."""
    notes = {note.character_id: note for note in plan.voices}
    return {who: _revoiced(voice, notes.get(who)) for who, voice in casting.items()}


def _revoiced(voice: Casting, note: VoiceNote | None) -> Casting:
    if note is None:
        return voice
    if note.recipe:
        recipe = RECIPES.get(note.recipe)
        if recipe is None:
            raise RefusedEdit(
                f"there is no voice {note.recipe!r}; there are: {', '.join(sorted(RECIPES))}"
            )
        voice = replace(recipe, seed=voice.seed)
    return replace(
        voice, pitch=round(voice.pitch * note.pitch, 4), tempo=round(voice.tempo * note.tempo, 4)
    )
