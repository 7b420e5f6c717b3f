"""The summary of a finished film on a terminal.

Enters: a film's summary, and its script. Leaves: a table of proofs, what it cost, what was
approximated, where it lies, and how much looks wrong in the script.
"""

from pathlib import Path

from rich.console import Console
from rich.table import Table

from renderers.production.report import Verdicts
from renderers.production.stages import FilmSummary
from screenplay.diagnostics import diagnose
from screenplay.read import read_screenplay
from web.diagnostics_told import counted

_SHOWN = 12


def print_summary(console: Console, summary: FilmSummary) -> None:
    """Print what came out."""
    film, effort = summary.delivered, summary.effort
    console.print()
    loudness = film.loudness
    console.print(_proofs(film.verdicts, loudness.integrated_lufs, loudness.true_peak_dbtp))
    faster = film.seconds / max(effort.seconds, 0.001)
    console.print(
        f"{film.scenes} scenes, {film.shots} shots, {film.verdicts.lines} lines, "
        f"{_clock(film.seconds)} long; took {effort.seconds:.1f} s, "
        f"{faster:.1f} times faster than it plays; {effort.executed} jobs made, "
        f"{effort.cached} kept",
        highlight=False,
    )
    _approximations(console, film.approximations)
    for path in (*film.files, summary.report):
        console.print(f"  {path}", highlight=False)


def print_doubts(console: Console, script: Path) -> None:
    """Print how much looks wrong in a script, if anything does, and how to see it."""
    found = diagnose(read_screenplay(script))
    if found:
        told = f"In the script: {counted(found)}; see them with: storyreel parse {script} --check"
        console.print(told, highlight=False, markup=False)


def _proofs(found: Verdicts, lufs: float, peak: float) -> Table:
    table = Table(title="Proof", title_justify="left", show_header=False, box=None, pad_edge=False)
    table.add_row(
        "  verbatim",
        f"{found.lines_proven} of {found.lines} lines spoken once, in order, word for word, "
        "by their own voice, and heard",
    )
    table.add_row(
        "  framing",
        f"{found.faces_seen} of {found.faces} looks at a speaker show the face; "
        f"{found.faces_cut} cut by the frame's edge",
    )
    table.add_row(
        "  continuity",
        f"{found.line_crossings} line crossings, {found.jump_cuts} jump cuts, "
        f"{found.findings} findings in all",
    )
    table.add_row(
        "  sync",
        f"mouths open in {found.open_on_sound:.0%} of sounding frames, shut in "
        f"{found.shut_in_silence:.0%} of silence; worst lag {found.worst_lag_frames} frames",
    )
    table.add_row("  loudness", f"{lufs:.1f} LUFS, true peak {peak:.1f} dBTP")
    return table


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"


def _approximations(console: Console, told: tuple[str, ...]) -> None:
    if not told:
        return
    console.print(f"Approximated ({len(told)}):")
    for text in told[:_SHOWN]:
        console.print(f"  {text}", highlight=False, markup=False)
    if len(told) > _SHOWN:
        console.print(f"  … and {len(told) - _SHOWN} more, in report.json")
