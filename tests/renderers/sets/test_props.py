"""Props: every noun gives something that a hand can hold."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from renderers.sets.props import build_prop, made_props, prop_kind


@pytest.mark.parametrize("kind", made_props())
def test_prop_is_held_at_its_origin(kind: str) -> None:
    mesh = build_prop(kind)
    assert np.isfinite(mesh.position).all()
    low, high = mesh.position.min(axis=0), mesh.position.max(axis=0)
    assert (high - low).max() < 1.0
    assert (high - low).max() > 0.04
    assert np.linalg.norm(np.clip(0, low, high)) < 0.05  # the hand closes on something
    assert len(mesh.triangles) < 3000


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("coffee cup", "mug"), ("CELL PHONE", "phone"), ("keys", "key"), ("old book", "book"),
        ("flowers", "flower"), ("revolver", "gun"), ("note", "letter"), ("zither", "generic"),
    ],
)  # fmt: skip
def test_nouns_find_their_prop(noun: str, kind: str) -> None:
    assert prop_kind(noun) == kind


@given(st.text(max_size=30))
def test_any_noun_is_built(noun: str) -> None:
    assert prop_kind(noun) in made_props()
