"""Backends found by entry points: ours register exactly as a stranger's would.

Enters: a group such as "storyreel.voices" and a name. Leaves: the backend. Listing imports nothing
of the backends themselves.
"""

from collections import Counter
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from renderers.errors import RenderError

GROUPS = ("storyreel.voices", "storyreel.planners", "storyreel.motion", "storyreel.renderers",
          "storyreel.generators")  # fmt: skip
RENDERER = "toon"  # what draws a film, and measures passes for models that paint one


class UnknownBackend(RenderError):
    """No backend of this name is installed, or two are."""

    exit_code = 2


def listed(group: str) -> dict[str, EntryPoint]:
    """Installed backends of a group by name; two of one name are an error."""
    found = entry_points(group=group)
    twice = [name for name, count in Counter(e.name for e in found).items() if count > 1]
    if twice:
        owners = ", ".join(sorted(e.value for e in found if e.name == twice[0]))
        raise UnknownBackend(
            f"{group}: two backends are called {twice[0]!r} ({owners}); uninstall one of them"
        )
    return {entry.name: entry for entry in found}


@cache  # a backend is stateless; making one may start an engine or a graphics context
def backend(group: str, name: str) -> Any:  # noqa: ANN401 - a Protocol of the group's own
    """An instance of the backend `name`; its class takes no arguments."""
    return backend_class(group, name)()


def backend_class(group: str, name: str) -> Any:  # noqa: ANN401 - what the group says it is
    """The class of the backend `name`."""
    known = listed(group)
    if name not in known:
        names = ", ".join(sorted(known)) or "none; reinstall Storyreel with make setup"
        raise UnknownBackend(f"{group}: no backend is called {name!r}; installed: {names}")
    return known[name].load()
