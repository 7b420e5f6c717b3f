"""Where a flow-matching model starts when not all of a picture is given up.

Enters: jobs of pipelines whose calls know no strength, and the picture as their codec has it.
Leaves: the noise levels that are left, and latents noised to the first of them.
"""

from typing import Any

from renderers.backends.diffusion.families.family import Job
from renderers.backends.diffusion.libraries import torch
from renderers.backends.diffusion.memory import fresh
from renderers.generative.requests import StillRequest


def levels_left(job: Job[StillRequest]) -> list[float]:
    """Noise levels before the schedule's shift, 1 the noisiest; () where all is given up."""
    steps = job.profile.steps
    passed_over = steps - max(1, round(steps * min(job.request.strength, 1.0)))
    if passed_over == 0 or job.request.picture is None:
        return []
    return [1.0 - step / steps for step in range(steps)][passed_over:]


def noised(
    job: Job[StillRequest], latents: Any, tokens: int, levels: list[float]
) -> dict[str, Any]:
    """Arguments `sigmas` and `latents` of a pipeline.

    As far from the picture as the schedule's first level is, its shift by the number of tokens
    included.
    """
    from diffusers.pipelines.z_image.pipeline_z_image import calculate_shift

    schedule = fresh(job.parts["scheduler"])
    told = schedule.config
    mu = calculate_shift(
        tokens, told.get("base_image_seq_len", 256), told.get("max_image_seq_len", 4096),
        told.get("base_shift", 0.5), told.get("max_shift", 1.15),
    )  # fmt: skip
    schedule.set_timesteps(sigmas=levels, device=job.device, mu=mu)
    one = (1, *latents.shape[1:])
    drawn = [torch().randn(one, generator=each) for each in job.generators()]
    noise = torch().cat(drawn).to(latents)
    share = schedule.sigmas[0].to(latents)
    return {"sigmas": levels, "latents": share * noise + (1.0 - share) * latents}
