"""Subtitles as a track of an MP4 film.

Enters: SRT. Leaves: a mov_text stream (3GPP timed text, TS 26.245) and its packets. A sample is a
length of two bytes and UTF-8 text; the muxer fills the gaps between them.
"""

import struct
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from av.container import OutputContainer
    from av.packet import Packet
    from av.stream import Stream

TICKS_PER_SECOND = 1000
_STYLE = b"""[Script Info]
ScriptType: v4.00+
PlayResX: 384
PlayResY: 288

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, \
Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, \
Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,Arial,16,&Hffffff,&Hffffff,&H0,&H0,0,0,0,0,100,100,0,0,1,1,0,2,10,10,10,0

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""  # what libavcodec asks of a subtitle encoder before it makes the track's description
_LONGEST = 0xFFFF


def subtitle_packets(film: "OutputContainer", srt: str, language: str) -> list["Packet[Stream]"]:
    """Add a subtitle stream to a film and make its packets; none for an empty text."""
    import pysubs2
    from av.packet import Packet

    events = [e for e in pysubs2.SSAFile.from_string(srt, "srt") if e.plaintext] if srt else []
    if not events:
        return []
    stream = film.add_stream("mov_text")
    stream.metadata["language"] = language
    context = stream.codec_context
    context.subtitle_header = _STYLE
    context.time_base = Fraction(1, TICKS_PER_SECOND)
    context.open()
    stream.time_base = Fraction(1, TICKS_PER_SECOND)
    packets: list[Packet[Stream]] = []
    for event in sorted(events, key=lambda e: (e.start, e.end)):
        text = event.plaintext.encode()[:_LONGEST].decode(errors="ignore").encode()
        packet = Packet(struct.pack(">H", len(text)) + text)
        packet.pts = packet.dts = event.start
        packet.duration = event.end - event.start
        packet.time_base = Fraction(1, TICKS_PER_SECOND)
        packet.stream = stream
        packets.append(packet)
    return packets
