"""Pictures and captions as the painter sees them, encoded once.

Enters: a base card's weights, captioned pictures in their buckets. Leaves: bytes that hold latents
and words; codec and text encoders are not needed after that, and make room.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from renderers.backends.diffusion.families.family import Part, Role, Shelf
from renderers.backends.diffusion.families.shelf import family_of
from renderers.backends.diffusion.libraries import repeatable, torch
from renderers.backends.diffusion.loading import loaded
from renderers.backends.diffusion.training.trainees.trainee import Trainee, Words, trainee_of
from renderers.generative.card import Card, Profile
from renderers.generative.errors import GenerationCancelled
from renderers.generative.generator import Cancel, Progress, never, silent
from renderers.generative.looks import adapter_file
from renderers.generative.requests import Pixels


@dataclass(frozen=True, slots=True, eq=False)
class Lesson:
    """A picture at its bucket's size, uint8 [h, w, 3], and its caption."""

    pixels: Pixels
    caption: str


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """A lesson as the painter sees it: tensors on the CPU, a batch of 1."""

    latents: Any
    words: Words


def encoded(
    base: Card,
    shelf: Shelf,
    lessons: Sequence[Lesson],
    dtype: str,
    device: str,
    progress: Progress = silent,
    cancel: Cancel = never,
) -> bytes:
    """Latents and words of lessons, packed.

    Raises:
        CardError, ModelMissing, ModelCorrupt, CannotTrain, GenerationCancelled.
    """
    trainee = trainee_of(base)
    parts = family_of(base).parts(base, shelf)
    profile = replace(base.profiles[0], dtype=dtype, quantised="", offload="")
    with repeatable(device):
        words = _words(base, parts, profile, lessons, device, progress, cancel)
        latents = _latents(trainee, parts, profile, lessons, device, progress, cancel)
    arrays: dict[str, np.ndarray[Any, Any]] = {}
    for number, (picture, heard) in enumerate(zip(latents, words, strict=True)):
        arrays[f"{number:04}/latents"] = picture.float().cpu().numpy()
        arrays |= {f"{number:04}/words/{name}": value for name, value in _flat(heard).items()}
    return adapter_file.written(arrays, {"lessons": len(lessons)})


def unpacked(data: bytes) -> tuple[Encoded, ...]:
    """What `encoded` packed."""
    arrays = adapter_file.arrays_of(data, adapter_file.parsed(data, "encoded lessons"))
    library = torch()
    by_lesson: dict[str, dict[str, Any]] = {}
    for name, array in sorted(arrays.items()):
        number, _, rest = name.partition("/")
        by_lesson.setdefault(number, {})[rest] = library.from_numpy(array.copy())
    return tuple(
        Encoded(
            values["latents"],
            _nested({n[6:]: v for n, v in values.items() if n.startswith("words/")}),
        )
        for _, values in sorted(by_lesson.items())
    )


def _words(
    base: Card, parts: Mapping[str, Part], profile: Profile, lessons: Sequence[Lesson],
    device: str, progress: Progress, cancel: Cancel,
) -> list[Words]:  # fmt: skip
    family = family_of(base)
    reading = {
        name: _placed(part, profile, device)
        for name, part in parts.items()
        if part.role in (Role.WORDS, Role.TOOL)
    }
    found: dict[str, Words] = {}
    for number, lesson in enumerate(lessons):
        _go_on(cancel)
        if lesson.caption not in found:
            found[lesson.caption] = family.encode(reading, base, lesson.caption, ())
        progress(0.5 * (number + 1) / len(lessons), f"caption {number + 1} of {len(lessons)}")
    return [found[lesson.caption] for lesson in lessons]


def _latents(
    trainee: Trainee, parts: Mapping[str, Part], profile: Profile, lessons: Sequence[Lesson],
    device: str, progress: Progress, cancel: Cancel,
) -> list[Any]:  # fmt: skip
    codec = _placed(parts["vae"], replace(profile, dtype="float32"), device)
    found = []
    for number, lesson in enumerate(lessons):
        _go_on(cancel)
        found.append(trainee.latents(codec, _between(lesson.pixels, device)))
        progress(0.5 + 0.5 * (number + 1) / len(lessons), f"picture {number + 1}")
    return found


def _placed(part: Part, profile: Profile, device: str) -> Any:
    made = loaded(part, profile)
    return made if part.role is Role.TOOL else made.to(device)


def _between(pixels: Pixels, device: str) -> Any:
    """[1, 3, h, w], −1 … 1."""
    rows = torch().from_numpy(np.ascontiguousarray(pixels.transpose(2, 0, 1))[None])
    return rows.to(device).float() / 127.5 - 1.0


def _flat(words: Words) -> dict[str, np.ndarray[Any, Any]]:
    """Arrays by name; of a list each under its number."""
    found: dict[str, np.ndarray[Any, Any]] = {}
    for name, value in words.items():
        each = (
            {f"{name}/{n:02}": v for n, v in enumerate(value)} if _is_list(value) else {name: value}
        )
        found |= {key: _array(tensor) for key, tensor in each.items()}
    return found


def _nested(flat: Mapping[str, Any]) -> Words:
    found: dict[str, Any] = {}
    for key, value in sorted(flat.items()):
        name, slash, _ = key.partition("/")
        if slash:
            found.setdefault(name, []).append(value)
        else:
            found[name] = value
    return found


def _array(tensor: Any) -> np.ndarray[Any, Any]:
    whole: np.ndarray[Any, Any] = (
        (tensor.float() if tensor.is_floating_point() else tensor).cpu().numpy()
    )
    return whole


def _is_list(value: object) -> bool:
    return isinstance(value, list | tuple)


def _go_on(cancel: Cancel) -> None:
    if cancel():
        raise GenerationCancelled("stopped while pictures were encoded; nothing was kept")
