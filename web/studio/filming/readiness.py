"""What this machine has for painting: `python -m web.studio.filming.readiness`.

Enters: the environment. Leaves: a `PaintersView` as JSON on standard output. It is a process of its
own because backends bring their libraries along, and a server wants none of them.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from functools import cached_property

import msgspec

from renderers.errors import RenderError
from renderers.generative.card import Card, Runner, Standing, Task
from renderers.generative.errors import GenerativeError
from renderers.generative.fitting import Machine, fitted, this_machine, to_fetch_bytes
from renderers.generative.generator import Generator
from renderers.generative.licences import reasons
from renderers.generative.looks.recipes import base_of, recipe_for
from renderers.generative.model_store import ModelStore
from renderers.production.generated.finishing.readiness import require_tool
from renderers.production.generated.finishing.steps import DEFAULTS, TASKS
from renderers.production.generated.machine import GENERATORS, opened
from renderers.production.plugins import listed
from web import settings
from web.models_told import gigabytes
from web.studio.shapes import Finisher, Lacking, Painter, PaintersView, Quality, Trainer

_EXTRA = Lacking("the libraries that run models are not installed", "make gen")
_ABSENT = "its weights are not here"
_OURS = "diffusion"  # the backend that runs weights of this machine
_MARKS = {Standing.DEFAULT: "default", Standing.ALTERNATIVE: "", Standing.NEVER: "never default"}


class Looking:
    """Asks everything that can paint."""

    def __init__(self, wanted: settings.Settings) -> None:
        self.environment = wanted.environment
        self.store = ModelStore(wanted.models, wanted.use)
        self.machine: Machine = this_machine(wanted.models)
        self._generators: dict[str, Generator | str] = {}

    @cached_property
    def cards(self) -> Mapping[str, Card]:
        """Every card by name."""
        return self.store.cards()

    def view(self) -> PaintersView:
        """All that is found; raises CardError where a card cannot be read."""
        painters = [
            self._painter(card)
            for card in self.cards.values()
            if card.task in (Task.STILL, Task.CLIP)
        ]
        painters.sort(key=lambda p: (not p.backends, p.task == "clip", p.standing != "default"))
        return PaintersView(
            f"{self.machine.gpu}, {gigabytes(self.machine.gpu_bytes)}" if self.machine.gpu else "",
            tuple(painters), tuple(self._trainers()), tuple(self._finishers()),
        )  # fmt: skip

    def _painter(self, card: Card) -> Painter:
        lacking = [*self._refused(card)]
        able: list[str] = []
        if not lacking:
            able, said = self._asked(card)
            lacking = [] if able else [*self._needs(card)] or [Lacking(why) for why in said]
        return Painter(
            card.name, card.title, card.task.value, card.licence.name, tuple(able),
            tuple(Quality(p.name, p.steps, p.width_px, p.height_px) for p in card.profiles),
            tuple(lacking), _MARKS[card.standing],
        )  # fmt: skip

    def _refused(self, card: Card) -> Iterator[Lacking]:
        told = reasons(card, self.store.use)
        if told:
            yield Lacking(f"licence: {told}")

    def _asked(self, card: Card) -> tuple[list[str], list[str]]:
        """Backends that can run a card, and what the others say."""
        able, said = [], []
        for name in listed(GENERATORS):
            if name == _OURS and not self._at_hand(card):
                continue  # its libraries take seconds to load, and the answer is known
            found = self._generator(name)
            why = found if isinstance(found, str) else found.cannot_run(card)
            if why:
                said.append(why)
            else:
                able.append(name)
        return able, said

    def _generator(self, name: str) -> Generator | str:
        """A backend, or why it cannot be opened."""
        if name not in self._generators:
            try:
                self._generators[name] = opened(name, self.environment)
            except RenderError as error:
                self._generators[name] = str(error)
        return self._generators[name]

    def _at_hand(self, card: Card) -> bool:
        return self.machine.libraries and self.store.complete(card)

    def _needs(self, card: Card) -> Iterator[Lacking]:
        """What a card needs that is known without asking any backend."""
        if card.runner is not Runner.DIFFUSERS:
            return
        if not self.machine.libraries:
            yield _EXTRA
        if not self.store.complete(card):
            size = to_fetch_bytes(card, self.store)
            told = f"its weights are not here, {gigabytes(size)}" if size else _ABSENT
            fetched = any(source.repository for source in card.sources)
            yield Lacking(told, f"storyreel models add {card.name}" if fetched else "")
        yield from self._memory(card)

    def _memory(self, card: Card) -> Iterator[Lacking]:
        told = fitted(card, self.machine).lacking
        needs = [one for one in told.split("; ") if one and "extra gen" not in one]
        if any(profile.gpu_bytes for profile in card.profiles) or card.ram_bytes:
            yield from (Lacking(f"it needs {one}") for one in needs)

    def _trainers(self) -> Iterator[Trainer]:
        for card in self.cards.values():
            try:
                base = base_of(card, self.cards)
                steps = recipe_for(base).steps
            except GenerativeError:
                continue  # no look is trained for it, here or anywhere
            lacking = tuple(self._untaught(card, base))
            yield Trainer(card.name, card.title, base.name, steps, lacking)

    def _untaught(self, card: Card, base: Card) -> Iterator[Lacking]:
        both = {one.name: one for one in (card, base)}.values()
        refused = [lack for one in both for lack in self._refused(one)]
        absent = [
            Lacking(f"weights of {one.name} are not here", f"storyreel models add {one.name}")
            for one in both
            if not self.store.complete(one)
        ]
        yield from refused
        if not self.machine.libraries:
            yield _EXTRA
        yield from absent
        if not refused and not absent and self.machine.libraries:
            yield from self._too_small(base)
        else:
            yield from self._memory(base)

    def _too_small(self, base: Card) -> Iterator[Lacking]:
        from renderers.backends.diffusion.requirements import cannot_run

        if why := cannot_run(base, self.store):
            yield Lacking(why)

    def _finishers(self) -> Iterator[Finisher]:
        from renderers.backends.tools.runner import ToolRunner

        runner = ToolRunner.opened(self.environment)
        for kind, task in TASKS.items():
            fit = [tool for tool in runner.tools().values() if tool.task == task.value]
            for tool in sorted(fit, key=lambda tool: tool.name != DEFAULTS[kind]):
                told: tuple[Lacking, ...] = ()
                try:
                    require_tool(kind, tool.name, runner, self.store.use, self.environment)
                except RenderError as error:
                    absent = not runner.place(tool).home.is_dir()
                    what = "it is not installed" if absent else str(error).partition(". How")[0]
                    told = (Lacking(what, f"storyreel tool install {tool.name}"),)
                yield Finisher(kind.value, tool.name, told)


def main() -> None:
    """Print what is found; what a card's file has wrong goes to standard error."""
    out = os.dup(1)
    os.dup2(2, 1)  # what libraries print is no word of ours
    try:
        found = Looking(settings.load()).view()
    except (RenderError, settings.BadSetting) as error:
        sys.stderr.write(str(error))
        sys.exit(2)
    with os.fdopen(out, "wb") as wire:
        wire.write(msgspec.json.encode(found))


if __name__ == "__main__":
    main()
