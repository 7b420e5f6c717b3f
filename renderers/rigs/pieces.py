"""Pieces of a character: a shell with its colour, pattern, ink and bones.

Enters: shells from the crafts of this package. Leaves: pieces, and the one CharacterMesh they
make.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from renderers.mesh import Floats, Ints
from renderers.rigs.character_mesh import GROUPS, CharacterMesh
from renderers.rigs.shells import Shell, around, split
from renderers.sdf import Field

Cut = tuple[Shell, str, str]  # a shell, its colour, its group


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """One surface with everything drawing it needs."""

    shell: Shell
    group: str
    colour: Floats  # [3]
    weights: Floats  # [V, B]
    local: Floats  # [V, 3]
    accent: Floats  # [3]
    line_width: float = 1.0


@dataclass(frozen=True, slots=True)
class Paint:
    """A region of another colour: where `region` is negative."""

    region: Field
    colour: str
    ink: bool = True
    group: str = "plain"
    near: Field | None = None  # negative around a region that is narrower than a triangle …
    guides: tuple[Field, ...] = ()  # … and lines through its middle, where vertices are put first


def rgb(colour: str) -> Floats:
    """A colour "#rrggbb" as float32[3], 0…1."""
    digits = colour.lstrip("#")
    return np.array([int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)], np.float32)


def shaded(colour: str, factor: float) -> str:
    """A colour made darker (below 1) or lighter."""
    levels = np.clip(rgb(colour) * factor, 0, 1)
    return "#" + "".join(f"{round(float(v) * 255):02x}" for v in levels)


def painted(
    shell: Shell, colour: str, group: str, paints: Sequence[Paint]
) -> list[tuple[Shell, str, str]]:
    """Divide a shell into coloured regions, the first paint that covers a point wins."""
    regions: list[tuple[Shell, str, str]] = []
    rest = [shell]
    for paint in paints:
        parts = _guided(rest, paint)
        snap = len(parts) == 1
        halves = [split(part, paint.region, ink=paint.ink, snap=snap) for part in parts]
        regions += [
            (inside, paint.colour or colour, paint.group if paint.colour else group)
            for inside, _ in halves
            if len(inside.triangles)
        ]
        rest = [outside for _, outside in halves if len(outside.triangles)]
    return [*regions, *((part, colour, group) for part in rest)]


def _guided(shells: Sequence[Shell], paint: Paint) -> list[Shell]:
    """Shells with vertices where a narrow region needs them."""
    if paint.near is None:
        return list(shells)
    done: list[Shell] = []
    for shell in shells:
        close, far = around(shell, paint.near)
        parts = [close]
        for guide in paint.guides:
            parts = [half for part in parts for half in split(part, guide, ink=False, snap=False)]
        done += [part for part in (far, *parts) if len(part.triangles)]
    return done


def assemble(
    pieces: Sequence[Piece], bind: Floats, hands: Sequence[tuple[Piece, Sequence[Shell]]]
) -> CharacterMesh:
    """All pieces as one mesh, triangles sorted by group.

    Args:
        pieces: Everything but the hands.
        bind: Joint frames of the bind pose [22, 4, 4].
        hands: Left and right hand with their shapes.
    """
    every = [piece for piece in pieces if len(piece.shell.triangles)] + [h for h, _ in hands]
    counts = [len(p.shell.position) for p in every]
    starts = np.cumsum([0, *counts])
    order = sorted(range(len(every)), key=lambda i: GROUPS.index(every[i].group))
    groups = tuple(dict.fromkeys(every[i].group for i in order))
    triangles = [every[i].shell.triangles + starts[i] for i in order]
    sizes = {g: sum(len(p.shell.triangles) for p in every if p.group == g) for g in groups}
    shapes = [shells for _, shells in hands]
    return CharacterMesh(
        position=np.concatenate([p.shell.position for p in every]),
        normal=np.concatenate([p.shell.normal for p in every]),
        colour=np.concatenate(
            [np.tile(p.colour, (n, 1)) for p, n in zip(every, counts, strict=True)]
        ),
        accent=np.concatenate(
            [np.tile(p.accent, (n, 1)) for p, n in zip(every, counts, strict=True)]
        ),
        local=np.concatenate([p.local for p in every]).astype(np.float32),
        weights=np.concatenate([p.weights for p in every]),
        line_width=np.repeat(np.array([p.line_width for p in every], np.float32), counts),
        triangles=np.concatenate(triangles).astype(np.int32),
        groups=groups,
        group_ends=np.cumsum([sizes[g] for g in groups]).astype(np.int32),
        seam=np.concatenate(
            [p.shell.seam + n for p, n in zip(every, starts[:-1], strict=True)]
        ).astype(np.int32),
        bind=bind,
        hand_rows=_ranges(starts, len(hands)),
        hand_position=_stacked([[s.position for s in shells] for shells in shapes]),
        hand_normal=_stacked([[s.normal for s in shells] for shells in shapes]),
    )


def _ranges(starts: Ints, hands: int) -> Ints:
    """Vertex ranges of the hands, which come last."""
    tail = starts[-hands - 1 :]
    return np.stack([tail[:-1], tail[1:]], 1).astype(np.int32)


def _stacked(hands: Sequence[Sequence[Floats]]) -> Floats:
    """Shapes × all hands' vertices × 3."""
    return np.stack([np.concatenate(shape) for shape in zip(*hands, strict=True)]).astype(
        np.float32
    )
