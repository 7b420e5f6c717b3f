"""What a film folder was asked to finish, and how that is taken back.

Enters: a film folder, steps by shot id. Leaves: a document with every state that was asked for and
which one stands. A new state follows the one that stands; those taken back before are forgotten.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from renderers.errors import RenderError
from renderers.production.blobs_of import plain, restored
from renderers.production.generated.finishing.steps import Step
from storage.errors import DocumentDamaged, DocumentMissing
from storage.projects import Project

DOCUMENT, LABEL = "finishing", "finishing/1"
Steps = Mapping[str, tuple[Step, ...]]  # by shot id


class NothingThere(RenderError):
    """There is no further state to go to."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class _States:
    """Every state, oldest first; the first one asks for nothing."""

    states: tuple[dict[str, tuple[Step, ...]], ...] = ({},)
    current: int = 0


def finishing_of(project: Project) -> Steps:
    """What stands; raises DocumentDamaged."""
    known = _read(project)
    return known.states[known.current]


def ask(steps: Steps, project: Project) -> None:
    """Have these steps done, and no others; shots without any are left away."""
    known = _read(project)
    fresh = {shot: tuple(asked) for shot, asked in steps.items() if asked}
    if fresh != known.states[known.current]:
        states = (*known.states[: known.current + 1], fresh)
        _write(_States(states, len(states) - 1), project)


def back(project: Project) -> Steps:
    """Take the last change back; raises NothingThere."""
    return _gone_to(_read(project), -1, "taken back", project)


def on(project: Project) -> Steps:
    """Make the change again that was taken back last; raises NothingThere."""
    return _gone_to(_read(project), 1, "made again", project)


def _gone_to(known: _States, way: int, done: str, project: Project) -> Steps:
    at = known.current + way
    if not 0 <= at < len(known.states):
        raise NothingThere(f"{project.root}: no finishing step can be {done}")
    _write(_States(known.states, at), project)
    return known.states[at]


def _read(project: Project) -> _States:
    try:
        found = restored(project.read_document(DOCUMENT, LABEL), _States)
    except DocumentMissing:
        return _States()
    except msgspec.ValidationError as error:
        raise _damaged(project, str(error)) from error
    if not 0 <= found.current < len(found.states):
        raise _damaged(project, "it names a state that is not there")
    return found


def _write(states: _States, project: Project) -> None:
    project.write_document(DOCUMENT, LABEL, plain(states))


def _damaged(project: Project, why: str) -> DocumentDamaged:
    return DocumentDamaged(
        f"{project.root}: the document {DOCUMENT!r} is damaged ({why}); remove it and ask for the "
        "steps again: storyreel finish"
    )
