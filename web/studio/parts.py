"""The parts that a studio is put together from.

Enters: a home folder, a ledger, settings. Leaves: the parts, wired to each other; nothing runs yet.
"""

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from renderers.profile import Profile
from storage.publish import write_whole
from web.settings import Settings
from web.studio.commissions import Makers
from web.studio.desk.desk import Desk, Rules
from web.studio.final_cuts import FinalCuts
from web.studio.hub import Hub
from web.studio.looks import Looks
from web.studio.painters import Painters
from web.studio.people import People
from web.studio.pictures import Pictures
from web.studio.playing import Playing
from web.studio.remarks import Remarks
from web.studio.results import Results
from web.studio.runs import Runs
from web.studio.scripts import Scripts
from web.studio.shelf import Shelf
from web.studio.talk import MODEL_S, NOTE_S, Talk
from web.studio.views import Views

if TYPE_CHECKING:
    from storage.ledger import Ledger

_READING_MB, _CUTTING_MB = 512, 4096
_KEY = "studio.key"


class Parts:
    """What every room of the studio works with."""

    def __init__(
        self, home: Path, ledger: "Ledger", settings: Settings, *, profile: Profile,
        clock: Callable[[], float],
    ) -> None:  # fmt: skip
        """`profile` is how animatics are drawn; `clock` gives seconds since the epoch."""
        self.home, self.ledger, self.settings, self.profile = home, ledger, settings, profile
        self.clock, self.key = clock, _key(home / _KEY)
        self._shelf, self.hub = Shelf(home), Hub(ledger, clock)
        environment = settings.environment
        readers = max(1, min(4, settings.workers))
        self._reading = Desk(Rules(readers, _READING_MB, confined=True), environment)
        talks_to_model = settings.model is not None
        self._cutting = Desk(Rules(2, _CUTTING_MB, confined=not talks_to_model), environment)
        results = Results(ledger, self.hub, self._shelf, clock)
        makers = Makers(settings.workers, environment, profile)
        self._runs = Runs(ledger, self.hub, self._shelf, results, makers, clock)
        self._views = Views(ledger, self._shelf, self._runs, self.hub)
        self._talk = Talk(
            ledger,
            self.hub,
            self._shelf,
            self._runs,
            self._cutting,
            self._make_film,
            clock,
            MODEL_S if talks_to_model else NOTE_S,
        )
        self._scripts = Scripts(ledger, self.hub, self._shelf, self._reading, clock)
        self._remarks = Remarks(ledger, self.hub, self._views, clock)
        self._pictures = Pictures(self._shelf)
        self._playing = Playing(ledger, self._shelf, self._cutting, self._views)
        self._painters = Painters(settings)
        self._final_cuts = FinalCuts(
            ledger, self._shelf, self._views, self._runs, self._playing, self._cutting
        )
        self._looks = Looks(ledger, self._shelf, self._cutting, self._views, self._runs)
        self.people = People(ledger, self.key, clock)

    def _make_film(self, project: str, by: str) -> int:
        """Queue a project's film; the run's number."""
        wanted = {"profile": msgspec.to_builtins(self.profile)}
        return self._runs.queue(project, "film", wanted, by=by).id


def _key(path: Path) -> bytes:
    """The studio's secret, made at the first start; only its owner may read the file."""
    if not path.exists():
        write_whole(path, secrets.token_bytes(32))
        path.chmod(0o600)
    return path.read_bytes()
