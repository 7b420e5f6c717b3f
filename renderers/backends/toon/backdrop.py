"""The set behind the figures, a plate where the camera holds still, else drawn anew.

Enters: a stage and how the shot is filmed. Leaves: colour and depth in a canvas, and such lines of
the set as lie before figures. In moving shots with little depth of field, and where the picture
rushes by, the set is drawn at half size.
"""

from dataclasses import dataclass, replace

import numpy as np

from renderers.backends.toon.graphics import Graphics
from renderers.backends.toon.lens import NEAR_M, Lens
from renderers.backends.toon.plate import Key, Plate, Plates
from renderers.backends.toon.stage import Stage, View
from renderers.mesh import Floats

_RUSHING = 6.0 / 1280  # of the width per frame: no eye can tell that the set has half its size
_SOFT_FROM = 1.75  # times the focus: from there on a soft set has no lines (see unsharp.glsl)


@dataclass(frozen=True, slots=True)
class Filming:
    """How a set is seen in a shot."""

    stage_key: Key
    walls: frozenset[int]  # left out
    still: bool
    shallow: bool
    focus_m: float  # one for the whole shot, or a plate would be drawn for every frame
    outline: float = 1.0  # times the usual width of lines


class Backdrop:
    """The set of one shot."""

    def __init__(self, graphics: Graphics, stage: Stage, plates: Plates, filming: Filming) -> None:
        self._graphics = graphics
        self._stage = stage
        self._plates = plates
        self._filming = filming
        self.walls = filming.walls
        self._view: View = stage.without(filming.walls)
        self._still = filming.still
        self._edges: tuple[bytes, float, Floats] | None = None

    def paint(self, canvas: Plate, lens: Lens, drift: float, *, rests: bool = False) -> None:
        """Fill the canvas with the set's colour and depth.

        `drift` is how far the picture moves from frame to frame, in parts of its width; a camera
        that `rests` for a while in a moving shot has a plate as one that never moves.
        """
        self._still = self._filming.still or rests
        context = self._graphics.context
        lens = replace(lens, focus_m=self._filming.focus_m)
        if self._still:
            plate = self._plate(lens)
            context.copy_framebuffer(canvas.target, plate.target)
        elif self._filming.shallow or drift > _RUSHING:
            shallow = self._filming.shallow
            self._plates.soft(canvas, self._stage, self._view, lens, shallow=shallow)
        else:
            self._graphics.frame_block.fill(lens, self._stage.air, lens.width, lens.height)
            canvas.target.use()
            canvas.target.clear(depth=1.0)
            self._stage.draw(self._view, lens)

    def lines_before(self, canvas: Plate, lens: Lens, far_m: float) -> None:
        """Draw the set's lines that a plate lacks or that lie before the farthest figure."""
        canvas.target.use()
        limit = far_m if self._still else np.inf
        if self._filming.shallow and not self._still:
            limit = self._filming.focus_m * _SOFT_FROM
        edges = self._near_edges(lens, limit)
        focus_m = self._filming.focus_m if self._filming.shallow else 0.0
        self._stage.draw_lines(edges, lens, self._filming.outline * lens.height / 720, focus_m)

    def edges_seen(self, lens: Lens) -> Floats:
        """All edges of the set that may be in frame [E, 2, 3], for the pass of lines."""
        return edges_on_screen(self._view.edges, lens, np.inf)

    def _near_edges(self, lens: Lens, limit: float) -> Floats:
        """Edges on screen that begin before `limit` metres."""
        seen_from = lens.view_projection.tobytes() if self._still else b""
        if seen_from and self._edges is not None:
            known, reach, edges = self._edges
            if known == seen_from and reach >= limit:
                return edges
        reach = limit + 0.5 if self._still else limit
        chosen = edges_on_screen(self._view.edges, lens, reach)
        self._edges = (seen_from, reach, chosen)
        return chosen

    def _plate(self, lens: Lens) -> Plate:
        key = (
            *self._filming.stage_key, self._filming.walls, self._filming.shallow,
            self._filming.outline,
            lens.width, lens.height, lens.view_projection.tobytes(),
            lens.focus_m if self._filming.shallow else 0.0,
        )  # fmt: skip
        filming = self._filming
        return self._plates.plate(
            key, self._stage, self._view, lens, shallow=filming.shallow, outline=filming.outline
        )


def edges_on_screen(edges: Floats, lens: Lens, limit: float) -> Floats:
    """Edges [E, 2, 3] of which part may be in frame and nearer than `limit` metres."""
    if not len(edges):
        return edges
    seen = lens.project(edges.reshape(-1, 3)).reshape(-1, 2, 3)
    near, far = seen[..., 2].min(axis=1), seen[..., 2].max(axis=1)
    low, high = seen[..., :2].min(axis=1), seen[..., :2].max(axis=1)
    inside = ((high > 0) & (low < np.array([lens.width, lens.height]))).all(axis=1)
    kept: Floats = edges[(far > NEAR_M) & (near < limit) & (inside | (near <= NEAR_M))]
    return kept
