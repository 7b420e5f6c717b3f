"""What makes a model faster or smaller, switch by switch, as a profile says.

Enters: loaded modules (or their skeletons on the meta device) and a profile. Leaves: the same
modules with what was asked put on. Every switch is part of a profile, and so of every cache key:

- `quantised = "fp8"`: the painter's weights rest in eight bits and are widened layer by layer;
- `offload = "group"`: blocks come to the device when they run; `"model"`: whole modules do, one at
  a time (`turns.py`);
- `compiled`: the repeated blocks are compiled, not the whole (less to compile by their number);
- `step_cache`: steps that would change little are passed over (`step_cache.py`);
- `distilled`: fewer steps by a LoRA, which the backend stacks like any other.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from renderers.generative.card import Profile
from renderers.generative.errors import CardError

COMPILER = "inductor"
_CAST = "_storyreel_cast"  # on a model: how its weights rest
_CACHED = "_storyreel_step_cache"  # on a model: the threshold that its hooks were put on with


def cast(module: Any, profile: Profile) -> None:
    """Lets a painter's weights rest in eight bits, where the profile says so.

    Raises:
        CardError: the profile names a storage that is not known here.
    """
    import torch

    if not profile.quantised:
        return
    if profile.quantised != "fp8":
        raise CardError(
            f"Profile {profile.name}: quantised = {profile.quantised!r} is not known; fp8 is."
        )
    if getattr(module, _CAST, ""):
        return
    module.enable_layerwise_casting(
        storage_dtype=torch.float8_e4m3fn, compute_dtype=getattr(torch, profile.dtype)
    )
    setattr(module, _CAST, profile.quantised)


def settle(module: Any, profile: Profile, device: str, compiler: str = COMPILER) -> None:
    """Brings a loaded module to where it runs, and compiles what repeats in it.

    Raises:
        CardError: the profile names an offload that is not known here.
    """
    if profile.offload == "group":
        _offload(module, profile, device)
    elif profile.offload == "model":
        _turns().take_turns(module, device)
    elif not profile.offload:
        module.to(device)
    else:
        raise CardError(
            f"Profile {profile.name}: offload = {profile.offload!r} is not known; group and model"
            " are."
        )
    if profile.compiled and getattr(module, "_repeated_blocks", None):
        module.compile_repeated_blocks(backend=compiler)


def _offload(module: Any, profile: Profile, device: str) -> None:
    """Blocks come and go; ahead of time where the device can copy while it computes.

    With a step cache the order of blocks changes from step to step: nothing is fetched ahead then.
    """
    import torch

    by_block = _by_block(module)
    _offloading().apply_group_offloading(
        module,
        onload_device=torch.device(device),
        offload_device=torch.device("cpu"),
        offload_type="block_level" if by_block else "leaf_level",
        num_blocks_per_group=1 if by_block else None,
        use_stream=_ahead(profile, device),
    )


def _ahead(profile: Profile, device: str) -> bool:
    return device.startswith("cuda") and not profile.step_cache


def _turns() -> Any:
    return import_module("renderers.backends.diffusion.turns")


def _by_block(module: Any) -> bool:
    """Whether most of a module lies in small blocks, in lists right below it.

    A UNet's few blocks are so large that two of them at once would save nothing.
    """
    whole, blocks = _bytes(module), [_bytes(block) for each in _lists(module) for block in each]
    return 2 * sum(blocks) > whole and 4 * max(blocks, default=0) <= whole


def _lists(module: Any) -> list[Any]:
    import torch

    kinds = (torch.nn.ModuleList, torch.nn.Sequential)
    return [child for child in module.children() if isinstance(child, kinds)]


def renewed(module: Any) -> None:
    """To be called after adapters were put on or taken off: finds anew what comes and goes."""
    _offloading()._maybe_remove_and_reapply_group_offloading(module)  # noqa: SLF001


def _offloading() -> Any:
    return import_module("diffusers.hooks.group_offloading")


def resident(module: Any, profile: Profile) -> int:
    """Bytes that a module keeps on the device; a skeleton on meta will do.

    With group offload: what lies outside the groups, and the largest group (two where the next is
    fetched ahead). A module that takes turns keeps none: see `in_turn`.
    """
    whole = _bytes(module)
    if profile.offload == "model":
        return 0
    if profile.offload != "group":
        return whole
    groups = _groups(module)
    largest = max((_bytes(group) for group in groups), default=0)
    inside = {name for group in groups for name in _tensors(group)}
    outside = sum(_size(t) for name, t in _tensors(module).items() if name not in inside)
    return outside + largest * (1 if profile.step_cache else 2)


def in_turn(module: Any, profile: Profile) -> int:
    """Bytes that a module takes on the device while it has its turn; 0 where it takes none."""
    return _bytes(module) if profile.offload == "model" else 0


def _groups(module: Any) -> list[Any]:
    import torch

    if _by_block(module):
        return [block for blocks in _lists(module) for block in blocks]
    kinds = (torch.nn.Linear, torch.nn.Embedding, torch.nn.Conv1d, torch.nn.Conv2d, torch.nn.Conv3d)
    return [each for each in module.modules() if isinstance(each, kinds)]


def _bytes(module: Any) -> int:
    return sum(_size(tensor) for tensor in _tensors(module).values())


def _tensors(module: Any) -> dict[int, Any]:
    """Weights and buffers, each once, though several layers share it."""
    return {id(tensor): tensor for tensor in (*module.parameters(), *module.buffers())}


def _size(tensor: Any) -> int:
    return int(tensor.numel() * tensor.element_size())


@contextmanager
def during(painters: Mapping[str, Any], profile: Profile) -> Iterator[None]:
    """Caches steps for one job, and forgets them after it.

    Hooks stay on until a profile asks for another threshold: what was compiled with them stays
    compiled.

    Raises:
        CardError: the profile asks for what these painters cannot do.
    """
    for name, module in painters.items():
        _check(name, module, profile)
        _set_step_cache(module, profile.step_cache)
    try:
        yield
    finally:
        _forget(painters)
        if profile.offload == "model":
            for module in painters.values():
                _turns().let_go(module)


def _check(name: str, module: Any, profile: Profile) -> None:
    from renderers.backends.diffusion import step_cache

    kind = type(module).__name__
    if profile.step_cache and not step_cache.fits(module):
        raise CardError(
            f"Profile {profile.name}: steps of {name} ({kind}) cannot be cached; set step_cache"
            " = 0."
        )
    if profile.compiled and not getattr(module, "_repeated_blocks", None):
        raise CardError(
            f"Profile {profile.name}: {name} ({kind}) has no blocks to compile; set compiled ="
            " false."
        )


def _set_step_cache(module: Any, threshold: float) -> None:
    from renderers.backends.diffusion import step_cache

    standing = getattr(module, _CACHED, 0.0)
    if standing == threshold:
        return
    if standing:
        step_cache.take_off(module)
    if threshold:
        step_cache.put_on(module, threshold)
    setattr(module, _CACHED, threshold)


def _forget(painters: Mapping[str, Any]) -> None:
    from renderers.backends.diffusion import step_cache

    for module in painters.values():
        if getattr(module, _CACHED, 0.0):
            step_cache.forget(module)
