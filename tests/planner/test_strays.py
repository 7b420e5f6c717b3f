"""People whom a frame is not of: the larger, and the more between, the dearer."""

import numpy as np
import pytest

from planner.figures import Figure, figure
from planner.ground import Ground
from planner.lens import View, directions, project, view, view_of
from planner.line_of_action import Sides
from planner.objective import Sighting
from planner.setups import RIVAL_HEAD, set_up
from planner.shots import Framing, ShotKind, Size, Stance
from planner.staging import stage
from planner.strays import relative_heads, stray_cost
from tests.planner.scripts import done, look, room, scene

FRONT = (0.0, 14.0)


def somebody(who: str, x: float, z: float, yaw: float = 0.0) -> Figure:
    return figure(Stance(who, x, z, yaw), look(who))


def camera() -> View:
    eye = np.array([[0.0, 1.5, 4.0]])
    return view(eye, directions(np.array([180.0]), np.array([0.0])), np.array([35.0]))


def test_one_as_large_as_the_subject_costs_more_than_one_far_behind() -> None:
    own = [somebody("ch-a", -0.5, 0.0)]
    beside, behind = somebody("ch-b", 0.5, 0.0), somebody("ch-b", 0.5, -6.0)
    assert stray_cost(camera(), own, [beside])[0] > 2 * stray_cost(camera(), own, [behind])[0]
    assert relative_heads(camera(), own, [beside])[0, 0] == 1.0


def test_a_small_head_between_two_large_ones_costs_more_than_beside_them() -> None:
    two = [somebody("ch-a", -0.6, 1.0), somebody("ch-b", 0.6, 1.0)]
    between, beside = somebody("ch-c", 0.0, -3.0), somebody("ch-c", -2.0, -3.0)
    assert stray_cost(camera(), two, [between])[0] > stray_cost(camera(), two, [beside])[0] + 2.0
    assert stray_cost(camera(), two, [somebody("ch-c", 0.0, 1.0)])[0] < 2.0


@pytest.mark.parametrize("turned", [-60.0, -30.0, 0.0, 30.0, 60.0])
@pytest.mark.parametrize("gap", [0.74, 0.9])
def test_nobody_shares_a_single(gap: float, turned: float) -> None:
    own, beside = somebody("ch-a", -gap / 2, 0.0, turned), somebody("ch-b", gap / 2, 0.0)
    axis = ((own.x_m, 0.0), (beside.x_m, 0.0), 1)
    framing = Framing(ShotKind.SINGLE, Size.MS, ("ch-a",))
    wish = Sighting(framing, (own,), (own, beside), (None,), front=FRONT, axes=(axis,))
    staging = stage(scene(done("Ann waits.")), Ground(room()), {})
    made, solution = set_up(wish, staging, Sides(FRONT, staging.plan.floor_plan), {})
    shot = view_of(solution.pose)
    x, _, _ = project(shot, np.array([beside.head_at]))
    alone = abs(x[0, 0]) > 1.0 or relative_heads(shot, [own], [beside])[0, 0] <= RIVAL_HEAD
    assert alone or made.framing.kind is ShotKind.TWO_SHOT
