"""Which device runs models here, and how much memory it has for them.

Enters: what the asker wishes. Leaves: a device's name, its bytes, and whether they ran out.
"""

import gc
import os
from typing import Any

from renderers.backends.diffusion.libraries import torch

_SHARE = 0.92  # of a device's memory; the rest is its driver's and the allocator's waste
_SHARE_OF_RAM = 0.8


def chosen(device: str | None) -> str:
    """The device asked for, else a GPU where there is one; raises ExtraMissing."""
    if device is not None:
        return device
    return "cuda" if torch().cuda.is_available() else "cpu"


def kind_of(device: str) -> str:
    """The device's class: the same class, the same bytes."""
    if device.startswith("cuda"):
        return f"cuda {torch().cuda.get_device_name(device)}"
    return device


def budget(device: str) -> int:
    """How many bytes models may take there."""
    if device.startswith("cuda"):
        cuda = torch().cuda
        free = cuda.mem_get_info(device)[0] + cuda.memory_reserved(device)  # ours counts as free
        return int(free * _SHARE)
    return int(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") * _SHARE_OF_RAM)


def given_back() -> None:
    """Freed memory goes back to the device."""
    gc.collect()
    library = torch()
    if library.cuda.is_available():
        library.cuda.empty_cache()


def ran_out(error: BaseException) -> bool:
    """Whether an error says that memory ran out, on a GPU or in the machine."""
    if isinstance(error, MemoryError | torch().OutOfMemoryError):
        return True
    return isinstance(error, RuntimeError) and "can't allocate memory" in str(error)


def fresh(schedule: Any) -> Any:
    """A scheduler that no job has stepped through."""
    return type(schedule).from_config(schedule.config)
