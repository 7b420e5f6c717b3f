"""Two experts: each taught its own part of the noise, in one adapter, to the same bytes."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from renderers.backends.diffusion.adapters import check, put_on, read
from renderers.backends.diffusion.backend import DiffusionBackend
from renderers.backends.diffusion.families.shelf import family_of
from renderers.backends.diffusion.training import checkpoints
from renderers.backends.diffusion.training.experts import Expert
from renderers.backends.diffusion.training.trainees.flow import share_of, sigma_of
from renderers.backends.diffusion.training.trainees.trainee import Moment
from renderers.generative.card import Card
from renderers.generative.errors import AdapterRefused
from renderers.generative.looks.adapter_file import written
from renderers.generative.model_store import ModelStore
from renderers.generative.requests import Adapter, ClipRequest
from tests.renderers.backends.diffusion.tiny import wan_vace
from tests.renderers.backends.diffusion.training.lessons import course_on, taught_in, tiny_recipe


@pytest.fixture(scope="module")
def experts(tmp_path_factory: pytest.TempPathFactory) -> tuple[ModelStore, Card]:
    folder = tmp_path_factory.mktemp("experts")
    return ModelStore(folder), wan_vace.write(folder, "tiny-experts", experts=2)


@pytest.mark.parametrize("shift", [1.0, 3.0])
def test_experts_meet_at_the_boundary_of_the_noise(shift: float) -> None:
    meeting = share_of(0.9, shift)
    at = Moment(None, None, meeting, shift, {})
    assert sigma_of(at) == pytest.approx(0.9)
    much, little = Expert("transformer", meeting, 1.0), Expert("transformer_2", 0.0, meeting)
    for drawn in (0.01, 0.5, 0.99):
        assert sigma_of(replace(at, share=much.share(drawn))) > 0.9
        assert sigma_of(replace(at, share=little.share(drawn))) < 0.9
    assert Expert("transformer").share(0.3) == 0.3


def test_both_experts_learn(experts: tuple[ModelStore, Card], offline: None) -> None:
    del offline
    store, card = experts
    lessons = taught_in(store, card)
    course = course_on(store, card, tiny_recipe(card))
    assert [one.part for one in course.experts] == ["transformer", "transformer_2"]
    first = course.first()
    made = course.taught(lessons.taught, first, 60)
    assert len(made.losses) == 60
    before, after = (course.guessed(lessons.held_out, one) for one in (first, made))
    assert after <= 0.9 * before
    for expert in course.experts:
        own = expert.own(made.factor)
        assert own
        mixed = replace(first, factor={**first.factor, **own})
        assert course.guessed(lessons.held_out, mixed) < before, expert.part


def test_a_broken_off_course_of_two_ends_in_the_same_bytes(
    experts: tuple[ModelStore, Card],
) -> None:
    """Broken off in the middle of a turn, and before the second expert had its first step."""
    store, card = experts
    lessons = taught_in(store, card)
    whole_course = course_on(store, card, tiny_recipe(card, 9))
    whole = whole_course.taught(lessons.taught, whole_course.first(), 9)
    for stops in ((1, 9), (4, 9), (3, 6, 9)):
        kept = None
        for stop in stops:
            course = course_on(store, card, tiny_recipe(card, 9))
            start = course.first() if kept is None else checkpoints.unpacked(kept)
            made = course.taught(lessons.taught, start, stop)
            kept = checkpoints.packed(made)
            course.close()
        for kind in ("factor", "mean", "square"):
            for name, array in getattr(whole, kind).items():
                assert array.tobytes() == getattr(made, kind)[name].tobytes(), (stops, kind, name)


def test_the_adapter_of_two_changes_each_expert_by_its_own(
    experts: tuple[ModelStore, Card], tmp_path: Path, offline: None
) -> None:
    del offline
    store, card = experts
    lessons = taught_in(store, card)
    course = course_on(store, card, tiny_recipe(card, 6))
    made = course.exported(course.taught(lessons.taught, course.first(), 6))
    assert {name.partition(".")[0] for name in made} == {"transformer", "transformer_2"}
    path = tmp_path / "look"
    path.write_bytes(written(made))
    form = family_of(card).lora
    assert form is not None
    painters = {part: wan_vace.transformer() for part in ("transformer", "transformer_2")}
    lora = read(Adapter(path, ""), form)
    check(lora, path, form, painters)
    put_on(painters, form, [lora])
    for part, painter in painters.items():
        layer = "blocks.0.attn1.to_q"
        found = dict(painter.named_parameters())[f"{layer}.lora_B.{lora.name}.weight"]
        assert np.array_equal(found.detach().numpy(), made[f"{part}.{layer}.lora_B.weight"])
    backend = DiffusionBackend(store, "cpu", 1 << 30)
    request = ClipRequest(card.name, "final", "a woman", 5, 32, 32, 5)
    bare = backend.clip(card, request).pictures
    worn = backend.clip(card, replace(request, adapters=(Adapter(path, "", weight=4.0),))).pictures
    assert not np.array_equal(bare, worn)
    assert np.array_equal(bare, backend.clip(card, request).pictures)


def test_an_adapter_for_one_expert_still_serves_both(
    experts: tuple[ModelStore, Card], tmp_path: Path
) -> None:
    """Adapters from elsewhere, and those of one painter, name it alone."""
    store, card = experts
    form = family_of(card).lora
    assert form is not None
    lessons = taught_in(store, card)
    course = course_on(store, card, tiny_recipe(card, 2))
    made = course.exported(course.taught(lessons.taught, course.first(), 2))
    path = tmp_path / "one"
    path.write_bytes(written({n: a for n, a in made.items() if n.startswith("transformer.")}))
    painters = {part: wan_vace.transformer() for part in ("transformer", "transformer_2")}
    lora = read(Adapter(path, ""), form)
    put_on(painters, form, [lora])
    for painter in painters.values():
        assert lora.name in painter.peft_config
    both = tmp_path / "both"
    both.write_bytes(written(made))
    one = {"transformer": painters["transformer"]}
    with pytest.raises(AdapterRefused, match="transformer_2"):
        check(read(Adapter(both, ""), form), both, form, one)
