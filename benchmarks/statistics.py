"""What our plans look like in numbers, beside published figures of films.

    python -m benchmarks.statistics [SCRIPT or FOLDER ...]

Without arguments it takes the examples and the corpus that STORYREEL_CORPUS names. Speech is
estimated. It ends with 1 where a plan breaks a rule of continuity by an error.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from statistics import fmean, median, pstdev

from benchmarks.continuity import scripts
from benchmarks.plan_figures import Figures, figures, lengths
from benchmarks.published import NOT_FOUND, beside
from planner.continuity.clock import estimated
from planner.continuity.lined_script import lined
from planner.errors import NoSceneError
from planner.ideas import SIZES
from planner.pace import GENRES, paced_at
from planner.rules import plan
from planner.shots import MoveKind, ShotKind
from screenplay.errors import ScreenplayError
from screenplay.read import read
from screenplay.scene_graph import SceneGraph

LEAST = 20  # shots: shorter films are in the sum only
PACED_SCENES = 40  # of the longest script, planned at every genre's pace
ROW = "{:<24} {:>5} {:>5} {:>5} {:>5} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6}"
HEAD = ("film", "shots", "asl", "med", "/min", "framed", "w/cut", "moving", "setups", "takes",
        "react", "pairs", "speak")  # fmt: skip


def main(arguments: Sequence[str]) -> int:
    """Print a row per film, their sum, and what others measured; 1 on any error."""
    everything = Figures()
    longest: tuple[int, str, SceneGraph] | None = None
    print(ROW.format(*HEAD))
    for name, graph, own in _films(arguments):
        everything.add(own)
        if longest is None or own.shots > longest[0]:
            longest = (own.shots, name, graph)
        if own.shots >= LEAST:
            print(_row(name, own))
    if longest is None:
        return 1
    print(_row("all", everything))
    _print_shares(everything)
    _print_beside(everything)
    _print_paces(*longest[1:])
    return 1 if everything.errors else 0


def _films(arguments: Sequence[str]) -> Iterator[tuple[str, SceneGraph, Figures]]:
    """Every script once, however often and with whichever line ends it is there."""
    known: set[str] = set()
    for path in scripts(arguments):
        text = path.read_text(encoding="utf-8", errors="replace").strip()
        if text in known:
            continue
        known.add(text)
        try:
            graph = read(path)
            yield path.stem, graph, figures(graph, plan(graph))
        except (NoSceneError, ScreenplayError) as error:
            print(f"{path.stem:<24} not planned: {type(error).__name__}")


def _row(name: str, own: Figures) -> str:
    asl = fmean(own.seconds)
    return ROW.format(
        name[:24], own.shots, f"{asl:.1f}", f"{median(own.seconds):.1f}", f"{60 / asl:.1f}",
        _share(own.framed, own.shots), f"{own.warnings / max(len(own.seconds) - 1, 1):.3f}",
        _share(_moving(own), own.shots), f"{own.setups / max(own.scenes, 1):.1f}",
        f"{own.shots / max(own.setups, 1):.2f}", _share(own.kinds[ShotKind.REACTION], own.shots),
        _share(own.paired, own.shots), _share(own.seen_s, own.said_s),
    )  # fmt: skip


def _moving(own: Figures) -> int:
    return own.shots - own.moves[MoveKind.STATIC]


def _share(part: float, whole: float) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "–"


def _print_shares(own: Figures) -> None:
    people = own.sizes.total()
    sizes = ", ".join(f"{size} {_share(own.sizes[size], people)}" for size in SIZES)
    kinds = ", ".join(f"{kind} {_share(n, own.shots)}" for kind, n in own.kinds.most_common())
    moves = ", ".join(f"{kind} {_share(n, own.shots)}" for kind, n in own.moves.most_common())
    print(f"\nsizes of shots of people: {sizes}\nkinds: {kinds}\ncamera: {moves}")
    print(f"continuity: {own.errors} errors, {own.warnings} warnings")


_OURS: dict[str, tuple[str, Callable[[Figures], str]]] = {
    "asl": ("average shot length", lambda f: f"{fmean(f.seconds):.1f} s"),
    "median": ("median shot length", lambda f: f"{median(f.seconds):.1f} s"),
    "spread": (
        "standard deviation / average",
        lambda f: f"{pstdev(f.seconds) / fmean(f.seconds):.2f}",
    ),
    "moving": ("moving shots", lambda f: _share(_moving(f), f.shots)),
    "conversation": ("shots of faces in turn", lambda f: _share(f.paired, f.shots)),
    "setups": ("setups per scene", lambda f: f"{f.setups / f.scenes:.1f}"),
    "shots": ("shots, all films", lambda f: str(f.shots)),
}


def _print_beside(own: Figures) -> None:
    print("\nbeside published figures")
    for key, (name, told) in _OURS.items():
        print(f"  {name}: {told(own)}")
        for line in beside(key):
            print(f"      {line}")
    print("  looked for and not found: " + "; ".join(NOT_FOUND))


def _print_paces(name: str, graph: SceneGraph) -> None:
    """What average comes out where a genre's is asked for."""
    print(f"\naverage shot length by genre, first {PACED_SCENES} scenes of {name}")
    script = lined(graph)
    for genre in GENRES:
        made = plan(graph, scenes=range(PACED_SCENES), pace=paced_at(genre.asl_s))
        seconds = lengths(made, estimated(made, script))
        print(f"  {genre.name:<16} aim {genre.asl_s:.1f} s, mean {fmean(seconds):.1f} s, "
              f"median {median(seconds):.1f} s; {genre.source}")  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
