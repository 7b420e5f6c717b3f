"""Continuity of our own plans: cuts, errors and warnings by rule, and what a check costs.

    python -m benchmarks.continuity [SCRIPT or FOLDER ...]

Without arguments it plans the examples and the corpus that STORYREEL_CORPUS names. Speech is
estimated.
"""

import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from planner.continuity import check
from planner.errors import NoSceneError
from planner.findings import Grade
from planner.rules import plan
from screenplay.errors import ScreenplayError
from screenplay.read import read

ROW = "{:<32} {:>6} {:>7} {:>9} {:>7}  {}"


def main(arguments: Sequence[str]) -> int:
    """Print one row per script and their sum; 1 where any plan has an error."""
    print(ROW.format("script", "cuts", "errors", "warnings", "cpu s", "by rule"))
    total: Counter[tuple[Grade, str]] = Counter()
    cuts, seconds = 0, 0.0
    for path in scripts(arguments):
        try:
            graph = read(path)
            made = plan(graph)
        except (NoSceneError, ScreenplayError) as error:
            print(f"{path.stem:<32} not planned: {type(error).__name__}")
            continue
        start = time.process_time()
        found = Counter((f.grade, f.rule) for f in check(made, graph))
        took = time.process_time() - start
        print(_row(path.stem, len(made.shots) - 1, found, took))
        total, cuts, seconds = total + found, cuts + len(made.shots) - 1, seconds + took
    print(_row("all", cuts, total, seconds))
    return 1 if _count(total, Grade.ERROR) else 0


def _row(name: str, cuts: int, found: Counter[tuple[Grade, str]], seconds: float) -> str:
    rules = ", ".join(f"{rule} {n}" for (_, rule), n in sorted(found.items()))
    errors, warnings = _count(found, Grade.ERROR), _count(found, Grade.WARNING)
    return ROW.format(name, cuts, errors, warnings, f"{seconds:.2f}", rules).rstrip()


def _count(found: Counter[tuple[Grade, str]], grade: Grade) -> int:
    return sum(n for (own, _), n in found.items() if own is grade)


def scripts(arguments: Sequence[str]) -> Iterator[Path]:
    """The scripts named, else the examples and the corpus."""
    corpus = os.environ.get("STORYREEL_CORPUS", "")  # noqa: TID251 - as the tests find it
    places = [Path(a) for a in arguments] or [
        Path(__file__).parents[1] / "examples",
        *([Path(corpus) / "screenplays"] if corpus else []),
    ]
    for place in places:
        yield from sorted(place.glob("*.fountain")) if place.is_dir() else [place]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
