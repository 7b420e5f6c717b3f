"""Whether everything that finishing needs is there, asked before anything is painted.

Enters: steps, this machine's tools and models, what films are made for. Leaves: the steps with
their tools' versions; or an error that says what is missing and how to get it.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from renderers.backends.tools.contracts import require as require_contract
from renderers.backends.tools.runner import ToolRunner
from renderers.generative.errors import CannotRun, CardError
from renderers.generative.licences import Use
from renderers.generative.licences import require as require_licence
from renderers.production.generated.finishing.asked import Steps
from renderers.production.generated.finishing.steps import TASKS, Kind, Ready, Step
from renderers.production.generated.machine import store_in


def ready(
    steps: Steps, shots: Iterable[str], use: Use, environment: Mapping[str, str]
) -> Mapping[str, tuple[Ready, ...]]:
    """The steps of these shots, by shot id.

    Raises CardError, LicenceRefused, CannotRun: with the remedy.
    """
    runner = ToolRunner.opened(environment)

    @cache
    def version(kind: Kind, tool: str) -> str:
        require_tool(kind, tool, runner, use, environment)
        return runner.version(tool)

    return {
        shot: tuple(Ready(step, version(step.kind, step.tool)) for step in steps[shot])
        for shot in shots if shot in steps
    }  # fmt: skip


def require_tool(
    kind: Kind, name: str, runner: ToolRunner, use: Use, environment: Mapping[str, str]
) -> None:
    """Raise where a tool cannot do such a step here; as `ready`."""
    tool = runner.tool(name)
    require_contract(tool, TASKS[kind])
    cards = store_in(environment).cards()
    for card in (cards[named] for named in tool.cards if named in cards):
        require_licence(card, use)
    lacking = runner.cannot_run(name)
    if lacking:
        raise CannotRun(f"finishing: {lacking}")


def require_values(step: Step, runner: ToolRunner) -> None:
    """Raise CardError where a tool takes no such value."""
    known = {value.name for value in runner.tool(step.tool).values}
    for name, _ in step.values:
        if name not in known:
            told = ", ".join(sorted(known)) or "none"
            raise CardError(f"tool {step.tool}: there is no value {name!r}; it takes {told}")
