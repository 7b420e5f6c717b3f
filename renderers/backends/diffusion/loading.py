"""Components from their folders: as skeletons without weights, and with them.

Enters: parts, a profile. Leaves: modules. A skeleton on the meta device has every shape and dtype
that the loaded module will have, so that bytes are counted before anything is read. Nothing asks
a hub, and nothing is unpickled.
"""

from functools import lru_cache
from math import prod
from typing import Any

from renderers.backends.diffusion.families.family import Part, Role
from renderers.backends.diffusion.libraries import class_named, torch, transformers
from renderers.generative.card import Profile
from renderers.generative.errors import ModelCorrupt

BARE = "safetensors"  # library of a part that is tensors without a class; its folder is the file
WEIGHTLESS = frozenset({Role.TOOL, Role.SCHEDULE})


@lru_cache(maxsize=64)
def skeleton(part: Part, dtype: str) -> Any:
    """A part's module on the meta device, not to be changed; raises CardError, ModelCorrupt."""
    return fresh_skeleton(part, dtype)


def fresh_skeleton(part: Part, dtype: str) -> Any:
    """A part's module on the meta device; raises CardError, ModelCorrupt."""
    kind, library = _class(part), torch()
    width = getattr(library, dtype)
    try:
        with library.device("meta"):
            module = _from_config(part, kind)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise _unreadable(part, error) from error
    library.nn.Module.to(module, width)  # diffusers' own warns
    _keep_wide(module, part, width)
    return module


def bare_bytes(part: Part, profile: Profile) -> int:
    """Bytes that bare tensors take in the profile's dtype; raises ModelCorrupt."""
    width = int(getattr(torch(), profile.dtype).itemsize)
    with _bare(part) as file:
        shapes = [file.get_slice(key).get_shape() for key in file.keys()]  # noqa: SIM118
    return width * sum(int(prod(shape)) for shape in shapes)


def loaded(part: Part, profile: Profile) -> Any:
    """A part with its weights, in main memory; raises CardError, ModelCorrupt."""
    if part.library == BARE:
        with _bare(part) as file:
            return {key: file.get_tensor(key) for key in file.keys()}  # noqa: SIM118
    kind = _class(part)
    try:
        if part.role in WEIGHTLESS:
            return kind.from_pretrained(part.folder, local_files_only=True)
        module, info = kind.from_pretrained(
            part.folder,
            local_files_only=True,
            use_safetensors=True,
            output_loading_info=True,
            **_dtype(part, profile),
        )
    except (OSError, ValueError, KeyError, RuntimeError, TypeError) as error:
        if isinstance(error, torch().OutOfMemoryError):
            raise
        raise _unreadable(part, error) from error
    absent = sorted(info["missing_keys"])
    if absent:  # libraries make up numbers for what is not there
        told = f"{part.folder}: {len(absent)} tensors are not there: {', '.join(absent[:3])}"
        raise ModelCorrupt(f"{told}; check with: storyreel models verify")
    return module.eval().requires_grad_(requires_grad=False)


def _from_config(part: Part, kind: Any) -> Any:
    if part.library == "diffusers":
        return kind.from_config(kind.load_config(part.folder, local_files_only=True))
    return kind(transformers().AutoConfig.from_pretrained(part.folder, local_files_only=True))


def _dtype(part: Part, profile: Profile) -> dict[str, Any]:
    width = getattr(torch(), profile.dtype)
    return {"torch_dtype" if part.library == "diffusers" else "dtype": width}


def _keep_wide(module: Any, part: Part, width: Any) -> None:
    """Layers that their class keeps in 32 bits whatever is asked for."""
    names = _kept_wide(module, part, width)
    for name, tensor in module.named_parameters() if names else ():
        if any(kept in name.split(".") for kept in names):
            tensor.data = tensor.data.float()


def _kept_wide(module: Any, part: Part, width: Any) -> set[str]:
    """Diffusers keeps them against every narrower dtype; transformers some against float16 only."""
    library = torch()
    names = set(getattr(module, "_keep_in_fp32_modules", None) or ())
    if width == library.float32:
        return set()
    if part.library == "transformers" and width == library.bfloat16:
        names = set()
    return names | set(getattr(module, "_keep_in_fp32_modules_strict", None) or ())


def _bare(part: Part) -> Any:
    from safetensors import SafetensorError, safe_open

    try:
        return safe_open(part.folder, framework="pt")
    except (SafetensorError, OSError) as error:
        raise _unreadable(part, error) from error


def _class(part: Part) -> Any:
    return class_named(part.library, part.class_name, str(part.folder))


def _unreadable(part: Part, error: Exception) -> ModelCorrupt:
    told = f"{part.folder}: {part.class_name} cannot be made from it ({error})"
    return ModelCorrupt(f"{told}; check with: storyreel models verify")
