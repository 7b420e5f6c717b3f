"""What is made: films, final cuts, trainings and exports.

Enters: orders. Leaves: runs and files. `web.studio.studio` is the whole.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from web.studio import exports, finals
from web.studio.errors import NotThere, Unfit
from web.studio.parts import Parts
from web.studio.shapes import (
    ExportsView,
    FinalShot,
    FinalView,
    LooksView,
    PaintersView,
    PaintWish,
    RunView,
)


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

    def again(self, run: int, *, by: str) -> RunView:
        """Make the same once more, after it failed or was stopped: what is made is kept."""
        return self._runs.again(run, by=by)

    def painters(self, *, fresh: bool = False) -> PaintersView:
        """Which models paint here, can be taught, finish shots; else what they lack.

        The first answer takes seconds where libraries are loaded; `fresh` asks again.
        """
        return self._painters.view(fresh=fresh)

    def final(self, project: str) -> FinalView:
        """Ways to draw the final cut, and the one that was made."""
        return self._final_cuts.view(project, self.settings.workers)

    def final_run(self, project: str) -> RunView | None:
        """The run that makes the final cut, or made the newest; None before the first."""
        self.ledger.project(project)
        return self._final_cuts.run(project)

    def final_shots(self, project: str) -> tuple[FinalShot, ...]:
        """Every shot of the final cut beside the animatic's."""
        return self._final_cuts.shots(project)

    def final_shot(self, project: str, shot: str) -> FinalShot:
        """One of them."""
        return self._final_cuts.shot(project, shot)

    def make_final(
        self, project: str, choice: str, wish: PaintWish | None = None, *, by: str
    ) -> RunView:
        """Make the final cut: drawn as chosen, or ("painted") as wished.

        Raises:
            NotThere: no such choice, no such model.
            Unfit, Conflict: it cannot be painted so, with what is missing.
        """
        self.ledger.project(project)
        profile = msgspec.to_builtins(finals.profile_of(choice))
        wanted: dict[str, Any] = {"profile": profile}
        if choice == finals.PAINTED:
            if wish is None:
                raise Unfit("say which model paints it: send its card's name as still")
            wanted |= self._painting(wish)
        return self._runs.queue(project, "final", wanted, by=by)

    def retake(self, project: str, shot: str, *, by: str) -> RunView:
        """Paint a take of a shot that there was not yet; raises Conflict for one not painted."""
        found, wish = self._final_cuts.painted(project, shot)
        painting = self._painting(wish)
        fresh = max(take.take for take in found.takes) + 1
        self._final_cuts.choose(project, shot, fresh)
        return self._painted_again(project, painting, by)

    def use_take(self, project: str, shot: str, take: int, *, by: str) -> RunView:
        """Have an earlier take of a shot in the final cut again; raises NotThere."""
        found, wish = self._final_cuts.painted(project, shot)
        if take not in {one.take for one in found.takes} - {0}:
            raise NotThere(f"shot {found.number} has no painted take {take}")
        painting = self._painting(wish)
        self._final_cuts.choose(project, shot, take)
        return self._painted_again(project, painting, by)

    def finish(
        self, project: str, shot: str, step: str, tool: str, *, word: str = "", times: int = 2,
        by: str,
    ) -> RunView:  # fmt: skip
        """Have a step (remove, talk, lips, enlarge) done to a painted shot, and make it.

        Raises NotThere, Conflict where it cannot be done here, DeskRefusal where it does not suit.
        """
        _, wish = self._final_cuts.painted(project, shot)
        self._painters.finishing(step, tool)
        painting = self._painting(wish)
        self._final_cuts.finish(project, shot, step, tool, word, times)
        return self._painted_again(project, painting, by)

    def unfinish(self, project: str, shot: str, number: int, *, by: str) -> RunView:
        """Take a step of a shot away, by its number from 1, and make it without."""
        _, wish = self._final_cuts.painted(project, shot)
        painting = self._painting(wish)
        self._final_cuts.unfinish(project, shot, number)
        return self._painted_again(project, painting, by)

    def _painting(self, wish: PaintWish) -> dict[str, Any]:
        """What a run is asked for; raises as `Painters.fitting`."""
        plain = replace(wish, style=" ".join(wish.style.split()))
        backend, about = self._painters.fitting(plain)
        return {"paint": msgspec.to_builtins(plain), "backend": backend, "about": about}

    def _painted_again(self, project: str, painting: dict[str, Any], by: str) -> RunView:
        profile = msgspec.to_builtins(finals.profile_of(finals.PAINTED))
        return self._runs.queue(project, "final", {"profile": profile, **painting}, by=by)

    def looks(self, project: str) -> LooksView:
        """Everybody in every costume, and what models learnt of them."""
        return self._looks.view(project)

    def train(self, project: str, look: str, card: str, steps: int = 0, *, by: str) -> RunView:
        """Teach a model what somebody looks like in a costume, or go on with it.

        Raises NotThere for an unknown look or model, Conflict where it cannot be taught here.
        """
        trainer = self._painters.teaching(card)
        found = self._looks.look(project, look)
        if going_on := self._looks.training(project, look, card):
            return self._runs.view(going_on)
        about = f"{found.name}, {found.costume}, for {trainer.title}"
        training = {"look": look, "card": card, "steps": steps}
        profile = msgspec.to_builtins(self.profile)
        wanted = {"profile": profile, "training": training, "about": about}
        return self._runs.queue(project, "look", wanted, by=by)

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
