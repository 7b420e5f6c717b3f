"""Frames for music: which, where it begins and ends.

Enters: a case. Leaves: Sound edits of part "music".
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from planner.edits import AnyEdit, Sound
from planner.revising.answers import Unread
from planner.revising.frames.slots import Case, Frame, frame
from planner.scoring import FITTING, MOOD_WORDS, MUSIC

if TYPE_CHECKING:
    from screenplay.scene_graph import Scene

_MOODS = {
    "happy": "warm",
    "sad": "sad",
    "tender": "romantic",
    "afraid": "eerie",
    "urgent": "action",
    "angry": "tense",
    "neutral": "neutral",
    "wry": "playful",
    "surprised": "playful",
}
_EDGE_OF = re.compile(
    r"\b(?:at|near|towards?) the (?:very )?(?:end|close|finish|start|beginning|opening) of @[cp]\d"
)


def _brought(case: Case) -> Sequence[AnyEdit]:
    if not case.all("mood", "emotion", "add", "see", "stage", "scenes", "place", "only", "perform"):
        raise Unread("what is to be done about the music is not clear")
    moods = case.all("mood", "emotion")
    word = moods[-1] if moods else None  # the last says most: "soft romantic strings"
    mood = FITTING
    if word is not None:
        mood = word.kinds.get("mood") or _MOODS[word.value("emotion")]
        mood = MOOD_WORDS.get(mood, mood)
        if word.neg or word.too or word.step < 0:
            raise Unread("which mood the music is to have is not clear")
    ends = case.first("start", "end")
    where = ("start" if "start" in ends.kinds else "end") if ends else ""
    named = case.all("scenes", "place")
    scenes: Sequence[Scene] = case.named_scenes() if named or ends else ()
    if case.named_shots():
        scenes = tuple(dict.fromkeys(case.film.scene(s.scene_id) for s in case.named_shots()))
    if not scenes and not case.first("whole"):
        here = any(c.text in {"this", "here", "it", "this one"} for c in case.said.concepts)
        scenes = case.about.scenes or (case.scenes() if here and case.pointed() else ())
    if case.first("only"):
        if len(scenes) != 1:
            raise Unread("where the music is to be is not clear; name one scene")
        where = "only"
    elif named and not _EDGE_OF.search(case.said.text):
        where = ""
    return [
        Sound(part=MUSIC, scene=s.id if s else None, mood=mood, where=where)
        for s in (scenes or (None,))
    ]


FRAMES: tuple[Frame, ...] = (
    frame(
        "music",
        "music",
        "only mood emotion add stage see whole n.look perform same wear hold s.speed story "
        "lightplace w.energy",
        _brought,
        rank=3,
    ),
)
