"""Spot effects: what doors, telephones and feet sound like, where they happen.

Enters: the scene graph, the timeline and cue sheets. Leaves: effects by film sample. Only what the
script says or a body visibly does is heard.
"""

import re
from collections.abc import Iterator

from planner.floor_plan import Posture
from renderers.cue_sheet import CueSheet
from renderers.timeline import BeatSpan, Timeline
from screenplay.scene_graph import Beat, SceneGraph
from voices.takes import RATE_HZ
from voices.tracks import Effect

# What the words of an action sentence let us hear. The first that matches a sentence counts.
_WORDS: tuple[tuple[str, str, float], ...] = (
    (r"\b(tele)?phone\b[^.]*\b(rings?|ringing|buzzes)\b|\brings? again\b", "phone_ring", -4.0),
    (r"\bknock(s|ing|ed)?\b", "knock", -3.0),
    (r"\bdoor\b[^.]*\b(opens?|slams?|closes?|shuts?|slides?)\b", "door", -6.0),
    (r"\b(opens?|slams?|closes?|shuts?)\b[^.]*\bdoor\b", "door", -6.0),
    (r"\b(gun\w*|shots?|rifle|pistol)\b[^.]*\b(fires?|fired|rings? out)\b", "gunshot", 0.0),
    (r"\bbell\b[^.]*\b(rings?|chimes?|tolls?)\b|\bchimes\b", "bell", -6.0),
    (r"\b(glass|bottle|plate|vase|window)\b[^.]*\b(breaks?|shatters?|smash\w*)\b", "glass", -4.0),
    (r"\b(car|van|truck|engine)\b[^.]*\b(starts?|roars?|pulls? \w+|speeds?|rolls?|drives?)\b",
     "car", -8.0),
    (r"\b(crash\w*|thuds?|slam\w*|falls?|drops?|collapses?|smacks?)\b", "thud", -6.0),
)  # fmt: skip
_HEARD = tuple((re.compile(words, re.IGNORECASE), kind, db) for words, kind, db in _WORDS)
_STEPS = frozenset({"walk", "run", "enter", "exit", "approach", "follow"})
_STEPS_DB = -16.0


def effects_of(
    graph: SceneGraph, timeline: Timeline, sheets: tuple[CueSheet, ...]
) -> Iterator[Effect]:
    """Effects of the whole film, in film order within each source."""
    spans = {span.beat_id: span for span in timeline.beats}
    for scene in graph.scenes:
        room = graph.place(scene.place_id).kind
        for beat in scene.beats:
            if beat.line is None and beat.id in spans:
                yield from _of_words(beat, spans[beat.id], timeline, room)
    for clip, sheet in zip(timeline.clips, sheets, strict=True):
        yield from _of_steps(clip.start, sheet, timeline)


def _of_words(beat: Beat, span: BeatSpan, timeline: Timeline, room: str) -> Iterator[Effect]:
    """Effects that a beat's sentences name, spread over its time."""
    sentences = re.split(r"(?<=[.!?…])\s+", beat.text)
    for index, sentence in enumerate(sentences):
        found = next(((k, db) for words, k, db in _HEARD if words.search(sentence)), None)
        if found is not None:
            frame = span.start + span.frames * index // len(sentences)
            start = timeline.rate.samples(frame, RATE_HZ)
            yield Effect(start, found[0], room, found[1], seed=index)


def _of_steps(clip_start: int, sheet: CueSheet, timeline: Timeline) -> Iterator[Effect]:
    """Footsteps of those who are seen walking, from the shot in which they set off."""
    if sheet.floor_plan is None:
        return
    for cue in sheet.businesses:
        seen = cue.business.character_id in sheet.framing.subjects
        ridden = cue.business.before.posture is Posture.RIDE
        if cue.business.verb in _STEPS and cue.business.path_m and cue.start >= 0 and seen:
            start = timeline.rate.samples(clip_start + cue.start, RATE_HZ)
            kind = "hooves" if ridden else "footsteps"
            yield Effect(start, kind, sheet.floor_plan.kind, _STEPS_DB)
