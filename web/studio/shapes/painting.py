"""Films that models paint: which models can, what they painted, what people look like to them.

Enters: nothing; shapes only. Leaves: frozen data, see `web.studio.shapes`.
"""

from dataclasses import dataclass

LEAST = 50.0  # a part of a score that is lower is flagged, as `storyreel check --parity` has it


@dataclass(frozen=True, slots=True)
class Lacking:
    """Something that is missing here, and the command that helps ("" where none does)."""

    what: str
    command: str = ""


@dataclass(frozen=True, slots=True)
class Quality:
    """A profile of a model."""

    name: str
    steps: int
    width: int  # pixels that it paints at; the film is enlarged to its own size
    height: int


@dataclass(frozen=True, slots=True)
class Painter:
    """A model for stills (places, keyframes) or clips (what lies between), and whether it can."""

    card: str
    title: str
    task: str  # still, clip
    licence: str
    backends: tuple[str, ...]  # which of ours run it here; none where something is missing
    qualities: tuple[Quality, ...]  # best first
    lacking: tuple[Lacking, ...]
    standing: str = ""  # "default", "never default"


@dataclass(frozen=True, slots=True)
class Trainer:
    """A model that can be taught what somebody looks like."""

    card: str  # that the look is for
    title: str
    base: str  # card that is taught
    steps: int  # as its recipe has it
    lacking: tuple[Lacking, ...]  # none where it can be taught here


@dataclass(frozen=True, slots=True)
class Finisher:
    """A tool that does one finishing step."""

    kind: str  # remove, talk, lips, enlarge
    tool: str
    lacking: tuple[Lacking, ...]


@dataclass(frozen=True, slots=True)
class PaintersView:
    """What this machine has for painting."""

    machine: str  # its GPU, in words
    painters: tuple[Painter, ...]  # those that can first
    trainers: tuple[Trainer, ...]
    finishers: tuple[Finisher, ...]


@dataclass(frozen=True, slots=True)
class PaintWish:
    """How a final cut is to be painted."""

    still: str  # card
    clip: str = ""  # card; "" carries keyframes along by the performance's own motion
    quality: str = "final"
    style: str = ""  # words; "" those of a drawn film


@dataclass(frozen=True, slots=True)
class ParityPart:
    """One thing that was held against the animatic; below `LEAST` it is flagged."""

    name: str
    score: float  # 0 to 100
    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class FinalTake:
    """A shot as some final cut had it."""

    take: int  # which noise it was painted from, from 1; 0 of a drawn one
    by: str  # what made it, in words
    clip: str  # digest, mp4
    poster: str  # digest, png
    frames: int
    stale: bool  # the shot was planned anew since
    score: float | None = None  # None where it was not measured
    parts: tuple[ParityPart, ...] = ()
    finished: tuple[str, ...] = ()  # steps that were done to it, in words

    @property
    def low(self) -> tuple[ParityPart, ...]:
        """Parts that are flagged, the worst first."""
        return tuple(sorted((p for p in self.parts if p.score < LEAST), key=lambda p: p.score))


@dataclass(frozen=True, slots=True)
class FinishStep:
    """A finishing step that is asked for; `number` counts from 1 in the order of doing."""

    number: int
    told: str


@dataclass(frozen=True, slots=True)
class FinalShot:
    """A shot of the final cut beside the animatic's."""

    shot: str
    number: int
    frames: int
    animatic: str  # digest of the newest clip
    poster: str  # digest of its picture
    approved: bool
    takes: tuple[FinalTake, ...]  # oldest first; the last one is in the cut
    state: str = ""  # "painting" while it is made
    steps: tuple[FinishStep, ...] = ()


@dataclass(frozen=True, slots=True)
class TrainedView:
    """What a model learnt of a look."""

    base: str  # card
    trigger: str  # the word that calls it
    step: int
    chosen_by: str
    sheets: tuple[tuple[int, str], ...]  # step, digest of a sample sheet (png)


@dataclass(frozen=True, slots=True)
class LookView:
    """A character in one costume."""

    id: str
    character: str  # id
    name: str
    costume: str
    number: int  # of the costume, from 1; 0 where nobody wears it any more
    scenes: tuple[str, ...]  # numbers; none: wherever nothing else is worn
    portrait: str  # digest: seen from four sides, "" until it is drawn
    trained: tuple[TrainedView, ...]
    begun: tuple[str, ...]  # cards that it was begun for, while none has learnt it
    run: int = 0  # that trains it now, or waits to
    trouble: str = ""  # why the last training failed, with the remedy


@dataclass(frozen=True, slots=True)
class LooksView:
    """Everybody in every costume."""

    looks: tuple[LookView, ...]
