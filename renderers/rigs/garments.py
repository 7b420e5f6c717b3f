"""Clothes above the waist and dresses: cut, painted, hemmed, with collars and hoods attached.

Enters: a Figure. Leaves: coloured shells in the bind pose. How each top is cut stands in
`renderers.rigs.tailoring`.
"""

from collections.abc import Callable

import numpy as np

from renderers.mesh import Floats
from renderers.rigs.figure import Figure
from renderers.rigs.pieces import Cut, Paint, painted, shaded
from renderers.rigs.shells import hem, keep, model
from renderers.rigs.tailoring import Tailoring, apron_over, box_around, layers, reach
from renderers.rigs.trimmings import apron_pocket, badge, collar, drawstrings, hood, pockets, tie
from renderers.sdf import Field, intersection

_LEATHER = "#5a3f2b"  # of a tunic's belt


def top_shells(figure: Figure, step_m: float) -> list[Cut]:
    """The top a look wears and what shows under it, cut, painted and hemmed."""
    outer, *under = layers(figure)
    look = figure.look
    group = cloth_group(look.top_pattern, look.top)
    cuts = _sewn(outer, outer.edge, look.top_colour, group, trims(outer), step_m)
    for inner in under:

        def shown(p: Floats, inner: Tailoring = inner) -> Floats:
            hidden = np.float32(-0.022 * figure.unit) - outer.edge(p)
            return intersection(inner.edge(p), hidden)

        colour, paints = _inner_colours(outer)
        cuts += _sewn(inner, shown, colour, "plain", paints, step_m)
    return [*cuts, *_attached(outer, under, step_m), *_apron(outer, step_m)]


def _apron(outer: Tailoring, step_m: float) -> list[Cut]:
    """Bib, lap and straps over everything else; nothing where none is worn."""
    figure, colour, u = outer.figure, outer.figure.look.apron, outer.figure.unit
    if not colour:
        return []
    cut = Tailoring(figure, apron_over(outer.pattern))
    chest, waist = figure.up(0.78), figure.up(0.24)

    def edge(p: Floats) -> Floats:
        x, y = np.abs(p[:, 0]), p[:, 1]
        t = np.clip((chest - y) / (chest - waist), 0, 1)
        wide = np.where(y > waist, 0.078 + 0.060 * t**2, 0.158) * np.float32(u * figure.girth)
        lap = np.maximum(np.maximum(x - wide, -p[:, 2]), y - chest)
        low = np.where(p[:, 2] > 0, chest - 0.01, waist)
        strap = np.maximum(np.abs(x - np.float32(0.068 * u)) - 0.012 * u, low - y)
        belt = np.maximum(np.abs(y - np.float32(waist)) - 0.014 * u, p[:, 2])
        worn = np.minimum(np.minimum(lap, strap), belt).astype(np.float32)
        return intersection(worn, cut.hem_line(p), cut.sleeve_line(p), cut.neckline(p))

    pocket = apron_pocket(figure, shaded(colour, 0.94))
    return _sewn(cut, edge, colour, "plain", pocket, step_m)


def _inner_colours(outer: Tailoring) -> tuple[str, list[Paint]]:
    """The colour of the inner layer and its paints."""
    look = outer.figure.look
    if outer.pattern.inner == "tie":
        return "#f4f1ea", [tie(outer.figure, look.top_accent)]
    return look.top_accent, []


def _sewn(
    cut: Tailoring, edge: Field, colour: str, group: str, paints: list[Paint], step_m: float
) -> list[Cut]:
    """One layer: cloth with its paints, and turned-in edges."""
    figure = cut.figure
    wrist = figure.shoulder + figure.arm_direction * figure.arm_length
    low_y = min(cut.hem_y, float(wrist[1]) if cut.pattern.sleeve > 0.5 else 9) - 0.06
    low, high = box_around(figure, low_y, figure.up(1.12), reach(figure))
    cloth = keep(model(cut.cloth, low, high, step_m), edge)
    lips = [
        hem(cloth, cut.hem_line, 0.006, 0.06),
        hem(cloth, cut.sleeve_line, 0.006, 0.04),
        hem(cloth, cut.neckline, 0.006, 0.012),
    ]
    dark = shaded(colour, 0.55)
    return [*painted(cloth, colour, group, paints), *((lip, dark, "plain") for lip in lips)]


def _attached(outer: Tailoring, under: list[Tailoring], step_m: float) -> list[Cut]:
    """Collars and hoods, which are shells of their own."""
    figure, look = outer.figure, outer.figure.look
    pieces: list[Cut] = []
    if look.top == "hoodie":
        pieces.append((hood(figure, step_m * 0.75), shaded(look.top_colour, 0.92), "plain"))
    if outer.pattern.neck == "collar":
        tone = look.top_accent if look.top == "polo" else shaded(look.top_colour, 1.08)
        pieces.append((collar(figure, outer.cloth), tone, "plain"))
    if any(inner.pattern.neck == "collar" for inner in under):
        pieces.append(
            (collar(figure, under[0].cloth, size=0.85), _inner_colours(outer)[0], "plain")
        )
    if look.top == "jacket":
        pieces.append(
            (collar(figure, outer.cloth, 40, 1.3), shaded(look.top_colour, 1.12), "plain")
        )
    return pieces


def cloth_group(pattern: str, garment: str) -> str:
    """The shading program for a pattern, or the garment's own weave when it is plain."""
    if pattern != "plain":
        return f"cloth_{pattern}"
    return {"sweater": "cloth_knit", "jacket": "cloth_leather"}.get(garment, "plain")


def trims(cut: Tailoring) -> list[Paint]:
    """Cuffs, ribs and other regions of a top that differ from its cloth."""
    f, t, look, u = cut.figure, cut.pattern, cut.figure.look, cut.figure.unit
    paints: list[Paint] = []
    paints += pockets(f, look.top, look.top_colour)
    if look.top == "hoodie":
        paints += drawstrings(f, "#f3ecdc")
    if look.top == "tunic":
        middle = f.up(0.24)
        guide = np.float32(middle)
        paints.append(
            Paint(
                _belt(f, middle, 0.021 * u), _LEATHER, near=_belt(f, middle, 0.045 * u),
                guides=(lambda p: np.asarray(p[:, 1] - guide, np.float32),),
            )
        )  # fmt: skip
    if look.hat == "police":
        paints.insert(0, badge(f))
    if t.neck == "open":
        paints.append(Paint(lapel(cut), shaded(look.top_colour, 1.16)))
    if t.neck in ("crew", "scoop", "vee") and look.top != "dress":
        rim = ellipsoid_ring(cut)
        paints.append(Paint(rim, shaded(look.top_colour, 0.84)))
    if t.cuffs or t.band:
        width = 0.055 * u if t.band else 0.045 * u
        tone = shaded(look.top_colour, 0.86 if t.band else 1.0)
        paints.append(Paint(_past_sleeve(f, t.sleeve * f.arm_length - width), tone))
    if t.band:
        tone = shaded(look.top_colour, 0.86)
        paints.append(Paint(_below(cut.hem_y + 0.05 * u), tone))
    return paints


def lapel(cut: Tailoring) -> Field:
    """The turned-back border of an open front, widest on the chest, with a notch."""
    f, u = cut.figure, cut.figure.unit
    bottom = max(cut.pattern.vee, 0.0)

    def region(p: Floats) -> Floats:
        t = np.clip((p[:, 1] - f.up(bottom)) / (f.up(0.95) - f.up(bottom)), 0, 1)
        wide = (
            0.006
            + 0.046 * np.sqrt(t)
            - 0.030 * np.exp(-(((p[:, 1] - f.up(0.90)) / (0.012 * u)) ** 2))
        )
        return np.asarray(-cut.neckline(p) - wide * u, np.float32)

    return region


def ellipsoid_ring(cut: Tailoring) -> Field:
    """The ribbed band around a round neck."""
    width = np.float32(0.016 * cut.figure.unit)
    return lambda p: np.asarray(-cut.neckline(p) - width, np.float32)


def _past_sleeve(figure: Figure, along: float) -> Field:
    def region(p: Floats) -> Floats:
        past = np.float32(along) - figure.along_arm(p)
        return np.where(figure.armness(p) > 0.9, past, np.float32(1)).astype(np.float32)

    return region


def _belt(figure: Figure, middle: float, half: float) -> Field:
    """A girdle around the trunk at a height, metres."""

    def region(p: Floats) -> Floats:
        on_trunk = np.abs(p[:, 1] - np.float32(middle)) - np.float32(half)
        return np.where(figure.armness(p) > 0.5, np.float32(1), on_trunk).astype(np.float32)

    return region


def _below(y: float) -> Callable[[Floats], Floats]:
    return lambda p: np.asarray(p[:, 1] - np.float32(y), np.float32)
