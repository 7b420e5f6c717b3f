"""First-block caching: steps that would change little are passed over.

Enters: a transformer of diffusers and a threshold. Leaves: the same model, whose blocks after the
first run only in steps where the first changes its input by another amount than in the last whole
step.

diffusers' own FirstBlockCache lets blocks hand on their input in a cached step. Where a control
branch adds to the picture between blocks (VACE, ControlNets) it is then counted twice: once in the
remembered residual, once anew. Here the last block answers with what it made of the first block's
result, whatever reaches it, and VACE's control blocks, which run before all others, are passed over
too: a cached step evaluates one block.
"""

from importlib import import_module
from typing import Any

from renderers.generative.errors import CardError

_hooks: Any = import_module("diffusers.hooks.hooks")  # without annotations

HOOK = "storyreel_step_cache"

# Where blocks lie, in the order they run; all of a model return alike.
_BLOCKS = {
    "WanVACETransformer3DModel": ("blocks",),
    "WanTransformer3DModel": ("blocks",),
    "CogVideoXTransformer3DModel": ("transformer_blocks",),
    "LTXVideoTransformer3DModel": ("transformer_blocks",),
    "LTX2VideoTransformer3DModel": ("transformer_blocks",),
    "QwenImageTransformer2DModel": ("transformer_blocks",),
    "FluxTransformer2DModel": ("transformer_blocks", "single_transformer_blocks"),
}


class _State(_hooks.BaseState):  # type: ignore[misc]
    """What one branch of guidance remembers between steps."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        self.first: Any = None  # what the first block returned, this step
        self.change: Any = None  # what it changed, in the last whole step
        self.rest: Any = None  # what those after it added, in the last whole step
        self.whole = True  # all blocks of this step run


class _Hook(_hooks.ModelHook):  # type: ignore[misc]
    _is_stateful = True

    def __init__(self, states: Any) -> None:
        super().__init__()
        self.states = states

    def reset_state(self, module: Any) -> Any:
        self.states.reset()
        return module

    def state(self) -> _State:
        """What the branch of guidance that runs now remembers; raises CardError."""
        try:
            state: _State = self.states.get_state()
        except ValueError as error:
            told = "this pipeline does not say which branch of guidance runs"
            raise CardError(f"{told}, so its steps cannot be cached; set step_cache = 0") from error
        return state


class _First(_Hook):
    """On the first block: decides."""

    def __init__(self, states: Any, threshold: float) -> None:
        super().__init__(states)
        self.threshold = threshold

    def decide(self, *args: Any, **kwargs: Any) -> None:
        """Runs the block and compares what it changed."""
        state = self.state()
        hidden = kwargs["hidden_states"] if "hidden_states" in kwargs else args[0]
        state.first = self.fn_ref.original_forward(*args, **kwargs)
        change = _picture(state.first, hidden) - hidden
        state.whole = state.rest is None or _changed(change, state.change) > self.threshold
        if state.whole:
            state.change = change

    def new_forward(self, module: Any, *args: Any, **kwargs: Any) -> Any:
        del module
        self.decide(*args, **kwargs)
        return self.state().first


class _FirstOfVace(_First):
    """On the first block of a model whose control blocks run earlier: they had it decide."""

    def new_forward(self, module: Any, *args: Any, **kwargs: Any) -> Any:
        del module, args, kwargs
        return self.state().first


class _Control(_Hook):
    """On VACE's control blocks; the first has the step decided."""

    def __init__(self, states: Any, first: _First | None) -> None:
        super().__init__(states)
        self.first = first

    def new_forward(self, module: Any, hidden: Any, words: Any, control: Any, *others: Any) -> Any:
        del module
        if self.first is not None:
            self.first.decide(hidden, words, *others)
        if self.state().whole:
            return self.fn_ref.original_forward(hidden, words, control, *others)
        return hidden.new_zeros(1), control


class _Middle(_Hook):
    """On the blocks between: whatever they return in a cached step, the last pays no heed."""

    def new_forward(self, module: Any, *args: Any, **kwargs: Any) -> Any:
        del module
        state = self.state()
        return self.fn_ref.original_forward(*args, **kwargs) if state.whole else state.first


class _Last(_Hook):
    """On the last block: remembers, or answers from memory."""

    def new_forward(self, module: Any, *args: Any, **kwargs: Any) -> Any:
        del module
        state = self.state()
        if not state.whole:
            return _combined(state.first, state.rest, 1)
        made = self.fn_ref.original_forward(*args, **kwargs)
        state.rest = _combined(made, state.first, -1)
        return made


def _picture(made: Any, hidden: Any) -> Any:
    """Of what a block returns, the stream that goes in as `hidden`."""
    if not isinstance(made, tuple):
        return made
    return next(each for each in made if each.shape == hidden.shape)


def _combined(one: Any, other: Any, sign: int) -> Any:
    if isinstance(one, tuple):
        return tuple(a + sign * b for a, b in zip(one, other, strict=True))
    return one + sign * other


def _changed(new: Any, old: Any) -> float:
    return float((new - old).abs().mean() / old.abs().mean())


def fits(model: Any) -> bool:
    """Whether steps of this model can be cached: it has blocks that we know, two or more."""
    return len(_blocks(model)) > 1


def _blocks(model: Any) -> list[Any]:
    lists = _BLOCKS.get(type(model).__name__, ())
    return [block for name in lists for block in getattr(model, name)]


def put_on(model: Any, threshold: float) -> None:
    """Caches steps in which the first block's change differs by less than this share."""
    states = _hooks.StateManager(_State)
    first, *middle, last = _blocks(model)
    control = list(getattr(model, "vace_blocks", ()))
    decider = (_FirstOfVace if control else _First)(states, threshold)
    hooks: list[tuple[Any, _Hook]] = [(first, decider), (last, _Last(states))]
    hooks += [(block, _Middle(states)) for block in middle]
    hooks += [(b, _Control(states, None if i else decider)) for i, b in enumerate(control)]
    for module, hook in hooks:
        _registry(module).register_hook(hook, HOOK)
    _registry(model).invalidate_child_registries_cache()


def take_off(model: Any) -> None:
    """The model as it was."""
    registry = _registry(model)
    registry.remove_hook(HOOK, recurse=True)
    registry.invalidate_child_registries_cache()


def forget(model: Any) -> None:
    """Drops what was remembered: another job begins."""
    _registry(model).reset_stateful_hooks(recurse=True)


def _registry(module: Any) -> Any:
    return _hooks.HookRegistry.check_if_exists_or_initialize(module)
