"""Things are laid on tops, clear of what stands there for good."""

from planner.bearings import distance
from planner.floor_plan import Furniture
from planner.footprints import world
from planner.rules import plan
from planner.tops import clear_of_fittings
from screenplay.read import read_text

BAR = Furniture("bar_1", "bar_counter", 1.0, -2.0, 0.0, (4.2, 1.1, 0.66))


def test_a_hat_is_clear_of_the_taps() -> None:
    taps = world(BAR, -0.18 * 4.2, -0.13)
    assert not clear_of_fittings(BAR, taps, 0.16)
    assert clear_of_fittings(BAR, world(BAR, 0.5, 0.0), 0.16)


def test_what_lies_on_a_bar_lies_beside_its_taps() -> None:
    script = "INT. BAR - NIGHT\n\nANN (30) stands at the bar. A hat and a gun lie on the bar.\n"
    scene = plan(read_text(script)).scenes[0]
    bars = [f for f in scene.floor_plan.furniture if f.kind == "bar_counter"]
    for bar in bars:
        taps = world(bar, -0.18 * bar.size_m[0], -0.2 * bar.size_m[2])
        for rest in scene.resting:
            assert distance(taps, (rest.at_m[0], rest.at_m[2])) > 0.2
