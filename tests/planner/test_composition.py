"""What spoils a part of a shot costs its camera too: who is hidden at first, hands at an edge."""

import numpy as np

from planner.composition import hidden_cost
from planner.figures import Figure, figure
from planner.floor_plan import Posture
from planner.ground import Ground
from planner.lens import directions, view
from planner.shots import Stance
from planner.strays import stray_cost
from tests.planner.scripts import look, room


def body(who: str, x: float, z: float, yaw: float = 0.0) -> Figure:
    return figure(Stance(who, x, z, yaw), look(who))


def test_a_face_that_is_hidden_as_a_way_begins_counts_for_its_share() -> None:
    eye = np.array([[0.0, 1.5, 4.0]])
    camera = view(eye, directions(np.array([180.0]), np.array([0.0])), np.array([35.0]))
    way = [body("ch-a", -0.4, 0.0), body("ch-a", 0.9, 0.0)]
    back = body("ch-b", -0.3, 1.0)
    ground = Ground(room())
    at_first, at_last = (
        hidden_cost(camera, seen, [back], ground)["face of ch-a hidden"][0]
        for seen in (way[:1], way[1:])
    )
    assert at_first > at_last == 0.0
    whole = hidden_cost(camera, way, [back], ground)["face of ch-a hidden"][0]
    assert whole == at_first / 2


def test_hands_on_a_table_that_reach_into_a_single_cost_something() -> None:
    eye = np.array([[0.0, 1.2, 2.0]])
    camera = view(eye, directions(np.array([180.0]), np.array([-8.0])), np.array([35.0]))
    own = [figure(Stance("ch-a", 0.0, -0.5, 0.0, Posture.SIT, 0.46), look("ch-a"))]
    reaching = figure(Stance("ch-b", 1.45, 0.0, -90.0, Posture.SIT, 0.46), look("ch-b"))
    turned = figure(Stance("ch-b", 1.45, 0.0, 90.0, Posture.SIT, 0.46), look("ch-b"))
    assert stray_cost(camera, own, [reaching])[0] > stray_cost(camera, own, [turned])[0]
