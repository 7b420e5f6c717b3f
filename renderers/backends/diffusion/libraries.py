"""The libraries of the extra `gen`, imported when they are first needed.

Enters: nothing. Leaves: torch, diffusers and transformers, quiet and never asking a hub; what is
missing, in words.
"""

import importlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from renderers.generative.errors import CardError, ExtraMissing

NEEDED = ("torch", "diffusers", "transformers", "accelerate", "peft", "safetensors")
REMEDY = "install it with: .venv/bin/pip install -c constraints.txt -e '.[gen]'"


def missing() -> tuple[str, ...]:
    """Libraries that this Python lacks."""
    return tuple(name for name in NEEDED if find_spec(name) is None)


@cache
def versions() -> Mapping[str, str]:
    """Which versions make the pictures: part of provenance and of cache keys."""
    return {name: _version(name) for name in (*NEEDED, "numpy", "pillow")}


# Components that a pipeline of diffusers keeps in its own room.
_OWN_ROOMS = dict.fromkeys(
    ("LTX2TextConnectors", "LTX2Vocoder", "LTX2VocoderWithBWE"), "diffusers.pipelines.ltx2"
)


def torch() -> Any:
    """The library torch; raises ExtraMissing."""
    return _imported("torch")


def diffusers() -> Any:
    """The library diffusers, without its progress bars; raises ExtraMissing."""
    library = _imported("diffusers")
    library.utils.logging.disable_progress_bar()
    return library


def transformers() -> Any:
    """The library transformers, without its progress bars; raises ExtraMissing."""
    library = _imported("transformers")
    library.utils.logging.disable_progress_bar()
    return library


def class_named(library: str, name: str, place: str) -> Any:
    """A class of diffusers or transformers; raises CardError where there is none of that name."""
    if library not in ("diffusers", "transformers"):
        raise CardError(f"{place}: {name} is of the library {library!r}, which is not run here")
    home: Any = diffusers() if library == "diffusers" else transformers()
    if library == "diffusers" and name in _OWN_ROOMS:
        home = _imported(_OWN_ROOMS[name])
    found = getattr(home, name, None)
    if not isinstance(found, type):
        told = f"{place}: {library} {versions()[library]} has no {name}"
        raise CardError(f"{told}; take a card for these libraries")
    return found


@contextmanager
def repeatable(device: str) -> Iterator[None]:
    """Sums in the same order each time: one thread on the CPU, no trial of kernels on a GPU."""
    library = torch()
    threads, cudnn = library.get_num_threads(), library.backends.cudnn
    before = (cudnn.deterministic, cudnn.benchmark)
    cudnn.deterministic, cudnn.benchmark = True, False
    if device == "cpu":
        library.set_num_threads(1)
    try:
        with library.inference_mode():
            yield
    finally:
        library.set_num_threads(threads)
        cudnn.deterministic, cudnn.benchmark = before


def _imported(name: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise ExtraMissing(
            f"diffusion models need the library {name} ({error}); {REMEDY}"
        ) from error


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
