"""Parts of wishes: what shots, scenes, people and measures are called in a restatement.

Enters: referents. Leaves: phrases that the grammar reads: "shot 12", "scene 2", "Tom".
"""

import re

from planner.revising.answers import Unread
from planner.revising.frames.spelling import spelled
from planner.revising.learned.referents import Referents
from planner.shots import Shot
from screenplay.scene_graph import Scene

_LITTLE = re.compile(
    r"\b(?:a (?:bit|little|touch|tad|hair|smidge|smidgen|notch|shade|whisker|fraction|hint|tiny|"
    r"bit)|slight|slightly|bit|little|touch|tad|hair|some|a step|somewhat|tiny|notch)\b"
)
_MUCH = re.compile(
    r"\b(?:much|far|way|a lot|lots|loads|really|very|super|miles|considerably|significantly|"
    r"heaps|tons|massively|hugely)\b"
)


_PARTS = (
    ("two thirds", 67), ("third", 33), ("three quarters", 75), ("quarter", 25), ("fifth", 20),
    ("tenth", 10),
)  # fmt: skip


def several(numbers: list[str], one: str) -> str:
    """A list in words: "shot 7", "shots 7, 8 and 9"."""
    if len(numbers) == 1:
        return f"{one} {numbers[0]}"
    return f"{one}s {', '.join(numbers[:-1])} and {numbers[-1]}"


def called(shots: tuple[Shot, ...]) -> str:
    """Shots by their numbers."""
    return several([str(s.number) for s in shots], "shot") if shots else ""


def shots(about: Referents) -> str:
    """The shots of a wish by their numbers; Unread where none is named or looked at."""
    if not about.shots:
        raise Unread("which shot is meant is not clear")
    return called(about.shots)


def in_shots(about: Referents) -> str:
    """Where in the film something is: in shots, else in scenes."""
    return f"in {called(about.shots)}" if about.shots else in_scenes(about)


def scenes_meant(about: Referents) -> tuple[Scene, ...]:
    """The scenes that are named, else those of the shots that are meant."""
    if about.scenes:
        return about.scenes
    ids = dict.fromkeys(s.scene_id for s in about.shots if s.scene_id)
    return tuple(about.film.scene(i) for i in ids)


def scenes(about: Referents) -> str:
    """Scenes by their numbers; "" where none is meant."""
    meant = scenes_meant(about)
    return several([s.number for s in meant], "scene") if meant else ""


def in_scenes(about: Referents) -> str:
    """The same, as where something is."""
    named = scenes(about)
    return f"in {named}" if named else ""


def in_named_scenes(about: Referents) -> str:
    """Only where the note names a scene."""
    return in_scenes(about) if about.scenes else ""


def extent(about: Referents) -> str:
    """What a look is for: shots, scenes or the film."""
    if about.whole:
        return "the whole film"
    if about.scenes:
        return scenes(about)
    return called(about.shots) or "the whole film"


def person(about: Referents) -> str:
    """The one person of a wish; Unread where it is none or several."""
    if len(about.who) == 1:
        return about.film.named(about.who[0])
    seen = tuple(dict.fromkeys(p for s in about.shots for p in s.framing.subjects))
    if about.who or not seen:
        raise Unread("who is meant is not clear")
    return about.film.named(about.pointers.choose("Who?", [(about.film.named(p), p) for p in seen]))


def people(about: Referents) -> str:
    """Everybody named, joined by "and"; "" for nobody."""
    return " and ".join(about.film.named(p) for p in about.who)


def quoted(about: Referents, *, last: bool = False) -> str:
    """The line or moment that is named, in quotation marks; "" for none.

    Of several it is none, or the last in the film where the note is about what comes before that.
    """
    if not about.beats or (len(about.beats) > 1 and not last):
        return ""
    order = {b.id: n for n, b in enumerate(about.film.beats.values())}
    beat = max(about.beats, key=lambda b: order[b.id])
    text = beat.text.replace('"', "'")
    return f'"{text}"'


def first(about: Referents, role: str) -> str:
    """The words in a role; "" for none."""
    return next(iter(about.words(role)), "")


def needed(about: Referents, role: str) -> str:
    """The words in a role; Unread for none."""
    words = first(about, role)
    if not words:
        raise Unread(f"what is meant is not clear: it lacks a {role}")
    return words


def bare(words: str) -> str:
    """A thing without its article."""
    return re.sub(r"^(?:a|an|the|some|his|her|their|its|that|this|my|our|any) ", "", words)


def degree(about: Referents) -> str:
    """How much, of what is no measure: "a bit", "much" or ""."""
    said = " ".join(about.words("amount"))
    if _LITTLE.search(said):
        return "a bit"
    return "much" if _MUCH.search(said) else ""


def duration(about: Referents) -> str:
    """A length of time in seconds or frames; "a beat" for a vague one, "" for none."""
    said = " ".join(about.words("amount"))
    said = re.sub(
        r"\b(\d+(?:\.\d+)?|a|half a|one|two|three) ?(?:s|sec|secs)\b", r"\1 seconds", said
    )
    said = re.sub(r"\b(\d+) ?f\b", r"\1 frames", said)
    said = re.sub(r"\b(seconds?) and half\b", r"\1 and a half", said)
    found = spelled(said).times
    if found:
        time = found[0]
        unit = "frames" if time < 0 else "seconds"
        return f"{float(abs(time)):g} {unit}"
    return "a beat" if re.search(r"\b(?:beat|moment|breath|tick|heartbeat)\b", said) else ""


def percent(about: Referents) -> str:
    """A share: "10%", also of "a third"; "" for none."""
    said = " ".join(about.words("amount"))
    if found := spelled(said.replace("per cent", "percent")).percents:
        return f"{found[0]}%"
    return next((f"{share}%" for part, share in _PARTS if re.search(rf"\b{part}\b", said)), "")


def said(about: Referents, pattern: str) -> bool:
    """Whether the note holds some words."""
    return re.search(rf"\b(?:{pattern})\b", about.note) is not None
