"""Reframing by note: size, angle, lens, subjects, side, and what a shot is for.

Enters: a draft and a Reframe. Leaves: the amended draft; the camera is solved anew, and what it
could not meet is named.
"""

from dataclasses import replace

from planner.amending.draft import Amended, Draft, filmed_shot, shot_of
from planner.amending.reshooting import idea_of, reshot
from planner.amending.restaging import restaged
from planner.amending.subjects import Company, company
from planner.amending.telling import listed, name_of, picture, unmet, with_article
from planner.amending.things import things_meant
from planner.bearings import Point, heading
from planner.body_parts import PARTS
from planner.edits import Reframe
from planner.errors import RefusedEdit
from planner.floor_plan import Furniture
from planner.ground import ORNAMENT_DEPTH_M
from planner.shots import Framing, ShotKind, Size
from planner.staging import Staging

ONE = frozenset({ShotKind.SINGLE, ShotKind.REACTION, ShotKind.OTS})
ALL = frozenset({ShotKind.MASTER, ShotKind.ESTABLISHING, ShotKind.GROUP})
FACES = frozenset({Size.ECU, Size.CU, Size.MCU})
NEAR = FACES | {Size.MS, Size.MWS}
_MOST_SHOWN = 8
LENSES_MM = (12.0, 200.0)


def reframe(draft: Draft, edit: Reframe) -> Amended:
    """Another framing of one shot."""
    shot = filmed_shot(draft, edit.shot)
    staging = restaged(draft, shot.scene_id)
    there = company(idea_of(shot, staging), staging)
    framing = reframed(draft, shot.framing, edit, staging, there)
    asked = shot.asked
    if edit.lens_mm is not None:
        asked = replace(asked, lens_mm=_lens(edit.lens_mm))
    elif edit.size is not None:
        asked = replace(asked, lens_mm=None)
    if edit.side is not None:
        asked = replace(asked, side=1 if edit.side > 0 else -1)
    after = reshot(draft, replace(shot, framing=framing, asked=asked))
    made = shot_of(after, shot.id)
    said = f"Shot {shot.number} becomes {picture(after, made.framing)}{_also(edit)}{unmet(made)}"
    return Amended(after, said, (shot.id,))


def _lens(lens_mm: float) -> float:
    low, high = LENSES_MM
    if not low <= lens_mm <= high:
        raise RefusedEdit(f"lenses run from {low:g} to {high:g} mm, not {lens_mm:g}; choose one")
    return lens_mm


def _also(edit: Reframe) -> str:
    parts = [f"on {with_article(f'{edit.lens_mm:g} mm lens')}"] if edit.lens_mm is not None else []
    parts += ["from the other side"] if edit.side is not None else []
    return " " + listed(parts) if parts else ""


def reframed(
    draft: Draft, framing: Framing, edit: Reframe, staging: Staging, there: Company
) -> Framing:
    """The framing that an edit asks for, its people and things found in the scene."""
    subjects = framing.subjects if edit.subjects is None else edit.subjects
    kind = edit.kind or _kind_for(framing.kind, edit, tuple(subjects) or there.seen)
    if kind is ShotKind.CARD:
        raise RefusedEdit(
            "a shot with a camera cannot become a card of text; write the card into the script"
        )
    foreground = edit.foreground or framing.foreground
    if edit.thing is not None and edit.kind is None:
        kind = ShotKind.INSERT
    people = _people(kind, tuple(subjects), foreground, there)
    there.require(draft, people, framing.subjects)
    behind = None
    if kind in {ShotKind.OTS, ShotKind.POV}:
        behind = _behind(draft, kind, people, foreground, there)
    elif kind is not framing.kind and people[:1] == ():
        people = there.seen[:1] if kind in ONE else people
    return replace(
        framing, kind=kind, size=edit.size or framing.size, subjects=people, foreground=behind,
        angle=edit.angle or framing.angle, thing=_thing(kind, edit, framing, staging),
        side=framing.side,
    )  # fmt: skip


def _kind_for(kind: ShotKind, edit: Reframe, people: tuple[str, ...]) -> ShotKind:
    """A kind that goes with the number of subjects named, or with a size that shows no place."""
    if edit.foreground is not None:
        return ShotKind.POV if kind is ShotKind.POV else ShotKind.OTS
    if edit.subjects is None:
        return _nearer_than_place(kind, edit.size, people)
    count = len(edit.subjects)
    if count == 1:
        return kind if kind in ONE | {ShotKind.INSERT, ShotKind.POV} else ShotKind.SINGLE
    if kind in ALL | {ShotKind.POV} and count > 1:
        return kind
    return ShotKind.TWO_SHOT if count == 2 else ShotKind.GROUP if count > 2 else kind


def _nearer_than_place(kind: ShotKind, size: Size | None, people: tuple[str, ...]) -> ShotKind:
    """Near sizes establish no place: they are of whoever is there."""
    if kind is not ShotKind.ESTABLISHING or size not in NEAR or not people:
        return kind
    if size in FACES or len(people) == 1:
        return ShotKind.SINGLE
    return ShotKind.TWO_SHOT if len(people) == 2 else ShotKind.GROUP


def _people(
    kind: ShotKind, subjects: tuple[str, ...], foreground: str | None, there: Company
) -> tuple[str, ...]:
    """As many people as a kind of shot holds."""
    if kind is ShotKind.INSERT:
        return subjects[:1]
    own = tuple(dict.fromkeys(subjects))
    if kind in ONE:
        own = own or tuple(w for w in there.seen if w != foreground)
        return own[:1]
    if kind is ShotKind.TWO_SHOT:
        first = own[:1] or there.seen[:1]
        others = (*own[1:], foreground, *(there.partner(w) for w in first), *there.seen)
        more = [w for w in dict.fromkeys(others) if w is not None and w not in first]
        return (*first, *more[:1])
    if kind in ALL and len(own) < 3:
        return tuple(dict.fromkeys((*own, *there.seen)))[:_MOST_SHOWN]
    return own


def _behind(
    draft: Draft, kind: ShotKind, people: tuple[str, ...], wished: str | None, there: Company
) -> str:
    """Whose shoulder or eyes."""
    first = people[0] if people else None
    others = (wished, there.partner(first) if first else None, *there.seen)
    found = next((w for w in others if w is not None and w != first), None)
    what = "shoulder to look over" if kind is ShotKind.OTS else "eyes to look through"
    if found is None:
        raise RefusedEdit(f"there is nobody else whose {what}; choose a single instead")
    if found not in there.seen:
        raise RefusedEdit(
            f"{name_of(draft, found)} is not there at that moment; there "
            f"{there.told(draft)}: choose one of them"
        )
    return found


def _thing(kind: ShotKind, edit: Reframe, framing: Framing, staging: Staging) -> str | None:
    """The thing that a frame is of: kept, named anew, or none."""
    noun = edit.thing if edit.thing is not None else framing.thing
    if kind is not ShotKind.INSERT:
        return framing.thing if edit.thing is None and edit.kind is None else edit.thing
    if noun is None:
        raise RefusedEdit("an insert shows a thing; say which")
    return known_thing(noun, staging)


def known_thing(noun: str, staging: Staging) -> str:
    """A noun that the scene can show: furniture, something that lies there, something in a hand."""
    plan = staging.plan
    held = {h for m in staging.moments for s in m.after.values() for h in s.holding}
    held |= {h for s in plan.opening for h in s.holding}
    lying = {n for r in plan.resting for n in (r.noun, r.kind, *r.also)}
    ids = {f.id for f in plan.floor_plan.furniture}
    if noun in held | lying | ids | PARTS | {d.noun for d in plan.drives}:
        return noun
    things = things_meant(plan.floor_plan.furniture, noun)
    if things:
        return min(things, key=lambda f: (_turned_away(f, staging.front), f.id)).id
    shown = sorted(held | lying | {f.kind.replace("_", " ") for f in plan.floor_plan.furniture})
    raise RefusedEdit(f"the scene shows no {noun}; there are: {', '.join(shown) or 'no things'}")


def _turned_away(thing: Furniture, front: Point) -> bool:
    """Whether a flat thing on a wall shows its back to the audience's side."""
    flat = min(thing.size_m[0], thing.size_m[2]) < ORNAMENT_DEPTH_M
    x, z = heading(thing.yaw_deg)
    return flat and x * (front[0] - thing.x_m) + z * (front[1] - thing.z_m) < 0
