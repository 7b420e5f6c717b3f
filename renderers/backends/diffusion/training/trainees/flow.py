"""Teaching families of flow matching: guess the way from the picture to noise.

Enters: pictures, moments. Leaves: latents, losses. At a share s of the way the painter sees
(1 − s) picture + s noise and guesses noise − picture.
"""

from collections.abc import Mapping
from math import exp, log
from statistics import NormalDist
from typing import Any

from renderers.backends.diffusion.training.trainees.trainee import Moment, Tensor


def sigma_of(moment: Moment) -> float:
    """The share of noise: logit-normal (the middle is trained most), then shifted."""
    drawn = min(max(moment.share, 1e-4), 1 - 1e-4)
    normal = NormalDist().inv_cdf(drawn)
    middle = 1.0 / (1.0 + exp(-normal))
    return moment.shift * middle / (1 + (moment.shift - 1) * middle)


def share_of(sigma: float, shift: float) -> float:
    """The share whose `sigma_of` this is: what part of all moments have less noise."""
    middle = sigma / (shift - (shift - 1) * sigma)
    return NormalDist().cdf(log(middle / (1 - middle)))


def flowing(moment: Moment, sigma: float) -> tuple[Tensor, Tensor]:
    """What is seen at a share of noise, and the way that has to be guessed."""
    seen = (1.0 - sigma) * moment.latents + sigma * moment.noise
    return seen, moment.noise - moment.latents


def off_by(guess: Tensor, wanted: Tensor) -> Tensor:
    """Mean of squares, float32."""
    import torch

    return torch.nn.functional.mse_loss(guess.float(), wanted.float())


class OnePainter:
    """Families with one painter, all of whose layers may be adapted."""

    painter = "transformer"
    spared: tuple[str, ...] = ()

    def meeting(self, told: Mapping[str, Any], shift: float) -> float | None:
        """One painter does all."""
        del told, shift
        return None


def _number(value: float, like: Tensor) -> Tensor:
    import torch

    return torch.tensor([value], device=like.device, dtype=torch.float32)


class ZImage(OnePainter):
    """Z-Image: lists of pictures and words; time runs from noise, and the guess is negated."""

    def latents(self, codec: Tensor, pixels: Tensor) -> Tensor:
        """Most likely latents, shifted and scaled."""
        return _scaled(codec, codec.encode(pixels).latent_dist.mode())

    def loss(self, painter: Tensor, schedule: Any, moment: Moment) -> Tensor:
        """See the module."""
        del schedule
        sigma = sigma_of(moment)
        seen, wanted = flowing(moment, sigma)
        frames = [seen[0].to(painter.dtype).unsqueeze(1)]
        heard = [each.to(painter.dtype) for each in moment.words["prompt_embeds"]]
        guess = painter(frames, _number(1.0 - sigma, seen), heard, return_dict=False)[0]
        return off_by(-guess[0].squeeze(1), wanted[0])


class Flux(OnePainter):
    """Flux: pictures are packed, two by two latents a token."""

    def latents(self, codec: Tensor, pixels: Tensor) -> Tensor:
        """Most likely latents, shifted and scaled."""
        return _scaled(codec, codec.encode(pixels).latent_dist.mode())

    def loss(self, painter: Tensor, schedule: Any, moment: Moment) -> Tensor:
        """See the module; guidance is told as 1 where the painter was distilled for it."""
        del schedule
        from diffusers import FluxPipeline as Pipeline

        sigma = sigma_of(moment)
        seen, wanted = flowing(moment, sigma)
        _, channels, high, wide = seen.shape
        packed = Pipeline._pack_latents(seen, 1, channels, high, wide)  # noqa: SLF001 - the layout
        ids = Pipeline._prepare_latent_image_ids(  # noqa: SLF001 - as the pipeline places tokens
            1, high // 2, wide // 2, seen.device, painter.dtype
        )
        heard = moment.words["prompt_embeds"].to(painter.dtype)
        guidance = _number(1.0, seen) if painter.config.guidance_embeds else None
        guess = painter(
            packed.to(painter.dtype), heard, moment.words["pooled_prompt_embeds"].to(painter.dtype),
            _number(sigma, seen).to(painter.dtype), ids, heard.new_zeros(heard.shape[1], 3),
            guidance=guidance, return_dict=False,
        )[0]  # fmt: skip
        wanted = Pipeline._pack_latents(wanted, 1, channels, high, wide)  # noqa: SLF001
        return off_by(guess, wanted)


class Flux2(OnePainter):
    """FLUX.2: latents are patched before they are normalised; every token has four coordinates."""

    def latents(self, codec: Tensor, pixels: Tensor) -> Tensor:
        """Most likely latents, two by two in one, normalised by what the codec learnt."""
        import torch
        from diffusers import Flux2KleinPipeline as Pipeline

        found = codec.encode(pixels).latent_dist.mode()
        patched = Pipeline._patchify_latents(found)  # noqa: SLF001 - the layout is the pipeline's
        mean = codec.bn.running_mean.view(1, -1, 1, 1)
        spread = torch.sqrt(codec.bn.running_var.view(1, -1, 1, 1) + codec.config.batch_norm_eps)
        return (patched - mean) / spread

    def loss(self, painter: Tensor, schedule: Any, moment: Moment) -> Tensor:
        """See the module."""
        del schedule
        from diffusers import Flux2KleinPipeline as Pipeline

        sigma = sigma_of(moment)
        seen, wanted = flowing(moment, sigma)
        ids = Pipeline._prepare_latent_ids(seen).to(seen.device)  # noqa: SLF001 - places of tokens
        heard = moment.words["prompt_embeds"].to(painter.dtype)
        places = Pipeline._prepare_text_ids(heard).to(seen.device)  # noqa: SLF001
        guess = painter(
            hidden_states=Pipeline._pack_latents(seen).to(painter.dtype),  # noqa: SLF001
            timestep=_number(sigma, seen).to(painter.dtype), guidance=None,
            encoder_hidden_states=heard, txt_ids=places, img_ids=ids, return_dict=False,
        )[0]  # fmt: skip
        return off_by(guess, Pipeline._pack_latents(wanted))  # noqa: SLF001 - the layout


def _scaled(codec: Tensor, latents: Tensor) -> Tensor:
    return (latents - (codec.config.shift_factor or 0.0)) * codec.config.scaling_factor
