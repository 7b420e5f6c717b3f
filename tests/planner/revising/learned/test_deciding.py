"""A note that the grammar cannot read is done only where the model is sure of all of it."""

from dataclasses import replace

import pytest

from planner.edits import Drop, Mark, Reframe
from planner.revise import revise
from planner.revising.answers import NotUnderstood, Question, Reading
from planner.revising.footage import Footage
from planner.revising.learned.deciding import BOUNDS, decided, doubted
from planner.revising.learned.opinions import Opinion, Way, opinion
from planner.revising.learned.trusting import WEIGHTS, trust
from planner.shots import Size
from tests.planner.revising.films import film

_CLOSER = Reading((Reframe(shot="s1", size=Size.CU),), "closer")
_GONE = Reading((Drop(shot="s1"),), "gone")


def _thought(
    answer: Reading, share: float, *, whole: bool = True, nothing: float = 0.0, turned: bool = False
) -> Opinion:
    way = Way(("size.closer",), share, whole, answer)
    return Opinion(nothing, turned, (way,))


def test_what_frames_and_the_model_agree_on_is_done() -> None:
    assert decided(_CLOSER, _thought(_CLOSER, BOUNDS.agreed)) == _CLOSER
    offered = decided(_GONE, _thought(_CLOSER, 0.99))
    assert isinstance(offered, Question)
    assert [c.edits for c in offered.choices] == [_CLOSER.edits, _GONE.edits]


def test_of_several_wishes_more_agreement_is_asked() -> None:
    one = _thought(_CLOSER, BOUNDS.together - 0.01)
    both = replace(one, ways=(replace(one.ways[0], acts=("drop", "size.CU")),))
    assert isinstance(decided(_CLOSER, both), Question)
    surer = replace(both, ways=(replace(both.ways[0], share=BOUNDS.together),))
    assert decided(_CLOSER, surer) == _CLOSER


def test_what_frames_read_and_the_model_hears_is_done_unless_it_finds_it_elsewhere() -> None:
    read = _thought(_CLOSER, 0.9)
    nowhere = replace(read.ways[0], answer=None)
    lost = replace(read, ways=(nowhere,), seconded=BOUNDS.seconded)
    assert decided(_CLOSER, lost) == _CLOSER
    assert isinstance(decided(_CLOSER, replace(lost, seconded=0.0)), Question)
    other = Reading((Reframe(shot="s2", size=Size.CU),), "closer there")
    there = replace(lost, ways=(replace(nowhere, answer=other),))
    assert isinstance(decided(_CLOSER, there), Question)


def _signed(share: float, **signs: float) -> Opinion:
    """A reading of one short plain note with its signs."""
    seen = {name: 0.0 for name in WEIGHTS if name != "always"}
    seen |= {"share": share, "found": 4.6, "sure": 2.0, "agreed": share, "plain": 1.0, "words": 0.2}
    read = _thought(_CLOSER, 0.9)
    return replace(read, ways=(replace(read.ways[0], signs=seen | signs),))


def test_the_model_alone_acts_where_such_readings_were_right() -> None:
    sure = _signed(4.6)
    assert decided(None, sure) == _CLOSER
    assert isinstance(decided(None, _signed(-2.0)), Question)
    assert isinstance(decided(None, _signed(4.6, words=2.0, plain=0.0)), Question)
    assert isinstance(decided(_GONE, _signed(1.0, other=1.0)), Question)


def test_trust_rises_with_every_sign_that_speaks_for_a_reading() -> None:
    def trusted(share: float, **signs: float) -> float:
        return trust(_signed(share, **signs).ways[0].signs)

    assert 0 < trusted(-4.6, other=1.0) < trusted(0.0) < trusted(4.6) < 1
    assert trusted(1.0, other=1.0) < trusted(1.0) < trusted(1.0, same=1.0)
    assert trusted(1.0, words=2.0) < trusted(1.0)
    assert trusted(1.0, found=-2.0) < trusted(1.0)


@pytest.mark.parametrize(
    ("note", "plain"),
    [
        ("shot 9 feels remote, bring us nearer", True), ("this is too far off", False),
        ("nearer when he walks in", False), ("9 and 10 nearer, and brighter", False),
    ],
)  # fmt: skip
def test_a_wish_is_plain_where_nothing_has_to_be_looked_for(note: str, plain: bool) -> None:  # noqa: FBT001
    thought = opinion(note, Footage(*film("P8")), None, ())
    assert any(way.plain for way in thought.ways) is plain


def test_undo_in_other_words_is_a_step_back() -> None:
    footage = Footage(*film("P8"))
    assert opinion("nope, go back to how it was", footage, None, ()).step == "undo"
    assert not opinion("shot 9 tighter", footage, None, ()).step


def test_what_the_grammar_changes_besides_is_asked_about() -> None:
    more = Reading((Reframe(shot="s1", size=Size.CU, lens_mm=85.0),), "closer, longer lens")
    sure = replace(_thought(_CLOSER, BOUNDS.surely), unheard=True)
    asked = doubted(more, sure)
    assert isinstance(asked, Question)
    assert [c.edits for c in asked.choices] == [_CLOSER.edits, more.edits]
    assert doubted(_CLOSER, sure) == _CLOSER


def test_the_model_alone_only_offers() -> None:
    assert isinstance(decided(None, _thought(_CLOSER, 0.999)), Question)
    assert isinstance(decided(_CLOSER, _thought(_CLOSER, 0.999, whole=False)), Question)
    assert isinstance(decided(_CLOSER, _thought(_CLOSER, BOUNDS.agreed - 0.01)), Question)


def test_of_a_note_that_denies_only_what_frames_read_is_offered() -> None:
    assert decided(None, _thought(_CLOSER, 0.99, turned=True)) is None
    offered = decided(_GONE, _thought(_CLOSER, 0.99, turned=True))
    assert isinstance(offered, Question)
    assert [c.edits for c in offered.choices] == [_GONE.edits]


def test_a_note_that_asks_for_nothing_is_refused() -> None:
    assert decided(None, _thought(_CLOSER, 0.2, nothing=BOUNDS.nothing)) is None
    assert decided(None, replace(_thought(_CLOSER, 0.01), ways=())) is None


def test_a_reading_of_another_craft_than_the_model_is_sure_of_is_asked_about() -> None:
    assert doubted(_CLOSER, _thought(_CLOSER, 0.99)) == _CLOSER
    locked = Reading((Mark(shot="s1", locked=True),), "locked")
    assert isinstance(doubted(locked, _thought(_CLOSER, BOUNDS.doubted)), Question)
    assert doubted(locked, _thought(_CLOSER, BOUNDS.doubted - 0.01)) == locked


@pytest.mark.parametrize(
    "note",
    [
        "who composed the music, it's gorgeous?", "could we get Meryl Streep for Nadia",
        "export it as a gif", "translate the whole film to French", "nice work so far",
        "add an explosion behind them",
    ],
)  # fmt: skip
def test_what_cannot_be_done_changes_nothing(note: str) -> None:
    assert isinstance(revise(note, *film("P")), NotUnderstood | Question)


@pytest.mark.parametrize("name", ["P", "I", "L", "Q"])
def test_the_same_note_has_the_same_answer(name: str) -> None:
    plan, graph = film(name)
    note = "I'd rather we were nose to nose with whoever talks in 9, honestly"
    assert revise(note, plan, graph) == revise(note, plan, graph)
