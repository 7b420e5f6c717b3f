"""Drawn keyframes carried by motion must come out as the drawn frames."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest

from renderers.backends.toon.renderer import ToonRenderer
from renderers.generative.plates.empty_set import EmptySet
from renderers.generative.propagation.belonging import belonging
from renderers.generative.propagation.bringing import brought
from renderers.generative.propagation.carrying import CarryCare, carried
from renderers.generative.propagation.drift import drift
from renderers.generative.propagation.tracking import centres, led_back, led_forward
from renderers.generative.requests import Pixels
from renderers.generative.shot_passes import ShotPasses
from tests.renderers.generative.people import SIZE, two_people
from tests.renderers.passes.conftest import Assets

KEYS = (0, 6, 12)


def frames_of(
    passes: ShotPasses, pictures: Pixels, backdrops: Pixels | None = None,
    care: CarryCare | None = None, keys: tuple[int, ...] = KEYS,
) -> Pixels:  # fmt: skip
    made = carried(passes, {k: pictures[k] for k in keys}, backdrops, care)
    return np.stack([one.picture for one in made])


def psnr(a: Pixels, b: Pixels, where: npt.NDArray[np.bool_] | None = None) -> float:
    apart = (a.astype(float) - b) ** 2
    return float(
        10 * np.log10(255**2 / max((apart if where is None else apart[where]).mean(), 1e-9))
    )


def people(passes: ShotPasses) -> npt.NDArray[np.bool_]:
    return np.isin(passes.ids, passes.ids_of("actor:", "face:", "prop:"))


@pytest.fixture(scope="module")
def backdrops(toon: ToonRenderer, room_assets: Assets) -> Pixels:
    empty = EmptySet(two_people(), room_assets, toon)
    ((_, passes),) = empty.frames(SIZE, (0,))
    return np.repeat(passes.beauty[None], 13, axis=0)


def test_drawn_keyframes_become_the_drawn_frames(two: ShotPasses) -> None:
    made = frames_of(two, two.beauty)
    assert len(made) == two.frames
    for key in KEYS:
        assert (made[key] == two.beauty[key]).all()
    between = [f for f in range(two.frames) if f not in KEYS]
    assert min(psnr(made[f], two.beauty[f]) for f in between) > 30
    seen = people(two)
    assert np.mean([psnr(made[f], two.beauty[f], seen[f]) for f in between]) > 25


def test_with_a_camera_that_trucks(tracked: ShotPasses) -> None:
    made = frames_of(tracked, tracked.beauty)
    between = [f for f in range(tracked.frames) if f not in KEYS]
    assert min(psnr(made[f], tracked.beauty[f]) for f in between) > 26


def test_carrying_beats_holding_the_keyframe(two: ShotPasses) -> None:
    made, seen = frames_of(two, two.beauty), people(two)
    for frame in (3, 9):
        held = two.beauty[frame - 3]
        assert psnr(made[frame], two.beauty[frame], seen[frame]) > (
            3 + psnr(held, two.beauty[frame], seen[frame])
        )


def test_a_set_at_rest_is_still_to_the_bit(two: ShotPasses, backdrops: Pixels) -> None:
    made = frames_of(two, two.beauty, backdrops)
    moving = np.stack([belonging(two, f).moving for f in range(two.frames)])
    from scipy import ndimage

    never = ~ndimage.binary_dilation(moving.any(axis=0), iterations=3)
    assert never.mean() > 0.2
    for frame in range(1, 6):
        assert (made[frame][never] == backdrops[0][never]).all()


def test_nobodys_colour_gets_into_somebody_else(two: ShotPasses) -> None:
    """Ann is all red, Ben all blue, the set green: frames between hold no mixtures but at edges."""
    colours = {"ann": (200, 0, 0), "ben": (0, 0, 200)}
    pictures = np.full(two.beauty.shape, (0, 200, 0), np.uint8)
    labels = np.stack([belonging(two, f).label for f in range(two.frames)])
    for name, colour in colours.items():
        (own,) = two.ids_of(f"actor:{name}")
        pictures[labels == own] = colour
    plain = replace(two, beauty=pictures)
    made = frames_of(plain, pictures)
    for name, colour in colours.items():
        (own,) = two.ids_of(f"actor:{name}")
        for frame in range(two.frames):
            mine = labels[frame] == own
            assert (made[frame][mine] == colour).all(), (name, frame)


def test_patches_find_what_motion_does_not_tell(two: ShotPasses) -> None:
    """A badge that is drawn on Ben from frame 3 on comes from the keyframe that has it."""
    (ben,) = two.ids_of("actor:ben")
    drawn = two.beauty.copy()
    badges = []
    for frame in range(two.frames):
        rows, columns = np.nonzero(two.ids[frame] == ben)
        row, column = int(np.median(rows)), int(np.median(columns))
        badge = np.zeros(two.ids[frame].shape, np.bool_)
        badge[row - 4 : row + 4, column - 4 : column + 4] = True
        badges.append(badge & (two.ids[frame] == ben))
        if frame >= 3:
            drawn[frame][badges[-1]] = (250, 250, 40)
    marked = replace(two, beauty=drawn)
    without = frames_of(marked, drawn, care=CarryCare(patches=False))
    made = frames_of(marked, drawn)
    yellow = np.array((250, 250, 40))
    for frame in (3, 4):
        good = np.abs(made[frame][badges[frame]] - yellow).max(axis=1) < 60
        plain = np.abs(without[frame][badges[frame]] - yellow).max(axis=1) < 60
        assert good.mean() > 0.6 > plain.mean()


def test_places_lead_there_and_back(two: ShotPasses) -> None:
    first, second = belonging(two, 4), belonging(two, 5)
    own = centres(SIZE[1], SIZE[0])
    wanted = first.moving
    there = led_forward(first, second, own, wanted)
    known = np.isfinite(there[..., 0])
    assert known.sum() > 0.8 * wanted.sum()
    expected = own + np.asarray(first.flow)
    assert np.abs(there - expected)[known].max() < 0.75  # bilinear in a map of places is exact
    back = led_back(second, first, own, second.moving)
    found = np.isfinite(back[..., 0])
    assert found.sum() > 0.7 * second.moving.sum()
    rows, columns = np.nonzero(found)
    at = back[rows, columns]
    flow = np.asarray(first.flow)[at[:, 1].astype(int), at[:, 0].astype(int)]
    missed = np.abs(at + flow - own[rows, columns]).max(axis=1)
    assert np.percentile(missed, 95) < 0.3


def test_one_frame_is_brought_to_a_later_one(two: ShotPasses) -> None:
    picture, known = brought(two, two.beauty[2], 2, 5)
    seen = people(two)[5]
    assert known[seen].mean() > 0.8
    both = known & seen
    assert psnr(picture, two.beauty[5], both) > 22
    assert psnr(picture, two.beauty[5], both) > psnr(two.beauty[2], two.beauty[5], both) + 3
    same, all_known = brought(two, two.beauty[2], 2, 2)
    assert (same[all_known] == two.beauty[2][all_known]).all()


def test_how_much_each_way_gave_adds_up(two: ShotPasses) -> None:
    for one in carried(two, {k: two.beauty[k] for k in KEYS}):
        assert one.led + one.patched + one.drawn == pytest.approx(1, abs=0.01)
        assert one.led > 0.9


def test_one_keyframe_is_one_frame(two: ShotPasses) -> None:
    (only,) = carried(two, {0: two.beauty[0]})
    assert (only.picture == two.beauty[0]).all()


def test_drift_tells_flicker_from_motion(two: ShotPasses) -> None:
    calm = drift(two, two.beauty)
    assert len(calm) == two.frames - 1
    flicker = two.beauty.copy()
    flicker[1::2] = np.clip(flicker[1::2].astype(int) + 25, 0, 255).astype(np.uint8)
    assert drift(two, flicker).mean() > calm.mean() + 10
    carried_over = drift(two, frames_of(two, two.beauty))
    assert carried_over.mean() < calm.mean() + 2


def test_the_same_frames_twice(two: ShotPasses) -> None:
    assert frames_of(two, two.beauty).tobytes() == frames_of(two, two.beauty).tobytes()
