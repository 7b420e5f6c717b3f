"""The cut as a CMX3600 edit decision list.

Enters: an edit list. Leaves: ASCII text, one event per picture clip, non-drop timecode.
"""

from renderers.errors import RenderError
from renderers.interchange.edit_list import EditClip, EditList
from renderers.interchange.timecode import timecode

MOST_EVENTS = 999  # three digits number them
_TITLE = 70
_WIDEST = 120  # letters of a comment; more trips old readers


class TooManyEvents(RenderError):
    """A list holds fewer events than the cut has."""

    exit_code = 2


def edl(cut: EditList) -> str:
    """The list; raises TooManyEvents."""
    if len(cut.picture) > MOST_EVENTS:
        raise TooManyEvents(
            f"a CMX3600 list holds {MOST_EVENTS} events, the cut has {len(cut.picture)}; export "
            "some scenes at a time (scenes=1-20), or otio, fcpxml or aaf"
        )
    lines = [f"TITLE: {_ascii(cut.title)[:_TITLE]}", "FCM: NON-DROP FRAME", ""]
    for number, clip in enumerate(cut.picture, 1):
        lines += [_event(number, clip, cut), f"* FROM CLIP NAME: {_ascii(clip.name)}"]
        lines += [f"* SOURCE FILE: {_ascii(clip.media.path.name)}"]
        lines += [f"* COMMENT: {_ascii(clip.remark)}"] if clip.remark else []
        lines += [f"* LOC: {timecode(f.record, cut.rate)} GREEN   {_ascii(f.name)}"
                  for f in cut.flags if clip.record <= f.record < clip.record + clip.frames
                  ]  # fmt: skip
    return "\r\n".join(lines) + "\r\n"


def _event(number: int, clip: EditClip, cut: EditList) -> str:
    first = clip.media.start + clip.source
    ends = (first, first + clip.frames, clip.record, clip.record + clip.frames)
    times = " ".join(timecode(frame, cut.rate) for frame in ends)
    return f"{number:03}  {clip.media.reel:<8} V     C        {times}"


def _ascii(text: str) -> str:
    from anyascii import anyascii

    plain = "".join(c if " " <= c <= "~" else " " for c in anyascii(text))
    return " ".join(plain.split())[:_WIDEST]
