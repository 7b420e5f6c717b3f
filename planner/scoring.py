"""Where a film has music, and of which mood: what the script asks for, and what suits a scene.

Enters: a scene graph, or a plan with its notes on sound. Leaves: notes that the mix obeys. Without
a word of the script or a note of the director a film has no music.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from planner.shots import ShotPlan, SoundNote
from screenplay.scene_graph import Beat, BeatKind, DayTime, Emotion, Scene, SceneGraph

MUSIC = "music"
FITTING = "fitting"  # a mood that is left to the scene
# What people call moods. The names on the left are those of the voices' music.
_SAID: Mapping[str, str] = {
    "neutral": "neutral plain simple background underscore",
    "calm": "calm quiet peaceful gentle serene soft relaxing relaxed dreamy ambient soothing",
    "warm": "warm hopeful tender happy uplifting cheerful bright cosy cozy sweet joyful"
            " upbeat",
    "playful": "playful funny comic light lighthearted quirky whimsical jaunty bouncy jolly"
                " goofy silly comedic cheeky zany",
    "sad": "sad melancholy melancholic mournful sorrowful somber sombre tragic wistful"
           " heartbreaking dark bittersweet lonely",
    "tense": "tense suspenseful suspense ominous nervous dramatic uneasy brooding menacing",
    "eerie": "eerie spooky creepy scary ghostly haunting mysterious horror strange uncanny",
    "heroic": "heroic epic triumphant grand majestic noble victorious patriotic",
    "romantic": "romantic love waltz loving lush",
    "action": "action exciting fast driving chase pounding energetic urgent frantic"
              " thrilling",
}  # fmt: skip
MOODS = tuple(_SAID)
MOOD_WORDS: Mapping[str, str] = {
    word: mood for mood, said in _SAID.items() for word in said.split()
}
_BY_EMOTION: Mapping[Emotion, str] = {
    Emotion.HAPPY: "warm", Emotion.SAD: "sad", Emotion.ANGRY: "tense", Emotion.AFRAID: "eerie",
    Emotion.SURPRISED: "playful", Emotion.DISGUSTED: "tense", Emotion.TENDER: "romantic",
    Emotion.WRY: "playful", Emotion.URGENT: "action",
}  # fmt: skip
_ENOUGH = 0.1  # of a scene's beats that must be felt for the scene to have their mood

_THING = r"(?:music|song|tune|melody|score|ballad|anthem|waltz|orchestra)"
_BEGINS = re.compile(
    rf"^\s*music(?: cue| up| in)?\s*[:\u2014\u2013-]|\bmusic (?:up|in)\b"
    rf"|\b{_THING}\b[^.;]{{0,24}}?\b(?:swells?|plays|playing|begins|starts|rises|kicks in|blares|"
    rf"fades (?:in|up)|builds|is heard|drifts in|comes (?:on|up))\b"
    rf"|\bplays?\s+(?:(?:an?|some|his|her|their)\s+)?(?:\w+\s+)?{_THING}\b",
    re.IGNORECASE,
)
_ENDS = re.compile(
    rf"\b{_THING}\b[^.;]{{0,16}}?\b(?:stops?|ends?|cuts? (?:out|off)|dies|fades? (?:out|away))\b"
    rf"|\b(?:stops?|kills?|turns? off|cuts? off|switches off)\b[^.;]{{0,16}}?\b{_THING}\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    rf"\b(?:no|without|the end of|stops?)\b[^.;]{{0,12}}\b{_THING}\b", re.IGNORECASE
)


def asked_music(graph: SceneGraph) -> tuple[SoundNote, ...]:
    """Music that the script itself asks for: from its cue on, to the scene's or the music's end."""
    found = []
    for scene in graph.scenes:
        acted = [b for b in scene.beats if b.kind is BeatKind.ACTION]
        first = next((b for b in acted if _begins(b)), None)
        if first is None:
            continue
        later = acted[acted.index(first) + 1 :]
        end = next((b.id for b in later if _ENDS.search(b.text)), "")
        mood = mood_named(first.text) or FITTING
        found.append(
            SoundNote(MUSIC, scene.id, mood=mood, first_beat=first.id, fade_beat=end)
        )  # fmt: skip
    return tuple(found)


def mood_named(text: str) -> str:
    """The mood that a text names first; "" without any."""
    words = re.findall(r"[a-z]+", text.lower())
    return next((MOOD_WORDS[w] for w in words if w in MOOD_WORDS), "")


def music_of(plan: ShotPlan, scene_id: str) -> SoundNote | None:
    """The music of a scene: its own, else the film's, at the level of both; None without."""
    film = next((n for n in _notes(plan) if not n.scene_id), None)
    own = next((n for n in _notes(plan) if n.scene_id == scene_id), None)
    if (own is not None and own.mute) or (film is not None and film.mute):
        return None
    source = own if own is not None and (own.mood or own.file) else film
    if source is None or not (source.mood or source.file):
        return None
    level = sum(note.level_db for note in (film, own) if note is not None)
    near = own or source
    return SoundNote(
        MUSIC, scene_id, level, mood=source.mood, file=source.file,
        first_beat=near.first_beat, fade_beat=near.fade_beat,
    )  # fmt: skip


def mood_of(scene: Scene, mood: str) -> str:
    """A mood as it is played: one that is left to the scene is found in how it is acted."""
    if mood != FITTING:
        return mood
    felt: Counter[str] = Counter()
    for beat in scene.beats:
        emotion, strength = _felt(beat)
        if emotion in _BY_EMOTION:
            felt[_BY_EMOTION[emotion]] += round(100 * strength)
    strongest = min(felt, key=lambda m: (-felt[m], m), default="")
    if strongest and felt[strongest] >= 100 * _ENOUGH * len(scene.beats):
        return strongest
    return "calm" if scene.heading.daytime is DayTime.NIGHT else "neutral"


def _felt(beat: Beat) -> tuple[Emotion, float]:
    if beat.line is None:
        return beat.emotion, 0.5
    delivery = beat.line.delivery
    return delivery.emotion, 0.5 + delivery.intensity


def _begins(beat: Beat) -> bool:
    return bool(_BEGINS.search(beat.text)) and not _DENIED.search(beat.text)


def _notes(plan: ShotPlan) -> Iterator[SoundNote]:
    return (n for n in plan.sounds if n.part == MUSIC and not n.shot_id)
