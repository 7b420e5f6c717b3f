"""How much of a screenplay is understood: precision and recall per field, by script.

`python -m benchmarks.understanding [--differences] [NAME …]` scores the reader against the keys in
`tests/screenplay/keys`. STORYREEL_CORPUS says where the scripts lie that may not be shipped; a key
whose script is not there is named as not counted.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.meaning_key import load, script_of
from benchmarks.meaning_score import FIELDS, Score, score
from screenplay.decoding import decode
from screenplay.read import read

ROOT = Path(__file__).resolve().parent.parent
KEYS = ROOT / "tests" / "screenplay" / "keys"


def scores(corpus: Path | None, names: Sequence[str] = ()) -> tuple[dict[str, Score], list[str]]:
    """Score by key name, and the names of keys whose script is not here."""
    roots = (ROOT, corpus) if corpus else (ROOT,)
    counted: dict[str, Score] = {}
    missing: list[str] = []
    for path in sorted(KEYS.glob("*.json")):
        if names and path.stem not in names:
            continue
        key = load(path)
        script = script_of(key, roots)
        if script is None:
            missing.append(path.stem)
        else:
            counted[path.stem] = score(key, read(script), decode(script.read_bytes(), script.name))
    return counted, missing


def together(parts: Sequence[Score]) -> Score:
    """The counts of several scripts as one."""
    whole = Score(beats=sum(part.beats for part in parts))
    for part in parts:
        for name in FIELDS:
            whole.fields[name].add(part.fields[name])
    return whole


def _row(name: str, counted: Score) -> list[str]:
    tallies = (counted.fields[field] for field in FIELDS)
    return [name, str(counted.beats), *(f"{t.precision:.2f} {t.recall:.2f}" for t in tallies)]


def main(arguments: Sequence[str]) -> None:
    """Print the table, and with --differences what was told for what is so."""
    console = Console(width=150)
    folder = os.environ.get("STORYREEL_CORPUS", "")  # noqa: TID251 - as the tests find it
    names = [argument for argument in arguments if not argument.startswith("-")]
    counted, missing = scores(Path(folder) if folder else None, names)
    table = Table("script", "beats", *FIELDS, title="precision, recall")
    for name, part in counted.items():
        table.add_row(*_row(name, part))
    table.add_row(*_row("together", together(list(counted.values()))))
    console.print(table)
    for name in missing:
        console.print(f"{name}: not counted, its script is not under STORYREEL_CORPUS")
    if "--differences" in arguments:
        for name, part in counted.items():
            for difference in part.differences:
                console.print(f"{name}:{difference}", markup=False, highlight=False, soft_wrap=True)


if __name__ == "__main__":
    main(sys.argv[1:])
