"""How a director's notes are read: exact, wrong and asked, and how long a note takes.

`python -m benchmarks.notes` prints a table of the notes under `tests/planner/revising/`, those that
the grammar was tuned on and those held out, and writes `out/bench/notes.json`.
"""

import json
import time
from dataclasses import asdict
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

from tests.planner.revising.scoring import Score, answer_to, notes, score

OUT = Path(__file__).resolve().parent.parent / "out" / "bench" / "notes.json"
SETS = {"tuned on": False, "held out": True}


def milliseconds(*, held_out: bool) -> list[float]:
    """Processor time of every note of a set, once all are warm."""
    spent = []
    for note in notes(held_out=held_out):
        began = time.process_time()
        answer_to(note)
        spent.append(1000 * (time.process_time() - began))
    return spent


def _row(name: str, found: Score, spent: list[float]) -> tuple[str, ...]:
    return (
        name, str(found.notes), f"{found.exact:.3f}", f"{found.wrong:.3f}", f"{found.asked:.3f}",
        f"{median(spent):.1f}", f"{max(spent):.1f}",
    )  # fmt: skip


def main() -> None:
    """Score both sets, print and write the figures."""
    table = Table("set", "notes", "exact", "wrong edit", "asked", "ms, median", "ms, worst")
    figures = {}
    for name, held_out in SETS.items():
        found = score(held_out=held_out)
        spent = milliseconds(held_out=held_out)
        table.add_row(*_row(name, found, spent))
        figures[name] = asdict(found) | {"ms_median": median(spent), "ms_worst": max(spent)}
    Console().print(table)
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
