"""What the studio's ledger says: one frozen shape per kind of entry.

Enters: nothing. Leaves: plain dataclasses that know no database. `at` and its kin are seconds since
the epoch, given by whoever made the entry; `number` counts within its project (a take's: within its
shot) and `id` within the ledger.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

Json: TypeAlias = Any

ROLES = ("owner", "editor", "reviewer")
RUN_STATES = ("queued", "running", "done", "failed", "cancelled")
APPROVAL_STATES = ("approved", "rejected", "open")


@dataclass(frozen=True, slots=True)
class Project:
    """A film of the studio, in a folder of its own."""

    id: str
    title: str
    folder: str
    created_by: str
    created_at: float
    number: int


@dataclass(frozen=True, slots=True)
class ScriptVersion:
    """A script as it was brought; `parent` is the number of the one before it."""

    project: str
    number: int
    digest: str
    filename: str
    parent: int | None
    by: str
    at: float


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """A plan, made of its parent by a note; its number is the version's in the film's history."""

    project: str
    number: int
    parent: int | None
    digest: str
    note: str
    by: str
    at: float


@dataclass(frozen=True, slots=True)
class Take:
    """A shot as it was drawn: `digest` of its clip, `poster` of its picture.

    `cue` is the digest of what it was drawn from; it tells whether the take shows today's plan.
    """

    id: int
    project: str
    shot: str
    number: int
    digest: str
    poster: str | None
    cue: str | None
    plan_version: int
    profile: str
    frames: int
    at: float


@dataclass(frozen=True, slots=True)
class Note:
    """A message to the director: to the film, scene:ID or shot:ID; `version` once it is kept."""

    id: int
    project: str
    target: str
    text: str
    reply: Json
    version: int | None
    by: str
    at: float


@dataclass(frozen=True, slots=True)
class Pin:
    """A remark on one frame of one take."""

    id: int
    project: str
    shot: str
    take: int
    frame: int
    text: str
    by: str
    resolved: bool
    at: float


@dataclass(frozen=True, slots=True)
class Approval:
    """What somebody decided about a take; the newest of a shot counts."""

    id: int
    project: str
    shot: str
    take: int
    state: str
    by: str
    at: float


@dataclass(frozen=True, slots=True)
class Export:
    """A file that was handed over."""

    id: int
    project: str
    kind: str
    options: Mapping[str, Json]
    digest: str
    filename: str
    bytes: int
    by: str
    at: float


@dataclass(frozen=True, slots=True)
class Consent:
    """Somebody allowed the use of their voice: what they agreed to, and digest of the sound."""

    id: int
    who: str
    text: str
    audio: str
    by: str
    at: float
    withdrawn_at: float | None


@dataclass(frozen=True, slots=True)
class Run:
    """Work on a project, from the queue to its end; `outcome` is what was counted by then."""

    id: int
    project: str
    kind: str
    state: str
    reason: str
    wanted: Mapping[str, Json]
    pid: int | None
    by: str
    created_at: float
    started_at: float | None
    ended_at: float | None
    outcome: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Event:
    """Something happened; `seq` grows for ever and serves as Last-Event-ID."""

    seq: int
    project: str | None
    run: int | None
    kind: str
    data: Mapping[str, Json]
    at: float


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may come in, known by the digest of a token."""

    id: str
    name: str
    role: str
    token_hash: str
    at: float


@dataclass(frozen=True, slots=True)
class ReviewLink:
    """A way in for reviewers of one project, until it expires or is revoked."""

    id: int
    project: str
    token_hash: str
    expires: float
    revoked: bool
    by: str
    at: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request was answered with, so that the same request is not carried out twice."""

    scope: str
    key: str
    request_digest: str
    status: int
    body: str
    at: float
