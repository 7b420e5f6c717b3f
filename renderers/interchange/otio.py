"""The cut as an OpenTimelineIO timeline.

Enters: a timeline with names for shots and lines, and where the media lie. Leaves: OTIO's JSON: a
video track of clips that touch, dialogue tracks of takes with gaps between (a second one where
lines overlap), markers where scenes begin. Storyreel's ids travel in `metadata["storyreel"]`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import opentimelineio as otio

from planner.shots import OVERLAPPING, CutKind
from renderers.timeline import Clip, Sound, Timeline
from voices.takes import RATE_HZ


@dataclass(frozen=True, slots=True)
class Slate:
    """What a clip is called and belongs to."""

    name: str
    scene_id: str
    scene_name: str
    size: str
    movement: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a sound is called: its speaker and text."""

    speaker: str
    text: str


def otio_json(
    timeline: Timeline,
    title: str,
    slates: Mapping[str, Slate],
    spoken: Mapping[str, Spoken],
    media: str,
) -> str:
    """OTIO JSON of the cut; `media` is the film's file name, relative to the timeline."""
    result = otio.schema.Timeline(name=title)
    result.global_start_time = otio.opentime.RationalTime(0, _rate(timeline))
    picture = otio.schema.Track(name="Picture", kind=otio.schema.TrackKind.Video)
    result.tracks.append(picture)
    scene = ""
    for clip in timeline.clips:
        slate = slates[clip.shot_id]
        item = _picture(clip, slate, timeline, media)
        if slate.scene_id != scene:
            item.markers.append(_marker(slate, clip, timeline))
            scene = slate.scene_id
        if clip.cut in OVERLAPPING and len(picture) > 0 and clip.cut_frames > 0:
            picture.append(_overlap(clip, timeline))
        picture.append(item)
    result.tracks.extend(_dialogue(timeline, spoken, media))
    return str(result.to_json_string(indent=2))


def _rate(timeline: Timeline) -> float:
    return float(timeline.rate.fps)


def _range(start: float, length: float, rate: float) -> otio.opentime.TimeRange:
    return otio.opentime.TimeRange(
        otio.opentime.RationalTime(start, rate), otio.opentime.RationalTime(length, rate)
    )


def _picture(clip: Clip, slate: Slate, timeline: Timeline, media: str) -> otio.schema.Clip:
    rate = _rate(timeline)
    return otio.schema.Clip(
        name=slate.name,
        media_reference=otio.schema.ExternalReference(media, _range(0, timeline.frames, rate)),
        source_range=_range(clip.start, clip.frames, rate),
        metadata={
            "storyreel": {
                "shot": clip.shot_id,
                "scene": slate.scene_id,
                "size": slate.size,
                "movement": slate.movement,
                "cut": clip.cut.value,
            }
        },
    )


def _marker(slate: Slate, clip: Clip, timeline: Timeline) -> otio.schema.Marker:
    rate = _rate(timeline)
    return otio.schema.Marker(
        name=slate.scene_name,
        marked_range=_range(clip.start, 0, rate),
        color=otio.schema.MarkerColor.GREEN,
    )


def _overlap(clip: Clip, timeline: Timeline) -> otio.schema.Transition:
    """A dissolve, or a wipe by its SMPTE number: OTIO has no type of its own for wipes."""
    rate, wipes = _rate(timeline), clip.cut is CutKind.WIPE
    kinds = otio.schema.TransitionTypes
    return otio.schema.Transition(
        name="Wipe 001" if wipes else "",
        transition_type=kinds.Custom if wipes else kinds.SMPTE_Dissolve,
        metadata={"storyreel": {"smpte_wipe": 1}} if wipes else {},
        in_offset=otio.opentime.RationalTime(0, rate),
        out_offset=otio.opentime.RationalTime(clip.cut_frames, rate),
    )


def _dialogue(
    timeline: Timeline, spoken: Mapping[str, Spoken], media: str
) -> list[otio.schema.Track]:
    """Takes in a row with gaps; lines spoken at once lie on further tracks."""
    tracks: list[otio.schema.Track] = []
    clocks: list[int] = []
    for sound in sorted(timeline.sounds, key=lambda s: (s.start, s.line_id)):
        free = next((i for i, clock in enumerate(clocks) if clock <= sound.start), len(clocks))
        if free == len(tracks):
            name = f"Dialogue {free + 1}"
            tracks.append(otio.schema.Track(name=name, kind=otio.schema.TrackKind.Audio))
            clocks.append(0)
        if sound.start > clocks[free]:
            gap = _range(0, sound.start - clocks[free], RATE_HZ)
            tracks[free].append(otio.schema.Gap(source_range=gap))
        tracks[free].append(_take(sound, timeline, spoken[sound.line_id], media))
        clocks[free] = sound.start + sound.samples
    return tracks


def _take(sound: Sound, timeline: Timeline, said: Spoken, media: str) -> otio.schema.Clip:
    whole = timeline.rate.samples(timeline.frames, RATE_HZ)
    return otio.schema.Clip(
        name=f"{said.speaker}: {said.text[:60]}",
        media_reference=otio.schema.ExternalReference(media, _range(0, whole, RATE_HZ)),
        source_range=_range(sound.start, sound.samples, RATE_HZ),
        metadata={"storyreel": {"line": sound.line_id, "text": said.text}},
    )
