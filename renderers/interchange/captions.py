"""Subtitles as files: SubRip, WebVTT, IMSC 1.1 text (TTML).

Enters: cues in film frames. Leaves: text. What somebody says is never markup: each form escapes it,
and SubRip, which has no escapes, shows other brackets.
"""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from screenplay.frame_rate import FrameRate
from voices.subtitles import Subtitle

# SubRip has no way to write "<" or "{\" as text: players take them for tags.
_NO_TAGS = str.maketrans({"<": "‹", ">": "›", "{": "(", "}": ")"})  # fmt: skip
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def srt(cues: Sequence[Subtitle], rate: FrameRate) -> str:
    """SubRip; times in milliseconds, italics as <i>."""
    blocks = []
    for number, cue in enumerate(cues, 1):
        times = f"{_clock(cue.start, rate, ',')} --> {_clock(cue.start + cue.frames, rate, ',')}"
        text = "\n".join(row.translate(_NO_TAGS) for row in _rows(cue))
        blocks.append(f"{number}\n{times}\n{f'<i>{text}</i>' if cue.italic else text}\n")
    return "\n".join(blocks)


def vtt(cues: Sequence[Subtitle], rate: FrameRate, language: str) -> str:
    """WebVTT (W3C): times in milliseconds, italics as <i>."""
    blocks = ["WEBVTT\n" + (f"Language: {language}\n" if language else "")]
    for number, cue in enumerate(cues, 1):
        times = f"{_clock(cue.start, rate, '.')} --> {_clock(cue.start + cue.frames, rate, '.')}"
        text = "\n".join(row.translate(_ENTITIES) for row in _rows(cue))
        blocks.append(f"{number}\n{times}\n{f'<i>{text}</i>' if cue.italic else text}\n")
    return "\n".join(blocks)


def ttml(cues: Sequence[Subtitle], rate: FrameRate, language: str, title: str) -> str:
    """IMSC 1.1 Text Profile (W3C); times in whole frames of the film."""
    base = round(rate.fps)
    multiplier = f"{(rate.fps / base).numerator} {(rate.fps / base).denominator}"
    head = f"""<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter"
    xmlns:tts="http://www.w3.org/ns/ttml#styling" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"
    xml:lang={quoteattr(language or "und")} xml:space="default"
    ttp:contentProfiles="http://www.w3.org/ns/ttml/profile/imsc1.1/text"
    ttp:timeBase="media" ttp:frameRate="{base}" ttp:frameRateMultiplier="{multiplier}"
    ttp:cellResolution="40 22">
  <head>
    <metadata><ttm:title>{escape(title)}</ttm:title></metadata>
    <styling>
      <style xml:id="plain" tts:color="white" tts:fontFamily="proportionalSansSerif"
        tts:fontSize="100%" tts:lineHeight="125%" tts:textAlign="center"/>
      <style xml:id="heard" style="plain" tts:fontStyle="italic"/>
    </styling>
    <layout>
      <region xml:id="foot" tts:origin="10% 80%" tts:extent="80% 15%" tts:displayAlign="after"/>
    </layout>
  </head>
  <body region="foot"><div>
"""
    lines = []
    for number, cue in enumerate(cues, 1):
        style = "heard" if cue.italic else "plain"
        text = "<br/>".join(escape(row) for row in _rows(cue))
        lines.append(
            f'    <p xml:id="c{number}" begin="{cue.start}f" end="{cue.start + cue.frames}f" '
            f'style="{style}">{text}</p>\n'
        )
    return f"{head}{''.join(lines)}  </div></body>\n</tt>\n"


def _rows(cue: Subtitle) -> tuple[str, ...]:
    """Rows without what cannot stand in XML or would end a cue."""
    kept = (_printable(row).replace("-->", "→") for row in cue.rows)
    return tuple(row if row.strip() else "…" for row in kept)


def _printable(row: str) -> str:
    return "".join(c for c in row if c.isprintable() or c in "\u200c\u200d")


def _clock(frame: int, rate: FrameRate, point: str) -> str:
    """HH:MM:SS.mmm of a frame, to the nearest millisecond."""
    seconds, ms = divmod(round(rate.seconds(frame) * 1000), 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}{point}{ms:03}"
