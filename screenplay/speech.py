"""Speeches to lines.

Enters: a cue and the parentheticals, dialogue and lyrics under it. Leaves: beats with lines: one
for each run of dialogue between parentheticals, delivery and channel set, and beats of action for
parentheticals that nothing follows.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from screenplay.actions import Context, understand
from screenplay.delivery import delivery_of, feeling_of, is_pause
from screenplay.elements import Character, Dialogue, Element, Lyric, Parenthetical
from screenplay.emphasis import plain
from screenplay.ids import Naming
from screenplay.people.cast import Cast
from screenplay.people.cues import Cue, noted_channel, parse_cue
from screenplay.scene_graph import Beat, BeatKind, Channel, Deed, Line, Source
from screenplay.words.language import language_of
from screenplay.words.lexicon import ADVERBS, FORMS

_INTO_PHONE = re.compile(
    r"\b(?:into|on|in|over|answer\w*|pick\w* up|dial\w*)\s+(?:the\s+|his\s+|her\s+|their\s+|a\s+)?"
    r"(?:cell\s?|mobile\s?|tele)?(?:phone|radio|walkie-?talkie|receiver|headset|intercom)",
    re.IGNORECASE,
)
_TO_SOMEBODY = re.compile(r"^(?:then\s+|turning\s+|turns\s+|back\s+)?to\s+(.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Speech:
    """A cue with everything under it."""

    cue: Character
    parts: tuple[Parenthetical | Dialogue | Lyric, ...]


@dataclass(frozen=True, slots=True)
class _Run:
    text: str
    notes: tuple[str, ...]
    source: Source
    sung: bool


def take_speech(elements: Sequence[Element], at: int) -> tuple[Speech, int]:
    """The speech that opens at the cue `elements[at]`, and the index after it."""
    cue = elements[at]
    assert isinstance(cue, Character)  # noqa: S101 - the caller dispatches on the type
    parts: list[Parenthetical | Dialogue | Lyric] = []
    at += 1
    while at < len(elements):
        part = elements[at]
        if not isinstance(part, Parenthetical | Dialogue | Lyric):
            break
        parts.append(part)
        at += 1
    return Speech(cue, tuple(parts)), at


def speech_beats(
    speech: Speech, cast: Cast, naming: Naming, context: Context, language: str
) -> tuple[Beat, ...]:
    """Beats of a speech in order."""
    cue = parse_cue(speech.cue.text, speech.cue.extension)
    over = cue.channel is Channel.VOICE_OVER
    speakers = cast.speakers(cue.name, context.recent, over=over, years=cue.years)
    context = replace(context, subject=speakers)
    runs, left_over = _runs(speech.parts)
    into_phone, told = cue.into_phone, cue
    found: list[Beat] = []
    for run in runs:
        heard = next((c for note in run.notes if (c := noted_channel(note)) is not None), None)
        if heard is not None and cue.channel is Channel.ON_SCREEN:
            told = replace(cue, channel=heard)
        into_phone = into_phone or any(_INTO_PHONE.search(note) for note in run.notes)
        line = _line(run, told, speakers, naming, language, into_phone=into_phone)
        found.append(_beat(line, run.notes, cast, context))
    silent = (_silent_beat(note, speakers, cast, naming, context) for note in left_over)
    return (*found, *silent)


def _runs(
    parts: Sequence[Parenthetical | Dialogue | Lyric],
) -> tuple[list[_Run], list[Parenthetical]]:
    runs: list[_Run] = []
    waiting: list[Parenthetical] = []
    for part in parts:
        if isinstance(part, Parenthetical):
            waiting.append(part)
            continue
        sung = isinstance(part, Lyric)
        text = " ".join(plain(part.text).split())
        if runs and sung and runs[-1].sung and not waiting:
            last = runs.pop()
            runs.append(_Run(f"{last.text} {text}", last.notes, last.source, sung=True))
        elif text:
            notes = tuple(plain(note.text).strip("() ") for note in waiting)
            runs.append(_Run(text, notes, part.source, sung))
            waiting = []
    return runs, waiting


def _line(
    run: _Run,
    cue: Cue,
    speakers: tuple[str, ...],
    naming: Naming,
    language: str,
    *,
    into_phone: bool,
) -> Line:
    return Line(
        id=naming.line(cue.name.upper(), run.text),
        speakers=speakers,
        text=run.text,
        delivery=delivery_of((*cue.notes, *run.notes), run.text),
        channel=cue.channel,
        source=run.source,
        parentheticals=run.notes,
        into_phone=into_phone,
        sung=run.sung,
        language=language_of(run.text, language),
    )


def _beat(line: Line, notes: Sequence[str], cast: Cast, context: Context) -> Beat:
    deeds = tuple(deed for note in notes for deed in _deeds(note, cast, context))
    mentions = tuple(
        dict.fromkeys(
            m.character
            for text in (*notes, line.text)
            for m in cast.index.find(text, context.recent)
        )
    )
    return Beat(
        id=f"bt-{line.id.removeprefix('ln-')}",
        kind=BeatKind.SPEECH,
        source=line.source,
        text=line.text,
        line=line,
        deeds=deeds,
        mentions=mentions,
        emotion=line.delivery.emotion,
    )


def _deeds(note: str, cast: Cast, context: Context) -> tuple[Deed, ...]:
    """Deeds that a parenthetical asks of the speaker; (to JANE) and (beat) ask for none."""
    asked = ", ".join(part for part in note.split(", ") if not is_pause(part))
    if not asked or _TO_SOMEBODY.match(asked) or not _asks_action(asked):
        return ()
    return understand(asked, cast.index, context)


def _asks_action(note: str) -> bool:
    """A verb, or he or she, at its head: (sitting down), not (eyes narrowing)."""
    words = re.findall(r"[\w'-]+", note.lower())[:3]
    while words and (words[0].endswith("ly") or words[0] in ADVERBS):
        words = words[1:]
    opens = bool(words) and (words[0] in FORMS or words[0] in ("he", "she", "into", "on", "they"))
    return opens or any(word in ("he", "she") for word in re.findall(r"\w+", note.lower()))


def _silent_beat(
    note: Parenthetical, speakers: tuple[str, ...], cast: Cast, naming: Naming, context: Context
) -> Beat:
    text = plain(note.text).strip("() ")
    return Beat(
        id=naming.beat("action", " ".join((*speakers, text))),
        kind=BeatKind.ACTION,
        source=note.source,
        text=text,
        deeds=_deeds(text, cast, context),
        mentions=speakers,
        emotion=feeling_of(text),
    )


def spoken_to(note: str) -> str | None:
    """The words that name an addressee in "(to JANE)"; None when the note is none."""
    match = _TO_SOMEBODY.match(note)
    return match.group(1) if match else None
