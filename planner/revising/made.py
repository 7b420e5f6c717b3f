"""Shots that a note makes itself, by a split or an insertion: the rest of it may be about them.

Enters: a note's plain text; the film and the edits of a clause. Leaves: the text with a word for
each part of a split shot, the film with the new shots, and edits in which what is said of a new
shot goes into its insertion.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

import msgspec

from planner.amending.amend import amend
from planner.amending.draft import Draft
from planner.edits import AnyEdit, Insert, Length, Reframe, Split, made_by
from planner.errors import RefusedEdit
from planner.revising.answers import Unread
from planner.revising.footage import Footage
from planner.revising.references.pointing import Pointers
from planner.revising.references.scope import About, Scope
from planner.shots import Shot

NEW, OLD = "madeshot", "keptshot"
_USUAL = 36  # frames of an insertion of which nothing is said
_SPLIT = r"\b(?:split|divide|break|separate|cut|chop|ownshot)\b"
_PIECE = r"(?:part|half|piece|bit|section|portion|segment)"
_NEXT = r"(?:[,.;:!?]|\band\b|\bthen\b|\bbut\b)"
_SECOND = re.compile(
    rf"(?P<split>{_SPLIT}.*?{_NEXT}.*?)\b(?:(?:the|that|its) )?("
    rf"?:(?:second|2nd|latter|last|other|new"
    rf"|back) {_PIECE}|(?:second|new|latter|other) (?:shot|one)\b)"
)
_FIRST = re.compile(
    rf"(?P<split>{_SPLIT}.*?{_NEXT}.*?)\b(?:(?:the|that|its) )?(?:first|1st|former|front) "
    rf"(?:{_PIECE}|one|shot)\b(?! (?:of|in) )"
)
_FROM = re.compile(
    rf"(?P<split>{_SPLIT}.*?{_NEXT}.*?)\bfrom (?:there|then|that point|here)(?: on(?:wards?)?)?\b"
)
_ADDED = re.compile(
    rf"(?P<split>\b(?:kind-|insert|add).*?{_NEXT}.*?)\b(?:the|that) new (?:shot|one)\b"
)


def parts_named(text: str) -> str:
    """The text with one word for the new shot, and one for what is left of the old one."""
    for said, word in ((_SECOND, NEW), (_FIRST, OLD), (_FROM, f"in {NEW}"), (_ADDED, NEW)):
        text = said.sub(rf"\g<split>{word}", text)
    return text


def makes(edits: Sequence[AnyEdit]) -> list[Split | Insert]:
    """The edits that make a shot."""
    return [e for e in edits if isinstance(e, (Split, Insert))]


def with_made(film: Footage, edits: Sequence[AnyEdit]) -> Footage:
    """The film with the shots that edits make; Unread where they cannot be made."""
    draft = Draft(film.graph, film.plan)
    try:
        for edit in makes(edits):
            draft = amend(draft, edit).draft
    except RefusedEdit as refused:
        raise Unread(str(refused)) from refused
    return Footage(draft.plan, draft.graph)


def whole(film: Footage, edits: Sequence[AnyEdit]) -> Footage:
    """The film in which every shot that edits are about is known, also those that they make."""
    about = (getattr(e, "shot", None) for e in edits)
    return film if all(i is None or i in film.by_id for i in about) else with_made(film, edits)


def parts(film: Footage, edit: Split) -> tuple[Shot, Shot]:
    """The two shots that a split leaves."""
    return film.by_id[edit.shot], film.by_id[made_by(edit)]


def with_parts(text: str, about: About, pointers: Pointers) -> str:
    """The text with placeholders for the shots that the note has made."""
    if NEW not in text and OLD not in text:
        return text
    if not about.parted:
        raise Unread("which shot is meant is not clear; give its number")
    for word, shot in ((OLD, about.parted[0]), (NEW, about.parted[-1])):
        while word in text:
            text = text.replace(word, pointers.shots((shot.id,)), 1)
    return text


def of_shot(edits: Sequence[AnyEdit], shot_id: str) -> bool:
    """Whether any edit is about a shot."""
    return any(getattr(e, "shot", "") == shot_id for e in edits)


def require_made(scope: Scope) -> None:
    """Raises Unread where a clause goes on about a new shot that cannot be made."""
    if scope.before.refused and not scope.names("s", scope.text):
        raise Unread(scope.before.refused)


def chosen(scope: Scope, about: About) -> About:
    """What the clause is about: after a split, the part that is named, or chosen."""
    if scope.names("s", scope.text) or scope.own_beats():
        return about
    options = [("the first part", about.parted[0]), ("the second part", about.parted[-1])]
    part = scope.pointers.choose("Which part of the split shot?", options)
    return replace(about, shots=(part,), parted=())


def after_making(scope: Scope, edits: tuple[AnyEdit, ...], now: About) -> About:
    """What the next clause goes on about, after edits that make shots."""
    try:
        film = with_made(scope.film, edits)
    except Unread as why:  # told where the edit is made; nothing can go on about the new shot
        return replace(now, shots=(), parted=(), refused=why.text)
    made = makes(edits)[-1]
    if isinstance(made, Split):
        first, second = parts(film, makes(edits)[0])  # type: ignore[arg-type]
        if "ownshot" in scope.text:
            alone = second if _opens(second, scope) else first
            return replace(now, film=film, shots=(alone,), parted=())
        return replace(now, film=film, shots=(first,), parted=(first, second))
    new = film.by_id[made_by(made)]
    return replace(now, film=film, shots=(new,), parted=(new,))


def _opens(shot: Shot, scope: Scope) -> bool:
    """Whether a shot opens with the words that are named."""
    beats = {b.id for n in scope.names("b", scope.text) for b in scope.pointers.beats[n]}
    return bool(shot.covers) and shot.covers[0].beat_id in beats


def settled(edits: Sequence[AnyEdit]) -> list[AnyEdit]:
    """The edits, with the length and size of an inserted shot said in its insertion."""
    found: list[AnyEdit] = []
    places: dict[str, int] = {}
    for edit in edits:
        place = places.get(getattr(edit, "shot", None) or "")
        within = _within(found[place], edit) if place is not None else None
        if place is not None and within is not None:
            found[place] = within
            continue
        if isinstance(edit, Insert):
            places[made_by(edit)] = len(found)
        found.append(edit)
    named = {old: made_by(e) for old, n in places.items() if isinstance(e := found[n], Insert)}
    return [_renamed(edit, named) for edit in found]


def _within(insert: AnyEdit, edit: AnyEdit) -> Insert | None:
    """An insertion with what an edit of its shot says; None where it cannot say that."""
    if not isinstance(insert, Insert):
        return None
    if isinstance(edit, Length) and insert.frames == _USUAL:
        return msgspec.structs.replace(insert, frames=edit.frames)
    if isinstance(edit, Reframe) and insert.size is None and edit.size is not None:
        rest = {f for f in edit.__struct_fields__ if getattr(edit, f) is not None}
        return msgspec.structs.replace(insert, size=edit.size) if rest == {"shot", "size"} else None
    return None


def _renamed(edit: AnyEdit, named: dict[str, str]) -> AnyEdit:
    shot = getattr(edit, "shot", None)
    return msgspec.structs.replace(edit, shot=named[shot]) if shot in named else edit
