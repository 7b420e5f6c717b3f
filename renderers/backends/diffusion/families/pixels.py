"""Pictures between our arrays and what pipelines take and give.

Enters: uint8 arrays, PIL pictures, float arrays. Leaves: the others.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from PIL import Image

from renderers.backends.diffusion.families.family import Job
from renderers.generative.errors import GenerativeError
from renderers.generative.requests import Pixels, StillRequest


def picture(pixels: Pixels) -> Image.Image:
    """[h, w, 3] or a mask [h, w] as a PIL picture."""
    return Image.fromarray(np.ascontiguousarray(pixels))


def pictures(many: Pixels) -> list[Image.Image]:
    """[n, h, w, 3] or masks [n, h, w] as PIL pictures."""
    return [picture(one) for one in many]


def of_each(job: Job[StillRequest], seen: Callable[[StillRequest], Pixels | None]) -> Any:
    """What a pipeline takes of every picture of a job: one PIL picture, or a list of them."""
    found = [pixels for pixels in map(seen, job.requests) if pixels is not None]
    return picture(found[0]) if len(found) == 1 else [picture(each) for each in found]


def control_of_each(job: Job[StillRequest], number: int) -> Any:
    """One control, as every picture of a job has it."""
    return of_each(job, lambda request: request.controls[number].pictures)


def known_of_each(job: Job[StillRequest]) -> dict[str, Any]:
    """Arguments of in-painting pipelines: pictures, masks, how much is given up; {} for none."""
    if job.request.picture is None or job.request.mask is None:
        return {}
    return {
        "image": of_each(job, lambda request: request.picture),
        "mask_image": of_each(job, lambda request: request.mask),
        "strength": max(job.request.strength, 1.0 / job.profile.steps),  # at least one step
    }


def from_floats(made: Any) -> Pixels:
    """What a pipeline gave as output_type "np": 0…1 → uint8, the same shape.

    Raises:
        GenerativeError: some numbers are none: the model overflowed.
    """
    floats = np.asarray(made, np.float32)
    if not np.isfinite(floats).all():
        told = "the model overflowed: its picture holds numbers that are none"
        raise GenerativeError(f"{told}; take a profile whose dtype is bfloat16 or float32")
    levels = np.clip(floats * 255.0, 0.0, 255.0)
    answer: Pixels = np.rint(levels).astype(np.uint8)
    return answer
