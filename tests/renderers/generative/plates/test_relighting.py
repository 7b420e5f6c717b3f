"""The light of a place, told by its plate; people of a shot in it."""

from dataclasses import replace

import numpy as np
import pytest

from renderers.backends.toon.renderer import ToonRenderer
from renderers.generative.grading.harmonics import brightest, fitted, shading, sphere
from renderers.generative.grading.linear_light import encoded
from renderers.generative.grading.shading_ratio import (
    Shadings,
    Turn,
    light_seen,
    turned,
    world_normals,
)
from renderers.generative.plates.drawn_light import drawn_lights
from renderers.generative.plates.empty_set import EmptySet
from renderers.generative.plates.plate import Plate, PlateView
from renderers.generative.plates.relighting import relit_shot, where_seen
from renderers.generative.plates.surroundings import surroundings
from renderers.generative.plates.viewpoint import Viewpoint
from renderers.generative.requests import Pixels
from renderers.generative.resampling import Floats
from renderers.generative.shot_passes import ShotPasses
from renderers.passes.cameras import Camera
from renderers.passes.levels import depth_levels
from tests.renderers.generative.lit_room import Window, plate_of, shading_at
from tests.renderers.generative.people import two_people
from tests.renderers.passes.conftest import Assets

WINDOWS = [Window(0, -1), Window(0, 1, 0.8), Window(2, 1, -1.0)]


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("place", [(0, 1.2, 0), (1.2, 1.4, 0.8), (1.5, 0.6, -1.6)])
def test_where_the_light_comes_from(window: Window, place: tuple[float, float, float]) -> None:
    """Within 15 degrees of the sum over the room, though the window is but white in pictures."""
    truth = shading_at(place, sphere().astype(float), window)
    truth /= truth.mean(axis=0)
    found = surroundings(plate_of(window)).at(place)
    towards = brightest(fitted(truth.astype(np.float32)))
    assert float(brightest(found) @ towards) > np.cos(np.radians(15))
    apart = np.sqrt(((shading(found, sphere()) - truth) ** 2).mean())
    assert apart < 0.35 * np.sqrt(((truth - 1) ** 2).mean())  # against saying nothing


def test_a_drawn_ball_comes_to_be_lit_from_the_true_side() -> None:
    """Drawn in two tones by a key of our own, relit by what the plate tells, over many places."""
    across = np.linspace(-1, 1, 64)
    x, y = np.meshgrid(across, -across)
    who = x**2 + y**2 < 0.92
    normals = np.stack([x, y, np.sqrt(np.clip(1 - x**2 - y**2, 0, 1))], -1)
    normals = (normals / np.maximum(np.linalg.norm(normals, axis=-1)[..., None], 1e-6)).astype("f4")
    key = np.array([0.6, 0.5, 0.62]) / np.linalg.norm([0.6, 0.5, 0.62])

    def tones(facing: Floats) -> Floats:
        lit = (facing @ key > 0)[:, None]
        return np.where(lit, [1.06, 1.03, 1.0], [0.55, 0.52, 0.6]).astype(np.float32)

    def shown(light: np.ndarray) -> Pixels:
        picture = np.zeros((64, 64, 3))
        picture[who] = light / light.mean() * 0.35
        return encoded(picture)

    drawn, before, after = shown(tones(normals[who])), [], []
    for window in WINDOWS:
        room = surroundings(plate_of(window))
        for place in ((0, 1.2, 0), (-1.5, 1.2, -1), (1.5, 0.6, -1.6)):
            truth = light_seen(shown(shading_at(place, normals[who].astype(float), window)),
                               normals, who)  # fmt: skip
            light = Shadings(fitted(tones(sphere())), room.at(place))
            made = turned(drawn, normals, who, light, Turn())
            before.append(float(light_seen(drawn, normals, who) @ truth))
            after.append(float(light_seen(made, normals, who) @ truth))
    assert np.mean(after) > np.mean(before) + 0.4
    assert np.mean(after) > 0.6
    assert all(b >= a - 0.05 for a, b in zip(before, after, strict=True))


def test_who_stands_elsewhere_is_lit_from_elsewhere() -> None:
    room = surroundings(plate_of(Window(0, -1)))
    near, far = room.at((-1.5, 1.4, -2.0)), room.at((-1.5, 1.4, 2.0))
    assert brightest(near)[2] > 0.3  # the window is ahead of the one and behind the other
    assert brightest(far)[2] < -0.3


def test_warm_light_from_a_side_is_warm_there() -> None:
    window = Window(0, -1, colour=(1.0, 0.7, 0.4))
    plate = plate_of(window)
    blue = [
        PlateView(
            v.viewpoint, np.where(v.colour.max(-1)[..., None] > 250, v.colour, v.colour[..., ::-1]),
            v.depth, v.known,
        )
        for v in plate.views
    ]  # fmt: skip
    found = surroundings(replace(plate, views=tuple(blue))).at((0, 1.2, 0))
    towards, away = shading(found, np.array([[-1.0, 0, 0], [1.0, 0, 0]]))
    assert towards[0] / towards[2] > 1.2 * away[0] / away[2]


def test_the_open_sky_lights_from_above() -> None:
    """A street: grey ground, blue sky of no greater brightness in the picture."""
    views = []
    for turn in range(4):
        angle = turn * np.pi / 2
        ahead = np.array([np.sin(angle), 0, np.cos(angle)])
        right = np.cross(ahead, [0, 1, 0])
        axes = np.stack([right, [0, -1, 0], ahead])
        pose = np.eye(4)
        pose[:3, :3], pose[:3, 3] = axes, -axes @ np.array([0, 1.5, 0])
        k = np.array([[80.0, 0, 80], [0, 80, 48], [0, 0, 1]])
        rows = np.arange(96) + 0.5
        down = np.maximum(rows - 48, 1e-3) / 80
        depth = np.where(rows > 50, 1.5 / down, 0).astype(np.float32)[:, None].repeat(160, 1)
        colour = np.where((depth > 0)[..., None], np.uint8(150), np.uint8([110, 150, 200]))
        known = np.ones(depth.shape, np.bool_)
        view = Viewpoint(Camera(k, pose), 160, 96)
        views.append(PlateView(view, colour, depth_levels(depth), known))
    found = surroundings(Plate("street", "day", views=tuple(views))).at((0.4, 1.2, 0.3))
    assert brightest(found)[1] > 0.95


def test_an_empty_plate_says_nothing() -> None:
    found = surroundings(Plate("", "")).at((0, 1, 0))
    assert shading(found, sphere()) == pytest.approx(1, abs=0.01)


def test_the_drawn_light_is_the_one_that_is_drawn(
    two: ShotPasses, room_assets: Assets, toon: ToonRenderer
) -> None:
    """People in one colour, so that brightness is light: they are brightest where it says."""
    sheet = two_people()
    drawn = drawn_lights(sheet, room_assets)
    assert set(drawn) == {"actor:ann", "actor:ben", "prop:0:cube"}
    normals = world_normals(two.normal[0], two.extrinsics[0])
    for who in ("ann", "ben"):
        mask = two.character_mask(who)[0]
        colours = two.beauty[0][mask].astype(float)
        common = np.median(colours, axis=0)
        plain = mask.copy()
        plain[mask] = np.abs(colours - common).max(axis=1) < 60
        if plain.sum() < 200:
            continue
        seen = light_seen(two.beauty[0], normals, plain)
        assert float(seen @ brightest(drawn[f"actor:{who}"](0))) > 0.2


def test_people_are_relit_and_nothing_else(
    two: ShotPasses, room_assets: Assets, toon: ToonRenderer
) -> None:
    drawn = drawn_lights(two_people(), room_assets)
    empty = EmptySet(two_people(), room_assets, toon)
    plate = _plate_round(empty)
    made, told = relit_shot(two.beauty, two, plate, drawn, 1.0)
    again, _ = relit_shot(two.beauty, two, plate, drawn, 1.0)
    assert made.tobytes() == again.tobytes()
    people = np.isin(two.ids, two.ids_of("actor:", "face:", "prop:"))
    changed = (made != two.beauty).any(axis=-1)
    assert changed[people].mean() > 0.5
    assert changed[~people].mean() < 0.05  # their soft edge
    assert set(told) >= {"actor:ann", "actor:ben"}
    assert told["actor:ann"]["room"] != told["actor:ann"]["drawn"]
    untouched, nothing = relit_shot(two.beauty, two, plate, drawn, 0.0)
    assert untouched is two.beauty
    assert nothing == {}


def test_light_does_not_flicker(two: ShotPasses, room_assets: Assets, toon: ToonRenderer) -> None:
    """Who stands still changes no more from frame to frame than the drawing does, nearly."""
    plate = _plate_round(EmptySet(two_people(), room_assets, toon))
    made, _ = relit_shot(two.beauty, two, plate, drawn_lights(two_people(), room_assets), 1.0)
    ann = two.character_mask("ann")
    still = ann[:-1] & ann[1:] & (two.beauty[1:] == two.beauty[:-1]).all(axis=-1)
    step = np.abs(np.diff(made.astype(int), axis=0)).max(axis=-1)
    assert still.sum() > 500
    assert np.percentile(step[still], 99) <= 6


def test_where_somebody_is(two: ShotPasses) -> None:
    track = next(a for a in two_people().actors if a.character_id == "ben")
    found = where_seen(two, 6, two.character_mask("ben")[6])
    assert np.linalg.norm((found - track.root_m[6])[[0, 2]]) < 0.35


def _plate_round(empty: EmptySet) -> Plate:
    """The drawn set from four corners."""
    views = []
    for x, z in ((2, 2), (2, -1.5), (-2, -1.5), (-2, 2)):
        ahead = np.array([-x, -0.3, 0.5 - z])
        ahead /= np.linalg.norm(ahead)
        right = np.cross(ahead, [0, 1, 0])
        right /= np.linalg.norm(right)
        axes = np.stack([right, np.cross(ahead, right), ahead])
        pose = np.eye(4)
        pose[:3, :3], pose[:3, 3] = axes, -axes @ np.array([x, 1.5, z])
        k = np.array([[90.0, 0, 64], [0, 90.0, 36], [0, 0, 1]])
        view = Viewpoint(Camera(k, pose), 128, 72)
        passes = empty(view)
        known = np.ones(passes.depth_m.shape, np.bool_)
        views.append(PlateView(view, passes.beauty, depth_levels(passes.depth_m), known))
    return Plate("room", "day", views=tuple(views))
