"""Great buildings that words see from afar stand there, and are in the picture."""

import numpy as np

from planner.floor_plans import floor_plan
from planner.lens import project, view_of
from planner.rules import plan
from planner.shots import ShotKind
from planner.vistas import AWAY_M, vista_named, with_vistas
from screenplay.read import read_text
from screenplay.scene_graph import Place

BEACH = Place("pl-b", "BEACH", kind="beach", interior=False)
SEEN = """
EXT. BEACH - NIGHT

A lighthouse turns in the distance. INGRID (61) stands at the water's edge.

INGRID
It never rests.

She looks at the lighthouse. She turns and walks away.
"""


def test_a_lighthouse_in_the_distance_stands_behind_the_place_once() -> None:
    bare = floor_plan(BEACH)
    made = with_vistas(bare, ["A lighthouse turns in the distance.", "A distant lighthouse."])
    towers = [f for f in made.furniture if f.kind == "lighthouse"]
    assert len(towers) == 1
    assert bare.centre_m[1] - towers[0].z_m == AWAY_M
    assert not towers[0].solid
    assert vista_named(made, "at the lighthouse") == towers[0]


def test_what_is_only_spoken_of_does_not_stand_there() -> None:
    bare = floor_plan(BEACH)
    assert with_vistas(bare, ["She remembers the lighthouse.", "Far away a dog barks."]) is bare


def test_it_is_seen_whole_as_the_place_is_and_past_who_looks_at_it() -> None:
    film = plan(read_text(SEEN))
    tower = vista_named(film.scenes[0].floor_plan, "lighthouse")
    assert tower is not None
    ends = np.array([(tower.x_m, tower.base_m + h, tower.z_m) for h in (0.0, tower.size_m[1])])
    shown = []
    for shot in film.shots:
        if shot.framing.kind in {ShotKind.ESTABLISHING, ShotKind.MASTER}:
            x, y, depth = project(view_of(shot.move.start), ends)
            shown.append(bool((abs(x) < 1).all() and (abs(y) < 1).all() and (depth > 0).all()))
    assert len(shown) == 2
    assert all(shown)
