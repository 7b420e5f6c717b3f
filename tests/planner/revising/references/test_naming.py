"""Lines by their words, people by age, scenes by what is in them."""

import pytest

from planner.revise import revise
from planner.revising.answers import NotUnderstood, Question, Reading
from tests.planner.revising.films import expected, film


@pytest.mark.parametrize(
    ("name", "note", "edit"),
    [
        ("P", "closer when he says you had four", "reframe shot=7 size=MS"),
        ("P", "the bit where they both say I insist closer", "reframe shot=20 size=MWS"),
        ("P", "Tom should whisper his last line", "perform beat='Test pancake?' whisper=true"),
        ("P", "pause before the last line of scene 1",
         "perform beat='Now that' pause_before=true"),
        ("P", "fade the music out over the last line of scene 1",
         "sound part=music scene=1 fade='Now that'"),
        ("P", "more breathing room after \"Says who?\"", "hold shot=8 tail_frames=24"),
        ("Q", "punch in on Mei for \"this number is real\"", "reframe shot=21 size=CU"),
        ("I", "could the little boy wear a hat", "dress character=leo words=hat"),
        ("I", "make granny's voice deeper", "voice character=mrs-okoro pitch=0.9"),
        ("L", "old Ingrid should have white hair", "dress character=ingrid words='white hair'"),
        ("Q", "the corridor scene faster", "pace scene=2 percent=75"),
        ("L", "drop the window insert", "drop shot=9"),
        ("I8", "the chase scene faster", "pace scene=2 percent=75"),
        ("I8", "golden hour for the whole chase scene", "relight scene=2 daytime=dusk"),
        ("I8", "playful music under the chase", "sound part=music scene=2 mood=playful"),
        ("I8", "dip to black before the sunset scene",
         "transition shot=30 cut=fade_out_in frames=24"),
        ("R", "the dawn beach warmer", "style scene=4 warmth=0.3"),
        ("R", "Constance's Easter line sadder", "perform beat='It seems' emotion=sad"),
    ],
)  # fmt: skip
def test_what_is_described_is_found(name: str, note: str, edit: str) -> None:
    plan, graph = film(name)
    answer = revise(note, plan, graph)
    assert isinstance(answer, Reading)
    assert answer.edits == (expected(edit, plan, graph),)


@pytest.mark.parametrize(
    ("name", "note", "choices"),
    [
        ("Q", "make the office brighter", 2),  # two sets have that name
        ("I", "the sandwich shot wider", 2),
        ("I", "the oak scene at night", 2),
        ("P", "the kitchen scene darker", 2),
        ("P", "closer on Nadia when she says the thing about the test pancake", 2),
    ],
)
def test_what_fits_several_is_asked(name: str, note: str, choices: int) -> None:
    answer = revise(note, *film(name))
    assert isinstance(answer, Question)
    assert len(answer.choices) == choices


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("I", "make the girl's voice deeper"),
        ("P", "the dragon scene faster"),
        ("P", "fade in the music"),
    ],
)  # fmt: skip
def test_what_is_not_there_changes_nothing(name: str, note: str) -> None:
    assert isinstance(revise(note, *film(name)), NotUnderstood)


def test_a_line_that_nobody_says_is_asked_about_at_most() -> None:
    answer = revise("closer when he says there is a dragon", *film("P"))
    assert isinstance(answer, NotUnderstood | Question)
