"""What a film process is asked for, and what it says while it works: the wire between both.

Enters: nothing; shapes only. Leaves: JSON, one value a line. The order is the first line on
standard input; the input's end tells the process to stop.
"""

import msgspec

from renderers.profile import Profile
from web.studio.shapes import PaintWish, ParityPart


class Training(msgspec.Struct, frozen=True):
    """Somebody in one costume, for a model to learn."""

    look: str  # id, as `LookView` has it
    card: str
    steps: int = 0  # 0: as the recipe has it


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """One film, export or training to be made."""

    folder: str
    script: str = ""
    profile: Profile
    workers: int
    parent: int  # process id of the studio
    kind: str = "film"  # film, final, export, look
    animatic: Profile | None = None  # how this studio's animatics are drawn
    paint: PaintWish | None = None  # None: our own renderer draws
    backend: str = ""  # that paints
    training: Training | None = None
    export: str = ""  # kind of export
    options: dict[str, str | int | bool] = {}
    pins: dict[str, tuple[str, ...]] = {}  # remarks by shot, for papers


class Told(msgspec.Struct, frozen=True, tag_field="e", omit_defaults=True):
    """Something happened."""


class Staged(Told, frozen=True, tag="stage"):
    """A stage began with `total` jobs, or ended with a note."""

    stage: str
    ended: bool = False
    total: int = 0
    seconds: float = 0.0
    note: str = ""


class Laid(Told, frozen=True, tag="board"):
    """The storyboard document was written."""

    version: int
    timed: bool


class Began(Told, frozen=True, tag="began"):
    """A worker took a job; `shot` is the id where it draws one."""

    stage: str
    kind: str
    shot: str = ""
    number: int = 0


class Ended(Told, frozen=True, tag="ended"):
    """A job ended; `shot` is the id where it was a shot's own."""

    stage: str
    kind: str
    cached: bool = False
    shot: str = ""


class Took(Told, frozen=True, tag="take"):
    """A shot is drawn."""

    shot: str
    number: int
    clip: str
    poster: str
    cue: str
    frames: int
    version: int
    cached: bool = False
    take: int = 0  # which noise it was painted from, from 1; 0 of a drawn one


class Held(Told, frozen=True, tag="held"):
    """A painted shot was held against the animatic."""

    shot: str
    score: float | None
    parts: tuple[ParityPart, ...] = ()
    finished: tuple[str, ...] = ()  # steps that were done to it


class Taught(Told, frozen=True, tag="taught"):
    """A training is so far; `sheet` is a sample sheet that was just made."""

    step: int
    steps: int
    doing: str
    sheet: str = ""


class Sounded(Told, frozen=True, tag="sound"):
    """The programme can be listened to."""

    sound: str
    peaks: str


class Joined(Told, frozen=True, tag="film"):
    """The film is joined."""

    film: str


class Broke(Told, frozen=True, tag="failed"):
    """Something could not be made."""

    place: str
    message: str
    shot: str = ""


class Exported(Told, frozen=True, tag="export"):
    """An export lies there."""

    file: str
    digest: str
    size: int
    not_carried: tuple[str, ...] = ()


class Over(Told, frozen=True, tag="over"):
    """The last word: done, or why not; `exit_code` as on the command line."""

    exit_code: int = 0
    message: str = ""


AnyTold = (
    Staged
    | Laid
    | Began
    | Ended
    | Took
    | Held
    | Taught
    | Sounded
    | Joined
    | Broke
    | Exported
    | Over
)
