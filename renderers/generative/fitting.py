"""What fits this machine: its memory and disk, and which profiles of a card run in them.

Enters: cards. Leaves: per card what runs, or what it needs, in words. Torch is not imported here:
GPUs are asked of `nvidia-smi`, or of torch in a process of its own where a driver is there.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from renderers.generative.card import Card, Profile, Runner, Task
from renderers.generative.fetching.space import free_bytes
from renderers.generative.model_store import ModelStore

LIBRARIES = ("torch", "diffusers", "transformers", "accelerate", "peft", "safetensors")
EXTRA = "the extra gen: .venv/bin/pip install -c constraints.txt -e '.[gen]'"
_DRIVERS = (Path("/dev/nvidiactl"), Path("/dev/kfd"))
_WAIT_S = 60
_ASK_TORCH = (
    "import torch\n"
    "if torch.cuda.is_available():\n"
    "    found = torch.cuda.get_device_properties(0)\n"
    "    print(f'{found.name}, {found.total_memory // 2**20}')\n"
)


@dataclass(frozen=True, slots=True)
class Machine:
    """What a machine has."""

    gpu: str  # "" none
    gpu_bytes: int
    ram_bytes: int
    disk_bytes: int  # free where models lie
    libraries: bool  # of the extra gen


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether a card runs on a machine."""

    runs: tuple[Profile, ...]  # those that do, best first
    lacking: str = ""  # what it needs where none does, or what is not known


def this_machine(models: Path) -> Machine:
    """The machine that this runs on, with models below a folder."""
    gpu, gpu_bytes = _gpu()
    ram = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    libraries = all(find_spec(name) is not None for name in LIBRARIES)
    return Machine(gpu, gpu_bytes, ram, free_bytes(models), libraries)


def fitted(card: Card, machine: Machine) -> Fit:
    """Which profiles of a card run on a machine."""
    lacking = _setting(card, machine)
    if card.ram_bytes > machine.ram_bytes:
        return Fit((), _joined(f"{_gb(card.ram_bytes)} of main memory", lacking))
    if not card.needs_gpu:
        return Fit(() if lacking else card.profiles, lacking)
    known = [profile for profile in card.profiles if profile.gpu_bytes]
    runs = tuple(profile for profile in known if profile.gpu_bytes <= machine.gpu_bytes)
    if not known:
        return Fit((), _joined("a GPU (how much memory is not known)", lacking))
    if not runs:
        least = min(profile.gpu_bytes for profile in known)
        has = f"{machine.gpu} has {_gb(machine.gpu_bytes)}" if machine.gpu else "none is here"
        return Fit((), _joined(f"a GPU of {_gb(least)} ({has})", lacking))
    return Fit(() if lacking else runs, lacking)


def to_fetch_bytes(card: Card, store: ModelStore) -> int:
    """Bytes that are not here yet; 0 where none are, or none are known."""
    return sum(
        sum(file.bytes for file in source.files) or source.about_bytes
        for source in card.sources
        if source.repository and store.lacking(card, source)
    )


def _setting(card: Card, machine: Machine) -> str:
    """What it needs beside hardware."""
    if card.runner is Runner.DIFFUSERS:
        return "" if machine.libraries else EXTRA
    if card.task is Task.RELIGHT:  # a film's own step needs no model
        return "a ComfyUI workflow of your own: no step of a film runs it"
    if card.runner is Runner.COMFYUI:
        return "a ComfyUI server"
    return "a tool in an environment of its own"


def _joined(*needs: str) -> str:
    return "; ".join(filter(None, needs))


def _gb(count: int) -> str:
    return f"{count / 1e9:.3g} GB"


@cache
def _gpu() -> tuple[str, int]:
    """The first GPU's name and memory; ("", 0) where there is none."""
    program = shutil.which("nvidia-smi")
    if program:
        wanted = ("--query-gpu=name,memory.total", "--format=csv,noheader,nounits")
        return parsed_gpu(_said(program, *wanted))
    if find_spec("torch") is not None and any(driver.exists() for driver in _DRIVERS):
        return parsed_gpu(_said(sys.executable, "-c", _ASK_TORCH))
    return "", 0


def parsed_gpu(text: str) -> tuple[str, int]:
    """The first line "name, MiB"; ("", 0) for anything else."""
    name, comma, size = text.partition("\n")[0].rpartition(",")
    size = size.strip()
    if not (comma and size.isascii() and size.isdecimal()):
        return "", 0
    return name.strip(), int(size) << 20


def _said(*command: str) -> str:
    try:
        return subprocess.run(  # noqa: S603 - our own words, a program found on PATH
            command, capture_output=True, text=True, timeout=_WAIT_S, check=False
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ""
