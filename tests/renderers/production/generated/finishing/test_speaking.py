"""When whose mouth is made to fit, where in the picture, and to which sound."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from renderers.generative.shot_passes import ShotPasses
from renderers.production.generated.finishing.heard import HEARD_HZ, voice_of
from renderers.production.generated.finishing.stretches import face_mask, stretches
from screenplay.scene_graph import Channel
from tests.renderers.production.generated.finishing.close_up import FRAMES
from tests.renderers.production.generated.finishing.sheets import sheet, speech, with_ben
from voices.takes import RATE_HZ


def test_a_stretch_is_as_long_as_the_speech_and_round_the_face(close: ShotPasses) -> None:
    cues = sheet(frames=FRAMES, speeches=(speech("ann", 6, 20),))
    (one,) = stretches(close, cues, "ann")
    assert (one.first, one.end) == (3, 29)
    face = np.argwhere(np.isin(close.ids[10], close.ids_of("face:")))
    assert one.rows.start < face[:, 0].min()
    assert one.rows.stop > face[:, 0].max()
    assert one.columns.start < face[:, 1].min()
    assert one.columns.stop > face[:, 1].max()
    assert all((part.stop - part.start) % 2 == 0 for part in (one.rows, one.columns))


def test_short_silences_are_part_of_it_and_long_ones_part_it(close: ShotPasses) -> None:
    near = (speech("ann", 0, 8), speech("ann", 16, 10, "l2"))
    assert len(list(stretches(close, sheet(frames=FRAMES, speeches=near), "ann"))) == 1
    far = (speech("ann", -9, 19), speech("ann", 30, 30, "l2"))
    found = list(stretches(close, sheet(frames=FRAMES, speeches=far), "ann"))
    assert [(one.first, one.end) for one in found] == [(0, 13), (27, 40)]


def test_who_is_not_in_sight_or_not_heard_here_has_none(close: ShotPasses) -> None:
    told = replace(speech("ann"), channel=Channel.VOICE_OVER)
    assert not list(stretches(close, sheet(frames=FRAMES, speeches=(told,)), "ann"))
    away = replace(close, face=np.zeros_like(close.face))
    assert not list(stretches(away, sheet(frames=FRAMES), "ann"))


def test_only_the_face_is_let_through(close: ShotPasses) -> None:
    (one,) = stretches(close, sheet(frames=FRAMES, speeches=(speech("ann", 6, 20),)), "ann")
    mask = face_mask(close, one)
    box = close.ids[one.first : one.end, one.rows, one.columns]
    face = np.isin(box, close.ids_of("face:"))
    assert mask.shape == box.shape
    assert np.median(mask[face]) == 255
    assert (mask[:, 0] == 0).all()
    assert (mask[:, :, 0] == 0).all()
    assert mask[~face].mean() < 30


def test_whoever_stands_before_the_face_is_not_touched(close: ShotPasses) -> None:
    (one,) = stretches(close, sheet(frames=FRAMES, speeches=(speech("ann", 6, 20),)), "ann")
    ids = close.ids.copy()
    ids[:, one.rows, one.columns.start : (one.columns.start + one.columns.stop) // 2] = 40000
    covered = replace(close, ids=ids, names={**close.names, 40000: "prop:0:book"})
    half = (one.columns.stop - one.columns.start) // 2
    assert not face_mask(covered, one)[:, :, :half].any()


def test_the_voice_begins_with_the_frame() -> None:
    cues = with_ben(speeches=(speech("ann", 24), speech("ben", 0, 24, "l2")), frames=72)
    takes = {"l1": tone(1.0), "l2": tone(3.0)}
    whole = voice_of("ann", cues, takes, 0, 72)
    assert whole.rate == HEARD_HZ
    assert len(whole.samples) == 3 * HEARD_HZ
    loud = np.nonzero(np.abs(whole.samples) > 0.1)[0] / HEARD_HZ
    assert loud[0] == pytest.approx(1.0, abs=0.02)
    assert loud[-1] == pytest.approx(2.0, abs=0.02)
    part = voice_of("ann", cues, takes, 36, 60)
    loud = np.nonzero(np.abs(part.samples) > 0.1)[0] / HEARD_HZ
    assert loud[-1] == pytest.approx(0.5, abs=0.02)


def tone(seconds: float) -> "np.typing.NDArray[np.float32]":
    t = np.arange(int(seconds * RATE_HZ)) / RATE_HZ
    return np.asarray(0.3 * np.sin(2 * np.pi * 220 * t), np.float32)


@given(some.integers(-60, 80), some.floats(0.1, 4.0), some.integers(0, 30), some.integers(31, 72))
def test_any_line_gives_sound_as_long_as_its_frames(
    start: int, seconds: float, first: int, end: int
) -> None:
    cues = sheet(speeches=(speech("ann", start),))
    heard = voice_of("ann", cues, {"l1": tone(seconds)}, first, end)
    assert len(heard.samples) == pytest.approx((end - first) / 24 * HEARD_HZ, abs=2)
    assert np.abs(heard.samples).max(initial=0) <= 1
