"""People, looks, places, voices: notes change them, and what follows from them follows."""

import pytest

from planner import edits as e
from planner.amending import Draft, amend, amended
from planner.amending.draft import shot_of
from planner.amending.restaging import restaged, stances_at
from planner.bearings import distance
from planner.errors import RefusedEdit
from planner.floor_plan import Posture
from planner.marks import place
from planner.rules import plan
from planner.shots import Gaze, MoveKind, ShotKind, Size, SoundNote, Stance, VoiceNote
from screenplay.build import build
from screenplay.fountain import parse
from screenplay.scene_graph import DayTime, Emotion
from screenplay.world.parting import parted
from tests.planner.amending.any_edits import SCRIPT, film
from tests.planner.revising.films import film as frozen

FILM = film()
KITCHEN, GARDEN = FILM.graph.scenes[0], FILM.graph.scenes[1]
ANNA, BEN, CARLA = "ch-anna", "ch-ben", "ch-carla"
LINES = [b for b in KITCHEN.beats if b.line is not None]


def at(draft: Draft, who: str, beat: str | None) -> Stance:
    return stances_at(restaged(draft, KITCHEN.id), beat)[who]


def test_who_is_blocked_at_a_thing_stands_there_from_that_moment_on() -> None:
    edit = e.Block(scene=KITCHEN.id, character=BEN, beat=LINES[1].id, at="door")
    after = amend(FILM, edit).draft
    assert at(after, BEN, LINES[1].id) == at(FILM, BEN, LINES[1].id)
    assert distance(place(at(after, BEN, LINES[2].id)), place(at(FILM, BEN, LINES[2].id))) > 0.5
    done = after.plan.scene(KITCHEN.id).businesses
    walked = [b for b in done if (b.beat_id, b.character_id, b.verb) == (LINES[1].id, BEN, "walk")]
    assert len(walked) == 1
    assert len(walked[0].path_m) > 1


def test_cameras_that_see_the_move_are_solved_anew() -> None:
    edit = e.Block(scene=KITCHEN.id, character=BEN, at="door")
    after = amend(FILM, edit).draft
    shot = next(s for s in FILM.plan.shots if s.framing.subjects == (BEN,))
    assert shot_of(after, shot.id).move != shot.move
    garden = [s for s in FILM.plan.shots if s.scene_id == GARDEN.id]
    assert [shot_of(after, s.id).move for s in garden] == [s.move for s in garden]


def test_a_locked_shot_keeps_its_camera_when_people_move() -> None:
    shot = next(s for s in FILM.plan.shots if s.framing.subjects == (BEN,))
    locked = amend(FILM, e.Mark(shot=shot.id, locked=True)).draft
    after = amend(locked, e.Block(scene=KITCHEN.id, character=BEN, at="door")).draft
    assert shot_of(after, shot.id).move == shot.move


def test_a_posture_is_taken_and_the_script_still_moves_people() -> None:
    edit = e.Block(scene=KITCHEN.id, character=ANNA, posture=Posture.STAND)
    after = amend(FILM, edit).draft
    assert at(after, ANNA, None).posture is Posture.STAND
    last = KITCHEN.beats[-1].id
    gap = distance(place(at(after, ANNA, last)), place(at(FILM, ANNA, last)))
    assert gap < 0.2  # she still walks to the window


def test_a_mark_that_the_set_has_not_is_refused_with_what_it_has() -> None:
    with pytest.raises(RefusedEdit, match=r"no 'moon'; it has .*table"):
        amend(FILM, e.Block(scene=KITCHEN.id, character=ANNA, at="moon"))


def test_a_look_is_held_for_a_beat_and_taken_back() -> None:
    after = amend(FILM, e.LookAt(beat=LINES[1].id, character=BEN, target="down")).draft
    gazes = after.plan.scene(KITCHEN.id).gazes
    assert Gaze(LINES[1].id, BEN, "down") in gazes
    beats = [m.beat.id for m in restaged(after, KITCHEN.id).moments]
    following = restaged(after, KITCHEN.id).moments[beats.index(LINES[1].id) + 1]
    before = restaged(FILM, KITCHEN.id).moments[beats.index(LINES[1].id) + 1]
    assert following.gazes[BEN] == before.gazes[BEN]


def test_a_line_is_played_otherwise_and_not_reworded() -> None:
    edit = e.Perform(beat=LINES[0].id, emotion=Emotion.ANGRY, whisper=True, intensity=0.9)
    after = amend(FILM, edit).draft
    line = next(n for n in after.graph.lines() if n.id == LINES[0].line.id)  # type: ignore[union-attr]
    assert line.delivery.emotion is Emotion.ANGRY
    assert line.delivery.whisper
    assert [n.text for n in after.graph.lines()] == [n.text for n in FILM.graph.lines()]


def test_a_gesture_is_a_business_and_walking_is_none() -> None:
    edit = e.Perform(beat=LINES[1].id, gesture="nod")
    after = amend(FILM, edit).draft
    done = after.plan.scene(KITCHEN.id).businesses
    assert [b.verb for b in done if b.beat_id == LINES[1].id and b.character_id == BEN] == ["nod"]
    with pytest.raises(RefusedEdit, match="no gesture 'walk'"):
        amend(FILM, e.Perform(beat=LINES[1].id, gesture="walk"))


def test_a_costume_in_the_wardrobes_words() -> None:
    after = amend(FILM, e.Dress(character=BEN, words="a red coat and a black hat")).draft
    look = after.plan.look(BEN)
    assert look.top == "coat"
    assert look.hat != "none"
    assert look.hair == FILM.plan.look(BEN).hair


def test_a_costume_from_a_scene_on_leaves_the_scenes_before() -> None:
    edit = e.Dress(character=BEN, words="a red coat", scene=GARDEN.id)
    after = amend(FILM, edit).draft
    assert after.plan.look(BEN, GARDEN.id).top == "coat"
    assert after.plan.look(BEN, KITCHEN.id) == FILM.plan.look(BEN)


@pytest.mark.parametrize("words", ["a flurble", "a red flurble and a coat", "red", "no"])
def test_unknown_garments_are_refused_with_what_is_known(words: str) -> None:
    with pytest.raises(RefusedEdit, match=r"coat"):
        amend(FILM, e.Dress(character=BEN, words=words))


def test_what_is_taken_off_shows_the_shirt_beneath() -> None:
    coated = amend(FILM, e.Dress(character=BEN, words="a red coat")).draft
    look = amend(coated, e.Dress(character=BEN, words="no coat")).draft.plan.look(BEN)
    assert (look.top, look.top_colour) == ("shirt", coated.plan.look(BEN).top_accent)
    with pytest.raises(RefusedEdit, match="Ben has no tie that can be taken off"):
        amend(FILM, e.Dress(character=BEN, words="no tie"))
    shirt = amend(coated, e.Dress(character=BEN, words="a blue shirt, no coat")).draft
    assert shirt.plan.look(BEN).top == "shirt"


@pytest.mark.parametrize(
    ("noun", "held"),
    [("a chipped coffee mug", "mug"), ("the old leather book", "book"), ("ice cream", "ice cream")],
)
def test_a_thing_is_known_by_the_last_of_its_words(noun: str, held: str) -> None:
    after = amend(FILM, e.Carry(character=BEN, noun=noun, beat=LINES[1].id)).draft
    rows = after.plan.scenes[0].businesses
    assert any(b.character_id == BEN and held in b.after.holding for b in rows)
    gone = amend(after, e.Carry(character=BEN, noun=noun, beat=LINES[3].id, held=False)).draft
    assert held not in gone.plan.scenes[0].businesses[-1].after.holding


def test_a_thing_in_hand_stays_there_until_it_is_put_away() -> None:
    after = amend(FILM, e.Carry(character=BEN, noun="book", beat=LINES[1].id)).draft
    assert "book" not in at(after, BEN, LINES[1].id).holding
    assert "book" in at(after, BEN, LINES[2].id).holding
    gone = amend(after, e.Carry(character=BEN, noun="book", beat=LINES[3].id, held=False)).draft
    assert "book" in at(gone, BEN, LINES[3].id).holding
    assert "book" not in at(gone, BEN, KITCHEN.beats[-1].id).holding


def test_a_scene_by_night_in_the_rain() -> None:
    edit = e.Relight(scene=KITCHEN.id, daytime=DayTime.NIGHT, weather="rain")
    light = amend(FILM, edit).draft.plan.scene(KITCHEN.id).light
    assert (light.daytime, light.weather, light.interior) == (DayTime.NIGHT, "rain", True)


def test_a_thing_goes_with_what_lay_on_it_but_not_from_under_somebody() -> None:
    place_id = KITCHEN.place_id
    gone = amend(FILM, e.Furnish(place=place_id, noun="fridge", present=False)).draft
    assert "fridge" not in {f.kind for f in gone.plan.scene(KITCHEN.id).floor_plan.furniture}
    with pytest.raises(RefusedEdit, match="Anna is on it"):
        amend(FILM, e.Furnish(place=place_id, noun="chair", present=False))


def test_a_thing_comes_in_on_free_floor() -> None:
    edit = e.Furnish(place=KITCHEN.place_id, noun="piano", present=True)
    after = amend(FILM, edit).draft
    scene = after.plan.scene(KITCHEN.id)
    piano = next(f for f in scene.floor_plan.furniture if f.kind == "piano")
    half = max(piano.size_m[0], piano.size_m[2]) / 2
    for stance in (*scene.opening, *(b.after for b in scene.businesses)):
        assert distance(place(stance), (piano.x_m, piano.z_m)) > half
    with pytest.raises(RefusedEdit, match="no set has a unicorn"):
        amend(FILM, e.Furnish(place=KITCHEN.place_id, noun="unicorn", present=True))


def test_a_thing_comes_in_beside_anything_that_stands_there() -> None:
    plan = FILM.plan.scene(KITCHEN.id).floor_plan
    for thing in {f.kind: f for f in plan.furniture if f.base_m < 0.1}.values():
        at = thing.kind.replace("_", " ")
        edit = e.Furnish(place=KITCHEN.place_id, noun="piano", present=True, at=at)
        after = amend(FILM, edit).draft.plan.scene(KITCHEN.id).floor_plan
        assert "piano" in {f.kind for f in after.furniture}
    with pytest.raises(RefusedEdit, match="the set has no 'moon'"):
        amend(FILM, e.Furnish(place=KITCHEN.place_id, noun="piano", present=True, at="moon"))


@pytest.mark.parametrize("words", ["{}", "next to the {}", "the {} on the left", "by {}s, please"])
def test_a_thing_of_the_set_is_found_in_any_words(words: str) -> None:
    furniture = FILM.plan.scene(KITCHEN.id).floor_plan.furniture
    for noun in sorted({f.kind.replace("_", " ") for f in furniture if f.kind != "piano"}):
        at = words.format(noun)
        edit = e.Furnish(place=KITCHEN.place_id, noun="piano", present=True, at=at)
        assert noun in amend(FILM, edit).said


@pytest.mark.parametrize("noun", ["bookcase", "anvil", "campfire"])
def test_what_the_set_has_not_is_refused_and_not_listed(noun: str) -> None:
    edit = e.Furnish(place=KITCHEN.place_id, noun="piano", present=True, at=f"next to the {noun}")
    with pytest.raises(RefusedEdit, match="the set has no") as refused:
        amend(FILM, edit)
    assert noun not in str(refused.value).partition("it has")[2]


def test_it_is_said_where_a_thing_comes_in() -> None:
    for at, told in (("window", "by the window"), ("next to table", "next to the table"),
                     ("", "Kitchen"), ("behind the fridge", "behind the fridge")):  # fmt: skip
        edit = e.Furnish(place=KITCHEN.place_id, noun="armchair", present=True, at=at)
        said = amend(FILM, edit).said
        assert said.startswith("There is an armchair in ")
        assert said.endswith(told)


@pytest.mark.parametrize("noun", ["ice cream", "umbrella", "towel", "spoon"])
def test_common_things_can_be_put_into_a_hand(noun: str) -> None:
    after = amend(FILM, e.Carry(character=BEN, noun=noun, beat=LINES[1].id)).draft
    assert noun in at(after, BEN, LINES[2].id).holding


def test_voices_and_sound_are_noted_once_each() -> None:
    draft = FILM
    for pitch in (0.8, 0.9):
        draft = amend(draft, e.Voice(character=ANNA, pitch=pitch)).draft
    draft = amend(draft, e.Sound(part="ambience", scene=KITCHEN.id, mute=True)).draft
    assert draft.plan.voices == (VoiceNote(ANNA, pitch=0.9),)
    assert draft.plan.sounds == (SoundNote("ambience", KITCHEN.id, mute=True),)
    with pytest.raises(RefusedEdit, match="has no music"):
        amend(FILM, e.Sound(part="music", level_db=-3.0))


def test_notes_and_locks_outlive_a_revised_script() -> None:
    shot = next(s for s in FILM.plan.shots if s.framing.subjects == (BEN,))
    notes = (
        e.Move(shot=shot.id, kind=MoveKind.HANDHELD),
        e.Reframe(shot=shot.id, size=Size.ECU),
        e.Mark(shot=shot.id, locked=True),
        e.Drop(shot="sh-of-a-scene-that-was-cut"),
    )
    before, _ = amended(FILM, notes)
    graph = parted(build(parse(SCRIPT.replace("Nothing.", "Nothing at all, Carla."))))
    fresh = Draft(graph, plan(graph))
    after, skipped = amended(fresh, notes, before.plan)
    assert [s.edit for s in skipped] == [notes[-1]]
    again = shot_of(after, shot.id)
    assert (again.framing, again.move) == (
        shot_of(before, shot.id).framing, shot_of(before, shot.id).move
    )  # fmt: skip
    assert again.locked
    assert again.framing.kind is not ShotKind.CARD


@pytest.mark.parametrize(("posture", "sits"), [("sit", True), ("stand", False)])
def test_somebody_is_put_at_a_thing_that_no_script_word_lists(posture: str, sits: bool) -> None:  # noqa: FBT001
    plan, graph = frozen("L8")
    beach = graph.scenes[-1]
    who = beach.present[0]
    edit = e.Block(scene=beach.id, character=who, at="log", posture=Posture(posture))
    draft = amend(Draft(graph, plan), edit).draft
    stance = stances_at(restaged(draft, beach.id), None)[who]
    log = next(f for f in draft.plan.scene(beach.id).floor_plan.furniture if f.kind == "log")
    assert (stance.posture is Posture.SIT) is sits
    assert distance(place(stance), (log.x_m, log.z_m)) < 1.5
