"""The storyboard: scenes, shots, takes, remarks.

Enters: nothing; shapes only. Leaves: frozen data, see `web.studio.shapes`.
"""

from dataclasses import dataclass
from enum import StrEnum


class ShotState(StrEnum):
    """Where a shot's newest picture stands."""

    WAITING = "waiting"  # not drawn yet, and nobody draws it now
    DRAWING = "drawing"
    DONE = "done"  # the newest take shows the film as it is planned now
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Pin:
    """A remark that is pinned to a frame of one take of a shot."""

    id: int
    shot: str
    take: int  # number of the take that it was written on
    frame: int  # of the shot
    text: str
    author: str
    created: str
    resolved: bool


@dataclass(frozen=True, slots=True)
class BoardShot:
    """One shot on the storyboard and in the player."""

    id: str
    number: int
    scene: str  # scene id
    kind: str  # single, two_shot, ots, master, insert, card …
    size: str  # CU, MS … ; "card" for text
    angle: str
    movement: str  # "" where the camera stands still
    lens_mm: float
    subjects: tuple[str, ...]  # names
    speaker: str
    text: str  # the line as far as the shot shows it, or its action
    start: int  # film frame
    frames: int
    seconds: float
    state: ShotState
    take: str  # digest of the newest clip
    takes: int  # how many there are
    poster: str  # digest of the newest picture
    stale: bool  # the newest take shows an earlier plan of the shot
    locked: bool
    approved: bool  # the newest take was approved
    pins: int  # unresolved
    lines: tuple[int, ...]  # script lines that it shows
    remarks: tuple[str, ...]  # what the framing could not meet
    failure: str  # why it could not be drawn, with the remedy


@dataclass(frozen=True, slots=True)
class BoardScene:
    """A scene with its shots, in film order."""

    id: str
    number: str
    heading: str
    place: str  # place id
    daytime: str
    start: int
    frames: int
    shots: tuple[BoardShot, ...]


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """A line of dialogue on the film's clock, for subtitles and the script beside the player."""

    id: str
    speaker: str
    text: str
    start: int
    frames: int
    line: int  # in the script file
    shot: str  # the shot that it begins in


@dataclass(frozen=True, slots=True)
class Board:
    """A project's film as it is planned and drawn now."""

    project: str
    title: str
    rate: tuple[int, int]  # frames per second as a fraction
    frames: int
    seconds: float
    timed: bool  # False: lengths are estimates until the lines are spoken
    version: int  # of the history
    scenes: tuple[BoardScene, ...]
    spoken: tuple[SpokenLine, ...]
    sound: str  # digest of the programme's sound (m4a); "" until it is mixed
    peaks: str  # digest of its waveform: JSON {"rate": peaks a second, "peaks": [0 … 100]}
    film: str  # digest of the finished film (mp4) of this version; "" until it is joined
    width: int  # pixels of the frame
    height: int


@dataclass(frozen=True, slots=True)
class TakeView:
    """One clip of a shot, oldest first by number."""

    shot: str
    number: int
    clip: str  # digest, mp4
    poster: str  # digest, png
    frames: int
    version: int  # of the history that it was drawn for
    profile: str
    created: str
    approved: bool
