"""Subtitles of the film.

Enters: an order. Leaves: one text file; its clock is that of the exported stretch.
"""

from collections.abc import Iterator
from dataclasses import replace

from renderers.interchange import captions
from renderers.production.exporting import reels
from renderers.production.exporting.kinds import SCENES, SHOTS, ExportKind, Group
from renderers.production.exporting.orders import Order
from voices.subtitles import Subtitle

_HERE = "renderers.production.exporting.captions"
KINDS = (
    ExportKind(
        "srt", "SubRip subtitles", Group.SUBTITLES, ".srt", "Subtitles for nearly every player.",
        f"{_HERE}:srt", (SCENES, SHOTS),
        ("where they stand on the screen", "the brackets < > { } in a line: others are shown",
         "their language"),
    ),
    ExportKind(
        "vtt", "WebVTT subtitles", Group.SUBTITLES, ".vtt", "Subtitles for the web.",
        f"{_HERE}:vtt", (SCENES, SHOTS), ("where they stand on the screen",),
    ),
    ExportKind(
        "ttml", "IMSC subtitles (TTML)", Group.SUBTITLES, ".ttml",
        "Subtitles for broadcasters and streaming services, timed in frames.",
        f"{_HERE}:ttml", (SCENES, SHOTS),
    ),
)  # fmt: skip


def srt(order: Order) -> tuple[str, ...]:
    """Subtitles as SubRip."""
    text = captions.srt(cues_of(order), order.negative.timeline.rate)
    order.target.write_bytes(text.encode())
    return ()


def vtt(order: Order) -> tuple[str, ...]:
    """Subtitles as WebVTT."""
    negative = order.negative
    text = captions.vtt(cues_of(order), negative.timeline.rate, negative.language)
    order.target.write_bytes(text.encode())
    return ()


def ttml(order: Order) -> tuple[str, ...]:
    """Subtitles as IMSC text."""
    negative = order.negative
    text = captions.ttml(cues_of(order), negative.timeline.rate, negative.language, negative.title)
    order.target.write_bytes(text.encode())
    return ()


def cues_of(order: Order) -> tuple[Subtitle, ...]:
    """Subtitles of the chosen stretches, laid end to end as the exported film is."""
    return tuple(_shifted(order))


def _shifted(order: Order) -> Iterator[Subtitle]:
    clock = 0
    for start, end in reels.stretches(order):
        for cue in order.negative.subtitles:
            first, last = max(cue.start, start), min(cue.start + cue.frames, end)
            if first < last:
                yield replace(cue, start=clock + first - start, frames=last - first)
        clock += end - start
