"""Steps in their order, states that are taken back and made again, damage that is told."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from renderers.production.generated.finishing.asked import (
    DOCUMENT,
    LABEL,
    NothingThere,
    ask,
    back,
    finishing_of,
    on,
)
from renderers.production.generated.finishing.steps import (
    DEFAULTS,
    Kind,
    Region,
    Step,
    with_step,
)
from storage.errors import DocumentDamaged
from storage.projects import Project

LIPS = Step(Kind.LIPS, "latentsync")
TALK = Step(Kind.TALK, "infinitetalk")
LARGE = Step(Kind.ENLARGE, "spandrel", times=2)
CUP = Step(Kind.REMOVE, "void", "prop:cup", "cup")
STRAY = Step(
    Kind.REMOVE, "void", "a stray cup", "", Region(0.4, 0.5, 0.1, 0.2), values=(("steps", "9"),)
)  # fmt: skip

steps = some.builds(
    lambda kind, target, times: Step(kind, DEFAULTS[kind], target, times=times),
    some.sampled_from(Kind), some.sampled_from(["prop:cup", "actor:jo"]), some.integers(2, 4),
)  # fmt: skip


@given(some.lists(steps, max_size=8))
def test_steps_stand_in_their_order_and_none_beside_what_it_replaces(asked: list[Step]) -> None:
    kept: tuple[Step, ...] = ()
    for step in asked:
        kept = with_step(kept, step)
        assert step in kept
    order = list(Kind)
    assert [order.index(s.kind) for s in kept] == sorted(order.index(s.kind) for s in kept)
    assert not any(a.replaces(b) for i, a in enumerate(kept) for b in kept[i + 1 :])


def test_what_replaces_what() -> None:
    assert with_step((LIPS, LARGE), TALK) == (TALK, LARGE)
    assert with_step((CUP,), STRAY) == (CUP, STRAY)
    assert with_step((STRAY, LARGE), CUP) == (STRAY, CUP, LARGE)


def test_states_are_taken_back_and_made_again(tmp_path: Path) -> None:
    project = Project(tmp_path)
    assert finishing_of(project) == {}
    with pytest.raises(NothingThere, match="taken back"):
        back(project)
    ask({"a": (LIPS,)}, project)
    ask({"a": (LIPS,), "b": (STRAY, LARGE)}, project)
    ask({"a": (LIPS,), "b": (STRAY, LARGE)}, project)  # the same: no further state
    assert back(project) == {"a": (LIPS,)}
    assert back(project) == {}
    assert on(project) == {"a": (LIPS,)}
    ask({"a": (), "b": (LARGE,)}, project)
    assert finishing_of(project) == {"b": (LARGE,)}
    with pytest.raises(NothingThere, match="made again"):
        on(project)
    assert back(project) == {"a": (LIPS,)}


@pytest.mark.parametrize(
    "damage",
    [{"states": [{}], "current": 3}, {"states": "none"}, {"states": [{"a": [{"kind": "shine"}]}]}],
)
def test_damage_is_told_with_the_remedy(tmp_path: Path, damage: object) -> None:
    project = Project(tmp_path)
    project.write_document(DOCUMENT, LABEL, damage)
    with pytest.raises(DocumentDamaged, match="ask for the steps again: storyreel finish"):
        finishing_of(project)


def test_steps_are_told_in_words() -> None:
    told = "remove a stray cup by void steps=9"
    assert [s.told for s in (LIPS, LARGE, CUP, STRAY)] == [
        "lips by latentsync", "enlarge 2 times by spandrel", "remove cup by void", told,
    ]  # fmt: skip
