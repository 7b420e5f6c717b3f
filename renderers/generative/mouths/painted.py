"""Mouths painted by a model: once for each shape and turn of the head, then carried along.

Enters: painted frames, the drawn performance with its visemes, a painter. Leaves: frames. A model
is asked only where the shape of the mouth changes to one that it has not made yet for this head in
this turn; every other frame takes that picture, laid onto the face by its points.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from renderers.generative.card import ControlKind
from renderers.generative.compositing.layers import painted_over
from renderers.generative.grading.matching import gains, graded
from renderers.generative.keyframes.windows import cut, painted_size, put_back, window_of
from renderers.generative.mouths.drawn import MouthCare, drawn_mouth, mouth_matte
from renderers.generative.mouths.regions import MouthRegion, carried_by, head_pose, mouth_region
from renderers.generative.painter import Painter, Wanted, as_picture
from renderers.generative.requests import Adapter, Pixels
from renderers.generative.resampling import Floats, Mask, Whole, sampled
from renderers.generative.seeds import seed_of
from renderers.generative.shot_passes import ShotPasses

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


@dataclass(slots=True)
class MouthBook:
    """Mouths that were painted so far, by key; one for each shot or scene."""

    painter: Painter
    seed: int
    negative: str = ""
    care: MouthCare = field(default_factory=MouthCare)
    mouths: dict[MouthKey, Mouth] = field(default_factory=dict)

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
        mouth = self._kept(passes.people[speaker.person], viseme, face)
        if mouth is None:
            painted = self._painted(passes, frame, drawn, speaker, region)
            mouth = Mouth(painted, face.copy())
            self.mouths[passes.people[speaker.person], viseme, head_pose(face)] = mouth
        matte = mouth_matte(passes, frame, speaker.person, region, self.care)
        box = region.box(*matte.shape)
        laid, known = _laid_on(mouth, face, matte > 0)
        over = np.where(known[box], matte[box], np.float32(0))
        drawn[box] = painted_over(drawn[box], laid[box], over)
        return drawn

    def _kept(self, character: str, viseme: str, face: Floats) -> Mouth | None:
        """A mouth of this shape for this head in about this turn: a step off is near enough."""
        turn = head_pose(face)
        near: dict[int, Mouth] = {}
        for (whose, shape, other), mouth in self.mouths.items():
            if (whose, shape) == (character, viseme):
                off = max(abs(a - b) for a, b in zip(turn, other, strict=True))
                near.setdefault(off, mouth)
        return near.get(0) or near.get(1)

    def _painted(
        self, passes: ShotPasses, frame: int, drawn: Pixels, speaker: Speaker, region: MouthRegion
    ) -> Pixels:
        """The frame with its mouth painted; outside the mouth it is as it came."""
        matte = mouth_matte(passes, frame, speaker.person, region, self.care)
        where = matte > 0
        if not where.any():
            return drawn
        least = min(round(region.size_px * (1 + self.care.margin)), *passes.size_px)
        window = window_of(where, self.care.margin / 2, least)
        size = painted_size(window, self.painter.profile, self.painter.card.grid)
        viseme = speaker.visemes[frame]
        wanted = Wanted(
            prompt=f"{speaker.prompt}, {_WORDS[viseme]}",
            seed=seed_of("mouth", self.seed, passes.people[speaker.person], viseme),
            size_px=size,
            steering={
                ControlKind.LINE: cut(as_picture(passes.line[frame]), window, size),
                ControlKind.POSE: cut(passes.pose[frame], window, size),
                ControlKind.DEPTH: cut(as_picture(passes.near[frame]), window, size),
            },
            negative=self.negative,
            picture=cut(drawn, window, size),
            mask=cut(where.astype(np.uint8) * 255, window, size, sharp=True),
            strength=self.care.strength,
            references=speaker.references,
            adapters=speaker.adapters,
        )
        made, _ = self.painter.paint(wanted)
        picture = put_back(drawn, made, window)
        picture = graded(picture, gains(picture, drawn, where & (matte < 1)))  # no seam in the skin
        return np.where(where[..., None], picture, drawn)


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
