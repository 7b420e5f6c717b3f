"""A small backend that paints from what it is shown: shade by depth, ink by lines, hue by words.

It knows no picture but its controls, fills exactly the mask, and says what it was asked. Its colour
comes from the words and adapters, so that whoever bleeds into somebody else is found by colour.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from renderers.generative.card import (
    Card,
    ControlKind,
    Grid,
    Licence,
    Profile,
    Runner,
    Source,
    Task,
)
from renderers.generative.generator import Cancel, Progress, never, silent
from renderers.generative.requests import Generated, Pixels, StillRequest

CARD = Card(
    "painter", "Painter from controls", Task.STILL, Runner.DIFFUSERS, "none", (Source("", ""),),
    Licence("Apache-2.0", commercial=True), Grid(multiple_px=8),
    (Profile("final", 1, 1.0, 256, 144),),
    (ControlKind.POSE, ControlKind.DEPTH, ControlKind.LINE), 3, masks=True, references=1,
    adapters=True,
)  # fmt: skip


def colour_of(name: str) -> np.ndarray[Any, np.dtype[np.float64]]:
    """The colour that words or an adapter are painted in."""
    digest = hashlib.sha256(name.encode()).digest()
    return np.array([60 + digest[i] % 160 for i in range(3)], np.float64)


@dataclass
class ControlPainter:
    """Paints from controls."""

    ident: str = "control-painter/1"
    asked: list[StillRequest] = field(default_factory=list)
    calls: list[int] = field(default_factory=list)  # how many pictures each call was asked for

    def stills(
        self,
        card: Card,
        requests: Sequence[StillRequest],
        progress: Progress = silent,
        cancel: Cancel = never,
    ) -> tuple[Generated, ...]:
        self.calls.append(len(requests))
        return tuple(self.still(card, request, progress, cancel) for request in requests)

    def still(
        self, card: Card, request: StillRequest, progress: Progress = silent, cancel: Cancel = never
    ) -> Generated:
        assert not cancel()
        assert len(request.controls) <= card.most_controls
        self.asked.append(request)
        names = [a.sha256 for a in request.adapters] or [request.prompt]
        made = np.mean([colour_of(name) for name in names], axis=0)
        shown = np.broadcast_to(made, (request.height_px, request.width_px, 3))
        for control in request.controls:
            assert control.pictures.shape == shown.shape
            grey = control.pictures.astype(np.float64).mean(axis=2, keepdims=True) / 255
            if control.kind is ControlKind.DEPTH:
                shown = shown * (0.7 + 0.3 * grey)
            if control.kind is ControlKind.LINE:
                shown = shown * (1 - 0.8 * grey)
        progress(1.0, "painted")
        return Generated(self._within(shown, request)[None], {"seed": request.seed})

    @staticmethod
    def _within(shown: np.ndarray[Any, np.dtype[np.float64]], request: StillRequest) -> Pixels:
        """Wilfully careless outside the mask: what is kept there is the asker's business."""
        if request.picture is not None and request.mask is not None:
            kept = request.picture.astype(np.float64)
            mixed = kept + (shown - kept) * request.strength
            shown = np.where(request.mask[..., None] > 0, mixed, kept * 0.9)
        return np.clip(np.rint(shown), 0, 255).astype(np.uint8)
