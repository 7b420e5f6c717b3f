"""Turns of phrase of a working day, and their near neighbours that say something else."""

import pytest

from planner.edits import Insert, Move, Transition, Voice
from planner.revise import revise
from planner.revising.answers import Reading
from planner.shots import CutKind, MoveKind
from tests.planner.revising.films import expected, film

_SPITTOON = "insert after=36 at_start=true kind=insert thing=spittoon"


@pytest.mark.parametrize(
    ("name", "note", "edits"),
    [
        ("W", "put in a close look at the spittoon before 36", [_SPITTOON]),
        ("W", "give me a quick look at the spittoon right before 36", [_SPITTOON]),
        ("W", "45 should stand still, no moving along", ["move shot=45 kind=static"]),
        ("W", "45 has to stay completely still", ["move shot=45 kind=static"]),
        ("W", "dip to black briefly before 37", ["transition shot=37 cut=fade_out_in frames=24"]),
        ("W", "we don't need the reins up close, cut that shot", ["drop shot=56"]),
        ("W", "wider in 13 so we can see more of the street", ["reframe shot=13 size=WS"]),
        ("W", "everything from 41 to 42 one step closer",
         ["reframe shot=41 size=MCU", "reframe shot=42 size=MCU"]),
        ("I8", "in 13 begin on the shop and turn over to Ray",
         ["move shot=13 kind=pan origin=shop target=ray"]),
        ("I8", "13: open on the shop, then swing round to Ray",
         ["move shot=13 kind=pan origin=shop target=ray"]),
        ("I8", "go in slower on her in 9", ["move shot=9 kind=push_in travel=0.7"]),
        ("I8", "9: move in slower on Mrs. Okoro", ["move shot=9 kind=push_in travel=0.7"]),
        ("I8", "slower push in on Mrs. Okoro in 9", ["move shot=9 kind=push_in travel=0.7"]),
        ("I8", "29 should melt into 30", ["transition shot=30 cut=dissolve frames=24"]),
        ("I8", "29 should fade slowly over into 30",
         ["transition shot=30 cut=dissolve frames=24"]),
        ("I8", "no black between 1 and 2", ["transition shot=2 cut=cut frames=0"]),
        ("I8", "no black, go straight to 2", ["transition shot=2 cut=cut frames=0"]),
        ("I8", "30 should move away from them, not towards", ["move shot=30 kind=pull_out"]),
        ("I8", 'less waiting after "The handbrake!"', ["hold shot=9 tail_frames=9"]),
        ("I8", "24: further back, I want to see all of Leo down to his shoes",
         ["reframe shot=24 size=WS"]),
        ("L8", "Two-shot on 26, not the OTS.",
         ["reframe shot=26 kind=two_shot subjects=jonas,ingrid"]),
        ("L8", "Reverse the OTS in 26: over Jonas, onto Ingrid.",
         ["reframe shot=26 kind=ots subjects=ingrid foreground=jonas"]),
        ("L8", "Cut to 10 first, then 9.", ["reorder shot=10 before=9"]),
        ("L8", "More panic from Jonas on 'Hello? Can you hear me?'",
         ['perform beat="Hello? Can you hear me?" emotion=afraid']),
        ("C", "make 74 an over-the-shoulder, Dev in the foreground",
         ["reframe shot=74 kind=ots subjects=mr-pappas foreground=dev"]),
        ("L8", "insert of the ringing telephone right before 11",
         ["insert after=11 at_start=true kind=insert thing=telephone"]),
        ("L8", "27 wider, I want more sea", ["reframe shot=27 size=MWS"]),
        ("O", "scene 1 stool out, lifts don't have stools",
         ["furnish place=lift noun=stool present=false"]),
        ("T", "69 darker, mostly black", ["style shot=69 brightness=0.75"]),
        ("L8", "Sepia over the memory, scenes 2 and 3.",
         ["style scene=2 sepia=1.0", "style scene=3 sepia=1.0"]),
    ],
)  # fmt: skip
def test_a_turn_of_phrase_is_read(name: str, note: str, edits: list[str]) -> None:
    plan, graph = film(name)
    answer = revise(note, plan, graph)
    assert isinstance(answer, Reading), note
    assert answer.edits == tuple(expected(e, plan, graph) for e in edits)


@pytest.mark.parametrize(
    ("name", "note", "made"),
    [
        ("W", "a closer look at the spittoon in 36", Insert),
        ("W", "start on the saloon and cut to Holt", Move),
        ("W", "Holt should stand still in 45", Move),
        ("I8", "slower on her in 9", Voice),
        ("I8", "she talks slower in 9", Voice),
        ("I8", "she comes in slower in 9", Move),
        ("I8", "Leo should move away from them", Move),
        ("I8", "black hair on Leo before 2", Transition),
    ],
)
def test_what_only_sounds_alike_is_not_done(name: str, note: str, made: type) -> None:
    answer = revise(note, *film(name))
    assert not isinstance(answer, Reading) or not any(isinstance(e, made) for e in answer.edits)


def test_a_cut_and_a_move_are_what_they_are_called() -> None:
    plan, graph = film("I8")
    pan = revise("13: start on the shop and drift across to Ray", plan, graph)
    melt = revise("29 melts over into 30", plan, graph)
    assert isinstance(pan, Reading)
    assert isinstance(melt, Reading)
    assert [e.kind for e in pan.edits if isinstance(e, Move)] == [MoveKind.PAN]
    assert [e.cut for e in melt.edits if isinstance(e, Transition)] == [CutKind.DISSOLVE]
