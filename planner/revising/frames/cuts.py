"""Frames for the cut: shots dropped, split, merged, moved and added; how they begin.

Enters: a case. Leaves: edits of the cut.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from planner.edits import AnyEdit, Drop, Merge, Reorder, Split, Transition
from planner.ideas import PARTS
from planner.revising.answers import Unread
from planner.revising.frames.concepts import Concept
from planner.revising.frames.slots import Case, Frame, frame
from planner.revising.frames.wanting import wanted
from planner.revising.references.pointing import shortened
from planner.shots import CutKind, Shot

_AT = frozenset(("at", "on", "before", "after", "between", "until", "during", "from"))


def _dropped(case: Case) -> Sequence[AnyEdit]:
    if re.search(
        r"\b(?:cut|drop) (?:(?:on|at|to|with|when|as|after|before|in|it)\b(?! @s)|@s\d+ (?:where|"
        r"when|as|once|on|at|before|after)\b)", case.said.text
    ):  # fmt: skip
        raise Unread("whether the shot is to go is not clear")
    placed = any(c.prep in _AT for c in case.all("beats"))
    if placed or (case.all("beats") and not case.all("shots")):
        raise Unread("lines belong to the script and are never cut")
    shots = case.named_shots() or case.about.shots or case.pointed()
    if not shots:
        raise Unread("what is to go is not clear; give a shot's number")
    for scene in {s.scene_id for s in shots if s.scene_id}:
        if set(case.film.shots_of((case.film.scene(scene),))) <= set(shots):
            raise Unread("a scene keeps one shot at least")
    return [Drop(shot=s.id) for s in shots]


def _merged(case: Case) -> Sequence[AnyEdit]:
    shots = sorted(case.named_shots() or case.about.shots, key=lambda s: s.number)
    if len(shots) < 2:
        raise Unread("merge which shots? Name two that follow each other")
    for first, second in pairwise(shots):
        if case.film.beside(first, 1) is not second or first.scene_id != second.scene_id:
            raise Unread(f"shots {first.number} and {second.number} do not follow each other")
    return [Merge(shot=shots[0].id, following=s.id) for s in shots[1:]]


def _split(case: Case) -> Sequence[AnyEdit]:
    if case.named_beats() or case.about.beats:
        raise Unread("the shot does not go on before and after these words")
    shot = case.shot()
    shown = {b.id: b for b in case.film.beats_in(shot)}
    covers = [c for c in shot.covers if c.beat_id in shown]
    if not covers:
        raise Unread(f"shot {shot.number} cannot be split")
    if len(covers) > 1:
        options = [
            (
                f"before “{shortened(shown[c.beat_id].text)}”",
                Split(shot=shot.id, beat=c.beat_id, unit=c.first),
            )
            for c in covers[1:]
        ]
        return [case.pointers.choose(f"Where shall shot {shot.number} be split?", options)]
    cover, beat = covers[0], shown[covers[0].beat_id]
    whole = cover.of == 1 and beat.line is None
    middle = PARTS // 2 if whole else (cover.first + cover.last) // 2
    if middle == cover.first:
        raise Unread(f"shot {shot.number} shows one word; it cannot be split")
    return [Split(shot=shot.id, beat=cover.beat_id, unit=middle)]


def _swapped(case: Case) -> Sequence[AnyEdit]:
    shots = sorted(case.named_shots(), key=lambda s: s.number)
    if len(shots) != 2 or shots[1].number != shots[0].number + 1:
        raise Unread("only two shots that follow each other can be swapped")
    return [Reorder(shot=shots[1].id, before=shots[0].id)]


def _reordered(case: Case) -> Sequence[AnyEdit]:
    names = case.all("shots")
    beside = next((c for c in names if c.prep in {"before", "after"}), None)
    others = [c for c in names if c is not beside]
    if beside is None or len(others) > 1:
        raise Unread("which shot is to stand where is not clear")
    moved = _single(case, others[0]) if others else case.shot()
    other = _single(case, beside)
    if beside.prep == "after":
        following = case.film.beside(other, 1)
        if following is None:
            raise Unread("there is no shot after that one")
        other = following
    if moved is other:
        raise Unread(f"shot {moved.number} is there already")
    return [Reorder(shot=moved.id, before=other.id)]


def _single(case: Case, concept: Concept) -> Shot:
    ids = case.pointers.found[concept.value("shots")]
    if len(ids) != 1:
        raise Unread("name one shot, by its number")
    return case.film.by_id[ids[0]]


def _transition(case: Case) -> Sequence[AnyEdit]:
    concept = next((c for c in case.all("transition") if not c.neg and not c.contrast), None)
    cut = CutKind(concept.value("transition")) if concept else CutKind.CUT
    if concept is None and not any(c.value("transition") != "cut" for c in case.all("transition")):
        raise Unread("how the shot is to begin is not clear")
    shot = _opened(case, cut)
    frames = 0
    if cut is not CutKind.CUT:
        frames = _lasting(case, shot.cut_frames if shot.cut is cut else 0)
    plain = (
        cut is CutKind.CUT
        and concept is not None
        and concept.text in {"cut", "just cut", "cut straight"}
    )
    if plain and shot.cut is CutKind.CUT:
        raise Unread(f"shot {shot.number} begins with a cut")
    return [Transition(shot=shot.id, cut=cut, frames=frames)]


def _lasting(case: Case, now: int) -> int:
    """How long a transition lasts; `now` frames where there is such a one already."""
    words = case.all("s.duration", "w.duration", "s.speed")
    changed = any(c.too or c.so or c.step for c in words)  # "slower", not "a slow dissolve"
    time, usual = case.first("time"), (now if changed else 0) or case.film.second
    longer = [wanted(c, "duration", case.said) for c in case.all("s.duration", "w.duration")]
    longer += [-wanted(c, "speed", case.said) for c in case.all("s.speed")]
    way = longer[0] if len(set(longer)) == 1 else 0
    if time is None:
        return usual * 2 if way > 0 else usual // 2 if way < 0 else usual
    beside = any(c.at == time.at + 1 for c in words)  # "a second longer", not "longer, a second"
    more = time.step or (way if now and beside else 0)
    if more and not now:
        raise Unread("how long it is to be is not clear")
    frames = now + more * case.frames(time) if more else case.frames(time)
    if frames <= 0:
        raise Unread("a transition lasts a frame at least; ask for a cut")
    return frames


def _opened(case: Case, cut: CutKind) -> Shot:
    """The shot that a transition opens."""
    froms = [s for c in case.all("shots") if c.prep == "from" for s in _shots_of(case, c)]
    tos = [s for c in case.all("shots") if c.prep in {"to", "into"} for s in _shots_of(case, c)]
    if froms and tos and froms[-1].number + 1 != tos[0].number:
        raise Unread("other shots stand between them")
    leads = {"into", "to", "before", "in", "on"}
    ends = case.first("end")
    named = case.all("shots", "scenes", "place")
    led = [c for c in named if c.prep in {"into", "to"}]
    for concept in led or named:
        if concept.prep == "from" and len(case.all("shots", "scenes", "place")) > 1:
            continue
        shots = _shots_of(case, concept)
        if len(shots) > 1 and "shots" in concept.kinds:
            if len(shots) == 2 and shots[1].number == shots[0].number + 1:
                return shots[1]
            raise Unread("name the shot that it leads into")
        out = (
            concept.prep in {"after", "from"}
            or (
                cut is CutKind.FADE_OUT_IN
                and concept.prep not in leads - {"in", "on"}
                and "scenes" not in concept.kinds
            )
            or (ends is not None and concept.prep not in {"into", "to"})
        )
        return _next(case, shots[-1]) if out else shots[0]
    if ends is not None:
        return _next(case, [s for s in case.film.shots if not case.film.is_card(s)][-1])
    if case.about.scenes and not case.about.shots:
        return case.film.shots_of(case.about.scenes)[0]
    shot = case.shot()
    out = cut is CutKind.FADE_OUT_IN or any(c.prep == "after" for c in case.all("n.shot"))
    return _next(case, shot) if out else shot


def _shots_of(case: Case, concept: Concept) -> tuple[Shot, ...]:
    if "shots" in concept.kinds:
        return tuple(case.film.by_id[i] for i in case.pointers.found[concept.value("shots")])
    if "scenes" in concept.kinds:
        ids = case.pointers.found[concept.value("scenes")]
        return case.film.shots_of(tuple(case.film.scene(i) for i in ids))
    scene = case.pointers.scene_at(case.pointers.found[concept.value("place")][0])
    return case.film.shots_of((scene,))


def _next(case: Case, shot: Shot) -> Shot:
    following = case.film.beside(shot, 1)
    if following is None:
        raise Unread("there is no shot after that one")
    return following


FRAMES: tuple[Frame, ...] = (
    frame("drop", "remove shots|n.shot", "n.camera same stage s.size size", _dropped, rank=2),
    frame("drop this", "remove", "n.shot stage", _dropped, rank=3),
    frame(
        "merge",
        "merge",
        "stage n.camera add person only together kind transition remove cutdown",
        _merged,
        negs="transition",
        rank=0,
    ),
    frame("split", "split", "stage kind cutdown add", _split),
    frame("swap", "swap shots", "order stage", _swapped),
    frame("order", "shots", "order stage add see", _reordered, rank=3),
    frame(
        "transition",
        "transition|n.transition",
        "time s.speed stage n.transition n.pace see add remove s.duration n.camera hold dwell "
        "w.duration",
        _transition,
        negs="transition",
    ),
)
