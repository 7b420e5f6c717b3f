"""What a removing program is given: exact masks of what goes, of what it leaves, of regions."""

from dataclasses import replace

import numpy as np
import pytest

from renderers.backends.toon.renderer import ToonRenderer
from renderers.generative.errors import CardError
from renderers.generative.removal.quadmask import BOTH, CHANGED, GONE, KEPT
from renderers.generative.shot_passes import ShotPasses
from renderers.production.generated.finishing.going import Going, without
from renderers.production.generated.finishing.regions import region_levels
from renderers.production.generated.finishing.removals import without_target
from renderers.production.generated.finishing.steps import Kind, Region, Step
from renderers.production.generated.recording import shot_passes
from tests.renderers.generative.people import FRAMES, SIZE, two_people
from tests.renderers.passes.conftest import Assets
from tests.renderers.production.generated.finishing.sheets import thing, with_ben

BEN = Step(Kind.REMOVE, "void", "actor:ben")
CUES = with_ben(frames=FRAMES, speeches=(), things=(thing("box", "cube"),))


@pytest.fixture(scope="module")
def shot(toon: ToonRenderer, room_assets: Assets) -> ShotPasses:
    return shot_passes(two_people(), SIZE, room_assets, toon)


@pytest.fixture(scope="module")
def alone(toon: ToonRenderer, room_assets: Assets) -> ShotPasses:
    return shot_passes(without(two_people(), Going(("ben",))), SIZE, room_assets, toon)


def test_somebody_and_their_shadow_go_and_nobody_else(shot: ShotPasses, alone: ShotPasses) -> None:
    made = without_target(BEN, shot.beauty, shot, alone, CUES)
    assert made is not None
    levels = made.masked.levels
    assert (levels[shot.character_mask("ben")] == GONE).all()
    apart = np.abs(shot.beauty.astype(int) - alone.beauty).max(axis=-1)
    assert (levels[apart > 12] != KEPT).all(), "all that is drawn otherwise without him"
    shadow = (levels == CHANGED) & ~shot.character_mask("ben")
    assert shadow.any(axis=(1, 2)).all()
    far = shot.character_mask("ann") & (apart == 0)
    assert (levels[far] == KEPT).mean() > 0.8, "whom he passes stays, but for his outline"
    assert made.told == {"removed": ["actor:ben"], "changed": []}
    assert made.masked.words.startswith("interior")
    assert "a person" in made.masked.words, "Ann is left"


def test_a_thing_goes_by_what_it_is_called(
    shot: ShotPasses, toon: ToonRenderer, room_assets: Assets
) -> None:
    less = shot_passes(without(two_people(), Going(kinds=("cube",))), SIZE, room_assets, toon)
    step = Step(Kind.REMOVE, "void", "prop:box")
    made = without_target(step, shot.beauty, shot, less, CUES)
    assert made is not None
    assert made.told["removed"] == ["prop:0:cube"]
    cube = np.isin(shot.ids, shot.ids_of("prop:"))
    assert np.isin(made.masked.levels[cube], (GONE, BOTH)).all()
    assert "cube" not in made.masked.words


def test_the_drawn_film_without_it_shows_what_was_behind(
    shot: ShotPasses, alone: ShotPasses
) -> None:
    hidden = shot.character_mask("ben") & alone.character_mask("ann")
    assert hidden.any()
    assert not alone.character_mask("ben").any()
    assert not alone.body[:, alone.people.index("ben"), :, 2].any()


def test_what_is_not_in_sight_is_not_asked_for(shot: ShotPasses) -> None:
    cues = with_ben("hat", frames=FRAMES, speeches=())
    step = Step(Kind.REMOVE, "void", "prop:hat")
    assert without_target(step, shot.beauty, shot, shot, cues) is None


def test_a_region_of_the_set_stays_where_it_is_in_the_world(tracked: ShotPasses) -> None:
    levels = region_levels(tracked, Region(0.86, 0.3, 0.1, 0.2))
    middle = [np.argwhere(frame == GONE).mean(axis=0)[1] for frame in levels]
    assert middle == sorted(middle, reverse=bool(middle[0] > middle[-1])), "it drifts one way"
    assert abs(middle[-1] - middle[0]) > 3, "as the camera trucks"
    size = [(frame == GONE).sum() for frame in levels]
    assert min(size) > 0.6 * max(size)


def test_whoever_comes_before_a_region_hides_it(two: ShotPasses) -> None:
    on_ann = region_levels(two, Region(0.45, 0.4, 0.1, 0.2))
    assert (on_ann == GONE)[two.character_mask("ann")].any()
    on_wall = region_levels(two, Region(0.3, 0.2, 0.1, 0.15))
    ben = two.character_mask("ben")
    assert (ben & (on_wall[0] == GONE)).sum() > 50, "he does come before it"
    for levels in (on_wall, on_ann):
        assert not (levels == GONE)[ben].any()


def test_a_region_on_somebody_goes_with_them(two: ShotPasses) -> None:
    ben = two.character_mask("ben")
    rows, columns = np.nonzero(ben[0])
    row, column = int(np.percentile(rows, 60)), int(np.median(columns))
    region = Region((column - 4) / SIZE[0], (row - 4) / SIZE[1], 8 / SIZE[0], 8 / SIZE[1])
    levels = region_levels(two, region)
    first, last = (np.argwhere(levels[i] == GONE).mean(axis=0)[1] for i in (0, -1))
    walked = np.argwhere(ben[-1]).mean(axis=0)[1] - np.argwhere(ben[0]).mean(axis=0)[1]
    assert last - first == pytest.approx(walked, rel=0.25)


def test_sky_goes_where_the_camera_turns(tracked: ShotPasses) -> None:
    """Nothing is told of the sky but that it is far: only turning moves it in the picture."""
    depth = tracked.depth.copy()
    depth[:, :30] = 0
    levels = region_levels(replace(tracked, depth=depth), Region(0.5, 0.02, 0.1, 0.08))
    first, last = (np.argwhere(levels[i] == GONE)[:, ::-1] + 0.5 for i in (0, -1))
    ray = np.linalg.inv(tracked.intrinsics[0]) @ [*first.mean(axis=0), 1]
    turned = tracked.extrinsics[-1][:3, :3] @ tracked.extrinsics[0][:3, :3].T @ ray
    there = tracked.intrinsics[-1] @ (turned / turned[2])
    assert abs(there[0] - first.mean(axis=0)[0]) > 2
    assert last.mean(axis=0) == pytest.approx(there[:2], abs=1.0)
    assert len(last) == pytest.approx(len(first), rel=0.15)


def test_a_region_of_nothing_is_refused(two: ShotPasses) -> None:
    with pytest.raises(CardError, match="holds no pixel"):
        region_levels(two, Region(0.5, 0.5, 0.0001, 0.0001))
