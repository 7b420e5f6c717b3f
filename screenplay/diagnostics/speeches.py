"""Cues, directions and carets that are not read as they seem meant.

Enters: a reading. Leaves: diagnostics on names without speech, speech without names, and what is
spoken aloud though it is a direction.
"""

import re
from collections.abc import Iterator

from screenplay.diagnostics.diagnostic import Diagnostic, Severity
from screenplay.diagnostics.reading import Line, Reading
from screenplay.elements import Action, Character, Dialogue, Lyric, Parenthetical
from screenplay.line_kinds import is_capitals, is_wrapped, split_cue
from screenplay.people.cues import clean_name

_CUE_ONLY = re.compile(
    r"\(\s*(?:V\.?\s?O\.?|O\.?\s?[SC]\.?|CON(?:T|['’]T)\.?['’]?D?\.?)\s*\)$", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?:[!?…]|\.\.|--|[–—]|,)$")
_SENTENCE_ENDS = ".!?…:\"'”’)]*_"
_CUE_WORDS = 5  # a name that nobody said to be one has hardly more
_LONGEST_NAME = 8  # words: MAN AT THE BACK OF THE BUS
_NOTE_WORDS = 5  # nor has a direction that was meant for an actor
_SPOKEN = (Dialogue, Parenthetical, Lyric)


def doubtful_speeches(reading: Reading) -> Iterator[Diagnostic]:
    """Everything about who speaks and how."""
    yield from _silent_cues(reading)
    before: Line | None = None
    for line, after in reading.followed():
        if isinstance(line.element, Action):
            yield from _in_action(line, before, after, reading)
        elif isinstance(line.element, Dialogue):
            yield from _in_dialogue(line, after, reading)
        elif isinstance(line.element, Character):
            yield from _in_cue(line, line.element, reading)
        before = line
    yield from _open_directions(reading)


def _silent_cues(reading: Reading) -> Iterator[Diagnostic]:
    """Cues with a direction and not a word to say."""
    cue: Character | None = None
    for element in (*reading.elements, None):
        if isinstance(element, Dialogue | Lyric):
            cue = None
        elif not isinstance(element, Parenthetical):
            if cue is not None:
                yield Diagnostic(
                    cue.source.line,
                    cue.source.column,
                    cue.source.length,
                    "cue-without-dialogue",
                    Severity.HINT,
                    f"{cue.text} has a direction and nothing to say",
                    "write what is said below it, or make it action",
                )
            cue = element if isinstance(element, Character) else None


def _in_action(
    line: Line, before: Line | None, after: Line | None, reading: Reading
) -> Iterator[Diagnostic]:
    if _is_forced(line, reading):
        return
    if line.alone and _looks_like_cue(line.text, reading):
        if not _is_shot(before, after):
            yield _lone_cue(line, reading)
    elif line.alone and is_wrapped(line.text) and _is_direction(line, before):
        yield line.doubt(
            "direction-outside-speech",
            Severity.WARNING,
            f"{line.text} stands outside a speech, so it is read as action",
            "delete the blank line before it, or repeat the cue above it",
        )
    elif reading.from_fountain and not line.closes and after is not None:
        yield from _glued_cue(line, reading)


def _is_forced(line: Line, reading: Reading) -> bool:
    """Whether the writer said that it is action; in Final Draft ! is a letter."""
    return reading.from_fountain and line.text.startswith("!")


def _is_shot(before: Line | None, after: Line | None) -> bool:
    """A name on a line of its own within a sentence: She finds / EZRA / asleep on the stairs."""
    if after is not None and isinstance(after.element, Action) and after.text[0].islower():
        return True
    seen = before is not None and isinstance(before.element, Action)
    return before is not None and seen and before.text[-1] not in _SENTENCE_ENDS


def _lone_cue(line: Line, reading: Reading) -> Diagnostic:
    """A bare name may be a shot of that person; a mark of cues leaves no doubt."""
    bare = is_capitals(line.text) and not line.text.endswith(")")
    severity = Severity.HINT if bare else Severity.WARNING
    why = "a blank line follows" if reading.from_fountain else "no dialogue follows"
    message = f"{line.text} looks like a cue, but {why}, so it is read as action"
    remedy = (
        "write what is said on the next line; if it is action, begin it with !"
        if reading.from_fountain
        else "write a paragraph of dialogue after it; if it is action, give it that type"
    )
    return line.doubt("cue-without-dialogue", severity, message, remedy)


def _looks_like_cue(text: str, reading: Reading) -> bool:
    if text.startswith("@"):
        return text[1:2].isalpha() and len(text.split()) <= _CUE_WORDS and text[-1] not in ".!?"
    name, extension = split_cue(text.rstrip("^ "))
    if not is_capitals(name) or len(name.split()) > _CUE_WORDS:
        return False
    known = clean_name(name).upper() in reading.speeches
    return known or _CUE_ONLY.search(extension) is not None


def _is_direction(line: Line, before: Line | None) -> bool:
    """Few words in lower case, after a speech: (beat); a remark of the writer is a sentence."""
    words = line.text.strip("()")
    short = len(words.split()) <= _NOTE_WORDS and words[:1].islower() and words[-1] not in ".!?"
    return short and before is not None and isinstance(before.element, _SPOKEN)


def _glued_cue(line: Line, reading: Reading) -> Iterator[Diagnostic]:
    name, _ = split_cue(line.text)
    if clean_name(name).upper() not in reading.speeches:
        return
    if is_capitals(name) and not line.opens:
        yield line.doubt(
            "cue-needs-blank-line",
            Severity.WARNING,
            f"{line.text} looks like a cue, but follows other text, so it is read as action",
            "put a blank line before it",
        )
    elif line.opens and line.after_blank and not is_capitals(name):
        yield line.doubt(
            "cue-needs-capitals",
            Severity.WARNING,
            f"{line.text} looks like a cue, but is not in capitals, so it is read as action",
            f"write {name.upper()}, or @{name}",
        )


def _in_dialogue(line: Line, after: Line | None, reading: Reading) -> Iterator[Diagnostic]:
    if not reading.from_fountain or line.opens or after is None:
        return
    name, _ = split_cue(line.text)
    goes_on = not line.before_blank and isinstance(after.element, _SPOKEN)
    known = clean_name(name).upper() in reading.speeches
    if goes_on and known and is_capitals(name):
        yield line.doubt(
            "cue-needs-blank-line",
            Severity.WARNING,
            f"{line.text} looks like a cue, but is spoken as part of the speech above it",
            "put a blank line before it",
        )


def _in_cue(line: Line, cue: Character, reading: Reading) -> Iterator[Diagnostic]:
    if reading.from_fountain and line.text.endswith("^") and not cue.dual:
        yield line.doubt(
            "caret-without-partner",
            Severity.WARNING,
            f"the ^ of {cue.text} pairs it with a speech before it, and there is none",
            "move ^ to the second of the two cues, or delete it",
        )
    if cue.text.count("(") != cue.text.count(")"):
        yield line.doubt(
            "unclosed-bracket",
            Severity.WARNING,
            f"a bracket is missing in the cue {cue.text}, so all of it is a name",
            "close the bracket",
        )
    elif _may_be_action(cue, reading):
        yield line.doubt(
            "action-read-as-cue",
            Severity.HINT,
            f"{cue.text} is read as a cue, and what follows as its speech",
            "if it is action, begin it with ! or put a blank line after it",
        )


def _may_be_action(cue: Character, reading: Reading) -> bool:
    """Capitals that end as a sentence does, or are too many for a name, and speak once."""
    if cue.forced or cue.extension or reading.speeches[clean_name(cue.text).upper()] > 1:
        return False
    return _SENTENCE.search(cue.text) is not None or len(cue.text.split()) > _LONGEST_NAME


def _open_directions(reading: Reading) -> Iterator[Diagnostic]:
    """Lines of a speech that open a bracket which closes on a later line, or never."""
    for line in reading.lines:
        if not isinstance(line.element, Dialogue):
            continue
        if line.text.startswith("(") and line.text.count("(") > line.text.count(")"):
            yield line.doubt(
                "unclosed-bracket",
                Severity.WARNING,
                "a direction that does not close on its line is spoken aloud",
                "put all of it on one line, between ( and )",
            )
