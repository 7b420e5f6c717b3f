"""What a worker process knows of its machine: where models lie, which server paints.

Enters: the environment that the program handed to its workers. Leaves: backends that paint, opened
once in a process. None of it is part of a cache key: models are named there by their digests.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from renderers.generative.generator import Generator
from renderers.generative.licences import parsed_use
from renderers.generative.model_store import ModelStore
from renderers.production.plugins import backend_class

if TYPE_CHECKING:
    from renderers.backends.tools.runner import ToolRunner

GENERATORS = "storyreel.generators"
MODELS = "STORYREEL_MODELS"
_WARM: dict[str, Generator] = {}  # a worker process keeps its models


def store_in(environment: Mapping[str, str]) -> ModelStore:
    """The models of a machine."""
    named = environment.get(MODELS, "")
    use = parsed_use(environment.get("STORYREEL_USE", ""))
    return ModelStore(Path(named or "~/storyreel/models").expanduser(), use)


def opened(name: str, environment: Mapping[str, str]) -> Generator:
    """A backend on this machine's models."""
    found: Generator = backend_class(GENERATORS, name).opened(store_in(environment), environment)
    return found


def tools() -> "ToolRunner":
    """The tools of a worker process's machine."""
    from renderers.backends.tools.runner import ToolRunner  # a film without tools needs none

    return ToolRunner.opened(dict(os.environ))  # noqa: TID251 - as a whole, tools see little of it


def generator(name: str) -> Generator:
    """The backend of a worker process, which is told of its machine by its environment."""
    if name not in _WARM:
        environment = dict(os.environ)  # noqa: TID251 - as a whole, for the backend to read
        _WARM[name] = opened(name, environment)
    return _WARM[name]


def let_go() -> None:
    """Have the backends of this process let go of their models: a tool needs the device."""
    for backend in _WARM.values():
        backend.release()
