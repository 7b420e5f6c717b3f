"""Subtitles of the film read back by pysubs2 and ttconv."""

from fractions import Fraction

import pysubs2
import ttconv.imsc.reader
from lxml import etree

from tests.renderers.production.exporting.conftest import Made, Print


def test_srt_and_vtt_have_every_cue_at_its_time(made: Made, printed: Print) -> None:
    cues = made.negative.subtitles
    for kind in ("srt", "vtt"):
        text = printed(kind).files[0].read_text("utf-8")
        read = pysubs2.SSAFile.from_string(text, kind)
        wanted = [
            (round(c.start * 1000 / 24), round((c.start + c.frames) * 1000 / 24)) for c in cues
        ]
        assert [(event.start, event.end) for event in read] == wanted
        assert any("Дождь" in event.plaintext for event in read)


def test_words_are_no_tags(printed: Print) -> None:
    srt = printed("srt").files[0].read_text("utf-8")
    assert "<i>still" not in srt
    assert "{" not in srt
    read = pysubs2.SSAFile.from_string(srt, "srt", keep_unknown_html_tags=True)
    assert any("(\\an8)" in event.text for event in read)
    vtt = printed("vtt").files[0].read_text("utf-8")
    assert "&lt;i&gt;still&lt;/i&gt;" in vtt


def test_imsc_is_read_by_another_program(made: Made, printed: Print) -> None:
    tree = etree.parse(printed("ttml").files[0])
    model = ttconv.imsc.reader.to_model(tree)
    body = model.get_body()
    assert body is not None
    found = [p for div in body for p in div]
    wanted = [(Fraction(c.start, 24), Fraction(c.start + c.frames, 24))
              for c in made.negative.subtitles]  # fmt: skip
    assert [(p.get_begin(), p.get_end()) for p in found] == wanted
    texts = ["".join(t.get_text() for t in p.dfs_iterator() if hasattr(t, "get_text"))
             for p in found]  # fmt: skip
    assert any("<i>still</i>" in text for text in texts)


def test_a_stretch_begins_at_nought(made: Made, printed: Print) -> None:
    read = pysubs2.load(str(printed("srt", "s.srt", scenes="2").files[0]))
    second = made.negative.script[1].id
    start = next(n for n, s in zip(made.starts, made.negative.shots, strict=True)
                 if s.scene == second)  # fmt: skip
    inside = [c for c in made.negative.subtitles if c.start >= start]
    assert [event.start for event in read] == [round((c.start - start) * 1000 / 24) for c in inside]
