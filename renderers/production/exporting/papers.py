"""The film on paper: storyboard, script with frames, shot list.

Enters: an order. Leaves: PDF, CSV or XLSX of the chosen shots.
"""

import io
from collections.abc import Iterator

from renderers.interchange.board_pdf import LAYOUTS, Board, BoardCell, board_pdf
from renderers.interchange.facing_pdf import FacingPart, FacingPicture, FacingScript, facing_pdf
from renderers.interchange.shot_list import shot_list
from renderers.interchange.shot_sheet import shot_sheet
from renderers.interchange.timecode import timecode
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
from renderers.production.exporting.negative import ScriptBeat, ScriptScene
from renderers.production.exporting.orders import Order
from screenplay.scene_graph import BeatKind

_HERE = "renderers.production.exporting.papers"
_PAPER = Option("paper", "Size of the sheets", OptionKind.CHOICE, default="a4",
                choices=("a4", "letter"))  # fmt: skip
_STILL = "movement and sound: each shot is one frame"
# What may stand under a panel, by the name that is typed: label, field of the shot list.
_FIELDS = {
    "setup": ("setup", "setup"),
    "kind": ("", "kind"),
    "angle": ("", "angle"),
    "lens": ("lens", "lens_mm"),
    "cast": ("with", "subjects"),
    "timecode": ("at", "start_timecode"),
    "frames": ("frames", "frames"),
    "remarks": ("", "remarks"),
}

KINDS = (
    ExportKind(
        "storyboard", "Storyboard (PDF)", Group.PAPERS, ".pdf",
        "The storyboard to print, to send and to write on.",
        f"{_HERE}:storyboard",
        (
            Option("panels", "Panels on a page", OptionKind.CHOICE, default="6",
                   choices=tuple(LAYOUTS)),
            _PAPER,
            Option("columns", f"Also under each panel: {', '.join(_FIELDS)}", OptionKind.TEXT,
                   default="lens,cast"),
            Option("blanks", "Empty boxes of your own, by name: VFX,Props", OptionKind.TEXT,
                   default=""),
            Option("notes", "Ruled lines to write on", OptionKind.FLAG, default=False),
            SCENES, SHOTS,
        ),
        (_STILL,),
    ),
    ExportKind(
        "script-pdf", "Script with frames (PDF)", Group.PAPERS, ".pdf",
        "The script to read, each shot's frame beside the line where it begins.",
        f"{_HERE}:script_pdf", (_PAPER, SCENES),
        (_STILL, "the page breaks of the script: export it with storyreel parse --to pdf"),
    ),
    ExportKind(
        "shots-csv", "Shot list (CSV)", Group.PAPERS, ".csv",
        "Every shot in a row, for any spreadsheet or scheduling program.",
        f"{_HERE}:shots_csv", (SCENES, SHOTS), ("pictures: export shots-xlsx",),
    ),
    ExportKind(
        "shots-xlsx", "Shot list (Excel)", Group.PAPERS, ".xlsx",
        "Every shot in a row with its picture, to sort and filter.",
        f"{_HERE}:shots_xlsx",
        (Option("pictures", "With a picture for each shot", OptionKind.FLAG, default=True),
         SCENES, SHOTS),
    ),
)  # fmt: skip


def shots_csv(order: Order) -> tuple[str, ...]:
    """The shot list as CSV."""
    rows = [order.negative.rows[i] for i in order.shots]
    order.target.write_bytes(shot_list(rows).encode())
    return ()


def shots_xlsx(order: Order) -> tuple[str, ...]:
    """The shot list as a workbook."""
    rows = [order.negative.rows[i] for i in order.shots]
    pictures = [_small(order, i) for i in order.shots] if order.flag("pictures") else []
    order.target.write_bytes(shot_sheet(order.negative.title, rows, pictures))
    return ()


def storyboard(order: Order) -> tuple[str, ...]:
    """The storyboard as PDF."""
    layout = LAYOUTS[order.text("panels")]
    large = layout.columns == 1 or layout.rows == 1
    picture = _large if large else _small
    profile = order.negative.profile
    board = Board(
        title=order.negative.title,
        language=order.negative.language,
        layout=layout,
        paper=_paper(order),
        aspect=profile.width_px / profile.height_px,
        cells=tuple(_cells(order)),
        blanks=_listed(order.text("blanks")),
        ruled=order.flag("notes"),
        pictures={_name(i): picture(order, i) for i in order.shots},
    )
    order.target.write_bytes(board_pdf(board))
    return ()


def _cells(order: Order) -> Iterator[BoardCell]:
    fields = _fields(order)
    for i in order.shots:
        panel, row = order.negative.panels[i], order.negative.rows[i]
        values = [(label, _told(panel.size, name, getattr(row, name))) for label, name in fields]
        facts = " · ".join(filter(None, (panel.size, panel.movement, f"{panel.seconds:.1f} s")))
        yield BoardCell(
            picture=_name(i),
            number=str(panel.number),
            facts=facts,
            scene=panel.scene,
            said=order.negative.shots[i].said or ((panel.speaker, panel.text),),
            fields=tuple((label, value) for label, value in values if value),
            pins=order.pins.get(order.negative.shots[i].id, ()),
            alt=f"Shot {panel.number}: {panel.size} {row.subjects}".strip(),
        )


def _told(size: str, name: str, value: object) -> str:
    """A field as a panel shows it; a card has no camera."""
    if size == "card" and name in {"lens_mm", "angle", "kind", "setup"}:
        return ""
    return f"{value:g} mm" if isinstance(value, float) else str(value)


def _fields(order: Order) -> list[tuple[str, str]]:
    asked = _listed(order.text("columns"))
    for name in asked:
        if name not in _FIELDS:
            raise BadOption(
                f"storyboard: option columns: there is no {name!r}; there are: "
                f"{', '.join(_FIELDS)}; boxes of your own go into blanks"
            )
    return [_FIELDS[name] for name in asked]


def _listed(typed: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in typed.split(",") if part.strip())


def script_pdf(order: Order) -> tuple[str, ...]:
    """The script as PDF with frames beside its lines."""
    negative, profile = order.negative, order.negative.profile
    script = FacingScript(
        title=negative.title,
        author=negative.author,
        language=negative.language,
        paper=_paper(order),
        aspect=profile.width_px / profile.height_px,
        parts=tuple(_parts(order)),
        pictures={_name(i): _small(order, i) for i in order.shots},
    )
    order.target.write_bytes(facing_pdf(script))
    return ()


def _parts(order: Order) -> Iterator[FacingPart]:
    beginning = _beginning(order)
    shown = {order.negative.shots[i].scene for i in order.shots}
    for scene in order.negative.script:
        if scene.id not in shown:
            continue
        yield FacingPart("heading", scene.heading, number=scene.number)
        for beat in scene.beats:
            yield _part(beat, tuple(beginning.get(beat.id, ())))


def _part(beat: ScriptBeat, pictures: tuple[FacingPicture, ...]) -> FacingPart:
    kind = {BeatKind.SPEECH: "speech", BeatKind.CARD: "card", BeatKind.TRANSITION: "transition"}
    heard = {"voice over": " (V.O.)", "off screen": " (O.S.)", "phone": " (PHONE)"}
    cue = f"{beat.speaker.upper()}{heard.get(beat.heard, '')}" if beat.speaker else ""
    return FacingPart(
        kind.get(beat.kind, "action"), beat.text, cue, beat.parentheticals, pictures=pictures
    )


def _beginning(order: Order) -> dict[str, list[FacingPicture]]:
    """Pictures of the shots that begin in each beat, in film order."""
    found: dict[str, list[FacingPicture]] = {}
    rate = order.negative.timeline.rate
    scenes = {scene.id: scene for scene in order.negative.script}
    for i in order.shots:
        shot, panel = order.negative.shots[i], order.negative.panels[i]
        start = timecode(order.negative.timeline.clips[i].start, rate)
        beat = _first_typed(shot.beats, scenes.get(shot.scene))
        facts = " · ".join(filter(None, (panel.size, panel.movement, start)))
        picture = FacingPicture(_name(i), str(panel.number), facts, f"Shot {panel.number}")
        found.setdefault(beat, []).append(picture)
    return found


def _first_typed(beats: tuple[str, ...], scene: ScriptScene | None) -> str:
    """The first beat of a shot that stands in the script; the scene's first where none does."""
    typed = [beat.id for beat in scene.beats] if scene else []
    return next((beat for beat in beats if beat in typed), typed[0] if typed else "")


def _paper(order: Order) -> str:
    return {"a4": "a4", "letter": "us-letter"}[order.text("paper")]


def _name(position: int) -> str:
    return f"{position:05}.png"


def _small(order: Order, position: int) -> bytes:
    """The storyboard's frame: half the film's size."""
    return order.blobs.get(order.negative.shots[position].frame)


def _large(order: Order, position: int) -> bytes:
    """The same frame at full size."""
    from PIL import Image

    shot = order.negative.shots[position]
    out = io.BytesIO()
    pixels = reels.frame_at(order, shot.video, shot.board_frame)
    Image.fromarray(pixels).save(out, "PNG", compress_level=3)
    return out.getvalue()
