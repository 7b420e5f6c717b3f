"""Films in the codecs that others ask for.

Enters: a picture in H.264 and its sound in floats. Leaves: one file. How each codec is asked for
stands here as data.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from renderers.interchange.ffmpeg import encode

_COLOURS = ("-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709",
            "-color_range", "tv")  # fmt: skip
_AAC = ("-c:a", "aac", "-b:a", "256k")
_PCM = ("-c:a", "pcm_s24le")
_TEXTS = ("-c:s", "mov_text")
_FAST = ("-movflags", "+faststart")


@dataclass(frozen=True, slots=True)
class Codec:
    """How a codec is asked for; `quality` is the name of the argument that a number goes to."""

    encoder: str
    video: tuple[str, ...]
    audio: tuple[str, ...]
    quality: str = ""
    least_px: tuple[int, int] = (16, 16)


CODECS: Mapping[str, Codec] = {
    # as drawn: packets are copied, nothing is lost
    "h264": Codec("", ("-c:v", "copy", *_FAST), _AAC),
    "h265": Codec(
        "libx265",
        ("-c:v", "libx265", "-preset", "fast", "-pix_fmt", "yuv420p", "-tag:v", "hvc1",
         "-x265-params", "log-level=none:frame-threads=2", *_COLOURS, *_FAST),
        _AAC, "-crf",
    ),
    "av1": Codec(
        "libsvtav1",
        ("-c:v", "libsvtav1", "-preset", "8", "-pix_fmt", "yuv420p", *_COLOURS, *_FAST),
        _AAC, "-crf", (64, 64),
    ),
    "prores": Codec(
        "prores_ks",
        ("-c:v", "prores_ks", "-vendor", "apl0", "-pix_fmt", "yuv422p10le", *_COLOURS),
        _PCM, "-profile:v",
    ),
    "dnxhr": Codec(
        "dnxhd", ("-c:v", "dnxhd", "-pix_fmt", "yuv422p", *_COLOURS), _PCM, "-profile:v",
        (256, 120),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Labels:
    """What a film says of itself; `timecode` of its first frame, in a MOV."""

    title: str
    language: str = "und"  # ISO 639-2
    timecode: str = ""


@dataclass(frozen=True, slots=True)
class Reel:
    """What a movie is made of: H.264, a WAV, and perhaps a SubRip file."""

    picture: Path
    sound: Path
    subtitles: Path | None = None


def transcode(codec: str, reel: Reel, target: Path, labels: Labels, quality: str = "") -> None:
    """Write `target` in a codec of `CODECS`; `quality` is its profile or rate factor.

    Raises MissingTool, EncodeError.
    """
    asked = CODECS[codec]
    inputs = [reel.picture, reel.sound, *([reel.subtitles] if reel.subtitles else [])]
    arguments = [
        "-map", "0:v:0", "-map", "1:a:0", *(("-map", "2:s:0", *_TEXTS) if reel.subtitles else ()),
        *asked.video, *asked.audio, *((asked.quality, quality) if quality else ()),
        "-metadata", f"title={labels.title}", "-metadata:s:a:0", f"language={labels.language}",
        *(("-metadata:s:s:0", f"language={labels.language}") if reel.subtitles else ()),
        *(("-timecode", labels.timecode) if labels.timecode else ()),
    ]  # fmt: skip
    encode(inputs, arguments, target, asked.encoder)
