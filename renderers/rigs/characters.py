"""A look becomes a body: skin, clothes, hair and face as one mesh.

Enters: a Look and a detail. Leaves: a CharacterMesh in the bind pose. Skin under clothes is never
built, so nothing can poke through.
"""

import numpy as np

from planner.looks import Look
from renderers.mesh import Floats
from renderers.rigs.bottoms import bottom_end, bottom_shells, shoe_shells, shoe_top
from renderers.rigs.character_mesh import CharacterMesh
from renderers.rigs.faces import eye_spacing
from renderers.rigs.facewear import beard_shells, spectacles
from renderers.rigs.figure import Figure, figure_of
from renderers.rigs.garments import top_shells
from renderers.rigs.hair import hair_style
from renderers.rigs.hands import hand_shells
from renderers.rigs.head import HeadSpace, head_shape, head_shell
from renderers.rigs.headwear import clipped_hair, hat_shells
from renderers.rigs.pieces import Cut, Piece, assemble, rgb
from renderers.rigs.shells import Shell, join, keep, mirror, model, model_half, split
from renderers.rigs.skin_weights import body_weights, foot_weights, head_weights, rigid
from renderers.rigs.tailoring import box_around, reach, skin_left
from renderers.sdf import Field, intersection, smooth_intersection, smooth_union

_STEP_M = {"cloth": 0.031, "head": 0.0165, "hair": 0.0185, "shoe": 0.019, "skin": 0.0235}
_FACE_WIDE = 1.02  # tangent of the angle from straight ahead that features reach
DETAILS = (0.56, 0.8, 1.34)
"""Three levels: about 5, 9 and 25 thousand triangles."""


def detail_for(head_px: float) -> float:
    """The level whose facets stay invisible when a head is `head_px` high."""
    return DETAILS[0] if head_px < 60 else (DETAILS[1] if head_px < 170 else DETAILS[2])


def build_character(look: Look, detail: float = DETAILS[1]) -> CharacterMesh:
    """The body of a look.

    Args:
        look: Who.
        detail: Resolution: one of `DETAILS`; edges are this much shorter.
    """
    figure = figure_of(look)
    step = {k: v / detail * (0.28 + 0.72 * figure.unit) for k, v in _STEP_M.items()}
    pieces = [
        *_head(figure, step),
        *_clothes(figure, step),
        *_skin(figure, step),
        *_shoes(figure, step),
    ]
    return assemble(pieces, figure.skeleton.bind, _hands(figure, detail))


def _head(figure: Figure, step: dict[str, float]) -> list[Piece]:
    space, shape, look = HeadSpace(figure), head_shape(figure), figure.look
    head = head_shell(figure, step["head"])
    style = hair_style(look.hair_style)
    pieces = []
    if style is not None:
        volume = clipped_hair(figure, space.field(lambda p: style(shape, p)), space)
        head = _hairline(head, volume)
        low = space.metres(np.array([-0.75, -1.1, -0.8], np.float32))
        high = space.metres(np.array([0.75, 1.45, 0.75], np.float32))
        hair = model(volume, low, high, step["hair"])
        pieces.append(
            _piece(figure, hair, look.hair, "hair", head_weights(figure, hair.position, loose=True))
        )
    pieces += _headwear(figure, step)
    face, rest = split(head, lambda p: _beside_face(space.local(p)), ink=False)
    for shell, group in ((face, "face"), (rest, "skin")):
        weights = head_weights(figure, shell.position)
        pieces.append(_piece(figure, shell, look.skin, group, weights, width=0.6))
    return pieces


def _headwear(figure: Figure, step: dict[str, float]) -> list[Piece]:
    sides = 5 if step["hair"] > 0.015 else 8
    worn = [
        *hat_shells(figure, step["hair"], sides),
        *spectacles(figure, eye_spacing(figure.look), sides),
        *beard_shells(figure, step["hair"]),
    ]
    return [
        _piece(figure, shell, colour, group, rigid(len(shell.position), "head"), 0.7)
        for shell, colour, group in worn
        if len(shell.triangles)
    ]


def _hairline(head: Shell, volume: Field) -> Shell:
    """Head outside the hair and a rim beneath it; the border between is inked."""
    outside, inside = split(head, lambda p: -volume(p))
    return join([outside, keep(inside, lambda p: -volume(p) - np.float32(0.02), ink=False)])


def _beside_face(local: Floats) -> Floats:
    """Negative where the face program draws: no more than it needs, for it is dear; head units."""
    side = np.abs(local[:, 0]) - np.float32(_FACE_WIDE) * (local[:, 2] + np.float32(0.06))
    return intersection(0.05 - local[:, 2], 0.015 - local[:, 1], local[:, 1] - 0.775, side)


def _piece(
    figure: Figure, shell: Shell, colour: str, group: str, weights: Floats, width: float = 1.0,
    accent: str = "#ffffff",
) -> Piece:  # fmt: skip
    if group in ("face", "hair", "skin"):
        local = HeadSpace(figure).local(shell.position)
    else:
        local = garment_local(figure, shell.position)
    return Piece(shell, group, rgb(colour), weights, local, rgb(accent), width)


def garment_local(figure: Figure, points: Floats) -> Floats:
    """Garment coordinates, metres on an adult.

    On the trunk and legs: x, height above the pelvis joint, z. On sleeves: around the arm's axis
    (x, z), and y runs along the arm, shifted down by 10 so that patterns can tell.
    """
    u = figure.unit
    trunk = (points - figure.skeleton.at("pelvis")) / np.float32(u)
    along = figure.along_arm(points)
    side = np.sign(points[:, 0])
    mirrored = points.copy()
    mirrored[:, 0] = np.abs(mirrored[:, 0])
    across = np.array([-figure.arm_direction[1], figure.arm_direction[0], 0], np.float32)
    beside = (mirrored - figure.shoulder) @ across * side
    sleeve = np.stack([beside, 0.40 * u - along - 10 * u, points[:, 2]], 1) / np.float32(u)
    on_arm = figure.armness(points).mean() > 0.5 if len(points) else False
    return np.asarray(sleeve if on_arm else trunk, np.float32)


def _clothes(figure: Figure, step: dict[str, float]) -> list[Piece]:
    look = figure.look
    cuts: list[tuple[Cut, float]] = [(c, 0.025) for c in top_shells(figure, step["cloth"])]
    loose = 0.14 if "skirt" in look.bottom else 0.025
    cuts += [(c, loose) for c in bottom_shells(figure, step["cloth"])]
    pieces = []
    for (shell, colour, group), apart in cuts:
        for part, local in _sleeves_apart(figure, shell, group):
            weights = body_weights(figure, part.position, apart_m=apart)
            pieces.append(Piece(part, group, rgb(colour), weights, local, rgb(look.top_accent)))
    return pieces


def _sleeves_apart(figure: Figure, shell: Shell, group: str) -> list[tuple[Shell, Floats]]:
    """Patterned cloth cut at the armholes, each part with its own coordinates."""
    parts = [shell]
    if group != "plain":
        parts = list(
            split(shell, lambda p: (np.float32(0.5) - figure.armness(p)) * np.float32(0.08))
        )
    return [(part, garment_local(figure, part.position)) for part in parts if len(part.triangles)]


def _skin(figure: Figure, step: dict[str, float]) -> list[Piece]:
    """Bare chest, arms and legs, as far as clothes leave them free."""
    look, u = figure.look, figure.unit
    uncovered = skin_left(figure)
    low, high = box_around(figure, figure.up(0.3), figure.up(1.12), reach(figure))
    wrist = figure.shoulder + figure.arm_direction * figure.arm_length
    low[1] = min(low[1], float(wrist[1]) - 0.05)

    def flesh(p: Floats) -> Floats:
        body = smooth_union(figure.torso(p), figure.neck(p) + np.float32(0.001), 0.055 * u)
        return smooth_union(body, figure.arm(p), 0.02 * u)

    def bare(p: Floats) -> Floats:
        end = figure.along_arm(p) - np.float32(figure.arm_length)
        neck = p[:, 1] - np.float32(figure.skeleton.at("neck")[1] + 0.042 * u)
        return intersection(uncovered(p), neck, end)

    upper = keep(model(flesh, low, high, step["skin"]), bare, ink=False)
    shells = [upper, _legs(figure, step["skin"])]
    pieces = []
    for shell in shells:
        if len(shell.triangles):
            weights = body_weights(figure, shell.position)
            pieces.append(_piece(figure, shell, look.skin, "skin", weights, width=0.8))
    return pieces


def _legs(figure: Figure, step_m: float) -> Shell:
    u, top = figure.unit, bottom_end(figure) + 0.03 * figure.unit
    foot = shoe_top(figure) - 0.03 * u
    low, high = box_around(figure, foot - 0.06, top + 0.06, 0.2 * u * max(1, figure.girth))
    return keep(
        model_half(
            lambda p: smooth_intersection(figure.leg(p), figure.left_of_crotch(p), 0.02 * u),
            low,
            high,
            step_m,
        ),
        lambda p: np.maximum(p[:, 1] - np.float32(top), np.float32(foot) - p[:, 1]),
        ink=False,
    )


def _shoes(figure: Figure, step: dict[str, float]) -> list[Piece]:
    return [
        _piece(figure, shell, colour, group, foot_weights(figure, shell.position), width=0.8)
        for shell, colour, group in shoe_shells(figure, step["shoe"])
        if len(shell.triangles)
    ]


def _hands(figure: Figure, detail: float) -> list[tuple[Piece, list[Shell]]]:
    left = list(hand_shells(figure, detail))
    hands = []
    for side, shells in (("l", left), ("r", [mirror(s) for s in left])):
        weights = rigid(len(shells[0].position), f"{side}_wrist")
        piece = _piece(figure, shells[1], figure.look.skin, "skin", weights, width=0.5)
        hands.append((piece, shells))
    return hands
