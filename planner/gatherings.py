"""Scenes that are played sitting down: who sits from the start.

Enters: a scene's words and its set. Leaves: who is seated when it opens. Their seats are found by
`planner.tables`, and added by `planner.table_setting`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from planner.floor_plan import FloorPlan
from screenplay.scene_graph import Beat, Character, Deed, Scene

_TABLE = re.compile(
    r"\b(?:at|around|round)\s+(?:the|an?|his|her|their|our|its)?\s*(?:[\w'-]+\s+){0,3}?"
    r"(table|desk|booth|bar|counter|piano|computer)\b",
    re.IGNORECASE,
)
_THEY_SIT = re.compile(  # of one it would be "sits"
    r"\bsit\s+(?:at|around|round)\s+(?:[\w'-]+\s+){1,4}?(?:table|desk|booth)\b", re.IGNORECASE
)
_GATHERING = re.compile(
    r"\b(meeting|dinner|supper|lunch|breakfast|interview|interrogation|conference|banquet)\b",
    re.IGNORECASE,
)
_ROOM = re.compile(
    r"\b(MEETING|CONFERENCE|BOARD ?ROOM|DINING|INTERROGATION|DINNER|TABLE|BOOTH)\b", re.IGNORECASE
)
_SEATED_WORK = re.compile(
    r"\b(typ(?:es|ing)|writ(?:es|ing) (?:in|at|on)|dines|dining|plays? (?:cards|chess|poker))\b",
    re.IGNORECASE,
)
_ON_FEET = re.compile(
    r"\b(stands?|standing|walks?|walking|paces?|pacing|leans?|leaning|runs? (?:in|up|to)|dances?|"
    r"dancing|wait(?:s|ing) (?:at|on) tables?|behind the (?:bar|counter))\b",
    re.IGNORECASE,
)
_UP = re.compile(
    r"\b(stands? up|gets? up|got up|rises?|gets? to (?:his|her|their) feet|pushes? back)\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\b(again|back down|back in (?:his|her|their))\b", re.IGNORECASE)
_MOVES = frozenset({"walk", "enter", "exit", "approach", "follow", "sneak", "climb", "dance"})
_SETTLED = frozenset({"type", "write"})


def seated_from_start(
    scene: Scene, plan: FloorPlan, characters: Mapping[str, Character]
) -> tuple[str, ...]:
    """Who sits when a scene opens, in the scene's order: told so, or because they later get up."""
    if plan.kind == "car":
        return ()
    people = [w for w in scene.present if not _is_crowd(characters.get(w))]
    company = _company_sits(scene, plan)
    together = _named_together(scene)
    return tuple(w for w in people if w in together or _sits(scene, w, company=company))


def _named_together(scene: Scene) -> frozenset[str]:
    """People of whom one sentence says that they sit at a table: "A, B and C sit around it"."""
    return frozenset(
        who
        for beat in _before_speech(scene.beats)
        if _THEY_SIT.search(beat.text) and not _ON_FEET.search(beat.text)
        for who in beat.mentions
    )


def _is_crowd(character: Character | None) -> bool:
    return character is not None and character.group


def _company_sits(scene: Scene, plan: FloorPlan) -> bool:
    """Whether the scene tells of people at a table, without saying who."""
    gathering = _ROOM.search(scene.heading.text) is not None and plan.interior
    for beat in _before_speech(scene.beats):
        if _ON_FEET.search(beat.text) and not _TABLE.search(beat.text):
            continue
        table = _TABLE.search(beat.text)
        alone = len({d.actor for d in beat.deeds if d.actor}) == 1
        if table and not alone and not _ON_FEET.search(beat.text):
            return True
        if gathering and _GATHERING.search(beat.text):
            return True
    return False


def _before_speech(beats: Sequence[Beat]) -> Iterator[Beat]:
    for beat in beats:
        if beat.line is not None:
            return
        yield beat


def _sits(scene: Scene, who: str, *, company: bool) -> bool:
    """Whether somebody is seated, from what is said of them before they move."""
    spoken = False
    for beat in scene.beats:
        for deed in beat.deeds:
            if deed.actor == who:
                told = _told(deed, spoken=spoken)
                if told is not None:
                    return told
        if beat.line is not None and who in beat.line.speakers:
            spoken = True
    return company


def _told(deed: Deed, *, spoken: bool) -> bool | None:
    """What one deed says about how its actor was before it: seated, on their feet, or nothing."""
    words = f"{deed.text} {deed.direction}"
    if deed.verb == "stand":
        return bool(_UP.search(words)) or "up" in deed.direction.split()
    if deed.verb == "sit":
        return bool(_AGAIN.search(words)) or not (spoken or _settles(words))
    if deed.verb in _MOVES or (deed.verb == "run" and deed.direction):
        return bool(_UP.search(deed.text)) if deed.verb != "enter" else False
    if deed.verb in _SETTLED or _SEATED_WORK.search(words):
        return None if spoken else True
    if not spoken and _ON_FEET.search(words):
        return False
    if not spoken and _TABLE.search(words):
        return True
    return None


def _settles(words: str) -> bool:
    """Sitting down is done in the scene; sitting is how it opens."""
    return bool(re.search(r"\bsits? (?:down|across|next|beside|opposite)|takes? a seat", words))
