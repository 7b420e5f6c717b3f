"""The last change made into another of its kind: other weather, another cut, size or mood."""

import pytest

from planner.revise import revise
from planner.revising.answers import Reading
from tests.planner.revising.films import expected, film


@pytest.mark.parametrize(
    ("note", "last", "edit"),
    [
        ("hmm try snow instead", "relight scene=4 weather=fog", "relight scene=4 weather=snow"),
        ("how about rain?", "relight scene=4 weather=fog", "relight scene=4 weather=rain"),
        ("no, make it night", "relight scene=2 daytime=dusk", "relight scene=2 daytime=night"),
        ("try a wipe instead", "transition shot=10 cut=dissolve frames=20",
         "transition shot=10 cut=wipe frames=20"),
        ("no, just a cut", "transition shot=10 cut=dissolve frames=20",
         "transition shot=10 cut=cut frames=0"),
        ("no, a wide instead", "reframe shot=5 size=CU", "reframe shot=5 size=WS"),
        ("love it, one more step in", "reframe shot=5 size=CU", "reframe shot=5 size=ECU"),
        ("another notch back", "reframe shot=5 size=CU", "reframe shot=5 size=MCU"),
        ("hmm smth sadder", "sound part=music scene=2 mood=playful",
         "sound part=music scene=2 mood=sad"),
        ("try scared instead", "perform beat='Stop that van' emotion=angry",
         "perform beat='Stop that van' emotion=afraid"),
        ("make it a nod instead", "perform beat='Stop that van' gesture=shrug",
         "perform beat='Stop that van' gesture=nod"),
        ("try handheld instead", "move shot=12 kind=push_in", "move shot=12 kind=handheld"),
    ],
)  # fmt: skip
def test_another_is_tried(note: str, last: str, edit: str) -> None:
    plan, graph = film("I8")
    answer = revise(note, plan, graph, last=(expected(last, plan, graph),))
    assert isinstance(answer, Reading), answer
    assert answer.edits == (expected(edit, plan, graph),)


@pytest.mark.parametrize(
    ("note", "last"),
    [
        ("make it night instead", "relight scene=4 weather=fog"),  # of which scene, or also
        ("no, not sad", "perform beat='Stop that van' emotion=angry"),
        ("no, in scene 3", "sound part=music scene=2 mood=playful"),
    ],
)
def test_what_names_nothing_of_its_kind_is_not_guessed(note: str, last: str) -> None:
    plan, graph = film("I8")
    answer = revise(note, plan, graph, last=(expected(last, plan, graph),))
    assert not isinstance(answer, Reading)
