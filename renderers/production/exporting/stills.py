"""The film as pictures: frame after frame, a shot that loops, posters.

Enters: an order. Leaves: image files, named for the film frame that they show.
"""

from collections.abc import Iterator

from renderers.interchange import images
from renderers.production.exporting import reels
from renderers.production.exporting.errors import BadOption
from renderers.production.exporting.kinds import (
    SCENES,
    SHOTS,
    ExportKind,
    Group,
    Option,
    OptionKind,
)
from renderers.production.exporting.orders import Order

_HERE = "renderers.production.exporting.stills"
_ONCE = "the drawn picture itself: frames are taken from the film (H.264, 4:2:0)"
_SILENT = "sound: export stems beside it"
_WIDTH = Option("width", "Pixels across", OptionKind.NUMBER, default=480, least=64, most=1920)
_FPS = Option("fps", "Pictures a second", OptionKind.NUMBER, default=12, least=1, most=30)
_ONE_SHOT = Option("shots", "Which shot, or several that follow", OptionKind.TEXT, default="1")

KINDS = (
    ExportKind(
        "png", "PNG frames", Group.PICTURES, "",
        "Every frame as a picture, 8 bits, named by its film frame: for compositing.",
        f"{_HERE}:png_frames", (SCENES, SHOTS), (_SILENT, _ONCE),
    ),
    ExportKind(
        "exr", "OpenEXR frames", Group.PICTURES, "",
        "Every frame as half floats in linear light, BT.709: for compositing and grading.",
        f"{_HERE}:exr_frames", (SCENES, SHOTS),
        (_SILENT, _ONCE, "light above white: the film is drawn for a screen, 8 bits a channel"),
    ),
    ExportKind(
        "gif", "Animated GIF", Group.PICTURES, ".gif", "A shot that loops, for a chat or a page.",
        f"{_HERE}:gif", (_ONE_SHOT, _WIDTH, _FPS), (_SILENT, "more than 256 colours at a time"),
    ),
    ExportKind(
        "webp", "Animated WebP", Group.PICTURES, ".webp",
        "A shot that loops, in all its colours and smaller than a GIF.",
        f"{_HERE}:webp", (_ONE_SHOT, _WIDTH, _FPS), (_SILENT,),
    ),
    ExportKind(
        "posters", "Poster frames", Group.PICTURES, "",
        "Still pictures at full size: one for the film, each scene, each shot, or at given frames.",
        f"{_HERE}:posters",
        (
            Option("of", "What gets a poster", OptionKind.CHOICE, default="scenes",
                   choices=("film", "scenes", "shots", "frames")),
            Option("frames", "Film frames for of=frames: 12,240", OptionKind.TEXT, default=""),
            SCENES, SHOTS,
        ),
        (_ONCE,),
    ),
)  # fmt: skip
_CLOSE = ("MCU", "CU", "MS", "MWS")  # a face that fills the frame sells a film


def png_frames(order: Order) -> tuple[str, ...]:
    """A PNG for every frame."""
    for number, pixels in _frames(order):
        images.write_png(order.tray.folder / f"{order.stem}.{number:06}.png", pixels)
    return ()


def exr_frames(order: Order) -> tuple[str, ...]:
    """An OpenEXR file for every frame."""
    fps = order.negative.timeline.rate.fps
    for number, pixels in _frames(order):
        images.write_exr(order.tray.folder / f"{order.stem}.{number:06}.exr", pixels, fps)
    return ()


def _frames(order: Order) -> "Iterator[tuple[int, images.Picture]]":
    for position in order.shots:
        start = order.negative.timeline.clips[position].start
        yield from enumerate(reels.decoded(order, order.negative.shots[position].video), start)


def gif(order: Order) -> tuple[str, ...]:
    """A GIF that loops."""
    images.write_gif(reels.picture(order), order.target, order.number("width"), order.number("fps"))
    return ()


def webp(order: Order) -> tuple[str, ...]:
    """A WebP that loops."""
    images.write_webp(
        reels.picture(order), order.target, order.number("width"), order.number("fps")
    )
    return ()


def posters(order: Order) -> tuple[str, ...]:
    """Still pictures at full size."""
    for name, position, frame in _posters(order):
        pixels = reels.frame_at(order, order.negative.shots[position].video, frame)
        images.write_png(order.tray.folder / f"{order.stem}-{name}.png", pixels)
    return ()


def _posters(order: Order) -> Iterator[tuple[str, int, int]]:
    """Name, position of the shot, and frame in it."""
    shots = order.negative.shots
    match order.text("of"):
        case "film":
            best = _best(order, order.shots)
            yield "poster", best, shots[best].board_frame
        case "scenes":
            for scene in order.negative.script:
                inside = [i for i in order.shots if shots[i].scene == scene.id]
                if inside:
                    best = _best(order, inside)
                    where = [s.id for s in order.negative.script].index(scene.id) + 1
                    yield f"scene-{where:03}", best, shots[best].board_frame
        case "shots":
            for i in order.shots:
                yield f"shot-{order.negative.rows[i].shot:04}", i, shots[i].board_frame
        case _:
            yield from _at_frames(order)


def _at_frames(order: Order) -> Iterator[tuple[str, int, int]]:
    timeline = order.negative.timeline
    for typed in order.text("frames").split(","):
        number = int(typed) if typed.strip().isdecimal() else -1
        inside = next(
            (i for i, c in enumerate(timeline.clips) if c.start <= number < c.start + c.frames),
            None,
        )
        if inside is None:
            raise BadOption(
                f"posters: option frames: {typed!r} is no frame of the film; write numbers from 0 "
                f"to {timeline.frames - 1}, such as 12,240"
            )
        yield f"frame-{number:06}", inside, number - timeline.clips[inside].start


def _best(order: Order, among: "tuple[int, ...] | list[int]") -> int:
    """The shot that tells most: the longest of the closer ones with somebody in it."""
    rows, timeline = order.negative.rows, order.negative.timeline
    peopled = [i for i in among if rows[i].subjects and order.negative.panels[i].size != "card"]
    close = [i for i in peopled if rows[i].size in _CLOSE]
    return max(close or peopled or list(among), key=lambda i: (timeline.clips[i].frames, -i))
