"""How closely a painted film follows its animatic, told to people and as JSON.

Enters: scores of its painted shots. Leaves: a table, and which shots to take again.
"""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from renderers.generative.parity.film import ShotScore
from renderers.generative.parity.scoring import LEAST, bounds

DRAWN = (
    "No shot of this film was painted: animatic and final are drawn from the same sheet by the "
    "same renderer, so there is nothing to compare. Paint it with: storyreel film SCRIPT "
    "--final --backend diffusion"
)


def print_parity(console: Console, found: Sequence[ShotScore], folder: Path) -> None:
    """The table, and the commands for what is flagged."""
    if not found:
        console.print(DRAWN, highlight=False)
        return
    console.print(_table(found))
    low = [shot for shot in found if shot.low]
    console.print(f"{len(found)} painted shots, {len(low)} below {LEAST:.0f}.", highlight=False)
    for shot in low:
        told = "; ".join(
            f"{p.name} {p.score:.0f} ({p.value:.2f} {p.unit})" for p in shot.low
        )  # fmt: skip
        console.print(f"  shot {shot.number}: {told}", highlight=False, markup=False)
        command = f"storyreel retake {folder} --shot {shot.number}"
        console.print(f"    {command}", highlight=False, markup=False, soft_wrap=True)


def _table(found: Sequence[ShotScore]) -> Table:
    """Scores by part; a dash where it could not be measured."""
    names = [name for name in bounds() if any(p.name == name for s in found for p in s.parts)]
    table = Table(title="Parity", title_justify="left", box=None, pad_edge=False)
    for name in ("shot", "score", *names):
        table.add_column(name.replace("_", " "), justify="right")
    for shot in found:
        of = {part.name: part for part in shot.parts}
        cells = [_score(of[name].score) if name in of else "–" for name in names]
        whole = "–" if shot.score is None else f"{shot.score:.0f}"
        table.add_row(str(shot.number), f"[red]{whole}[/]" if shot.low else whole, *cells)
    return table


def _score(score: float) -> str:
    return f"[red]{score:.0f}[/]" if score < LEAST else f"{score:.0f}"
