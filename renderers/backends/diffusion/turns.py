"""Modules that rest in main memory and come to the device one at a time.

Enters: modules. Leaves: the same modules, which move when they are run. Two experts of a model, its
codec and its text encoder then need as much memory as the largest of them.
"""

import weakref
from functools import cache
from importlib import import_module
from typing import Any

_accelerate: Any = import_module("accelerate.hooks")  # without annotations
REST = "cpu"


class Turns:
    """Who is on a device, of those that take turns."""

    def __init__(self, device: str) -> None:
        self.device = device
        self._present: weakref.ref[Any] | None = None

    @property
    def present(self) -> Any | None:
        """The module that is there, or None."""
        return self._present() if self._present is not None else None

    def enter(self, module: Any) -> None:
        """A module comes; the one before it goes."""
        if self.present is not module:
            self.leave()
            module.to(self.device)
            self._present = weakref.ref(module)

    def leave(self) -> None:
        """Whoever is there goes."""
        present = self.present
        if present is not None:
            present.to(REST)
        self._present = None


class _Turn(_accelerate.ModelHook):  # type: ignore[misc]
    """Run before a module's own work; codecs of diffusers call it before encoding and decoding."""

    def __init__(self, turns: Turns) -> None:
        self.turns = turns
        self.execution_device = turns.device  # where pipelines put what they hand to modules

    def pre_forward(self, module: Any, *args: Any, **kwargs: Any) -> tuple[Any, Any]:
        self.turns.enter(module)
        return _sent(args, self.turns.device), _sent(kwargs, self.turns.device)


def _sent(given: Any, device: str) -> Any:
    return import_module("accelerate.utils").send_to_device(given, device)


@cache
def turns_on(device: str) -> Turns:
    """The turns of a device: there is one of it in this process."""
    return Turns(device)


def take_turns(module: Any, device: str) -> None:
    """Lets a module rest in main memory, and come to the device when it is run."""
    module.to(REST)
    _accelerate.add_hook_to_module(module, _Turn(turns_on(device)), append=False)


def let_go(module: Any) -> None:
    """Whoever is on the device of a module that takes turns goes back to rest."""
    hook = getattr(module, "_hf_hook", None)
    if isinstance(hook, _Turn):
        hook.turns.leave()
