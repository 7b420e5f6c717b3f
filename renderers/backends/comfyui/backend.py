"""The ComfyUI backend: stills and clips by a server, through workflows that are data.

Enters: cards, requests, the address in STORYREEL_COMFYUI. Leaves: pictures with their provenance.
Nothing is sent before the server's own list of nodes and files says that it can be run.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, Self, TypeVar

from renderers.backends.comfyui.asking import LORAS, Asking, asking, lora_name
from renderers.backends.comfyui.graph import Ask, Graph, Item, graph_of
from renderers.backends.comfyui.job import PATIENT, Pace, Work, done
from renderers.backends.comfyui.pixels_sent import shown
from renderers.backends.comfyui.preflight import faults
from renderers.backends.comfyui.server import Server
from renderers.backends.comfyui.template import Template, template_for
from renderers.backends.comfyui.wire import EXAMPLE, SETTING, USUAL, Gone, Limits, Refused, Wire
from renderers.generative.card import Card, Profile
from renderers.generative.demands import check, profile_of
from renderers.generative.errors import AdapterRefused, CannotRun, CardError, ServerFault
from renderers.generative.generator import Cancel, Progress, never, one_by_one, silent
from renderers.generative.model_store import ModelStore
from renderers.generative.onto_grid import Fit, fit, fitted, restored
from renderers.generative.requests import Adapter, ClipRequest, Generated, StillRequest

Request = TypeVar("Request", StillRequest, ClipRequest)
# A batch of ComfyUI draws all its noise from one seed, so that a picture would depend on its place.
_ALONE = "ComfyUI draws the noise of a whole batch from one seed"
_PLACEHOLDER: Item = {"prompt": "", "negative": "", "seed": 0, "steps": 1, "guidance": 1.0,
                "strength": 1.0, "prefix": "storyreel/check", "weight": 1.0,
                "pictures": "check", "mask": "check"}  # fmt: skip


class ComfyUIBackend:
    """`StillBackend` and `ClipBackend` over one server. Raises CannotRun, ServerFault."""

    def __init__(
        self, folder: Path, address: str, pace: Pace = PATIENT, limits: Limits = USUAL
    ) -> None:
        """`folder` of models: the user's own workflows lie there, in `workflows/`."""
        self._folder, self._pace = folder, pace
        self._server = Server(Wire(address, limits))
        self.ident = self._server.named()

    @classmethod
    def opened(cls, store: ModelStore, environment: Mapping[str, str]) -> Self:
        """The backend of this machine; raises CannotRun where no server is named."""
        address = environment.get(SETTING, "")
        if not address:
            raise CannotRun(
                f"no ComfyUI server is named: start one and set {SETTING}, as {SETTING}={EXAMPLE}"
            )
        return cls(store.folder, address)

    def cannot_run(self, card: Card) -> str:
        """What the server lacks for a card, and how to get it; "" nothing."""
        try:
            template = self._template(card)
            graph = graph_of(template, _plainest(template, card))
            return self._lacking(template, graph, ())
        except (CardError, ServerFault) as error:
            return str(error)

    def still(
        self, card: Card, request: StillRequest, progress: Progress = silent, cancel: Cancel = never
    ) -> Generated:
        """One picture.

        Raises:
            CardError, AdapterRefused, CannotRun, ServerFault, GenerationCancelled.
        """
        return self._made(card, request, progress, cancel)

    def stills(
        self,
        card: Card,
        requests: Sequence[StillRequest],
        progress: Progress = silent,
        cancel: Cancel = never,
    ) -> tuple[Generated, ...]:
        """Pictures in the order of their requests, one a call; raises as `still`."""
        return one_by_one(self, card, requests, _ALONE, progress, cancel)

    def clip(
        self, card: Card, request: ClipRequest, progress: Progress = silent, cancel: Cancel = never
    ) -> Generated:
        """As many frames as were asked for, and no more; raises as `still`."""
        return self._made(card, request, progress, cancel)

    def release(self) -> None:
        """Have the server let go of its models once it has nothing to do."""
        with suppress(Gone, Refused):  # older servers keep theirs as they see fit
            self._server.wire.told("/free", {"unload_models": True, "free_memory": True})

    def _made(self, card: Card, request: Request, progress: Progress, cancel: Cancel) -> Generated:
        check(card, request)
        profile, template = profile_of(card, request.profile), self._template(card)
        onto = fit(card.grid, request)
        asked = asking(template, fitted(request, onto), profile)
        key = self._key(template, asked)
        self._ready(template, graph_of(template, asked.ask), request.adapters, card)

        def graph(prefix: str) -> Graph:
            wire = self._server.wire
            names = {name: wire.upload(name, data).name for name, data in asked.files.items()}
            return graph_of(template, asked.stored(names, prefix))

        work = Work(key, graph, f"card {card.name}", key[:32])
        files = done(self._server, work, self._pace, progress, cancel)
        place = f"ComfyUI at {self._server.wire.name}, card {card.name}"
        pixels = shown(files, onto.painted_frames, onto.painted_px, place)
        progress(1.0, "done")
        told = self._told(card, template, profile, request, onto, key)
        return Generated(restored(pixels, onto, request), told)

    def _template(self, card: Card) -> Template:
        found = template_for(card, self._folder)
        if found is None:
            raise CardError(
                f"card {card.name}: no workflow serves it; write one into "
                f"{self._folder / 'workflows'} as docs/comfyui.md says"
            )
        return found

    def _ready(
        self, template: Template, graph: Graph, adapters: tuple[Adapter, ...], card: Card
    ) -> None:
        lacking = self._lacking(template, graph, adapters)
        if not lacking:
            return
        of_loras = any(lora_name(adapter) in lacking for adapter in adapters)
        raise (AdapterRefused if of_loras else CannotRun)(f"card {card.name}: {lacking}")

    def _lacking(self, template: Template, graph: Graph, adapters: tuple[Adapter, ...]) -> str:
        remedies = {
            model.file: f"put it into ComfyUI/{model.folder}"
            + (f"; it is to be had at {model.origin}" if model.origin else "")
            for model in template.models
        } | {
            lora_name(adapter): f"copy {adapter.path} to ComfyUI/{LORAS}/{lora_name(adapter)}"
            for adapter in adapters
        }
        found = faults(graph, self._server.info, remedies, template.packages)
        return f"ComfyUI at {self._server.wire.name}: {'; '.join(found)}" if found else ""

    def _key(self, template: Template, asked: Asking) -> str:
        """What names this work: the whole workflow, files by what they show, and the server."""
        told = json.dumps(graph_of(template, asked.ask), sort_keys=True)
        return hashlib.sha256(f"{self.ident}\n{told}".encode()).hexdigest()

    def _told(
        self, card: Card, template: Template, profile: Profile,
        request: StillRequest | ClipRequest, onto: Fit, key: str,
    ) -> dict[str, Any]:  # fmt: skip
        return {
            "backend": "comfyui", "server": self.ident, "workflow": template.name,
            "files": {model.name: model.file for model in template.models},
            "job": key, "card": card.name, "licence": card.licence.name,
            "profile": asdict(profile), "steps": profile.steps, "seed": request.seed,
            "prompt": request.prompt, "negative": request.negative,
            "painted_px": list(onto.painted_px),
            "controls": {one.kind.value: one.weight for one in request.controls},
            "references": len(request.references), "masked": request.mask is not None,
            "adapters": [
                {"sha256": one.sha256, "trigger": one.trigger, "weight": one.weight}
                for one in request.adapters
            ],
        }  # fmt: skip


def told(environment: Mapping[str, str]) -> str:
    """The server in a line, for `storyreel doctor`: version and device, or what is amiss."""
    address = environment.get(SETTING, "")
    if not address:
        return f"none is named; set {SETTING}={EXAMPLE}"
    try:
        with Wire(address) as wire:
            return f"{wire.name}: {Server(wire).named()}"
    except (CannotRun, ServerFault) as error:
        return str(error)


def _plainest(template: Template, card: Card) -> Ask:
    """The least that a card is asked for, with one control where it takes any."""
    profile = card.profiles[0]
    values = {
        **_PLACEHOLDER, "width": profile.width_px, "height": profile.height_px,
        "frames": profile.frames, **template.sampled(),
    }  # fmt: skip
    kinds = list(template.controls.values())[:1] if card.controls else []
    controls: list[Item] = [{"file": "check", "weight": 1.0, "kind": kind} for kind in kinds]
    return Ask(values, {"controls": controls})
