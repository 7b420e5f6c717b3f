"""The last change again: as much more or less of it, or for somebody or something else.

Enters: a note's plain words, the edits made last, the film. Leaves: edits, or None where the note
is no such note; a change that has no measure cannot be done by half.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

from planner.edits import (
    AnyEdit,
    Dress,
    Furnish,
    Hold,
    Move,
    Pace,
    Reframe,
    Relight,
    Sound,
    Style,
    Voice,
)
from planner.revising.answers import Unread
from planner.revising.footage import Footage
from planner.revising.references import names_of
from planner.revising.things import one_of, places_with
from planner.shots import Size

_AH = (
    r"(?:(?:no|nope|nah|ok|okay|hm+|yes|yeah|good|better|and|but|just|still|even|now|too much|way "
    r"too much|too far|far too much|not enough|not quite|nearly|almost|it is|that is|thats|its) )*"
)
_LESS = r"(?:(?:a )?(?:bit|little|touch|tad|lot) less|less|not so much|not quite so much|too much)"
_MORE = (
    r"(?:(?:a )?(?:little )?(?:bit|little|touch|tad|hair) more|more|some more|more of (?:that|it)|"
    r"not enough|further)"
)
_HALF = r"(?:(?:make it |do |try |give me |take )?half (?:of )?(?:that|it|as much)(?: again)?)"
_TWICE = r"(?:(?:make it |do |try )?(?:twice|double) (?:that|it|as much)|double it)"
_END = r"(?: please| pls| now| still)*"
_BY: tuple[tuple[re.Pattern[str], float], ...] = tuple(
    (re.compile(f"{_AH}{said}{_END}"), share)
    for said, share in ((_HALF, 0.5), (_TWICE, 2.0), (_LESS, 0.7), (_MORE, 1.4))
)
_SIZES = tuple(Size)
_NEUTRAL: Mapping[str, float] = {  # what a value without any change is
    "saturation": 1, "contrast": 1, "brightness": 1, "outline": 1, "pitch": 1, "tempo": 1,
}  # fmt: skip
_MEASURES: Mapping[type, tuple[str, ...]] = {
    Move: ("travel",), Hold: ("lead_frames", "tail_frames"), Sound: ("level_db",),
    Voice: ("pitch", "tempo", "level_db"),
    Style: ("saturation", "warmth", "contrast", "brightness", "sepia", "grain", "outline"),
}  # fmt: skip
_SAME = re.compile(
    r"(?:and |ok |okay |yes |now )*(?:do |give |try )?(?:the )?same(?: thing| again)? "
    r"(?:for|with|on|to|goes for|in|at) (?P<other>[\w' ]+?)(?: too| as well| please)*"
)
_ANOTHER = re.compile(
    r"(?:and|now)(?: also)? (?P<shots>(?:shots? )?\d+(?:(?: and|,) \d+)*|the next(?: one| shot)?|"
    r"the one (?:after|before)(?: (?:it|that))?)(?: too| as well| also| please)*"
)
_NEIGHBOURS = (
    (re.compile(r"the one after.*|the next.*"), "the next one"),
    (re.compile(r"the one before.*"), "the one before"),
)
_TOO_FAR = re.compile(
    rf"{_AH}(?:not (?:quite )?(?:that|so|this) (?P<size>close|tight|near|wide|far|loose)"
    rf"(?: in| out)?|(?P<back>ease|back|pull) off (?:one|a) (?:size|step|notch))"
    r"(?: please| though)*"
)
_SCENE = re.compile(r"(?:the )?(?:scene )?(\d+)")


def once_more(
    plain: str, last: Sequence[AnyEdit], selected: str | None, film: Footage
) -> tuple[AnyEdit, ...] | None:
    """The edits of a note that only goes on from the last change; raises Unread.

    Where another shot is looked at than was changed, a note without a name is of that shot.
    """
    changed = {getattr(e, "shot", None) for e in last}
    if not last or (selected is not None and selected not in changed):
        return None
    for said, share in _BY:
        if said.fullmatch(plain):
            return _scaled(last, share)
    if same := _SAME.fullmatch(plain):
        return _transferred(last, same.group("other"), film)
    if (over := _TOO_FAR.fullmatch(plain)) and over.group("size") not in {"wide", "far", "loose"}:
        return _stepped(last, -1)
    return _stepped(last, 1) if over else None


def spelled_out(plain: str, last: Sequence[AnyEdit]) -> str:
    """A note that only names another shot for the last change, as a wish; "" for any other."""
    another = _ANOTHER.fullmatch(plain)
    if another is None or not last or not all(getattr(e, "shot", None) for e in last):
        return ""
    shots = another.group("shots")
    named = next((words for said, words in _NEIGHBOURS if said.fullmatch(shots)), shots)
    return f"same for {named if named.startswith('the ') else 'shot ' + named.split('shot')[-1]}"


def _stepped(last: Sequence[AnyEdit], step: int) -> tuple[AnyEdit, ...] | None:
    """The last change of size, one size closer or wider; None where it was none."""
    found: list[AnyEdit] = []
    for edit in last:
        if not isinstance(edit, Reframe) or edit.size is None:
            return None
        place = _SIZES.index(edit.size) + step
        if not 0 <= place < len(_SIZES):
            return None
        found.append(msgspec.structs.replace(edit, size=_SIZES[place]))
    return tuple(found)


def _scaled(last: Sequence[AnyEdit], share: float) -> tuple[AnyEdit, ...] | None:
    """The last change, so much of it; None where one of its edits has no measure."""
    found = tuple(_measured(edit, share) for edit in last)
    return None if None in found else tuple(e for e in found if e is not None)


def _measured(edit: AnyEdit, share: float) -> AnyEdit | None:
    changed: dict[str, Any] = {}
    for name in _MEASURES.get(type(edit), ()):
        value = getattr(edit, name)
        if value is not None:
            plain = _NEUTRAL.get(name, 0)
            now = plain + (value - plain) * share
            changed[name] = round(now) if name.endswith("frames") else round(now, 2)
    return msgspec.structs.replace(edit, **changed) if changed else None


def _transferred(
    last: Sequence[AnyEdit], other: str, film: Footage
) -> tuple[AnyEdit, ...] | None:  # fmt: skip
    """The last change for another person, thing or scene; None where it is of neither."""
    found: list[AnyEdit] = []
    for edit in last:
        if type(edit) not in _OTHER:
            return None
        field, known = _OTHER[type(edit)]
        found.append(msgspec.structs.replace(edit, **{field: known(other, edit, film)}))
    return tuple(found)


def _somebody(other: str, _: AnyEdit, film: Footage) -> str:
    names = names_of(film)
    if (who := names.get(other.removeprefix("the "))) is None:
        raise Unread(f"nobody is known as “{other}”")
    return who


def _something(other: str, edit: AnyEdit, film: Footage) -> str:
    words = re.sub(r"^(?:the|those|these|that|all) ", "", other).split()
    for noun in (" ".join(words), words[-1], words[-1].removesuffix("s")):
        known = one_of(noun, film)
        if isinstance(edit, Furnish) and edit.place in {p.id for p in places_with(known, film)}:
            return known
    raise Unread(f"there is no {' '.join(words)} there")


def _another_scene(other: str, _: AnyEdit, film: Footage) -> str:
    number = _SCENE.fullmatch(other)
    scene = next((s for s in film.scenes if number and str(s.number) == number.group(1)), None)
    if scene is None:
        raise Unread(f"no scene is known as “{other}”; give its number")
    return scene.id


_OTHER: Mapping[type, tuple[str, Callable[[str, AnyEdit, Footage], str]]] = {
    Dress: ("character", _somebody), Voice: ("character", _somebody),
    Furnish: ("noun", _something), Relight: ("scene", _another_scene),
    Style: ("scene", _another_scene), Sound: ("scene", _another_scene),
    Pace: ("scene", _another_scene),
}  # fmt: skip
