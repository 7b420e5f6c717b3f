"""The cut as OpenTimelineIO, and through its adapter as AAF.

Enters: an edit list. Leaves: OTIO's JSON, or an AAF file. Ids travel in `metadata["storyreel"]`.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from renderers.errors import EncodeError
from renderers.interchange.edit_list import EditClip, EditList, Media
from renderers.interchange.ffmpeg import MissingTool


def otio_text(cut: EditList, home: Path) -> str:
    """OTIO's JSON; media are named relative to `home`, the folder that it will lie in."""
    return str(_timeline(cut, lambda media: _relative(media.path, home)).to_json_string(indent=2))


def write_aaf(cut: EditList, path: Path) -> None:
    """An AAF file that names its media, without holding them.

    Raises MissingTool without the adapter, EncodeError where it refuses.
    """
    import opentimelineio as otio

    if "AAF" not in otio.adapters.available_adapter_names():
        raise MissingTool("AAF needs an adapter: pip install otio-aaf-adapter")
    timeline = _timeline(cut, lambda media: media.path.as_uri())
    try:
        otio.adapters.write_to_file(timeline, str(path), adapter_name="AAF", use_empty_mob_ids=True)
    except (otio.exceptions.OTIOError, ValueError, TypeError) as error:
        raise EncodeError(f"{path.name}: the AAF adapter refused the cut: {error}") from error


def _timeline(cut: EditList, place: Callable[[Media], str]) -> Any:  # noqa: ANN401 - otio is untyped
    import opentimelineio as otio

    rate = float(cut.rate.fps)
    timeline = otio.schema.Timeline(name=cut.title)
    timeline.global_start_time = otio.opentime.RationalTime(0, rate)
    timeline.tracks.append(_track("Picture", otio.schema.TrackKind.Video, cut.picture, rate, place))
    for sound in cut.sound:
        timeline.tracks.append(
            _track(sound.name, otio.schema.TrackKind.Audio, sound.clips, rate, place)
        )
    _flag(timeline.tracks[0], cut, rate)
    return timeline


def _track(
    name: str, kind: str, clips: Sequence[EditClip], rate: float, place: Callable[[Media], str]
) -> Any:  # noqa: ANN401 - otio is untyped
    import opentimelineio as otio

    track = otio.schema.Track(name=name, kind=kind)
    clock = 0
    for clip in clips:
        if clip.record > clock:
            track.append(otio.schema.Gap(source_range=_range(0, clip.record - clock, rate)))
        media = clip.media
        reference = otio.schema.ExternalReference(
            place(media), _range(media.start, media.frames, rate)
        )
        reference.name = media.name
        track.append(
            otio.schema.Clip(
                name=clip.name,
                media_reference=reference,
                source_range=_range(media.start + clip.source, clip.frames, rate),
                metadata={"storyreel": {"id": clip.id, "remark": clip.remark}},
            )
        )
        clock = clip.record + clip.frames
    return track


def _flag(track: Any, cut: EditList, rate: float) -> None:  # noqa: ANN401 - otio is untyped
    """Markers on the clips in which they fall."""
    import opentimelineio as otio

    for flag in cut.flags:
        for clip, item in zip(cut.picture, track, strict=True):
            if clip.record <= flag.record < clip.record + clip.frames:
                at = clip.media.start + clip.source + flag.record - clip.record
                item.markers.append(
                    otio.schema.Marker(
                        name=flag.name,
                        marked_range=_range(at, 0, rate),
                        color=otio.schema.MarkerColor.GREEN,
                    )
                )


def _range(start: int, length: int, rate: float) -> Any:  # noqa: ANN401 - otio is untyped
    import opentimelineio as otio

    return otio.opentime.TimeRange(
        otio.opentime.RationalTime(start, rate), otio.opentime.RationalTime(length, rate)
    )


def _relative(path: Path, home: Path) -> str:
    """A path as seen from a folder, with forward slashes."""
    import os
    from urllib.parse import quote

    return quote(Path(os.path.relpath(path, home)).as_posix())
