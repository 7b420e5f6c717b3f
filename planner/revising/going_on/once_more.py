"""A note that goes on from the last change: more or less of it, another value, or for another shot.

Enters: a note as typed, the edits made last, the film. Leaves: edits, or None where the note is no
such note.
"""

import re
from collections.abc import Sequence

from planner.edits import AnyEdit
from planner.revising.footage import Footage
from planner.revising.going_on.further import further
from planner.revising.going_on.instead import instead
from planner.revising.going_on.rather import rather
from planner.revising.going_on.same_again import same_again

_PIECES = re.compile(r"\s*(?:[.,;!?]+(?=\s|$)|\s[-–]\s)\s*")
_IDLE = re.compile(r"(?:no|nope|nah|yes|yeah|ok|okay|hm+|oh|whoa|sorry|please|thanks|good|better)*")
_MUCH = re.compile(
    r"(?:(?:that|it|this) is |thats |its )?(?:still |way |far |bit )*(?:too )?(?:much|far)"
)
_WRONG = re.compile(r"(?:[a-z ]+ )?(?:too|not)\b")
_REFUSED = re.compile(r"\W*(?:no|nope|nah|hm+|actually|oh)\b", re.IGNORECASE)
_MOST = 4  # pieces of such a note


def once_more(
    note: str, last: Sequence[AnyEdit], selected: str | None, film: Footage
) -> tuple[AnyEdit, ...] | None:
    """The edits of a note that only goes on from the last change; raises Unread.

    Where another shot is looked at than was changed, a note without a name is of that shot.
    """
    if not last:
        return None
    if same := same_again(note, last, selected, film):
        return same
    changed = {getattr(e, "shot", None) for e in last}
    if selected is not None and selected not in changed:
        return None
    pieces = _pieces(note)
    if not 0 < len(pieces) <= _MOST:
        return None
    return _each(last, pieces, film, refused=_REFUSED.match(note) is not None)


def _pieces(note: str) -> list[str]:
    """The pieces of a note in small letters without signs, but for those that say nothing."""
    parts = _PIECES.split(note.lower().replace("’", "'").replace("'", "").strip())
    plain = [" ".join(re.sub(r"[^\w\s.]", " ", part).split()).strip(".") for part in parts]
    return [p for p in plain if p and not _IDLE.fullmatch(p)]


def _each(
    last: Sequence[AnyEdit], pieces: Sequence[str], film: Footage, *, refused: bool
) -> tuple[AnyEdit, ...] | None:
    """Each of the last edits as the pieces want it; None where one has nothing of it."""
    found: list[AnyEdit] = []
    for edit in last:
        other = rather(pieces, edit, film) or instead(pieces, edit, film, refused=refused)
        now = other or _further(pieces, edit)
        if now is None:
            return None
        found.append(now)
    return tuple(found)


def _further(pieces: Sequence[str], edit: AnyEdit) -> AnyEdit | None:
    """More or less of an edit; what is wrong with it may be said before how much is wanted."""
    telling = [p for p in pieces if not _MUCH.fullmatch(p)] or pieces
    wanted = [further(piece, edit) for piece in telling]
    if any(w is None for w in wanted):
        return None
    unlike = [p for p, w in zip(telling, wanted, strict=True) if w != wanted[-1]]
    return wanted[-1] if all(_WRONG.match(p) for p in unlike) else None
