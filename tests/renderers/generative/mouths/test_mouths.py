"""Mouths: those of the performance, in the painting's colours, and nothing else is touched."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest

from renderers.backends.toon.renderer import ToonRenderer
from renderers.generative.grading.matching import graded
from renderers.generative.mouths.drawn import MouthCare, drawn_mouth, face_ids
from renderers.generative.mouths.painted import MouthBook, Speaker
from renderers.generative.mouths.regions import carried_by, head_pose, mouth_region
from renderers.generative.painter import Painter
from renderers.generative.requests import Pixels
from renderers.generative.shot_passes import ShotPasses
from renderers.xsheet import XSheet
from screenplay.frame_rate import FrameRate
from tests.renderers.backends.toon.conftest import DAY, PLAN, standing, still
from tests.renderers.generative.control_painter import CARD, ControlPainter
from tests.renderers.generative.recorded_shot import recorded
from tests.renderers.passes.conftest import HAIRED, Assets
from voices.visemes import SHAPES

VISEMES = ("X", "A", "A", "D", "D", "B", "A", "F", "D", "X")
SIZE = (256, 144)
LIGHT = np.array([0.7, 0.8, 1.2], np.float32)


@pytest.fixture(scope="module")
def speech(toon: ToonRenderer, room_assets: Assets) -> ShotPasses:
    """A face that says something, turning a little."""
    frames = len(VISEMES)
    actor = replace(standing(frames, x=0.0, z=0.9, yaw_deg=8), look=HAIRED)
    shapes = np.array([SHAPES[v] for v in VISEMES], np.float32)
    actor = replace(actor, face=replace(actor.face, mouth=shapes, viseme=VISEMES))
    camera = still(frames, eye=(0.15, 1.62, 2.3), aim=(0.0, 1.58, 0.9))
    camera.lens_mm[:] = 55
    sheet = XSheet("say", FrameRate(), frames, PLAN, DAY, camera, (actor,), ())
    return recorded(sheet, SIZE, room_assets, toon)


@pytest.fixture
def frozen(speech: ShotPasses) -> Pixels:
    """A painting in other light whose mouth is always the first frame's."""
    pictures = np.stack([graded(frame, LIGHT) for frame in speech.beauty])
    for number in range(1, speech.frames):
        region = mouth_region(speech.face[number, 0])
        assert region is not None
        inside = region.matte(SIZE[1], SIZE[0], 0.2) > 0
        pictures[number][inside] = skin(speech, number, pictures[number])
    return pictures


def skin(passes: ShotPasses, frame: int, picture: Pixels) -> npt.NDArray[np.float64]:
    """The colour round a mouth."""
    region = mouth_region(passes.face[frame, 0])
    assert region is not None
    matte = region.matte(SIZE[1], SIZE[0], 0.2)
    rim = (matte > 0) & (matte < 1) & np.isin(passes.ids[frame], face_ids(passes, "ann"))
    return np.asarray(np.median(picture[rim], axis=0))


def mouth_pixels(passes: ShotPasses, frame: int) -> npt.NDArray[np.bool_]:
    region = mouth_region(passes.face[frame, 0])
    assert region is not None
    inside = region.matte(SIZE[1], SIZE[0], 0.2) == 1
    return inside & np.isin(passes.ids[frame], face_ids(passes, "ann"))


def opened(passes: ShotPasses, frame: int, picture: Pixels) -> int:
    """Over how many rows a mouth goes: lips, teeth and what is between are no skin."""
    apart = np.abs(picture.astype(float) - skin(passes, frame, picture)).max(axis=2) > 50
    return int(((apart & mouth_pixels(passes, frame)).sum(axis=1) >= 3).sum())


def test_the_drawn_mouth_comes_in_the_paintings_light(speech: ShotPasses, frozen: Pixels) -> None:
    for frame in range(1, speech.frames):
        made = drawn_mouth(speech, frame, 0, frozen[frame])
        where = mouth_pixels(speech, frame)
        wanted = graded(speech.beauty[frame], LIGHT)[where].astype(float)
        before = np.abs(frozen[frame][where] - wanted).mean()
        after = np.abs(made[where] - wanted).mean()
        assert after < 14
        assert after < max(0.6 * before, 3)


def test_lips_are_shut_at_m_b_p_and_wide_at_ah(speech: ShotPasses, frozen: Pixels) -> None:
    found: dict[str, list[int]] = {}
    for frame in range(1, speech.frames):
        made = drawn_mouth(speech, frame, 0, frozen[frame])
        found.setdefault(VISEMES[frame], []).append(opened(speech, frame, made))
    assert max(found["A"]) <= 4
    assert min(found["D"]) >= 7
    held = [opened(speech, f, frozen[f]) for f in range(1, speech.frames)]
    assert max(held) <= 1  # what came had no mouth at all


def test_nothing_but_the_mouth_changes(speech: ShotPasses, frozen: Pixels) -> None:
    for frame in range(speech.frames):
        region = mouth_region(speech.face[frame, 0])
        assert region is not None
        reach = region.matte(SIZE[1], SIZE[0], 0.2) > 0
        face = np.isin(speech.ids[frame], face_ids(speech, "ann"))
        made = drawn_mouth(speech, frame, 0, frozen[frame])
        assert (made[~(reach & face)] == frozen[frame][~(reach & face)]).all()


def test_a_hand_before_the_mouth_stays(speech: ShotPasses, frozen: Pixels) -> None:
    ids = speech.ids.copy()
    where = mouth_pixels(speech, 3)
    ids[3][where] = 40_000  # a cup
    made = drawn_mouth(replace(speech, ids=ids), 3, 0, frozen[3])
    assert (made[where] == frozen[3][where]).all()


def test_a_face_turned_away_has_no_mouth(speech: ShotPasses, frozen: Pixels) -> None:
    face = speech.face.copy()
    face[3, :, :, 2] = 0
    assert mouth_region(face[3, 0]) is None
    picture = frozen[3]
    assert drawn_mouth(replace(speech, face=face), 3, 0, picture) is picture


def test_a_model_is_asked_once_for_each_shape(speech: ShotPasses, frozen: Pixels) -> None:
    backend = ControlPainter()
    book = MouthBook(Painter(backend, CARD, "final"), 7, care=MouthCare(strength=0.3))
    speaker = Speaker(0, VISEMES, "ann")
    made = [book.spoken(speech, f, frozen[f], speaker) for f in range(speech.frames)]
    assert len(backend.asked) == len(book.mouths) <= 2 * len(set(VISEMES))
    assert len(book.mouths) < speech.frames
    assert {key[1] for key in book.mouths} == set(VISEMES)
    assert all(r.strength == 0.3 and r.mask is not None for r in backend.asked)
    for frame, picture in enumerate(made):
        region = mouth_region(speech.face[frame, 0])
        assert region is not None
        free = region.matte(SIZE[1], SIZE[0], 0.2) == 0
        assert (picture[free] == frozen[frame][free]).all()
    asked = len(backend.asked)
    again = [book.spoken(speech, f, frozen[f], speaker) for f in range(speech.frames)]
    assert len(backend.asked) == asked
    assert all((a == b).all() for a, b in zip(made, again, strict=True))


def test_mouths_that_will_be_asked_for_are_made_in_one_call(
    speech: ShotPasses, frozen: Pixels
) -> None:
    speaker = Speaker(0, VISEMES, "ann")
    made, books, asked = {}, {}, {}
    for batch in (1, 4):
        backend = ControlPainter()
        card = replace(CARD, profiles=(replace(CARD.profiles[0], batch=batch),))
        book = MouthBook(Painter(backend, card, "final"), 7, care=MouthCare(strength=0.3))
        book.prepare(speech, frozen, [speaker])
        assert backend.calls == ([] if batch == 1 else [len(book.mouths)])
        made[batch] = [book.spoken(speech, f, frozen[f], speaker) for f in range(speech.frames)]
        books[batch], asked[batch] = book, backend.asked
    assert list(books[4].mouths) == list(books[1].mouths), "the same mouths, for the same heads"
    assert len(asked[4]) == len(asked[1])
    assert [one.prompt for one in asked[4]] == [one.prompt for one in asked[1]]
    sizes = [{(one.width_px, one.height_px) for one in asked[batch]} for batch in (1, 4)]
    assert len(sizes[1]) <= len(sizes[0])
    for frame, (one, other) in enumerate(zip(made[1], made[4], strict=True)):
        region = mouth_region(speech.face[frame, 0])
        assert region is not None
        free = region.matte(SIZE[1], SIZE[0], 0.2) == 0
        assert (other[free] == frozen[frame][free]).all()
        where = mouth_pixels(speech, frame)
        assert np.abs(one[where].astype(float) - other[where]).mean() < 12


def test_a_kept_mouth_lies_where_the_face_is(speech: ShotPasses, frozen: Pixels) -> None:
    """The shape made at one frame is laid onto a later one: as near the drawn one as its own."""
    backend = ControlPainter()
    book = MouthBook(Painter(backend, CARD, "final"), 7, care=MouthCare(strength=0.0))
    speaker = Speaker(0, VISEMES, "ann")
    book.spoken(speech, 3, frozen[3], speaker)
    later = book.spoken(speech, 4, frozen[4], speaker)
    where = mouth_pixels(speech, 4)
    wanted = drawn_mouth(speech, 4, 0, frozen[4])[where].astype(float)
    assert np.abs(later[where] - wanted).mean() < 12


def test_small_mouths_are_not_worth_a_model(speech: ShotPasses, frozen: Pixels) -> None:
    backend = ControlPainter()
    book = MouthBook(Painter(backend, CARD, "final"), 7, care=MouthCare(least_px=500))
    made = book.spoken(speech, 3, frozen[3], Speaker(0, VISEMES, "ann"))
    assert not backend.asked
    assert (made == drawn_mouth(speech, 3, 0, frozen[3])).all()


def test_faces_carry_onto_each_other(speech: ShotPasses) -> None:
    here, there = speech.face[1, 0], speech.face[2, 0]  # the same shape, the head turned on
    known = np.hstack([here[48:60, :2], np.ones((12, 1))])
    carried = known @ carried_by(here, there).T
    assert np.abs(carried - there[48:60, :2]).max() < 1
    assert np.abs(here[48:60, :2] - there[48:60, :2]).max() > 1
    identity = carried_by(here, here)
    assert identity == pytest.approx(np.array([[1, 0, 0], [0, 1, 0]]), abs=1e-3)


def test_turns_of_the_head_are_told_apart(speech: ShotPasses) -> None:
    face = speech.face[1, 0]
    middle = face[:, :2].mean(axis=0)
    larger = face.copy()
    larger[:, :2] = (face[:, :2] - middle) * 2 + middle
    assert head_pose(larger) != head_pose(face)
    assert head_pose(larger)[:3] == head_pose(face)[:3]
    moved = face.copy()
    moved[:, :2] += 11
    assert head_pose(moved) == head_pose(face)
