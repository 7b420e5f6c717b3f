"""The numbers that shaders/face.glsl draws a face with.

Enters: a Look (what stays) and a FaceTrack at a frame (what acts). Leaves: uniform names and
values, ready to be written.
"""

from planner.looks import Look
from renderers.rigs.pieces import rgb
from renderers.xsheet import FaceTrack
from screenplay.scene_graph import Age, Gender

_SPACING = (0.178, 0.186, 0.170, 0.182, 0.175, 0.188)  # by face shape, head units
_SIZE = (1.00, 0.94, 1.06, 0.98, 0.92, 1.04)
_AGE_SIZE = {Age.CHILD: 1.20, Age.TEEN: 1.07, Age.YOUNG: 1.02, Age.ADULT: 0.97, Age.OLD: 0.90}
_AGE_LINES = {Age.ADULT: 0.18, Age.OLD: 1.0}
_GAZE_FULL_DEG = 30.0
_TEETH_ON_LIP = 2.0  # F and V, which the measures of a mouth alone do not tell from S


def eye_spacing(look: Look) -> float:
    """Half the distance between the eyes, head units along the curve of the face."""
    return _SPACING[look.face % len(_SPACING)]


def face_of(look: Look) -> dict[str, float | tuple[float, ...]]:
    """Uniforms that stay for a whole costume."""
    shape = look.face % len(_SPACING)
    made_up = 1.0 if look.gender is Gender.FEMALE and look.age is not Age.CHILD else 0.0
    if look.gender is Gender.FEMALE and look.age is Age.OLD:
        made_up = 0.55
    girl = look.gender is Gender.FEMALE and look.age is Age.CHILD
    size = _SIZE[shape] * _AGE_SIZE[look.age] * (1.06 if look.gender is Gender.FEMALE else 0.95)
    brow = 0.72 if look.gender is Gender.FEMALE else 1.30
    return {
        "face_build": (eye_spacing(look), size, 0.45 if girl else made_up, brow),
        "face_beard": {"stubble": 1.0, "none": 0.0}.get(look.facial_hair, 0.35),
        "face_iris": _triple(look.iris),
        "face_hair": _triple(look.hair),
    }


def face_at(track: FaceTrack, frame: int, look: Look) -> dict[str, float | tuple[float, ...]]:
    """Uniforms of one frame."""
    mouth = [float(v) for v in track.mouth[frame]]
    if track.viseme[frame] == "G":
        mouth[3] = _TEETH_ON_LIP
    left, up = (float(v) / _GAZE_FULL_DEG for v in track.gaze_deg[frame])
    freckles = (
        1.0 if look.seed % 5 == 0 and _is_fair(look.skin) and look.age is not Age.OLD else 0.0
    )
    return {
        "face_mouth": (mouth[0], mouth[1], mouth[2], mouth[3]),
        "face_lids": (float(track.blink[frame]), float(track.squint[frame]), left, up),
        "face_brow": (
            float(track.brow[frame]), float(track.brow_tilt[frame]), float(track.smile[frame]),
            mouth[4],
        ),
        "face_flush": (
            float(track.blush[frame]), float(track.tears[frame]), freckles,
            _AGE_LINES.get(look.age, 0.0),
        ),
    }  # fmt: skip


def _triple(colour: str) -> tuple[float, float, float]:
    red, green, blue = (float(v) for v in rgb(colour))
    return red, green, blue


def _is_fair(skin: str) -> bool:
    return float(rgb(skin).mean()) > 0.72
