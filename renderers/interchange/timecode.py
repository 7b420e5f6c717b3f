"""SMPTE timecode from frames.

Enters: a frame count and a rate. Leaves: "HH:MM:SS:FF", non-drop; at 24000/1001 and 30000/1001 the
count runs at 24 and 30 as SMPTE ST 12-1 defines for non-drop code.
"""

from screenplay.frame_rate import FrameRate


def timecode(frame: int, rate: FrameRate) -> str:
    """Non-drop timecode of a frame."""
    base = round(rate.fps)
    seconds, frames = divmod(frame, base)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}:{frames:02}"
