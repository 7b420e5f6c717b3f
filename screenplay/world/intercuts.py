"""Where beats play, in scenes that are in several places at once.

Enters: the scenes of a script as they stand under their headings. Leaves: scenes and beats that
know the structure that they are part of; beats of montages and intercuts also where they play.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from screenplay.scene_graph import Beat, BeatKind, Channel, Heading, Place, Scene, Structure
from screenplay.world.headings import has_prefix, other_headings, parse_heading
from screenplay.world.places import PlaceRegister, guess_place, infer_kind, names_inside, normalised
from screenplay.world.structure import (
    begins,
    ends,
    item_place,
    item_setting,
    named_places,
    of_heading,
    open_at,
    runs,
)

_GENERIC = frozenset({"interior", "exterior"})
_LISTED = frozenset({Structure.MONTAGE, Structure.SERIES})
_CALL = re.compile(r"\b(?:(?:tele|cell)?phone|receiver|calls?|calling|dials?)\b", re.IGNORECASE)
_BACK = frozenset({"present", "back to present", "now", "end flashback", "end of flashback"})


@dataclass(frozen=True, slots=True)
class _Whereabouts:
    """What is known as a scene begins."""

    own: str  # id of the scene's place
    heading: Heading
    before: tuple[str, ...]  # ids of earlier scenes' places, latest first
    seen: Mapping[str, str]  # character id → id of the place where they were last seen


def structured(scenes: Sequence[Scene], places: PlaceRegister) -> list[Scene]:
    """Scenes with their structure; what an intercut or a montage shows elsewhere knows where."""
    marks = [_marks(scene) for scene in scenes]
    found: list[Scene] = []
    seen: dict[str, str] = {}
    before: list[str] = []
    for scene, open_before in zip(scenes, open_at(marks), strict=True):
        where = _Whereabouts(scene.place_id, scene.heading, tuple(before), seen)
        placed, seen = _structured(scene, open_before, where, places)
        found.append(placed)
        before = [scene.place_id, *(p for p in before if p != scene.place_id)][:2]
    return found


def _structured(
    scene: Scene, open_before: Structure, where: _Whereabouts, places: PlaceRegister
) -> tuple[Scene, dict[str, str]]:
    own = of_heading(scene.heading)
    closed = bool(_BACK.intersection(scene.heading.tags)) or ends(scene.heading.text.upper())
    whole = own if own is not Structure.PLAIN else Structure.PLAIN if closed else open_before
    others = [
        places.place_of(parse_heading(text, previous=scene.heading)).id
        for text in other_headings(scene.heading.text)
    ]
    if others and whole is Structure.PLAIN:
        whole = Structure.INTERCUT
    if whole is Structure.INTERCUT and not others:
        others = [p for p in _cut(scene.heading.text, where, places) if p != scene.place_id]
    beats, seen = _placed(scene.beats, whole, tuple(others), where, places)
    elsewhere = [b.place_id for b in beats if b.structure is Structure.INTERCUT and b.place_id]
    cut = tuple(dict.fromkeys(p for p in (*others, *elsewhere) if p != scene.place_id))
    return replace(scene, beats=tuple(beats), structure=whole, intercut_with=cut), seen


def _marks(scene: Scene) -> list[str]:
    """The words that may begin or end something: a heading without INT or EXT, nobody's lines."""
    heading = "" if has_prefix(scene.heading.text) else scene.heading.text.upper()
    told = [_mark(beat) for beat in scene.beats]
    return [heading, *told] if begins(heading) or ends(heading) else told


def _placed(
    beats: Sequence[Beat], whole: Structure, others: tuple[str, ...], where: _Whereabouts,
    places: PlaceRegister,
) -> tuple[list[Beat], dict[str, str]]:  # fmt: skip
    """The beats with structure and place, and who was seen where when they are over."""
    found: list[Beat] = []
    seen = dict(where.seen)
    told = frozenset(who for beat in beats if beat.line is None for who in beat.mentions)
    cut = (where.own, *others)
    item = ""
    calls = any(map(_is_call, beats))
    named = ""  # the words that begin the intercut
    for beat, structure in zip(beats, runs(whole, [_mark(b) for b in beats]), strict=True):
        here = ""
        if structure is Structure.INTERCUT:
            mark = _mark(beat)
            named = mark if begins(mark) else named
            if begins(mark) or len(cut) == 1:
                cut = _cut(mark if begins(mark) or mark.isupper() else "", where, places)
            if len(cut) == 1 and (far := _at_other_end(beat, seen, where.own, named, calls=calls)):
                seen[far] = _other_end(far, where, places)
                cut = (*cut, seen[far])
            elif len(cut) == 1:
                _see(beat, where.own, seen)
            here = _of_somebody(beat, cut, seen, where.own, told)
        elif structure in _LISTED and beat.kind is BeatKind.ACTION:
            item = _of_item(item_place(beat.text), where, places) or item
            here = _of_item(item_setting(beat.text), where, places) or item
        else:
            _see(beat, where.own, seen)
            item = ""
        elsewhere = "" if here == where.own else here
        found.append(replace(beat, structure=structure, place_id=elsewhere))
    return found, seen


def _mark(beat: Beat) -> str:
    """The words that may begin or end something: nobody's lines."""
    return "" if beat.kind is BeatKind.SPEECH else beat.text


def _cut(text: str, where: _Whereabouts, places: PlaceRegister) -> tuple[str, ...]:
    """The places of an intercut: those that it names, else here and the scene before elsewhere."""
    others = tuple(place for place in where.before if place != where.own)
    near = [places.place(place) for place in (where.own, *others)]
    names = named_places(text)
    named = (
        _meant(name, near, where.heading, places)
        or (_of_item(name, where, places) if len(names) > 1 else "")
        for name in names
    )
    known = tuple(dict.fromkeys(place for place in named if place))
    if len(known) > 1:
        return known
    elsewhere = tuple(place for place in known if place != where.own)
    return tuple(dict.fromkeys((where.own, *(elsewhere or others[:1]))))


def _meant(name: str, near: Sequence[Place], heading: Heading, places: PlaceRegister) -> str:
    """The place of the last scenes that a short name means, else any of the script's."""
    shown = normalised(name)
    whole = next((p for p in near if normalised(f"{p.name} {p.sub_place}").endswith(shown)), None)
    if whole is not None:
        return whole.id
    kinds = {infer_kind(name, interior=side, kinds=places.kinds) for side in (True, False)}
    alike = next((p for p in near if p.kind in kinds - _GENERIC), None)
    found = alike or places.known(name, heading)
    return found.id if found is not None else ""


def _is_call(beat: Beat) -> bool:
    line = beat.line
    if line is None:
        return _CALL.search(beat.text) is not None
    return line.into_phone or line.channel is Channel.PHONE


def _at_other_end(beat: Beat, seen: Mapping[str, str], own: str, named: str, *, calls: bool) -> str:
    """Who is at an end of a call that no heading has shown; "" where nobody is.

    They speak, or act where the words that begin the intercut name them, and are not seen at this
    end, where somebody else is.
    """
    line = beat.line
    if begins(_mark(beat)) or not (calls or named):
        return ""
    if line is not None:
        people = line.speakers if line.channel is Channel.ON_SCREEN else ()
    else:
        said = set(re.findall(r"\w+", named.upper()))
        people = tuple(who for who in beat.mentions if said.intersection(_words(who)))
    here = any(place == own for who, place in seen.items() if who not in people)
    return next((who for who in people if here and seen.get(who) != own), "")


def _other_end(who: str, where: _Whereabouts, places: PlaceRegister) -> str:
    """A place of their own for somebody who is nowhere yet: a plain room."""
    name = " ".join(_words(who))
    return places.place_of(parse_heading(f"INT. {name}'S END", previous=where.heading)).id


def _words(who: str) -> list[str]:
    """The name that an id is made of, in capitals."""
    return who.removeprefix("ch-").upper().split("-")


def _of_somebody(
    beat: Beat, cut: tuple[str, ...], seen: Mapping[str, str], own: str, told: frozenset[str]
) -> str:
    """The place of whoever speaks or acts, if that is one of the places cut together."""
    line = beat.line
    if line is not None and line.channel is not Channel.ON_SCREEN:
        return ""
    who = line.speakers if line is not None else beat.mentions
    known = (seen[person] for person in who if person in seen)
    place = next((place for place in known if place in cut), "")
    far = tuple(place for place in cut if place != own)
    calls = line is not None and line.into_phone and not told.intersection(who)
    if not place and calls and len(far) == 1:
        return far[0]  # the other end of the call, whom nobody has seen there yet
    return place or own


def _of_item(label: str, where: _Whereabouts, places: PlaceRegister) -> str:
    """The place that a montage's item names; "" for none."""
    if not label:
        return ""
    if has_prefix(label):
        return places.place_of(parse_heading(label, previous=where.heading)).id
    known = places.known(label, where.heading)
    if known is not None:
        return known.id
    if guess_place(label, places.kinds) is None:
        return ""
    side = "INT" if names_inside(label, places.kinds) else "EXT"
    return places.place_of(parse_heading(f"{side}. {label}", previous=where.heading)).id


def _see(beat: Beat, own: str, seen: dict[str, str]) -> None:
    line = beat.line
    if line is None:
        seen.update(dict.fromkeys((d.actor for d in beat.deeds if d.actor), own))
    elif line.channel is Channel.ON_SCREEN:
        seen.update(dict.fromkeys(line.speakers, own))
