"""Notes of one who is dry and brief, and of one who is polite and says why."""

from typing import Any

import pytest

from planner.revise import revise
from planner.revising.answers import Reading
from tests.planner.revising.films import expected, film


def read(name: str, note: str, *last: str) -> tuple[Any, ...]:
    plan, graph = film(name)
    answer = revise(note, plan, graph, last=tuple(expected(e, plan, graph) for e in last))
    assert isinstance(answer, Reading), answer
    return answer.edits


_AT = 'block scene=4 character=ruiz beat="You should drink something" at=window'
_UP = 'block scene=4 character=ruiz beat="You should drink something" posture=stand'
_AWAY = 'look_at beat="Did anyone see you come in" character=ruiz target=away'


@pytest.mark.parametrize(
    ("name", "note", "edit"),
    [
        ("T", "Ruiz by the window for 'You should drink something'.", _AT),
        ("T", 'For "You should drink something", Ruiz by the window', _AT),
        ("T", 'At "You should drink something" have Ruiz over at the window', _AT),
        ("T", 'Ruiz gets to his feet on "You should drink something"', _UP),
        ("T", "Ruiz won't look at her on 'Did anyone see you come in?'", _AWAY),
        ("T", 'Ruiz avoids her gaze on "Did anyone see you come in?"', _AWAY),
        ("T", "No gun on Kessler when the door gives.",
         'carry character=kessler noun=gun beat="The door GIVES" held=false'),
        ("T", "Harder contrast on 22.", "style shot=22 contrast=1.25"),
        ("T", "scene 3 at the crack of dawn", "relight scene=3 daytime=dawn"),
        ("T", "40 should include Nina as well as Ruiz",
         "reframe shot=40 kind=two_shot subjects=ruiz,nina"),
        ("T", "show the case first, so 14 before 13", "reorder shot=14 before=13"),
        ("T", "Nina could have a deeper voice and talk faster",
         "voice character=nina pitch=0.9 tempo=1.1"),
        ("T", "the music in scene 2 is too loud for the dialogue; turn it down",
         "sound part=music scene=2 level_db=-6"),
        ("P8", "Music in scene 2, but only at the end.", "sound part=music scene=2 where=end"),
        ("P8", "Lose the stripes. Plain blue sweater for Nadia.",
         'dress character=nadia words="plain blue sweater"'),
        ("L8", "Her dropping the phone and running should be one shot; please join 15 and 16.",
         "merge shot=15 following=16"),
        ("L8", "'HERE! LOOK HERE!' should come from real faer, please.",
         'perform beat="HERE! LOOK HERE!" emotion=afraid'),
        ("L8", "Scene 2 may breathe more; please lengthen the pauses.",
         "pace scene=2 percent=130"),
        ("C", "Scene 1 drags; please shorten the puases.", "pace scene=1 percent=75"),
        ("C", "We do not need Toby's reaction in shot 18.", "drop shot=18"),
        ("C", "Please let the music in the flat fade out when the doorbell first rings.",
         'sound part=music scene=1 fade="The doorbell rings."'),
    ],
)  # fmt: skip
def test_a_short_or_a_polite_note_is_read(name: str, note: str, edit: str) -> None:
    assert read(name, note) == (expected(edit, *film(name)),)


@pytest.mark.parametrize(
    ("name", "last", "note", "edit"),
    [
        ("P8", "hold shot=21 tail_frames=24", "Too much. Half.", "hold shot=21 tail_frames=12"),
        ("P8", "hold shot=21 tail_frames=24", "A bit longer still, if you would.",
         "hold shot=21 tail_frames=32"),
        ("P8", "hold shot=21 tail_frames=24", "Make it a third of that",
         "hold shot=21 tail_frames=8"),
        ("P8", "hold shot=21 tail_frames=24", "half as long again", "hold shot=21 tail_frames=36"),
        ("C", "sound part=music scene=1 mood=playful", "And a little quieter, please.",
         "sound part=music scene=1 mood=playful level_db=-3"),
        ("C", "sound part=music scene=1 mood=playful", "bit louder",
         "sound part=music scene=1 mood=playful level_db=3"),
        ("L8", 'dress character=jonas words="a blue scarf" scene=5',
         "On reflection, please make it a grey one.",
         'dress character=jonas words="a grey scarf" scene=5'),
        ("L8", 'dress character=jonas words="a blue scarf"', "Actually, an orange one, please",
         'dress character=jonas words="an orange scarf"'),
        ("T", "relight scene=3 weather=fog", "No. Rain was right.",
         "relight scene=3 weather=rain"),
    ],
)  # fmt: skip
def test_it_goes_on_from_the_last_change(name: str, last: str, note: str, edit: str) -> None:
    assert read(name, note, last) == (expected(edit, *film(name)),)


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("T", "We can not look at her on 22"),
        ("T", "Ruiz can not look at her, the crate is in the way"),
        ("T", "Drop the shot where Nina gets to her feet"),
        ("T", "Could we see Ruiz before 'No.'?"),
        ("T", "Her running and hiding should be one shot; please merge 15 and 18"),
        ("C", "lose Dev's reaction in shot 18"),
    ],
)
def test_near_wordings_are_not_taken_for_it(name: str, note: str) -> None:
    assert not isinstance(revise(note, *film(name)), Reading)
