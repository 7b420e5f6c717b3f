"""Restatements of voices, sounds and music, and of what stands as it is.

Enters: referents. Leaves: wishes, the likeliest first; edits where no wish says it.
"""

import re
from collections.abc import Iterator

from planner.edits import Sound, Voice
from planner.revising.answers import Unread
from planner.revising.learned.referents import Referents
from planner.revising.learned.restating.framing import Restate, Restated
from planner.revising.learned.restating.phrases import (
    called,
    degree,
    first,
    in_scenes,
    people,
    percent,
    person,
    quoted,
    scenes_meant,
    shots,
)
from planner.scoring import MOOD_WORDS

_PARTS = (
    (r"music|score|soundtrack|song|theme|tune|underscore|piano|strings|violins?|track", "music"),
    (r"voices?|dialogue|dialog|speech|speaking|talking|lines|actors|words|vocals?", "voices"),
    (r"effects?|fx|sfx|footsteps?|steps|foley|doors?|bangs?|slams?|creaks?|clicks?|crash\w*|"
     r"phone|ring\w*|gunshots?|explosions?|engine|knock\w*|bells?|clink\w*|splash\w*", "effects"),
    (r"ambien\w*|atmos\w*|background|wind|rain|traffic|birds?|crickets?|sea|waves|crowd|hum|room "
     r"tone|chatter|noises?|hiss|buzz|murmur|surf|storm|thunder|insects|cicadas|city", "ambience"),
)  # fmt: skip


def _voice_of(about: Referents) -> str:
    return f"{person(about)}'s voice"


def voiced(*wishes: str) -> Restate:
    """Somebody's voice, changed for the whole film."""

    def restated(about: Referents) -> Iterator[Restated]:
        share = percent(about)
        if share and wishes[0] in {"faster", "slower"} and len(about.who) == 1:
            part = int(share.removesuffix("%")) / 100
            tempo = 1 + part if wishes[0] == "faster" else 1 - part
            yield (Voice(character=about.who[0], tempo=round(tempo, 2)),)
        for wish in wishes:
            yield f"{_voice_of(about)} {degree(about)} {wish}"
        for wish in wishes:
            yield f"{_voice_of(about)} {wish}"

    return restated


def like(about: Referents) -> Iterator[Restated]:
    """A voice by what it is like."""
    kind = first(about, "what")
    if not kind:
        raise Unread("which voice is meant is not clear")
    kind = re.sub(r"'s$", "", kind)
    yield f"{_voice_of(about)} like {kind}"
    yield f"give {person(about)} {kind} voice"


# --- parts of the sound


def part(about: Referents) -> str:
    """The part of the sound that is meant; Unread for none."""
    said = " ".join((*about.words("what"), *about.words("thing")))
    for text in (said, about.note):
        for pattern, name in _PARTS:
            if re.search(rf"\b(?:{pattern})\b", text):
                return name
    raise Unread("which sound is meant is not clear")


def _where(about: Referents) -> str:
    if about.whole:
        return ""
    if about.scenes:
        return in_scenes(about)
    return f"in {called(about.shots)}" if about.named else ""


def levelled(wish: str) -> Restate:
    """A part of the sound louder or quieter."""

    def restated(about: Referents) -> Iterator[Restated]:
        name = part(about)
        if name == "voices" and len(about.who) == 1:
            yield f"{_voice_of(about)} {wish}"
        yield f"{name} {degree(about)} {wish} {_where(about)}"
        yield f"{name} {wish} {_where(about)}"

    return restated


def muted(about: Referents) -> Iterator[Restated]:
    """A part of the sound silent."""
    yield f"mute the {part(about)} {_where(about)}"


def unmuted(about: Referents) -> Iterator[Restated]:
    """A part of the sound heard again."""
    scenes = (None,) if about.whole or not about.scenes else tuple(s.id for s in about.scenes)
    yield tuple(Sound(part=part(about), scene=scene) for scene in scenes)


def music(wish: str) -> Restate:
    """Music, in a scene; {} stands for its mood."""

    def restated(about: Referents) -> Iterator[Restated]:
        mood = first(about, "what") if "{}" in wish else ""
        if "{}" in wish and not mood:
            raise Unread("which mood is meant is not clear")
        where = _music_where(about)
        yield f"{wish.format(mood)} {where}"
        moods = dict.fromkeys(MOOD_WORDS[w] for w in mood.split() if w in MOOD_WORDS)
        if len(moods) == 1:  # "soft romantic strings"
            yield f"{wish.format(next(iter(moods)))} {where}"

    return restated


def _music_where(about: Referents) -> str:
    meant = scenes_meant(about)
    return in_scenes(about) if meant and not about.whole else "in the whole film"


def unmusical(about: Referents) -> Iterator[Restated]:
    """No music."""
    where = _where(about)
    yield f"no music {where}" if where else "mute the music"


def music_at(where: str) -> Restate:
    """Music only at the start or the end of a scene."""

    def restated(about: Referents) -> Iterator[Restated]:
        if about.beats or about.named:
            raise Unread(f"music can {where} with a scene, not within it")
        yield f"music only at the {where} of {in_scenes(about).removeprefix('in ')}"

    return restated


def music_faded(about: Referents) -> Iterator[Restated]:
    """Music that fades."""
    if line := quoted(about):
        yield f"fade the music out over {line}"
    yield f"fade the music out {_music_where(about)}"


# --- what stands


def marked(verb: str) -> Restate:
    """Shots locked or approved."""
    return lambda about: iter((f"{verb} {shots(about)}",))


def reverted(about: Referents) -> Iterator[Restated]:
    """Shots, or the film, as they were planned."""
    if about.whole or (not about.shots and not people(about)):
        yield "revert the whole film"
    else:
        yield f"revert {shots(about)}"


TABLE: dict[str, Restate] = {
    "voice.higher": voiced("higher"), "voice.lower": voiced("deeper"),
    "voice.faster": voiced("faster"), "voice.slower": voiced("slower"),
    "voice.louder": voiced("louder"), "voice.quieter": voiced("quieter"), "voice.kind": like,
    "sound.up": levelled("louder"), "sound.down": levelled("quieter"),
    "sound.mute": muted, "sound.unmute": unmuted,
    "music.add": music("add music"), "music.mood": music("{} music"), "music.remove": unmusical,
    "music.start": music_at("start"), "music.end": music_at("end"), "music.fade": music_faded,
    "mark.lock": marked("lock"), "mark.unlock": marked("unlock"),
    "mark.approve": marked("approve"), "mark.unapprove": marked("unapprove"),
    "revert": reverted,
}  # fmt: skip
