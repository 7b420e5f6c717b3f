"""Nodes of a small server that behaves as ComfyUI does: what each tells of itself, and its work.

Pictures are float arrays [n, h, w, 3] of 0…1, as ComfyUI's are. Its sampler paints honestly by
rule: what comes out depends on seed, words, LoRAs, controls, the start and the mask.
"""

import hashlib
import io
from collections.abc import Callable, Mapping
from typing import Any

import av
import numpy as np
from PIL import Image

LISTS: dict[str, list[str]] = {
    "checkpoints": ["sd_xl_base_1.0.safetensors"],
    "controlnet": ["controlnet-union-sdxl-promax.safetensors"],
    "diffusion_models": ["wan2.1_vace_1.3B_fp16.safetensors"],
    "text_encoders": ["umt5_xxl_fp8_e4m3fn_scaled.safetensors"],
    "vae": ["wan_2.1_vae.safetensors"],
    "loras": [],
}
_INT = ["INT", {"min": 0, "max": 2**64 - 1}]
_SIZE = ["INT", {"min": 16, "max": 16384}]
_FLOAT, _TEXT = ["FLOAT", {"min": 0.0, "max": 100.0}], ["STRING", {"multiline": True}]
_PART = ["FLOAT", {"min": 0.0, "max": 1.0}]
_SIGNED = ["FLOAT", {"min": -100.0, "max": 100.0}]
_COND = {"positive": ["CONDITIONING"], "negative": ["CONDITIONING"]}
_UPLOAD = [["example.png"], {"image_upload": True}]
_UNIONS = ["auto", "openpose", "depth", "hed/pidi/scribble/ted",
           "canny/lineart/anime_lineart/mlsd", "normal", "segment", "tile", "repaint"]  # fmt: skip


def described() -> dict[str, dict[str, Any]]:
    """`/object_info` of every node. Older nodes list choices, newer ones say COMBO."""
    lists: Mapping[str, list[Any]] = {name: [list(found), {}] for name, found in LISTS.items()}
    known: dict[str, tuple[dict[str, Any], list[str], dict[str, Any]]] = {
        "CheckpointLoaderSimple": ({"ckpt_name": lists["checkpoints"]}, ["MODEL", "CLIP", "VAE"],
                                   {}),
        "UNETLoader": ({"unet_name": lists["diffusion_models"],
                        "weight_dtype": [["default", "fp8_e4m3fn"]]}, ["MODEL"], {}),
        "CLIPLoader": ({"clip_name": lists["text_encoders"], "type": [["sdxl", "wan"]]},
                       ["CLIP"], {"device": [["default", "cpu"]]}),
        "VAELoader": ({"vae_name": lists["vae"]}, ["VAE"], {}),
        "LoraLoader": ({"model": ["MODEL"], "clip": ["CLIP"], "lora_name": lists["loras"],
                        "strength_model": _SIGNED, "strength_clip": _SIGNED},
                       ["MODEL", "CLIP"], {}),
        "LoraLoaderModelOnly": ({"model": ["MODEL"], "lora_name": lists["loras"],
                                 "strength_model": _SIGNED}, ["MODEL"], {}),
        "ModelSamplingSD3": ({"model": ["MODEL"], "shift": _FLOAT}, ["MODEL"], {}),
        "CLIPTextEncode": ({"text": _TEXT, "clip": ["CLIP"]}, ["CONDITIONING"], {}),
        "ControlNetLoader": ({"control_net_name": lists["controlnet"]}, ["CONTROL_NET"], {}),
        "SetUnionControlNetType": ({"control_net": ["CONTROL_NET"], "type": [_UNIONS]},
                                   ["CONTROL_NET"], {}),
        "ControlNetApplyAdvanced": ({**_COND, "control_net": ["CONTROL_NET"], "image": ["IMAGE"],
                                     "strength": _FLOAT, "start_percent": _PART,
                                     "end_percent": _PART}, ["CONDITIONING", "CONDITIONING"],
                                    {"vae": ["VAE"]}),
        "LoadImage": ({"image": _UPLOAD}, ["IMAGE", "MASK"], {}),
        "LoadImageMask": ({"image": _UPLOAD, "channel": [["alpha", "red", "green", "blue"]]},
                          ["MASK"], {}),
        "LoadVideo": ({"file": ["COMBO", {"options": [], "video_upload": True}]}, ["VIDEO"], {}),
        "GetVideoComponents": ({"video": ["VIDEO"]}, ["IMAGE", "AUDIO", "FLOAT"], {}),
        "ImageToMask": ({"image": ["IMAGE"],
                         "channel": ["COMBO", {"options": ["red", "green", "blue", "alpha"]}]},
                        ["MASK"], {}),
        "EmptyLatentImage": ({"width": _SIZE, "height": _SIZE, "batch_size": _INT}, ["LATENT"],
                             {}),
        "VAEEncode": ({"pixels": ["IMAGE"], "vae": ["VAE"]}, ["LATENT"], {}),
        "SetLatentNoiseMask": ({"samples": ["LATENT"], "mask": ["MASK"]}, ["LATENT"], {}),
        "WanVaceToVideo": ({**_COND, "vae": ["VAE"], "width": _SIZE, "height": _SIZE,
                            "length": _INT, "batch_size": _INT, "strength": _FLOAT},
                           ["CONDITIONING", "CONDITIONING", "LATENT", "INT"],
                           {"control_video": ["IMAGE"], "control_masks": ["MASK"],
                            "reference_image": ["IMAGE"]}),
        "TrimVideoLatent": ({"samples": ["LATENT"], "trim_amount": _INT}, ["LATENT"], {}),
        "KSampler": ({**_COND, "model": ["MODEL"], "seed": _INT,
                      "steps": ["INT", {"min": 1, "max": 10000}],
                      "cfg": _FLOAT, "sampler_name": [["dpmpp_2m", "uni_pc", "euler"]],
                      "scheduler": [["karras", "simple", "sgm_uniform"]],
                      "latent_image": ["LATENT"],
                      "denoise": _PART}, ["LATENT"], {}),
        "VAEDecode": ({"samples": ["LATENT"], "vae": ["VAE"]}, ["IMAGE"], {}),
        "SaveImage": ({"images": ["IMAGE"], "filename_prefix": _TEXT}, [], {}),
        "SaveVideo": ({"images": ["IMAGE"], "filename_prefix": _TEXT}, [], {}),
        "IPAdapterUnifiedLoader": ({"model": ["MODEL"], "preset": [["PLUS (high strength)"]]},
                                   ["MODEL", "IPADAPTER"], {"ipadapter": ["IPADAPTER"]}),
        "IPAdapterAdvanced": ({"model": ["MODEL"], "ipadapter": ["IPADAPTER"], "image": ["IMAGE"],
                               "weight": _SIGNED, "weight_type": [["linear"]],
                               "combine_embeds": [["concat"]], "start_at": _PART,
                               "end_at": _PART, "embeds_scaling": [["V only"]]}, ["MODEL"],
                              {"attn_mask": ["MASK"]}),
    }  # fmt: skip
    return {
        name: {
            "input": {"required": required, **({"optional": optional} if optional else {})},
            "output": outputs, "output_node": name.startswith("Save"), "name": name,
        }
        for name, (required, outputs, optional) in known.items()
    }  # fmt: skip


def worked(kind: str, given: Mapping[str, Any], files: Mapping[str, bytes]) -> tuple[Any, ...]:
    """What a node gives; `files` are those that were uploaded."""
    load: Mapping[str, Callable[[], tuple[Any, ...]]] = {
        "LoadImage": lambda: (_picture(files[given["image"]]), None),
        "LoadImageMask": lambda: (_picture(files[given["image"]])[..., 0],),
        "LoadVideo": lambda: (_film(files[given["file"]]),),
        "GetVideoComponents": lambda: (given["video"], None, 16.0),
        "ImageToMask": lambda: (given["image"][..., 0],),
        "EmptyLatentImage": lambda: (
            {"pixels": np.zeros((1, given["height"], given["width"], 3))},
        ),
        "VAEEncode": lambda: ({"pixels": given["pixels"]},),
        "SetLatentNoiseMask": lambda: ({**given["samples"], "mask": given["mask"]},),
        "VAEDecode": lambda: (given["samples"]["pixels"],),
        "TrimVideoLatent": lambda: (
            {"pixels": given["samples"]["pixels"][given["trim_amount"] * 4 :]},
        ),
        "ControlNetApplyAdvanced": lambda: _controlled(given),
        "WanVaceToVideo": lambda: _vace(given),
        "LoraLoader": lambda: (_told(kind, given), given["clip"]),
        "KSampler": lambda: (_sampled(given),),
    }  # fmt: skip
    if kind in load:
        return load[kind]()
    return (_told(kind, given),) * 3


def _told(kind: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """A model, words, a net: everything that went into it."""
    return {"kind": kind, **given}


def _controlled(given: Mapping[str, Any]) -> tuple[Any, ...]:
    led = {"by": given["image"], "strength": given["strength"],
           "type": given["control_net"]["type"]}  # fmt: skip
    return {"before": given["positive"], **led}, {"before": given["negative"], **led}


def _vace(given: Mapping[str, Any]) -> tuple[Any, ...]:
    video, mask = given["control_video"], given["control_masks"]
    assert video.shape[0] == mask.shape[0] == given["length"]
    assert video.shape[1:3] == (given["height"], given["width"])
    reference = given.get("reference_image")
    led = {"by": video, "strength": given["strength"], "type": "vace", "reference": reference}
    front = 0 if reference is None else 1  # latents of the reference, trimmed off later
    pixels = np.concatenate([np.zeros((4 * front, *video.shape[1:])), video])
    grown = np.concatenate([np.ones((4 * front, *mask.shape[1:])), mask])
    return (
        {"before": given["positive"], **led}, {"before": given["negative"], **led},
        {"pixels": pixels, "mask": grown}, front,
    )  # fmt: skip


def _sampled(given: Mapping[str, Any]) -> dict[str, Any]:
    """Noise of everything that was asked, over the controls' pictures.

    What lies outside the mask is kept, but for what passing through latents does to any pixel.
    """
    latent = given["latent_image"]
    start = latent["pixels"]
    digest = hashlib.sha256(_words({**given, "latent_image": None}).encode()).digest()
    random = np.random.default_rng(list(digest))
    fresh = random.uniform(0, 1, start.shape)
    for control in _controls(given["positive"]):
        by = np.broadcast_to(control["by"][-1:], start.shape)
        share = 0.4 * min(control["strength"], 1)
        fresh = (1 - share) * fresh + share * by
    mask = latent.get("mask", np.ones(start.shape[:3]))[..., None] * given["denoise"]
    return {**latent, "pixels": fresh * mask + np.clip(start + 0.02, 0, 1) * (1 - mask)}


def _controls(words: Any) -> list[Mapping[str, Any]]:
    found = []
    while "before" in words:
        found.append(words)
        words = words["before"]
    return found[::-1]


def _words(value: Any) -> str:
    if isinstance(value, np.ndarray):
        return hashlib.sha256(np.ascontiguousarray(value).tobytes()).hexdigest()
    if isinstance(value, Mapping):
        return "{" + ",".join(f"{k}:{_words(value[k])}" for k in sorted(value)) + "}"
    return repr(value)


def as_bytes(pictures: np.ndarray) -> np.ndarray:
    return (np.clip(pictures, 0, 1) * 255 + 0.5).astype(np.uint8)


def film(pictures: np.ndarray) -> bytes:
    out = io.BytesIO()
    with av.open(out, "w", format="mp4") as container:
        stream = container.add_stream("libx264rgb", rate=16, options={"qp": "0"})
        stream.width, stream.height, stream.pix_fmt = pictures.shape[2], pictures.shape[1], "rgb24"
        for picture in as_bytes(pictures):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        container.mux(stream.encode())
    return out.getvalue()


def png(picture: np.ndarray) -> bytes:
    out = io.BytesIO()
    Image.fromarray(as_bytes(picture)).save(out, "PNG")
    return out.getvalue()


def _picture(data: bytes) -> np.ndarray:
    with Image.open(io.BytesIO(data)) as picture:
        return np.asarray(picture.convert("RGB"))[None] / 255


def _film(data: bytes) -> np.ndarray:
    with av.open(io.BytesIO(data)) as container:
        frames = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
    return np.stack(frames) / 255
