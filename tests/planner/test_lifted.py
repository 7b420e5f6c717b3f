"""A thing over a head stays there until the arms are needed."""

from planner.lifted import lifts, lowered_by
from planner.rules import plan
from planner.shots import Business
from screenplay.read import read_text

SCRIPT = (
    "EXT. FIELD - DAY\n\nANN (30) stands with a lantern in her hand. She raises it {}.\n\n"
    "ANN\n(shouting)\nHere!\n\n{}\n"
)


def _done(how: str, then: str) -> tuple[Business, ...]:
    return plan(read_text(SCRIPT.format(how, then))).scenes[0].businesses


def test_only_what_goes_over_the_head_is_lifted() -> None:
    assert any(lifts(b) for b in _done("over her head", "She smiles."))
    assert not any(lifts(b) for b in _done("a little", "She smiles."))


def test_a_shout_and_a_smile_leave_it_up_and_a_walk_does_not() -> None:
    done = _done("over her head", "She smiles.")
    index = next(n for n, b in enumerate(done) if lifts(b))
    assert {b.verb for b in done[index + 1 :]} >= {"smile"}
    assert lowered_by(done, index) is None
    done = _done("over her head", "She smiles. She walks to the fence.")
    index = next(n for n, b in enumerate(done) if lifts(b))
    lowered = lowered_by(done, index)
    assert lowered is not None
    assert lowered.verb != "smile"
