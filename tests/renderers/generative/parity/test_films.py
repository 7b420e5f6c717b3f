"""Shots against each other: one person, one place."""

from dataclasses import replace

import numpy as np

from renderers.backends.toon.renderer import ToonRenderer
from renderers.generative.parity.film import scored
from renderers.generative.parity.footage import ids_of
from renderers.generative.parity.likeness import apart
from renderers.generative.parity.places import packable, unpackable
from renderers.generative.plates import plate as plates
from renderers.generative.shot_passes import ShotPasses
from tests.renderers.generative.parity.painted import (
    low,
    recoloured,
    score_of,
    styled,
    taken,
)
from tests.renderers.generative.people import two_people
from tests.renderers.generative.recorded_shot import recorded
from tests.renderers.passes.conftest import Assets

LOOKS = {"ann": "coat", "ben": "shirt"}


def test_a_film_in_one_style_holds_together(two: ShotPasses, tracked: ShotPasses) -> None:
    shots = scored(
        [
            taken(two, styled(two.beauty), "a", LOOKS),
            taken(tracked, styled(tracked.beauty), "b", LOOKS),
        ]
    )
    for shot in shots:
        assert score_of(shot, "likeness") > 80
        assert score_of(shot, "place") > 80


def test_who_is_painted_as_somebody_else_stands_out(two: ShotPasses, tracked: ShotPasses) -> None:
    """Of three shots the odd one is flagged, and by nothing else."""
    ann = two.mask(ids_of(two, "ann"))
    other = recoloured(styled(two.beauty), ann)
    shots = scored(
        [
            taken(two, styled(two.beauty), "a", LOOKS),
            taken(tracked, styled(tracked.beauty), "b", LOOKS),
            taken(two, other, "c", LOOKS),
        ]
    )
    assert [low(shot) for shot in shots] == [set(), set(), {"likeness"}]


def test_two_people_painted_as_each_other_are_found(
    two: ShotPasses, tracked: ShotPasses, toon: ToonRenderer, room_assets: Assets
) -> None:
    """Ann acts as Ann and looks like Ben, and the other way round."""
    sheet = two_people()
    ann, ben = sheet.actors
    swapped = replace(
        sheet,
        actors=(
            replace(ann, look=replace(ben.look, character_id="ann")),
            replace(ben, look=replace(ann.look, character_id="ben")),
        ),
    )
    film = recorded(swapped, two.size_px, room_assets, toon).beauty
    shots = scored(
        [
            taken(two, styled(two.beauty), "a", LOOKS),
            taken(tracked, styled(tracked.beauty), "b", LOOKS),
            taken(two, styled(film), "c", LOOKS),
        ]
    )
    assert ["likeness" in low(shot) for shot in shots] == [False, False, True]
    assert not {"joints", "motion"} & low(shots[2]), "they move as they should"


def test_another_costume_is_compared_with_none(two: ShotPasses, tracked: ShotPasses) -> None:
    ann = two.mask(ids_of(two, "ann"))
    dressed = recoloured(styled(two.beauty), ann)
    shots = scored(
        [
            taken(two, dressed, "a", {**LOOKS, "ann": "gown"}),
            taken(tracked, styled(tracked.beauty), "b", LOOKS),
        ]
    )
    assert all("likeness" not in low(shot) for shot in shots)


def test_a_place_that_changes_between_shots_is_found(two: ShotPasses, tracked: ShotPasses) -> None:
    """Seen from another camera, carried over by depth."""
    walls = recoloured(styled(tracked.beauty), tracked.mask(tracked.ids_of("set:")))
    shots = scored(
        [
            taken(two, styled(two.beauty), "a", LOOKS),
            taken(tracked, walls, "b", LOOKS),
        ]
    )
    for shot in shots:
        assert "place" in low(shot)
        assert "likeness" not in low(shot)


def test_light_that_the_drawn_film_has_too_is_no_fault(two: ShotPasses) -> None:
    """A darker second shot, drawn and painted."""
    dim = replace(two, beauty=(two.beauty * 0.6).astype(np.uint8))
    shots = scored(
        [
            taken(two, styled(two.beauty), "a", LOOKS),
            taken(dim, styled(dim.beauty), "b", LOOKS),
        ]
    )
    for shot in shots:
        assert not {"likeness", "place"} & low(shot)


def test_a_lone_shot_says_that_it_has_nothing_to_be_compared_with(two: ShotPasses) -> None:
    (shot,) = scored([taken(two, two.beauty, "a", LOOKS)])
    assert {"likeness", "place"} <= set(shot.untold)


def test_a_view_survives_its_bytes(two: ShotPasses) -> None:
    seen = taken(two, styled(two.beauty)).view
    assert seen is not None
    data = plates.packed(packable("room", seen))
    assert data == plates.packed(packable("room", seen))
    again = unpackable(plates.unpacked(data))
    assert np.array_equal(again.painted.colour, seen.painted.colour)
    assert np.array_equal(again.drawn.depth, seen.drawn.depth)
    assert not seen.painted.known[two.mask(ids_of(two, "ann"))[6][: len(seen.painted.known)]].any()


def test_parts_of_a_body_that_no_other_shot_shows_are_not_compared() -> None:
    assert apart({"legs": (0, 0, 0)}, [{"hair": (50, 0, 0)}]) is None
    assert apart({"legs": (0, 0, 0), "hair": (0, 3, 4)}, [{"hair": (0, 0, 0)}]) == 5
