"""Finishing steps, told to people and as JSON.

Enters: steps that a folder was asked for, what was done of them. Leaves: rows and a table; for
parity, the scores before and after each step.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table

from renderers.production.blobs_of import plain
from renderers.production.commission import commissioned
from renderers.production.generated.finishing.outcomes import (
    Finished,
    changes,
    finished_of,
)
from storage.projects import Project

if TYPE_CHECKING:
    from renderers.production.generated.finishing.asked import Steps

_MOVED = 0.5  # points: less is no change
_PARTS = 4


def listing(steps: "Steps", numbers: Mapping[str, int], project: Project) -> list[dict[str, Any]]:
    """A row for every step, in the order of the film; those of shots that are gone last.

    Args:
        steps: by shot id.
        numbers: of the film that was made last, by shot id.
        project: the film folder.
    """
    painted = commissioned(project).paint is not None
    done = {(one.shot, one.step): one for one in finished_of(project)}
    order = sorted(steps, key=lambda shot: (numbers.get(shot, len(numbers) + 1), shot))
    rows = []
    for shot in order:
        for step in steps[shot]:
            one = done.get((shot, step))
            rows.append({
                "shot": numbers.get(shot), "id": shot, "step": plain(step), "told": step.told,
                "state": _state(one, known=shot in numbers, painted=painted),
                "before": one.before.score if one and one.before and not one.note else None,
                "after": one.after.score if one and one.after and not one.note else None,
                "provenance": one.provenance if one else None,
            })  # fmt: skip
    return rows


def print_steps(console: Console, rows: Sequence[Mapping[str, Any]]) -> None:
    """The table."""
    if not rows:
        console.print("No shot of this film is asked to be finished.", highlight=False)
        return
    table = Table(title="Finishing", title_justify="left", box=None, pad_edge=False)
    for name in ("shot", "step", "state", "parity"):
        table.add_column(name, overflow="fold")
    for row in rows:
        number = str(row["shot"]) if row["shot"] else "–"
        table.add_row(number, row["told"], row["state"], _pair(row["before"], row["after"]))
    console.print(table)


def print_changes(console: Console, found: Sequence[Finished]) -> None:
    """What each step did to the scores of its shot; nothing where no shot was finished."""
    if not found:
        return
    table = Table(title="Finishing steps", title_justify="left", box=None, pad_edge=False)
    for name in ("shot", "step", "score", "parts that changed"):
        table.add_column(name, overflow="fold")
    for one in found:
        if one.note:
            table.add_row(str(one.number), one.step.told, "–", one.note)
            continue
        before, after = (s.score if s else None for s in (one.before, one.after))
        table.add_row(str(one.number), one.step.told, _pair(before, after), _parts(one))
    console.print(table)


def _parts(one: Finished) -> str:
    """Parts whose score changed, those that changed most first."""
    moved = {name: pair for name, pair in changes(one).items() if abs(pair[1] - pair[0]) > _MOVED}
    first = sorted(moved, key=lambda name: -abs(moved[name][1] - moved[name][0]))[:_PARTS]
    told = [f"{name.replace('_', ' ')} {_pair(*moved[name])}" for name in first]
    return ", ".join(told) or "none"


def _pair(before: float | None, after: float | None) -> str:
    if before is None or after is None:
        return ""
    return f"{before:.0f} → {after:.0f}"


def _state(one: Finished | None, *, known: bool, painted: bool) -> str:
    if not known:
        return "its shot is gone"
    if not painted:
        return "sleeps: the film was drawn last"
    if one is None:
        return "with the next film"
    return f"nothing done: {one.note}" if one.note else "done"
