"""What a film's plan looks like in numbers.

Enters: a scene graph and its plan. Leaves: Figures, which add up over films. Shot lengths are
estimated from the words; cards count for lengths only.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from planner.continuity.checking import checked
from planner.continuity.clock import Clock, estimated
from planner.continuity.lined_script import LinedScript, lined
from planner.continuity.projecting import in_frame
from planner.continuity.seeing import Seen, StagedScene
from planner.findings import Grade
from planner.shots import MoveKind, Shot, ShotKind, ShotPlan, Size
from screenplay.scene_graph import SceneGraph

FACES = frozenset({ShotKind.SINGLE, ShotKind.OTS, ShotKind.REACTION})
PEOPLELESS = frozenset({ShotKind.INSERT, ShotKind.POV})


@dataclass(slots=True)
class Figures:
    """Sums over the shots of one film or of many. Shots exclude cards, lengths do not."""

    seconds: list[float] = field(default_factory=list)  # of each shot, cards too
    sizes: Counter[Size] = field(default_factory=Counter)  # of shots of people
    kinds: Counter[ShotKind] = field(default_factory=Counter)
    moves: Counter[MoveKind] = field(default_factory=Counter)
    scenes: int = 0
    setups: int = 0
    framed: int = 0  # shots that got all that they asked for
    errors: int = 0
    warnings: int = 0
    paired: int = 0  # shots of one face beside one of another
    said_s: float = 0.0  # seconds of speech by people in the picture's place
    seen_s: float = 0.0  # of these, with the speaker's head in frame and turned to it

    @property
    def shots(self) -> int:
        """Shots with a picture."""
        return self.kinds.total()

    def add(self, other: "Figures") -> None:
        """Add another film."""
        self.seconds += other.seconds
        self.sizes += other.sizes
        self.kinds += other.kinds
        self.moves += other.moves
        for name in _SUMS:
            setattr(self, name, getattr(self, name) + getattr(other, name))


_SUMS = ("scenes", "setups", "framed", "errors", "warnings", "paired", "said_s", "seen_s")


def figures(graph: SceneGraph, plan: ShotPlan) -> Figures:
    """Measure one film."""
    script = lined(graph)
    clock = estimated(plan, script)
    shots = [s for s in plan.shots if s.framing.kind is not ShotKind.CARD]
    found = Counter(f.grade for f in checked(plan, script, clock))
    said, seen = _speaking(plan, script, clock)
    return Figures(
        seconds=lengths(plan, clock),
        sizes=Counter(s.framing.size for s in shots if s.framing.kind not in PEOPLELESS),
        kinds=Counter(s.framing.kind for s in shots),
        moves=Counter(s.move.kind for s in shots),
        scenes=len({s.scene_id for s in shots}),
        setups=len({s.setup_id for s in shots}),
        framed=sum(not s.approximations for s in shots),
        errors=found[Grade.ERROR],
        warnings=found[Grade.WARNING],
        paired=_paired(shots),
        said_s=said,
        seen_s=seen,
    )


def lengths(plan: ShotPlan, clock: Clock) -> list[float]:
    """Seconds of every shot."""
    return [float(clock.frames(shot) / plan.rate.fps) for shot in plan.shots]


def _paired(shots: Sequence[Shot]) -> int:
    """Shots of one face that stand next to one of another face: conversation."""
    beside = set()
    for a, b in pairwise(shots):
        both = a.framing.kind in FACES and b.framing.kind in FACES
        if both and a.scene_id == b.scene_id and a.framing.subjects[:1] != b.framing.subjects[:1]:
            beside |= {a.id, b.id}
    return len(beside)


def _speaking(plan: ShotPlan, script: LinedScript, clock: Clock) -> tuple[float, float]:
    """Seconds of speech whose speaker is there, and those in which the picture has the face."""
    said = seen = 0.0
    for shown in _seen(plan):
        for cover, instant in zip(shown.shot.covers, shown.during, strict=True):
            speakers = script.beats[cover.beat_id].seen if cover.beat_id in script.beats else ()
            here = [who for who in speakers if who in instant.bodies]
            if not here:
                continue
            first, last = clock.shown(shown.shot, cover)
            seconds = float((last - first + 1) / plan.rate.fps)
            said += seconds
            faces = (w for w in here if w != shown.shot.framing.foreground)
            seen += seconds * any(in_frame(instant, who) for who in faces)
    return said, seen


def _seen(plan: ShotPlan) -> Iterator[Seen]:
    looks = {look.character_id: look for look in reversed(plan.looks)}
    for scene in plan.scenes:
        own = [s for s in plan.shots if s.scene_id == scene.scene_id]
        yield from StagedScene(scene, own, looks).seen()
