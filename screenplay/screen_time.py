"""Screen time: how long beats and scenes last.

Enters: beats, deeds and lines. Leaves: seconds for speech, silences, actions and cards, and whole
frames for beats and scenes. What speech takes is fitted to takes of the built-in voices; the
planner plans with these same numbers, and the recorded take decides in the end. Outline, notes and
boneyards are no beats and take no time.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from screenplay.frame_rate import FrameRate
from screenplay.scene_graph import (
    Beat,
    BeatKind,
    Channel,
    Deed,
    Emotion,
    Line,
    Scene,
    SceneGraph,
)
from screenplay.syllables import syllables

SYLLABLE_S = {
    "en": 0.225, "ru": 0.14, "uk": 0.14, "el": 0.18, "de": 0.2, "fr": 0.165, "it": 0.17,
    "es": 0.17, "pt": 0.17, "pl": 0.21, "fi": 0.2, "hi": 0.165, "bn": 0.155, "pa": 0.175,
    "gu": 0.165, "ta": 0.155, "te": 0.19, "kn": 0.155, "ml": 0.165, "ar": 0.23, "he": 0.2,
    "th": 0.255, "ja": 0.38, "zh": 0.375, "ko": 0.18,
}  # fmt: skip
ANY_SYLLABLE_S = 0.19
STOP_S, COMMA_S = 0.55, 0.22  # breath inside a speech
SHORTEST_LINE_S = 0.4
TEMPO = {
    Emotion.HAPPY: 1.05, Emotion.SAD: 0.88, Emotion.ANGRY: 1.08, Emotion.AFRAID: 1.12,
    Emotion.TENDER: 0.92, Emotion.URGENT: 1.2, Emotion.DISGUSTED: 0.93, Emotion.WRY: 0.96,
}  # fmt: skip
WALKED_M = {  # where no floor plan says how far
    "enter": 6.0, "exit": 6.0, "run": 6.0, "walk": 3.0, "approach": 3.0, "follow": 3.0,
}  # fmt: skip
SUNG = 1.4  # a sung syllable against a spoken one
WALK_MPS, RUN_MPS = 1.3, 3.2
SHORTEST_ACTION_S, LONGEST_ACTION_S = 1.5, 8.0
SECONDS_PER_WORD_READ = 0.24  # an action line plays about as fast as it is read aloud
DEED_SECONDS = {
    "sit": 1.3, "stand": 1.1, "lie": 2.0, "kneel": 1.3, "crouch": 1.1, "turn": 0.8, "look": 1.2,
    "stare": 2.0, "glance": 0.9, "search": 2.4, "pick_up": 1.3, "put_down": 1.2, "give": 1.6,
    "take": 1.3, "throw": 1.0, "catch": 0.9, "open": 1.4, "close": 1.2, "push": 1.1, "pull": 1.1,
    "pour": 2.2, "drink": 2.0, "eat": 2.0, "cook": 2.4, "wash": 2.4, "write": 2.2, "read": 2.4,
    "type": 2.2, "point": 1.2, "wave": 1.4, "nod": 0.9, "shake_head": 1.0, "shrug": 1.0,
    "bow": 1.4, "clap": 1.8, "knock": 1.3, "hug": 2.4, "kiss": 2.2, "shake_hands": 1.8,
    "touch": 1.3, "hold": 1.4, "hit": 0.9, "fight": 2.6, "shoot": 1.0, "aim": 1.4, "fall": 1.2,
    "jump": 1.0, "climb": 2.2, "dance": 3.0, "sing": 3.0, "sleep": 2.4, "wake": 1.8, "drive": 2.6,
    "ride": 2.6, "phone": 1.6, "hang_up": 1.2, "answer": 1.4, "smile": 1.2, "laugh": 1.8,
    "cry": 2.4, "frown": 1.2, "sigh": 1.4, "scream": 1.4, "think": 1.8, "wait": 2.0, "listen": 1.8,
    "watch": 2.0, "smoke": 2.2, "light": 1.4, "hide": 1.6, "stop": 0.8, "hesitate": 1.2,
    "gesture": 1.2, "raise": 1.2, "lower": 1.0, "put_on": 2.0, "take_off": 2.0, "die": 2.6,
}  # fmt: skip
_LONG = re.compile(r"\b(long|slow(ly)?|forever|silence|still(ness)?)\b", re.IGNORECASE)
_DIRECTION = re.compile(
    r"\(?(?:(?:WE\s+)?(?:BACK|RETURN|CUT BACK|RESUME)\s+(?:TO\s+)?(?:THE\s+)?"
    r"(?:SCENE|SHOT|MASTER|ACTION|PRESENT|SCENE PROPER)|END\s+(?:OF\s+)?"
    r"(?:INSERT|FLASHBACK|INTERCUT|MONTAGE|POV|SERIES OF SHOTS|DREAM|SUPER))[.:)]*",
    re.IGNORECASE,
)
_BROKEN_OFF = re.compile(r"(--|—|–)[\"'”’)]*\s*$")
_STOP = re.compile(r"[.!?…؟।。！？]+[\"'”’)」』]*$")
_INNER_STOP = re.compile(r"[。！？](?=.)")
_COMMA = re.compile(r"(?:[,;:،、，]|--|—)$")
_INNER_COMMA = re.compile(r"[、，](?=.)")


def share_of(key: str) -> float:
    """A number 0…1 that belongs to a name for good."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:4]) / 2**32


def words(text: str) -> tuple[str, ...]:
    """Words as typed: the units that a speech is covered by. Never empty."""
    return tuple(text.split()) or ("",)


def spoken_seconds(line: Line) -> float:
    """Estimated length of a line at its delivery's pace."""
    pace = max(line.delivery.pace, 0.3) * TEMPO.get(line.delivery.emotion, 1.0)
    return said_seconds(words(line.text), line.language) * (SUNG if line.sung else 1.0) / pace


def said_seconds(run: Sequence[str], language: str = "en") -> float:
    """Estimated length of a run of words at an ordinary pace: syllables, and breath at stops.

    The last word's stop is not counted: silence after a line belongs to the next.
    """
    tag = language.partition("-")[0]
    each = SYLLABLE_S.get(tag, ANY_SYLLABLE_S)
    total = each * sum(syllables(word, tag) for word in run)
    for index, word in enumerate(run, start=1):
        inside = index < len(run)
        if not word[-1:].isalnum() and inside:
            total += STOP_S if _STOP.search(word) else COMMA_S if _COMMA.search(word) else 0.0
        if not word.isascii():
            total += STOP_S * len(_INNER_STOP.findall(word))
            total += COMMA_S * len(_INNER_COMMA.findall(word))
    return max(SHORTEST_LINE_S, total)


def deed_seconds(deed: Deed, walked_m: float = 0.0) -> float:
    """How long one deed takes, a walk of `walked_m` included."""
    pace = RUN_MPS if deed.verb == "run" else WALK_MPS
    if deed.manner and re.search(r"slow|careful|quiet|hesita", deed.manner):
        pace *= 0.7
    return walked_m / pace + DEED_SECONDS.get(deed.verb, 0.4 if walked_m else 1.4)


def is_direction(beat: Beat) -> bool:
    """Whether a beat only tells the camera something and shows nothing itself."""
    return beat.kind is BeatKind.TRANSITION or (
        beat.kind is BeatKind.ACTION and _DIRECTION.fullmatch(beat.text.strip()) is not None
    )


def action_seconds(beat: Beat, played_s: float) -> float:
    """Screen time of an action beat: its deeds or its words, whichever ask for more."""
    if is_direction(beat):
        return 0.0
    read = SECONDS_PER_WORD_READ * len(words(beat.text)) * (0.7 if beat.deeds else 1.0)
    if _LONG.search(beat.text) and len(words(beat.text)) < 12:
        read = max(read, 2.2)
    return min(LONGEST_ACTION_S, max(SHORTEST_ACTION_S, read, played_s))


def card_seconds(lines: Sequence[str]) -> float:
    """Long enough to read a card twice."""
    return min(6.0, 1.6 + 0.38 * sum(len(words(text)) for text in lines))


def lead_seconds(before: Beat | None, beat: Beat) -> float:
    """Silence before a line, by what was just said and how this one is to be said."""
    line = beat.line
    if line is None:
        return 0.0
    vary = share_of(f"lead/{beat.id}")
    if line.dual_with is not None and before is not None and before.line is not None:
        return 0.0
    if line.delivery.pause_before:
        return 0.8 + 0.6 * vary
    if before is None:
        return 0.5 + 0.3 * vary
    if before.line is None:
        return 0.2 + 0.2 * vary
    if _BROKEN_OFF.search(before.line.text):
        return 0.0
    return _between(before.line, line, vary)


def _between(said: Line, line: Line, vary: float) -> float:
    """The breath between two lines."""
    if said.speakers == line.speakers and said.channel is line.channel:
        return 0.25 + 0.25 * vary  # one speech, a parenthetical apart
    if Channel.VOICE_OVER in {said.channel, line.channel}:
        return 0.45 + 0.3 * vary
    heat = max(said.delivery.intensity, line.delivery.intensity)
    return max(0.12, 0.2 + 0.28 * vary - 0.16 * heat)


def tail_seconds(beat: Beat, following: Beat | None) -> float:
    """Silence after a scene's last beat, so that it can land."""
    if following is not None or is_direction(beat):
        return 0.0
    broken = beat.line is not None and _BROKEN_OFF.search(beat.line.text)
    return 0.2 if broken else 0.55 + 0.35 * share_of(f"tail/{beat.id}")


def beat_frames(beat: Beat, before: Beat | None, following: Beat | None, rate: FrameRate) -> int:
    """Estimated frames of a beat with the silences that are its own.

    A line that is spoken together with the one before counts only as far as it is longer.
    """
    seconds = lead_seconds(before, beat) + tail_seconds(beat, following) + _own_seconds(beat)
    if beat.line and before and before.line and beat.line.dual_with == before.line.id:
        seconds = max(0.0, seconds - spoken_seconds(before.line))
    return rate.frames(seconds)


def scene_frames(graph: SceneGraph, rate: FrameRate) -> tuple[int, ...]:
    """Estimated frames of every scene; titles before the first and after the last not counted."""
    return tuple(sum(_beats_frames(scene, rate)) for scene in graph.scenes)


def _beats_frames(scene: Scene, rate: FrameRate) -> Iterator[int]:
    last = len(scene.beats) - 1
    for index, beat in enumerate(scene.beats):
        before = scene.beats[index - 1] if index else None
        following = scene.beats[index + 1] if index < last else None
        yield beat_frames(beat, before, following, rate)


def _own_seconds(beat: Beat) -> float:
    if beat.line is not None:
        return spoken_seconds(beat.line)
    if beat.kind is BeatKind.CARD:
        return card_seconds(beat.text.splitlines())
    return action_seconds(beat, _played_seconds(beat.deeds))


def _played_seconds(deeds: Sequence[Deed]) -> float:
    """How long deeds take one after the other; several do the same at once."""
    total = 0.0
    for (verb, _), _same in groupby(deeds, key=lambda deed: (deed.verb, deed.text)):
        deed = next(_same)
        total += max(0.5, deed_seconds(deed, WALKED_M.get(verb, 0.0)))
    return total


def clock(frames: int, rate: FrameRate) -> str:
    """Frames as m:ss, seconds rounded: 1:05, 118:40."""
    minutes, seconds = divmod(round(rate.seconds(frames)), 60)
    return f"{minutes}:{seconds:02}"
