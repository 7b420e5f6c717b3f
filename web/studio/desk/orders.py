"""What the desk is asked, and what it answers: the wire between server and clerk.

Enters: nothing; shapes only. Leaves: MessagePack, each value behind its length (four bytes, big
endian).
"""

import msgspec

from web.studio.shapes import ChatTurn


class Order(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """A question to the desk; it has `seconds` for the answer."""

    seconds: float


class ReadScript(Order, frozen=True):
    """Read a script and say what looks wrong in it."""

    name: str
    data: bytes


class CompareScripts(Order, frozen=True):
    """Say what changed from one draft to the next."""

    old_name: str
    old: bytes
    new_name: str
    new: bytes


class InFolder(Order, frozen=True):
    """A question about a film folder."""

    folder: str


class Answer(InFolder, frozen=True):
    """Read a note and try it; nothing is kept."""

    text: str
    shot: str = ""
    scene: str = ""
    edits: bytes = b""  # of msgspec JSON: typed edits instead of words
    choice: int = 0


class Keep(Answer, frozen=True):
    """Read a note, or take typed edits, and make them the film's new version."""


class Step(InFolder, frozen=True):
    """Go to another version: by number, or `steps` back (< 0) or on (> 0)."""

    version: int = -1
    steps: int = 0


class Hint(InFolder, frozen=True):
    """What could be said now."""

    shot: str = ""
    scene: str = ""


class History(InFolder, frozen=True):
    """The versions."""


class Compare(InFolder, frozen=True):
    """The shots in which two versions differ; -1: parent of the current, the current."""

    before: int = -1
    after: int = -1
    newest: dict[str, tuple[str, str]] = {}  # clip and poster by shot, for a film being drawn


class Cast(InFolder, frozen=True):
    """Looks and voices."""


class Sets(InFolder, frozen=True):
    """Sets from above."""


class Looks(InFolder, frozen=True):
    """Everybody in every costume, and what models learnt of them."""


class Finish(InFolder, frozen=True):
    """Have a finishing step done to a painted shot."""

    shot: str
    step: str  # remove, talk, lips, enlarge
    tool: str
    word: str = ""  # what is removed
    times: int = 2  # how much larger


class Unfinish(InFolder, frozen=True):
    """Take a finishing step away, by its number from 1."""

    shot: str
    number: int


AnyOrder = (
    ReadScript | CompareScripts | Answer | Keep | Step | Hint | History | Compare | Cast | Sets
    | Looks | Finish | Unfinish
)  # fmt: skip


class Kept(msgspec.Struct, frozen=True):
    """What became of a note: the turn, and whether the film must be drawn again."""

    turn: ChatTurn
    edits: bytes  # typed, as msgspec JSON
    redraw: bool


class Hints(msgspec.Struct, frozen=True):
    """Suggestions."""

    texts: tuple[str, ...]


class Finishing(msgspec.Struct, frozen=True):
    """The steps of a shot, in words."""

    steps: tuple[str, ...]


class Refusal(msgspec.Struct, frozen=True, tag=True):
    """The answer is no; `foreseen` errors name thing, place and remedy themselves."""

    error: str  # class
    message: str
    exit_code: int
    foreseen: bool


class Given(msgspec.Struct, frozen=True, tag=True):
    """The answer, still packed."""

    value: msgspec.Raw


AnyAnswer = Given | Refusal
