"""Cuts read back by OpenTimelineIO's adapters, which are not what wrote them."""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

import av
import numpy as np
import opentimelineio as otio
import pytest

from renderers.production.exporting import export
from tests.renderers.interchange.fcpx_reading import fcpx_clips
from tests.renderers.production.exporting.conftest import Made, Print
from tests.renderers.production.exporting.probing import frame_hashes, probed

ADAPTERS = {
    "otio": ("otio_json", "it.otio"),
    "fcpxml": ("fcpx_xml", "it.fcpxml"),
    "premiere": ("fcp_xml", "it.xml"),
    "edl": ("cmx_3600", "it.edl"),
    "aaf": ("AAF", "it.aaf"),
}


@dataclass(frozen=True)
class Cut:
    """A clip as a reader found it; frames. `there`: where its medium begins, how long it is."""

    name: str
    record: int
    source: int
    frames: int
    there: tuple[int, int] | None


def timeline_of(path: Path, adapter: str) -> Any:
    read = otio.adapters.read_from_file(str(path), adapter_name=adapter)
    if isinstance(read, otio.schema.SerializableCollection):
        read = next(iter(read.find_children(descended_from_type=otio.schema.Timeline)))
    return read


def picture(timeline: Any) -> list[Any]:
    """Clips of the track of movies; the adapter of FCPXML calls every track a video one."""
    for track in timeline.tracks:
        clips = list(track.find_clips())
        urls = [getattr(clip.media_reference, "target_url", "x.mov") for clip in clips]
        if clips and track.kind == "Video" and not any(url.endswith(".wav") for url in urls):
            return clips
    raise AssertionError(timeline)


def cuts_of(path: Path, kind: str) -> list[Cut]:
    """The picture of a cut, by a reader that is not its writer."""
    if kind == "fcpxml":
        return [Cut(c.name, c.record, c.source, c.frames, c.there)
                for c in fcpx_clips(path.read_bytes())]  # fmt: skip
    timeline = timeline_of(path, ADAPTERS[kind][0])
    return [_cut(clip) for clip in picture(timeline)]


def _cut(clip: Any) -> Cut:
    there = clip.media_reference.available_range
    return Cut(
        clip.name,
        round(clip.trimmed_range_in_parent().start_time.value),
        round(clip.trimmed_range().start_time.value),
        round(clip.trimmed_range().duration.value),
        (round(there.start_time.value), round(there.duration.value)) if there else None,
    )


@pytest.mark.parametrize("kind", list(ADAPTERS))
def test_cut_points_lengths_and_names_survive(made: Made, printed: Print, kind: str) -> None:
    cuts = cuts_of(printed(kind, ADAPTERS[kind][1]).files[0], kind)
    assert [c.frames for c in cuts] == made.lengths
    assert [c.record for c in cuts] == made.starts
    assert [c.source for c in cuts] == made.starts
    assert [c.name for c in cuts] == [made.negative.slates[s.id].name for s in made.negative.shots]


@pytest.mark.parametrize("kind", ["otio", "fcpxml", "premiere"])
def test_markers_name_the_scenes(made: Made, printed: Print, kind: str) -> None:
    adapter, name = ADAPTERS[kind]
    timeline = timeline_of(printed(kind, name).files[0], adapter)
    markers = {m.name for clip in picture(timeline) for m in clip.markers}
    markers |= {m.name for m in timeline.tracks.markers}
    assert {"1. INT. KITCHEN - DAY", "2. EXT. GARDEN - NIGHT"} <= markers


@pytest.mark.parametrize("kind", ["otio", "fcpxml", "premiere", "aaf"])
def test_the_medium_is_the_film(made: Made, printed: Print, kind: str, tmp_path: Path) -> None:
    adapter, name = ADAPTERS[kind]
    clip = picture(timeline_of(printed(kind, name).files[0], adapter))[1]
    url = unquote(urlparse(clip.media_reference.target_url).path)
    assert (tmp_path / url).resolve() == (made.folder / "animatic.mp4").resolve()


def test_dissolves_are_told(made: Made, printed: Print) -> None:
    soft = [row.shot for row, clip in zip(made.negative.rows, made.negative.timeline.clips,
                                          strict=True) if clip.cut.value != "cut"]  # fmt: skip
    assert soft
    told = " ".join(printed("edl", "it.edl").not_carried)
    assert ", ".join(map(str, soft)) in told


HANDLES = 6


@pytest.fixture(scope="module")
def turnover(made: Made, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Clips, stems and lists of the whole film, handed over."""
    home = tmp_path_factory.mktemp("handed") / "over"
    export(made.folder, "clips", {"handles": HANDLES}, home)
    return home


def heads(made: Made) -> list[int]:
    return [min(HANDLES, start) for start in made.starts]


def test_clips_are_shots_with_handles_and_the_films_timecode(made: Made, turnover: Path) -> None:
    for index, (start, length, head) in enumerate(
        zip(made.starts, made.lengths, heads(made), strict=True), 1
    ):
        told = probed(turnover / "media" / f"shot-{index:04}.mov")
        first = start - head
        assert int(told["video"]["nb_read_frames"]) == head + length + HANDLES
        assert told["video"]["tags"]["timecode"] == f"00:00:{first // 24:02}:{first % 24:02}"


def test_between_its_handles_a_clip_is_the_film(made: Made, turnover: Path) -> None:
    whole = frame_hashes(made.folder / "animatic.mp4")
    for index, head in enumerate(heads(made)[:4]):
        clip = frame_hashes(turnover / "media" / f"shot-{index + 1:04}.mov")
        start, length = made.starts[index], made.lengths[index]
        assert clip[head : head + length] == whole[start : start + length]


def test_a_handle_goes_on_from_its_shot(made: Made, turnover: Path) -> None:
    plain = [i for i, clip in enumerate(made.negative.timeline.clips) if clip.cut.value == "cut"]
    assert plain
    for index in plain[:3]:
        with av.open(str(turnover / "media" / f"shot-{index + 1:04}.mov")) as clip:
            frames = [f.to_ndarray(format="gray").astype(int) for f in clip.decode(video=0)]
        steps = [float(np.abs(a - b).mean()) for a, b in pairwise(frames)]
        far = float(np.abs(frames[0] - frames[-1]).mean())
        head = heads(made)[index]
        assert steps[head - 1] < max(4.0, far)
        assert frames[0].mean() > 20  # drawn, not black


@pytest.mark.parametrize("kind", list(ADAPTERS))
def test_lists_relink_to_the_clips(made: Made, turnover: Path, kind: str) -> None:
    cuts = cuts_of(next(turnover.glob(f"*{Path(ADAPTERS[kind][1]).suffix}")), kind)
    assert [c.frames for c in cuts] == made.lengths
    assert [c.record for c in cuts] == made.starts
    # sources count by the clips' own timecode, which is the film's
    assert [c.source for c in cuts] == made.starts
    if kind != "edl":  # which says nothing of the length of its media
        media = zip(made.starts, made.lengths, heads(made), strict=True)
        assert [c.there for c in cuts] == [(s - h, h + n + HANDLES) for s, n, h in media]


def test_every_medium_of_a_folder_is_there(turnover: Path) -> None:
    timeline = timeline_of(next(turnover.glob("*.otio")), "otio_json")
    media = {unquote(c.media_reference.target_url) for c in timeline.find_clips()}
    assert media
    assert all((turnover / path).is_file() for path in media)
    fcp = timeline_of(next(turnover.glob("*.xml")), "fcp_xml")
    urls = {c.media_reference.target_url for c in fcp.find_clips()}
    assert all(Path(unquote(urlparse(url).path)).is_file() for url in urls)


def test_lines_are_clips_on_their_speakers_track(made: Made, turnover: Path) -> None:
    timeline = timeline_of(next(turnover.glob("*.otio")), "otio_json")
    tracks = {track.name: track for track in timeline.audio_tracks()}
    starts = {
        clip.name: int(clip.trimmed_range_in_parent().start_time.value)
        for clip in tracks["Dialogue ANNA"].find_clips()
    }
    spans = {beat.beat_id: beat.start for beat in made.negative.timeline.beats}
    for scene in made.negative.script:
        for beat in scene.beats:
            if beat.speaker == "ANNA":
                assert starts[f"ANNA: {beat.text[:60]}"] == spans[beat.id]
    for track in tracks.values():
        assert int(track.duration().value) == made.negative.timeline.frames


def test_without_handles_none_are_drawn(made: Made, printed: Print, tmp_path: Path) -> None:
    told = printed("clips", "bare", handles=0, shots="2-3", codec="dnxhr")
    assert any(lost.startswith("handles: every clip begins") for lost in told.not_carried)
    clip = probed(tmp_path / "bare" / "media" / "shot-0002.mov")
    assert int(clip["video"]["nb_read_frames"]) == made.lengths[1]
    assert clip["video"]["codec_name"] == "dnxhd"
