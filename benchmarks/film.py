"""How long films take, what the time goes into and how much memory it takes.

`python -m benchmarks.film [NAME …]` measures the cases named (all by default), prints a table each
and writes `out/bench/film.json`. README.md beside this file says what every figure means.
"""

import json
import os
import shutil
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.shots import shot_kinds
from benchmarks.watching import Cost, watched

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = sorted((ROOT / "examples").glob("*.fountain"))
DIALOGUE = ROOT / "examples" / "last_pancake.fountain"
OUT = ROOT / "out" / "bench"
NOTE = "make shot 12 a close-up"
GIB_IN_MIB = 1024.0


@dataclass(frozen=True, slots=True)
class FilmCost:
    """One run of the program on one script."""

    name: str
    run: str  # cold, unchanged, one line changed, one shot noted
    seconds: float
    cpu_seconds: float
    film_seconds: float
    jobs_made: int
    load_before: float
    load_after: float
    peak_mib: Mapping[str, float]
    stages_s: Mapping[str, float]
    cpu_by_kind_s: Mapping[str, float]

    @property
    def times_real_time(self) -> float:
        """How many times faster than it plays."""
        return self.film_seconds / self.seconds

    @property
    def own_cpu_s(self) -> float:
        """Processor time outside jobs: reading, planning, starting processes, papers."""
        return max(0.0, self.cpu_seconds - sum(self.cpu_by_kind_s.values()))


def made(name: str, run: str, script: Path, out: Path, *options: str) -> FilmCost:
    """Make a film and read off what it took."""
    cost = watched("film", script, "-o", out, *options)
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    return _film_cost(name, run, cost, report)


def noted(name: str, out: Path, note: str) -> FilmCost:
    """Change a film by a note, make it again and read off what both took."""
    cost = watched("note", out, note, "--yes", "--render")
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    return _film_cost(name, "one shot noted", cost, report)


def _film_cost(name: str, run: str, cost: Cost, report: Mapping[str, Any]) -> FilmCost:
    effort = report["effort"]
    return FilmCost(
        name=name,
        run=run,
        seconds=round(cost.seconds, 2),
        cpu_seconds=round(cost.cpu_seconds, 2),
        film_seconds=report["film"]["seconds"],
        jobs_made=effort["executed"],
        load_before=round(cost.load_before, 1),
        load_after=round(cost.load_after, 1),
        peak_mib=cost.peak_mib,
        stages_s=effort["stages"],
        cpu_by_kind_s=effort["cpu"],
    )


def dialogue() -> dict[str, Any]:
    """A dialogue scene cold, unchanged, one line changed, one shot noted; what its shots cost."""
    script, out = _fresh("dialogue", DIALOGUE)
    options = ("--scenes", "1")
    runs = [made("dialogue scene", "cold", script, out, *options)]
    kinds = shot_kinds(out)
    runs.append(made("dialogue scene", "unchanged", script, out, *options))
    _change_a_line(script)
    runs.append(made("dialogue scene", "one line changed", script, out, *options))
    runs.append(noted("dialogue scene", out, NOTE))
    checked = watched("check", out)
    _print_runs(runs)
    _print_table(
        f"storyreel check (load {checked.load_before:.1f})",
        ("wall s", "CPU s"),
        [(f"{checked.seconds:.1f}", f"{checked.cpu_seconds:.1f}")],
    )
    _print_shares(runs)
    _print_table(
        "Processor time per film frame, 1280×720",
        ("kind of shot", "shots", "frames", "ms/frame"),
        [(k.name, k.shots, k.frames, k.ms_per_frame) for k in kinds],
    )
    return {
        "runs": [asdict(run) for run in runs],
        "shots": [asdict(kind) for kind in kinds],
        "check": {"seconds": checked.seconds, "cpu_seconds": checked.cpu_seconds},
    }


def examples() -> dict[str, Any]:
    """Every example whole, cold and unchanged."""
    runs = []
    for example in EXAMPLES:
        script, out = _fresh(example.stem, example)
        runs += [made(example.stem, run, script, out) for run in ("cold", "unchanged")]
    _print_runs(runs)
    _print_shares([run for run in runs if run.run == "cold"])
    return {"runs": [asdict(run) for run in runs]}


def feature() -> dict[str, Any]:
    """A whole feature read, planned and conformed, with estimated takes; needs the corpus."""
    corpus = os.environ.get("STORYREEL_CORPUS", "")  # noqa: TID251 - as the tests find it
    script = Path(corpus) / "screenplays" / "big_fish.fountain"
    if not corpus or not script.is_file():
        print("feature: left out; STORYREEL_CORPUS names no folder with screenplays/big_fish")
        return {}
    from benchmarks.feature import feature_times

    times = feature_times(script)
    rows = [(name, f"{seconds:.2f}") for name, seconds in times.items()]
    _print_table(f"A feature of 120 pages (load {_load():.1f})", ("stage", "CPU s"), rows)
    return {"cpu_seconds": times, "load": _load()}


CASES: Mapping[str, Callable[[], dict[str, Any]]] = {
    "dialogue": dialogue,
    "feature": feature,
    "examples": examples,
}


def _load() -> float:
    return os.getloadavg()[0]


def _fresh(name: str, example: Path) -> tuple[Path, Path]:
    """A copy of a script that may be changed, and an output folder that does not exist yet."""
    folder = OUT / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    script = folder / example.name
    shutil.copy(example, script)
    return script, folder / "film"


def _change_a_line(script: Path) -> None:
    """Lengthen the line in the middle of the script by a word."""
    lines = script.read_text(encoding="utf-8").split("\n")
    spoken = [
        number
        for number, line in enumerate(lines[1:], 1)
        if line and lines[number - 1].isupper() and not line.startswith(("(", "INT", "EXT"))
    ]
    middle = spoken[len(spoken) // 3]
    lines[middle] = f"Well, {lines[middle]}"
    script.write_text("\n".join(lines), encoding="utf-8")


def _print_runs(runs: list[FilmCost]) -> None:
    rows = [
        (
            run.name,
            run.run,
            f"{run.film_seconds:.0f}",
            f"{run.seconds:.1f}",
            f"{run.times_real_time:.1f}×",
            f"{run.cpu_seconds:.1f}",
            run.jobs_made,
            f"{run.load_before:.1f}–{run.load_after:.1f}",
            ", ".join(f"{role} {mib:.0f}" for role, mib in run.peak_mib.items()),
        )
        for run in runs
    ]
    columns = ("script", "run", "film s", "wall s", "real time", "CPU s", "jobs", "load",
               "peak MiB per process")  # fmt: skip
    _print_table("Whole job, 1280×720 at 24", columns, rows)
    over = [run for run in runs if max(run.peak_mib.values(), default=0) > GIB_IN_MIB]
    for run in over:
        print(f"over a gigabyte: {run.name}, {run.run}: {dict(run.peak_mib)}")


def _print_shares(runs: list[FilmCost]) -> None:
    kinds = sorted({kind for run in runs for kind in run.cpu_by_kind_s})
    rows = []
    for run in runs:
        spent = {**run.cpu_by_kind_s, "own": run.own_cpu_s}
        whole = sum(spent.values()) or 1.0
        shares = [
            f"{spent.get(k, 0.0):.1f} ({spent.get(k, 0.0) / whole:.0%})" for k in (*kinds, "own")
        ]
        rows.append((run.name, run.run, *shares))
    _print_table(
        "CPU seconds by kind of job, and outside jobs", ("script", "run", *kinds, "own"), rows
    )


def _print_table(title: str, columns: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
    table = Table(title=title, title_justify="left")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(str(cell) for cell in row))
    Console(width=150).print(table)


def main(names: list[str]) -> int:
    """Measure the cases named; 2 when a name is unknown."""
    unknown = [name for name in names if name not in CASES]
    if unknown:
        print(f"no case {unknown[0]!r}; write some of {', '.join(CASES)}", file=sys.stderr)
        return 2
    OUT.mkdir(parents=True, exist_ok=True)
    found: dict[str, Any] = {
        "processors": len(os.sched_getaffinity(0)),
        "began": time.strftime("%Y-%m-%d %H:%M"),
    }
    path = OUT / "film.json"
    for name in names or CASES:
        found[name] = CASES[name]()
        path.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"written to {path}; {found['processors']} processors, load now {_load():.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
