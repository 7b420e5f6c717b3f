"""Mouths over a shot: in place, at rest outside speech, and no closure lost on twos."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from renderers.cue_sheet import SpeechCue
from renderers.motion.lips import CLOSURES, laid_out
from screenplay.scene_graph import Channel, Delivery
from voices.visemes import SHAPES, Mouths

LETTERS = st.text(alphabet="ABCDEFGHX", min_size=1, max_size=60)


def mouths(letters: str) -> Mouths:
    return Mouths(tuple(letters), np.array([SHAPES[x] for x in letters], np.float32))


def speech(start: int, frames: int) -> SpeechCue:
    return SpeechCue("ln", "ch", start, frames, "text", Delivery(), Channel.ON_SCREEN)


@given(LETTERS, st.integers(0, 20))
def test_every_closure_is_seen_whichever_frames_are_drawn(letters: str, start: int) -> None:
    lips = laid_out([speech(start, len(letters))], {"ln": mouths(letters)}, start + len(letters))
    for phase in (0, 1):
        drawn = set(range(phase, len(lips.letters), 2)) | {0}
        for frame in range(max(start, 1), len(lips.letters)):
            if lips.letters[frame] in CLOSURES:
                run = [f for f in (frame - 1, frame, frame + 1) if f < len(lips.letters)
                       and lips.letters[f] in CLOSURES]  # fmt: skip
                assert drawn & set(run)


@given(LETTERS, st.integers(-30, 40))
def test_mouths_rest_where_nothing_is_said(letters: str, start: int) -> None:
    lips = laid_out([speech(start, len(letters))], {"ln": mouths(letters)}, 40)
    spoken = set(range(start - 1, start + len(letters)))
    assert all(x == "X" for f, x in enumerate(lips.letters) if f not in spoken)
    assert lips.shape.shape == (40, 5)
