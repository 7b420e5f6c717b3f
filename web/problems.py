"""Troubles as HTTP tells them: problem details (RFC 9457).

Enters: an error of any of our trees. Leaves: status, title, detail and remedy. What nobody foresaw
is told without its insides; the traceback goes to the server's log.
"""

import json
from dataclasses import dataclass

from starlette.responses import Response

from storage.errors import (
    AlreadyInLedger,
    BadReference,
    LedgerUnreachable,
    NotInLedger,
    StorageFull,
    StorageReadOnly,
)
from web.studio.errors import DeskRefusal, StudioError

TYPE = "application/problem+json"
_TITLES = {
    400: "That cannot be read",
    401: "Come in first",
    403: "Not allowed",
    404: "Not there",
    405: "Not that way",
    409: "It does not fit",
    413: "Too large",
    415: "Another kind of content is needed",
    416: "No such part",
    421: "Another host was meant",
    422: "It cannot be used",
    500: "A fault in Storyreel",
    503: "Not at the moment",
    507: "The disk takes no more",
}
_STORAGE = (
    (NotInLedger, 404), (AlreadyInLedger, 409), (BadReference, 422), (LedgerUnreachable, 503),
    (StorageFull, 507), (StorageReadOnly, 507),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Problem:
    """A trouble for people and programs."""

    status: int
    title: str
    detail: str
    type: str = "about:blank"

    @property
    def remedy(self) -> str:
        """The part of the detail that says what to do: what stands behind the last semicolon."""
        return self.detail.rpartition("; ")[2] if "; " in self.detail else ""


def problem(status: int, detail: str, kind: str = "about:blank") -> Problem:
    """A problem with the title that goes with its status."""
    return Problem(status, _TITLES.get(status, "Trouble"), detail, kind)


def problem_of(error: Exception) -> Problem:
    """What an error says; only foreseen ones speak for themselves."""
    kind = f"urn:storyreel:{getattr(error, 'name', type(error).__name__)}"
    if isinstance(error, DeskRefusal) and not error.foreseen:
        return problem(500, "a fault in Storyreel; the server's log has the details", kind)
    if isinstance(error, StudioError):
        return problem(error.status, str(error), kind)
    for known, status in _STORAGE:
        if isinstance(error, known):
            return problem(status, str(error), kind)
    code = getattr(error, "exit_code", None)
    if isinstance(code, int):
        return problem(422 if code == 2 else 500, str(error), kind)
    return problem(500, "a fault in Storyreel; the server's log has the details")


def as_json(found: Problem) -> Response:
    """The problem as application/problem+json."""
    body = {
        "type": found.type, "title": found.title, "status": found.status, "detail": found.detail,
        "remedy": found.remedy,
    }  # fmt: skip
    return Response(json.dumps(body, ensure_ascii=False), found.status, media_type=TYPE)
