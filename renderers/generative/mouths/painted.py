"""Mouths painted by a model: once for each shape and turn of the head, then carried along.

Enters: painted frames, the drawn performance with its visemes, a painter. Leaves: frames. A model
is asked only where the shape of the mouth changes to one that it has not made yet for this head in
this turn; every other frame takes that picture, laid onto the face by its points. Which shapes and
turns those are is known beforehand: where a profile makes several pictures a call, they are made
before the first frame.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from renderers.generative.card import ControlKind
from renderers.generative.compositing.layers import painted_over
from renderers.generative.grading.matching import gains, graded
from renderers.generative.keyframes.sharing import of_few_sizes
from renderers.generative.keyframes.windows import cut, painted_size, put_back, window_of
from renderers.generative.mouths.drawn import MouthCare, drawn_mouth, mouth_matte
from renderers.generative.mouths.regions import MouthRegion, carried_by, head_pose, mouth_region
from renderers.generative.painter import Painter, Wanted, as_picture
from renderers.generative.requests import Adapter, Pixels
from renderers.generative.resampling import Floats, Mask, Whole, sampled
from renderers.generative.seeds import seed_of
from renderers.generative.shot_passes import ShotPasses
from renderers.generative.tiling import Tile

MouthKey = tuple[str, str, tuple[int, int, int, int]]  # character, viseme, turn of the head
_WORDS = {
    "A": "lips pressed together", "B": "teeth together, lips parted", "C": "mouth open",
    "D": "mouth wide open", "E": "mouth slightly rounded", "F": "puckered lips",
    "G": "upper teeth on lower lip", "H": "tongue raised behind teeth", "X": "mouth closed",
}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Mouth:
    """A painted mouth: the whole frame it was made in, and the face's points there."""

    picture: Pixels
    face: Floats  # [70, 3]


@dataclass(frozen=True, slots=True, eq=False)
class Speaker:
    """Somebody whose mouth is painted."""

    person: int  # position in `ShotPasses.people`
    visemes: Sequence[str]  # a letter for every frame, see `voices.visemes`
    prompt: str  # words for this person
    adapters: tuple[Adapter, ...] = ()
    references: tuple[Pixels, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class _Order:
    """A mouth that a model is asked for."""

    frame: int
    speaker: Speaker
    drawn: Pixels  # the frame with the mouth as it was drawn
    matte: Floats
    region: MouthRegion

    @property
    def where(self) -> Mask:
        """What may be painted."""
        return self.matte > 0


@dataclass(slots=True)
class MouthBook:
    """Mouths that were painted so far, by key; one for each shot or scene."""

    painter: Painter
    seed: int
    negative: str = ""
    care: MouthCare = field(default_factory=MouthCare)
    mouths: dict[MouthKey, Mouth] = field(default_factory=dict)

    def prepare(self, passes: ShotPasses, frames: Pixels, speakers: Sequence[Speaker]) -> None:
        """Paint all mouths that these frames [n, h, w, 3] will ask for, several in a call.

        Each is painted over its frame as it comes, whoever else speaks in it. Where the profile
        makes one picture a call nothing is done: `spoken` paints each when it is needed.

        Raises:
            GenerativeError: as `Painter.paint_all`.
        """
        if self.painter.profile.batch == 1:
            return
        orders = dict(self._missing(passes, frames, speakers))
        windows: dict[MouthKey, Tile] = {}
        for speaker in speakers:
            own = {
                key: self._window(order)
                for key, order in orders.items()
                if order.speaker is speaker
            }
            windows |= of_few_sizes(own, passes.size_px)
        wanted = [self._wanted(passes, orders[key], windows[key]) for key in orders]
        for key, (made, _) in zip(orders, self.painter.paint_all(wanted), strict=True):
            order = orders[key]
            face = passes.face[order.frame, order.speaker.person].copy()
            self.mouths[key] = Mouth(_finished(order, made, windows[key]), face)

    def spoken(self, passes: ShotPasses, frame: int, picture: Pixels, speaker: Speaker) -> Pixels:
        """The picture [h, w, 3] with a speaker's mouth as the performance has it at this frame.

        Raises:
            GenerativeError: as `Painter.paint`.
        """
        face = passes.face[frame, speaker.person]
        region = mouth_region(face)
        if region is None:
            return picture
        drawn = drawn_mouth(passes, frame, speaker.person, picture, self.care)
        if region.size_px < self.care.least_px:
            return drawn
        viseme = speaker.visemes[frame]
        key = (passes.people[speaker.person], viseme, head_pose(face))
        near = _nearest(self.mouths, key)
        if near is None:
            painted = self._painted(passes, frame, drawn, speaker, region)
            self.mouths[key], near = Mouth(painted, face.copy()), key
        mouth = self.mouths[near]
        matte = mouth_matte(passes, frame, speaker.person, region, self.care)
        box = region.box(*matte.shape)
        laid, known = _laid_on(mouth, face, matte > 0)
        over = np.where(known[box], matte[box], np.float32(0))
        drawn[box] = painted_over(drawn[box], laid[box], over)
        return drawn

    def _missing(
        self, passes: ShotPasses, frames: Pixels, speakers: Sequence[Speaker]
    ) -> Iterable[tuple[MouthKey, _Order]]:
        """Mouths that are not there, in the order in which frames ask for them."""
        known = dict.fromkeys(self.mouths)  # in order, as `mouths` will be
        for frame, picture in enumerate(frames):
            for speaker in speakers:
                face = passes.face[frame, speaker.person]
                region = mouth_region(face)
                if region is None or region.size_px < self.care.least_px:
                    continue
                who = passes.people[speaker.person]
                key = (who, speaker.visemes[frame], head_pose(face))
                if _nearest(known, key) is None:
                    drawn = drawn_mouth(passes, frame, speaker.person, picture, self.care)
                    matte = mouth_matte(passes, frame, speaker.person, region, self.care)
                    if (matte > 0).any():
                        known[key] = None
                        yield key, _Order(frame, speaker, drawn, matte, region)

    def _painted(
        self, passes: ShotPasses, frame: int, drawn: Pixels, speaker: Speaker, region: MouthRegion
    ) -> Pixels:
        """The frame with its mouth painted; outside the mouth it is as it came."""
        matte = mouth_matte(passes, frame, speaker.person, region, self.care)
        order = _Order(frame, speaker, drawn, matte, region)
        if not order.where.any():
            return drawn
        window = self._window(order)
        made, _ = self.painter.paint(self._wanted(passes, order, window))
        return _finished(order, made, window)

    def _window(self, order: _Order) -> Tile:
        size = order.matte.shape
        least = min(round(order.region.size_px * (1 + self.care.margin)), size[1], size[0])
        return window_of(order.where, self.care.margin / 2, least)

    def _wanted(self, passes: ShotPasses, order: _Order, window: Tile) -> Wanted:
        frame, speaker = order.frame, order.speaker
        size = painted_size(window, self.painter.profile, self.painter.card.grid)
        viseme = speaker.visemes[frame]
        return Wanted(
            prompt=f"{speaker.prompt}, {_WORDS[viseme]}",
            seed=seed_of("mouth", self.seed, passes.people[speaker.person], viseme),
            size_px=size,
            steering={
                ControlKind.LINE: cut(as_picture(passes.line[frame]), window, size),
                ControlKind.POSE: cut(passes.pose[frame], window, size),
                ControlKind.DEPTH: cut(as_picture(passes.near[frame]), window, size),
            },
            negative=self.negative,
            picture=cut(order.drawn, window, size),
            mask=cut(order.where.astype(np.uint8) * 255, window, size, sharp=True),
            strength=self.care.strength,
            references=speaker.references,
            adapters=speaker.adapters,
        )


def _nearest(known: Iterable[MouthKey], key: MouthKey) -> MouthKey | None:
    """A mouth of this shape for this head in about this turn: a step off is near enough."""
    near: dict[int, MouthKey] = {}
    for other in known:
        if other[:2] == key[:2]:
            off = max(abs(a - b) for a, b in zip(key[2], other[2], strict=True))
            near.setdefault(off, other)
    return near.get(0) or near.get(1)


def _finished(order: _Order, made: Pixels, window: Tile) -> Pixels:
    """The frame with what was made of its mouth; outside the mouth it is as it came."""
    picture, where = put_back(order.drawn, made, window), order.where
    skin = gains(picture, order.drawn, where & (order.matte < 1))  # no seam in it
    return np.where(where[..., None], graded(picture, skin), order.drawn)


def _laid_on(mouth: Mouth, face: Floats, where: Mask) -> tuple[Pixels, Mask]:
    """A painted mouth laid onto another frame's face: pixels, and which are known."""
    rows, columns = np.nonzero(where)
    back = carried_by(face, mouth.face)
    at = np.stack([columns + 0.5, rows + 0.5, np.ones(len(rows))], 1) @ back.T

    def anywhere(place: Whole, row: Whole, column: Whole) -> Mask:
        del row, column
        return np.ones(len(place), np.bool_)

    found, weight = sampled(mouth.picture, at[:, 0], at[:, 1], anywhere)
    out, known = np.zeros((*where.shape, 3), np.uint8), np.zeros_like(where)
    out[rows, columns] = np.clip(np.rint(found), 0, 255)
    known[rows, columns] = weight > 0
    return out, known
