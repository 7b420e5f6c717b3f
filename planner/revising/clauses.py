"""A whole note: its clauses read one after another, each about what it names or the one before.

Enters: a note in plain words. Leaves: its edits. A note is read wholly or not at all.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

import msgspec

from planner.edits import (
    AnyEdit,
    Drop,
    Hold,
    Length,
    Merge,
    Move,
    Pace,
    Perform,
    Reframe,
    Reorder,
    Style,
    Transition,
    Voice,
)
from planner.revising.answers import Ambiguous, Unread
from planner.revising.footage import Footage
from planner.revising.made import (
    after_making,
    chosen,
    makes,
    of_shot,
    parts_named,
    require_made,
    settled,
    with_parts,
)
from planner.revising.reasons import ENDS, remarked, told_about, told_only
from planner.revising.references import whereabouts
from planner.revising.references.pointing import Pointers
from planner.revising.references.referring import referred
from planner.revising.references.scope import About, Scope
from planner.revising.wishes import (
    beside_moves,
    cutting,
    dressing,
    framing,
    lasting,
    lenses,
    measuring,
    moving,
    music,
    placing,
    showing,
    sounding,
    speaking,
    standing,
    styling,
    subjects,
    together,
    turning,
    viewing,
)
from planner.revising.wishes.wishing import Wish, read_clause, wish
from planner.revising.words.wording import Worded
from planner.shots import Size

_MOST = 12  # clauses in a note
_TRIES = 120  # readings of pieces before a note is given up
_JOINED = 4  # pieces that may belong together: "a two-shot of Leo, Ray and Jane"
_SEPARATORS = re.compile(
    r"\s*(?:[;!?]+|\.+(?=\s|$)|,?\s*\b(?:and then|then|after that|also)\b|,\s*(?:and|but)\b|,|"
    r"\band\b|\bplus\b)\s*"
)
_ON, _INSTEAD = re.compile(r"\b(?:on|of|see|show) @w\d+$"), re.compile(r"@w\d+ instead$")
_LISTED = re.compile(r".*@w\d+(?:, and | and |, )@w\d+(?!').*")


def _same(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """The edits made last, in this note or before it, for other shots."""
    made = scope.before.edits or scope.pointers.last
    changes = [e for e in made if getattr(e, "shot", None) is not None]
    if not changes or len(changes) != len(made):
        raise Unread("there is nothing of the last change that another shot could have too")
    first = {getattr(e, "shot", None) for e in changes[:1]}
    one = [e for e in changes if getattr(e, "shot", None) in first]
    return [msgspec.structs.replace(e, shot=s.id) for s in scope.shots() for e in one]


_SAME = wish(
    r"(?:do )?(?:the )?(?:exact )?same(?: thing)?(?: again)?(?= (?:for|on|to|with|in|here|@s)|"
    r"$)|ditto|(?:(?:do|make|apply|repeat) (?:that|it|this)(?: change)?(?: again)?|again)"
    r"(?= (?:for|on|to|in|with) @s)",
    _same, alone=True, several=False,
)  # fmt: skip


def _once_more(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """One step on from the last change of size; which way it went, the director knows."""
    made = scope.pointers.last
    sized = [e for e in made if isinstance(e, Reframe) and e.size is not None]
    if not sized or len(sized) != len(made):
        raise Unread("what is to be done again is not clear; say it in words, as “still wider”")
    steps = scope.pointers.choose(
        "Which way again?", [("still closer", 1), ("still wider", -1)]
    )  # fmt: skip
    sizes = list(Size)
    places = [(e.shot, sizes.index(e.size) + steps) for e in sized if e.size is not None]
    if any(not 0 <= at < len(sizes) for _, at in places):
        raise Unread("there is no size beyond that one")
    return [Reframe(shot=shot, size=sizes[at]) for shot, at in places]


_AGAIN = wish(
    r"(?:(?:and )?(?:once )?again|once more|one more time)(?=(?: please| pls)? ?$)",
    _once_more, alone=True, several=False,
)  # fmt: skip
WISHES: tuple[Wish, ...] = (
    _SAME, _AGAIN, *music.FADES, *standing.WISHES, *cutting.EARLY, *sounding.WISHES,
    *together.WISHES, *placing.WISHES,
    *dressing.WISHES, *lasting.WISHES[:16], *styling.WISHES, *speaking.WISHES,
    *subjects.WISHES, *measuring.WISHES, *beside_moves.WISHES, *viewing.WISHES, *turning.WISHES,
    *moving.WISHES, *showing.WISHES, *lenses.WISHES, *framing.WISHES,
    *lasting.WISHES[16:], *cutting.LATE, *beside_moves.LAST, *viewing.LAST,
)  # fmt: skip


def read_note(said: Worded, film: Footage, pointers: Pointers) -> list[AnyEdit]:
    """Every edit of a note, in order; raises Unread or Ambiguous."""
    text = referred(replace(said, text=parts_named(said.text)), film, pointers)
    text = whereabouts.placed_alike(text, film, pointers)
    pieces = [p for p in _pieces(text) if p[0].strip(" :-")]
    if len(pieces) > _MOST:
        raise Unread("that is too much at once")
    reader = _Reader(said, film, pointers, pieces)
    edits = reader.read(0, About())
    if edits is None:
        raise reader.trouble or Unread("what is to change is not clear")
    speaking.of_one_line(edits, text)
    return settled(joined(edits))


def _pieces(text: str) -> list[tuple[str, str]]:
    """Clauses, each with what separates it from the next."""
    found, at = [], 0
    for match in _SEPARATORS.finditer(text):
        found.append((text[at : match.start()], match.group()))
        at = match.end()
    found.append((text[at:], ""))
    return found


class _Reader:
    """Tries to read pieces of a note alone, then joined; remembers why it could not."""

    def __init__(
        self, said: Worded, film: Footage, pointers: Pointers, pieces: list[tuple[str, str]]
    ) -> None:
        self.said, self.film, self.pointers, self.pieces = said, film, pointers, pieces
        self.trouble: Unread | Ambiguous | None = None
        self.tries = 0

    def read(self, start: int, about: About) -> list[AnyEdit] | None:
        """The edits from a piece on; None where they cannot be read."""
        if start == len(self.pieces):
            return []
        for end in range(start + 1, min(len(self.pieces), start + _JOINED) + 1):
            edits, now = self._piece(start, end, about)
            if now is None:
                continue
            rest = self.read(end, now)
            if rest is not None and (edits or rest):
                return edits + rest
        if start and not about.waiting and told_only(self.pieces[start][0]):
            return self.read(start + 1, about)
        return self._past_remark(start, about)

    def _past_remark(self, start: int, about: About) -> list[AnyEdit] | None:
        """The edits after a sentence that only tells something: "24 is business. Drop it."."""
        ends = (n for n in range(start, len(self.pieces)) if ENDS.search(self.pieces[n][1]))
        end = next(ends, len(self.pieces) - 1) + 1
        if about.waiting or (start and not ENDS.search(self.pieces[start - 1][1])):
            return None
        text = "".join(a + b for a, b in self.pieces[start:end]).strip()
        crafts = remarked(text)
        if crafts is None or (end == len(self.pieces) and (not start or "@" in text)):
            return None
        scope = Scope(about.film or self.film, self.pointers, self.said, text, about, rest=text)
        rest = self.read(end, told_about(scope))
        fitting = rest is not None and all(isinstance(e, crafts) for e in rest)
        return rest if fitting else None

    def _piece(self, start: int, end: int, about: About) -> tuple[list[AnyEdit], About | None]:
        """The edits of some pieces read as one clause, and what comes next is about."""
        self.tries += 1
        if self.tries > _TRIES:
            self.trouble = Unread("that is too tangled")
            return [], None
        text = "".join(a + b for a, b in self.pieces[start : end - 1]) + self.pieces[end - 1][0]
        if end < len(self.pieces) and _INSTEAD.match(self.pieces[end][0]) and _ON.search(text):
            return [], None  # "on Ann and Tom, not Ray": both come
        if about.waiting and _LISTED.fullmatch("".join(self.pieces[start - 1]) + text):
            return [], None  # "42: Ann and Tom, wider": who is told with whom
        try:
            text = with_parts(text.strip(), about, self.pointers)
            scope = self._scope(text, about)
            edits = read_clause(scope, WISHES)
            if edits:
                require_made(scope)
            if len(about.parted) > 1 and of_shot(edits or (), about.parted[0].id):
                scope = self._scope(text, chosen(scope, about))
                edits = read_clause(scope, WISHES)
            now = _after(scope, about, tuple(edits or ()), bare=edits is None)
        except (Unread, Ambiguous) as trouble:
            if self.trouble is None or isinstance(trouble, Ambiguous):
                self.trouble = self.trouble if isinstance(self.trouble, Ambiguous) else trouble
            return [], None
        if about.waiting and scope.names("s"):
            return [], None  # "8 and then 9 tighter": what is 8 to be?
        return edits or [], now

    def _scope(self, text: str, about: About) -> Scope:
        return Scope(about.film or self.film, self.pointers, self.said, text, about)


def _after(scope: Scope, about: About, edits: tuple[AnyEdit, ...], *, bare: bool) -> About | None:
    """What the next clause goes on about; None for a bare clause that names nothing."""
    shots, beats = scope.own_shots(), scope.own_beats()
    scenes = tuple(scope.film.scene(i) for n in scope.names("c") for i in scope.pointers.found[n])
    scenes = scenes or whereabouts.played_at(scope, edits)
    named = [scope.pointers.found[n][0] for n in scope.names("w", scope.text)]
    if bare and not shots and not scenes and not re.fullmatch(r"[a-z' ]*", scope.text):
        return None
    if not shots and not scenes:
        shots, scenes = about.shots, about.scenes
        moved = tuple(scope.film.by_id[e.shot] for e in edits if isinstance(e, Reorder))
        shots = moved or shots
    now = About(
        shots,
        scenes,
        beats or about.beats,
        tuple(named) or about.people,
        edits=edits or about.edits,
        waiting=bare and bool(scope.names("s")),
        film=about.film,
        parted=about.parted,
        refused=about.refused,
    )
    return after_making(scope, edits, now) if makes(edits) else now


def joined(edits: Sequence[AnyEdit]) -> list[AnyEdit]:
    """One Reframe, and one Style, for each thing; raises Unread where a note contradicts itself."""
    found: list[AnyEdit] = []
    places: dict[tuple[object, ...], int] = {}
    _agreeing(edits)
    for edit in _in_one(edits):
        if isinstance(edit, Voice) and any(_same_way(one, edit) for one in found):
            continue  # "pitch her up a bit, she sounds too old": how far was told first
        beside = next((n for n, one in enumerate(found) if _of_one_voice(one, edit)), None)
        if beside is not None and isinstance(edit, Voice):
            found[beside] = _both(found[beside], edit)
            continue
        if not isinstance(edit, (Reframe, Style)):
            found += [edit] if edit not in found else []
            continue
        about = type(edit), edit.shot, getattr(edit, "scene", None)
        if about in places:
            found[places[about]] = _both(found[places[about]], edit)
        else:
            places[about] = len(found)
            found.append(edit)
    return found


def _same_way(one: AnyEdit, other: Voice) -> bool:
    """Whether two edits make the same voice higher, or lower, and do nothing else."""
    if not isinstance(one, Voice) or one.character != other.character:
        return False
    if one.pitch is None or other.pitch is None or (one.pitch > 1) != (other.pitch > 1):
        return False
    return msgspec.structs.replace(one, pitch=other.pitch) == other


def _of_one_voice(one: AnyEdit, other: AnyEdit) -> bool:
    """Whether two edits change different things of one voice: "lower, and slower"."""
    if not (isinstance(one, Voice) and isinstance(other, Voice)):
        return False
    fields = ("recipe", "pitch", "tempo", "level_db")
    told = [{f for f in fields if getattr(e, f)} for e in (one, other)]
    return one.character == other.character and not told[0] & told[1]


def _in_one(edits: Sequence[AnyEdit]) -> list[AnyEdit]:
    """The edits, with what is said of the second of two shots that become one said of the first."""
    into = {e.following: e.shot for e in edits if isinstance(e, Merge)}
    return [
        msgspec.structs.replace(e, shot=into[shot])
        if (shot := getattr(e, "shot", None)) in into and not isinstance(e, Merge) else e
        for e in edits
    ]  # fmt: skip


def _agreeing(edits: Sequence[AnyEdit]) -> None:
    """Raises Unread where a note asks twice, and differently, for one thing."""
    asked: dict[tuple[object, ...], AnyEdit] = {}
    gone = {e.shot for e in edits if isinstance(e, Drop)}
    if any(getattr(e, "shot", None) in gone for e in edits if not isinstance(e, Drop)):
        raise Unread("what is asked of a shot that is dropped is not clear")
    for edit in edits:
        if isinstance(edit, (Length, Hold, Move, Transition, Pace, Drop)):
            about = getattr(edit, "shot", None) or getattr(edit, "scene", None)
            if asked.setdefault((type(edit), about), edit) != edit:
                raise Unread("the note asks for two different things of one shot")
        if isinstance(edit, Perform) and edit.emotion is not None:
            played = asked.setdefault((Perform, edit.beat, edit.character), edit)
            if isinstance(played, Perform) and played.emotion is not edit.emotion:
                raise Unread("the note asks for two different things of one shot")


def _both(first: AnyEdit, second: Reframe | Style | Voice) -> AnyEdit:
    said = {f: getattr(first, f) for f in first.__struct_fields__}
    for name in second.__struct_fields__:
        value = getattr(second, name)
        if value in (None, "") or name in {"shot", "scene"}:
            continue
        if said[name] not in {None, "", value}:
            raise Unread("the note asks for two different things of one shot")
        said[name] = value
    return type(second)(**said)
