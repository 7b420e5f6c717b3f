"""Frames for who is in the picture: singles, two-shots, over a shoulder, without somebody.

Enters: a case. Leaves: Reframe edits.
"""

from collections.abc import Sequence
from typing import Any

from planner.edits import AnyEdit, Reframe
from planner.revising.answers import Unread
from planner.revising.frames.picture import meant_now, shown_of
from planner.revising.frames.slots import Case, Frame, frame
from planner.shots import Shot, ShotKind, Size


def _kind(case: Case) -> Sequence[AnyEdit]:
    concept = case.first("kind")
    kind = ShotKind(concept.value("kind")) if concept else ShotKind.SINGLE
    size = case.first("size")
    sized: dict[str, Any] = {"size": Size(size.value("size"))} if size else {}
    return [_of_kind(case, s, kind, sized) for s in meant_now(case)]


def _of_kind(case: Case, shot: Shot, kind: ShotKind, sized: dict[str, Any]) -> AnyEdit:
    people = tuple(p for p in case.people())
    scene = case.film.scene(shot.scene_id)
    for person in people:
        case.present(person, scene)
    if kind is ShotKind.OTS:
        return _ots(case, shot, sized)
    if kind is ShotKind.POV and (seer := _seer(case)):
        return _through_eyes(case, shot, seer, sized)
    if kind in {ShotKind.TWO_SHOT, ShotKind.GROUP, ShotKind.MASTER}:
        return Reframe(
            shot=shot.id, kind=kind, subjects=_several(case, shot, kind, people), **sized
        )
    own = people or shot.framing.subjects
    if not own:
        raise Unread("of whom is not clear")
    one = case.pointers.choose("Of whom?", [(case.film.named(p), p) for p in own])
    subjects = None if shot.framing.subjects == (one,) else (one,)
    return Reframe(shot=shot.id, kind=kind, subjects=subjects, **sized)


def _seer(case: Case) -> str:
    """Through whose eyes: "Tom's POV", "Tom POV"; nobody where somebody is only seen."""
    at = case.all("kind")[0].at
    own = [c for c in (*case.all("person"), *case.pronouns()) if c.own or c.at == at - 1]
    return case.person(own[0]) if own else ""


def _through_eyes(case: Case, shot: Shot, seer: str, sized: dict[str, Any]) -> AnyEdit:
    """What somebody sees: those of the picture, else the others who are there."""
    now = shot.framing
    here = [p for p in (*now.subjects, now.foreground) if p and p != seer]
    others = here or [p for p in case.film.scene(shot.scene_id).present if p != seer]
    if not others:
        raise Unread("what is seen through these eyes is not clear")
    seen = others[0]
    if len(others) > 1 and seer in now.subjects:
        seen = case.pointers.choose("Who is seen?", [(case.film.named(p), p) for p in others])
    subjects = None if seer not in now.subjects and now.subjects else (seen,)
    return Reframe(shot=shot.id, kind=ShotKind.POV, foreground=seer, subjects=subjects, **sized)


def _several(
    case: Case, shot: Shot, kind: ShotKind, people: tuple[str, ...]
) -> tuple[str, ...] | None:
    present = case.film.scene(shot.scene_id).present
    wanted_people = people if len(people) > 1 else present
    if kind is ShotKind.TWO_SHOT and len(wanted_people) != 2:
        both = tuple(dict.fromkeys((*shot.framing.subjects, *people)))
        if len(both) != 2:
            raise Unread("a two-shot of whom?")
        wanted_people = both
    return None if set(wanted_people) == set(shot.framing.subjects) else wanted_people


def _ots(case: Case, shot: Shot, sized: dict[str, Any]) -> AnyEdit:
    """Over the shoulder of who owns it or stands behind; on who is favoured, or the other."""
    named = [*case.all("person"), *case.pronouns()]
    behind = any(c.text.startswith("from behind") for c in case.all("kind"))
    at = case.all("kind")[0].at if case.all("kind") else 0
    fronts = [
        c for c in named if c.own or c.prep in {"of", "behind", "from"} or (behind and c.at > at)
    ]
    onto = [c for c in named if c.prep in {"on", "to", "into"} and c.at > at]
    if not fronts and len(named) == 2 and len(onto) == 1:  # "OTS Ray onto Leo"
        fronts = [c for c in named if c is not onto[0] and c.at > at]
    front = next((case.person(c) for c in fronts), None)
    on = next((case.person(c) for c in named if c not in fronts), None)
    present = case.film.scene(shot.scene_id).present
    if on is None:
        rest = [p for p in shot.framing.subjects if p != front] or [
            p for p in present if p != front
        ]
        on = case.pointers.choose("On whom?", [(case.film.named(p), p) for p in rest])
    if front is None:
        near = [p for p in (*shot.framing.subjects, shot.framing.foreground) if p and p != on]
        rest = near[:1] or [p for p in present if p != on]
        if not rest:
            raise Unread("there is nobody else in that scene")
        front = case.pointers.choose(
            "Over whose shoulder?", [(case.film.named(p), p) for p in rest]
        )
    return Reframe(shot=shot.id, kind=ShotKind.OTS, foreground=front, subjects=(on,), **sized)


def _only(case: Case) -> Sequence[AnyEdit]:
    people = tuple(p for p in case.people())
    if not people:
        raise Unread("who is to be seen is not clear")
    favoured = any(c.text[:6] in {"favour", "favor", "prefer"} for c in case.all("feature"))
    if favoured and not case.all("only"):
        raise Unread("whether nobody else is to be seen is not clear")
    found = []
    for shot in meant_now(case):
        changes = shown_of(case, shot, people)
        if not changes:
            raise Unread(f"shot {shot.number} shows just that")
        found.append(Reframe(shot=shot.id, **changes))  # type: ignore[arg-type]
    return found


def _together(case: Case) -> Sequence[AnyEdit]:
    found = []
    if len(case.said.concepts) == 1 and case.about.edits:
        raise Unread("what both are to be is not clear")
    for shot in meant_now(case):
        people = case.people() if len(case.people()) > 1 else case.film.scene(shot.scene_id).present
        if case.first("together") and not case.first("everyone") and len(people) != 2:
            raise Unread("who is to be together is not clear")
        found.append(Reframe(shot=shot.id, **shown_of(case, shot, people)))  # type: ignore[arg-type]
    if all(e == Reframe(shot=e.shot) for e in found):
        raise Unread("the shot shows them all")
    return found


def _left_out(case: Case) -> Sequence[AnyEdit]:
    gone, shot = case.people(), case.shot()
    rest = tuple(p for p in shot.framing.subjects if p not in gone)
    if shot.framing.kind is ShotKind.OTS and gone == (shot.framing.foreground,):
        return [Reframe(shot=shot.id, kind=ShotKind.SINGLE)]
    if not rest or rest == shot.framing.subjects:
        raise Unread(f"whom shot {shot.number} shall show then is not clear")
    return [Reframe(shot=shot.id, **shown_of(case, shot, rest))]  # type: ignore[arg-type]


def _joined(case: Case) -> Sequence[AnyEdit]:
    shot = case.shot()
    new = [p for p in case.people() if p not in shot.framing.subjects]
    if not new:
        raise Unread("they are in the picture already")
    everyone = (*shot.framing.subjects, *new)
    return [Reframe(shot=shot.id, **shown_of(case, shot, everyone))]  # type: ignore[arg-type]


FRAMES: tuple[Frame, ...] = (
    frame(
        "kind",
        "kind",
        "person see n.camera feature add size stage only together swap",
        _kind,
        picture=True,
    ),
    frame(
        "only",
        "only|feature person|pronoun",
        "see n.camera n.shot stage add only feature",
        _only,
        rank=2,
    ),
    frame(
        "all of them",
        "together|everyone",
        "see n.camera person add stage feature together",
        _together,
        rank=2,
    ),
    frame("without", "remove person|pronoun", "n.camera shoulder", _left_out, rank=3),
    frame(
        "also",
        "add|see|stage person|pronoun n.shot|same",
        "n.camera add see stage same",
        _joined,
        rank=3,
    ),
)
