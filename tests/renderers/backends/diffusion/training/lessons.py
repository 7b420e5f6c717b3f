"""What tiny nets are taught in tests: a face of blocks in a few places."""

from dataclasses import replace

import numpy as np

from renderers.backends.diffusion.training.course import Course, Lessons, split
from renderers.backends.diffusion.training.encoding import Lesson, encoded, unpacked
from renderers.generative.card import Card
from renderers.generative.looks.recipes import Recipe, recipe_for
from renderers.generative.model_store import ModelStore

SEED = 7


def pictures(count: int = 4, side: int = 32) -> list[Lesson]:
    """Captioned pictures that have something in common."""
    made = []
    for number in range(count):
        pixels = np.zeros((side, side, 3), np.uint8)
        pixels[..., 0] = np.arange(side) * 255 // side
        pixels[side // 4 : 3 * side // 4, side // 4 : 3 * side // 4] = (200, 40 + 20 * number, 30)
        made.append(Lesson(pixels, f"bavqoki woman, view {number}"))
    return made


def tiny_recipe(card: Card, steps: int = 60, **told: object) -> Recipe:
    """A recipe for nets of a few hundred weights."""
    usual = replace(
        recipe_for(card, steps, 8), dtype="float32", every=steps, learning_rate=1e-2, warmup=5
    )
    return replace(usual, **told)  # type: ignore[arg-type]  # fields of a Recipe


def taught_in(store: ModelStore, card: Card, count: int = 4) -> Lessons:
    """Encoded lessons."""
    data = encoded(card, store, pictures(count), "float32", "cpu")
    return split(unpacked(data))


def course_on(store: ModelStore, card: Card, recipe: Recipe, seed: int = SEED) -> Course:
    """A course on the CPU."""
    return Course(card, store, recipe, seed, "cpu")
