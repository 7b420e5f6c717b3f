"""A keyframe, a plate and a mouth from a real pipeline with tiny random weights."""

from dataclasses import replace

import numpy as np
import pytest

from renderers.backends.diffusion.backend import DiffusionBackend
from renderers.backends.toon.renderer import ToonRenderer
from renderers.generative.compositing.mattes import grown
from renderers.generative.keyframes.groups import groups
from renderers.generative.keyframes.painting import Role, Scene, keyframe
from renderers.generative.keyframes.series import keyframe_series
from renderers.generative.model_store import ModelStore
from renderers.generative.painter import Painter
from renderers.generative.plates.empty_set import EmptySet
from renderers.generative.plates.painting import Order, filled, painted
from renderers.generative.plates.plate import Plate
from renderers.generative.plates.viewpoint import Viewpoint
from renderers.generative.shot_passes import ShotPasses
from renderers.passes.cameras import camera_at
from tests.renderers.backends.diffusion.tiny import sdxl
from tests.renderers.backends.diffusion.tiny.clips import counting
from tests.renderers.generative.people import SIZE, two_people
from tests.renderers.passes.conftest import Assets


@pytest.fixture(scope="module")
def painter(tmp_path_factory: pytest.TempPathFactory) -> Painter:
    import torch

    torch.set_num_threads(1)
    folder = tmp_path_factory.mktemp("models")
    card = sdxl.write(folder)
    first = replace(card.profiles[0], width_px=96, height_px=56)
    card = replace(card, profiles=(first,))
    return Painter(DiffusionBackend(ModelStore(folder), "cpu", 1 << 30), card, first.name)


def test_a_keyframe_over_a_plate(
    two: ShotPasses, toon: ToonRenderer, room_assets: Assets, painter: Painter
) -> None:
    sheet = two_people()
    measure = EmptySet(sheet, room_assets, toon)
    here = Viewpoint(camera_at(sheet.camera, 0, *SIZE), *SIZE)
    order = Order("a room", 1, painter)
    plate = painted(Plate("room", "day"), [here.widened(1.3).resized(96, 54)], measure, order)
    backdrop, _ = filled(plate, here, measure(here), order)
    scene = Scene({"ann": Role("a woman"), "ben": Role("a man")}, painter, 5)
    made = keyframe(two, 6, backdrop, scene)
    again = keyframe(two, 6, backdrop, scene)
    assert made.picture.tobytes() == again.picture.tobytes()
    assert [how["who"] for how in made.made] == ["ann", "ben"]
    free = np.ones(made.picture.shape[:2], np.bool_)
    for group in groups(two, 6):
        free &= ~grown(group.mask(two, 6), two.depth[6], 3)
    assert (made.picture[free] == backdrop[free]).all()
    ann = two.character_mask("ann")[6]
    assert (made.picture[ann] != backdrop[ann]).any(axis=1).mean() > 0.9
    other = keyframe(two, 6, backdrop, replace(scene, seed=6))
    assert (other.picture[ann] != made.picture[ann]).any()


def test_later_keyframes_share_their_calls(
    two: ShotPasses, toon: ToonRenderer, room_assets: Assets, painter: Painter
) -> None:
    ((_, empty),) = EmptySet(two_people(), room_assets, toon).frames(SIZE, (0,))
    behind = np.repeat(empty.beauty[None], two.frames, axis=0)
    frames, ran, made = (1, 3, 5, 7), {}, {}
    for batch in (1, 4):
        card = replace(painter.card, profiles=(replace(painter.profile, batch=batch),))
        one = replace(painter, card=card)
        scene = Scene({"ann": Role("a woman"), "ben": Role("a man")}, one, 5)
        with counting() as calls:
            made[batch] = keyframe_series(two, frames, behind, scene)
        ran[batch] = calls["UNet2DConditionModel"]
    assert ran[4] < 0.6 * ran[1]
    told = [[how["batch"]["made"] for how in key.made] for key in made[4]]
    assert told == [[1, 1], [3, 3], [3, 3], [3, 3]]
    again = keyframe_series(two, frames, behind, scene)
    for key, other in zip(made[4], again, strict=True):
        assert key.picture.tobytes() == other.picture.tobytes()
        assert key.made == other.made
