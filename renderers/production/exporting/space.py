"""Shots in three dimensions: the set, the acting and the camera, for other programs.

Enters: an order. Leaves: a file for every chosen shot that shows a set.
"""

from typing import TYPE_CHECKING, Any

from renderers.production.exporting.kinds import SCENES, SHOTS, ExportKind, Group
from renderers.production.exporting.orders import Order

if TYPE_CHECKING:
    from renderers.interchange.scene_3d import Painter, Scene3D
    from renderers.production.exporting.restaging import Restaged

_HERE = "renderers.production.exporting.space"
_FACES = "expressions and lips: the face is one picture, at its calmest in the shot"
_ZOOM = "a lens that zooms: its first focal length is the camera's, all are in its extras"
_NO_FACES = "faces: they are drawn on the skin by the renderer; GLB has a picture of them"
_DRAWN = (
    "patterns of cloth: they are drawn on clothes by the renderer",
    "ink, light and weather: colours are those of the things themselves",
    "walls that the camera looks through",
    "sound",
)

KINDS = (
    ExportKind(
        "glb", "glTF (GLB)", Group.SPACE, "",
        "Each shot as a 3D scene with animated skeletons, props and camera: for Blender, Unreal, "
        "Unity and the web.",
        f"{_HERE}:glb_files", (SHOTS, SCENES), (_FACES, *_DRAWN, _ZOOM),
    ),
    ExportKind(
        "usd", "Universal Scene Description", Group.SPACE, "",
        "Each shot as a 3D scene with animated skeletons, props and camera: for Houdini, Maya, "
        "Omniverse and Blender. Needs the package usd-core.",
        f"{_HERE}:usd_files", (SHOTS, SCENES), (_NO_FACES, *_DRAWN),
    ),
)  # fmt: skip


def glb_files(order: Order) -> tuple[str, ...]:
    """A GLB for every shot."""
    from renderers.interchange.gltf_scene import glb
    from renderers.production.exporting.restaging import cards, restaged, toon

    for shot in restaged(order):
        data = glb(_scene(shot, toon().face), {"storyreel": told(order, shot)})
        (order.tray.folder / f"{shot.name}.glb").write_bytes(data)
    return cards(order)


def usd_files(order: Order) -> tuple[str, ...]:
    """A USD file for every shot."""
    from renderers.interchange.usd_stage import write_usd
    from renderers.production.exporting.restaging import cards, restaged

    for shot in restaged(order):
        path = order.tray.folder / f"{shot.name}.usdc"
        write_usd(path, _scene(shot), {"storyreel": told(order, shot)})
    return cards(order)


def _scene(shot: "Restaged", paint: "Painter | None" = None) -> "Scene3D":
    from renderers.interchange.scene_3d import scene_3d

    aspect = shot.profile.width_px / shot.profile.height_px
    return scene_3d(shot.sheet, shot.name, shot.assets, aspect, paint)


def told(order: Order, shot: "Restaged") -> dict[str, Any]:
    """What a scene says of itself."""
    rate = order.negative.timeline.rate
    return {
        "title": order.negative.title,
        "shot": shot.number,
        "shot_id": shot.sheet.shot_id,
        "fps": f"{rate.num}/{rate.den}",
        "frames": shot.sheet.frames,
        "first_film_frame": order.negative.timeline.clips[shot.number - 1].start,
    }
