"""Windows of one size for one person in several keyframes, so that a model paints them in one call.

Enters: passes, frames, who plays. Leaves: a window for each person in each frame. A person who
moves a little takes a window a little larger than their own; one who comes near takes another.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from renderers.generative.keyframes.groups import groups
from renderers.generative.keyframes.painting import Scene, Windows, group_window, painted_role
from renderers.generative.shot_passes import ShotPasses
from renderers.generative.tiling import Tile

_MOST_LARGER = 1.5  # times the area of anybody's own window: more would waste pixels on the room

_Place = tuple[int, tuple[int, ...]]  # frame, ids
Place = TypeVar("Place", bound=Hashable)


def shared_windows(passes: ShotPasses, frames: Sequence[int], scene: Scene) -> Windows:
    """Windows by frame and ids, of as few sizes as can be; each holds its person's own."""
    found: dict[_Place, Tile] = {}
    for own in _by_person(passes, frames, scene):
        found |= of_few_sizes(own, passes.size_px)
    return found


def of_few_sizes(own: Mapping[Place, Tile], size_px: tuple[int, int]) -> dict[Place, Tile]:
    """Windows grown around their middles, within the picture, until as many as can be are alike."""
    return {
        place: _grown(own[place], size.wide, size.high, size_px)
        for size in _sizes(own)
        for place in size.places
    }


@dataclass(slots=True)
class _Size(Generic[Place]):
    """A size, and whose windows share it."""

    wide: int
    high: int
    least: int  # area of the smallest of them
    places: list[Place] = field(default_factory=list)

    def fits(self, window: Tile) -> bool:
        """Whether a window can join without making anybody's too large."""
        area = max(self.wide, window.width) * max(self.high, window.height)
        return area <= _MOST_LARGER * min(self.least, window.width * window.height)

    def joined(self, place: Place, window: Tile) -> None:
        """A window joins."""
        self.wide, self.high = max(self.wide, window.width), max(self.high, window.height)
        self.least = min(self.least, window.width * window.height)
        self.places.append(place)


def _by_person(
    passes: ShotPasses, frames: Sequence[int], scene: Scene
) -> Sequence[dict[_Place, Tile]]:
    """Everybody's own windows; whoever holds something else is asked for in other words."""
    found: dict[tuple[str, tuple[str, ...]], dict[_Place, Tile]] = {}
    for frame in frames:
        for group in groups(passes, frame):
            if painted_role(scene, group, group.mask(passes, frame)) is not None:
                own = found.setdefault((group.character_id, group.things), {})
                own[frame, group.ids] = group_window(passes, frame, group, scene.care)
    return list(found.values())


def _sizes(own: Mapping[Place, Tile]) -> list[_Size[Place]]:
    found: list[_Size[Place]] = []
    for place, window in own.items():
        size = next((size for size in found if size.fits(window)), None)
        if size is None:
            size = _Size[Place](window.width, window.height, window.width * window.height)
            found.append(size)
        size.joined(place, window)
    return found


def _grown(window: Tile, wide: int, high: int, size_px: tuple[int, int]) -> Tile:
    """A window of this size around another's middle, within the picture."""
    left = window.left - (wide - window.width) // 2
    top = window.top - (high - window.height) // 2
    return Tile(
        min(max(left, 0), size_px[0] - wide), min(max(top, 0), size_px[1] - high), wide, high
    )
