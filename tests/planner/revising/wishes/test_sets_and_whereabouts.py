"""Things that come into a set or go, sounds at a place, looks of a whole scene, what stands."""

import pytest

from planner.revise import revise
from planner.revising.answers import Question, Reading
from tests.planner.revising.films import expected, film, shot_id


def answered(name: str, note: str) -> object:
    plan, graph = film(name)
    selected = None
    if note.startswith("["):
        number, note = note[1:].split("] ", 1)
        selected = shot_id(plan, number)
    return revise(note, plan, graph, selected=selected)


def same(name: str, note: str, edits: list[str]) -> None:
    plan, graph = film(name)
    answer = answered(name, note)
    assert isinstance(answer, Reading), (note, answer)
    found = sorted(map(repr, answer.edits))
    assert found == sorted(repr(expected(edit, plan, graph)) for edit in edits), note


@pytest.mark.parametrize(
    ("name", "note", "edits"),
    [
        ("W", "Take out the neon sign, the dartboard and the poster in the saloon.",
         ["furnish place=saloon noun='neon sign' present=false",
          "furnish place=saloon noun=dartboard present=false",
          "furnish place=saloon noun=poster present=false"]),
        ("W", "Booth and jukebox out of the saloon please.",
         ["furnish place=saloon noun=booth present=false",
          "furnish place=saloon noun=jukebox present=false"]),
        ("O", "the coat stand in the meeting room should go",
         ["furnish place='meeting room' noun='coat stand' present=false"]),
        ("O", "Remove the radiator from the meeting room and add a piano.",
         ["furnish place='meeting room' noun=radiator present=false",
          "furnish place='meeting room' noun=piano present=true"]),
        ("O", "Sofa into the meeting room, clock out.",
         ["furnish place='meeting room' noun=sofa present=true",
          "furnish place='meeting room' noun=clock present=false"]),
        ("T", "Give the laundromat a sink.",
         ["furnish place=laundromat noun=sink present=true"]),
        ("T", "The laundromat could use a vending machine by the window.",
         ["furnish place=laundromat noun='vending machine' present=true at=window"]),
        ("I8", "lose the bicycle on Maple Street, and the bin",
         ["furnish place='maple street' noun=bicycle present=false",
          "furnish place='maple street' noun=bin present=false"]),
        ("I8", "put a picnic table in the sunset park",
         ["furnish place=park noun=table present=true"]),
        ("I8", "planter on Maple Street has to go, wrong era lol",
         ["furnish place='maple street' noun=planter present=false"]),
    ],
)  # fmt: skip
def test_things_come_and_go_one_or_several(name: str, note: str, edits: list[str]) -> None:
    same(name, note, edits)


def test_where_one_of_two_alike_places_has_the_thing_that_place_is_meant() -> None:
    plan, graph = film("Q8")
    (edit,) = revise("get the water cooler out of the office", plan, graph).edits  # type: ignore[union-attr]
    assert getattr(edit, "noun", "") == "water cooler"


@pytest.mark.parametrize("note", ["move the sofa in the living room", "take the note",
                                  "take the coat off", "bookcase here"])  # fmt: skip
def test_what_is_not_said_to_go_stays(note: str) -> None:
    assert not isinstance(answered("C", note), Reading)


@pytest.mark.parametrize(
    ("name", "note", "edits"),
    [
        ("O", "Calm music in the lift, effects down.",
         ["sound part=music scene=1 mood=calm", "sound part=effects scene=1 level_db=-6"]),
        ("R", "Fog on the beach, and no music there.",
         ["relight scene=4 weather=fog", "sound part=music scene=4 mute=true"]),
        ("R", "Music down and ambience up in scene 3.",
         ["sound part=music scene=3 level_db=-6", "sound part=ambience scene=3 level_db=6"]),
        ("R", "effects down 4 dB and voices up 2 in scene 2",
         ["sound part=effects scene=2 level_db=-4", "sound part=voices scene=2 level_db=2"]),
        ("R", "[12] more contrast and less colour in scene 2",
         ["style scene=2 saturation=0.7 contrast=1.25"]),
        ("R", "Everything in scene 3 a bit colder.", ["style scene=3 warmth=-0.15"]),
        ("R", "Scene 2: snow outside, and make the whole thing brighter.",
         ["relight scene=2 weather=snow", "style scene=2 brightness=1.15"]),
    ],
)  # fmt: skip
def test_a_second_wish_holds_where_the_first_does(name: str, note: str, edits: list[str]) -> None:
    same(name, note, edits)


@pytest.mark.parametrize(
    ("name", "note", "edits"),
    [
        ("W", "Footsteps up 3 on 10.", ["sound part=effects shot=10 level_db=3"]),
        ("W", "music down 5 throughout", ["sound part=music level_db=-5"]),
        ("W", "door creak louder in 14", ["sound part=effects shot=14 level_db=6"]),
        ("W", "more wind in scene 3", ["sound part=ambience scene=3 level_db=6"]),
        ("W", "[12] the knocking is too loud", ["sound part=effects shot=12 level_db=-6"]),
        ("W", "More rain in the mix, scene 2.", ["sound part=ambience scene=2 level_db=6"]),
        ("W", "The saloon noise is drowning them out, bring it down.",
         ["sound part=ambience scene=2 level_db=-6"]),
        ("W", "I can't hear the bell in 18. Effects up.",
         ["sound part=effects shot=18 level_db=6"]),
        ("W", "mute everything but the voices in scene 1",
         ["sound part=music scene=1 mute=true", "sound part=ambience scene=1 mute=true",
          "sound part=effects scene=1 mute=true"]),
        ("R", "More romance in the music in scene 3",
         ["sound part=music scene=3 mood=romantic"]),
        ("C", "Kill the music in the café.", ["sound part=music scene=2 mute=true"]),
    ],
)  # fmt: skip
def test_sounds_by_name_and_number(name: str, note: str, edits: list[str]) -> None:
    same(name, note, edits)


@pytest.mark.parametrize("note", ["[12] ambience down", "[12] effects up a bit", "mute 12",
                                  "Dead silence in scene 2."])  # fmt: skip
def test_which_sounds_and_how_far_is_asked(note: str) -> None:
    assert isinstance(answered("W", note), Question)


@pytest.mark.parametrize(
    ("note", "edits"),
    [
        ("It's snowing in the lobby. No snow in scene 2.", ["relight scene=2 weather="]),
        ("Fog over the back of the house in scene 1.", ["relight scene=1 weather=fog"]),
        ("half a stop down on 20", ["style shot=20 brightness=0.93"]),
        ("20 up a stop", ["style shot=20 brightness=1.15"]),
        ("Bring the brightness of scene 1 down 10%.", ["style scene=1 brightness=0.9"]),
        ("I'm signing off 12 to 13.",
         ["mark shot=12 approved=true", "mark shot=13 approved=true"]),
        ("Put 20 back.", ["revert shot=20"]),
        ("Everything back to how you planned it.", ["revert"]),
        ("[5] everything back to the way it was planned", ["revert"]),
    ],
)  # fmt: skip
def test_weather_light_and_what_stands(note: str, edits: list[str]) -> None:
    same("R", note, edits)


def test_a_number_after_a_shot_went_may_be_another_shot() -> None:
    plan, graph = film("R")
    gone = expected("drop shot=20", plan, graph)
    assert not isinstance(revise("put 20 back", plan, graph, last=(gone,)), Reading)


@pytest.mark.parametrize(
    ("note", "edits"),
    [
        ("No music anywhere but scene 3.",
         [f"sound part=music scene={n} mute=true" for n in (1, 2, 4, 5)]),
        ("sepia on everything except scene 2",
         [f"style scene={n} sepia=1.0" for n in (1, 3, 4, 5)]),
        ("waves up, music out, scene 4",
         ["sound part=ambience scene=4 level_db=6", "sound part=music scene=4 mute=true"]),
    ],
)  # fmt: skip
def test_all_but_one_is_not_that_one(note: str, edits: list[str]) -> None:
    same("R", note, edits)


@pytest.mark.parametrize("note", ["approve everything but 12", "lock the whole film except 12",
                                  "revert all the shots but 12"])  # fmt: skip
def test_the_shot_that_is_left_out_stays_as_it_is(note: str) -> None:
    plan, _ = film("R")
    answer = answered("R", note)
    assert isinstance(answer, Reading)
    shots = {getattr(e, "shot", None) for e in answer.edits}
    assert shot_id(plan, 12) not in shots
    assert {shot_id(plan, 11), shot_id(plan, 13)} <= shots


def test_the_lock_that_is_taken_off_is_no_still_camera() -> None:
    same("R", "take the lock off 12", ["mark shot=12 locked=false"])


@pytest.mark.parametrize(
    ("note", "nouns"),
    [
        ("There's an exit sign in the lobby. Take it out.", {"exit sign": False}),
        ("A trolley and a mirror in the lobby? Lose both.", {"trolley": False, "mirror": False}),
        ("Swap the sofa for a bench in the lobby.", {"sofa": False, "bench": True}),
    ],
)  # fmt: skip
def test_what_a_sentence_names_the_next_takes_out(note: str, nouns: dict[str, bool]) -> None:
    answer = answered("R", note)
    assert isinstance(answer, Reading), (note, answer)
    assert {getattr(e, "noun", ""): getattr(e, "present", None) for e in answer.edits} == nouns


@pytest.mark.parametrize(
    "note", ["put a bench on Maple Street, and the bin", "lose the bench in 3 and the bin"]
)
def test_a_thing_named_alone_goes_only_after_others(note: str) -> None:
    assert not isinstance(answered("I8", note), Reading)
