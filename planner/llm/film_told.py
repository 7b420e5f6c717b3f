"""What a model is told of a film that a note is said of: shots, scenes, people, sound, last edits.

Enters: a note, a draft, the shot that is looked at, the edits made last. Leaves: plain data, small
enough to be sent: what is as usual is left out. Every id that an edit may name is in it, and every
amount that an edit replaces: how long a shot is silent at its end, how far its camera moves.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from planner.amending import Draft
from planner.amending.acting import GESTURES
from planner.continuity.clock import estimated
from planner.continuity.lined_script import lined
from planner.edits import AnyEdit
from planner.finish import AS_DRAWN
from planner.looks import Look
from planner.revising.footage import Footage
from planner.scoring import MOODS
from planner.shots import Asked, Cover, CutKind, ScenePlan, Shot, SoundNote, Stance, VoiceNote
from screenplay.scene_graph import Beat, Channel, Delivery, Scene

MOST_SHOTS = 120  # those around the shot that is meant are told, others left out beyond this
_NUMBER = re.compile(r"(?<![\w.])\d{1,4}(?![\w.%])")
_CLOTHES = ("top", "top_colour", "bottom", "bottom_colour", "shoes", "hat", "glasses",
            "hair_style", "hair", "facial_hair")  # fmt: skip


def told(
    note: str, draft: Draft, selected: str | None, last: Sequence[AnyEdit] = ()
) -> dict[str, Any]:
    """The film about which a note speaks, as plain data: shots near the one that is meant."""
    film = Footage(draft.plan, draft.graph)
    shots = _near(note, film, selected)
    scenes = {shot.scene_id for shot in shots}
    clock = estimated(draft.plan, lined(draft.graph))
    places = {s.place_id for s in draft.graph.scenes if s.id in scenes}
    data = {
        "note": note,
        "selected": selected,
        "last_edits": [msgspec.to_builtins(e) for e in last],
        "frames_per_second": round(float(draft.plan.rate.fps), 3),
        "gestures": list(GESTURES),
        "moods": list(MOODS),
        "characters": [_person(c.id, film) for c in draft.graph.characters],
        "places": [
            {"id": p.id, "name": p.name, **({"part": p.sub_place} if p.sub_place else {})}
            for p in draft.graph.places if p.id in places
        ],
        "sound": [_sound(n) for n in draft.plan.sounds],
        "scenes": [_scene(s, film) for s in draft.graph.scenes if s.id in scenes],
        "shots": [_shot(shot, clock.frames(shot), film) for shot in shots],
    }  # fmt: skip
    return {k: v for k, v in data.items() if v or k in ("note", "selected")}


def _near(note: str, film: Footage, selected: str | None) -> tuple[Shot, ...]:
    """The shots around the selected one, or the first that the note numbers, or the film's first.

    A film of no more than `MOST_SHOTS` is told whole.
    """
    numbered = [film.numbered[n].id for n in map(int, _NUMBER.findall(note)) if n in film.numbered]
    meant = selected or (numbered[0] if numbered else None)
    at = next((n for n, shot in enumerate(film.shots) if shot.id == meant), 0)
    first = max(0, min(at - MOST_SHOTS // 2, len(film.shots) - MOST_SHOTS))
    return film.shots[first : first + MOST_SHOTS]


def _person(character_id: str, film: Footage) -> dict[str, Any]:
    person = film.people[character_id]
    looks = [look for look in film.plan.looks if look.character_id == character_id]
    voices = [v for v in film.plan.voices if v.character_id == character_id]
    entry = {
        "id": person.id, "name": person.name, "gender": person.gender.value,
        "wears": _worn(looks[0]) if looks else {}, "voice": _voice(voices[0]) if voices else {},
    }  # fmt: skip
    return {k: v for k, v in entry.items() if v}


def _worn(look: Look) -> dict[str, str]:
    found = {name: str(getattr(look, name)) for name in _CLOTHES}
    return {name: value for name, value in found.items() if value != "none"}


def _voice(note: VoiceNote) -> dict[str, float]:
    plain = VoiceNote(note.character_id)
    fields = ("pitch", "tempo", "level_db")
    return {f: getattr(note, f) for f in fields if getattr(note, f) != getattr(plain, f)}


def _sound(note: SoundNote) -> dict[str, Any]:
    entry = msgspec.to_builtins(note)
    return {k: v for k, v in entry.items() if v}


def _scene(scene: Scene, film: Footage) -> dict[str, Any]:
    """A scene: its light, what stands in its set, where everybody is as it opens, its beats."""
    staged = film.plan.scene(scene.id)
    light = staged.light
    return {
        "id": scene.id, "number": scene.number, "heading": scene.heading.text,
        "place": scene.place_id, "daytime": light.daytime.value, "weather": light.weather,
        "set": sorted({f.kind for f in staged.floor_plan.furniture}),
        "things": sorted({r.noun for r in staged.resting}),
        "opening": [_stance(s) for s in staged.opening if s.visible],
        "beats": [_beat(b, film, staged) for b in scene.beats],
    }  # fmt: skip


def _stance(stance: Stance) -> dict[str, Any]:
    entry = {
        "who": stance.character_id, "posture": stance.posture.value, "at": stance.spot_id,
        "holding": list(stance.holding),
    }  # fmt: skip
    return {k: v for k, v in entry.items() if v}


def _beat(beat: Beat, film: Footage, staged: ScenePlan) -> dict[str, Any]:
    """A beat: its words, who speaks them and how, who does what."""
    entry: dict[str, Any] = {"id": beat.id, "kind": beat.kind.value, "text": beat.text}
    if beat.line is not None:
        line = beat.line
        entry |= {"by": list(line.speakers), "words": len(beat.text.split())}
        entry |= {"played": _played(line.delivery)} if line.delivery != Delivery() else {}
        entry |= {"channel": line.channel.value} if line.channel is not Channel.ON_SCREEN else {}
    does = [f"{b.character_id} {b.verb}" for b in staged.businesses if b.beat_id == beat.id]
    return entry | ({"does": does} if does else {})


def _played(delivery: Delivery) -> dict[str, Any]:
    plain, entry = msgspec.to_builtins(Delivery()), msgspec.to_builtins(delivery)
    return {k: v for k, v in entry.items() if v != plain[k]}


def _shot(shot: Shot, frames: int, film: Footage) -> dict[str, Any]:
    framing = shot.framing
    entry: dict[str, Any] = {
        "id": shot.id, "number": shot.number, "scene": shot.scene_id, "kind": framing.kind.value,
        "size": framing.size.value, "angle": framing.angle.value,
        "subjects": list(framing.subjects), "foreground": framing.foreground,
        "thing": framing.thing, "side": framing.side, "lens_mm": framing.lens_mm,
        "move": _move(shot), "frames": frames,
        "beats": [_cover(c) for c in shot.covers],
    }  # fmt: skip
    if film.speaks(shot):
        entry |= {"spoken": True, "silence": {"lead": film.lead(shot), "tail": film.tail(shot)}}
    else:
        entry["frames"] = film.silent_frames(shot)
    if shot.cut is not CutKind.CUT:
        entry["begins"] = {"cut": shot.cut.value, "frames": shot.cut_frames}
    if shot.finish != AS_DRAWN:
        plain, own = msgspec.to_builtins(AS_DRAWN), msgspec.to_builtins(shot.finish)
        entry["style"] = {k: v for k, v in own.items() if v != plain[k]}
    entry |= {flag: True for flag in ("locked", "approved") if getattr(shot, flag)}
    return {k: v for k, v in entry.items() if v not in (None, [], {})}


def _move(shot: Shot) -> str | Mapping[str, Any]:
    """The kind of a camera's move; with what a note asked of it, where one did."""
    asked, plain = shot.asked, Asked()
    fields = ("travel", "way", "origin", "target")
    own = {f: getattr(asked, f) for f in fields if getattr(asked, f) != getattr(plain, f)}
    return {"kind": shot.move.kind.value, **own} if own else shot.move.kind.value


def _cover(cover: Cover) -> str | dict[str, Any]:
    """A beat that a shot shows; with the units of it, where it is not the whole."""
    if (cover.first, cover.last) == (0, cover.of):
        return cover.beat_id
    return {"id": cover.beat_id, "from": cover.first, "to": cover.last, "of": cover.of}
