"""The inside of a car.

Enters: a seeded generator. Leaves: a `Draught`: two front seats, a back seat, and the body's sides
as furniture of their own, so that a camera outside looks in.
"""

import random

from planner.floor_plan import Posture
from planner.furnishing import Draught

SEAT = (0.56, 1.15, 0.6)


def car(rng: random.Random) -> Draught:
    """A saloon whose nose points to the camera (+z); the driver sits at the car's left (+x)."""
    d = Draught("car", rng, -2.3, 2.3, -2.6, 2.8, 1.7, centre=(0.0, 0.15))
    for x, posture, tags in (
        (0.4, Posture.DRIVE, ("wheel", "seat")),
        (-0.4, Posture.SIT, ("seat",)),
    ):
        name = d.put("car_seat", x, 0.0, SEAT, opaque=False)
        d.spot(
            "driver" if posture is Posture.DRIVE else "passenger",
            x,
            0.06,
            0.0,
            tags,
            posture,
            name,
            0.36,
        )
    back = d.put("car_bench", 0.0, -1.05, (1.4, 1.1, 0.66), opaque=False)
    for x in (-0.4, 0.4):
        d.spot("back", x, -1.0, 0.0, ("seat", "back"), Posture.SIT, back, 0.36)
    d.put("dashboard", 0.0, 0.95, (1.6, 0.9, 0.46), opaque=False)
    d.put("car_front", 0.0, 1.15, (1.8, 0.95, 2.2), solid=False)
    d.put("car_back", 0.0, -1.45, (1.8, 0.95, 1.0), solid=False)
    for kind, x, yaw in (("car_side_left", -0.84, 90.0), ("car_side_right", 0.84, -90.0)):
        d.put(kind, x, -0.2, (2.9, 0.95, 0.1), yaw, solid=False)
    d.put("car_roof", 0.0, -0.25, (1.6, 0.1, 2.1), base=1.6, solid=False)
    d.put("car_floor", 0.0, -0.25, (1.7, 0.2, 3.0), solid=False)
    for x, yaw in ((-1.6, 90.0), (1.6, -90.0)):
        d.path(x, 0.0, x * 0.6, 0.0, "door")
        d.spot("beside", x, 0.1, yaw, ("door",))
    d.lamp(0.0, 1.52, 0.1, 0.35)
    return d
