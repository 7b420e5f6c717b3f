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
    said,
    scenes,
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


_OF_ALL_LINES = r"voices?|voiced|sounds?|accent|throughout|whole film|everywhere|overall"


def _voice_of(about: Referents) -> str:
    return f"{person(about)}'s voice"


def _line_there(about: Referents) -> str:
    """The one line of somebody that is named or said in what is named, in quotation marks."""
    person(about)
    beats = about.beats or tuple(b for s in about.shots for b in about.film.beats_in(s))
    spoken = [b for b in beats if b.line and (not about.who or about.who[0] in b.line.speakers)]
    if len(spoken) != 1:
        raise Unread("a voice is the same in the whole film; ask for a line's delivery instead")
    text = spoken[0].text.replace('"', "'")
    return f'"{text}"'


def voiced(*wishes: str) -> Restate:
    """Somebody's voice, changed for the whole film."""

    def restated(about: Referents) -> Iterator[Restated]:
        share = percent(about)
        if about.named and not said(about, _OF_ALL_LINES):
            yield f"{person(about)} {degree(about)} {wishes[0]} on {_line_there(about)}"
            return
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


def part(about: Referents, *, spoken: bool = True) -> str:
    """The part of the sound that is meant, also what is `spoken`; Unread for none."""
    said = " ".join((*about.words("what"), *about.words("thing")))
    for text in (said, about.note):
        for pattern, name in _PARTS:
            if (spoken or name != "voices") and re.search(rf"\b(?:{pattern})\b", text):
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
    """A part of the sound silent; words belong to the script and are never cut."""
    yield f"mute the {part(about, spoken=False)} {_where(about)}"


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
        low = "kept low" if _LOW.search(about.note) else ""
        if "{}" not in wish and (named := _moods_named(about)):
            if len(named) == 1:
                yield f"{next(iter(named))} music {where} {low}"
            raise Unread("which mood the music is to have is not clear")
        yield f"{wish.format(mood)} {where} {low}"
        moods = dict.fromkeys(MOOD_WORDS[w] for w in mood.split() if w in MOOD_WORDS)
        if len(moods) == 1:  # "soft romantic strings"
            yield f"{wish.format(next(iter(moods)))} {where} {low}"

    return restated


_LOW = re.compile(
    r"\b(?:kept|keep it|held|very|nice and) (?:very |well |nice and )?(?:low|quiet)\b"
)
_OF_MUSIC = re.compile(
    r"(?P<moods>(?:[a-z]+,? (?:and )?){1,3})(?:little )?(?:music|score|soundtrack|song|tune|cue|"
    r"piano|strings|melody|theme)\b"
)


def _moods_named(about: Referents) -> dict[str, None]:
    """Moods that stand before the word for music: what is said of it is not left out."""
    found = _OF_MUSIC.search(about.note)
    words = re.findall(r"[a-z]+", found.group("moods")) if found else []
    return dict.fromkeys(MOOD_WORDS[w] for w in words if w in MOOD_WORDS)


_EDGE = re.compile(
    r"\b(?:at|towards?|near|from|for) the (?:very )?(?:(?P<start>start|beginning|top|opening)|end|"
    r"close|finish)\b(?! (?:card|titles?))"
)


def _music_where(about: Referents) -> str:
    meant = scenes_meant(about)
    if edge := _EDGE.search(about.note):
        at = f"at the {'start' if edge.group('start') else 'end'}"
        return at if about.whole or not meant else f"{at} of {scenes(about)}"
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
    meant = scenes_meant(about) and not about.whole
    yield f"fade the music out {in_scenes(about) if meant else 'in the whole film'}"


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
