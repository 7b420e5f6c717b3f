"""How a director's notes are read: exact, wrong, asked, acted on, and how long a note takes.

`python -m benchmarks.notes` prints a table of the notes under `tests/planner/revising/`, those that
the grammar was tuned on, those held out, those that came later and the blind ones, and writes
`out/bench/notes.json`.
"""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from rich.console import Console
from rich.table import Table

from tests.planner.revising.scoring import Score, answer_to, blind, everyday, notes, score, unseen

OUT = Path(__file__).resolve().parent.parent / "out" / "bench" / "notes.json"
SETS: Mapping[str, Callable[[], list[dict[str, Any]]]] = {
    "tuned on": partial(notes, held_out=False),
    "held out": partial(notes, held_out=True),
    "unseen, mended since": unseen,
    "blind, first batch, mended since": partial(blind, "first"),
    "blind, second batch, mended since": partial(blind, "second"),
    "blind, third batch, mended since": partial(blind, "third"),
    "blind, fourth batch, mended since": partial(blind, "fourth"),
    "blind, fifth batch, mended since": partial(blind, "fifth"),
    "blind, sixth batch, mended since": partial(blind, "sixth"),
    "blind, seventh batch, not mended on": partial(blind, "seventh"),
    "blind, eighth batch, not mended on": partial(blind, "eighth"),
    "blind, ninth batch, not mended on": partial(blind, "ninth"),
    "blind, tenth batch, not mended on": partial(blind, "tenth"),
    "blind, eleventh batch, not mended on": partial(blind, "eleventh"),
    "blind, twelfth batch, not mended on": partial(blind, "twelfth"),
    **{
        f"directors, {batch.replace('_', '-')} batch": partial(blind, batch)
        for batch in (
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "thirtieth",
            "thirty_first",
            "thirty_fourth",
            "thirty_ninth",
            "forty_seventh",
        )
    },
    **{
        f"directors, plain notes, {batch.replace('_', '-')} batch": partial(blind, batch)
        for batch in (
            "twentieth",
            "twenty_first",
            "twenty_second",
            "twenty_third",
            "twenty_fourth",
            "twenty_fifth",
            "twenty_sixth",
            "twenty_seventh",
            "twenty_eighth",
            "twenty_ninth",
            "thirty_second",
            "thirty_third",
            "thirty_fifth",
            "thirty_sixth",
            "thirty_seventh",
            "thirty_eighth",
            "fortieth",
            "forty_first",
            "forty_second",
            "forty_third",
            "forty_fourth",
            "forty_fifth",
            "forty_sixth",
            "forty_eighth",
            "forty_ninth",
            "fiftieth",
            "fifty_first",
            "fifty_second",
            "fifty_third",
        )
    },
    "everyday wordings, our own": everyday,
}


def milliseconds(listed: list[dict[str, Any]]) -> list[float]:
    """Processor time of every note of a set, once all are warm."""
    spent = []
    for note in listed:
        began = time.process_time()
        answer_to(note)
        spent.append(1000 * (time.process_time() - began))
    return spent


def _row(name: str, found: Score, spent: list[float]) -> tuple[str, ...]:
    return (
        name, str(found.notes), f"{found.exact:.3f}", f"{found.wrong:.3f}", f"{found.asked:.3f}",
        f"{found.acted:.3f}", f"{found.offered:.3f}",
        f"{median(spent):.1f}", f"{max(spent):.1f}",
    )  # fmt: skip


def main() -> None:
    """Score all sets, print and write the figures."""
    table = Table(
        "set",
        "notes",
        "exact",
        "wrong edit",
        "asked",
        "acted",
        "offered",
        "ms, median",
        "ms, worst",
    )
    figures = {}
    for name, listed in SETS.items():
        found = score(listed())
        spent = milliseconds(listed())
        table.add_row(*_row(name, found, spent))
        figures[name] = asdict(found) | {"ms_median": median(spent), "ms_worst": max(spent)}
    Console().print(table)
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
