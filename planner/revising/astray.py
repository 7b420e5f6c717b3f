"""Whether a reading went astray: part of it where the note says, part where nothing says so.

Enters: a reading, the note, the film. Leaves: the reading; of a note that names one shot or line
and no other, all of it there, or a question whether it is. "“I saw you”: slower, and he looks at
her" is said of one line, however many times he looks at her in the film.
"""

import re
from collections.abc import Collection
from dataclasses import replace

import msgspec

from planner.edits import (
    AnyEdit,
    Block,
    Carry,
    Dress,
    Drop,
    Insert,
    Length,
    LookAt,
    Merge,
    Perform,
    Reframe,
    Reorder,
    Split,
    Style,
    Transition,
)
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
_TELLING = re.compile(
    r"[,;:.-] (?:shot )?(\d+) (?:already |just |does |is |has |was |can |will |really )*(?:tells?|"
    r"says?|shows?|do(?:es)?|covers?|carr(?:y|ies)|gives?|works?|is|has|was|enough|better|stronger)\b"
)
_OUT_OF = re.compile(
    r"\b(?:get|take|have) [a-z' ]{2,24}? out of (?:that|the|this|his|her|their) ([a-z]+)\b"
)
_BOTH = re.compile(r"\b(?:both|the two) shots\b|\bin both (?:of them)?(?= *(?:$|[.,;!]))")
_SHARE = re.compile(r"\b(\d{1,3}) ?(?:%|per ?cent)")
_NUMBER = re.compile(r"\b\d+\b")


def kept_together(read: Reading, note: str, film: Footage) -> Answer:
    """The reading, with its edits where the note is; a question where that may be otherwise."""
    read = _not_the_reason(_taken_off(_over_shoulder(read, note, film), note, film), note, film)
    if _unused_line(read, note, film) or _one_of_both(read, note) or _other_share(read, note):
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


def _over_shoulder(read: Reading, note: str, film: Footage) -> Reading:
    """The reading, with the shoulder that is named near the camera: "an OTS over Holt"."""
    said = _QUOTED.sub(" ", note.lower())

    def turned(edit: AnyEdit) -> AnyEdit:
        if (
            not isinstance(edit, Reframe)
            or edit.foreground is None
            or len(edit.subjects or ()) != 1
        ):
            return edit
        (seen,) = edit.subjects or ("",)
        near, far = (re.escape(film.named(i).lower()) for i in (seen, edit.foreground))
        over = re.search(rf"\bover (?:the )?{near}\b", said)
        if over is None or re.search(
            rf"\bover (?:the )?{far}\b|\b(?:on|onto|to|of) {near}\b", said
        ):
            return edit
        return msgspec.structs.replace(edit, subjects=(edit.foreground,), foreground=seen)

    edits = tuple(turned(e) for e in read.edits)
    return read if edits == read.edits else replace(read, edits=edits, said=told(edits, film))


def _taken_off(read: Reading, note: str, film: Footage) -> Reading:
    """The reading, without what somebody is to get out of: "get him out of that skirt"."""
    off = _OUT_OF.findall(note.lower())

    def bared(edit: AnyEdit) -> AnyEdit:
        if isinstance(edit, Dress) and edit.words.lower() in off:
            return msgspec.structs.replace(edit, words=f"no {edit.words}")
        return edit

    edits = tuple(bared(e) for e in read.edits)
    return read if edits == read.edits else replace(read, edits=edits, said=told(edits, film))


def _not_the_reason(read: Reading, note: str, film: Footage) -> Reading:
    """The reading, without the shot that only says why another goes: "lose 18, 17 tells it"."""
    why = {int(n) for n in _TELLING.findall(note.lower())}
    edits = tuple(
        e for e in read.edits
        if not (isinstance(e, Drop) and film.by_id[e.shot].number in why)
    )  # fmt: skip
    return read if edits in {read.edits, ()} else replace(read, edits=edits, said=told(edits, film))


def _one_of_both(read: Reading, note: str) -> bool:
    """Whether two shots are asked for and only one would change."""
    shots = {i for e in read.edits if (i := getattr(e, "shot", None))}
    return _BOTH.search(_QUOTED.sub(" ", note.lower())) is not None and len(shots) == 1


def _other_share(read: Reading, note: str) -> bool:
    """Whether a look is told by a share that it does not get; a joined shot, by two lengths."""
    shares = [int(n) / 100 for n in _SHARE.findall(note.lower())]
    looks = [e for e in read.edits if isinstance(e, Style)]
    plain = [e for e in looks if e.sepia == 1.0 or e.grain == 1.0]
    merged = {e.shot for e in read.edits if isinstance(e, Merge)}
    twice = any(isinstance(e, Length) and e.shot in merged for e in read.edits)
    return twice or bool(plain and shares and 1.0 not in shares)


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
