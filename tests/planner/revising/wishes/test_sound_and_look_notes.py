"""Short notes on sound, music, looks, weather, sets and standing are read as they are meant."""

import pytest

from planner.revise import revise
from planner.revising.answers import NotUnderstood, Question, Reading
from tests.planner.revising.films import expected, film


def read(name: str, note: str) -> Reading:
    plan, graph = film(name)
    answer = revise(note, plan, graph)
    assert isinstance(answer, Reading), (note, answer)
    return answer


def same(name: str, note: str, edits: list[str]) -> None:
    plan, graph = film(name)
    found = sorted(map(repr, read(name, note).edits))
    assert found == sorted(repr(expected(edit, plan, graph)) for edit in edits), note


@pytest.mark.parametrize(
    ("note", "edits"),
    [
        ("Rain -4 on 10.", ["sound part=ambience shot=10 level_db=-4"]),
        ("Atmos +3 in scene 5.", ["sound part=ambience scene=5 level_db=3"]),
        ("Duck the effects in scene 3 by 6 dB.", ["sound part=effects scene=3 level_db=-6"]),
        ("bring the music down 2 dB under scene 4", ["sound part=music scene=4 level_db=-2"]),
        ("three decibels more wind in scene 3", ["sound part=ambience scene=3 level_db=3"]),
        ("sea and wind up 5 dB in scene 1", ["sound part=ambience scene=1 level_db=5"]),
        ("voices and effects down 2 dB in scene 2",
         ["sound part=voices scene=2 level_db=-2", "sound part=effects scene=2 level_db=-2"]),
        ("set the music to -15 dB in scene 1", ["sound part=music scene=1 level_db=-15"]),
        ("Ingrid's voice down 2 dB", ["voice character=ingrid level_db=-2"]),
        ("waves up in 4", ["sound part=ambience shot=4 level_db=6"]),
    ],
)  # fmt: skip
def test_levels_by_a_number_or_at_a_named_place(note: str, edits: list[str]) -> None:
    same("L", note, edits)


@pytest.mark.parametrize("note", ["the rain is too loud", "louder waves", "more wind"])
def test_a_sound_by_name_without_a_place_is_asked_about(note: str) -> None:
    plan, graph = film("L")
    assert isinstance(revise(note, plan, graph), Question)


@pytest.mark.parametrize("note", ["music 6 dB", "the wind by 4 dB on 18", "the effects by 6 in 19"])
def test_a_level_without_a_way_changes_nothing_unasked(note: str) -> None:
    plan, graph = film("L")
    assert not isinstance(revise(note, plan, graph), Reading)


@pytest.mark.parametrize(
    ("note", "edits"),
    [
        ("no wind noise on 18", ["sound part=ambience shot=18 mute=true"]),
        ("Kill the room tone in scene 2.", ["sound part=ambience scene=2 mute=true"]),
        ("no music whatsoever in scene 3", ["sound part=music scene=3 mute=true"]),
        ("scene 2 should play without any sound effects",
         ["sound part=effects scene=2 mute=true"]),
        ("lose the rain in scene 3", ["relight scene=3 weather="]),
        ("take the rain out of scene 3", ["relight scene=3 weather="]),
        ("Rain out of scene 3.", ["relight scene=3 weather="]),
    ],
)  # fmt: skip
def test_what_goes_is_the_sound_or_the_weather(note: str, edits: list[str]) -> None:
    same("L", note, edits)


@pytest.mark.parametrize(
    ("note", "edits"),
    [
        ("Tense music under scene 1, kept low.",
         ["sound part=music scene=1 mood=tense level_db=-9"]),
        ("scene 2 needs a sad little tune, held under the voices",
         ["sound part=music scene=2 mood=sad level_db=-9"]),
        ("Slip something warm under scene 2, very quiet.",
         ["sound part=music scene=2 mood=warm level_db=-9"]),
        ("gentle, romantic music in scene 1", ["sound part=music scene=1 mood=romantic"]),
        ("Goofy music, scene 1 only.", ["sound part=music scene=1 mood=playful where=only"]),
        ("calm music in scene 2, gone by \"Thank you for breakfast\"",
         ["sound part=music scene=2 mood=calm", "sound part=music scene=2 fade=Thank"]),
        ("Add warm music in scene 1 and let it die away on \"Says who?\"",
         ["sound part=music scene=1 mood=warm", "sound part=music scene=1 fade=Says"]),
        ("no music of any kind, in any scene", ["sound part=music mute=true"]),
    ],
)  # fmt: skip
def test_music_comes_with_its_mood_level_and_end(note: str, edits: list[str]) -> None:
    if "fade=" in edits[-1]:
        found = read("P", note).edits
        assert [getattr(e, "mood", "") for e in found] == [edits[0].split("mood=")[1], ""]
        assert getattr(found[1], "fade", None)
    else:
        same("P", note, edits)


def test_music_over_a_time_of_day_is_heard_in_its_scene_and_lights_nothing() -> None:
    same("I", "Romantic music over the sunset.", ["sound part=music scene=4 mood=romantic"])
    same("I", "no music under the sunset", ["sound part=music scene=4 mute=true"])


def test_a_fade_that_is_no_musics_stays_a_transition() -> None:
    (edit,) = read("P", "shot 4: let it fade out").edits
    assert type(edit).__name__ == "Transition"


@pytest.mark.parametrize(
    ("note", "edits"),
    [
        ("Drain half the colour out of scene 3.", ["style scene=3 saturation=0.5"]),
        ("halve the saturation on 14", ["style shot=14 saturation=0.5"]),
        ("scene 2 20% darker", ["style scene=2 brightness=0.8"]),
        ("contrast down 30 percent in scene 4", ["style scene=4 contrast=0.7"]),
        ("saturation to 70% on 12", ["style shot=12 saturation=0.7"]),
        ("lift the contrast in scene 2", ["style scene=2 contrast=1.25"]),
        ("dial the colour back a bit in scene 5", ["style scene=5 saturation=0.85"]),
        ("Scene 5 golden.", ["style scene=5 warmth=0.3"]),
        ("Thicker outlines throughout.", ["style outline=1.6"]),
        ("a touch of sepia on scene 3", ["style scene=3 sepia=0.5"]),
        ("a trace of grain in scene 1", ["style scene=1 grain=0.2"]),
        ("scene 3 looks too cold for a comedy, warm it", ["style scene=3 warmth=0.3"]),
    ],
)  # fmt: skip
def test_looks_by_shares_and_verbs(note: str, edits: list[str]) -> None:
    same("L", note, edits)


@pytest.mark.parametrize(
    ("name", "note", "edits"),
    [
        ("L", "mark 4 as approved", ["mark shot=4 approved=true"]),
        ("L", "tick off 12 and 13", ["mark shot=12 approved=true", "mark shot=13 approved=true"]),
        ("L", "lock everything up to 3",
         ["mark shot=1 locked=true", "mark shot=2 locked=true", "mark shot=3 locked=true"]),
        ("L", "shot 9 gets the green light", ["mark shot=9 approved=true"]),
        ("L", "Nobody touches 12.", ["mark shot=12 locked=true"]),
        ("L", "we are happy with 12, lock it", ["mark shot=12 locked=true"]),
        ("L", "put shot 6 back the way it was", ["revert shot=6"]),
        ("L", "set 9 back to how you had it originally", ["revert shot=9"]),
    ],
)  # fmt: skip
def test_what_stands(name: str, note: str, edits: list[str]) -> None:
    same(name, note, edits)


@pytest.mark.parametrize("note", ["Strip the plants out of the corridor.",
                                  "Plants out of the corridor.",
                                  "clear the plants from the coridor"])  # fmt: skip
def test_things_go_from_their_place(note: str) -> None:
    (edit,) = read("Q", note).edits
    assert (getattr(edit, "noun", ""), getattr(edit, "present", None)) == ("plant", False)


@pytest.mark.parametrize("note", ["add a lamp on the meeting table",
                                  "could we have a lamp on the meeting table?"])  # fmt: skip
def test_a_place_called_by_its_table_is_where_a_thing_stands(note: str) -> None:
    (edit,) = read("Q", note).edits
    assert getattr(edit, "at", "") == "table"


def test_what_is_not_in_the_set_is_said() -> None:
    plan, graph = film("Q")
    answer = revise("take the tents out of the corridor", plan, graph)
    assert isinstance(answer, NotUnderstood)


@pytest.mark.parametrize("note", ["heavier rain in scene 3", "no music until scene 4"])
def test_what_no_edit_can_say_is_not_done(note: str) -> None:
    plan, graph = film("L")
    assert not isinstance(revise(note, plan, graph), Reading)


def test_where_a_thing_is_to_stand_is_not_left_out() -> None:
    plan, graph = film("P")
    answer = revise("could we have a vase above the stove", plan, graph)
    assert not isinstance(answer, Reading)


def test_a_warmer_shot_with_a_line_is_asked_about() -> None:
    plan, graph = film("I")
    assert isinstance(revise("12 warmer", plan, graph), Question)
