"""Teaching Qwen-Image: pictures are clips of one frame, packed two by two latents a token.

Enters: pictures, moments. Leaves: latents, losses. See `trainees.flow`.
"""

from typing import Any

from renderers.backends.diffusion.training.trainees.flow import (
    OnePainter,
    flowing,
    off_by,
    sigma_of,
)
from renderers.backends.diffusion.training.trainees.trainee import Moment, Tensor
from renderers.backends.diffusion.training.trainees.wan import normal


class QwenImage(OnePainter):
    """Its codec is Wan's, its words come with a mask."""

    def latents(self, codec: Tensor, pixels: Tensor) -> Tensor:
        """Most likely latents, normalised [1, c, h, w]."""
        found = codec.encode(pixels.unsqueeze(2)).latent_dist.mode()
        return normal(codec, found).squeeze(2)

    def loss(self, painter: Tensor, schedule: Any, moment: Moment) -> Tensor:
        """See `trainees.flow`; guidance is told as 1 where the painter was distilled for it."""
        del schedule
        import torch
        from diffusers import QwenImagePipeline as Pipeline

        sigma = sigma_of(moment)
        seen, wanted = flowing(moment, sigma)
        _, channels, high, wide = seen.shape
        at = torch.full((1,), sigma, device=seen.device, dtype=painter.dtype)
        guided = bool(painter.config.guidance_embeds)
        guess = painter(
            hidden_states=Pipeline._pack_latents(  # noqa: SLF001 - the layout is the pipeline's
                seen, 1, channels, high, wide
            ).to(painter.dtype),
            timestep=at,
            guidance=torch.ones_like(at) if guided else None,
            encoder_hidden_states=moment.words["prompt_embeds"].to(painter.dtype),
            encoder_hidden_states_mask=moment.words["prompt_embeds_mask"],
            img_shapes=[[(1, high // 2, wide // 2)]],
            return_dict=False,
        )[0]
        packed = Pipeline._pack_latents(wanted, 1, channels, high, wide)  # noqa: SLF001
        return off_by(guess, packed)
