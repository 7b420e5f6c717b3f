"""Places sound without a seam and always alike."""

import numpy as np
import pytest

from screenplay.world.kinds import built_in
from screenplay.world.places import KINDS
from voices.ambience import AMBIENCES, LOOP_S, ambience, loop
from voices.loudness import PROGRAMME_HZ
from voices.rooms import ROOMS, room


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_place_has_a_sound_and_a_room(kind: str) -> None:
    likely = (kind, *built_in().stand_ins(kind))
    assert ambience(kind) is next(AMBIENCES[k] for k in likely if k in AMBIENCES)
    assert room(kind) is next(ROOMS[k] for k in likely if k in ROOMS)


@pytest.mark.parametrize("kind", ["kitchen", "beach"])
def test_loops_join_onto_themselves(kind: str) -> None:
    tone = loop(kind)
    assert tone.shape == (LOOP_S * PROGRAMME_HZ, 2)
    steps = np.abs(np.diff(tone[:, 0]))
    assert abs(float(tone[0, 0] - tone[-1, 0])) <= np.quantile(steps, 0.9999)


def test_places_repeat_by_seed_and_differ_by_it() -> None:
    first = loop("park").copy()
    loop.cache_clear()
    assert (loop("park") == first).all()
    assert not (loop("park", 1) == first).all()


def test_birds_sleep_at_night() -> None:
    assert any(name == "bird" for name, _, _ in ambience("park").events)
    assert [name for name, _, _ in ambience("park_night").events] == ["cricket"]
    assert ambience("office_night") == ambience("office")
