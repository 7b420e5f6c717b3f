"""A note's edits by what the model hears in it.

Enters: what was heard in a note, the acts to take it for, the film, what the note points at.
Leaves: its edits; Unread or Ambiguous where an act or what it is about cannot be told.

Every act is said again in plain words ("shot 12 closer on Tom") and read by the grammar: there is
one way to make an edit, and what the grammar refuses is refused here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from planner.edits import AnyEdit
from planner.revising.answers import Unread
from planner.revising.clauses import joined
from planner.revising.footage import Footage
from planner.revising.frames.weighing import once_each, so_already
from planner.revising.learned.listening import Heard, Span
from planner.revising.learned.referents import Referents, referents
from planner.revising.learned.restating import dressing, framing, playing, sounding, timing
from planner.revising.learned.restating.framing import Restate
from planner.revising.learned.roles import settled
from planner.revising.readings import by_frames, by_grammar
from planner.revising.references.pointing import Pointers

RESTATED: Mapping[str, Restate] = {
    **framing.TABLE, **timing.TABLE, **playing.TABLE, **dressing.TABLE, **sounding.TABLE,
}  # fmt: skip


_VAGUE = {
    "size": ("size.closer", "size.wider"), "lens": ("lens.longer", "lens.wider"),
    "length": ("length.longer", "length.shorter"), "angle": ("angle.lower", "angle.higher"),
}  # fmt: skip
_SAID_ALREADY = {  # acts that say nothing more beside another: "hold it two seconds longer"
    "length.longer": ("hold.end",), "voice.faster": ("act.faster",),
    "voice.slower": ("act.slower",), "move.slower": ("move.push_in", "move.pull_out"),
    "kind.single": ("subject.only", "subject.instead"), "insert.single": ("insert.reaction",),
    "cut.longer": ("cut.dissolve",), "cut.cut": ("cut.dissolve", "cut.fade_in", "cut.fade_out"),
}  # fmt: skip
_BY_LINE = ("act.", "hold.", "split", "insert.", "music.", "look.", "voice.")  # a line says when


def edits_of(heard: Heard, acts: Sequence[str], film: Footage, pointers: Pointers) -> list[AnyEdit]:
    """The edits of a note that asks for some acts, in the order of the acts."""
    acts = _once_a_craft(acts) if len(heard.of("shot")) < 2 else tuple(acts)
    parts = shared(heard, len(acts))
    if len(acts) == 1 and (pairs := _pairs(heard)) > 1:
        acts, parts = tuple(acts) * pairs, shared(heard, pairs)
    found: list[AnyEdit] = []
    for act, part in zip(acts, parts, strict=True):
        by_line = act.startswith(_BY_LINE)
        found += _of_act(act, referents(settled(part, act), film, pointers, by_line=by_line))
    new = [e for e in once_each(found) if not so_already(e, film)]
    if not new:
        raise Unread("that is so already")
    return joined(new)


def _of_act(act: str, about: Referents) -> list[AnyEdit]:
    """The edits of the first wish that is read; Unread where none is."""
    if act not in RESTATED:
        raise Unread("that asks for nothing that can be changed")
    trouble: Unread | None = None
    pointers = about.pointers
    for wish in RESTATED[act](about):
        if not isinstance(wish, str):
            return list(wish)
        for read in (by_grammar, by_frames):
            try:
                return read(
                    " ".join(wish.split()), about.film, pointers.selected, pointers.last,
                    pointers.answers,
                )  # fmt: skip
            except Unread as why:
                trouble = trouble or why
    raise trouble or Unread("what is to change is not clear")


def _once_a_craft(acts: Sequence[str]) -> tuple[str, ...]:
    """The acts, without a vague one beside an exact one: "wider, 50 mm", "closer, a close-up"."""
    exact = {craft for craft, vague in _VAGUE.items()
             if any(a.startswith(f"{craft}.") and a not in vague for a in acts)}  # fmt: skip
    kept = tuple(a for a in acts if not any(a in _VAGUE[craft] for craft in exact))
    return tuple(a for a in kept if not any(b in kept for b in _SAID_ALREADY.get(a, ())))


def _pairs(heard: Heard) -> int:
    """How often one act is asked for, each of another: "12 two seconds and 4 one and a half"."""
    for one, other in (("shot", "amount"), ("who", "what")):
        count = len(heard.of(one))
        if count > 1 and count == len(heard.of(other)):
            return count
    return 1


def shared(heard: Heard, parts: int) -> list[Heard]:
    """The spans of a note dealt to its wishes: where a role has one for each, in their order."""
    if parts == 1:
        return [heard]
    dealt: list[list[Span]] = [[] for _ in range(parts)]
    for role in dict.fromkeys(s.role for s in heard.spans):
        own = [s for s in heard.spans if s.role == role]
        for place in range(parts):
            dealt[place] += [own[place]] if len(own) == parts else own
    return [replace(heard, spans=tuple(sorted(d, key=lambda s: s.first))) for d in dealt]
