"""What a worker process knows of its machine: where models lie, which server paints.

Enters: the environment that the program handed to its workers. Leaves: backends that paint, opened
once in a process. None of it is part of a cache key: models are named there by their digests.
"""

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from renderers.generative.generator import Generator
from renderers.generative.licences import parsed_use
from renderers.generative.model_store import ModelStore
from renderers.production.plugins import backend_class

GENERATORS = "storyreel.generators"
MODELS = "STORYREEL_MODELS"


def store_in(environment: Mapping[str, str]) -> ModelStore:
    """The models of a machine."""
    named = environment.get(MODELS, "")
    use = parsed_use(environment.get("STORYREEL_USE", ""))
    return ModelStore(Path(named or "~/storyreel/models").expanduser(), use)


def opened(name: str, environment: Mapping[str, str]) -> Generator:
    """A backend on this machine's models."""
    found: Generator = backend_class(GENERATORS, name).opened(store_in(environment), environment)
    return found


@cache  # a warm process keeps its models
def generator(name: str) -> Generator:
    """The backend of a worker process, which is told of its machine by its environment."""
    return opened(name, dict(os.environ))  # noqa: TID251 - as a whole, for the backend to read
