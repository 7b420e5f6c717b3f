"""Keyframes: one person at a time, nobody else touched."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from scipy import ndimage

from renderers.backends.toon.renderer import ToonRenderer
from renderers.generative.card import ControlKind
from renderers.generative.compositing.mattes import grown
from renderers.generative.keyframes.groups import groups
from renderers.generative.keyframes.painting import Keyframe, KeyframeCare, Role, Scene, keyframe
from renderers.generative.keyframes.series import keyframe_series
from renderers.generative.painter import Painter
from renderers.generative.plates.empty_set import EmptySet
from renderers.generative.requests import Adapter, Pixels
from renderers.generative.shot_passes import ShotPasses
from tests.renderers.generative.control_painter import CARD, ControlPainter, colour_of
from tests.renderers.generative.people import SIZE, two_people
from tests.renderers.passes.conftest import Assets

FRAME = 6
ROLES = {
    name: Role(name, (Adapter(Path(f"{name}.safetensors"), sha256=f"lora-{name}"),))
    for name in ("ann", "ben")
}


@pytest.fixture(scope="module")
def backdrop(toon: ToonRenderer, room_assets: Assets) -> Pixels:
    empty = EmptySet(two_people(), room_assets, toon)
    ((_, passes),) = empty.frames(SIZE, (FRAME,))
    return passes.beauty


def scene(backend: ControlPainter, strength: float = 1.0) -> Scene:
    return Scene(ROLES, Painter(backend, CARD, "final"), 3, care=KeyframeCare(strength=strength))


def painted(two: ShotPasses, backdrop: Pixels) -> tuple[Keyframe, ControlPainter]:
    backend = ControlPainter()
    return keyframe(two, FRAME, backdrop, scene(backend)), backend


def test_people_are_painted_far_to_near_each_with_their_own_adapter(
    two: ShotPasses, backdrop: Pixels
) -> None:
    made, backend = painted(two, backdrop)
    order = [request.adapters[0].sha256 for request in backend.asked]
    assert order == ["lora-ann", "lora-ben"]
    assert all(len(request.adapters) == 1 for request in backend.asked)
    assert [pass_["who"] for pass_ in made.made] == ["ann", "ben"]
    assert [c.kind for c in backend.asked[0].controls] == [
        ControlKind.POSE, ControlKind.DEPTH, ControlKind.LINE,
    ]  # fmt: skip


def test_nobody_bleeds_into_anybody(two: ShotPasses, backdrop: Pixels) -> None:
    """Painting Ann in another colour changes nothing of Ben, and the other way round."""
    made, _ = painted(two, backdrop)
    other = dict(ROLES)
    other["ann"] = Role("ann", (Adapter(Path("x"), sha256="lora-somebody-else"),))
    changed = keyframe(two, FRAME, backdrop, replace(scene(ControlPainter()), roles=other))
    apart = np.abs(made.picture.astype(int) - changed.picture).max(axis=2)
    ann, ben = two.character_mask("ann")[FRAME], two.character_mask("ben")[FRAME]
    assert (apart[ann] > 10).mean() > 0.9
    assert apart[ndimage.binary_erosion(ben, iterations=2)].max() <= 2  # the edge is Ann's too
    reach = grown(ann, two.depth[FRAME], 3) | grown(ben, two.depth[FRAME], 3)
    assert not apart[~reach].any()


def test_outside_of_everybody_the_backdrop_stays_to_the_bit(
    two: ShotPasses, backdrop: Pixels
) -> None:
    made, _ = painted(two, backdrop)
    free = np.ones(made.picture.shape[:2], np.bool_)
    for group in groups(two, FRAME):
        free &= ~grown(group.mask(two, FRAME), two.depth[FRAME], 3)
    assert free.mean() > 0.3
    assert (made.picture[free] == backdrop[free]).all()


def test_colours_are_those_of_the_own_adapter(two: ShotPasses, backdrop: Pixels) -> None:
    backend = ControlPainter()
    asked = replace(scene(backend), care=KeyframeCare(strength=1.0))
    made = keyframe(two, FRAME, backdrop, asked)
    hues = {}
    for name in ("ann", "ben"):
        inside = made.picture[two.character_mask(name)[FRAME]].astype(float)
        hues[name] = np.median(inside / inside.sum(axis=1, keepdims=True), axis=0)
    wanted = {n: colour_of(f"lora-{n}") / colour_of(f"lora-{n}").sum() for n in hues}
    for name, other in (("ann", "ben"), ("ben", "ann")):
        own = np.abs(hues[name] - wanted[name]).sum()
        foreign = np.abs(hues[name] - wanted[other]).sum()
        assert own < foreign


def test_whoever_has_no_role_stays_as_drawn(two: ShotPasses, backdrop: Pixels) -> None:
    backend = ControlPainter()
    made = keyframe(two, FRAME, backdrop, replace(scene(backend), roles={}))
    assert not backend.asked
    ben = two.character_mask("ben")[FRAME]
    apart = np.abs(made.picture.astype(int) - two.beauty[FRAME]).max(axis=2)
    assert np.median(apart[ben]) <= 3


def test_the_same_keyframe_twice_is_the_same(two: ShotPasses, backdrop: Pixels) -> None:
    (one, _), (again, _) = painted(two, backdrop), painted(two, backdrop)
    assert one.picture.tobytes() == again.picture.tobytes()
    assert one.made == again.made


def test_a_held_thing_goes_with_its_holder(two: ShotPasses) -> None:
    found = groups(two, FRAME)
    assert [g.character_id for g in found if g.character_id] == ["ann", "ben"]
    (loose,) = [g for g in found if not g.character_id]
    assert loose.things == ("cube",)
    held = replace_cube_at_wrist(two)
    (ben,) = [g for g in groups(held, FRAME) if g.character_id == "ben"]
    assert ben.things == ("cube",)


def replace_cube_at_wrist(two: ShotPasses) -> ShotPasses:
    """The same shot told with Ben's wrist where the cube hangs."""
    body = two.body.copy()
    rows, columns = np.nonzero(two.ids[FRAME] == two.ids_of("prop:")[0])
    body[FRAME, 1, 4] = (columns.mean(), rows.mean(), 1)
    return replace(two, body=body)


def test_later_keyframes_begin_with_what_the_one_before_shows(
    two: ShotPasses, backdrop: Pixels
) -> None:
    backend = ControlPainter()
    behind = np.repeat(backdrop[None], two.frames, axis=0)
    asked = replace(scene(backend), roles={"ben": ROLES["ben"]})
    first, second = keyframe_series(two, (4, 7), behind, asked)
    assert (first.frame, second.frame) == (4, 7)
    assert [request.strength for request in backend.asked] == [1.0, asked.care.follow]
    assert backend.asked[0].seed == backend.asked[1].seed
    wanted = colour_of("lora-ben") / colour_of("lora-ben").sum()
    begun = []
    for request in backend.asked:
        assert request.picture is not None
        assert request.mask is not None
        inside = request.picture[request.mask > 0].astype(float) + 1
        hue = np.median(inside / inside.sum(axis=1, keepdims=True), axis=0)
        begun.append(float(np.abs(hue - wanted).sum()))
    assert begun[1] < 0.5 * begun[0]
