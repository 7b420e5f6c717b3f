"""AnimateDiff: a Stable Diffusion 1.5 set in motion, steered by a ControlNet for each pass.

Enters: jobs on the grid (8 pixels). Leaves: frames. Source parts: "" the still pipeline, "motion"
its motion adapter, "controlnet_pose", "controlnet_depth", "controlnet_line". Small cards run it.
The model has no input for known pixels: their latents are put back at each step.
"""

from collections.abc import Mapping
from typing import Any, ClassVar

from renderers.backends.diffusion.families.control_video import guidance, negatives
from renderers.backends.diffusion.families.family import Job, LoraForm, Role, Words
from renderers.backends.diffusion.families.folders import FromFolders, built, pipeline
from renderers.backends.diffusion.families.latents_kept import Callback, fresh_latents, keeping
from renderers.backends.diffusion.families.pixels import from_floats, pictures
from renderers.generative.card import Card
from renderers.generative.errors import CardError
from renderers.generative.requests import ClipRequest, Pixels, StillRequest

FREE, STEERED = "AnimateDiffPipeline", "AnimateDiffControlNetPipeline"
_NET = "controlnet_"
_SHARED = ("conv_in", "time_proj", "time_embedding", "conv_norm_out", "conv_out")
_BLOCK = ("resnets", "attentions", "downsamplers", "upsamplers")


class AnimateDiff(FromFolders):
    """Stable Diffusion 1.5 with a motion adapter."""

    name = "animatediff"
    lora = LoraForm("StableDiffusionLoraLoaderMixin", {"unet": ("unet",)})
    extra: ClassVar[Mapping[str, tuple[str, Role]]] = {
        "motion": ("motion_adapter", Role.CONTROL),
        **{f"{_NET}{kind}": (f"{_NET}{kind}", Role.CONTROL) for kind in ("pose", "depth", "line")},
    }

    def needed(self, card: Card, request: StillRequest | ClipRequest) -> frozenset[str]:
        """The ControlNets of the passes that are given; raises CardError."""
        nets = {f"{_NET}{control.kind.value}" for control in request.controls}
        missing = sorted(nets - {source.part for source in card.sources})
        if missing:
            raise CardError(f"card {card.name}: no [[sources]] has part = {missing[0]!r}; add it")
        return frozenset({"unet", "vae", "scheduler", "motion_adapter"} | nets)

    def encode(
        self, parts: Mapping[str, Any], card: Card, text: str, pictures: tuple[Pixels, ...]
    ) -> Words:
        """CLIP's states of a text."""
        del pictures
        pipe = built(FREE, parts, {}, card.name)
        device = parts["text_encoder"].device
        states, _ = pipe.encode_prompt(text, device, 1, do_classifier_free_guidance=False)
        return {"prompt_embeds": states}

    def clip(self, job: Job[ClipRequest]) -> Pixels:
        """Frames of a request on the grid."""
        request = job.request
        unet = moving(job.parts["unet"], job.parts["motion_adapter"])
        nets = [job.parts[f"{_NET}{control.kind.value}"] for control in request.controls]
        kind = STEERED if nets else FREE
        pipe = pipeline(kind, job, unet=unet, **({"controlnet": nets} if nets else {}))
        made = pipe(
            **job.on_device(job.words),
            **negatives(job),
            **_controls(request),
            width=request.width_px,
            height=request.height_px,
            num_frames=request.frames,
            num_inference_steps=job.profile.steps,
            guidance_scale=guidance(job),
            generator=job.generator(),
            callback_on_step_end=_kept(job, pipe) or job.on_step_end,
            output_type="np",
        )
        return from_floats(made.frames[0])


def moving(unet: Any, adapter: Any) -> Any:
    """A UNet that moves, out of the very modules of both: no weight is copied.

    diffusers' own `from_unet2d` copies every weight, and would leave adapters behind.
    """
    import torch
    from diffusers import UNetMotionModel

    with torch.device("meta"):
        shell = UNetMotionModel.from_unet2d(unet, adapter, load_weights=False)
    for name in _SHARED:
        setattr(shell, name, getattr(unet, name))
    blocks = (*shell.down_blocks, *shell.up_blocks, shell.mid_block)
    still = (*unet.down_blocks, *unet.up_blocks, unet.mid_block)
    moves = (*adapter.down_blocks, *adapter.up_blocks, adapter.mid_block)
    for block, own, motion in zip(blocks, still, moves, strict=True):
        for name in _BLOCK:
            if getattr(own, name, None) is not None:
                setattr(block, name, getattr(own, name))
        if motion is not None:
            block.motion_modules = motion.motion_modules
    return shell.eval()


def _controls(request: ClipRequest) -> dict[str, Any]:
    if not request.controls:
        return {}
    return {
        "conditioning_frames": [pictures(control.pictures) for control in request.controls],
        "controlnet_conditioning_scale": [float(control.weight) for control in request.controls],
    }


def _kept(job: Job[ClipRequest], pipe: Any) -> Callback | None:
    import torch

    request = job.request
    if request.pictures is None or request.mask is None:
        return None
    seen = pipe.video_processor.preprocess(pictures(request.pictures)).to(job.device, job.dtype)
    codec = pipe.vae
    known = [codec.encode(one[None]).latent_dist.mode()[0] for one in seen]
    cells = fresh_latents(request.mask, pipe.vae_scale_factor, 1)
    stacked = torch.stack(known, dim=1)[None] * codec.config.scaling_factor
    return keeping(job, stacked, cells.to(stacked))
