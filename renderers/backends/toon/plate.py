"""Plates: the set of a shot whose camera holds still, drawn once with care.

Enters: a `Stage`, a view of it and a `Lens`. Leaves: a framebuffer with colour and depth. The
colour is drawn at twice the size, and what lies far from the focus is blurred if asked; the depth
is sharp, so that figures still go behind things exactly.
"""

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renderers.backends.toon.graphics import Graphics
from renderers.backends.toon.lens import FAR_M, NEAR_M, Lens
from renderers.backends.toon.programs import assemble, put
from renderers.backends.toon.stage import Stage, View

if TYPE_CHECKING:
    import moderngl

_OVERSIZE = 2
_KEPT = 6  # plates; a conversation cuts to and fro between a few set-ups
_SPREAD = 0.8  # of the blur's taps, for a picture 720 high
Key = tuple[object, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Plate:
    """A drawn set: framebuffer with colour and depth textures."""

    target: "moderngl.Framebuffer"
    colour_only: "moderngl.Framebuffer"  # the same picture, its depth free to be sampled
    colour: "moderngl.Texture"
    depth: "moderngl.Texture"


def depth_target(
    context: "moderngl.Context", width: int, height: int, *, smooth: bool = False
) -> Plate:
    """An empty framebuffer whose colour and depth can both be sampled."""
    import moderngl

    colour = context.texture((width, height), 4)
    colour.repeat_x = colour.repeat_y = False
    kind = moderngl.LINEAR if smooth else moderngl.NEAREST
    colour.filter = (kind, kind)
    depth = context.depth_texture((width, height))
    depth.compare_func = ""
    depth.filter = (moderngl.NEAREST, moderngl.NEAREST)
    whole = context.framebuffer([colour], depth)
    return Plate(whole, context.framebuffer([colour]), colour, depth)


class Plates:
    """Plates of recent shots, drawn when first asked for."""

    def __init__(self, graphics: Graphics) -> None:
        self._graphics = graphics
        self._kept: OrderedDict[Key, Plate] = OrderedDict()
        self._big: Plate | None = None
        self._smaller: dict[tuple[int, int, int], Plate] = {}

    def plate(
        self, key: Key, stage: Stage, view: View, lens: Lens, *, shallow: bool, outline: float
    ) -> Plate:
        """The plate of a set-up; `key` names all that it depends on."""
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        while len(self._kept) >= _KEPT:
            self._kept.popitem(last=False)
        self._kept[key] = self._draw(stage, view, lens, shallow=shallow, outline=outline)
        return self._kept[key]

    def _draw(
        self, stage: Stage, view: View, lens: Lens, *, shallow: bool, outline: float
    ) -> Plate:
        import moderngl

        context, block = self._graphics.context, self._graphics.frame_block
        width, height = lens.width, lens.height
        big = self._oversized(width * _OVERSIZE, height * _OVERSIZE)
        block.fill(lens, stage.air, width * _OVERSIZE, height * _OVERSIZE)
        big.target.use()
        big.target.clear(depth=1.0)
        stage.draw(view, lens)
        stage.draw_lines(view.edges, lens, outline * height * _OVERSIZE / 720)
        plate = depth_target(context, width, height)
        self._resample(big, plate)
        if shallow:
            self._defocus(plate, lens)
        context.enable_only(moderngl.NOTHING)
        return plate

    def soft(self, canvas: Plate, stage: Stage, view: View, lens: Lens, *, shallow: bool) -> None:
        """Draw a set whose far parts are out of focus, or that rushes by, into the canvas.

        It is drawn at half size, which is as much as blur or haste let through, and enlarged once.
        """
        half = self._small(lens, 2)
        half.target.use()
        half.target.clear(depth=1.0)
        self._graphics.frame_block.fill(lens, stage.air, *half.colour.size)
        stage.draw(view, lens)
        if shallow:
            self._lay_blur_over(half, half, lens)
        self._resample(half, canvas)

    def _oversized(self, width: int, height: int) -> Plate:
        if self._big is None or self._big.colour.size != (width, height):
            self._big = depth_target(self._graphics.context, width, height, smooth=True)
        return self._big

    def _shrink(self, source: Plate, into: Plate, *, size: tuple[int, int]) -> None:
        """Filter the source over the target's colour at another size; its depth stays."""
        import moderngl

        context = self._graphics.context
        program = self._graphics.programs.program(assemble("screen.vert"), assemble("shrink.frag"))
        source.colour.use(0)
        put(program, {"image": 0, "texel": (1.0 / size[0], 1.0 / size[1])})
        into.target.use()
        context.enable_only(moderngl.NOTHING)
        self._graphics.fill_screen(program)

    def _small(self, lens: Lens, part: int, which: int = 0) -> Plate:
        """A plate of a half or a quarter of the picture's size, kept for the next frame."""
        size = (-(-lens.width // part), -(-lens.height // part))
        if (*size, which) not in self._smaller:
            self._smaller[*size, which] = depth_target(self._graphics.context, *size, smooth=True)
        return self._smaller[*size, which]

    def _defocus(self, plate: Plate, lens: Lens) -> None:
        """Let a blurred copy show by distance from the focus."""
        half = self._small(lens, 2)
        self._shrink(plate, half, size=half.colour.size)
        self._lay_blur_over(half, plate, lens)

    def _lay_blur_over(self, half: Plate, plate: Plate, lens: Lens) -> None:
        """Blur a half-size picture at quarter size and lay it over a plate where focus is lost."""
        import moderngl

        soft = self._blurred(half, lens)
        context, programs = self._graphics.context, self._graphics.programs
        program = programs.program(
            assemble("screen.vert"), assemble("unsharp.glsl", "defocus.frag")
        )
        soft.colour.use(0)
        plate.depth.use(1)
        width, height = plate.colour.size
        put(program, {
            "soft": 0, "depth": 1, "texel": (1.0 / width, 1.0 / height),
            "focus_m": lens.focus_m, "clip": (NEAR_M, FAR_M),
        })  # fmt: skip
        plate.colour_only.use()
        context.enable_only(moderngl.BLEND)
        context.blend_func = moderngl.SRC_ALPHA, moderngl.ONE_MINUS_SRC_ALPHA
        self._graphics.fill_screen(program)

    def _blurred(self, half: Plate, lens: Lens) -> Plate:
        import moderngl

        first, second = self._small(lens, 4), self._small(lens, 4, 1)
        self._shrink(half, first, size=first.colour.size)
        texel = (1.0 / first.colour.size[0], 1.0 / first.colour.size[1])
        program = self._graphics.programs.program(assemble("screen.vert"), assemble("blur.frag"))
        spread = _SPREAD * lens.height / 720
        self._graphics.context.enable_only(moderngl.NOTHING)
        for source, target, along in (
            (first, second, (spread, 0.0)),
            (second, first, (0.0, spread)),
        ):
            source.colour.use(0)
            put(program, {"image": 0, "texel": texel, "along": along})
            target.target.use()
            self._graphics.fill_screen(program)
        return first

    def _resample(self, source: Plate, canvas: Plate) -> None:
        """Fill the canvas with a picture of another size and its depth."""
        import moderngl

        context = self._graphics.context
        program = self._graphics.programs.program(
            assemble("screen.vert"), assemble("resample.frag")
        )
        source.colour.use(0)
        source.depth.use(1)
        width, height = canvas.colour.size
        put(program, {
            "image": 0, "depth": 1, "texel": (1.0 / width, 1.0 / height),
            "depth_step": source.colour.size[0] / width,
        })  # fmt: skip
        canvas.target.use()
        context.enable_only(moderngl.DEPTH_TEST)
        context.depth_func = "1"
        self._graphics.fill_screen(program)
        context.depth_func = "<"
