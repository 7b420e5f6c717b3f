"""Music by note: brought in, moved, faded, silenced; pictures stay as they are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import edits as e
from planner.amending import amend, amended
from planner.errors import RefusedEdit
from planner.scoring import FITTING, MOODS, music_of
from planner.shots import SoundNote
from renderers.production.consequences import consequences
from tests.planner.amending.any_edits import film

FILM = film()
KITCHEN, GARDEN = FILM.graph.scenes
LINES = [b for b in KITCHEN.beats if b.line is not None]
SCENES = st.sampled_from([None, KITCHEN.id, GARDEN.id])
SHOTS = st.sampled_from([None, *(s.id for s in FILM.plan.shots)])
SOUNDS = st.builds(
    e.Sound,
    part=st.sampled_from(["music", "ambience", "effects", "voices"]),
    scene=SCENES,
    shot=SHOTS,
    level_db=st.none() | st.floats(-40, 20),
    mute=st.booleans(),
    mood=st.sampled_from(["", FITTING, *MOODS]),
    file=st.sampled_from(["", "theme.mp3"]),
    where=st.sampled_from(["", "start", "end", "only"]),
    fade=st.sampled_from([None, LINES[0].id, GARDEN.beats[-1].id, "bt-elsewhere"]),
)


def music(*edits: e.Sound) -> tuple[SoundNote | None, SoundNote | None]:
    """What both scenes have after some edits."""
    after, skipped = amended(FILM, edits)
    assert not skipped
    return music_of(after.plan, KITCHEN.id), music_of(after.plan, GARDEN.id)


@settings(max_examples=80, deadline=None)
@given(st.lists(SOUNDS, max_size=5))
def test_no_edit_of_sound_changes_a_picture(edits: list[e.Sound]) -> None:
    after, _ = amended(FILM, edits)
    assert consequences(FILM, after) == ()
    assert after.plan.shots == FILM.plan.shots
    assert after.graph == FILM.graph


@settings(max_examples=80, deadline=None)
@given(SOUNDS)
def test_an_edit_made_twice_is_made_once(edit: e.Sound) -> None:
    after, skipped = amended(FILM, [edit])
    if not skipped:
        assert amended(FILM, [edit, edit])[0].plan.sounds == after.plan.sounds


def test_without_a_note_there_is_none_and_with_one_there_is() -> None:
    assert music() == (None, None)
    both = music(e.Sound(part="music", mood="sad"))
    assert both == (SoundNote("music", KITCHEN.id, mood="sad"),
                    SoundNote("music", GARDEN.id, mood="sad"))  # fmt: skip
    one = music(e.Sound(part="music", scene=GARDEN.id, file="theme.mp3", level_db=-4.0))
    assert one == (None, SoundNote("music", GARDEN.id, -4.0, file="theme.mp3"))


def test_music_keeps_its_level_when_it_changes_and_its_mood_when_it_is_levelled() -> None:
    sad = e.Sound(part="music", mood="sad")
    quieter, warm = e.Sound(part="music", level_db=-6.0), e.Sound(part="music", mood="warm")
    assert music(sad, quieter)[0] == SoundNote("music", KITCHEN.id, -6.0, mood="sad")
    assert music(sad, quieter, warm)[0] == SoundNote("music", KITCHEN.id, -6.0, mood="warm")
    own = e.Sound(part="music", scene=KITCHEN.id, mood="eerie")
    assert [n and n.level_db for n in music(own, quieter)] == [-6.0, None]


def test_music_is_taken_away_and_comes_back() -> None:
    sad, none = e.Sound(part="music", mood="sad"), e.Sound(part="music", mute=True)
    assert music(sad, none) == (None, None)
    assert music(none, sad)[1] is not None
    here = e.Sound(part="music", scene=GARDEN.id, mute=True)
    assert [n is None for n in music(sad, here)] == [False, True]
    assert music(none, e.Sound(part="music", scene=GARDEN.id, mood="calm"))[1] is not None


def test_music_is_kept_to_a_part_of_the_film() -> None:
    sad = e.Sound(part="music", mood="sad")
    kitchen, garden = music(sad, e.Sound(part="music", where="end"))
    assert kitchen is None
    assert garden is not None
    assert garden.mood == "sad"
    assert garden.first_beat in {b.id for b in GARDEN.beats}
    kitchen, garden = music(sad, e.Sound(part="music", scene=KITCHEN.id, where="start"))
    assert kitchen is not None
    assert kitchen.fade_beat in {b.id for b in KITCHEN.beats[: len(KITCHEN.beats) // 2]}
    assert garden is not None
    only = music(sad, e.Sound(part="music", scene=KITCHEN.id, where="only"))
    assert only == (SoundNote("music", KITCHEN.id, mood="sad"), None)


def test_music_fades_over_a_line() -> None:
    fade = e.Sound(part="music", fade=LINES[-1].id)
    told = amend(amend(FILM, e.Sound(part="music", mood="sad")).draft, fade)
    assert told.said.startswith("The music of scene 1 fades out over “")
    heard = music_of(told.draft.plan, KITCHEN.id)
    assert heard == SoundNote("music", KITCHEN.id, mood="sad", fade_beat=LINES[-1].id)
    with pytest.raises(RefusedEdit, match="no music to fade; ask for music first"):
        amend(FILM, fade)


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        (e.Sound(part="music", mood="beige"), "there is no beige music; there is neutral"),
        (e.Sound(part="music", mood="sad", file="a.mp3"), "name one of them"),
        (e.Sound(part="music", level_db=-3.0), "the film has no music; ask for music first"),
        (e.Sound(part="music", scene=GARDEN.id, level_db=3.0), "has no music"),
        (e.Sound(part="music", where="middle", mood="sad"), "write one of start, end, only"),
        (e.Sound(part="music", where="only", mood="sad"), "name it"),
        (e.Sound(part="ambience", mood="sad"), "are for music, not ambience"),
        (e.Sound(part="music", shot=FILM.plan.shots[1].id, level_db=6.0), "has no music; ask"),
        (e.Sound(part="music", shot=FILM.plan.shots[1].id, mood="sad"), "goes by the scene"),
        (e.Sound(part="smell"), "no smell to hear; it has ambience, effects, voices, music"),
    ],
)
def test_what_cannot_be_is_refused_with_a_remedy(edit: e.Sound, why: str) -> None:
    with pytest.raises(RefusedEdit, match=why):
        amend(FILM, edit)
