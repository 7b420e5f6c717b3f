"""How things are carried while nobody uses them."""

import pytest

from renderers.motion.holding import Held, carrying
from renderers.motion.skeleton import RIGHT


@pytest.mark.parametrize("noun", ["shotgun", "rifle", "pistol", "cane", "crutch"])
def test_long_things_and_guns_hang_at_the_side(noun: str) -> None:
    arm = carrying((Held(noun, RIGHT, 0.0, 4.0),)).arms[0]
    cup = carrying((Held("cup", RIGHT, 0.0, 4.0),)).arms[0]
    assert arm.pose != cup.pose
    assert arm.pose == carrying((Held("gun", RIGHT, 0.0, 4.0),)).arms[0].pose
