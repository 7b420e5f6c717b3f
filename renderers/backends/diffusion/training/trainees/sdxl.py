"""Teaching Stable Diffusion XL: guess the noise.

Enters: pictures, moments. Leaves: latents, losses. Only the UNet is adapted; its text encoders stay
as they are, so that a LoRA is one part.
"""

from collections.abc import Mapping
from typing import Any

from renderers.backends.diffusion.training.trainees.trainee import Moment, Tensor


class Sdxl:
    """Noise is guessed at one of the schedule's thousand steps."""

    painter = "unet"
    spared: tuple[str, ...] = ()

    def latents(self, codec: Tensor, pixels: Tensor) -> Tensor:
        """The most likely latents, scaled."""
        return codec.encode(pixels).latent_dist.mode() * codec.config.scaling_factor

    def loss(self, painter: Tensor, schedule: Any, moment: Moment) -> Tensor:
        """Mean of squares against the noise, or against the velocity where the model is such."""
        import torch

        steps = schedule.config.num_train_timesteps
        at = torch.tensor([min(int(moment.share * steps), steps - 1)], device=moment.noise.device)
        teacher = _forward(schedule)
        noisy = teacher.add_noise(moment.latents, moment.noise, at).to(painter.dtype)
        words = moment.words
        added = {
            "text_embeds": words["pooled_prompt_embeds"].to(painter.dtype),
            "time_ids": _sizes(moment.latents, painter),
        }
        heard = words["prompt_embeds"].to(painter.dtype)
        guess = painter(noisy, at, heard, added_cond_kwargs=added, return_dict=False)[0]
        wanted = moment.noise
        if schedule.config.prediction_type == "v_prediction":
            wanted = teacher.get_velocity(moment.latents, moment.noise, at)
        return torch.nn.functional.mse_loss(guess.float(), wanted.float())

    def meeting(self, told: Mapping[str, Any], shift: float) -> float | None:
        """One UNet does all."""
        del told, shift
        return None


def _forward(schedule: Any) -> Any:
    """The same schedule as one that adds noise."""
    from diffusers import DDPMScheduler

    return DDPMScheduler.from_config(schedule.config)


def _sizes(latents: Tensor, painter: Tensor) -> Tensor:
    """What SDXL is told of a picture: its size, no cut, the size that is wanted; pixels."""
    import torch

    high, wide = latents.shape[-2] * 8, latents.shape[-1] * 8
    told = [high, wide, 0, 0, high, wide]
    return torch.tensor([told], device=latents.device, dtype=painter.dtype)
