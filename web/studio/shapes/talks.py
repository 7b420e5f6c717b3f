"""Notes and their answers, versions and comparisons.

Enters: nothing; shapes only. Leaves: frozen data, see `web.studio.shapes`.
"""

from dataclasses import dataclass
from enum import StrEnum


class TurnKind(StrEnum):
    """What became of a note."""

    UNDERSTOOD = "understood"  # a trial: `apply_turn` makes it the film
    QUESTION = "question"  # choose one of `choices`
    NOT_UNDERSTOOD = "not_understood"  # nothing changes; `examples` can be said
    STEPPED = "stepped"  # "undo" or "redo" was said; applying it goes to `version`
    APPLIED = "applied"  # it is in the film's history as `version`


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to take a note; `number` counts from 1."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class ShotChange:
    """A shot that a turn would draw again."""

    id: str
    number: int
    poster: str  # as it is now


@dataclass(frozen=True, slots=True)
class ChatTurn:
    """A note and its answer. Nothing is changed until the turn is applied."""

    id: int
    text: str  # as typed
    author: str
    created: str
    target: str  # "film", a scene id or a shot id: what was looked at
    kind: TurnKind
    reply: str  # one or two sentences for people
    said: tuple[str, ...]  # what each edit does
    edits: tuple[str, ...]  # the edits as JSON, for those who want to see them
    choices: tuple[Choice, ...]
    examples: tuple[str, ...]
    shots: tuple[ShotChange, ...]  # drawn again
    frames: int  # of them
    seconds: float  # how long that takes on this machine
    version: int  # made by it, or gone to; -1 while there is none
    run: int  # that draws it; 0 where none was needed
    by_model: bool  # a language model read the note


@dataclass(frozen=True, slots=True)
class VersionView:
    """A version of the film."""

    id: int
    parent: int  # -1 for version 0
    note: str
    said: tuple[str, ...]
    filmed: bool
    current: bool


@dataclass(frozen=True, slots=True)
class HistoryView:
    """All versions and which steps are possible."""

    versions: tuple[VersionView, ...]
    current: int
    can_undo: bool
    can_redo: bool


@dataclass(frozen=True, slots=True)
class ComparedShot:
    """A shot in two versions; "" where it is not in one, or was not drawn."""

    id: str
    number: int
    before_clip: str
    before_poster: str
    after_clip: str
    after_poster: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The shots in which two versions differ."""

    before: int
    after: int
    shots: tuple[ComparedShot, ...]
