"""Scenes and shots in a note: by number, by their order, by what they are and what they show.

Enters: a note's text with marks for people and events. Leaves: the text with a mark for scenes
(`@c0`), shots (`@s0`) and places (`@p0`).
"""

import re

from planner.revising.answers import Unread
from planner.revising.footage import Footage
from planner.revising.frames.recalling import alike
from planner.revising.references import events
from planner.revising.references.naming import by_hour, done_in
from planner.revising.references.pointing import Pointers
from planner.revising.references.referring import LIST, OWN_SCENE, numbers, own_scene, places_of
from planner.revising.words.synonyms import ORDINALS
from screenplay.scene_graph import Scene
from screenplay.words.vocabulary import vocabulary

CHOICES = 8  # more are no short question
NTH = "|".join((*ORDINALS, "next to last", "2th", "1th"))
_SCENE = r"(?:scene|sequence)s?"
SHOT = r"(?:shot|cutaway|insert|picture|view|image|frame|cut|clip|take|angle)"
_SCENES = re.compile(rf"(?<![\w@])(?:the |in )?{_SCENE} (?:number )?(?P<list>{LIST})")
_NTH_SCENE = re.compile(
    rf"(?<![\w@'])(?:the )?(?:very )?(?P<nth>{NTH}) (?:(?P<place>@p\d+) )?{_SCENE}(?![\w'])"
)
_THIS_SCENE = re.compile(rf"(?<![\w@'])(?:this|the) (?:whole |entire )?{_SCENE}(?![\w'])")
_NTH_PLACE = re.compile(rf"(?<![\w@'])(?:the )?(?P<nth>{NTH}|second|other) (?P<place>@p\d+)"
                        rf"(?: {_SCENE})?")  # fmt: skip
_AT_AN_END = re.compile(
    r"(?P<place>@p\d+) (?:(?:right )?at|in|from|near) the (?:very )?(?P<end>end|ending|finish|"
    r"start|beginning)\b"
)
_TOLD_SCENE = re.compile(
    rf"(?<![\w@'])(?:the |that |in )?(?P<nth>(?:{NTH}) )?(?P<what>[a-z]+(?: [a-z]+)?) "
    rf"(?P<head>{_SCENE})(?![\w'])(?! \d)"
)
_DEED = re.compile(
    r"(?<![\w@'])the (?:whole |entire |big )?(?P<what>chase|storm|phone call|telephone call|"
    r"call|meeting(?: room)?|argument|rescue|"
    r"apology|flashback)(?: (?:bit|part|stuff|section|moment))?(?![\w'])"
)
_CARD = re.compile(
    r"(?<![\w@'])(?:the )?(?:(?P<end>the end (?:card|title)|end (?:card|titles?|thing|screen)|"
    r"closing card)"
    r"|(?:opening|intro|first|start) (?:card|title)|(?:opening |main |first )?title(?:s| card| "
    r"thing| screen)?(?: at the (?:start|beginning))?)"
    r"(?![\w'])"
)
NO_THING = vocabulary(
    """
    first last opening final next previous same whole this that other wide close long
    tight new current single master group reaction static handheld tracking establishing
    medium full low high entire one two both only very best dark bright camera different
    second
    """
)


def placed(text: str, film: Footage, pointers: Pointers) -> str:
    """The text with marks for cards, places, scenes and shots."""
    text = _CARD.sub(lambda m: _card(m, film, pointers), text)
    text = by_hour(_places(text, film, pointers), film, pointers)
    text = _SCENES.sub(lambda m: pointers.scenes(_numbered(m.group("list"), film)), text)
    text = OWN_SCENE.sub(lambda m: own_scene(m, film, pointers), text)
    text = _AT_AN_END.sub(lambda m: _end_of_place(m, film, pointers), text)
    text = _NTH_PLACE.sub(lambda m: _nth_of_place(m, film, pointers), text)
    text = _NTH_SCENE.sub(lambda m: _nth_scene(m, film, pointers), text)
    text = _TOLD_SCENE.sub(lambda m: _told_scene(m, film, pointers), text)
    text = _DEED.sub(lambda m: _scene_of(m.group("what"), m.group(), film, pointers), text)
    text = _THIS_SCENE.sub(lambda _: pointers.this_scene(), text)
    return re.sub(rf"(@p\d+) {_SCENE}\b", lambda m: _whole(m.group(1), film, pointers), text)


def _card(match: re.Match[str], film: Footage, pointers: Pointers) -> str:
    shot = film.shots[-1 if match.group("end") else 0]
    return pointers.shots((shot.id,)) if film.is_card(shot) else match.group()


def _places(text: str, film: Footage, pointers: Pointers) -> str:
    names = places_of(film)
    for name in sorted(names, key=lambda n: (-len(n), n)):
        said = (
            rf"(?<![\w@'])(?:the )?{re.escape(name)}(?:'s)?(?![\w'])(?! (?:lamp|bench|chair|tree))"
        )
        text = re.sub(
            said,
            lambda m, n=name: pointers.place(  # type: ignore[misc]
                pointers.choose("Which place?", [(p, p) for p in names[n]])
            ),
            text,
        )
    return text


def _numbered(text: str, film: Footage) -> tuple[str, ...]:
    known = {scene.number: scene.id for scene in film.scenes}
    wanted = [str(n) for n in numbers(text)]
    missing = [n for n in wanted if n not in known]
    if missing:
        raise Unread(f"there is no scene {missing[0]}; the film has scenes {', '.join(known)}")
    return tuple(known[n] for n in wanted)


def order_of(nth: str) -> int:
    """The place of an ordinal in a list, counted from the end where it is negative."""
    return ORDINALS.get(
        nth.strip(), {"2th": 1, "1th": 0, "next to last": -2, "other": 1}.get(nth, 0)
    )


def _end_of_place(match: re.Match[str], film: Footage, pointers: Pointers) -> str:
    scenes = _scenes_at(match.group("place"), film, pointers)
    place = -1 if match.group("end") in {"end", "ending", "finish"} else 0
    if film.scenes[place] not in scenes:
        raise Unread("another place is where the film begins or ends; give a scene's number")
    return pointers.scenes((film.scenes[place].id,))


def _nth_of_place(match: re.Match[str], film: Footage, pointers: Pointers) -> str:
    scenes, place = _scenes_at(match.group("place"), film, pointers), order_of(match.group("nth"))
    if not -len(scenes) <= place < len(scenes):
        raise Unread("there are not so many scenes at that place")
    return pointers.scenes((scenes[place].id,))


def _scenes_at(mark: str, film: Footage, pointers: Pointers) -> list[Scene]:
    return [s for s in film.scenes if s.place_id in pointers.found[mark]]


def _whole(mark: str, film: Footage, pointers: Pointers) -> str:
    scenes = _scenes_at(mark, film, pointers)
    if not scenes:
        return mark
    told = [(f"scene {s.number}, {s.heading.text}", s.id) for s in scenes]
    return pointers.scenes((pointers.choose("Which scene?", told),))


def _nth_scene(match: re.Match[str], film: Footage, pointers: Pointers) -> str:
    place = order_of(match.group("nth"))
    scenes = list(film.scenes)
    if match.group("place"):
        scenes = _scenes_at(match.group("place"), film, pointers)
    if not -len(scenes) <= place < len(scenes):
        raise Unread(f"there are only {len(scenes)} such scenes")
    return pointers.scenes((scenes[place].id,))


def _told_scene(match: re.Match[str], film: Footage, pointers: Pointers) -> str:
    words = [w for w in match.group("what").split() if w not in NO_THING]
    last = match.group("what").split()[-1]
    if last in NO_THING or last in {"the", "of", "a", "in"} or not words:
        return match.group()
    doing = done_in(words[-1], film)
    found = (
        doing if len(doing) == 1 else _fitting(" ".join(words), film) or _fitting(words[-1], film)
    )
    if not 0 < len(found) <= CHOICES:
        return match.group()
    kept = match.group()[: match.start("what") - match.start()] if found and len(words) == 1 else ""
    before = " ".join(match.group("what").split()[: -len(words)]) if kept else ""
    if match.group("nth"):
        return pointers.scenes((found[order_of(match.group("nth"))].id,))
    told = [(f"scene {s.number}, {s.heading.text}", s.id) for s in found]
    return f"{before} {pointers.scenes((pointers.choose('Which scene?', told),))}".strip()


def _scene_of(what: str, said: str, film: Footage, pointers: Pointers) -> str:
    """What happens in one scene only stands for it; in others' it is no name."""
    found = _fitting(what.removesuffix(" room"), film)
    if len(found) == 1:
        return pointers.scenes((found[0].id,))
    if what == "apology":
        beats = [b for b in film.beats.values() if b.line and "sorry" in events.stems(b.text)]
        if len(beats) == 1:
            name = pointers.line((beats[0],), ())
            pointers.found[name] = tuple(s.id for s in film.showing(beats[0]))
            return name
    if found:
        told = [(f"scene {s.number}, {s.heading.text}", s.id) for s in found]
        return pointers.scenes((pointers.choose("Which scene?", told),))
    return said


def _fitting(what: str, film: Footage) -> list[Scene]:
    """Scenes whose heading, else whose action, holds all these words or words like them."""
    wanted = [alike(w) for w in what.split()]
    heads = [s for s in film.scenes if all(w & events.stems(s.heading.text) for w in wanted)]
    if heads:
        return heads
    acted = [s for s in film.scenes if all(w & _content(s) for w in wanted)]
    often = {
        s.id: sum(bool(w & events.stems(b.text)) for w in wanted for b in s.beats) for s in acted
    }
    ordered = sorted(often.values(), reverse=True)
    if len(ordered) > 1 and ordered[0] >= 3 * ordered[1]:
        return [s for s in acted if often[s.id] == ordered[0]]
    return acted


def _content(scene: Scene) -> frozenset[str]:
    return frozenset(s for b in scene.beats if b.line is None for s in events.stems(b.text))
