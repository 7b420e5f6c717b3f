"""What single shots cost, read from a project's own job database.

Enters: the output folder of a finished film. Leaves: per kind of shot, frames and milliseconds.
"""

import json
import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class ShotKind:
    """The shots of one size and so many people."""

    name: str
    shots: int
    frames: int
    ms_per_frame: float  # processor time, of film frames: held drawings count twice


def shot_kinds(out: Path) -> list[ShotKind]:
    """Processor milliseconds per film frame by kind of shot, from the latest run that drew."""
    spent: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for cues, seconds in _shots(out):
        spent[_kind(cues)].append((cues["frames"], seconds))
    return [
        ShotKind(
            name,
            len(shots),
            frames := sum(f for f, _ in shots),
            round(1000 * sum(s for _, s in shots) / frames, 1),
        )
        for name, shots in sorted(spent.items())
    ]


def _shots(out: Path) -> list[tuple[dict[str, Any], float]]:
    with sqlite3.connect(out / ".storyreel" / "jobs.sqlite") as db:
        rows = db.execute(
            "SELECT params, body FROM job WHERE kind = 'shot' AND state = 'done'"
            " AND json_extract(body, '$.cached') = 0"
        ).fetchall()
    return [(json.loads(params)["cues"], json.loads(body)["cpu_seconds"]) for params, body in rows]


def _kind(cues: dict[str, Any]) -> str:
    if cues.get("floor_plan") is None:
        return "card"
    people = len(cues["actors"])
    who = "nobody" if not people else "1 person" if people == 1 else f"{people} people"
    return f"{cues['framing']['kind']}, {who}"
