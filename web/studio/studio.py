"""The studio: one person's or a small team's films, as one service.

Enters: uploads, notes, choices. Leaves: shapes (`web.studio.shapes`), files and events. Pages, API
and MCP stand on this alone; it calls the very functions that the command line calls, so a project's
folder can be opened by `storyreel note` and its like as well. Methods may be called from any
thread; `by` is the visitor's name. Errors are those of `web.studio.errors` and `storage.errors`.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Self

from renderers.profile import ANIMATIC, Profile
from web.settings import Settings
from web.studio.bringing import Bringing
from web.studio.changing import Changing
from web.studio.making import Making
from web.studio.showing import Showing

_DATABASE = "studio.db"
_ANSWERS_S = 7 * 86_400  # how long a repeated request is answered as the first one was


class Studio(Bringing, Showing, Changing, Making):
    """Everything that can be done; nothing runs before `open`."""

    @classmethod
    def at(
        cls, home: Path, settings: Settings, *, profile: Profile = ANIMATIC,
        clock: Callable[[], float],
    ) -> Self:  # fmt: skip
        """The studio of a home folder, its ledger brought up to date; made where there is none."""
        from storage.ledger import Ledger

        home.mkdir(parents=True, exist_ok=True)
        return cls(home, Ledger.at(home / _DATABASE), settings, profile=profile, clock=clock)

    def open(self) -> None:
        """Go on with what was unfinished; forget answers that nobody will ask for again."""
        self.ledger.forget_answers(self.clock() - _ANSWERS_S)
        self._runs.start()

    def close(self) -> None:
        """Stop all processes; unfinished runs go on at the next start."""
        self.hub.close()
        self._runs.close()
        self._reading.close()
        self._cutting.close()
        self.ledger.close()
