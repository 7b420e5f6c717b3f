"""What people say about takes: approvals, and remarks pinned to frames.

Enters: a shot, a take, words. Leaves: entries in the ledger and events.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from storage.ledger.records import Pin as PinRecord
from web.studio.errors import Conflict, NotThere, Unfit
from web.studio.hub import Hub
from web.studio.shapes import BoardShot, Pin
from web.studio.views import Views, pin_view

if TYPE_CHECKING:
    from storage.ledger import Ledger

LONGEST = 2000


class Remarks:
    """Approvals and pins."""

    def __init__(
        self, ledger: "Ledger", hub: Hub, views: Views, clock: Callable[[], float]
    ) -> None:
        self._ledger, self._hub, self._views, self._clock = ledger, hub, views, clock

    def approve(self, project: str, shot: str, by: str, *, approved: bool) -> BoardShot:
        """Approve the newest take, or take that back."""
        found = self._views.shot(project, shot)
        if not found.takes:
            raise Conflict(f"shot {found.number} is not drawn yet; approve it when it is")
        state = "approved" if approved else "open"
        self._ledger.approve(project, shot, found.takes, state, by=by, at=self._clock())
        self._hub.tell(project, "approval", {"shot": shot, "approved": approved, "by": by})
        return self._views.shot(project, shot)

    def pin(self, project: str, shot: str, take: int, frame: int, text: str, by: str) -> Pin:
        """Pin a remark; raises NotThere for no such take, Unfit for a frame beyond it."""
        self._ledger.project(project)
        clip = self._ledger.take(project, shot, take)
        said = text.strip()
        if not 0 <= frame < clip.frames:
            raise Unfit(f"take {take} has the frames 0 to {clip.frames - 1}, not {frame}")
        if not 1 <= len(said) <= LONGEST:
            raise Unfit(f"a remark has 1 to {LONGEST} characters; this one has {len(said)}")
        made = self._ledger.add_pin(project, shot, take, frame, said, by=by, at=self._clock())
        return self._told(project, made)

    def resolve(self, project: str, pin: int, *, resolved: bool) -> Pin:
        """Say that a remark is dealt with, or not."""
        self._mine(project, pin)
        return self._told(project, self._ledger.resolve_pin(pin, resolved=resolved))

    def delete(self, project: str, pin: int) -> None:
        """Take a remark out."""
        found = self._mine(project, pin)
        self._ledger.delete_pin(pin)
        self._hub.tell(project, "pin", {"id": pin, "shot": found.shot, "deleted": True})

    def _mine(self, project: str, pin: int) -> PinRecord:
        found = self._ledger.pin(pin)
        if found.project != project:
            raise NotThere(f"there is no remark {pin} in this project")
        return found

    def _told(self, project: str, made: PinRecord) -> Pin:
        view = pin_view(made)
        self._hub.tell(project, "pin", view)
        return view
