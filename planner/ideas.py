"""A shot before it has a camera: what is to be seen, for which stretch of the script.

Enters: nothing but shapes. Leaves: the Idea that coverage patterns return and editing rearranges,
the Scenery that patterns read a scene through, and covers of whole beats and parts of them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from planner.bearings import distance
from planner.marks import place
from planner.pace import AS_ASKED, Pace
from planner.shots import Angle, Card, Cover, CutKind, MoveKind, ShotKind, Size
from planner.staging import Moment, Staging
from planner.timings import is_direction, said_seconds, share_of, words
from screenplay.scene_graph import BeatKind, Emotion

SIZES = (Size.ECU, Size.CU, Size.MCU, Size.MS, Size.MWS, Size.WS, Size.EWS)
SILENT_BEATS = 3  # shorter scenes without words are no pattern of their own
PARTS = 12  # shares that unspoken beats are divided into
HOT = frozenset({Emotion.ANGRY, Emotion.AFRAID, Emotion.URGENT, Emotion.SAD, Emotion.TENDER})
WIDES = frozenset({ShotKind.ESTABLISHING, ShotKind.MASTER, ShotKind.GROUP, ShotKind.TWO_SHOT})
_FILLER = "extraordinary"  # longer than the shortest line: what comes beside it adds up
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$|--$|—$")


@dataclass(frozen=True, slots=True)
class Idea:
    """One wished shot. `first` and `last` count the scene's moments, both inclusive."""

    kind: ShotKind
    size: Size
    subjects: tuple[str, ...]
    covers: tuple[Cover, ...]
    seconds: float
    first: int
    last: int
    foreground: str | None = None
    angle: Angle = Angle.EYE
    thing: str | None = None
    move: MoveKind = MoveKind.STATIC
    cut: CutKind = CutKind.CUT
    cut_s: float = 0.0
    offset_s: float = 0.0
    card: Card | None = None
    asked: bool = False  # the script itself asks for this shot
    moving: bool = False  # people change place: such shots stand alone
    settled: bool = False  # shows how things stand after its last moment
    alone: bool = False  # an item of its own, as in a montage: never joined
    pattern: str = ""  # of `planner.patterns.library`
    motive: str = ""  # why the camera moves
    glance: str | None = None  # whom or what the face looks at: the camera may go there with it


def size_steps(a: Size, b: Size) -> int:
    """How many steps lie between two sizes."""
    return abs(SIZES.index(a) - SIZES.index(b))


def tighter(size: Size, steps: int = 1) -> Size:
    """A size closer to the subject; negative steps are wider. CU and WS are the limits."""
    index = SIZES.index(size) - steps
    return SIZES[max(SIZES.index(Size.CU), min(SIZES.index(Size.WS), index))]


def units(moment: Moment) -> int:
    """Units that a beat is covered by: words for speech, one for everything else."""
    beat = moment.beat
    return len(words(beat.line.text)) if beat.line is not None else 1


def whole(moment: Moment) -> Cover:
    """The cover of a whole beat."""
    of = units(moment)
    return Cover(moment.beat.id, 0, of, of)


def part(moment: Moment, start: float, end: float) -> Cover:
    """A share 0…1 of an unspoken beat's time."""
    return Cover(moment.beat.id, round(start * PARTS), round(end * PARTS), PARTS)


def join(a: Idea, b: Idea) -> Idea:
    """The first shot held over the second's stretch."""
    return replace(
        a, covers=joined(a.covers, b.covers), seconds=a.seconds + b.seconds,
        first=min(a.first, b.first), last=max(a.last, b.last),
    )  # fmt: skip


def joined(a: Sequence[Cover], b: Sequence[Cover]) -> tuple[Cover, ...]:
    """Two runs of covers as one; stretches of one beat that touch become one stretch."""
    covers = [*a]
    for cover in b:
        last = covers[-1]
        if last.beat_id == cover.beat_id and last.of == cover.of and last.last == cover.first:
            covers[-1] = replace(last, last=cover.last)
        else:
            covers.append(cover)
    return tuple(covers)


@dataclass(frozen=True, slots=True)
class Scenery:
    """A staged scene as coverage reads it."""

    staging: Staging
    new_place: bool
    crowds: frozenset[str] = frozenset()  # characters that stand for many
    pace: Pace = AS_ASKED

    @property
    def moments(self) -> tuple[Moment, ...]:
        """The scene's beats with everybody's stances."""
        return self.staging.moments

    def visible(self, index: int) -> tuple[str, ...]:
        """Who can be seen during a beat, in the scene's order."""
        if not self.moments:
            return tuple(s.character_id for s in self.staging.plan.opening if s.visible)
        moment = self.moments[index]
        return tuple(
            who for who in moment.after if moment.after[who].visible or moment.before[who].visible
        )

    def stays(self, index: int) -> tuple[str, ...]:
        """Who is in the set before and after a beat."""
        moment = self.moments[index]
        return tuple(w for w, s in moment.after.items() if s.visible and moment.before[w].visible)

    def principals(self, index: int) -> tuple[str, ...]:
        """Who is in the set throughout and no crowd."""
        return tuple(w for w in self.stays(index) if w not in self.crowds)

    def concerned(self, index: int) -> tuple[str, ...]:
        """Who can be seen during a beat, those whom its words name first and crowds last."""
        named = self.moments[index].beat.mentions if self.moments else ()
        order = {who: n for n, who in enumerate(dict.fromkeys(named))}
        return tuple(sorted(
            self.visible(index), key=lambda w: (w in self.crowds, order.get(w, len(order)))
        ))  # fmt: skip

    def looked_at(self, index: int, who: str) -> str | None:
        """The person somebody looks at during a beat, if they can be seen."""
        target = self.moments[index].gazes.get(who)
        return target if target in self.visible(index) and target != who else None

    def gap_m(self, index: int, a: str, b: str) -> float:
        """Metres between two people."""
        now = self.moments[index].after
        return distance(place(now[a]), place(now[b]))

    def company(self, index: int, who: str, count: int) -> tuple[str, ...]:
        """The nearest others, nearest first."""
        others = [w for w in self.principals(index) if w != who]
        return tuple(sorted(others, key=lambda w: (self.gap_m(index, w, who), w))[:count])

    def detail(self, index: int) -> str | None:
        """A thing of the set worth a look, chosen by the beat."""
        things = [
            f
            for f in self.staging.ground.plan.furniture
            if 0.25 < max(f.size_m) < 2.4 and f.size_m[1] > 0.1 and f.base_m < 1.7
        ]
        if not things:
            return None
        return things[int(share_of(f"detail/{self.moments[index].beat.id}") * len(things))].id

    @property
    def silent(self) -> bool:
        """Whether nobody speaks in a scene of some length."""
        shown = [m for m in self.moments if not is_direction(m.beat)]
        return len(shown) >= SILENT_BEATS and not any(is_spoken(m) for m in shown)

    def seconds(self) -> float:
        """The whole scene's estimated length."""
        return sum(m.seconds for m in self.moments)


def word_cuts(moment: Moment, wished_s: Sequence[float]) -> list[tuple[int, float]]:
    """Where to cut a line near the wished seconds: (word that begins the next shot, seconds).

    Ends of sentences are best, then commas; a cut never moves by more than a second and a half.
    """
    said = words(moment.beat.text)
    scale = moment.seconds / max(said_seconds(said), 0.1)
    ends = [scale * second for second in _ends(said)]
    cuts: list[tuple[int, float]] = []
    for wish in wished_s:
        best = min(range(len(said)), key=lambda n: _cut_cost(said[n], ends[n], wish))
        taken = cuts[-1] if cuts else (0, 0.0)
        fits = taken[0] < best + 1 < len(said) and ends[best] - taken[1] > 0.9
        if fits and moment.seconds - ends[best] > 0.9 and abs(ends[best] - wish) < 1.6:
            cuts.append((best + 1, ends[best]))
    return cuts


def _ends(said: Sequence[str]) -> Iterator[float]:
    """When each word of a line ends, at an ordinary pace, as `said_seconds` counts them."""
    rest, now = said_seconds((_FILLER,)), 0.0
    for word in said:
        yield now + said_seconds((_FILLER, word)) - rest
        now += said_seconds((word, _FILLER)) - rest  # with the breath before the next word


def _cut_cost(word: str, second: float, wish: float) -> float:
    off = abs(second - wish)
    if _SENTENCE_END.search(word):
        return off
    return off + (0.5 if word.endswith((",", ";", ":")) else 1.1)


def is_spoken(moment: Moment) -> bool:
    """Whether a beat is a line."""
    return moment.beat.kind is BeatKind.SPEECH and moment.beat.line is not None
