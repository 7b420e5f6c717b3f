"""What is shown: board, takes, remarks, cast, sets, media and events.

Enters: ids. Leaves: shapes and files. `web.studio.studio` is the whole.
"""

from collections.abc import AsyncIterator
from pathlib import Path

from web.studio.hub import StudioEvent
from web.studio.parts import Parts
from web.studio.shapes import (
    Board,
    BoardShot,
    CastView,
    Pin,
    SetsView,
    TakeView,
)


class Showing(Parts):
    """The film as it stands."""

    def board(self, project: str) -> Board:
        """The storyboard as it stands."""
        return self._views.board(project)

    def shot(self, project: str, shot: str) -> BoardShot:
        """One shot of it."""
        return self._views.shot(project, shot)

    def takes(
        self, project: str, shot: str, limit: int = 0, after: int = 0
    ) -> tuple[TakeView, ...]:
        """A shot's clips behind the number `after`, oldest first; limit 0 gives all."""
        return self._views.takes(project, shot, limit, after)

    def look_at(self, project: str, shot: str) -> None:
        """Say what the user looks at: it is drawn first where a film is being made."""
        self._playing.look_at(project, shot)

    def approve(self, project: str, shot: str, approved: bool, *, by: str) -> BoardShot:  # noqa: FBT001 - the thing said
        """Approve a shot's newest take, or take that back; raises Conflict before it is drawn."""
        return self._remarks.approve(project, shot, by, approved=approved)

    def pin(self, project: str, shot: str, take: int, frame: int, text: str, *, by: str) -> Pin:
        """Pin a remark to a frame of a take."""
        return self._remarks.pin(project, shot, take, frame, text, by)

    def pins(self, project: str, shot: str = "", limit: int = 0, after: int = 0) -> tuple[Pin, ...]:
        """Remarks behind the one called `after`, oldest first; limit 0 gives all."""
        return self._views.pins(project, shot, limit, after)

    def resolve_pin(self, project: str, pin: int, resolved: bool = True) -> Pin:  # noqa: FBT001, FBT002 - the thing said
        """Say that a remark is dealt with, or not."""
        return self._remarks.resolve(project, pin, resolved=resolved)

    def delete_pin(self, project: str, pin: int) -> None:
        """Take a remark out."""
        self._remarks.delete(project, pin)

    def cast(self, project: str) -> CastView:
        """Everybody's look and voice."""
        return self._playing.cast(project)

    def sets(self, project: str) -> SetsView:
        """Every set from above, with its times of day and pictures."""
        return self._playing.sets(project)

    def media(self, project: str, digest: str) -> Path:
        """The file that a digest names."""
        return self._pictures.media(project, digest)

    def thumbnail(self, project: str, digest: str) -> Path:
        """A picture as WebP, at most 480 pixels wide."""
        return self._pictures.thumbnail(project, digest)

    def watch(self, project: str, after: int | None = None) -> AsyncIterator[StudioEvent]:
        """Events of a project as they happen, from behind the number `after`."""
        return self.hub.watch(project, after)
