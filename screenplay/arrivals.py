"""Who comes into a scene that has begun.

Enters: a scene's beats. Leaves: the beats in which the first deed of somebody who runs up, walks
over or joins those already there is the verb "enter": until then they are not in the picture.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from screenplay.scene_graph import Beat, Channel, Deed

_COMING = frozenset(("walk", "run", "approach", "sneak"))
_HALTS = frozenset(("stop", "stand", "approach", "sit", "hug", "kiss", "shake_hands"))
_WAY_HERE = re.compile(
    r"^(?:up|over|towards?|in|into view|along|down)\b|\binto (?:view|frame|shot)\b", re.IGNORECASE
)
_UNSEEN = re.compile(r"\boff-?\s?(?:screen|camera)\b", re.IGNORECASE)


def with_arrivals(beats: Sequence[Beat], before: Sequence[str] = ()) -> list[Beat]:
    """`beats` with arrivals told as such; `before`: who is there when the scene begins."""
    seen = set(before)
    found: list[Beat] = []
    for beat in beats:
        deeds = list(beat.deeds)
        fresh = set(seen)
        people = any(who.startswith("ch-") for who in seen)
        for at, deed in enumerate(deeds):
            if deed.actor is None or deed.actor in fresh:
                continue
            fresh.add(deed.actor)
            if beat.line is None and people and _arrives(deed, deeds[at + 1 :]):
                deeds[at] = replace(deed, verb="enter", manner=deed.manner or _manner(deed))
        seen |= fresh | _shown(beat)
        found.append(replace(beat, deeds=tuple(deeds)) if tuple(deeds) != beat.deeds else beat)
    return found


def _shown(beat: Beat) -> set[str]:
    if beat.line is None:
        return set(beat.mentions)
    return set(beat.line.speakers) if beat.line.channel is Channel.ON_SCREEN else set()


def _arrives(deed: Deed, rest: Sequence[Deed]) -> bool:
    """Comes towards those who are there, and stays."""
    if deed.verb not in _COMING or _UNSEEN.search(deed.text):
        return False
    halts = any(other.actor == deed.actor and other.verb in _HALTS for other in rest)
    person = deed.target is not None and deed.target.startswith("ch-")
    to_person = person and re.match(r"(?!past|by|away|through)\w", deed.direction) is not None
    return deed.verb == "approach" or halts or to_person or bool(_WAY_HERE.search(deed.direction))


def _manner(deed: Deed) -> str:
    return {"run": "running", "sneak": "sneaking"}.get(deed.verb, "")
