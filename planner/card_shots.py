"""Cards of text as shots, and the ids that shots and setups go by.

Enters: ideas for cards, and the rate. Leaves: shots without a set or a camera, and their timings.
"""

import hashlib

from planner.ideas import Idea
from planner.movement import reasons
from planner.shots import (
    CameraMove,
    CameraPose,
    Framing,
    MoveKind,
    Shot,
    ShotKind,
    Size,
    Timing,
)
from screenplay.frame_rate import FrameRate

_BLACK = CameraPose((0.0, 1.5, 4.0), (0.0, 1.5, 0.0), 35.0)


def card_shot(idea: Idea, rate: FrameRate, scene_id: str = "") -> Shot:
    """Text only: no set, no camera."""
    framing = Framing(ShotKind.CARD, Size.WS, ())
    move = CameraMove(MoveKind.STATIC, _BLACK, _BLACK)
    return Shot(
        digest("sh", scene_id, idea.covers, "card"), 0, scene_id, digest("su", scene_id, "card"),
        framing, move, idea.covers, idea.cut, rate.frames(idea.cut_s), card=idea.card,
        why=reasons(idea, move),
    )  # fmt: skip


def card_timing(idea: Idea, rate: FrameRate) -> Timing:
    """How long a card is shown."""
    return Timing(idea.covers[0].beat_id, rate.frames(idea.seconds))


def digest(prefix: str, *parts: object) -> str:
    """A stable id: frozen dataclasses print canonically."""
    return f"{prefix}-{hashlib.sha256(repr(parts).encode()).hexdigest()[:10]}"
