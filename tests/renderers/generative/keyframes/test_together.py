"""Keyframes side by side: the same people, fewer calls."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from renderers.backends.toon.renderer import ToonRenderer
from renderers.generative.keyframes.groups import groups
from renderers.generative.keyframes.painting import (
    Keyframe,
    KeyframeCare,
    Role,
    Scene,
    group_window,
)
from renderers.generative.keyframes.series import keyframe_series
from renderers.generative.keyframes.sharing import shared_windows
from renderers.generative.painter import Painter
from renderers.generative.plates.empty_set import EmptySet
from renderers.generative.requests import Adapter, Pixels
from renderers.generative.shot_passes import ShotPasses
from tests.renderers.generative.control_painter import CARD, ControlPainter
from tests.renderers.generative.people import SIZE, two_people
from tests.renderers.passes.conftest import Assets

FRAMES = (1, 3, 5, 7)
ROLES = {
    name: Role(name, (Adapter(Path(f"{name}.safetensors"), sha256=f"lora-{name}"),))
    for name in ("ann", "ben")
}


@pytest.fixture(scope="module")
def behind(toon: ToonRenderer, room_assets: Assets) -> Pixels:
    empty = EmptySet(two_people(), room_assets, toon)
    ((_, passes),) = empty.frames(SIZE, (FRAMES[0],))
    return np.repeat(passes.beauty[None], FRAMES[-1] + 1, axis=0)


def series(
    two: ShotPasses, behind: Pixels, batch: int, **care: float
) -> tuple[tuple[Keyframe, ...], ControlPainter]:
    backend = ControlPainter()
    card = replace(CARD, profiles=(replace(CARD.profiles[0], batch=batch),))
    painter = Painter(backend, card, "final")
    scene = Scene(ROLES, painter, 3, care=KeyframeCare(**care))  # type: ignore[arg-type]
    return keyframe_series(two, FRAMES, behind, scene), backend


def test_later_keyframes_are_asked_for_together(two: ShotPasses, behind: Pixels) -> None:
    made, backend = series(two, behind, 4)
    assert [key.frame for key in made] == list(FRAMES)
    assert backend.calls == [3, 3], "Ann in three frames, then Ben; the first frame came alone"
    assert len(backend.asked) == 2 * len(FRAMES)
    for key in made:
        assert [how["who"] for how in key.made] == ["ann", "ben"]
    for call in (backend.asked[2:5], backend.asked[5:8]):
        assert len({(one.width_px, one.height_px) for one in call}) == 1
        assert len({(one.prompt, one.strength, one.adapters, one.seed) for one in call}) == 1


def test_one_at_a_time_each_takes_its_own_window(two: ShotPasses, behind: Pixels) -> None:
    made, backend = series(two, behind, 1)
    again, _ = series(two, behind, 1)
    assert len(backend.asked) == 2 * len(FRAMES)
    for one, other in zip(made, again, strict=True):
        assert one.picture.tobytes() == other.picture.tobytes()


def test_together_or_not_everybody_is_who_they_are(two: ShotPasses, behind: Pixels) -> None:
    """This painter paints from its passes alone: only the scale of windows tells them apart."""
    alone, _ = series(two, behind, 1, strength=1.0, follow=1.0)
    many, _ = series(two, behind, 4, strength=1.0, follow=1.0)
    assert alone[0].picture.tobytes() == many[0].picture.tobytes(), "the first comes alone"
    for one, other in zip(alone[1:], many[1:], strict=True):
        people = np.zeros(one.picture.shape[:2], np.bool_)
        for group in groups(two, one.frame):
            people |= group.mask(two, one.frame)
        apart = np.abs(one.picture.astype(int) - other.picture).max(axis=2)
        assert np.median(apart[people]) <= 4
    again, _ = series(two, behind, 4, strength=1.0, follow=1.0)
    assert all(a.picture.tobytes() == b.picture.tobytes() for a, b in zip(many, again, strict=True))


def test_where_too_little_of_the_first_is_left_the_one_before_is_waited_for(
    two: ShotPasses, behind: Pixels
) -> None:
    _, backend = series(two, behind, 4, known=1.1)  # never enough: each waits for the last
    assert backend.calls == [1] * 6
    _, one_by_one = series(two, behind, 1, known=1.1)
    assert [r.seed for r in backend.asked] == [r.seed for r in one_by_one.asked]


def test_shared_windows_hold_everybodys_own_and_waste_little(two: ShotPasses) -> None:
    scene = Scene(ROLES, Painter(ControlPainter(), CARD, "final"), 3)
    windows = shared_windows(two, FRAMES, scene)
    assert len(windows) == 2 * len(FRAMES)
    for frame in FRAMES:
        for group in groups(two, frame):
            if not group.character_id:
                continue
            own = group_window(two, frame, group, scene.care)
            window = windows[frame, group.ids]
            assert window.left <= own.left
            assert window.top <= own.top
            assert window.left + window.width >= own.left + own.width
            assert window.top + window.height >= own.top + own.height
            assert window.left + window.width <= SIZE[0]
            assert window.top + window.height <= SIZE[1]
            assert window.width * window.height <= 1.5 * own.width * own.height
