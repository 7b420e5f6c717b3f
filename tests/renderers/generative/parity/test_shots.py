"""A painted shot by itself: what is as it was performed passes, and each fault is found."""

from dataclasses import fields, replace

import numpy as np
import pytest
from scipy import ndimage

from renderers.backends.toon.renderer import ToonRenderer
from renderers.generative.parity.footage import Footage
from renderers.generative.parity.outlines import Backdrop
from renderers.generative.parity.places import viewpoint_of
from renderers.generative.parity.scoring import bounds, part
from renderers.generative.parity.shot import Measured, measured
from renderers.generative.plates.empty_set import EmptySet
from renderers.generative.requests import Pixels
from renderers.generative.shot_passes import ShotPasses
from tests.renderers.generative.parity.painted import (
    FPS,
    alone,
    flickering,
    low,
    recoloured,
    score_of,
    styled,
)
from tests.renderers.generative.people import two_people
from tests.renderers.passes.conftest import Assets


def test_a_drawn_film_is_as_good_as_itself(
    two: ShotPasses, tracked: ShotPasses, talking: ShotPasses
) -> None:
    for passes in (two, tracked, talking):
        shot = alone(passes, passes.beauty)
        assert shot.score == 100
        assert len(shot.parts) >= 6


def test_another_style_is_no_fault(
    two: ShotPasses, tracked: ShotPasses, talking: ShotPasses
) -> None:
    for passes in (two, tracked, talking):
        shot = alone(passes, styled(passes.beauty))
        assert not shot.low, shot.low
        assert shot.score is not None
        assert shot.score > 70


def test_the_same_film_has_the_same_scores(two: ShotPasses) -> None:
    film = styled(two.beauty)
    assert alone(two, film) == alone(two, film)


def test_a_shifted_film_is_found_by_joints_and_faces(two: ShotPasses, talking: ShotPasses) -> None:
    assert {"joints", "outlines"} <= low(alone(two, np.roll(styled(two.beauty), 8, axis=2)))
    assert "faces" in low(alone(talking, np.roll(styled(talking.beauty), 14, axis=1)))


def test_a_mirrored_film_is_found_by_outlines_and_lines(two: ShotPasses) -> None:
    assert {"outlines", "lines"} <= low(alone(two, styled(two.beauty)[:, :, ::-1]))


def test_a_frozen_film_is_found_by_motion(two: ShotPasses, tracked: ShotPasses) -> None:
    for passes in (two, tracked):
        film = styled(passes.beauty)
        assert "motion" in low(alone(passes, np.repeat(film[:1], len(film), axis=0)))


def test_a_set_that_creeps_is_found_by_drift(two: ShotPasses) -> None:
    noise = np.random.default_rng(4).normal(0, 90, two.beauty.shape[1:3])
    stains = ndimage.gaussian_filter(noise, 2.0, mode="wrap")[..., None]
    where = two.mask(two.ids_of("set:"))[..., None]

    def stained(step_px: int) -> Pixels:
        moved = np.stack([np.roll(stains, i * step_px, axis=1) for i in range(two.frames)])
        return np.clip(two.beauty + moved * where, 0, 255).astype(np.uint8)

    passes = replace(two, beauty=stained(0))
    assert score_of(alone(passes, styled(passes.beauty)), "drift") == 100
    assert "drift" in low(alone(passes, stained(1)))


def test_flicker_is_found_and_is_no_motion(two: ShotPasses) -> None:
    shot = alone(two, flickering(styled(two.beauty)))
    assert "flicker" in low(shot)
    assert "drift" not in low(shot)


def test_noise_is_no_film(two: ShotPasses) -> None:
    noise = np.random.default_rng(3).integers(0, 255, two.beauty.shape, np.uint8)
    shot = alone(two, noise)
    assert {"lines", "joints", "outlines", "flicker"} <= low(shot)
    assert shot.score is not None
    assert shot.score < 30


def test_a_late_mouth_is_found_by_its_lag(talking: ShotPasses) -> None:
    film = styled(talking.beauty)
    late = np.concatenate([film[:1]] * 5 + [film[:-5]])
    shot = alone(talking, late)
    assert "lip_lag" in low(shot)
    lag = next(part for part in shot.parts if part.name == "lip_lag")
    assert lag.value == pytest.approx(5000 / FPS)
    assert "lips" not in low(shot)


def test_a_mouth_that_stays_shut_is_found_by_lips(talking: ShotPasses) -> None:
    film = styled(talking.beauty)
    dumb = np.repeat(film[:1], len(film), axis=0)
    assert "lips" in low(alone(talking, dumb))


def test_who_does_not_speak_has_no_lips_to_judge(two: ShotPasses) -> None:
    shot = alone(two, two.beauty)
    assert "lips" in shot.untold
    assert "speaks" in shot.untold["lips"]


def test_before_a_known_plate_a_missing_person_and_another_set_are_found(
    two: ShotPasses, toon: ToonRenderer, room_assets: Assets
) -> None:
    empty = EmptySet(two_people(), room_assets, toon)
    plate = empty(viewpoint_of(Footage(two, two.beauty, FPS), 0, 1)).beauty
    behind = styled(plate[None])[0]

    def held(film: Pixels) -> Measured:
        known = Backdrop(behind, np.ones(behind.shape[:2], np.bool_))
        return measured(Footage(two, film, FPS), lambda _: known)

    film = styled(two.beauty)
    good = held(film).values
    assert part("plate", good["plate"]).score > 80
    assert part("outlines", good["outlines"]).score > 80
    nobody = held(np.repeat(behind[None], len(film), axis=0)).values
    assert nobody["outlines"] < 0.1
    elsewhere = held(recoloured(film, two.mask(two.ids_of("set:")))).values
    assert part("plate", elsewhere["plate"]).low
    assert part("joints", elsewhere["joints"]).score == part("joints", good["joints"]).score


def test_a_plate_that_knows_nothing_behind_people_is_not_asked_about_them(two: ShotPasses) -> None:
    film = styled(two.beauty)
    nobody = two.mask(two.ids_of("actor:", "face:", "prop:")).any(axis=0)
    known = Backdrop(film[0], ~nobody)
    found = measured(Footage(two, film, FPS), lambda _: known)
    assert found.values["outlines"] > 0.9


def test_what_cannot_be_laid_over_each_other_is_refused(two: ShotPasses) -> None:
    with pytest.raises(ValueError, match="make the film again"):
        Footage(two, two.beauty[:, ::2, ::2], FPS)


def test_one_frame_is_measured_as_far_as_it_goes(two: ShotPasses) -> None:
    one = replace(
        two,
        **{
            f.name: getattr(two, f.name)[: 0 if f.name == "flow" else 1]
            for f in fields(two)
            if f.name not in {"people", "names"}
        },
    )
    found = measured(Footage(one, one.beauty, FPS))
    assert {"motion", "drift", "flicker"} <= set(found.untold)
    assert found.values["lines"] == 1


def test_every_bound_has_its_reason() -> None:
    for name, bound in bounds().items():
        assert bound.score(bound.best) == 100, name
        assert bound.score(bound.worst) == 0, name
        assert len(bound.reason) > 20, name
