"""Any cut at any rate, written by us and read by OpenTimelineIO's adapters."""

from itertools import accumulate
from pathlib import Path
from typing import Any

import opentimelineio as otio
import pytest
from hypothesis import given
from hypothesis import strategies as st

from renderers.interchange.edit_list import EditClip, EditList, Flag, Media, SoundTrack
from renderers.interchange.edl import TooManyEvents, edl
from renderers.interchange.fcpxml import fcpxml
from renderers.interchange.otio_edit import otio_text
from renderers.interchange.xmeml import xmeml
from screenplay.frame_rate import FrameRate
from tests.renderers.interchange.fcpx_reading import fcpx_clips

RATES = [FrameRate(24), FrameRate(25), FrameRate(24000, 1001), FrameRate(30000, 1001)]
# Words that people type, among them markup and what XML cannot hold.
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
HOSTILE = "<b>&'\"\x00\x1b%s]]>\u202e"


def cut_of(rate: FrameRate, lengths: list[int], names: list[str], head: int = 5) -> EditList:
    starts = [0, *accumulate(lengths)][:-1]
    picture = tuple(
        EditClip(
            names[n % len(names)],
            Media(f"shot-{n}", Path(f"/m/shot {n}.mov"), length + 2 * head, video=True,
                  audio_channels=0, start=100 + start, reel=f"S{n:05}"),
            start, length, head, "a remark", f"sh-{n}",
        )
        for n, (start, length) in enumerate(zip(starts, lengths, strict=True))
    )  # fmt: skip
    whole = sum(lengths)
    wave = Media("mix", Path("/m/mix.wav"), whole, video=False, audio_channels=2)
    mix = SoundTrack("Mix", (EditClip("mix", wave, 0, whole, 0),))
    return EditList(names[0], rate, 640, 360, whole, picture, (mix,), (Flag(0, names[0]),))


def clips_of(text: str | bytes, adapter: str, **given: Any) -> tuple[Any, list[Any]]:
    """The timeline, which must outlive them, and the clips of movies."""
    told = text.decode() if isinstance(text, bytes) else text
    read = otio.adapters.read_from_string(told, adapter, **given)
    if isinstance(read, otio.schema.SerializableCollection):
        read = next(iter(read.find_children(descended_from_type=otio.schema.Timeline)))
    tracks = [list(track.find_clips()) for track in read.tracks]
    url = "target_url"
    movies = [t for t in tracks if t and "wav" not in getattr(t[0].media_reference, url, "")]
    return read, movies[0]


LENGTHS = st.lists(st.integers(1, 400), min_size=1, max_size=8)


@given(st.sampled_from(RATES), LENGTHS, st.lists(NAMES, min_size=1, max_size=4))
def test_cut_points_survive_in_every_format(
    rate: FrameRate, lengths: list[int], names: list[str]
) -> None:
    cut = cut_of(rate, lengths, names)
    starts = [clip.record for clip in cut.picture]
    laid = [(c.record, c.source, c.frames) for c in fcpx_clips(fcpxml(cut))]
    assert laid == [(s, 105 + s, n) for s, n in zip(starts, lengths, strict=True)]
    base = float(rate.fps) if rate.den == 1 else round(rate.fps)
    for text, adapter, given_ in (
        (otio_text(cut, Path("/m")), "otio_json", {}),
        (xmeml(cut), "fcp_xml", {}),
        (edl(cut), "cmx_3600", {"rate": base}),
    ):
        timeline, clips = clips_of(text, adapter, **given_)
        assert timeline is not None
        assert [round(c.trimmed_range().duration.value) for c in clips] == lengths, adapter
        record = [round(c.trimmed_range_in_parent().start_time.value) for c in clips]
        assert record == starts, adapter
        sources = [round(c.trimmed_range().start_time.value) for c in clips]
        assert sources == [105 + start for start in starts], adapter


@pytest.mark.parametrize("write", [fcpxml, xmeml])
def test_hostile_names_stay_names(write: Any) -> None:
    _, clips = clips_of(write(cut_of(RATES[0], [10, 20], [HOSTILE])),
                        "fcpx_xml" if write is fcpxml else "fcp_xml")  # fmt: skip
    assert clips[0].name == HOSTILE.replace("\x00", "").replace("\x1b", "")


def test_an_edl_is_ascii_whatever_it_is_called() -> None:
    text = edl(cut_of(RATES[0], [10], ["Дом\r\n002  EVIL     V     C"]))
    assert text.isascii()
    assert len([line for line in text.splitlines() if line[:3].isdecimal()]) == 1


def test_an_edl_has_an_end() -> None:
    with pytest.raises(TooManyEvents, match="scenes=1-20"):
        edl(cut_of(RATES[0], [1] * 1000, ["x"]))


def test_paths_with_blanks_are_urls() -> None:
    cut = cut_of(RATES[0], [10], ["x"])
    assert b'src="file:///m/shot%200.mov"' in fcpxml(cut)
    assert b"file://localhost/m/shot%200.mov" in xmeml(cut)
    assert '"shot%200.mov"' in otio_text(cut, Path("/m"))
