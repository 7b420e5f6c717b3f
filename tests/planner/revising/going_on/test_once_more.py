"""A note that goes on from the last change: as much more or less, or for something else."""

import pytest

from planner.revise import revise
from planner.revising.answers import Question, Reading, Undo
from tests.planner.revising.films import expected, film, shot_id


@pytest.mark.parametrize(
    ("note", "last", "edits"),
    [
        ("half of that", "hold shot=14 tail_frames=24", ["hold shot=14 tail_frames=12"]),
        ("no, too much. half as much", "move shot=8 kind=push_in travel=0.6",
         ["move shot=8 kind=push_in travel=0.3"]),
        ("twice that", "move shot=8 kind=push_in travel=0.6",
         ["move shot=8 kind=push_in travel=1.2"]),
        ("a bit more", "style shot=9 warmth=0.2", ["style shot=9 warmth=0.28"]),
        ("a little less please", "style shot=9 brightness=1.2", ["style shot=9 brightness=1.14"]),
        ("not quite that close", "reframe shot=9 size=CU", ["reframe shot=9 size=MCU"]),
        ("ease off a size", "reframe shot=9 size=ECU", ["reframe shot=9 size=CU"]),
        ("not that wide", "reframe shot=9 size=EWS", ["reframe shot=9 size=WS"]),
        ("and 10", "reframe shot=9 size=CU", ["reframe shot=10 size=CU"]),
        ("and the one after it", "reframe shot=9 angle=low", ["reframe shot=10 angle=low"]),
        ("10 as well, please", "reframe shot=9 size=CU", ["reframe shot=10 size=CU"]),
        ("give 10 the same treatment", "move shot=9 kind=handheld",
         ["move shot=10 kind=handheld"]),
        ("that goes for 10 and 12 too", "reframe shot=9 size=CU",
         ["reframe shot=10 size=CU", "reframe shot=12 size=CU"]),
        ("same on 10 to 12, they have to match", "reframe shot=9 size=CU",
         [f"reframe shot={n} size=CU" for n in (10, 11, 12)]),
        ("and the next two", "reframe shot=9 angle=low",
         ["reframe shot=10 angle=low", "reframe shot=11 angle=low"]),
        ("same for the one before", "reframe shot=9 angle=low", ["reframe shot=8 angle=low"]),
        ("slower than that", "move shot=8 kind=push_in", ["move shot=8 kind=push_in travel=0.7"]),
        ("still a bit too fast", "move shot=8 kind=pull_out",
         ["move shot=8 kind=pull_out travel=0.85"]),
        ("not that long. Four seconds is plenty.", "length shot=9 frames=144",
         ["length shot=9 frames=96"]),
        ("a bit mean. three.", "length shot=9 frames=48", ["length shot=9 frames=72"]),
        ("even longer", "transition shot=9 cut=dissolve frames=20",
         ["transition shot=9 cut=dissolve frames=28"]),
        ("still too loud", "sound part=music scene=1 level_db=-5",
         ["sound part=music scene=1 level_db=-7"]),
        ("too quiet now, bring it back up", "sound part=music scene=1 level_db=-10",
         ["sound part=music scene=1 level_db=-7"]),
        ("not so dark", "style scene=1 brightness=0.8", ["style scene=1 brightness=0.86"]),
        ("deeper still", "voice character=tom pitch=0.9", ["voice character=tom pitch=0.86"]),
        ("not quite that sad", 'perform beat="It might be" emotion=sad intensity=0.8',
         ['perform beat="It might be" emotion=sad intensity=0.56']),
        ("too tight, back off a bit", "reframe shot=9 size=ECU", ["reframe shot=9 size=CU"]),
        ("no, dark blue", 'dress character=tom words="red shirt"',
         ['dress character=tom words="dark blue shirt"']),
        ("Tom as well", "dress character=nadia words=apron", ["dress character=tom words=apron"]),
        ("same for Tom", "dress character=nadia words=apron", ["dress character=tom words=apron"]),
        ("the same for scene 2", "pace scene=1 percent=80", ["pace scene=2 percent=80"]),
    ],
)  # fmt: skip
def test_a_note_goes_on_from_the_last_change(note: str, last: str, edits: list[str]) -> None:
    plan, graph = film("P8")
    answer = revise(note, plan, graph, last=(expected(last, plan, graph),))
    assert isinstance(answer, Reading)
    assert answer.edits == tuple(expected(e, plan, graph) for e in edits)


@pytest.mark.parametrize(
    "note",
    [
        "I liked it better before",
        "too dark. put it back how it was",
        "give me that shot back",
        "before was better",
        "hm, no. back to before",
        "never mind, leave it as it was",
    ],
)
def test_regret_is_a_step_back(note: str) -> None:
    plan, graph = film("P8")
    last = (expected("style shot=9 brightness=0.6", plan, graph),)
    assert isinstance(revise(note, plan, graph, last=last), Undo)


def test_of_another_shot_that_is_looked_at_the_last_change_says_nothing() -> None:
    plan, graph = film("P8")
    last = (expected("hold shot=14 tail_frames=24", plan, graph),)
    answer = revise("half of that", plan, graph, selected=shot_id(plan, 9), last=last)
    about = {getattr(e, "shot", None) for e in getattr(answer, "edits", ())}
    assert shot_id(plan, 14) not in about


@pytest.mark.parametrize("note", ["the same size on 10", "90 too", "10 too but only the end of it"])
def test_what_says_more_than_the_same_is_not_taken_for_it(note: str) -> None:
    plan, graph = film("P8")
    last = (expected("move shot=9 kind=handheld", plan, graph),)
    answer = revise(note, plan, graph, last=last)
    assert not isinstance(answer, Reading)


def test_a_change_without_a_measure_is_not_halved() -> None:
    plan, graph = film("P8")
    last = (expected("drop shot=14", plan, graph),)
    assert not isinstance(revise("half of that", plan, graph, last=last), Reading | Question)
