"""Which models paint here: asked of a process of its own, and remembered while nothing changes.

Enters: the settings. Leaves: a `PaintersView`; wishes held against it, before anything is queued.
"""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from web.settings import Settings
from web.studio.errors import Conflict, NotThere, StudioError, Unfit
from web.studio.shapes import Lacking, Painter, PaintersView, PaintWish, Trainer

_PATIENCE_S = 180.0
_LASTS_S = 600.0  # GPUs are taken by others, servers come and go
_LONGEST_STYLE = 300
_FILES = ("cards/*.toml", "*", "*/*")  # what is written when models come and go


class Painters:
    """Asks, and remembers."""

    def __init__(self, settings: Settings) -> None:
        """Nothing is asked before `view`."""
        self._settings = settings
        self._known: tuple[object, float, PaintersView] | None = None
        self._asking = threading.Lock()

    def view(self, *, fresh: bool = False) -> PaintersView:
        """What this machine has for painting.

        Args:
            fresh: ask again, whatever is remembered.

        Raises:
            StudioError: it cannot be told, with the reason.
        """
        with self._asking:
            stamp = frozenset(_written(self._settings.models))
            known = self._known
            if known and not fresh and known[0] == stamp and time.monotonic() < known[1]:
                return known[2]
            found = self._asked()
            self._known = (stamp, time.monotonic() + _LASTS_S, found)
            return found

    def fitting(self, wish: PaintWish) -> tuple[str, str]:
        """The backend that paints so, and what paints, in words.

        Raises:
            NotThere: no such model.
            Unfit: a quality that a model has not; too long a style.
            Conflict: it cannot paint here, with what is missing.
        """
        if len(wish.style) > _LONGEST_STYLE:
            raise Unfit(f"the style has {len(wish.style)} letters; {_LONGEST_STYLE} are the most")
        still = self._able(wish.still, "still", wish.quality)
        if not wish.clip:
            return still.backends[0], f"{still.title}, {wish.quality}"
        clip = self._able(wish.clip, "clip", wish.quality)
        both = [name for name in still.backends if name in clip.backends]
        if not both:
            raise Conflict(
                f"{still.title} is run by {', '.join(still.backends)} and {clip.title} by "
                f"{', '.join(clip.backends)}; choose two that one of them runs"
            )
        return both[0], f"{still.title} and {clip.title}, {wish.quality}"

    def teaching(self, card: str) -> Trainer:
        """The model of this name, to be taught; raises NotThere, Conflict."""
        found = next((one for one in self.view().trainers if one.card == card), None)
        if found is None:
            raise NotThere(f"no look can be taught to {card[:80]!r}; see what can be taught")
        if found.lacking:
            lacking = "; ".join(_told(one) for one in found.lacking)
            raise Conflict(f"{found.title} cannot be taught here: {lacking}")
        return found

    def finishing(self, step: str, tool: str) -> None:
        """Whether a tool does a step here; raises NotThere, Conflict."""
        known = self.view().finishers
        found = next((one for one in known if (one.kind, one.tool) == (step, tool)), None)
        if found is None:
            raise NotThere(f"no tool {tool[:80]!r} does the step {step[:40]!r}; see the list")
        if found.lacking:
            lacking = "; ".join(_told(one) for one in found.lacking)
            raise Conflict(f"{tool} cannot run here: {lacking}")

    def _able(self, card: str, task: str, quality: str) -> Painter:
        painters = self.view().painters
        found = next((one for one in painters if (one.card, one.task) == (card, task)), None)
        if found is None:
            raise NotThere(f"no model for a {task} is called {card[:80]!r}; see the list")
        if not found.backends:
            lacking = "; ".join(_told(one) for one in found.lacking)
            raise Conflict(f"{found.title} cannot paint here: {lacking}")
        names = [one.name for one in found.qualities]
        if quality not in names:
            raise Unfit(f"{found.title} has no quality {quality[:40]!r}; it has {', '.join(names)}")
        return found

    def _asked(self) -> PaintersView:
        try:
            done = subprocess.run(
                [sys.executable, "-P", "-m", "web.studio.filming.readiness"],
                capture_output=True, timeout=_PATIENCE_S, check=False, stdin=subprocess.DEVNULL,
                env={
                    **self._settings.environment,
                    "PYTHONPATH": os.pathsep.join(path or str(Path.cwd()) for path in sys.path),
                },
            )  # fmt: skip
            if done.returncode == 0:
                return msgspec.json.decode(done.stdout, type=PaintersView)
            told = done.stderr.decode(errors="replace").strip()
        except subprocess.TimeoutExpired:
            told = f"the libraries that run models took longer than {_PATIENCE_S:.0f} s to load"
        last = told.rpartition("\n")[2] or "the process that looks was lost"
        raise StudioError(f"which models paint here cannot be told: {last}; see storyreel doctor")


def _told(lacking: Lacking) -> str:
    return f"{lacking.what} ({lacking.command})" if lacking.command else lacking.what


def _written(models: Path) -> Iterator[tuple[str, int]]:
    """When files of the models' folder were written."""
    for pattern in _FILES:
        for path in models.glob(pattern) if models.is_dir() else ():
            yield str(path), path.stat().st_mtime_ns
