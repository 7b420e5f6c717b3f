"""A thing against a wall has its back to it, and is in nobody's way."""

import pytest

from planner.amending import Draft, amend
from planner.edits import Furnish
from planner.errors import RefusedEdit
from planner.rules import plan
from screenplay.read import read_text
from screenplay.world.parting import parted

TEXT = (
    "INT. {place} - DAY\n\nANNA stands at the window. BEN enters.\n\nANNA\nYou are late.\n\n"
    "BEN\nI know.\n\nAnna walks to the door.\n"
)


def draft(place: str, where: str = "INT") -> Draft:
    graph = parted(read_text(TEXT.format(place=place).replace("INT.", f"{where}.")))
    return Draft(graph, plan(graph))


@pytest.mark.parametrize(
    ("place", "noun"),
    [("ROOM", "bookcase"), ("BEDROOM", "bookcase"), ("BAR", "bookcase"), ("BAR", "wardrobe")],
)
def test_it_stands_with_its_back_to_a_wall_and_in_nothing_else(place: str, noun: str) -> None:
    before = draft(place)
    known = {f.id for f in before.plan.scenes[0].floor_plan.furniture}
    edit = Furnish(place=before.graph.places[0].id, noun=noun, present=True, at="against the wall")
    done = amend(before, edit)
    room = done.draft.plan.scenes[0].floor_plan
    new = [f for f in room.furniture if f.id not in known]
    (thing,) = new
    depth = thing.size_m[2] / 2
    gaps = {
        0.0: thing.z_m - room.z0_m, 90.0: thing.x_m - room.x0_m, -90.0: room.x1_m - thing.x_m
    }  # fmt: skip
    assert gaps[thing.yaw_deg] == pytest.approx(depth, abs=0.05)
    doors = [(e.inside_x_m, e.inside_z_m) for e in room.entrances]
    assert all(abs(x - thing.x_m) + abs(z - thing.z_m) > 0.6 for x, z in doors)
    assert "against the wall" in done.said


def test_under_the_sky_there_is_no_wall() -> None:
    street = draft("STREET", "EXT")
    edit = Furnish(
        place=street.graph.places[0].id, noun="bookcase", present=True, at="against the wall"
    )
    with pytest.raises(RefusedEdit, match="no wall has room"):
        amend(street, edit)
