"""The cut as editors hand it to each other: clips of files, sound clips on tracks, markers.

Enters: nothing; shapes only. Leaves: what each editing format is written from. Record time counts
frames of the exported cut from 0; `source` counts from the first frame of the clip's medium.
Dissolves and fades are part of the pictures, so every cut is a plain one.
"""

from dataclasses import dataclass, field
from pathlib import Path

from screenplay.frame_rate import FrameRate


@dataclass(frozen=True, slots=True)
class Media:
    """A file that clips are taken from."""

    name: str
    path: Path  # absolute
    frames: int  # how long it is
    video: bool
    audio_channels: int  # 0 where it is mute
    start: int = 0  # its first frame's timecode, in frames
    reel: str = ""  # eight letters and digits at most


@dataclass(frozen=True, slots=True)
class EditClip:
    """A stretch of a medium in the cut."""

    name: str
    media: Media
    record: int
    frames: int
    source: int  # frames into the medium
    remark: str = ""
    id: str = ""  # of the shot or line


@dataclass(frozen=True, slots=True)
class SoundTrack:
    """Sound clips in a row, in order, never overlapping."""

    name: str
    clips: tuple[EditClip, ...]


@dataclass(frozen=True, slots=True)
class Flag:
    """Something to find again in the cut."""

    record: int
    name: str


@dataclass(frozen=True, slots=True)
class EditList:
    """A cut."""

    title: str
    rate: FrameRate
    width_px: int
    height_px: int
    frames: int
    picture: tuple[EditClip, ...]
    sound: tuple[SoundTrack, ...] = ()
    flags: tuple[Flag, ...] = field(default_factory=tuple)

    @property
    def media(self) -> tuple[Media, ...]:
        """Every file, each once, in order of appearance."""
        clips = (*self.picture, *(clip for track in self.sound for clip in track.clips))
        return tuple(dict.fromkeys(clip.media for clip in clips))
