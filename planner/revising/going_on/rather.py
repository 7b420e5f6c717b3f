"""The last change with another value: "four seconds is plenty", "no, blue", "not six, four".

Enters: the pieces of a note, the edits made last, the film's rate. Leaves: the edit with that
value, or None where the pieces say something else.
"""

import re
from collections.abc import Sequence

import msgspec

from planner import palettes
from planner.edits import AnyEdit, Dress, Hold, Length, Transition
from planner.revising.footage import Footage
from planner.revising.words.synonyms import NUMBERS

_COLOURS = frozenset((*palettes.COLOURS, *palettes.HAIR_COLOURS)) - {"dark", "light", "pale"}
_AH = (
    r"(?:(?:no|nope|nah|hm+|oh|ok|okay|just|rather|make (?:it|that)|say|then|and|but|in|try|please|"
    r"have|give (?:him|her|them)|lets|let it be|it should be|id rather have|id prefer|perhaps|"
    r"maybe|actually|on (?:reflection|second thoughts?)) )*"
)
_ARTICLES = ("a", "an", "the", "some", "his", "her", "their")
_NUMBER = rf"(?P<number>\d+(?:\.\d+)?|{'|'.join(w for w in NUMBERS if w != 'one')}|one)"
_UNIT = r"(?: (?P<unit>seconds?|secs?|s|frames?|f))?"
_END = (
    r"(?: (?:is|are|will|would) (?:enough|plenty|do|fine)| (?:instead|rather|then|please|max|"
    r"at most|tops|only))*"
)
_TIME = re.compile(
    rf"{_AH}{_NUMBER}{_UNIT}{_END}(?: not (?:\d+|\w+)(?: (?:seconds?|secs?|frames?))?)?"
)
_NOT_THAT = re.compile(
    r"(?:no|nope|nah|(?:(?:that|it) is |thats |its )?(?:still |way |far |much )?too (?:long|short|"
    r"quick|brief|slow)(?: now)?|not (?:quite )?(?:that|so|as) (?:long|short|quick|brief|slow)|"
    r"not enough|(?:a )?bit (?:much|mean|long|short)|too (?:much|mean))"
)
_COLOURED = re.compile(
    rf"{_AH}(?:(?:a|an|the) )?(?P<colour>(?:(?:dark|light|pale|bright) )?"
    rf"(?:{'|'.join(sorted(_COLOURS))}))(?: ones?)?(?: (?:instead|rather|then|please|not \w+|"
    r"(?:was|would be|is) (?:right|better|best|nicer)))*"
)


def rather(pieces: Sequence[str], edit: AnyEdit, film: Footage) -> AnyEdit | None:
    """The edit with the value that the pieces of a note name; None where they name none."""
    told = [p for p in pieces if not _NOT_THAT.fullmatch(p)]
    said = " ".join(told)
    if isinstance(edit, Length | Transition | Hold) and (match := _TIME.fullmatch(said)):
        return _lasting(edit, match, film, outright=len(told) < len(pieces) or "not " in said)
    if isinstance(edit, Dress) and (match := _COLOURED.fullmatch(said)):
        return _coloured(edit, match.group("colour"))
    return None


def _lasting(
    edit: Length | Transition | Hold, match: re.Match[str], film: Footage, *, outright: bool
) -> AnyEdit | None:
    """So many seconds, or frames; a bare number only beside what was wrong."""
    unit, number = match.group("unit") or "", match.group("number")
    bare = match.group() == number
    if bare and not outright:
        return None  # "twelve" by itself may be a shot
    count = float(NUMBERS[number]) if number in NUMBERS else float(number)
    frames = round(count) if unit.startswith("f") else round(count * film.second)
    if not isinstance(edit, Hold):
        return msgspec.structs.replace(edit, frames=frames)
    if (edit.lead_frames is None) == (edit.tail_frames is None):
        return None  # which of its silences is not said
    if edit.tail_frames is None:
        return msgspec.structs.replace(edit, lead_frames=frames)
    return msgspec.structs.replace(edit, tail_frames=frames)


def _coloured(edit: Dress, colour: str) -> AnyEdit | None:
    """The same clothes in another colour."""
    words = edit.words.split()
    places = [n for n, w in enumerate(words) if w in _COLOURS]
    if not places and len(words) - (words[0] in _ARTICLES) == 1 and words[0] != "no":
        words.insert(len(words) - 1, colour)  # "a scarf": one of that colour
        return msgspec.structs.replace(edit, words=" ".join(words))
    if len(places) != 1 or words[places[0]] == colour:
        return None
    words[places[0]] = colour
    if places[0] and words[places[0] - 1] in ("a", "an"):
        words[places[0] - 1] = "an" if colour[0] in "aeiou" else "a"
    return msgspec.structs.replace(edit, words=" ".join(words))
