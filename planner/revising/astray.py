"""Whether a reading went astray: part of it where the note says, part where nothing says so.

Enters: a reading, the note, the film. Leaves: the reading; of a note that names one shot or line
and no other, all of it there, or a question whether it is. "“I saw you”: slower, and he looks at
her" is said of one line, however many times he looks at her in the film.
"""

import re
from collections.abc import Collection

import msgspec

from planner.edits import AnyEdit, Block, Carry, Insert, LookAt, Perform, Reorder, Split, Transition
from planner.revising.answers import Answer, Reading
from planner.revising.footage import Footage
from planner.revising.learned.deciding import offered
from planner.revising.telling import told

_QUOTED = re.compile(r"[\"“]([^\"”]{2,})[\"”]")
_POINTING = re.compile(  # words by which another place may be named beside it
    r"\b(?:next|previous|following|preceding|before|after|first|last|other|both|all|every|each|rest|"
    r"scenes?|when|where|while|as (?!an? )|opening|closing|insert|line|"
    r"onwards?|forwards?|everything|to the end|both men|both women)\b"
    r"|\d\s*(?:[-–]|to|through|thru|till|until)\s*\d"
)
_THERE = re.compile(r"\b(?:after|when|as) (?:he|she|they) (?:says?|said) (?:it|that|so|this)\b")
_ELSEWHERE = (Transition, Insert, Split, Carry, Block)  # at a place of their own
_SEVERAL = 2
_NUMBER = re.compile(r"\b\d+\b")


def kept_together(read: Reading, note: str, film: Footage) -> Answer:
    """The reading, with its edits where the note is; a question where that may be otherwise."""
    if _unused_line(read, note, film):
        return offered((read,)) or read
    if both := _contradicted(read):
        return offered([Reading((e,), told((e,), film)) for e in both]) or read
    if len(read.edits) < 2 or any(isinstance(e, _ELSEWHERE) for e in read.edits):
        return read
    if _POINTING.search(_THERE.sub(" ", _QUOTED.sub(" ", note.lower()))):
        return read
    for field, named in (("shot", _numbered(note, film)), ("beat", _quoted(note, read, film))):
        here = {i: i in named for e in read.edits if (i := getattr(e, field, None))}
        if sum(here.values()) == 1 and not all(here.values()):
            place = next(i for i, is_named in here.items() if is_named)
            astray = frozenset(i for i, is_named in here.items() if not is_named)
            return _moved(read, field, place, astray, film)
    return read


def _moved(read: Reading, field: str, place: str, astray: Collection[str], film: Footage) -> Answer:
    """The reading with what strayed where the note is; asked where it belongs to a moment."""
    edits = tuple(
        msgspec.structs.replace(e, **{field: place}) if getattr(e, field, None) in astray else e
        for e in read.edits
    )
    moved = Reading(edits, told(edits, film))
    plain = field == "shot" or all(isinstance(e, Perform | LookAt) for e in read.edits)
    return moved if plain else offered((moved, read)) or read


def _contradicted(read: Reading) -> tuple[AnyEdit, ...]:
    """Edits of which but one can hold: a shot in two places, a look at two things at once."""
    for kind, about in ((Reorder, ("shot",)), (LookAt, ("beat", "character"))):
        alike = tuple(e for e in read.edits if isinstance(e, kind))
        whose = {tuple(getattr(e, field) for field in about) for e in alike}
        if len(alike) == len(read.edits) > len(whose):
            return alike
    return ()


def _unused_line(read: Reading, note: str, film: Footage) -> bool:
    """Whether a note quotes several lines, and the playing of one of them is left as it is."""
    quotes = [" ".join(re.findall(r"\w+", q.lower())) for q in _QUOTED.findall(note)]
    played = [e.beat for e in read.edits if isinstance(e, Perform)]
    if len(quotes) < _SEVERAL or len(played) != len(read.edits):
        return False
    said = [" ".join(re.findall(r"\w+", film.beats[i].text.lower())) for i in played]
    return any(not any(q in line for line in said) for q in quotes)


def _numbered(note: str, film: Footage) -> frozenset[str]:
    """Ids of the shots whose numbers a note holds."""
    numbers = {int(n) for n in _NUMBER.findall(_QUOTED.sub(" ", note))}
    return frozenset(film.numbered[n].id for n in numbers if n in film.numbered)


def _quoted(note: str, read: Reading, film: Footage) -> frozenset[str]:
    """Ids of the beats of a reading that a note quotes."""
    quotes = [" ".join(re.findall(r"\w+", q.lower())) for q in _QUOTED.findall(note)]
    ids = {i for e in read.edits if (i := getattr(e, "beat", None)) in film.beats}
    return frozenset(
        i for i in ids
        if any(q in " ".join(re.findall(r"\w+", film.beats[i].text.lower())) for q in quotes)
    )  # fmt: skip
