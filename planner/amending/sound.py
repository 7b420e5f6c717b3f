"""Voices and sound by note.

Enters: a draft and a Voice or Sound. Leaves: the amended draft with notes that casting and the mix
obey.
"""

from dataclasses import replace

from planner.amending.draft import Amended, Draft, character_of, scene_of, shot_of, with_plan
from planner.amending.music import UNHEARD, music
from planner.amending.telling import name_of
from planner.edits import Sound, Voice
from planner.errors import RefusedEdit
from planner.scoring import MUSIC, music_of
from planner.shots import SoundNote, VoiceNote

PARTS = ("ambience", "effects", "voices", "music")
RATIOS = (0.5, 2.0)
LEVELS_DB = (-40.0, 20.0)


def voice(draft: Draft, edit: Voice) -> Amended:
    """Another voice for a character, against the one that was cast."""
    who = character_of(draft, edit.character)
    old = next((n for n in draft.plan.voices if n.character_id == who.id), VoiceNote(who.id))
    new, told = old, []
    if edit.recipe:
        new = replace(new, recipe=edit.recipe)
        told.append(f"the voice {edit.recipe!r}")
    for field, ratio, words in (
        ("pitch", edit.pitch, ("a higher voice", "a deeper voice", "the pitch as cast")),
        ("tempo", edit.tempo, ("a quicker way of speaking", "a slower way of speaking",
                               "the tempo as cast")),
    ):  # fmt: skip
        if ratio is not None:
            _require(field, ratio, RATIOS)
            new = replace(new, pitch=ratio) if field == "pitch" else replace(new, tempo=ratio)
            told.append(words[0 if ratio > 1 else 1 if ratio < 1 else 2])
    if edit.level_db is not None:
        _require("level in dB", edit.level_db, LEVELS_DB)
        new = replace(new, level_db=edit.level_db)
        told.append(f"a level of {edit.level_db:+g} dB")
    if not told:
        raise RefusedEdit("that note changes no voice; name a recipe, a pitch, a tempo or a level")
    kept = [n for n in draft.plan.voices if n.character_id != who.id]
    after = with_plan(draft, replace(draft.plan, voices=(*kept, new)))
    said = f"{name_of(draft, who.id)} has {' and '.join(told)}"
    return Amended(after, said, _heard(draft, who.id))


def _heard(draft: Draft, who: str) -> tuple[str, ...]:
    """Shots over which somebody's lines are heard."""
    beats = {
        b.id for s in draft.graph.scenes for b in s.beats
        if b.line is not None and who in b.line.speakers
    }  # fmt: skip
    return tuple(s.id for s in draft.plan.shots if any(c.beat_id in beats for c in s.covers))


def _require(what: str, value: float, bounds: tuple[float, float]) -> None:
    low, high = bounds
    if not low <= value <= high:
        raise RefusedEdit(f"a {what} runs from {low:g} to {high:g}, not {value:g}; choose within")


def sound(draft: Draft, edit: Sound) -> Amended:
    """How loud a part of the sound is, in a shot, a scene or the film; which music there is."""
    if edit.part not in PARTS:
        raise RefusedEdit(f"the film has no {edit.part} to hear; it has {', '.join(PARTS)}")
    _require("level in dB", edit.level_db or 0.0, LEVELS_DB)
    if edit.shot is not None:
        return _of_shot(draft, edit)
    if edit.part == "music":
        return music(draft, edit)
    if edit.mood or edit.file or edit.where or edit.fade:
        raise RefusedEdit(f"mood, file, place and fade are for music, not {edit.part}; leave them")
    scene = scene_of(draft, edit.scene) if edit.scene is not None else None
    note = SoundNote(edit.part, edit.scene or "", edit.level_db or 0.0, edit.mute)
    where = f"scene {scene.number}" if scene is not None else "the whole film"
    return Amended(_noted(draft, note), f"The {edit.part} of {where} {_told(edit)}")


def _of_shot(draft: Draft, edit: Sound) -> Amended:
    """A level for the length of a shot, added to its scene's."""
    assert edit.shot is not None  # noqa: S101  # `sound` has looked
    if edit.mood or edit.file or edit.where or edit.fade:
        raise RefusedEdit("music comes and goes by the scene; a shot has a level only")
    shot = shot_of(draft, edit.shot)
    if edit.part == MUSIC and not edit.mute and music_of(draft.plan, shot.scene_id) is None:
        raise RefusedEdit(f"shot {shot.number} has no music{UNHEARD}")
    note = SoundNote(edit.part, shot.scene_id, edit.level_db or 0.0, edit.mute, shot.id)
    return Amended(_noted(draft, note), f"The {edit.part} of shot {shot.number} {_told(edit)}")


def _noted(draft: Draft, note: SoundNote) -> Draft:
    """A draft with a note in the place of an earlier one on the same."""
    place = note.part, note.scene_id, note.shot_id
    kept = [n for n in draft.plan.sounds if (n.part, n.scene_id, n.shot_id) != place]
    return with_plan(draft, replace(draft.plan, sounds=(*kept, note)))


def _told(edit: Sound) -> str:
    many = "are" if edit.part in {"effects", "voices"} else "is"
    if edit.mute:
        return f"{many} silent"
    return f"{many} at {edit.level_db:+g} dB" if edit.level_db else f"{many} at the mix's own level"
