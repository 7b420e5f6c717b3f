"""Known pixels for painters that have no input for them: their latents are put back at each step.

Enters: known latents, a mask, a scheduler. Leaves: a callback for a pipeline. What a painter makes
of the rest thus grows beside the picture as noisy as it should be at that step.
"""

from collections.abc import Callable
from typing import Any

from renderers.backends.diffusion.families.control_video import painted
from renderers.backends.diffusion.families.family import Job

Callback = Callable[[Any, int, Any, dict[str, Any]], dict[str, Any]]


def keeping(job: Job[Any], known: Any, fresh: Any) -> Callback:
    """A callback that keeps latents.

    Args:
        job: the job.
        known: latents of the known pictures, in the shape that the pipeline steps.
        fresh: 1 where it paints, 0 where it keeps; broadcasts to `known`.
    """
    import torch

    generator = torch.Generator("cpu").manual_seed((job.seed + 1) % 2**63)
    noise = torch.randn(known.shape, generator=generator).to(known)

    def on_step_end(pipe: Any, step: int, timestep: Any, tensors: dict[str, Any]) -> dict[str, Any]:
        told = job.on_step_end(pipe, step, timestep, tensors)
        latents = told["latents"]
        steps = pipe.scheduler.timesteps
        standing = known
        if step + 1 < len(steps):
            standing = pipe.scheduler.add_noise(known, noise, steps[step + 1 : step + 2])
        return {**told, "latents": (fresh * latents + (1 - fresh) * standing).to(latents)}

    return on_step_end


def fresh_latents(mask: Any, space: int, time: int) -> Any:
    """Latent cells in which anything is painted: [1, 1, f, h, w] of ones and zeros.

    Args:
        mask: uint8 [n, h, w], 255 where it paints.
        space: pixels to a cell, both ways.
        time: frames to a cell; the first frame has one of its own where this is more than one.
    """
    import torch

    paints = torch.from_numpy(painted(mask)).float()[None, None]
    pooled = torch.nn.functional.max_pool3d(paints, (1, space, space))
    if time == 1:
        return pooled
    rest = torch.nn.functional.max_pool3d(pooled[:, :, 1:], (time, 1, 1), ceil_mode=True)
    return torch.cat([pooled[:, :, :1], rest], dim=2)
