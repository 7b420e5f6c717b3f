"""Hands that go to a place, and how far the body bends for them."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from planner.floor_plan import Furniture
from renderers.cue_sheet import ActorCue
from renderers.motion.perform import perform
from renderers.motion.skeleton import body_of, forward
from renderers.xsheet import ActorTrack

BAR = Furniture("bar_counter_1", "bar_counter", 0.0, 0.8, 0.0, (3.0, 1.1, 0.6))


def sunk_m(track: ActorTrack) -> float:
    """How far a head goes down during a shot."""
    joints = forward(
        body_of(track.look), track.root_m.astype(float), track.local_quat.astype(float)
    )
    head = joints.at("head")[:, 1]
    return float(head[0] - head.min())


def sunk(stage: Any, look: Any, verb: str, text: str, *, taken: str = "", **other: Any) -> float:
    """How far somebody on their feet in an empty place goes down for a business."""
    here = stage.stance(look, 0, 0, 0)
    after = replace(here, holding=(taken,) if taken else ())
    done = stage.business(verb, 6, 40, here, after, text=text, **other)
    return sunk_m(perform(stage.sheet([ActorCue(look, here)], 60, businesses=[done]), {}).actors[0])


@pytest.mark.parametrize(
    ("verb", "text", "prop"),
    [
        ("pick_up", "She digs out a coin", "coin"), ("pick_up", "She snatches something", None),
        ("lower", "lets her arm hang", None), ("put_down", "and lets go", None),
    ],
)  # fmt: skip
def test_what_lies_nowhere_is_not_bent_down_for(
    stage: Any, anna: Any, verb: str, text: str, prop: str | None
) -> None:
    taken = (prop or "") if verb == "pick_up" else ""
    assert sunk(stage, anna, verb, text, taken=taken, prop=prop) < 0.12


def test_what_lies_on_the_ground_is(stage: Any, anna: Any) -> None:
    text = "She picks the coin up off the floor"
    assert sunk(stage, anna, "pick_up", text, taken="coin", prop="coin") > 0.3


@pytest.mark.parametrize("verb", ["pick_up", "put_down"])
def test_who_is_lifted_or_set_down_is_taken_at_the_waist(
    stage: Any, anna: Any, kid: Any, verb: str
) -> None:
    here, child = stage.stance(anna, 0, 0, 0), stage.stance(kid, 0, 0.5, 180)
    done = stage.business(verb, 6, 40, here, here, target="ch-kid", text="sets the child down")
    cues = stage.sheet([ActorCue(anna, here), ActorCue(kid, child)], 60, businesses=[done])
    assert 0.02 < sunk_m(perform(cues, {}).actors[0]) < 0.3


def test_who_leans_on_a_bar_keeps_their_face_up(stage: Any, anna: Any, kitchen: Any) -> None:
    plan = replace(kitchen, furniture=(BAR,))
    here = stage.stance(anna, 0, 0, 0)
    done = stage.business(
        "touch", 6, 50, here, here, target=BAR.id, text="leans on it with both elbows"
    )
    cues = stage.sheet([ActorCue(anna, here)], 70, businesses=[done], floor_plan=plan)
    (track,) = perform(cues, {}).actors
    joints = forward(
        body_of(track.look), track.root_m.astype(float), track.local_quat.astype(float)
    )
    assert sunk_m(track) < 0.15
    hands = np.stack([joints.at(name)[40] for name in ("l_wrist", "r_wrist")])
    assert (np.abs(hands[:, 1] - 1.1) < 0.25).all()


def test_a_long_top_is_touched_where_one_stands(stage: Any, anna: Any, kitchen: Any) -> None:
    plan = replace(kitchen, furniture=(replace(BAR, x_m=1.4),))
    here = stage.stance(anna, 0, 0, 0)
    done = stage.business("touch", 6, 50, here, here, target=BAR.id, text="touches the bar")
    cues = stage.sheet([ActorCue(anna, here)], 70, businesses=[done], floor_plan=plan)
    (track,) = perform(cues, {}).actors
    joints = forward(
        body_of(track.look), track.root_m.astype(float), track.local_quat.astype(float)
    )
    hand = min((joints.at(n)[30] for n in ("l_wrist", "r_wrist")), key=lambda p: -p[2])
    assert abs(hand[0]) < 0.35
