"""The 180° line: each pair of people is seen from one side of the axis between them.

Enters: a scene's shots in order. Leaves: faults where a shot sees a pair from the other side. A
shot on the line, a move that the audience sees, a lapse of time (the next item of a montage) and a
camera direction of the script or of a note allow the change.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from planner.bearings import distance, offset_from_line
from planner.continuity.lined_script import LinedScript
from planner.continuity.projecting import in_frame
from planner.continuity.rules import LINE, Fault, numbered
from planner.continuity.seeing import Instant, Seen
from planner.findings import Grade
from planner.shots import CutKind, Shot, ShotKind

NEUTRAL_M = 0.12  # cameras this near to the line are on it
NEUTRAL_WAY = 0.15  # about 9° off a look: it goes neither left nor right
BODY_M = 0.4  # bodies less than this apart on screen overlap
WIDE = frozenset({ShotKind.MASTER, ShotKind.ESTABLISHING})
SUBJECTIVE = frozenset({ShotKind.INSERT, ShotKind.POV})

Pair = tuple[str, str]


@dataclass(slots=True)
class _Axes:
    """On which side, and in which shot, each pair was last seen."""

    sides: dict[Pair, tuple[float, Shot]] = field(default_factory=dict)

    def forget(self, people: frozenset[str]) -> None:
        """The audience has seen these people move: their lines are new."""
        self.sides = {p: known for p, known in self.sides.items() if not people & set(p)}

    def against(self, pair: Pair, side: float) -> Shot | None:
        """The shot that a side contradicts, if there is one."""
        known = self.sides.get(pair)
        return known[1] if known is not None and known[0] * side < 0 else None


def crossings(shots: Sequence[Seen], script: LinedScript) -> Iterator[Fault]:
    """Lines crossed in one scene."""
    axes = _Axes()
    for seen in shots:
        if seen.shot.cut is not CutKind.CUT or _is_apart(seen.shot, script):
            axes.sides.clear()
        asked = _is_asked(seen.shot, script)
        if not asked:
            yield from _crossed(seen, axes)
        _remember(seen, axes, asked=asked)


def _is_apart(shot: Shot, script: LinedScript) -> bool:
    """Whether a shot is an item of a montage: time has passed, as over a dissolve."""
    return any(script.beats[c.beat_id].apart for c in shot.covers if c.beat_id in script.beats)


def _is_asked(shot: Shot, script: LinedScript) -> bool:
    """Whether the script, or a note on this shot's side, asks for the camera to be there."""
    beats = [script.beats[c.beat_id] for c in shot.covers if c.beat_id in script.beats]
    return shot.asked.side is not None or any(beat.asked for beat in beats)


def _crossed(seen: Seen, axes: _Axes) -> Iterator[Fault]:
    for pair in _pairs(seen, seen.opening, axes.sides):
        before = axes.against(pair, _side(seen, seen.opening, pair))
        if before is not None:
            message = (
                f"{numbered(before, seen.shot)} see {pair[0]} and {pair[1]} from both sides of "
                "their line"
            )
            yield Fault(LINE, Grade.ERROR, (before, seen.shot), message)


def _remember(seen: Seen, axes: _Axes, *, asked: bool) -> None:
    """Which sides hold from here on."""
    if asked:  # the way there is allowed, and the way back
        axes.sides.clear()
        return
    axes.forget(frozenset(w for w in seen.moved if _watched(seen, w)))
    for instant in (seen.opening, seen.ending):
        for pair in _pairs(seen, instant, axes.sides):
            side = _side(seen, seen.ending, pair)
            axes.sides.pop(pair, None)
            if side != 0.0:
                axes.sides[pair] = (side, seen.shot)


def _watched(seen: Seen, who: str) -> bool:
    """Whether the audience sees somebody move: in frame as it begins or as it ends."""
    return any(who in i.bodies and in_frame(i, who) for i in (seen.opening, seen.ending))


def _pairs(seen: Seen, instant: Instant, known: Mapping[Pair, object]) -> list[Pair]:
    """Whose lines a shot shows: its own pair's, and every known pair that it is of."""
    own = _own_pair(seen, instant)
    pairs = [] if own is None else [own]
    if seen.shot.framing.kind is ShotKind.INSERT:
        return pairs
    inside = {w for w in seen.shot.framing.subjects if w in instant.bodies and in_frame(instant, w)}
    return pairs + [pair for pair in sorted(known) if pair != own and inside >= set(pair)]


def _own_pair(seen: Seen, instant: Instant) -> Pair | None:
    """The two whom a shot's line runs between: its subject and whom that one deals with."""
    framing = seen.shot.framing
    if not framing.subjects or framing.kind in SUBJECTIVE:
        return None
    first, *rest = framing.subjects
    target = instant.gazes.get(first)
    other = framing.foreground or (target if target in rest or not rest else rest[0])
    if other is None or other == first or not {first, other} <= set(instant.bodies):
        return None
    one, two = sorted((first, other))
    return one, two


def _side(seen: Seen, instant: Instant, pair: Pair) -> float:
    return side_of(instant, pair, wide=seen.shot.framing.kind in WIDE)


def side_of(instant: Instant, pair: Pair, *, wide: bool = False) -> float:
    """Signed metres of the camera from the line of two people; 0 where it is neutral.

    It is where a look along the line goes neither left nor right on screen; in a wide frame also
    where one stands behind the other, so that nobody is left or right.
    """
    if not set(pair) <= set(instant.bodies):
        return 0.0
    a, b = ((instant.bodies[w].x_m, instant.bodies[w].z_m) for w in pair)
    eye = (float(instant.view.eye[0, 0]), float(instant.view.eye[0, 2]))
    off = offset_from_line(a, b, eye)
    far = max(distance(a, eye), distance(b, eye))
    behind = wide and abs(off) * distance(a, b) < BODY_M * far
    return 0.0 if abs(off) < max(NEUTRAL_M, NEUTRAL_WAY * far) or behind else off
