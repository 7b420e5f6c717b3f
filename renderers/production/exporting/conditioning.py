"""What diffusion models are steered with: the passes of shots, and a ComfyUI workflow on them.

Enters: an order. Leaves: a folder for every chosen shot.
"""

import re
from typing import TYPE_CHECKING

from renderers.passes.kinds import NAMES
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

if TYPE_CHECKING:
    from renderers.passes.shot_files import Recording
    from renderers.production.exporting.restaging import Restaged

_HERE = "renderers.production.exporting.conditioning"
_SIZE = Option("size", "Width and height, such as 832x480; the film's where it is empty",
               OptionKind.TEXT, default="")  # fmt: skip
_FRAMES = Option("frames", "The one that stands for the shot, or every one", OptionKind.CHOICE,
                 default="key", choices=("key", "all"))  # fmt: skip
_WORDS = "words and titles over the picture, fades and dissolves: export the film for these"

KINDS = (
    ExportKind(
        "passes", "Conditioning passes", Group.SPACE, "",
        "Pose, depth, masks, normals, lines, motion and cameras, measured from the performance: "
        "for ControlNet, VACE and compositing.",
        f"{_HERE}:passes",
        (
            SHOTS, SCENES, _SIZE, _FRAMES,
            Option("only", f"Which passes, of {', '.join(NAMES)}; all where it is empty",
                   OptionKind.TEXT, default=""),
        ),
        (_WORDS,),
    ),
    ExportKind(
        "comfyui", "ComfyUI workflow", Group.SPACE, "",
        "The frame that stands for each shot as a workflow in API form, with the passes that it "
        "loads: pose, depth and lines through a ControlNet, each character within their mask.",
        "renderers.production.exporting.comfyui:comfyui",
        (
            SHOTS, SCENES, _SIZE, _FRAMES,
            Option("checkpoint", "File name of an SDXL model on the server", OptionKind.TEXT,
                   default="sd_xl_base_1.0.safetensors"),
            Option("controlnet", "File name of a union ControlNet for it", OptionKind.TEXT,
                   default="controlnet-union-sdxl-1.0.safetensors"),
            Option("denoise", "Per cent of the drawn picture that is drawn anew",
                   OptionKind.NUMBER, default=85, least=1, most=100),
        ),
        (_WORDS, "models: the server must have them, by the names in the options",
         "motion between frames: each frame is a job of its own"),
    ),
)  # fmt: skip


def passes(order: Order) -> tuple[str, ...]:
    """The passes of every chosen shot, in a folder of its own."""
    from renderers.passes.recording import record
    from renderers.production.exporting.restaging import cards, restaged, toon

    for shot in restaged(order):
        record(shot.sheet, recording(order, shot), shot.assets, order.tray.folder / shot.name,
               toon())  # fmt: skip
    return cards(order)


def recording(order: Order, shot: "Restaged") -> "Recording":
    """What an order asks to have recorded of a shot."""
    from renderers.passes.shot_files import Recording

    width, height = _size(order.text("size"), (shot.profile.width_px, shot.profile.height_px))
    frames = (shot.board_frame,) if order.text("frames") == "key" else None
    return Recording(width, height, _only(str(order.options.get("only", ""))), frames)


def _size(typed: str, usual: tuple[int, int]) -> tuple[int, int]:
    if not typed:
        return usual
    found = re.fullmatch(r"(\d{2,4})x(\d{2,4})", typed.strip().lower())
    if found is None:
        raise BadOption(f"option size: {typed!r} is no size; write 832x480")
    width, height = int(found[1]), int(found[2])
    if not (64 <= width <= 4096 and 64 <= height <= 4096):
        raise BadOption(f"option size: {typed!r}: sides go from 64 to 4096")
    return width, height


def _only(typed: str) -> tuple[str, ...]:
    """The passes named; all where none is."""
    names = [name.strip() for name in typed.split(",") if name.strip()]
    for name in names:
        if name not in NAMES:
            raise BadOption(f"option only: there is no pass {name!r}; there are {', '.join(NAMES)}")
    return tuple(name for name in NAMES if name in names or not names)
