"""The cut as FCPXML 1.8, which Final Cut Pro, Resolve and others read.

Enters: an edit list. Leaves: the document. Times are exact fractions of a second. Sound clips hang
on the picture clip over which they begin, a lane below it for each track.
"""

from itertools import count
from xml.etree import ElementTree as ET

from renderers.interchange.edit_list import EditClip, EditList, Media
from renderers.interchange.xml_tree import document, put, root, url_of
from screenplay.frame_rate import FrameRate

_FORMAT = "r1"


def fcpxml(cut: EditList) -> bytes:
    """The document."""
    tree = root("fcpxml", version="1.8")
    resources = put(tree, "resources")
    put(resources, "format", id_=_FORMAT, frameDuration=_time(1, cut.rate),
        width=cut.width_px, height=cut.height_px, colorSpace="1-1-1 (Rec. 709)")  # fmt: skip
    ids = dict(zip(cut.media, (f"r{n}" for n in count(2)), strict=False))
    for media, id_ in ids.items():
        _asset(resources, media, id_, cut.rate)
    event = put(put(tree, "library"), "event", name=cut.title)
    project = put(event, "project", name=cut.title)
    sequence = put(project, "sequence", format=_FORMAT, duration=_time(cut.frames, cut.rate),
                   tcStart="0s", tcFormat="NDF", audioLayout="stereo", audioRate="48k")  # fmt: skip
    spine = put(sequence, "spine")
    for clip in cut.picture:
        _clip(spine, clip, cut, ids)
    return document(tree, "fcpxml")


def _time(frames: int, rate: FrameRate) -> str:
    """Frames as FCPXML counts them: a fraction of seconds."""
    return f"{frames * rate.den}/{rate.num}s" if frames else "0s"


def _asset(resources: ET.Element, media: Media, id_: str, rate: FrameRate) -> None:
    asset = put(resources, "asset", id_=id_, name=media.name, src=url_of(media.path),
                start=_time(media.start, rate), duration=_time(media.frames, rate))  # fmt: skip
    if media.video:
        asset.set("hasVideo", "1")
        asset.set("format", _FORMAT)
    if media.audio_channels:
        asset.set("hasAudio", "1")
        asset.set("audioSources", "1")
        asset.set("audioChannels", str(media.audio_channels))
        asset.set("audioRate", "48000")


def _clip(spine: ET.Element, clip: EditClip, cut: EditList, ids: dict[Media, str]) -> None:
    rate, inside = cut.rate, range(clip.record, clip.record + clip.frames)
    first = clip.media.start + clip.source
    one = put(spine, "asset-clip", ref=ids[clip.media], name=clip.name, format=_FORMAT,
              offset=_time(clip.record, rate), start=_time(first, rate),
              duration=_time(clip.frames, rate), tcFormat="NDF")  # fmt: skip
    if clip.remark:
        put(one, "note", clip.remark)
    for lane, track in enumerate(cut.sound, 1):
        for sound in track.clips:
            if sound.record in inside and sound.media is not clip.media:
                put(one, "asset-clip", ref=ids[sound.media], name=sound.name, lane=-lane,
                    offset=_time(first + sound.record - clip.record, rate),
                    start=_time(sound.media.start + sound.source, rate),
                    duration=_time(sound.frames, rate), audioRole=_role(track.name),
                    srcEnable="audio")  # fmt: skip
    for flag in cut.flags:
        if flag.record in inside:
            put(one, "marker", start=_time(first + flag.record - clip.record, rate),
                duration=_time(1, rate), value=flag.name)  # fmt: skip


def _role(track: str) -> str:
    """Final Cut sorts sound by roles; a dot parts role and subrole."""
    kind = {"Effects": "effects", "Ambience": "effects.ambience", "Music": "music"}
    return kind.get(track, "dialogue")
