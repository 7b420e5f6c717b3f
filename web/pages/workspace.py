"""What every page of one project shares: its card, its run, and the notes beside it.

Enters: the studio, a project's id and what is looked at. Leaves: values for templates.
"""

from web.studio.shapes import TurnKind
from web.studio.studio import Studio

_TURNS = 40


def frame(studio: Studio, project: str, here: str) -> dict[str, object]:
    """What a project's pages show around their content; `here` is the page's own name."""
    return {"card": studio.project(project), "run": studio.newest_run(project), "here": here}


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
