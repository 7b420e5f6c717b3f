"""Teaching Wan: pictures are clips of one frame.

Enters: pictures, moments. Leaves: latents, losses. How somebody looks is learnt from stills; how
they move is the model's own. Wan 2.2 has two experts, for much noise and for little.
"""

from collections.abc import Mapping
from typing import Any

from renderers.backends.diffusion.training.trainees.flow import (
    flowing,
    off_by,
    share_of,
    sigma_of,
)
from renderers.backends.diffusion.training.trainees.trainee import Moment, Tensor

_TRAIN_STEPS = 1000


class Wan:
    """Wan without controls."""

    painter = "transformer"
    spared: tuple[str, ...] = ("vace_blocks.",)

    def latents(self, codec: Tensor, pixels: Tensor) -> Tensor:
        """Most likely latents of one frame, normalised."""
        found = codec.encode(pixels.unsqueeze(2)).latent_dist.mode()
        return normal(codec, found)

    def loss(self, painter: Tensor, schedule: Any, moment: Moment) -> Tensor:
        """See `trainees.flow`."""
        import torch

        del schedule
        sigma = sigma_of(moment)
        seen, wanted = flowing(moment, sigma)
        at = torch.tensor([sigma * _TRAIN_STEPS], device=seen.device)
        heard = moment.words["prompt_embeds"].to(painter.dtype)
        seen = seen.to(painter.dtype)
        guess = painter(seen, at, heard, return_dict=False, **self.beside(painter, seen))[0]
        return off_by(guess, wanted)

    def meeting(self, told: Mapping[str, Any], shift: float) -> float | None:
        """At the pipeline's `boundary_ratio`, a share of noise."""
        boundary = told.get("boundary_ratio")
        return None if boundary is None else share_of(float(boundary), shift)

    def beside(self, painter: Tensor, seen: Tensor) -> dict[str, Any]:
        """What the painter is given besides."""
        del painter, seen
        return {}


class WanVace(Wan):
    """Wan VACE: its branch of controls is given none, and weighs nothing."""

    def beside(self, painter: Tensor, seen: Tensor) -> dict[str, Any]:
        """Empty controls of weight 0: the LoRA serves with any control."""
        import torch

        shape = (1, painter.config.vace_in_channels, *seen.shape[2:])
        weightless = torch.zeros(len(painter.config.vace_layers), device=seen.device)
        nothing = torch.zeros(shape, device=seen.device, dtype=seen.dtype)
        return {
            "control_hidden_states": nothing,
            "control_hidden_states_scale": weightless.to(seen.dtype),
        }


def normal(codec: Tensor, latents: Tensor) -> Tensor:
    """Latents of a codec of Wan's kind, each channel to mean 0 and spread 1."""
    import torch

    shape = (1, codec.config.z_dim, 1, 1, 1)
    mean = torch.tensor(codec.config.latents_mean, device=latents.device).view(shape)
    spread = torch.tensor(codec.config.latents_std, device=latents.device).view(shape)
    return (latents.float() - mean) / spread
