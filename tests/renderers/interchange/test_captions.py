"""Any words survive as words in every form of subtitles."""

from fractions import Fraction

import pysubs2
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from renderers.interchange.captions import srt, ttml, vtt
from screenplay.frame_rate import FrameRate
from voices.subtitles import Subtitle

NTSC = FrameRate(24000, 1001)
ROWS = st.lists(st.text(min_size=1, max_size=42), min_size=1, max_size=2).map(tuple)
P = "{http://www.w3.org/ns/ttml}p"


def cues_of(rows: list[tuple[str, ...]]) -> list[Subtitle]:
    return [Subtitle(30 * n, 24, row) for n, row in enumerate(rows)]


@given(st.lists(ROWS, max_size=5))
def test_as_many_cues_come_back_as_went_in(rows: list[tuple[str, ...]]) -> None:
    cues = cues_of(rows)
    for text, form in ((srt(cues, NTSC), "srt"), (vtt(cues, NTSC, "en"), "vtt")):
        read = pysubs2.SSAFile.from_string(text, form)
        wanted = [round(Fraction(c.start * 1001, 24)) for c in cues]
        assert [event.start for event in read] == wanted


@given(st.lists(ROWS, max_size=5))
def test_ttml_is_xml_whatever_is_said(rows: list[tuple[str, ...]]) -> None:
    cues = cues_of(rows)
    tree = fromstring(ttml(cues, NTSC, "en", "A <title>").encode())
    found = list(tree.iter(P))
    assert [p.get("begin") for p in found] == [f"{c.start}f" for c in cues]
    for p, cue in zip(found, cues, strict=True):
        kept = "".join(c for row in cue.rows for c in row if c.isalnum())
        assert "".join(c for c in "".join(p.itertext()) if c.isalnum()) == kept


def test_typed_tags_are_shown() -> None:
    cues = [Subtitle(0, 24, ("<font color=red>{\\an8}Hello</font> -->",), italic=True)]
    assert "<font" not in srt(cues, NTSC)
    assert srt(cues, NTSC).count("-->") == 1
    assert "&lt;font color=red&gt;" in vtt(cues, NTSC, "")
