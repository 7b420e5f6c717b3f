"""What is made: films, final cuts and exports.

Enters: orders. Leaves: runs and files. `web.studio.studio` is the whole.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from web.studio import exports, finals
from web.studio.errors import NotThere
from web.studio.parts import Parts
from web.studio.shapes import ExportsView, FinalView, RunView


class Making(Parts):
    """Runs and what comes out of them."""

    def runs(self, project: str, limit: int = 20, after: int = 0) -> tuple[RunView, ...]:
        """What was made, newest first; with `after` only what was made before that run."""
        self.ledger.project(project)
        return self._runs.of(project, limit, after)

    def run(self, run: int) -> RunView:
        """One run."""
        return self._runs.view(run)

    def newest_run(self, project: str) -> RunView | None:
        """The newest run; None before the first."""
        found = self.runs(project, 1)
        return found[0] if found else None

    def make(self, project: str, *, by: str) -> RunView:
        """Make the film again: what is drawn already is kept, what failed is tried again."""
        self.ledger.project(project)
        return self._runs.view(self._make_film(project, by))

    def cancel(self, run: int, *, by: str) -> RunView:
        """Stop a run within three seconds; what was made is kept."""
        del by
        return self._runs.cancel(run)

    def final(self, project: str) -> FinalView:
        """Ways to make the final cut, and the one that was made."""
        board = self._views.board(project)
        shots = [shot for scene in board.scenes for shot in scene.shots]
        made = [run for run in self._runs.of(project, 100) if run.kind == "final"]
        return FinalView(
            finals.choices(self._views.document(project), self.settings.workers),
            sum(shot.approved for shot in shots),
            len(shots),
            self._playing.final_film(project),
            made[0] if made else None,
        )

    def make_final(self, project: str, choice: str, *, by: str) -> RunView:
        """Draw the final cut; raises NotThere for a choice that there is not."""
        self.ledger.project(project)
        wanted = {"profile": msgspec.to_builtins(finals.profile_of(choice))}
        return self._runs.queue(project, "final", wanted, by=by)

    def exports(self, project: str, limit: int = 50, after: int = 0) -> ExportsView:
        """What can be exported, and what was, newest first; `after` as for `runs`."""
        self.ledger.project(project)
        return ExportsView(exports.offered(), exports.made(self.ledger, project, limit, after))

    def export(self, project: str, kind: str, options: Mapping[str, Any], *, by: str) -> RunView:
        """Begin an export; raises NotThere, Unfit for what is not offered."""
        self.ledger.project(project)
        fitted = exports.fitted(kind, options)
        profile = msgspec.to_builtins(self.profile)
        wanted = {"profile": profile, "export": kind, "options": fitted}
        return self._runs.queue(project, "export", wanted, by=by)

    def export_file(self, project: str, export: int) -> tuple[Path, str]:
        """The file of an export, and what to call it."""
        found = self.ledger.export(export)
        if found.project != project:
            raise NotThere(f"there is no export {export} in this project")
        return self._pictures.media(project, found.digest), found.filename
