"""LoRAs: read, held against the base, put on and taken off.

Enters: adapter files, painters. Leaves: painters with exactly these adapters on, unfused, so that
taking them off leaves the base's own bits. Libraries pass over keys that they do not know; here
every key is compared with the base before anything is put on.
"""

import hashlib
import json
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from renderers.backends.diffusion.families.family import LoraForm
from renderers.backends.diffusion.libraries import torch
from renderers.generative.errors import AdapterRefused
from renderers.generative.requests import Adapter

_TOLD = 3  # so many keys are named
_DOWN, _UP = ".lora_A.weight", ".lora_B.weight"
_METADATA = "lora_adapter_metadata"  # where diffusers and peft keep rank and alpha
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, eq=False)
class Lora:
    """An adapter as it will be put on: keys "<prefix>.<module>.lora_A.weight"."""

    name: str  # in the painter; from its digest
    weight: float
    tensors: Mapping[str, Any]
    alphas: Mapping[str, float] | None
    metadata: Mapping[str, Any] | None
    dtype: Any = None  # that sums are made in; None its own
    part: str = ""  # the painter it is for; "" all

    @property
    def bytes(self) -> int:
        """How much memory it takes."""
        return sum(tensor.numel() * tensor.element_size() for tensor in self.tensors.values())


def read(adapter: Adapter, form: LoraForm, dtype: Any = None) -> Lora:
    """An adapter's file, to be put on in `dtype`.

    Raises:
        AdapterRefused: it is not there, not safetensors, not that of the digest, or broken.
    """
    path = adapter.path
    digest = digest_of(path)
    if adapter.sha256 and digest != adapter.sha256:
        found = f"its digest is {digest[:12]}…, not {adapter.sha256[:12]}…"
        raise AdapterRefused(f"{path}: {found}; take the file that was trained")
    tensors, alphas, metadata = _read(path, digest, form.reader)
    name = f"lora_{digest[:16]}"
    return Lora(name, adapter.weight, tensors, alphas, metadata, dtype, adapter.part)


def digest_of(path: Path) -> str:
    """SHA-256 of an adapter's file; raises AdapterRefused where there is none."""
    if not path.is_file():
        raise AdapterRefused(f"{path}: there is no such adapter; train or fetch it again")
    return _digest(path, path.stat().st_mtime_ns, path.stat().st_size)


def check(lora: Lora, path: Path, form: LoraForm, painters: Mapping[str, Any]) -> None:
    """Hold an adapter to its base; `painters` may be skeletons.

    Raises:
        AdapterRefused: naming the first keys that are amiss.
    """
    for prefix, names in form.parts.items():
        for name in names:
            if name in painters and lora.part in ("", name):
                _hold(_below(lora.tensors, _own(lora, prefix, name)), painters[name], path)
    known = {*form.parts, *painters}
    strange = [key for key in lora.tensors if key.partition(".")[0] not in known]
    if strange:
        told = "they change what this base has not, or its text encoder, whose words are kept"
        raise AdapterRefused(f"{path}: {_listed(strange)}: {told}; train for the painter alone")


def put_on(painters: Mapping[str, Any], form: LoraForm, loras: Sequence[Lora]) -> None:
    """Leave exactly these adapters on; what is on already is not loaded again."""
    for prefix, names in form.parts.items():
        for name in names:
            if name in painters:
                meant = [lora for lora in loras if lora.part in ("", name)]
                _dress(
                    painters[name], {lora.name: _own(lora, prefix, name) for lora in meant}, meant
                )


def taken_off(painter: Any) -> None:
    """No adapter stays on; the base is what it was, bit for bit."""
    if getattr(painter, "peft_config", None):
        painter.unload_lora()


def _own(lora: Lora, prefix: str, name: str) -> str:
    """Which keys of an adapter a painter takes: those under its own name, else all its kind's."""
    return name if _below(lora.tensors, name) else prefix


def _dress(painter: Any, prefixes: Mapping[str, str], loras: Sequence[Lora]) -> None:
    there = set(getattr(painter, "peft_config", None) or {})
    wanted = [lora for lora in loras if _below(lora.tensors, prefixes[lora.name])]
    extra = sorted(there - {lora.name for lora in wanted})
    if not wanted:
        taken_off(painter)
        return
    if there and len(extra) == len(there):
        taken_off(painter)
    elif extra:
        painter.delete_adapters(extra)
    for lora in {lora.name: lora for lora in wanted}.values():
        if lora.name not in there:
            _load(painter, prefixes[lora.name], lora)
    weights: dict[str, float] = {}
    for lora in wanted:  # the same file twice is one with both weights
        weights[lora.name] = weights.get(lora.name, 0.0) + lora.weight
    painter.set_adapters(list(weights), list(weights.values()))


def _load(painter: Any, prefix: str, lora: Lora) -> None:
    """Put on one more, in the width that sums are made in: eight bits are too few for it."""
    layer = next(painter.parameters())
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Already found a `peft_config`", UserWarning)
        painter.load_lora_adapter(
            dict(lora.tensors),
            prefix=prefix,
            adapter_name=lora.name,
            network_alphas=dict(lora.alphas) if lora.alphas else None,
            metadata=dict(lora.metadata) if lora.metadata else None,
            low_cpu_mem_usage=True,
        )
    given = _below(lora.tensors, prefix)
    for name, tensor in painter.named_parameters():
        if f".{lora.name}." in name:  # a base in eight bits has narrowed it already: from the file
            whole = given.get(name.replace(f".{lora.name}.", "."), tensor.data)
            tensor.data = whole.to(layer.device, lora.dtype or whole.dtype)
            tensor.requires_grad_(requires_grad=False)


def _hold(tensors: Mapping[str, Any], painter: Any, path: Path) -> None:
    """Every key has a layer of the base, and every pair its shape."""
    modules = dict(painter.named_modules())
    places = {_place(key) for key in tensors}
    unknown = [f"{place}" for place in sorted(places) if place not in modules]
    if unknown:
        told = f"{len(unknown)} of {len(places)} layers are not in {type(painter).__name__}"
        raise AdapterRefused(f"{path}: {told}: {_listed(unknown)}; it is for another base")
    for place in sorted(places):
        for problem in _misfit(place, tensors, modules[place]):
            raise AdapterRefused(f"{path}: {place}: {problem}; it is for another base")


def _misfit(place: str, tensors: Mapping[str, Any], layer: Any) -> Iterator[str]:
    down, up = tensors.get(place + _DOWN), tensors.get(place + _UP)
    weight = getattr(layer, "weight", None)
    if down is None or up is None:
        yield "one half of the pair is missing"
    elif weight is None or weight.ndim not in (2, 4, 5):
        yield f"{type(layer).__name__} cannot carry an adapter"
    else:
        have = (up.shape[0], *down.shape[1:])
        if have != tuple(weight.shape):
            yield f"made for {have}, and the layer is {tuple(weight.shape)}"
        if up.shape[1] != down.shape[0]:
            yield f"ranks {down.shape[0]} and {up.shape[1]} differ"


def _place(key: str) -> str:
    for ending in (_DOWN, _UP, ".lora_B.bias"):
        if key.endswith(ending):
            return key[: -len(ending)]
    return key


def _below(tensors: Mapping[str, Any], prefix: str) -> dict[str, Any]:
    start = f"{prefix}."
    return {key[len(start) :]: value for key, value in tensors.items() if key.startswith(start)}


@lru_cache(maxsize=4)
def _read(path: Path, digest: str, reader: str) -> tuple[Any, Any, Any]:
    del digest  # only keeps apart what lay there earlier
    raw, header = _opened(path)
    _no_nonsense(raw, path)
    try:
        answer = _reader(reader).lora_state_dict(dict(raw))
    except (ValueError, KeyError, RuntimeError, IndexError, AttributeError) as error:
        keys = _listed(sorted(raw))
        raise AdapterRefused(f"{path}: keys such as {keys} are no LoRA ({error})") from error
    tensors, alphas = answer if isinstance(answer, tuple) else (answer, None)
    return _modern(tensors), alphas, _metadata(header, path)


def _reader(name: str) -> Any:
    from diffusers.loaders import lora_pipeline

    return getattr(lora_pipeline, name)


def _modern(tensors: Mapping[str, Any]) -> Mapping[str, Any]:
    """Keys of older layouts ("….lora.down.weight") in peft's."""
    from diffusers.utils import convert_unet_state_dict_to_peft

    if any(".lora_A." in key for key in tensors):
        return dict(tensors)
    converted: Mapping[str, Any] = convert_unet_state_dict_to_peft(dict(tensors))
    return converted


def _opened(path: Path) -> tuple[dict[str, Any], Mapping[str, str]]:
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(path, framework="pt") as file:
            raw = {key: file.get_tensor(key) for key in file.keys()}  # noqa: SIM118
            return raw, file.metadata() or {}
    except (SafetensorError, OSError, ValueError) as error:
        told = f"it is no safetensors file ({error}); other forms can run programs"
        raise AdapterRefused(f"{path}: {told} and are not opened") from error


def _no_nonsense(raw: Mapping[str, Any], path: Path) -> None:
    if not raw:
        raise AdapterRefused(f"{path}: it holds nothing; train it again")
    scaled = [key for key in raw if "dora_scale" in key or "lora_magnitude" in key]
    if scaled:
        raise AdapterRefused(f"{path}: {_listed(scaled)}: DoRA is not served; train a LoRA")
    library = torch()
    broken = [
        key
        for key, tensor in sorted(raw.items())
        if tensor.is_floating_point() and not bool(library.isfinite(tensor.float()).all())
    ]
    if broken:
        told = f"{len(broken)} of {len(raw)} tensors hold NaN or infinity"
        raise AdapterRefused(f"{path}: {told}: {_listed(broken)}; train it again")


def _metadata(header: Mapping[str, str], path: Path) -> Mapping[str, Any] | None:
    if _METADATA not in header:
        return None
    try:
        value = json.loads(header[_METADATA])
    except ValueError as error:
        raise AdapterRefused(f"{path}: its header's {_METADATA} is no JSON ({error})") from error
    return value if isinstance(value, dict) and value else None


def _listed(keys: Iterable[str]) -> str:
    found = list(keys)
    return ", ".join(found[:_TOLD]) + (" …" if len(found) > _TOLD else "")


@lru_cache(maxsize=64)
def _digest(path: Path, changed_ns: int, length: int) -> str:
    del changed_ns, length  # a file that was written again is read again
    total = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            total.update(chunk)
    return total.hexdigest()
