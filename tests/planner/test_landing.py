"""Every line that is seen has time to be seen, and nearly equal pictures are one."""

from itertools import pairwise

from planner.continuity.clock import estimated
from planner.continuity.lined_script import lined
from planner.editing import SHORTEST_S
from planner.rules import plan
from planner.shots import CutKind
from screenplay.scene_graph import Deed
from tests.planner.scripts import done, said, scene, script, talk


def test_a_shout_between_two_walks_is_held() -> None:
    graph = script(
        scene(
            *talk(lines=2),
            done("Ann walks off.", Deed("ch-a", "walk", "walks", direction="to the window")),
            said("ch-b", "Hey!", "ch-a", name="bt-hey"),
            done("Ann goes on.", Deed("ch-a", "walk", "goes on", direction="to the fridge")),
        )
    )
    made = plan(graph)
    clock = estimated(made, lined(graph))
    shot = next(s for s in made.shots if any(c.beat_id == "bt-hey" for c in s.covers))
    assert float(made.rate.seconds(clock.frames(shot))) >= SHORTEST_S


def test_no_cut_leaves_the_camera_where_it_was() -> None:
    made = plan(script(scene(*talk(lines=30))))
    cuts = [(a, b) for a, b in pairwise(made.shots) if b.cut is CutKind.CUT and not b.card]
    assert cuts
    assert all(a.move.end != b.move.start for a, b in cuts)


def test_a_scene_that_fades_in_tells_that_first() -> None:
    from screenplay.build import build
    from screenplay.fountain import parse

    text = "FADE IN:\n\nINT. HALL - DAY\n\nA hall.\n\nANN\nIs anybody here at all?\n"
    graph = build(parse(text))
    made = plan(graph)
    order = [t.beat_id for t in made.timings]
    shown = list(dict.fromkeys(c.beat_id for s in made.shots for c in s.covers))
    assert shown == order
