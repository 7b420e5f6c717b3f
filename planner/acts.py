"""What is done within one beat, and when.

Enters: acts in the order of their clauses. Leaves: groups that run at the same time and each
business's share of the beat.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.shots import Business
from screenplay.scene_graph import Beat

LEAST_LINE_S = 1.3  # the shortest line lasts this long with the silences about it


@dataclass(frozen=True, slots=True)
class Act:
    """One business before its share of the beat is known."""

    business: Business
    seconds: float
    clause: str | None  # acts of one clause happen together; None joins the act before


def grouped(acts: Sequence[Act]) -> list[list[list[Act]]]:
    """Acts that follow each other; those of one clause by several people run together.

    What joins somebody else's act (taking what is given) begins with it, not before it.
    """
    groups: list[dict[str, list[Act]]] = []
    clause: str | None = None
    last = ""
    for act in acts:
        who = act.business.character_id
        if groups and act.clause is None and who != last and len(groups[-1][last]) > 1:
            groups.append({last: [groups[-1][last].pop()]})
        last = who
        if groups and (act.clause is None or act.clause == clause):
            groups[-1].setdefault(who, []).append(act)
        else:
            groups.append({who: [act]})
        clause = act.clause if act.clause is not None else clause
    return [list(g.values()) for g in groups]


def seconds_of(acts: Sequence[Act]) -> float:
    """How long all acts take, one group after the other."""
    return sum(_length(group) for group in grouped(acts))


def shared(acts: Sequence[Act], beat: Beat, seconds: float) -> list[Business]:
    """Give every act its share of a beat of `seconds`; spoken beats keep their acts short."""
    groups = grouped(acts)
    whole = max(sum(_length(g) for g in groups), 0.01)
    fill = 1.0 if beat.line is None else min(1.0, whole / max(seconds, LEAST_LINE_S))
    placed: list[Business] = []
    clock = 0.0
    for group in groups:
        for run in group:
            placed += _laid(run, beat.id, clock, fill / whole)
        clock += _length(group)
    return placed


def _laid(run: Sequence[Act], beat_id: str, start: float, scale: float) -> list[Business]:
    """One person's acts of a group, one after the other."""
    placed = []
    for act in run:
        end = start + act.seconds
        share = (round(start * scale, 4), round(min(end * scale, 1.0), 4))
        placed.append(replace(act.business, beat_id=beat_id, share=share))
        start = end
    return placed


def _length(group: Sequence[Sequence[Act]]) -> float:
    return max(sum(act.seconds for act in run) for run in group)
