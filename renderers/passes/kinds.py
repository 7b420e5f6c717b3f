"""The passes that there are: their names, files and what their values mean.

Enters: nothing. Leaves: a table, in the order in which manifests tell it.
"""

from dataclasses import dataclass

from renderers.passes import levels, motion_vectors


@dataclass(frozen=True, slots=True)
class PassKind:
    """One pass. `files` is a pattern with the frame's number, counted from the shot's first."""

    name: str
    files: str
    meaning: str


KINDS = (
    PassKind("beauty", "beauty/{frame:04}.png",
             "The picture as it is drawn, on ones, without words, fades and dissolves."),
    PassKind("pose", "pose/{frame:04}.png",
             "OpenPose: body (COCO-18), hands, 68 points of the face, in ControlNet's colours. "
             "pose.json holds the points, 70 of the face, with 1 seen, 0.5 behind something, "
             "0 not in the picture."),
    PassKind("depth", "depth/{frame:04}.png",
             f"Metres along the view, 16 bits, {levels.METRES_PER_LEVEL} m a level; 0 nothing. "
             "depth_near holds inverse depth, 8 bits, white nearest, for ControlNet."),
    PassKind("ids", "ids/{frame:04}.png",
             "What each pixel shows, 16 bits; ids names the numbers. 0 nothing."),
    PassKind("masks", "masks/{thing}/{frame:04}.png",
             "White where this character or prop is seen, 8 bits."),
    PassKind("normal", "normal/{frame:04}.png", levels.NORMAL_CONVENTION),
    PassKind("line", "line/{frame:04}.png", "The ink alone, white on black, 8 bits."),
    PassKind("motion", "motion/{frame:04}.npz",
             f"Array flow: {motion_vectors.CONVENTION} The last frame has none."),
    PassKind("camera", "camera.json", "Intrinsics and poses of every frame."),
)  # fmt: skip
NAMES = tuple(kind.name for kind in KINDS)
NEAR_FILES = "depth_near/{frame:04}.png"
