"""The storyboard as it is kept beside a film: all that a page shows of a plan, ready to be read.

Enters: what `web.studio.laying_out` wrote. Leaves: the same, read in a millisecond, so that the
server need neither plan nor conform. The file is made again by every run and every note.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from storage.blobs import Digest
from storage.projects import Project
from storage.publish import write_whole

LABEL = "studio-board/1"
_FILE = "studio/board.json"


@dataclass(frozen=True, slots=True)
class LaidShot:
    """A shot as it is planned; frames are the film's own."""

    id: str
    number: int
    scene: str
    kind: str
    size: str
    angle: str
    movement: str
    lens_mm: float
    subjects: tuple[str, ...]  # names
    people: tuple[str, ...]  # character ids
    speaker: str
    text: str
    start: int
    frames: int
    lines: tuple[int, ...]
    remarks: tuple[str, ...]
    locked: bool
    cue: Digest  # of the cue sheet that it is drawn from


@dataclass(frozen=True, slots=True)
class LaidScene:
    """A run of shots of one scene; `first` up to `last` (exclusive) of the shots."""

    id: str
    number: str
    heading: str
    place: str
    daytime: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class LaidLine:
    """A line on the film's clock."""

    id: str
    speaker: str
    who: tuple[str, ...]  # character ids
    text: str
    start: int
    frames: int
    line: int
    shot: str


@dataclass(frozen=True, slots=True)
class BoardDocument:
    """A film as it is planned; `takes` are the results of its lines' jobs, for those spoken."""

    label: str
    title: str
    rate: tuple[int, int]
    frames: int
    timed: bool
    version: int
    width: int
    height: int
    scenes: tuple[LaidScene, ...]
    shots: tuple[LaidShot, ...]
    spoken: tuple[LaidLine, ...]
    takes: Mapping[str, Mapping[str, Digest]] = field(default_factory=dict)
    sound: str = ""
    peaks: str = ""
    film: str = ""
    samples: Mapping[str, Digest] = field(default_factory=dict)  # line id: m4a


def board_file(project: Project) -> Path:
    """Where a project's storyboard lies."""
    return project.store / _FILE


def keep_board(board: BoardDocument, project: Project) -> None:
    """Write a storyboard whole."""
    write_whole(board_file(project), msgspec.json.encode(board))


def kept_board(project: Project) -> BoardDocument | None:
    """The storyboard of a folder; None where there is none, or one that cannot be read."""
    try:
        data = board_file(project).read_bytes()
        return msgspec.json.decode(data, type=BoardDocument)
    except (OSError, msgspec.MsgspecError):
        return None  # the next run writes it anew
