"""A keyframe painted: the backdrop, then everybody over it, one at a time, the farthest first.

Enters: passes, a backdrop, who is who, a painter. Leaves: a picture. Each person's pass knows that
person's adapter, references and words alone and may paint only where they are seen, and a little
around it where nothing stands before them: likenesses cannot bleed into each other. A pass begins
with the drawn person in the plate's light.
"""

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from renderers.generative.card import ControlKind
from renderers.generative.compositing.layers import Layer, composited, painted_over
from renderers.generative.compositing.mattes import feathered, softened
from renderers.generative.grading.matching import Bounds, gains, graded, relit
from renderers.generative.keyframes.groups import Group, groups, region
from renderers.generative.keyframes.windows import cut, painted_size, put_back, window_of
from renderers.generative.keyframes.words import joined, thing_words
from renderers.generative.painter import Painter, Wanted, as_picture
from renderers.generative.requests import Adapter, Pixels
from renderers.generative.resampling import Floats, Mask
from renderers.generative.seeds import seed_of
from renderers.generative.shot_passes import ShotPasses
from renderers.generative.tiling import Tile

_EDGE_PX = 0.8
_BODY_PX = 24  # around somebody, in which their own pose is shown to the model


@dataclass(frozen=True, slots=True, eq=False)
class Role:
    """One person, or loose things, as a model is asked for them."""

    prompt: str  # what is held, and which things lie there, is added
    adapters: tuple[Adapter, ...] = ()
    references: tuple[Pixels, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyframeCare:
    """How keyframes are painted."""

    strength: float = 0.8  # how much of the drawn person is given up
    follow: float = 0.55  # and of a person whom the keyframe before has painted already
    known: float = 0.6  # share of them that must be known from it
    grow_px: int = 6  # around a person, at a picture 480 pixels high
    feather_px: int = 3
    margin: float = 0.25  # of the window around them
    least_px: int = 128  # of a window's sides
    smallest: int = 40  # pixels: whoever is smaller stays as drawn
    bounds: Bounds = field(default_factory=Bounds)
    weights: Mapping[ControlKind, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """Who plays and who paints. `roles` by character id; "" is for things that nobody holds."""

    roles: Mapping[str, Role]
    painter: Painter
    seed: int
    negative: str = ""
    care: KeyframeCare = field(default_factory=KeyframeCare)


@dataclass(frozen=True, slots=True, eq=False)
class Keyframe:
    """A painted frame, and how each pass was made, the farthest first."""

    frame: int
    picture: Pixels
    made: tuple[Mapping[str, Any], ...]


Windows = Mapping[tuple[int, tuple[int, ...]], Tile]  # by frame and a group's ids
# A keyframe being painted: it asks for one pass after the other, and is sent what was made.
Steps = Generator[Wanted, tuple[Pixels, Mapping[str, Any]], Keyframe]


def keyframe(
    passes: ShotPasses,
    frame: int,
    backdrop: Pixels,
    scene: Scene,
    before: tuple[Pixels, Mask] | None = None,
) -> Keyframe:
    """One frame painted over its backdrop [h, w, 3].

    `before` is what the keyframe before shows of people, brought to this frame, and where that is
    known (see `propagation.bringing`).

    Raises:
        GenerativeError: as `Painter.paint`.
    """
    going = steps(passes, frame, backdrop, scene, before)
    try:
        wanted = next(going)
        while True:
            wanted = going.send(scene.painter.paint(wanted))
    except StopIteration as done:
        made: Keyframe = done.value
        return made


def steps(
    passes: ShotPasses,
    frame: int,
    backdrop: Pixels,
    scene: Scene,
    before: tuple[Pixels, Mask] | None = None,
    windows: Windows = MappingProxyType({}),
) -> Steps:
    """What a keyframe asks for, pass by pass; whoever drives it paints. See `keyframe`.

    `windows` are those that are not to be chosen by each pass for itself.
    """
    canvas, made = backdrop, []
    light = plate_light(passes, frame, backdrop)
    drawn = graded(passes.beauty[frame], light)
    for group in groups(passes, frame):
        mask = group.mask(passes, frame)
        start, follows = _start(drawn, mask, before, scene.care)
        begun = composited(canvas, [Layer(start, mask)])
        role = painted_role(scene, group, mask)
        if role is None:
            canvas = begun
            continue
        step = _Step(passes, frame, group, role, _narrowed(scene, group, follows=follows))
        canvas, how = yield from step.painted(
            canvas, begun, light, windows.get((frame, group.ids)) or step.window()
        )
        made.append({"who": group.character_id, "things": list(group.things), **how})
    return Keyframe(frame, canvas, tuple(made))


def painted_role(scene: Scene, group: Group, mask: Mask) -> Role | None:
    """Whom a model paints here; None where what is drawn stays."""
    large_enough = int(mask.sum()) >= scene.care.smallest
    return scene.roles.get(group.character_id) if large_enough else None


def group_window(passes: ShotPasses, frame: int, group: Group, care: KeyframeCare) -> Tile:
    """The part of a frame that a model looks at to paint a group."""
    where = _region(passes, frame, group, care)
    return window_of(where, care.margin, min(care.least_px, *passes.size_px))


def _start(
    drawn: Pixels, mask: Mask, before: tuple[Pixels, Mask] | None, care: KeyframeCare
) -> tuple[Pixels, bool]:
    """What painting somebody begins with, and whether that is what was painted before."""
    if before is None or float(before[1][mask].mean()) < care.known:
        return drawn, False
    return np.where(before[1][..., None], before[0], drawn), True


def _narrowed(scene: Scene, group: Group, *, follows: bool) -> Scene:
    """The scene for one pass: its own seed, its own strength."""
    strength = scene.care.follow if follows else scene.care.strength
    return replace(scene, seed=_seed(scene, group), care=replace(scene.care, strength=strength))


def plate_light(passes: ShotPasses, frame: int, backdrop: Pixels) -> Floats:
    """Gains [3] of the plate against the drawn set, where both are seen."""
    people = np.isin(passes.ids[frame], passes.ids_of("actor:", "face:", "prop:"))
    return gains(passes.beauty[frame], backdrop, ~people)


def _seed(scene: Scene, group: Group) -> int:
    return seed_of("keyframe", scene.seed, group.character_id, *group.things)


@dataclass(frozen=True, slots=True, eq=False)
class _Step:
    """One person's pass."""

    passes: ShotPasses
    frame: int
    group: Group
    role: Role
    scene: Scene

    def window(self) -> Tile:
        """The window that this pass would choose."""
        return group_window(self.passes, self.frame, self.group, self.scene.care)

    def painted(
        self, canvas: Pixels, begun: Pixels, light: Floats, window: Tile
    ) -> Generator[
        Wanted, tuple[Pixels, Mapping[str, Any]], tuple[Pixels, Mapping[str, Any]]
    ]:  # fmt: skip
        """The canvas with this person; outside their region it stays to the bit."""
        care = self.scene.care
        mask = self.group.mask(self.passes, self.frame)
        where = _region(self.passes, self.frame, self.group, care)
        painter = self.scene.painter
        size = painted_size(window, painter.profile, painter.card.grid)
        made, how = yield self._wanted(begun, where, window, size)
        picture = put_back(canvas, made, window)
        level = relit(picture, self.passes.beauty[self.frame], mask, light, care.bounds)
        picture = painted_over(picture, level, softened(mask, _EDGE_PX))  # not what is behind them
        matte = feathered(where, mask, _scaled(self.passes, care.feather_px))
        return painted_over(canvas, picture, matte), how

    def _words(self) -> tuple[str, ...]:
        things = thing_words(self.group.things)
        if not self.group.character_id:
            return things, self.role.prompt
        return self.role.prompt, f"holding {things}" if things else ""

    def _wanted(self, begun: Pixels, where: Mask, window: Tile, size: tuple[int, int]) -> Wanted:
        frame, passes, care = self.frame, self.passes, self.scene.care
        inside = where.astype(np.uint8) * 255
        pose = passes.pose[frame] * _reached(where, _BODY_PX)[..., None]
        steering = {
            ControlKind.POSE: cut(pose, window, size),
            ControlKind.DEPTH: cut(as_picture(passes.near[frame]), window, size),
            ControlKind.LINE: cut(as_picture(passes.line[frame]), window, size),
            ControlKind.NORMAL: cut(passes.normal[frame], window, size),
        }
        return Wanted(
            prompt=joined(*self._words()),
            seed=self.scene.seed,  # one for the whole shot: the same noise, the same details
            size_px=size,
            steering=steering,
            negative=self.scene.negative,
            picture=cut(begun, window, size),
            mask=cut(inside, window, size, sharp=True),
            strength=care.strength,
            references=self.role.references,
            adapters=self.role.adapters,
            weights=care.weights,
        )


def _reached(mask: Mask, reach_px: int) -> npt.NDArray[np.uint8]:
    """Where a mask is, or is not far [h, w]."""
    return ndimage.maximum_filter(mask.astype(np.uint8), size=2 * reach_px + 1)


def _region(passes: ShotPasses, frame: int, group: Group, care: KeyframeCare) -> Mask:
    return region(group, passes, frame, _scaled(passes, care.grow_px))


def _scaled(passes: ShotPasses, px: int) -> int:
    """Pixels at the picture's height, of those at 480."""
    return max(round(px * passes.size_px[1] / 480), 1)
