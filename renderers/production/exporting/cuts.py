"""The cut for editing programs, alone or with everything that it is cut from.

Enters: an order. Leaves: one list in an editor's format that refers to the finished film; or a
folder to hand over: a file for every shot, a stem for every voice, and lists that refer to these.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from planner.shots import CutKind
from renderers.interchange.edit_list import EditClip, EditList, Flag, Media, SoundTrack
from renderers.interchange.edl import MOST_EVENTS, edl
from renderers.interchange.fcpxml import fcpxml
from renderers.interchange.ffmpeg import encode
from renderers.interchange.otio_edit import otio_text, write_aaf
from renderers.interchange.timecode import timecode
from renderers.interchange.xmeml import xmeml
from renderers.production.exporting import stems
from renderers.production.exporting.errors import ExportError
from renderers.production.exporting.handles import lengths, with_handles
from renderers.production.exporting.kinds import (
    SCENES,
    SHOTS,
    ExportKind,
    Group,
    Option,
    OptionKind,
)
from renderers.production.exporting.orders import Order
from voices.takes import RATE_HZ

if TYPE_CHECKING:
    from renderers.timeline import Clip

_HERE = "renderers.production.exporting.cuts"
_BAKED = (
    "dissolves, wipes and fades as such: they are drawn into the pictures, every cut is a plain one"
)
_HANDLES = (
    "handles as played: lines of the shots beside it are not spoken in them, the camera rests"
)
_NO_HANDLES = "handles: every clip begins and ends where its shot does"
_CAMERA = "camera, lens and staging: export otio for the shot's ids, shots-csv for its facts"
_MEDIA = "media"
_FORMATS = {"otio": ".otio", "fcpxml": ".fcpxml", "premiere": ".xml", "edl": ".edl", "aaf": ".aaf"}


def _kind(name: str, title: str, purpose: str, *cannot: str) -> ExportKind:
    return ExportKind(
        name, title, Group.CUT, _FORMATS[name], purpose, f"{_HERE}:cut_list", (SCENES, SHOTS),
        (_BAKED, *cannot),
    )  # fmt: skip


KINDS = (
    _kind("otio", "OpenTimelineIO", "The cut with ids, markers and sound, for Resolve, Kdenlive, "
          "Hiero and scripts."),
    _kind("fcpxml", "FCPXML", "The cut for Final Cut Pro and Resolve.", _CAMERA),
    _kind("premiere", "Premiere XML", "The cut for Premiere Pro and Resolve (xmeml 5).", _CAMERA),
    _kind("edl", "EDL (CMX3600)", "The cut for anything, however old.", _CAMERA, "sound",
          "names in other letters than A–Z: they are romanised",
          "the frame rate: set the project to the film's before you open it"),
    _kind("aaf", "AAF", "The cut for Media Composer and Pro Tools.", _CAMERA, "markers",
          "the same bytes twice: an AAF holds the time at which it was written"),
    ExportKind(
        "clips", "Clips and lists", Group.CUT, "",
        "Everything to go on editing: a movie for each shot, a stem for each voice, and the cut "
        "as OTIO, FCPXML, Premiere XML, EDL and AAF that refer to them.",
        f"{_HERE}:clips",
        (
            Option("codec", "What the clips are in; h264 is as drawn", OptionKind.CHOICE,
                   default="h264", choices=("h264", "prores", "dnxhr")),
            Option("handles", "Frames before and after each shot, acted and drawn for the purpose",
                   OptionKind.NUMBER, default=12, least=0, most=96),
            SCENES, SHOTS,
        ),
        (_BAKED,),
    ),
)  # fmt: skip


def cut_list(order: Order) -> tuple[str, ...]:
    """Write the cut in one format, referring to the finished film."""
    film = order.project.root.absolute() / order.negative.film
    if not film.is_file():
        raise ExportError(
            f"{film}: the film that the list would refer to is not there; make it again: "
            f"storyreel note {order.project.root} --render, or export clips"
        )
    _write(order.kind.name, _of_film(order, film), order.target, order.out.parent)
    return _lost(order)


def clips(order: Order) -> tuple[str, ...]:
    """Write shots, stems and lists that refer to them."""
    lists = _of_clips(order)
    refused = []
    for name, ending in _FORMATS.items():
        target = order.tray.folder / f"{order.stem}{ending}"
        if name == "edl" and len(order.shots) > MOST_EVENTS:
            refused.append(f"an EDL: it holds {MOST_EVENTS} events, the cut has more")
            continue
        _write(name, lists, target, order.out)
    handles = _HANDLES if order.number("handles") else _NO_HANDLES
    return (*_lost(order), handles, *refused)


def _write(name: str, cut: EditList, target: Path, home: Path) -> None:
    """One list; `home` is the folder in which it will lie."""
    writers: Mapping[str, Callable[[], bytes]] = {
        "otio": lambda: otio_text(cut, home).encode(),
        "fcpxml": lambda: fcpxml(cut),
        "premiere": lambda: xmeml(cut),
        "edl": lambda: edl(cut).encode("ascii"),
    }
    if name == "aaf":
        write_aaf(cut, target)
    else:
        target.write_bytes(writers[name]())


def _lost(order: Order) -> tuple[str, ...]:
    """What this very cut loses: the shots with dissolves, wipes and fades, by number."""
    soft = [i for i in order.shots if order.negative.timeline.clips[i].cut is not CutKind.CUT]
    if not soft:
        return ()
    numbers = ", ".join(str(order.negative.rows[i].shot) for i in soft[:20])
    more = " and more" if len(soft) > 20 else ""
    told = f"the dissolve, wipe or fade at the head of shots {numbers}{more}: it is in the picture"
    return (told,)


def _of_film(order: Order, film: Path) -> EditList:
    """The cut, all of it taken from the finished film."""
    frames = order.negative.timeline.frames
    media = Media(film.name, film, frames, video=True, audio_channels=2, reel="FILM")
    laid = tuple(_laid(order))
    picture = tuple(
        replace(_named(order, i, record), media=media, source=clip.start)
        for i, record, clip in laid
    )
    sound = tuple(replace(clip, name=film.name, remark="") for clip in picture)
    return _edit_list(order, picture, (SoundTrack("Mix", sound),))


def _of_clips(order: Order) -> EditList:
    """The cut, taken from a file for each shot and for each stem; writes these."""
    (order.tray.folder / _MEDIA).mkdir()
    picture = []
    for i, record, clip in _laid(order):
        head, tail = lengths(order, i, order.number("handles"))
        path = _shot_file(order, i, clip.start - head)
        reel = f"S{order.negative.rows[i].shot:05}"
        media = Media(path.stem, path, head + clip.frames + tail, video=True, audio_channels=0,
                      start=clip.start - head, reel=reel)  # fmt: skip
        picture.append(replace(_named(order, i, record), media=media, source=head))
    return _edit_list(order, tuple(picture), tuple(_stem_tracks(order)))


def _laid(order: Order) -> "Iterator[tuple[int, int, Clip]]":
    """Position of each chosen shot, where it begins in the exported cut, its clip in the film."""
    clock = 0
    for i in order.shots:
        clip = order.negative.timeline.clips[i]
        yield i, clock, clip
        clock += clip.frames


def _named(order: Order, position: int, record: int) -> EditClip:
    negative = order.negative
    shot, panel = negative.shots[position], negative.panels[position]
    said = f"{panel.speaker}: {panel.text}" if panel.speaker else panel.text
    nowhere = Media("", Path("/"), 0, video=True, audio_channels=0)
    frames = negative.timeline.clips[position].frames
    return EditClip(negative.slates[shot.id].name, nowhere, record, frames, 0, said[:200], shot.id)


def _shot_file(order: Order, position: int, start: int) -> Path:
    """Write a shot as a MOV with the film's timecode; the path at which it will stand."""
    name = f"shot-{order.negative.rows[position].shot:04}.mov"
    rate, handles = order.negative.timeline.rate, order.number("handles")
    drawn = order.blobs.path(order.negative.shots[position].video)
    video = with_handles(order, position, handles) if handles else drawn
    asked = {
        "h264": ("-c:v", "copy"),
        "prores": ("-c:v", "prores_ks", "-profile:v", "3", "-vendor", "apl0", "-pix_fmt",
                   "yuv422p10le"),
        "dnxhr": ("-c:v", "dnxhd", "-profile:v", "dnxhr_hq", "-pix_fmt", "yuv422p"),
    }[order.text("codec")]  # fmt: skip
    timed = ("-map", "0:v:0", *asked, "-timecode", timecode(start, rate))
    encode([video], timed, order.tray.folder / _MEDIA / name)
    return order.out / _MEDIA / name


def _stem_tracks(order: Order) -> Iterator[SoundTrack]:
    """A track for each stem; voices are parted where each line begins, nothing is left out."""
    frames = sum(clip.frames for clip in order.clips)
    for stem in stems.parts(order):
        stems.write_stem(order, stem, _MEDIA)
        path = order.out / _MEDIA / stems.file_name(order, stem)
        media = Media(path.stem, path, frames, video=False, audio_channels=2)
        starts = [(0, stem.name, "")] + ([*_lines(order, stem.who)] if stem.who else [])
        ends = [*(start for start, _, _ in starts[1:]), frames]
        yield SoundTrack(stem.name, tuple(
            EditClip(name, media, start, end - start, start, id=line)
            for (start, name, line), end in zip(starts, ends, strict=True) if end > start
        ))  # fmt: skip


def _lines(order: Order, who: str) -> Iterator[tuple[int, str, str]]:
    """Where somebody's lines begin in the exported cut, what they are called, and their ids."""
    rate, spoken = order.negative.timeline.rate, order.negative.spoken
    said = [
        (int(laid["start"] * rate.fps / RATE_HZ), stems.line_of(laid["take"]))
        for laid in order.negative.programme["lines"]
        if stems.speaker_of(laid["take"]) == who
    ]
    for start, line in sorted(said):
        for _, record, clip in _laid(order):
            if clip.start <= start < clip.start + clip.frames:
                words = spoken[line]
                name = f"{words.speaker}: {words.text[:60]}"
                yield record + start - clip.start, name, line


def _edit_list(
    order: Order, picture: tuple[EditClip, ...], sound: tuple[SoundTrack, ...]
) -> EditList:
    negative = order.negative
    return EditList(
        title=negative.title,
        rate=negative.timeline.rate,
        width_px=negative.profile.width_px,
        height_px=negative.profile.height_px,
        frames=sum(clip.frames for clip in order.clips),
        picture=picture,
        sound=sound,
        flags=tuple(_scenes(order)),
    )


def _scenes(order: Order) -> Iterator[Flag]:
    """A marker where each scene begins."""
    before = None
    for i, record, _ in _laid(order):
        scene = order.negative.panels[i].scene
        if scene != before:
            yield Flag(record, scene)
        before = scene
