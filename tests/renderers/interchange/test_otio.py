"""The OTIO timeline read back by OpenTimelineIO itself."""

from dataclasses import replace

import opentimelineio as otio

from planner.shots import CutKind
from renderers.interchange.otio import Slate, Spoken, otio_json
from renderers.timeline import Clip, Sound, Timeline
from screenplay.frame_rate import FrameRate

TIMELINE = Timeline(
    FrameRate(24),
    96,
    (Clip("sh-1", 0, 48), Clip("sh-2", 48, 48, CutKind.DISSOLVE, 12)),
    (),
    (Sound("ln-1", 0, 24_000), Sound("ln-2", 12_000, 24_000), Sound("ln-3", 60_000, 6_000)),
)
SLATES = {
    "sh-1": Slate("1", "sc-1", "INT. A", "WS", "static"),
    "sh-2": Slate("2", "sc-2", "INT. B", "CU", "push_in"),
}
SPOKEN = {f"ln-{n}": Spoken("TOM", f"line {n}") for n in (1, 2, 3)}


def read(timeline: Timeline = TIMELINE) -> otio.schema.Timeline:
    text = otio_json(timeline, "Test", SLATES, SPOKEN, "animatic.mp4")
    return otio.adapters.read_from_string(text, "otio_json")


def test_picture_has_the_films_length_and_every_shot() -> None:
    track = read().video_tracks()[0]
    assert track.duration() == otio.opentime.RationalTime(96, 24)
    clips = list(track.find_clips())
    assert [c.metadata["storyreel"]["shot"] for c in clips] == ["sh-1", "sh-2"]
    assert clips[1].source_range.start_time.value == 48
    assert [m.name for c in clips for m in c.markers] == ["INT. A", "INT. B"]


def test_a_dissolve_is_a_transition() -> None:
    track = read().video_tracks()[0]
    kinds = [type(item).__name__ for item in track]
    assert kinds == ["Clip", "Transition", "Clip"]


def test_a_wipe_is_one_by_its_number() -> None:
    wiped = replace(TIMELINE.clips[1], cut=CutKind.WIPE)
    item = read(replace(TIMELINE, clips=(TIMELINE.clips[0], wiped))).video_tracks()[0][1]
    assert item.transition_type == otio.schema.TransitionTypes.Custom
    assert (item.name, item.metadata["storyreel"]["smpte_wipe"]) == ("Wipe 001", 1)


def test_overlapping_lines_lie_on_two_tracks_at_their_samples() -> None:
    tracks = read().audio_tracks()
    assert len(tracks) == 2
    starts = {
        clip.metadata["storyreel"]["line"]: clip.range_in_parent().start_time.value
        for track in tracks
        for clip in track.find_clips()
    }
    assert starts == {"ln-1": 0, "ln-2": 12_000, "ln-3": 60_000}
