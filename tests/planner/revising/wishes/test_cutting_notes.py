"""Notes about time and the cut on films of every kind: shares, trims, splits, new shots, order."""

import pytest

from planner.edits import Insert, Length, Reorder, Split
from planner.revise import revise
from planner.revising.answers import Answer, Question, Reading, Unread
from planner.revising.asking import answered_by
from planner.revising.footage import Footage
from planner.revising.mending.courtesy import wish_alone
from planner.revising.readings import by_frames, by_grammar
from planner.revising.wishes.adding import insert_of
from planner.revising.wishes.lasting import less
from tests.planner.revising.films import expected, film
from tests.planner.revising.scoring import is_exact

READ = (
    # beside what it should be
    ("C", "24 is twice the length it needs to be.", ["length shot=24 frames=18"]),
    ("C", "24 lasts half as long as it ought to.", ["length shot=24 frames=72"]),
    ("H", "40 runs three times as long as it should.", ["length shot=40 frames=12"]),
    ("W", "37 is two times too long.", ["length shot=37 frames=34"]),
    ("W", "13 is a quarter too long.", ["length shot=13 frames=44"]),
    ("O", "28 is ten percent too short.", ["length shot=28 frames=53"]),
    ("T", "Cut 33 by a third.", ["length shot=33 frames=40"]),
    ("T", "Lose a quarter of 33.", ["length shot=33 frames=45"]),
    ("T", "33 at three quarters of its length.", ["length shot=33 frames=45"]),
    ("C", "20 is not as long as it should be.", ["hold shot=20 tail_frames=24"]),
    # numbers that can only be frames
    ("T", "Trim 24 by 12.", ["length shot=24 frames=44"]),
    ("T", "24: minus 8.", ["length shot=24 frames=48"]),
    ("T", "24 + 10", ["length shot=24 frames=66"]),
    ("T", "Eight off 24.", ["length shot=24 frames=48"]),
    ("T", "Take a few frames off 24.", ["length shot=24 frames=51"]),
    ("T", "24 is too long by half a second.", ["length shot=24 frames=44"]),
    ("W", "10 at two seconds and 13 at one and a half.",
     ["length shot=10 frames=48", "length shot=13 frames=36"]),
    # air
    ("W", "No silence at the head of 46.", ["hold shot=46 lead_frames=0"]),
    ("T", "18 frames of lead-in on 65.", ["hold shot=65 lead_frames=18"]),
    ("W", 'Before "Count it?" leave a second of nothing.', ["hold shot=42 lead_frames=24"]),
    ("W", "Stay on 53 a second after she's said it.", ["hold shot=53 tail_frames=24"]),
    ("C", "Let 24 play out.", ["length shot=24 frames=60"]),
    # pauses of a scene
    ("C", "Scene 2 is baggy. Trim the pauses.", ["pace scene=2 percent=75"]),
    ("W", "Take the gaps out of scene 3.", ["pace scene=3 percent=75"]),
    # told by what happens
    ("H", "The closet door opening can take three seconds.", ["length shot=40 frames=72"]),
    ("W", "Give Holt turning around half a second more.", ["length shot=22 frames=65"]),
    ("C", "The doorbell ringing should last two seconds.", ["length shot=24 frames=48"]),
    # a cut within, by what happens
    ("C", "Split 78 when Dev jumps up.", ['split shot=78 beat="Dev jumps up" unit=0']),
    ("C", "Cut 50 in two before Marguerite answers.",
     ['split shot=50 beat="We left her there" unit=0']),
    ("T", "Put a cut in 38 at the red light.", ['split shot=38 beat="Red light" unit=0']),
    ("T", "34: split it as the phone lights up.", ['split shot=34 beat="The phone lights" unit=0']),
    ("W", 'Cut at "You never could" in 42.', ['split shot=42 beat="You never could" unit=0']),
    # new shots
    ("C", "Close-up of Dev after 16, half a second.",
     ["insert after=16 kind=single subjects=dev size=CU frames=12"]),
    ("C", "After 16 cut to Dev.", ["insert after=16 kind=single subjects=dev"]),
    ("C", "Between 50 and 51, a second of Linh.",
     ["insert after=50 kind=single subjects=linh frames=24"]),
    ("C", "Medium shot of Toby listening before 52.",
     ["insert after=52 at_start=true kind=reaction subjects=toby size=MS"]),
    ("R", "After 22: Julian, close, one second.",
     ["insert after=22 kind=single subjects=julian size=CU frames=24"]),
    ("T", "Slip Ruiz's reaction in between 50 and 51.",
     ["insert after=50 kind=reaction subjects=ruiz"]),
    ("T", "After 63, an insert of the heavy keys.",
     ["insert after=63 kind=insert thing=keys subjects=*"]),
    ("T", "Before 48, a second of the dryers.",
     ["insert after=48 at_start=true kind=insert thing=dryers frames=24 subjects=*"]),
    ("C", "Open scene 2 on a wide of the counter.",
     ["insert after=33 at_start=true kind=establishing subjects=*"]),
    # order
    ("C", "Open the scene on 5.", ["reorder shot=5 before=2"]),
    ("C", "Move 17 one earlier.", ["reorder shot=17 before=16"]),
    ("C", "Put 19 between 16 and 17.", ["reorder shot=19 before=17"]),
    ("C", "Flip 20 and 21.", ["reorder shot=21 before=20"]),
    ("C", "Show the note before 8.", ["reorder shot=9 before=8"]),
    ("C", "17 ahead of 16, and half a second shorter.",
     ["reorder shot=17 before=16", "length shot=17 frames=*"]),
    # fewer shots
    ("C", "Fold 55 into the one before.", ["merge shot=54 following=55"]),
    ("C", "Roll 30 and 31 into one.", ["merge shot=30 following=31"]),
    ("C", "We don't need 9 or 22.", ["drop shot=9", "drop shot=22"]),
    ("C", "We could live without 22.", ["drop shot=22"]),
    # how shots begin
    ("C", "Fade to black between scenes 1 and 2.",
     ["transition shot=33 cut=fade_out_in frames=24"]),
    ("W", "Wipe from the street into the saloon.", ["transition shot=14 cut=wipe frames=24"]),
    ("O", "Go through black into scene 3.", ["transition shot=42 cut=fade_out_in frames=24"]),
    ("T", "Dissolve from the ramp to the car, two seconds.",
     ["transition shot=33 cut=dissolve frames=48"]),
)  # fmt: skip


def _by_grammar(note: str, name: str) -> Answer:
    plan, graph = film(name)
    return answered_by(by_grammar, wish_alone(note), Footage(plan, graph), None, ())


@pytest.mark.parametrize(("name", "note", "wanted"), READ)
def test_plain_notes_about_the_cut_are_read_by_the_grammar(
    name: str, note: str, wanted: list[str]
) -> None:
    answer = _by_grammar(note, name)
    assert is_exact({"film": name, "note": note, "accept": [wanted]}, answer), answer


@pytest.mark.parametrize("note", ["Trim {}.", "{} is too long.", "{} needs a trim."])
@pytest.mark.parametrize("name", ["C", "R", "W", "T", "H", "O"])
def test_a_trim_without_a_measure_leaves_most_of_a_shot(name: str, note: str) -> None:
    footage = Footage(*film(name))
    silent = [s for s in footage.shots if not footage.is_card(s) and not footage.speaks(s)]
    shot = min(silent, key=footage.silent_frames)
    now = footage.silent_frames(shot)
    answer = _by_grammar(note.format(shot.number), name)
    assert isinstance(answer, Reading)
    (edit,) = answer.edits
    assert isinstance(edit, Length)
    assert edit.frames is not None
    assert now / 2 <= edit.frames < now
    assert now - edit.frames == less(footage, shot, footage.second)


def test_a_cut_where_the_shot_begins_is_refused() -> None:
    with pytest.raises(Unread):
        _by_grammar("Split 45 when the phone buzzes.", "C")


def test_a_cut_within_a_silent_moment_is_where_the_script_tells_it() -> None:
    answer = _by_grammar("Split 39 after he raises his hand.", "C")
    assert isinstance(answer, Reading)
    (edit,) = answer.edits
    assert isinstance(edit, Split)
    assert 0 < edit.unit < 12


@pytest.mark.parametrize("note", ["Half a second of silence between 50 and 51.",
                                  "A second's pause between 50 and 51."])  # fmt: skip
def test_silence_between_two_shots_is_asked_about(note: str) -> None:
    answer = _by_grammar(note, "C")
    assert isinstance(answer, Question)
    assert [c.text for c in answer.choices] == ["at the end of shot 50", "at the start of shot 51"]


@pytest.mark.parametrize(
    ("note", "why"),
    [
        ("Lose 9 or 22.", "which shot|not understood"),
        ("After 8 a wider shot.", "not understood"),
        ("24 is as long as it should be.", "not understood"),
        ("Put 19 between 12 and 17.", "between which two shots"),
        ("Open scene 2 on 5.", "not in that scene"),
        ("Insert the green dragon after 16.", "there is no green dragon"),
        ("Show the note before 10.", "is there already"),
    ],
)
def test_what_is_not_clear_is_not_done(note: str, why: str) -> None:
    with pytest.raises(Unread, match=why):
        _by_grammar(note, "C")


def test_a_thing_that_has_an_insert_is_moved_not_shown_twice() -> None:
    plan, graph = film("W")
    footage = Footage(plan, graph)
    answer = answered_by(by_frames, "Show the pistol before Holt turns around.", footage, None, ())
    assert isinstance(answer, Reading)
    (edit,) = answer.edits
    assert isinstance(edit, Reorder)
    there = insert_of("pistol", footage.by_id[edit.before], footage)
    assert there is not None
    assert there.id == edit.shot


def test_a_thing_without_an_insert_gets_one() -> None:
    answer = _by_grammar("Show the iron before 57.", "T")
    assert isinstance(answer, Reading)
    (edit,) = answer.edits
    assert isinstance(edit, Insert)
    assert edit.thing == "iron"
    assert edit.at_start


@pytest.mark.parametrize(
    ("note", "edit"),
    [
        ("couple under the sea wall first, so 45 before 43", "reorder shot=45 before=43"),
        ("no fade before the end card, just a hard cut", "transition shot=67 cut=cut frames=0"),
        ("hard cut to the end card, no fade", "transition shot=67 cut=cut frames=0"),
        ("pop in a shot of the clock right before Constance's Easter line",
         "insert after=58 kind=insert thing=clock at_start=true"),
    ],
)  # fmt: skip
def test_order_and_cuts_are_told_with_what_was(note: str, edit: str) -> None:
    plan, graph = film("R")
    answer = revise(note, plan, graph)
    assert isinstance(answer, Reading), answer
    assert answer.edits == (expected(edit, plan, graph),)
