"""Animals that people ride: which there are, how they are built, where their rider sits.

Enters: a kind of thing and its size. Leaves: lengths in metres, as the renderer draws them too.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from planner.bearings import Point, ahead
from planner.shots import Stance
from planner.thing_words import THINGS

_ON = "on:"  # before an animal's kind, as the spot of somebody who rides it
SADDLED = ("horse", "pony")
PACKED = ("mule", "donkey")
RIDDEN = frozenset({*SADDLED, *PACKED})
_TO_EARS = 0.96  # of an animal's height; all its measures are shares of the rest
SADDLE_UP, SADDLE_ON = 0.73, -0.035  # where a rider sits, up and on from the middle
FLANK = 0.138  # half of what the trunk is wide
WALK_MPS, TROT_MPS, GALLOP_MPS = 1.4, 3.1, 6.0  # Hildebrand, "Symmetrical gaits of horses" (1965)
STIRRUP = 0.175  # half of what a rider's feet are apart
DISMOUNT_M = 0.42  # between a flank and the middle of who has got down


@dataclass(frozen=True, slots=True)
class Mount:
    """One animal's measures, metres."""

    kind: str
    size_m: tuple[float, float, float]

    @property
    def scale_m(self) -> float:
        """The unit in which it is built."""
        return _TO_EARS * self.size_m[1]

    @property
    def seat_m(self) -> float:
        """Height of the saddle."""
        return round(SADDLE_UP * self.scale_m, 3)

    def beside(self, at: Point, yaw_deg: float) -> Point:
        """Where one gets on and off: on the near side, its left, by the saddle."""
        x, z = ahead(at, yaw_deg + 90.0, FLANK * self.scale_m + DISMOUNT_M)
        return round(x, 3), round(z, 3)


def on_mount(kind: str) -> str:
    """The spot of somebody who rides such an animal."""
    return f"{_ON}{kind}"


def mount_kind(stance: Stance) -> str:
    """What somebody rides; a horse where nothing is told."""
    spot = stance.spot_id or ""
    return spot.removeprefix(_ON) if spot.startswith(_ON) else "horse"


def manner_of(verb: str) -> str:
    """How an animal moves under a rider who does this, as `planner.shots.Drive` tells it."""
    return {"enter": "come", "exit": "go", "walk": "pass"}.get(verb, "roll")


def mount_of(kind: str) -> Mount:
    """An animal by its kind."""
    return _MOUNTS[kind]


_MOUNTS: Mapping[str, Mount] = MappingProxyType(
    {t.kind: Mount(t.kind, t.size_m) for t in THINGS.values() if t.kind in RIDDEN}
)
