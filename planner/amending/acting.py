"""Acting by note: how a line or a beat is played, and where somebody looks.

Enters: a draft and a Perform or LookAt. Leaves: the amended draft: deliveries and emotions in the
script's graph, gestures and gazes in the scene's plan. Not a word is changed.
"""

from collections.abc import Sequence
from dataclasses import replace

from planner.amending.businesses import Row, last_row, rows_of, with_rows
from planner.amending.draft import (
    Amended,
    Draft,
    beat_of,
    character_of,
    showing,
    timings_of,
    with_beat,
    with_scene_plan,
    with_timings,
)
from planner.amending.restaging import in_set, restaged
from planner.amending.telling import listed, name_of, thing_words
from planner.edits import LookAt, Perform
from planner.errors import RefusedEdit
from planner.handling import GRASPING, RELEASING
from planner.marks import furniture_named
from planner.moving import TOUCHING
from planner.playing import FACING
from planner.shots import Business, Gaze, Timing
from planner.staging import Staging
from planner.timings import lead_seconds
from screenplay.actions import VERBS
from screenplay.scene_graph import Beat, Delivery, Scene

FREE_EYES = ("camera", "down", "away")
_DOWN = frozenset(("ground", "floor", "feet", "shoes", "toes"))  # where nothing is looked at
PACES = (0.5, 2.0)
_MOVING = frozenset({
    "walk", "run", "enter", "exit", "approach", "follow", "climb", "sneak", "hide", "sit", "stand",
    "lie", "kneel", "crouch", "fall", "die", "sleep", "wake", "drive", "ride", "swim", "phone",
    "hang_up", "answer", "be", "speak", "put_on", "take_off",
})  # fmt: skip
GESTURES = tuple(sorted(
    set(VERBS) - _MOVING - TOUCHING - GRASPING - RELEASING - {"push", "pull", "catch"}
))  # fmt: skip
_LAST_START = 0.9
_SPOKEN_SHARE, _SILENT_SHARE = (0.1, 0.6), (0.2, 0.8)


def perform(draft: Draft, edit: Perform) -> Amended:
    """How a line or a beat is played."""
    scene, beat = beat_of(draft, edit.beat)
    who = _player(draft, edit, beat)
    told: list[str] = []
    played = _played(beat, edit, told)
    after = with_beat(draft, played)
    if played.line is not None and edit.pause_before is not None:
        after = with_timings(after, {beat.id: _led(after, scene, played)})
    if edit.gesture is not None:
        after = _gestured(after, edit.gesture, who, beat, told)
    if not told:
        raise RefusedEdit("that note changes nothing; name an emotion, a pace or a gesture")
    name = name_of(draft, who) if who else "The beat"
    line = f" on “{_short(beat.text)}”" if beat.line is not None else ""
    return Amended(after, f"{name} {listed(told)}{line}", showing(after, [beat.id]))


def _short(text: str) -> str:
    words = text.split()
    return text if len(words) <= 6 else " ".join(words[:6]) + " …"


def _player(draft: Draft, edit: Perform, beat: Beat) -> str:
    """Who plays: the one named, the speaker, the one whom the beat is about."""
    own = beat.line.speakers if beat.line is not None else beat.mentions
    who = edit.character or next(iter(own), "")
    if edit.character is not None:
        character_of(draft, edit.character)
    if not who:
        raise RefusedEdit("nobody is in that beat; name a character")
    spoken = edit.whisper, edit.shout, edit.pause_before, edit.pace, edit.intensity
    said = any(value is not None for value in spoken)
    if who not in own and (said or edit.emotion is not None):
        raise RefusedEdit(f"that beat is not {name_of(draft, who)}'s; name one of theirs")
    if said and beat.line is None:
        raise RefusedEdit(f"{name_of(draft, who)} says nothing in that beat; name a line of theirs")
    return who


def _played(beat: Beat, edit: Perform, told: list[str]) -> Beat:
    """The beat with its delivery and emotion; what changes is told."""
    if edit.emotion is not None:
        told.append(f"is {edit.emotion.value}")
    if beat.line is None:
        return replace(beat, emotion=edit.emotion or beat.emotion)
    delivery = beat.line.delivery
    line = replace(beat.line, delivery=_delivery(delivery, edit, told))
    return replace(beat, line=line, emotion=edit.emotion or beat.emotion)


def _delivery(old: Delivery, edit: Perform, told: list[str]) -> Delivery:
    new = old
    if edit.emotion is not None:
        new = replace(new, emotion=edit.emotion)
    if edit.intensity is not None:
        if not 0.0 <= edit.intensity <= 1.0:
            raise RefusedEdit(f"intensity runs from 0 to 1, not {edit.intensity:g}")
        new = replace(new, intensity=edit.intensity)
        told.append(f"is played at {round(100 * edit.intensity)} percent")
    if edit.pace is not None:
        if not PACES[0] <= edit.pace <= PACES[1]:
            raise RefusedEdit(f"a pace runs from {PACES[0]:g} to {PACES[1]:g}, not {edit.pace:g}")
        new = replace(new, pace=edit.pace)
        pace = "faster" if edit.pace > 1 else "slower" if edit.pace < 1 else "at plain pace"
        told.append(f"speaks {pace}")
    if edit.whisper is not None:
        new = replace(new, whisper=edit.whisper, shout=new.shout and not edit.whisper)
        told.append("whispers" if edit.whisper else "does not whisper")
    if edit.shout is not None:
        new = replace(new, shout=edit.shout, whisper=new.whisper and not edit.shout)
        told.append("shouts" if edit.shout else "does not shout")
    if edit.pause_before is not None:
        new = replace(new, pause_before=edit.pause_before)
        told.append("pauses first" if edit.pause_before else "speaks at once")
    return new


def _led(draft: Draft, scene: Scene, beat: Beat) -> Timing:
    """The beat's timing with the silence that its delivery asks for."""
    beats = scene.beats
    at = next(n for n, b in enumerate(beats) if b.id == beat.id)
    lead = lead_seconds(beats[at - 1] if at else None, beat)
    return replace(timings_of(draft.plan)[beat.id], lead_frames=draft.plan.rate.frames(lead))


def _gestured(draft: Draft, verb: str, who: str, beat: Beat, told: list[str]) -> Draft:
    """Somebody makes a gesture during a beat, where they are."""
    scene, _ = beat_of(draft, beat.id)
    if verb not in GESTURES:
        raise RefusedEdit(f"there is no gesture {verb!r}; there are: {', '.join(GESTURES)}")
    staging = restaged(draft, scene.id)
    if not in_set(staging.plan, who):
        raise RefusedEdit(f"{name_of(draft, who)} is not in the set; choose somebody who is")
    told.append(f"is seen to {thing_words(verb)}")
    rows = rows_of(staging.plan)
    if any(_same(r.business, beat.id, who, verb) for r in rows):
        return draft
    at = last_row(rows, staging, beat.id)
    now = next(m.after[who] for m in staging.moments if m.beat.id == beat.id)
    if not now.visible:
        raise RefusedEdit(f"{name_of(draft, who)} is not to be seen in that beat; choose another")
    target = next((m.gazes.get(who) for m in staging.moments if m.beat.id == beat.id), None)
    share = _free(staging.plan.businesses, beat, who)
    if share is None:
        raise RefusedEdit(f"{name_of(draft, who)} is busy throughout that beat; choose another")
    done = Business(beat.id, who, verb, now, now, (), target if verb in FACING else None,
                    share=share)  # fmt: skip
    return with_scene_plan(draft, with_rows(staging.plan, [*rows[:at], Row(done), *rows[at:]]))


def _free(businesses: Sequence[Business], beat: Beat, who: str) -> tuple[float, float] | None:
    """When in a beat somebody has time for a gesture; None: at no time."""
    own = [b.share[1] for b in businesses if b.beat_id == beat.id and b.character_id == who]
    first, last = _SPOKEN_SHARE if beat.line is not None else _SILENT_SHARE
    first = max([first, *own])
    return None if first > _LAST_START else (first, max(last, min(1.0, round(first + 0.3, 4))))


def _same(business: Business, beat_id: str, who: str, verb: str) -> bool:
    return (business.beat_id, business.character_id, business.verb) == (beat_id, who, verb)


def look_at(draft: Draft, edit: LookAt) -> Amended:
    """Whom or what somebody looks at during a beat; afterwards they look where they had."""
    scene, beat = beat_of(draft, edit.beat)
    who = character_of(draft, edit.character)
    staging = restaged(draft, scene.id)
    name = name_of(draft, who.id)
    if not in_set(staging.plan, who.id):
        raise RefusedEdit(f"{name} is not in scene {scene.number}; choose a scene with them")
    target = _seen(draft, edit, staging)
    gazes = _regazed(staging, beat.id, who.id, target)
    order = {m.beat.id: n for n, m in enumerate(staging.moments)}
    ordered = tuple(sorted(gazes, key=lambda g: order.get(g.beat_id, -1)))
    after = with_scene_plan(draft, replace(staging.plan, gazes=ordered))
    where = {"camera": "into the camera", "down": "down", "away": "away"}.get(
        target, f"at {_target_words(draft, target)}"
    )
    return Amended(after, f"{name} looks {where}", showing(after, [beat.id]))


def _target_words(draft: Draft, target: str) -> str:
    if any(c.id == target for c in draft.graph.characters):
        return name_of(draft, target)
    return f"the {thing_words(target)}"


def _seen(draft: Draft, edit: LookAt, staging: Staging) -> str:
    """The target as motion knows it."""
    if edit.target in FREE_EYES:
        return edit.target
    if edit.target == edit.character:
        raise RefusedEdit("nobody looks at themselves without a mirror; name somebody else")
    if in_set(staging.plan, edit.target):
        return edit.target
    things = staging.plan.floor_plan.furniture
    if any(f.id == edit.target for f in things):
        return edit.target
    thing = furniture_named(staging.ground, edit.target)
    if thing is None and _DOWN & set(edit.target.lower().split()):
        return "down"
    if thing is None:
        people = [name_of(draft, s.character_id) for s in staging.plan.opening]
        kinds = sorted({f.kind.replace("_", " ") for f in things})
        raise RefusedEdit(
            f"there is no {edit.target!r} to look at; there are: {', '.join([*people, *kinds])}"
        )
    return thing.id


def _regazed(staging: Staging, beat_id: str, who: str, target: str) -> list[Gaze]:
    """Gazes with this one, and the old one taken up again after the beat."""
    beats = [m.beat.id for m in staging.moments]
    at = beats.index(beat_id) if beat_id in beats else 0
    before = staging.moments[at].gazes.get(who)
    old = [(g.beat_id, g.character_id) for g in staging.plan.gazes]
    place = old.index((beat_id, who)) if (beat_id, who) in old else len(old)
    kept = [g for g in staging.plan.gazes if (g.beat_id, g.character_id) != (beat_id, who)]
    made = [*kept[:place], Gaze(beat_id, who, target), *kept[place:]]
    following = beats[at + 1] if at + 1 < len(beats) else None
    again = any((g.beat_id, g.character_id) == (following, who) for g in kept)
    if following is not None and not again and before is not None and before != target:
        made.append(Gaze(following, who, before))
    return made
