"""Notes that were once read wrongly, in other words: they are read rightly, or asked about."""

import pytest

from planner.revise import revise
from planner.revising.answers import Reading
from planner.revising.learned.leaving_out import half_heard
from planner.revising.learned.listening import heard
from planner.revising.learned.parts import parts
from planner.shots import Size
from tests.planner.revising.films import expected, film
from tests.planner.revising.scoring import said_of


@pytest.mark.parametrize(
    ("name", "note", "edits"),
    [
        ("I8", "ease into the push in 9", ["move shot=9 kind=push_in ease=in"]),
        ("I8", "fade through black into 13", ["transition shot=13 cut=fade_out_in frames=24"]),
        ("I8", "merge 15 with the next one and make it handheld",
         ["merge shot=15 following=16", "move shot=15 kind=handheld"]),
        ("L8", 'split 19 after "LOOK HERE!"',
         ['split shot=19 beat="One small lantern" unit=0']),
        ("P8", "a ponytail for Nadia, glasses for Tom",
         ["dress character=nadia words=ponytail", "dress character=tom words=glasses"]),
        ("I8", "pan right in 17", ["move shot=17 kind=pan way=right"]),
        ("Q8", "wipe to the corridor, and no music there",
         ["transition shot=29 cut=wipe frames=24", "sound part=music scene=2 mute=true"]),
    ],
)  # fmt: skip
def test_a_note_is_read_as_it_is_meant(name: str, note: str, edits: list[str]) -> None:
    plan, graph = film(name)
    answer = revise(note, plan, graph)
    assert isinstance(answer, Reading)
    assert answer.edits == tuple(expected(e, plan, graph) for e in edits)


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("P8", 'shot 8 is ten seconds. split it before "Says who?"'),
        ("I8", "Leo's hair loose"),
        ("Q8", "Priya asks for the number faster"),
    ],
)
def test_what_is_not_wholly_heard_is_not_done(name: str, note: str) -> None:
    assert not isinstance(revise(note, *film(name)), Reading)


def test_a_note_is_heard_part_by_part() -> None:
    heard_in = parts("Shot 5, closer on Leo. And make it a bit longer.")
    assert [p.acts[0][0] for p in heard_in] == ["size.closer", "length.longer"]
    assert [s.text for s in heard_in[1].spans if s.role == "shot"] == ["Shot 5"]
    assert not parts("closer on Leo in shot 5")


def test_a_reason_that_denies_does_not_halve_a_wish_but_a_condition_does() -> None:
    assert not half_heard(heard("14 goes. We don't need that look."))
    assert half_heard(heard("drop 14 if we don't need that look."))
    assert half_heard(heard("closer, not wider"))
    assert not half_heard(heard('"It is never only a pancake" slower'))


def test_a_note_is_said_of_the_film_as_the_last_change_left_it() -> None:
    note = {"film": "P8", "note": "even closer", "last": ["reframe shot=9 size=CU"]}
    plan, graph, _, last = said_of(note)
    assert next(s for s in plan.shots if s.number == 9).framing.size is Size.CU
    answer = revise("even closer", plan, graph, last=last)
    assert isinstance(answer, Reading)
    assert answer.edits == (expected("reframe shot=9 size=ECU", plan, graph),)
