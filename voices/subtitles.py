"""Lines and when they are heard → subtitles.

Enters: spoken lines in film frames. Leaves: cues that can be read in the time they stand, and
SubRip text. Limits follow the usual timed-text guides: at most two rows of 42 characters, 17
characters a second, five sixths of a second to seven seconds, two frames between cues.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import pysubs2

from screenplay.frame_rate import FrameRate
from screenplay.scene_graph import Channel
from voices.takes import RATE_HZ, Word

ROW = 42
ROWS = 2
READING_CPS = 17
_SHORTEST_S, _LONGEST_S = Fraction(5, 6), Fraction(7)
_GAP_FRAMES = 2
_LINGER_S = Fraction(3, 2)  # a cue outstays its words by no more than this


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """A line in the film. `words` come from the take and split long lines where they are said."""

    text: str
    start: int  # film frames
    frames: int
    words: tuple[Word, ...] = ()
    channel: Channel = Channel.ON_SCREEN
    speaker: str = ""  # shown before voices that nobody is seen to speak


@dataclass(frozen=True, slots=True)
class Subtitle:
    """One cue: rows of text for `frames` from `start`."""

    start: int
    frames: int
    rows: tuple[str, ...]
    italic: bool = False


def subtitles(
    lines: Sequence[SpokenLine], rate: FrameRate, film_frames: int | None = None
) -> tuple[Subtitle, ...]:
    """Cues in film order that never overlap; every typed word is in one of them.

    Args:
        lines: in any order.
        rate: film frames per second.
        film_frames: where the film ends; no cue stands longer.
    """
    ordered = sorted(lines, key=lambda line: (line.start, line.start + line.frames))
    drafts = _unison(
        [draft for line in ordered for draft in _drafts(line, rate)], rate.frames(_SHORTEST_S)
    )
    found = []
    for index, draft in enumerate(drafts):
        after = drafts[index + 1].start if index + 1 < len(drafts) else film_frames
        found.append(_timed(draft, after, rate, last=index + 1 == len(drafts)))
    return tuple(found)


def to_srt(cues: Sequence[Subtitle], rate: FrameRate) -> str:
    """SubRip: times in milliseconds, italics as <i>."""
    document = pysubs2.SSAFile()
    for cue in cues:
        text = "\n".join(cue.rows)
        text = f"<i>{text}</i>" if cue.italic else text
        document.events.append(
            pysubs2.SSAEvent(
                start=_milliseconds(cue.start, rate),
                end=_milliseconds(cue.start + cue.frames, rate),
                text=text.replace("\n", "\\N"),
            )
        )
    return str(document.to_string("srt", keep_html_tags=True))


def _milliseconds(frames: int, rate: FrameRate) -> int:
    return round(rate.seconds(frames) * 1000)


# ------------------------------------------------------------------ text → pieces


def _drafts(line: SpokenLine, rate: FrameRate) -> list[Subtitle]:
    """The line in pieces that fit two rows, each from when its first word is said."""
    words = line.text.split()
    if not words:
        return []
    prefix = _prefix(line)
    pieces = _pieces(words, prefix)
    starts = _starts(line, pieces, rate)
    ends = [*starts[1:], line.start + max(1, line.frames)]
    italic = line.channel is not Channel.ON_SCREEN
    found, at = [], 0
    for number, count in enumerate(pieces):
        text = " ".join(words[at : at + count])
        rows = _rows(f"{prefix}{text}" if number == 0 else text)
        frames = max(1, ends[number] - starts[number])
        found.append(Subtitle(starts[number], frames, rows, italic))
        at += count
    return found


def _prefix(line: SpokenLine) -> str:
    heard_only = line.channel in {Channel.VOICE_OVER, Channel.OFF_SCREEN, Channel.PHONE}
    return f"{line.speaker.upper()}: " if heard_only and line.speaker else ""


def _pieces(words: list[str], prefix: str) -> list[int]:
    """How many words each cue takes: as many as fit, ending at a sentence or clause if it can."""
    counts, at = [], 0
    while at < len(words):
        fits = _fitting(words[at:], prefix if at == 0 else "")
        if at + fits < len(words):
            fits = _break_before(words[at : at + fits]) or fits
        counts.append(fits)
        at += fits
    return counts


def _fitting(words: list[str], prefix: str) -> int:
    """Most words from the front that fit two rows; at least one, however long."""
    count = 1
    limit = ROW * ROWS + 1
    while count < len(words) and len(prefix) + len(" ".join(words[: count + 1])) <= limit:
        rows = _rows(prefix + " ".join(words[: count + 1]))
        if len(rows) > ROWS or max(map(len, rows)) > ROW:
            break
        count += 1
    return count


def _break_before(words: list[str]) -> int:
    """Length of the longest part that ends a sentence, else a clause, in the latter half."""
    for mark in (r"[.?!…][\"'”’)]*$", r"[,;:—–-]$"):
        for count in range(len(words), len(words) // 2, -1):
            if re.search(mark, words[count - 1]):
                return count
    return 0


def _rows(text: str) -> tuple[str, ...]:
    """One row, or two as even as their words allow; a single longer word is left whole."""
    if len(text) <= ROW:
        return (text,)
    words = text.split(" ")
    halves = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    if not halves:
        return tuple(text[i : i + ROW] for i in range(0, len(text), ROW))[:ROWS]
    return min(halves, key=lambda rows: (max(map(len, rows)), abs(len(rows[0]) - len(rows[1]))))


def _starts(line: SpokenLine, pieces: list[int], rate: FrameRate) -> list[int]:
    """Film frame at which each piece is first heard, strictly rising."""
    total = sum(pieces)
    firsts = [sum(pieces[:i]) for i in range(len(pieces))]
    timed = len(line.words) == total
    starts: list[int] = []
    for first in firsts:
        if timed:
            offset = rate.frames(Fraction(line.words[first].start, RATE_HZ)) if first else 0
        else:
            offset = line.frames * first // total
        frame = line.start + offset
        starts.append(max(frame, starts[-1] + 1) if starts else frame)
    return starts


# ------------------------------------------------------------------ pieces → times


def _unison(drafts: list[Subtitle], shortest: int) -> list[Subtitle]:
    """In order of time; what is said at once shares a cue, a dash before each speaker."""
    found: list[Subtitle] = []
    for draft in sorted(drafts, key=lambda d: d.start):
        if found and draft.start < found[-1].start + min(found[-1].frames, shortest):
            found[-1] = _together(found[-1], draft)
        else:
            found.append(draft)
    return found


def _together(first: Subtitle, second: Subtitle) -> Subtitle:
    end = max(first.start + first.frames, second.start + second.frames)
    rows = first.rows
    if second.rows != first.rows:
        own = tuple(r if r.startswith("- ") else f"- {r}" for r in (" ".join(first.rows),))
        own = own if not first.rows[0].startswith("- ") else first.rows
        rows = (*own, f"- {' '.join(second.rows)}")
    return Subtitle(first.start, end - first.start, rows, first.italic and second.italic)


def _timed(draft: Subtitle, after: int | None, rate: FrameRate, *, last: bool) -> Subtitle:
    """Stand long enough to be read, borrowing from the silence after, never from the next cue."""
    length = sum(map(len, draft.rows))
    reading = -(-length * rate.fps // READING_CPS)
    wanted = max(draft.frames, int(reading), rate.frames(_SHORTEST_S))
    wanted = min(wanted, draft.frames + rate.frames(_LINGER_S), rate.frames(_LONGEST_S))
    wanted = max(wanted, min(draft.frames, rate.frames(_LONGEST_S)))
    if after is not None:
        gap = 0 if last else _GAP_FRAMES
        wanted = min(wanted, max(1, after - gap - draft.start))
    return Subtitle(draft.start, max(1, wanted), draft.rows, draft.italic)
