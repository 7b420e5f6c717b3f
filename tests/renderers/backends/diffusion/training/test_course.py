"""Training on tiny random nets: losses fall, and broken-off courses end in the same bytes."""

import hashlib
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from renderers.backends.diffusion.training import checkpoints
from renderers.backends.diffusion.training.course import Diverged, split
from renderers.backends.diffusion.training.encoding import encoded, unpacked
from renderers.generative.card import Card
from renderers.generative.errors import AdapterRefused, GenerationCancelled
from renderers.generative.looks.adapter_file import written
from renderers.generative.looks.errors import CannotTrain
from renderers.generative.model_store import ModelStore
from tests.renderers.backends.diffusion.tiny import wan_vace
from tests.renderers.backends.diffusion.training.lessons import (
    SEED,
    course_on,
    pictures,
    taught_in,
    tiny_recipe,
)


@pytest.fixture(scope="module")
def wan(tmp_path_factory: pytest.TempPathFactory) -> tuple[ModelStore, Card]:
    folder = tmp_path_factory.mktemp("wan")
    card = wan_vace.write(folder)
    return ModelStore(folder), card


def fall(store: ModelStore, card: Card, **told: object) -> float:
    """By what share 60 steps lower the loss at fixed noise."""
    lessons = taught_in(store, card)
    course = course_on(store, card, tiny_recipe(card, **told))
    first = course.first()
    before = course.guessed(lessons.held_out, first)
    after = course.guessed(lessons.held_out, course.taught(lessons.taught, first, 60))
    return 1 - after / before


@pytest.mark.parametrize(
    ("name", "rate"),
    [
        ("tiny-flux", 2e-2), ("tiny-zimage", 2e-2), ("tiny-flux2", 1.5e-2), ("tiny-sdxl", 1e-2),
        ("tiny-qwen", 1e-2),
    ],
)  # fmt: skip
def test_sixty_steps_lower_the_loss_at_fixed_noise(
    name: str, rate: float, store: ModelStore, offline: None
) -> None:
    del offline
    assert fall(store, store.card(name), learning_rate=rate) >= 0.10


def test_wan_learns_from_single_frames(wan: tuple[ModelStore, Card], offline: None) -> None:
    del offline
    assert fall(*wan) >= 0.10


def test_a_unet_learns_by_its_convolutions(store: ModelStore) -> None:
    """Attention alone, which recipes were once, hardly changes what a UNet does with noise."""
    card = store.card("tiny-sdxl")
    alone = replace(card, adapts=("to_q", "to_k", "to_v", "to_out.0"))
    assert tiny_recipe(alone).targets == alone.adapts
    assert fall(store, alone) < 0.5 * fall(store, card)


def test_a_card_with_layers_that_are_not_there_is_refused(store: ModelStore) -> None:
    card = replace(store.card("tiny-flux2"), adapts=("to_nothing",))
    with pytest.raises(CannotTrain, match="to_nothing"):
        course_on(store, card, tiny_recipe(card)).first()


@pytest.mark.parametrize("name", ["tiny-sdxl", "tiny-zimage", "tiny-flux", "tiny-flux2"])
def test_a_base_of_16_bits_is_taught_in_32(name: str, store: ModelStore) -> None:
    card = store.card(name)
    lessons = split(unpacked(encoded(card, store, pictures(2), "bfloat16", "cpu")))
    course = course_on(store, card, tiny_recipe(card, 2, dtype="bfloat16"))
    made = course.taught(lessons.taught, course.first(), 2)
    assert all(np.isfinite(loss) for loss in made.losses)
    changed = [array for factor, array in made.factor.items() if ".lora_B." in factor]
    assert any(array.any() for array in changed)
    assert {array.dtype for array in made.factor.values()} == {np.dtype(np.float32)}


def test_pictures_of_the_class_hold_it_where_it_was(store: ModelStore) -> None:
    """Taught beside the look they are guessed better than where the look alone was taught."""
    card = store.card("tiny-zimage")
    lessons = taught_in(store, card)
    others = [replace(one, caption="woman", pixels=255 - one.pixels) for one in pictures(4)]
    prior = unpacked(encoded(card, store, others, "float32", "cpu"))
    held = {}
    for told, classed in ((0.0, ()), (1.0, prior)):
        course = course_on(store, card, tiny_recipe(card, 30, prior=told))
        made = course.taught(lessons.taught, course.first(), 30, prior=classed)
        held[told] = course.guessed(prior, made)
        before = course.guessed(lessons.held_out, course.first())
        assert course.guessed(lessons.held_out, made) < before, "the look is learnt all the same"
    assert held[1.0] < held[0.0]


def test_a_course_with_a_class_in_two_parts_ends_in_the_same_bytes(store: ModelStore) -> None:
    card = store.card("tiny-zimage")
    lessons, prior = taught_in(store, card).taught, taught_in(store, card, 3).taught
    recipe = tiny_recipe(card, 6, prior=0.5)
    course = course_on(store, card, recipe)
    whole = checkpoints.packed(course.taught(lessons, course.first(), 6, prior=prior))
    half = checkpoints.packed(course.taught(lessons, course.first(), 2, prior=prior))
    again = course_on(store, card, recipe)
    rest = again.taught(lessons, checkpoints.unpacked(half), 6, prior=prior)
    whole_arrays = checkpoints.unpacked(whole).factor
    assert all(a.tobytes() == rest.factor[n].tobytes() for n, a in whole_arrays.items())
    bare = course.taught(lessons, course.first(), 6)
    assert any(a.tobytes() != bare.factor[n].tobytes() for n, a in whole_arrays.items())


def test_checkpointing_activations_changes_no_number(store: ModelStore) -> None:
    card = store.card("tiny-zimage")
    lessons = taught_in(store, card)
    made = []
    for kept in (True, False):
        course = course_on(store, card, tiny_recipe(card, 3, checkpointing=kept))
        made.append(course.taught(lessons.taught, course.first(), 3))
    for name, factor in made[0].factor.items():
        assert np.allclose(factor, made[1].factor[name], atol=1e-6)


def test_a_course_in_two_parts_ends_in_the_same_bytes(store: ModelStore) -> None:
    card = store.card("tiny-flux2")
    lessons = taught_in(store, card)
    whole_course = course_on(store, card, tiny_recipe(card, 8))
    whole = whole_course.taught(lessons.taught, whole_course.first(), 8)
    begun = course_on(store, card, tiny_recipe(card, 8))
    half = checkpoints.packed(begun.taught(lessons.taught, begun.first(), 3))
    begun.close()
    again = course_on(store, card, tiny_recipe(card, 8))
    rest = again.taught(lessons.taught, checkpoints.unpacked(half), 8)
    for kind in ("factor", "mean", "square"):
        for name, array in getattr(whole, kind).items():
            assert array.tobytes() == getattr(rest, kind)[name].tobytes(), (kind, name)
    assert written(whole_course.exported(whole)) == written(again.exported(rest))


def test_two_processes_make_the_same_bytes(store: ModelStore) -> None:
    program = (
        "import hashlib, sys\n"
        "import torch; torch.set_num_threads(1)\n"
        "from pathlib import Path\n"
        "from renderers.generative.model_store import ModelStore\n"
        "from renderers.backends.diffusion.training import checkpoints\n"
        "from tests.renderers.backends.diffusion.training.lessons import *\n"
        "store = ModelStore(Path(sys.argv[1])); card = store.card('tiny-zimage')\n"
        "lessons = taught_in(store, card)\n"
        "course = course_on(store, card, tiny_recipe(card, 4, batch=2))\n"
        "made = course.taught(lessons.taught, course.first(), 4)\n"
        "print(hashlib.sha256(checkpoints.packed(made)).hexdigest())\n"
    )
    root = Path(__file__).parents[5]
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program, str(store.folder)],
        capture_output=True, text=True, check=True, cwd=root,
    )  # fmt: skip
    card = store.card("tiny-zimage")
    lessons = taught_in(store, card)
    course = course_on(store, card, tiny_recipe(card, 4, batch=2))
    made = course.taught(lessons.taught, course.first(), 4)
    assert hashlib.sha256(checkpoints.packed(made)).hexdigest() == run.stdout.split()[-1]


def test_another_seed_is_another_course(store: ModelStore) -> None:
    card = store.card("tiny-zimage")
    lessons = taught_in(store, card)
    made = []
    for seed in (SEED, SEED + 1):
        course = course_on(store, card, tiny_recipe(card, 2), seed)
        made.append(checkpoints.packed(course.taught(lessons.taught, course.first(), 2)))
    assert made[0] != made[1]


def test_every_eighth_picture_is_held_out_and_few_are_all_taught(store: ModelStore) -> None:
    lessons = unpacked(encoded(store.card("tiny-zimage"), store, pictures(9), "float32", "cpu"))
    parts = split(lessons)
    assert (len(parts.taught), len(parts.held_out)) == (8, 1)
    assert parts.held_out[0] is lessons[7]
    few = split(lessons[:5])
    assert few.taught == few.held_out == lessons[:5]


def test_lessons_survive_packing_with_lists_of_words(store: ModelStore) -> None:
    card = store.card("tiny-zimage")
    one = unpacked(encoded(card, store, pictures(2), "float32", "cpu"))
    words = one[0].words["prompt_embeds"]
    assert isinstance(words, list)
    assert words[0].ndim == 2
    assert encoded(card, store, pictures(2), "float32", "cpu") == encoded(
        card, store, pictures(2), "float32", "cpu"
    )


def test_a_stopped_course_says_so_between_two_steps(store: ModelStore) -> None:
    card = store.card("tiny-zimage")
    lessons = taught_in(store, card)
    course = course_on(store, card, tiny_recipe(card, 10))
    asked = iter((False, False, True))
    with pytest.raises(GenerationCancelled, match="step 3"):
        course.taught(lessons.taught, course.first(), 10, cancel=lambda: next(asked))
    whole = course_on(store, card, tiny_recipe(card, 10))
    after = course.taught(lessons.taught, course.first(), 2)
    fresh = whole.taught(lessons.taught, whole.first(), 2)
    assert checkpoints.packed(after) == checkpoints.packed(fresh), "nothing of it stayed behind"


def test_a_loss_that_is_no_number_ends_the_course(store: ModelStore) -> None:
    card = store.card("tiny-zimage")
    lessons = taught_in(store, card)
    lessons.taught[0].latents.fill_(float("nan"))
    course = course_on(store, card, tiny_recipe(card, 8))
    with pytest.raises(Diverged, match="no number"):
        course.taught(lessons.taught, course.first(), 8)


def test_a_base_with_two_experts_and_no_word_where_they_meet_is_refused(tmp_path: Path) -> None:
    card = wan_vace.write(tmp_path, "tiny-experts", experts=2)
    index = tmp_path / card.name / "model" / "model_index.json"
    index.write_text(index.read_text().replace('"boundary_ratio": 0.9', '"boundary_ratio": null'))
    with pytest.raises(CannotTrain, match="boundary_ratio"):
        course_on(ModelStore(tmp_path), card, tiny_recipe(card))


def test_a_family_without_a_trainee_is_refused(store: ModelStore) -> None:
    card = store.card("tiny-qwen-edit")
    with pytest.raises(CannotTrain, match="qwen-image-edit"):
        course_on(store, card, tiny_recipe(card))


def test_a_checkpoint_of_something_else_is_refused() -> None:
    with pytest.raises(AdapterRefused, match="no part of a checkpoint"):
        checkpoints.unpacked(written({"weight": np.ones(3)}, {"step": 1, "losses": []}))
