"""What every page of one project shares: its card, its run, and the notes beside it.

Enters: the studio, a project's id and what is looked at. Leaves: values for templates.
"""

from web.studio.shapes import RunState, RunView, TurnKind
from web.studio.studio import Studio

_TURNS = 40
_FILMS = ("film", "final")
_UNDER_WAY = (RunState.RUNNING, RunState.QUEUED)


def frame(studio: Studio, project: str, here: str) -> dict[str, object]:
    """What a project's pages show around their content; `here` is the page's own name."""
    run = run_to_tell(studio.runs(project))
    return {"card": studio.project(project), "run": run, "here": here}


def run_to_tell(runs: tuple[RunView, ...]) -> RunView | None:
    """The run that tells how the film stands; None before the first.

    Args:
        runs: Newest first.

    Returns:
        What is under way, the film's own before trainings and exports; where nothing is, how the
        film's last run ended. An export that is done does not make a film complete that is still
        drawn.
    """
    films = [run for run in runs if run.kind in _FILMS]
    for some in (films, runs):
        for state in _UNDER_WAY:
            if found := [run for run in some if run.state is state]:
                return found[0]
    return next(iter(films or runs), None)


def talk(studio: Studio, project: str) -> dict[str, object]:
    """The notes so far; what can be said takes longer to find and is asked for by the page."""
    turns = studio.turns(project, limit=_TURNS)
    return {"turns": turns, "open_turn": open_turn(turns)}


def open_turn(turns: tuple[object, ...]) -> int:
    """The id of the last turn where it still waits for an answer, else 0."""
    last = turns[-1] if turns else None
    kind = getattr(last, "kind", None)
    waiting = (TurnKind.UNDERSTOOD, TurnKind.QUESTION, TurnKind.STEPPED)
    return int(getattr(last, "id", 0)) if kind in waiting else 0
