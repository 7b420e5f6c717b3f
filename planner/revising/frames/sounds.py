"""Frames for sound: voices, music, the sounds of places and deeds.

Enters: a case. Leaves: Voice and Sound edits.
"""

import re
from collections.abc import Sequence

from planner.edits import AnyEdit, Perform, Sound, Voice
from planner.revising.answers import Unread
from planner.revising.frames import scored
from planner.revising.frames.slots import Case, Frame, frame
from planner.revising.frames.wanting import wanted
from planner.revising.references.events import stem, stems


def _voices(case: Case) -> tuple[str, ...]:
    people = case.people()
    if people:
        return people
    return (case.someone(),)


def _pitched(case: Case) -> Sequence[AnyEdit]:
    word = case.first("s.pitch")
    way = wanted(word, "pitch", case.said) if word else 0
    if way == 0:
        raise Unread("higher or deeper?")
    _not_a_line(case)
    pitch = round(1 + way * case.step(0.1), 2)
    return [Voice(character=p, pitch=pitch) for p in _voices(case)]


def _tempo(case: Case) -> Sequence[AnyEdit]:
    word = case.first("s.speed", "w.speed")
    way = wanted(word, "speed", case.said) if word else 0
    if way == 0:
        raise Unread("faster or slower?")
    _not_a_line(case)
    return [Voice(character=p, tempo=round(1 + way * case.step(0.1), 2)) for p in _voices(case)]


def _not_a_line(case: Case) -> None:
    if case.all("shots", "beats", "scenes", "place"):
        raise Unread("a voice is the same in the whole film; ask for a line's delivery instead")


def _voice_level(case: Case) -> Sequence[AnyEdit]:
    words = case.all("w.loud", "s.loud")
    ways = {wanted(c, "loud", case.said) for c in words}
    if len(ways) != 1 or 0 in ways:
        raise Unread("louder or quieter?")
    way = ways.pop()
    hearing = [c for c in words if "hear" in c.text]
    doing = [*case.all("person"), *case.pronouns()]
    if any(d.at < c.at for c in hearing for d in doing):
        raise Unread("whether somebody, or the audience, cannot hear is not clear")
    if any(c.text.startswith(("low", "high")) for c in words) and not case.all("n.voice", "say"):
        raise Unread("whose voice, or which camera, is not clear")
    noises = case.all("effects", "ambience", "music")
    if any(c.prep not in {"during", "under", "with", "on", "in"} for c in noises):
        raise Unread("whose voice, or which sound, is not clear")
    if beats := case.named_beats():
        lines = [b for b in beats if b.line]
        if way > 0 and lines:
            return [Perform(beat=b.id, shout=True) for b in lines]
        raise Unread("a line can be whispered or shouted; which is meant is not clear")
    if not case.all("n.voice"):
        _not_a_line(case)
    return [Voice(character=p, level_db=case.step(3.0) * way) for p in _voices(case)]


_THERE = re.compile(r"\b(?:there|(?:under|in|on|over|during|beneath) (?:it|that|them))\b")


def _places(case: Case) -> list[tuple[str | None, str | None]]:
    """Scene or shot, or neither for the film: where a sound is heard."""
    if shots := case.named_shots():
        return [(None, s.id) for s in shots]
    if (scenes := case.named_scenes()) and not case.first("whole"):
        return [(s.id, None) for s in scenes]
    if case.about.shots and _THERE.search(case.said.text):
        return [(None, s.id) for s in case.about.shots]
    if case.about.scenes:
        return [(s.id, None) for s in case.about.scenes]
    return [(None, None)]


def _now(case: Case, part: str, scene: str | None, shot: str | None) -> float:
    for note in case.film.plan.sounds:
        if (
            note.part == part
            and (note.shot_id or None) == shot
            and (note.scene_id or None) == scene
        ):
            return 0.0 if note.mute else note.level_db
    return 0.0


def _part(case: Case) -> str:
    named = [k for k in ("music", "dialogue", "ambience", "effects") if case.first(k)]
    parts = {"dialogue": "voices"}
    if {"ambience", "effects"} <= set(named) and all(
        stem(c.text) in {stem(w) for w in _ANY} for c in case.all("effects")
    ):
        named.remove("effects")  # "rain noise"
    if named == ["dialogue"] and case.all("person"):
        raise Unread("whose voice, or all of them, is not clear")
    if len(named) == 1:
        return parts.get(named[0], named[0])
    raise Unread("which sound is meant is not clear")


def _level(case: Case) -> Sequence[AnyEdit]:
    words = case.all("w.loud", "s.loud", "s.size")
    ways = {
        wanted(
            c, "size" if "s.size" in case.slots and c in case.slots["s.size"] else "loud", case.said
        )
        for c in words
    }
    steps = [c.step for c in case.all("music", "ambience", "effects", "dialogue") if c.step]
    ways |= set(steps) if not words else set()
    if len(ways) != 1 or 0 in ways:
        raise Unread("louder or quieter?")
    if any(not c.own for c in case.all("person")):
        raise Unread("whether a voice or that sound is meant is not clear")
    way, part = ways.pop(), _part(case)
    return [
        Sound(part=part, scene=a, shot=b, level_db=_now(case, part, a, b) + case.step(6.0) * way)
        for a, b in _heard(case)
    ]


_ANY = frozenset(
    ("effect", "sound", "noise", "sfx", "fx", "foley", "ambience", "background", "sound effect")
)


def _heard(case: Case) -> list[tuple[str | None, str | None]]:
    """Where a sound is heard; one that the script names in one scene only, there."""
    places = _places(case)
    nouns = [c.text for c in case.all("effects", "ambience") if "story" in c.kinds]
    wanted_stems = {stem(w) for n in nouns for w in n.split()} - {stem(w) for w in _ANY}
    if places != [(None, None)] or not wanted_stems or case.first("whole"):
        return places
    if case.pointers.selected is not None:
        return [(None, case.pointers.selected)]
    scenes = [
        s
        for s in case.film.scenes
        if any(wanted_stems <= stems(b.text) for b in s.beats if b.line is None)
    ]
    return [(scenes[0].id, None)] if len(scenes) == 1 else places


def _by_decibels(case: Case) -> Sequence[AnyEdit]:
    """A level by a number: "drop the effects 6 dB under the narration"."""
    amount = case.first("db")
    words = case.all("w.loud", "s.loud")
    ways = {wanted(c, "loud", case.said) for c in words}
    ways |= {-1} if case.all("remove", "mute", "cutdown") and not words else set()
    ways |= {1 if w.value("way") == "up" else -1 for w in case.all("way")}
    ways |= {1} if case.all("addtime") and not words else set()
    if not ways:
        told = re.findall(r"\b(up|down)\b", case.said.text)
        ways = {1 if way == "up" else -1 for way in told}
    if amount is None or len(ways) != 1 or 0 in ways:
        raise Unread("louder or quieter?")
    named = [
        c
        for c in case.all("music", "ambience", "effects", "dialogue")
        if c.prep not in {"under", "during"}
    ]
    kinds = {k for c in named for k in ("music", "ambience", "effects", "dialogue") if k in c.kinds}
    if len(kinds) != 1:
        raise Unread("which sound is meant is not clear")
    part = {"dialogue": "voices"}.get(kinds.copy().pop(), kinds.copy().pop())
    by = ways.pop() * case.spelled.decibels[int(amount.value("db")[2:])]
    return [
        Sound(part=part, scene=a, shot=b, level_db=_now(case, part, a, b) + by)
        for a, b in _places(case)
    ]


def _muted(case: Case) -> Sequence[AnyEdit]:
    part = _part(case)
    if case.all("beats") or re.search(r"\b(?:till|until|before|after)\b", case.said.text):
        raise Unread("from when on it is to be silent is not clear")
    if part == "voices":
        raise Unread("words belong to the script and are never cut")
    return [Sound(part=part, scene=a, shot=b, mute=True) for a, b in _places(case)]


def _no_sound(case: Case) -> Sequence[AnyEdit]:
    """Silence without a verb: "no music"."""
    named = case.all("music", "ambience", "effects")
    if not named or not all(c.no for c in named):
        raise Unread("what is to be done with that sound is not clear")
    return _muted(case)


_HEARD = "n.voice say perform stage see add n.camera dialogue person whole same pause body"
_SOUNDS = "music|ambience|effects|dialogue"
FRAMES: tuple[Frame, ...] = (
    frame("pitch", "s.pitch n.voice|say", f"{_HEARD} s.speed", _pitched, rank=2, negs="s.pitch"),
    frame(
        "tempo",
        "s.speed|w.speed n.voice|say|dialogue person|pronoun",
        f"{_HEARD} s.pitch",
        _tempo,
        rank=2,
        negs="s.speed",
    ),
    frame(
        "somebody's tempo",
        "w.speed|s.speed person|pronoun",
        "whole stage same",
        _tempo,
        rank=5,
        negs="s.speed",
    ),
    frame(
        "voice",
        "w.loud|s.loud person|pronoun",
        f"{_HEARD} effects ambience music w.loud",
        _voice_level,
        rank=3,
        negs="s.loud",
    ),
    frame(
        "level",
        f"w.loud|s.loud {_SOUNDS}",
        "whole stage see add n.voice lightplace s.loud n.scene perform person same ambience "
        "effects music n.camera start end hold thing story",
        _level,
        rank=2,
        negs="s.loud",
    ),
    frame(
        "level by",
        f"db {_SOUNDS}",
        "remove mute w.loud s.loud cutdown addtime way dialogue add",
        _by_decibels,
        rank=0,
    ),
    frame(
        "more or less sound",
        _SOUNDS,
        "whole see add stage n.voice same w.loud lightplace",
        _level,
        rank=4,
    ),
    frame(
        "mute",
        f"mute|remove {_SOUNDS}",
        "whole same n.voice s.loud stage lightplace ambience",
        _muted,
        rank=3,
    ),
    frame(
        "no sound",
        _SOUNDS,
        "whole same mute see stage",
        _no_sound,
        rank=3,
        negs="music ambience effects",
    ),
    *scored.FRAMES,
)
