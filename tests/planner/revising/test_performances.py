"""Performances of one line are one edit."""

import pytest

from planner.edits import Perform
from planner.revise import revise
from planner.revising.answers import Reading
from planner.revising.performances import joined_performances
from screenplay.scene_graph import Emotion
from tests.planner.revising.films import expected, film


@pytest.mark.parametrize(
    ("name", "note", "edit"),
    [
        ("T", "Driver's 'six pies' line faster, more scared.",
         'perform beat="Lady, I\'ve got" emotion=afraid pace=1.15'),
        ("L8", "'The lamp is out.' Whisper, frightened.",
         'perform beat="The lamp is out." emotion=afraid whisper=true'),
        ("L8", "'The lamp is out.' slower and whispered",
         'perform beat="The lamp is out." pace=0.85 whisper=true'),
    ],
)  # fmt: skip
def test_how_one_line_is_played_is_one_edit(name: str, note: str, edit: str) -> None:
    plan, graph = film(name)
    answer = revise(note, plan, graph)
    assert isinstance(answer, Reading)
    assert answer.edits == (expected(edit, plan, graph),)


def test_two_lines_and_two_moods_stay_apart() -> None:
    sad, angry = (Perform(beat="b", emotion=e) for e in (Emotion.SAD, Emotion.ANGRY))
    other = Perform(beat="c", pace=0.9)
    slow = Perform(beat="b", pace=0.9)
    whose = Perform(beat="b", character="x", gesture="nod")
    assert joined_performances([sad, angry, other]) == [sad, angry, other]
    assert joined_performances([sad, other, slow]) == [
        Perform(beat="b", emotion=Emotion.SAD, pace=0.9), other
    ]  # fmt: skip
    assert joined_performances([sad, whose]) == [sad, whose]
