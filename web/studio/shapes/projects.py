"""Projects, their scripts and their people.

Enters: nothing; shapes only. Leaves: frozen data, see `web.studio.shapes`.
"""

from dataclasses import dataclass

from web.studio.shapes.makings import RunState


@dataclass(frozen=True, slots=True)
class ProjectCard:
    """A project on the home page."""

    id: str
    title: str
    poster: str  # digest of a PNG
    state: RunState | None  # of the newest run; None before any
    scenes: int
    shots: int
    seconds: float  # of film; 0 before it is planned
    created: str  # ISO 8601, UTC
    updated: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page of projects, newest first; `after` names the next page, "" after the last."""

    projects: tuple[ProjectCard, ...]
    after: str


@dataclass(frozen=True, slots=True)
class Example:
    """A script that comes with Storyreel."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something in the script that looks wrong; lines and columns count from 1."""

    line: int
    column: int
    length: int
    code: str
    severity: str  # warning, hint
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class ScriptLine:
    """A line of the script; `kind` is heading, action, character, dialogue … or ""."""

    number: int
    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class ScriptView:
    """A version of the script with what a reader would stumble over."""

    project: str
    version: int  # from 1
    versions: int  # how many there are
    title: str
    filename: str  # as it was uploaded
    lines: tuple[ScriptLine, ...]
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class ScriptChange:
    """What a new version of the script changed, in sentences."""

    version: int
    summary: str
    lines: tuple[str, ...]
    scenes_again: tuple[str, ...]  # numbers of scenes that are filmed again


@dataclass(frozen=True, slots=True)
class ReviewLink:
    """A signed address for somebody who may look and pin remarks."""

    id: int
    path: str
    name: str
    expires: str


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who may come in."""

    id: str
    name: str
    role: str
    since: str


@dataclass(frozen=True, slots=True)
class NewMember:
    """Somebody who was let in, and the address that lets them in; it is shown once."""

    member: Member
    path: str


@dataclass(frozen=True, slots=True)
class ConsentView:
    """What somebody agreed to about their voice; "" for `withdrawn` while it holds."""

    id: int
    who: str
    text: str  # what they agreed to, in their words
    audio: str  # digest of the recording that it is about
    by: str  # who entered it
    since: str
    withdrawn: str
