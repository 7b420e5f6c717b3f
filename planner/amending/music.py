"""Music by note: which, where, how loud; brought in, faded out, taken away.

Enters: a draft and a Sound edit of part "music". Leaves: the amended draft; the mix lays the music.
A note on the whole film takes the place of every scene's own.
"""

from collections.abc import Iterable
from dataclasses import replace

from planner.amending.draft import Amended, Draft, scene_of, with_plan
from planner.edits import Sound
from planner.errors import RefusedEdit
from planner.scoring import FITTING, MOODS, MUSIC, music_of
from planner.shots import SoundNote
from screenplay.scene_graph import Scene

PLACES = ("start", "end", "only")
UNHEARD = "; ask for music first: “add music”, “sad music under scene 2”"


def music(draft: Draft, edit: Sound) -> Amended:
    """Music as an edit asks for it; raises RefusedEdit where there is none to change."""
    _check(edit)
    scene = _scene(draft, edit)
    if edit.mute:
        return _silenced(draft, scene)
    if edit.where:
        return _placed(draft, edit, scene)
    if edit.fade is not None:
        return _faded(draft, edit, scene)
    if edit.mood or edit.file:
        return _brought_in(draft, edit, scene)
    return _levelled(draft, edit, scene)


def _check(edit: Sound) -> None:
    if edit.mood and edit.file:
        raise RefusedEdit("music is either of a mood or from a file; name one of them")
    if edit.mood and edit.mood not in {*MOODS, FITTING}:
        raise RefusedEdit(f"there is no {edit.mood} music; there is {', '.join(MOODS)}")
    if edit.where and edit.where not in PLACES:
        raise RefusedEdit(f"music has no {edit.where!r}; write one of {', '.join(PLACES)}")


def _scene(draft: Draft, edit: Sound) -> Scene | None:
    """The scene that an edit is for: named, of the beat it fades over, or at the film's ends."""
    if edit.scene is not None:
        return scene_of(draft, edit.scene)
    if edit.fade is not None:
        for scene in draft.graph.scenes:
            if any(beat.id == edit.fade for beat in scene.beats):
                return scene
        raise RefusedEdit(f"the film has no beat {edit.fade}; name the line or the scene again")
    if edit.where:
        scenes = [s for s in draft.graph.scenes if s.beats]
        if edit.where == "only" or not scenes:
            raise RefusedEdit("which scene shall have the music? name it")
        return scenes[0] if edit.where == "start" else scenes[-1]
    return None


def _silenced(draft: Draft, scene: Scene | None) -> Amended:
    if scene is None:
        return Amended(_with(draft, ()), "The film has no music")
    note = SoundNote(MUSIC, scene.id, mute=True)
    return Amended(_noted(draft, note), f"Scene {scene.number} has no music")


def _brought_in(draft: Draft, edit: Sound, scene: Scene | None) -> Amended:
    known = _own(draft, scene)
    level = edit.level_db if edit.level_db is not None else known.level_db
    note = SoundNote(
        MUSIC, scene.id if scene else "", level, mood=edit.mood, file=edit.file,
    )  # fmt: skip
    after = _with(draft, (note,)) if scene is None else _noted(_unmuted(draft), note)
    return Amended(after, f"{_which(note)} is heard under {_where(scene)}")


def _placed(draft: Draft, edit: Sound, scene: Scene | None) -> Amended:
    """Only one scene's music is left, or only its start or its end."""
    assert scene is not None  # noqa: S101  # `_scene` has seen to it
    heard = music_of(draft.plan, scene.id)
    asked = replace(
        heard or SoundNote(MUSIC, scene.id, mood=FITTING), first_beat="", fade_beat=""
    )  # fmt: skip
    if edit.mood or edit.file:
        asked = replace(asked, mood=edit.mood, file=edit.file)
    if edit.level_db is not None:
        asked = replace(asked, level_db=edit.level_db)
    third = max(1, len(scene.beats) // 3)
    if edit.where == "end":
        asked = replace(asked, first_beat=scene.beats[-third].id)
    elif edit.where == "start":
        asked = replace(asked, fade_beat=scene.beats[third - 1].id)
    alone = edit.where == "only" or edit.scene is None
    after = _with(draft, (asked,)) if alone else _noted(_unmuted(draft), asked)
    part = {"end": "the end of ", "start": "the start of "}.get(edit.where, "")
    only = "only " if alone else ""
    return Amended(after, f"{_which(asked)} is heard {only}under {part}scene {scene.number}")


def _faded(draft: Draft, edit: Sound, scene: Scene | None) -> Amended:
    assert scene is not None  # noqa: S101  # the beat is in one
    heard = music_of(draft.plan, scene.id)
    if heard is None:
        raise RefusedEdit(f"scene {scene.number} has no music to fade{UNHEARD}")
    beat = next((b for b in scene.beats if b.id == edit.fade), None)
    if beat is None:
        raise RefusedEdit(f"scene {scene.number} has no beat {edit.fade}; name the line again")
    own = replace(_own(draft, scene), mood=heard.mood, file=heard.file, fade_beat=beat.id)
    said = f"The music of scene {scene.number} fades out over “{_short(beat.text)}”"
    return Amended(_noted(draft, own), said)


def _levelled(draft: Draft, edit: Sound, scene: Scene | None) -> Amended:
    level = edit.level_db or 0.0
    told = f"is at {level:+g} dB" if level else "is at its usual level"
    if scene is not None:
        if music_of(draft.plan, scene.id) is None:
            raise RefusedEdit(f"scene {scene.number} has no music{UNHEARD}")
        note = replace(_own(draft, scene), level_db=level)
        return Amended(_noted(draft, note), f"The music of scene {scene.number} {told}")
    notes = [n for n in draft.plan.sounds if n.part == MUSIC and not n.shot_id]
    if not any((n.mood or n.file) and not n.mute for n in notes):
        raise RefusedEdit(f"the film has no music{UNHEARD}")
    # where the film has a note it carries the level, else every scene's own does
    film = any(not n.scene_id for n in notes)
    after = [
        replace(n, level_db=level if not film or not n.scene_id else 0.0) for n in notes
    ]  # fmt: skip
    return Amended(_with(draft, after), f"The music of the whole film {told}")


def _own(draft: Draft, scene: Scene | None) -> SoundNote:
    """The note that a scene, or the film, has on its music; an empty one without."""
    place = scene.id if scene is not None else ""
    notes = (n for n in draft.plan.sounds if n.part == MUSIC and not n.shot_id)
    found = next((n for n in notes if n.scene_id == place and not n.mute), None)
    return found or SoundNote(MUSIC, place)


def _unmuted(draft: Draft) -> Draft:
    """A draft in which no note silences the whole film's music."""
    kept = (n for n in draft.plan.sounds if n.part != MUSIC or n.scene_id or not n.mute)
    return with_plan(draft, replace(draft.plan, sounds=tuple(kept)))


def _noted(draft: Draft, note: SoundNote) -> Draft:
    """A draft with one note in the place of the scene's own."""
    kept = (
        n for n in draft.plan.sounds
        if n.part != MUSIC or n.shot_id or n.scene_id != note.scene_id
    )  # fmt: skip
    return with_plan(draft, replace(draft.plan, sounds=(*kept, note)))


def _with(draft: Draft, notes: Iterable[SoundNote]) -> Draft:
    """A draft with these notes in the place of all on music."""
    kept = (n for n in draft.plan.sounds if n.part != MUSIC)
    return with_plan(draft, replace(draft.plan, sounds=(*kept, *notes)))


def _which(note: SoundNote) -> str:
    if note.file:
        return f"“{note.file}”"
    return "Music" if note.mood == FITTING else f"{note.mood.capitalize()} music"


def _where(scene: Scene | None) -> str:
    return f"scene {scene.number}" if scene is not None else "the whole film"


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:6]) + (" …" if len(words) > 6 else "")
