"""Cameras solved per second on one core, and how many shots got all that they asked for.

    python -m benchmarks.camera [SCRIPT or FOLDER ...]

Without arguments it takes the examples and the corpus that STORYREEL_CORPUS names. Every camera
that the rules asked for is solved again by itself, so that nothing else counts.
"""

import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence

from benchmarks.continuity import scripts
from planner.amending.draft import Draft
from planner.amending.reshooting import sightings
from planner.amending.restaging import restaged
from planner.camera import solve
from planner.composed import missed
from planner.errors import NoSceneError
from planner.ground import Ground
from planner.objective import Sighting
from planner.rules import plan
from planner.shots import Shot, ShotKind
from screenplay.errors import ScreenplayError
from screenplay.read import read

AIM = 200  # solves per second
ROW = "{:<44} {:>7} {:>8}"


def main(arguments: Sequence[str]) -> int:
    """Print both figures; 1 where the aim is missed."""
    shots: list[Shot] = []
    wishes: list[tuple[Sighting, Ground]] = []
    for draft in _drafts(arguments):
        shots += [s for s in draft.plan.shots if s.framing.kind is not ShotKind.CARD]
        wishes += list(_wishes(draft))
    rate, composed = _solved(wishes)
    print(f"{len(wishes)} cameras, {rate:.0f} solves per second of one core (aim {AIM})\n")
    _print_success(shots)
    _print_composed(composed, len(wishes))
    return 0 if rate >= AIM else 1


def _drafts(arguments: Sequence[str]) -> Iterator[Draft]:
    for path in scripts(arguments):
        try:
            graph = read(path)
            yield Draft(graph, plan(graph))
        except (NoSceneError, ScreenplayError) as error:
            print(f"{path.stem}: not planned: {type(error).__name__}")


def _wishes(draft: Draft) -> Iterator[tuple[Sighting, Ground]]:
    for scene in draft.plan.scenes:
        staging = restaged(draft, scene.scene_id)
        for wish in sightings(draft, staging).values():
            yield wish, staging.ground


def _solved(wishes: Sequence[tuple[Sighting, Ground]]) -> tuple[float, Counter[str]]:
    """Solves per second, and how often each wish of composition is missed."""
    start = time.process_time()
    found = [solve(wish, ground) for wish, ground in wishes]
    took = max(time.process_time() - start, 1e-9)
    names: Counter[str] = Counter()
    for solution, (wish, _) in zip(found, wishes, strict=True):
        own = missed(solution.pose, wish)
        names.update(own or ["every wish met"])
    return len(wishes) / took, names


def _print_composed(missed_wishes: Counter[str], count: int) -> None:
    print(f"\n{ROW.format('composition, measured on the frame', 'cameras', 'share')}")
    for name, times in missed_wishes.most_common():
        print(ROW.format(name, times, f"{times / count:.1%}"))


def _print_success(shots: Sequence[Shot]) -> None:
    met = sum(not s.approximations for s in shots)
    print(ROW.format("framing", "shots", "share"))
    print(ROW.format("every wish met", met, f"{met / len(shots):.1%}"))
    missed = Counter(wish for s in shots for wish in {_wish(a) for a in s.approximations})
    for wish, count in missed.most_common():
        print(ROW.format(f"missed: {wish}", count, f"{count / len(shots):.1%}"))
    print()
    print(ROW.format("by kind of shot: every wish met", "shots", "share"))
    for kind in ShotKind:
        own = [s for s in shots if s.framing.kind is kind]
        if own:
            clean = sum(not s.approximations for s in own)
            print(ROW.format(f"  {kind}", len(own), f"{clean / len(own):.1%}"))


def _wish(approximation: str) -> str:
    """A rule's name, whoever it is about."""
    words = approximation.split()
    return "face hidden" if words[0] == "face" and words[-1] == "hidden" else approximation


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
