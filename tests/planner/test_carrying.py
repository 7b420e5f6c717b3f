"""What words put into hands from the first is there; what is lifted or looked at is in frame."""

import numpy as np

from planner.carrying import brought
from planner.lens import project, view_of
from planner.rules import plan
from planner.shots import ShotKind
from screenplay.read import read_text

SCRIPT = """
EXT. PARK - DAY

{}

ANN
Lovely.
"""


def test_everybody_has_the_ice_cream_that_they_stand_with() -> None:
    graph = read_text(SCRIPT.format("ANN (30) and BEN (31) stand by a tree with their ice creams."))
    film = plan(graph)
    assert {s.holding for s in film.scenes[0].opening} == {("ice cream",)}


def test_a_towel_is_waved_and_a_leg_is_not_carried() -> None:
    waved = read_text(SCRIPT.format("ANN (30) stands at a bench, waving a towel."))
    assert brought(waved.scenes[0], "ch-ann") == ("towel",)
    limp = read_text(SCRIPT.format("ANN (30) stands at a bench, waving a leg."))
    assert brought(limp.scenes[0], "ch-ann") == ()


def test_a_lantern_over_the_head_stays_in_the_picture() -> None:
    film = plan(
        read_text(
            SCRIPT.format(
                "ANN (30) stands at a fence with a lantern in her hand.\n\n"
                "She raises it over her head and holds it there for a long while."
            )
        )
    )
    lift = next(b for b in film.scenes[0].businesses if b.verb == "raise")
    shot = next(s for s in film.shots if any(c.beat_id == lift.beat_id for c in s.covers))
    hand = np.array([(lift.after.x_m, 2.0, lift.after.z_m)])
    _, y, _ = project(view_of(shot.move.start), hand)
    assert float(y[0, 0]) < 1.0


def test_who_looks_into_a_pan_stands_at_the_stove_and_both_are_seen() -> None:
    film = plan(
        read_text(
            "INT. KITCHEN - DAY\n\nA kitchen with blue doors, many clocks.\n\nSmoke. ANN (30) "
            "stands at the window. BEN (31) looks into the pan.\n\nBEN\nTest pancake?\n"
        )
    )
    scene = film.scenes[0]
    assert "smoke" in scene.light.weather
    stove = next(f for f in scene.floor_plan.furniture if f.kind == "stove")
    pan = next(r for r in scene.resting if r.kind == "pan")
    assert abs(pan.at_m[0] - stove.x_m) < stove.size_m[0] / 2
    ben = next(s for s in scene.opening if s.character_id == "ch-ben")
    assert np.hypot(ben.x_m - stove.x_m, ben.z_m - stove.z_m) < 1.2
    kinds = {s.framing.kind for s in film.shots if s.framing.thing == "pan"}
    assert kinds & {ShotKind.SINGLE, ShotKind.INSERT}


def test_what_is_held_up_is_in_a_wider_frame_later_on_too() -> None:
    film = plan(
        read_text(
            "EXT. FIELD - DAY\n\nA wide field.\n\nANN (30) stands with a lantern in her hand. "
            "She raises it over her head.\n\nANN\n(shouting)\nHERE! LOOK HERE!\n\nANN (V.O.)\n"
            "One small lantern. I held it up until I could not feel my arm. And then I held it a "
            "little longer, because nobody else was there to do it.\n"
        )
    )
    lift = next(b for b in film.scenes[0].businesses if b.verb == "raise")
    last = film.shots[-2]  # before the end card
    assert lift.beat_id not in {c.beat_id for c in last.covers}
    assert last.framing.kind is ShotKind.SINGLE  # the place has been shown already
    hand = np.array([(lift.after.x_m, 2.0, lift.after.z_m)])
    _, y, _ = project(view_of(last.move.start), hand)
    assert float(y[0, 0]) < 1.0
