"""A phone is at the ear while a call lasts, on the camera's side, and not all scene long."""

from planner.camera import solve
from planner.figures import figure
from planner.ground import Ground
from planner.objective import Sighting
from planner.rules import plan
from planner.shots import Framing, ShotKind, ShotPlan, Size, Stance
from screenplay.read import read_text
from tests.planner.scripts import look, room

CALL = """
INT. OFFICE - DAY

ANN, 30, sits at a desk and writes in a book. The phone rings. She picks up the phone.

ANN
(into phone)
Yes?

BEN (V.O.)
(on phone)
Come at once.

ANN
I am on my way.

She grabs her coat.

ANN
Hold my calls!
"""


def phoning(film: ShotPlan) -> list[tuple[str, bool]]:
    """What is done, and whether its doer is on the phone after it."""
    return [(b.verb, b.after.on_phone) for s in film.scenes for b in s.businesses]


def test_who_takes_up_other_things_after_the_last_word_has_hung_up() -> None:
    told = phoning(plan(read_text(CALL)))
    assert ("answer", True) in told
    assert ("hang_up", False) in told
    coat = next(n for n, (verb, _) in enumerate(told) if verb == "pick_up")
    assert told[coat - 1] == ("hang_up", False)
    assert not any(on for _, on in told[coat:]), "the line after it is for the room"


def test_who_sits_at_a_desk_lays_down_the_book_first() -> None:
    scene = plan(read_text(CALL)).scenes[0]
    taken = next(b for b in scene.businesses if b.verb == "answer")
    assert taken.after.holding == ("phone",)
    assert any(r.noun == "book" and r.laid_by is not None for r in scene.resting)


def test_a_call_goes_on_while_the_other_end_is_heard() -> None:
    paced = CALL.replace("She grabs her coat.", "She walks to the window.").replace(
        "ANN\nHold my calls!", "BEN (V.O.)\n(on phone)\nHurry."
    )
    told = phoning(plan(read_text(paced)))
    assert told[-1][1]
    assert "hang_up" not in [verb for verb, _ in told]


def test_a_receiver_is_seen_at_the_ear_on_the_cameras_side() -> None:
    for held, side in ((("phone",), -1), (("book", "phone"), 1)):
        stance = Stance("ch-a", 0.0, 0.8, 0.0, holding=held, on_phone=True)
        body = figure(stance, look("ch-a"))
        assert body.phone == side
        wish = Sighting(Framing(ShotKind.SINGLE, Size.MCU, ("ch-a",)), (body,), (body,), (None,))
        eye = solve(wish, Ground(room())).pose.eye_m
        assert (eye[0] - body.head_at[0]) * side > 0.0, "the left ear is on +x"
