"""Which shots a scene needs.

Enters: a staged scene. Leaves: ideas in film order whose covers leave no beat out. Patterns cover
each kind of beat; `planner.editing` then joins and spaces what they propose.
"""

import re
from dataclasses import replace

from planner.ideas import PARTS, Idea, Scenery, is_spoken, join, whole
from planner.patterns.action import action
from planner.patterns.cards import card
from planner.patterns.dialogue import conversation
from planner.patterns.montage import item, opens_with_item
from planner.patterns.places import establishing
from planner.patterns.quick import quickened
from planner.patterns.requests import requested
from planner.patterns.silent import silent
from planner.rhythm import paced
from planner.shots import Cover, CutKind, ShotKind
from planner.timings import is_direction
from screenplay.scene_graph import BeatKind

HELD_INSERT_S = 4.0
_CUTS: tuple[tuple[re.Pattern[str], CutKind, float], ...] = (
    (re.compile(r"DISSOLVE|MORPH|RIPPLE", re.IGNORECASE), CutKind.DISSOLVE, 0.9),
    (re.compile(r"\bWIPE", re.IGNORECASE), CutKind.WIPE, 0.8),
    (re.compile(r"FADE IN|FADE UP|IRIS IN", re.IGNORECASE), CutKind.FADE_IN, 1.0),
    (re.compile(r"FADE|TO BLACK|BURN TO|IRIS OUT", re.IGNORECASE), CutKind.FADE_OUT_IN, 1.4),
)


def cover(scenery: Scenery) -> list[Idea]:
    """All ideas of one scene, in order."""
    ideas, taken = ([], 0.0) if opens_with_item(scenery) else establishing(scenery)
    start = 1 if taken >= 1.0 else 0
    if 0.0 < taken < 1.0:
        ideas += _rest(scenery, taken)
        start = 1
    spoken = sum(is_spoken(m) for m in scenery.moments[:start])
    index = start
    while index < len(scenery.moments):
        run = _spoken_run(scenery, index)
        if run:
            ideas += conversation(scenery, run, spoken)
            spoken += len(run)
            index += len(run)
        else:
            ideas = _added(ideas, _unspoken(scenery, index), scenery, index)
            index += 1
    return paced(scenery, cut_as_told(scenery, silent(scenery, ideas)))


def _added(ideas: list[Idea], new: list[Idea], scenery: Scenery, index: int) -> list[Idea]:
    """New ideas after the others; words about a thing just shown near are part of that insert."""
    beat = scenery.moments[index].beat
    last = ideas[-1] if ideas else None
    about_nobody = beat.kind is BeatKind.ACTION and not (beat.deeds or beat.mentions)
    if last is None or not new or not about_nobody or beat.request is not None:
        return ideas + new
    if last.alone or new[0].alone:
        return ideas + new
    if last.kind is ShotKind.INSERT and last.asked and last.seconds < HELD_INSERT_S:
        moment = scenery.moments[index]
        held = replace(new[0], covers=(whole(moment),), seconds=moment.seconds)
        return [*ideas[:-1], join(last, held)]
    return ideas + new


def _rest(scenery: Scenery, taken: float) -> list[Idea]:
    """What an establishing shot leaves of the first beat."""
    first = round(taken * PARTS)
    seconds = scenery.moments[0].seconds * (1 - taken)
    beat_id = scenery.moments[0].beat.id
    ideas = action(scenery, 0)[:1]
    return [
        replace(i, covers=(Cover(beat_id, first, PARTS, PARTS),), seconds=seconds) for i in ideas
    ]


def _spoken_run(scenery: Scenery, index: int) -> list[int]:
    """Indices of the lines from here on that no other beat interrupts."""
    run = []
    while index < len(scenery.moments) and is_spoken(scenery.moments[index]):
        run.append(index)
        index += 1
    return run


def _unspoken(scenery: Scenery, index: int) -> list[Idea]:
    beat = scenery.moments[index].beat
    if beat.kind is BeatKind.CARD:
        return [card(scenery, index)]
    if is_direction(beat):
        return []
    if beat.request is not None:
        return [requested(scenery, index, beat.request)]
    return item(scenery, index, quickened(scenery, index, action(scenery, index)))


def cut_as_told(scenery: Scenery, ideas: list[Idea]) -> list[Idea]:
    """Give transitions within a scene to the next shot; their beats go with the shot before."""
    for index, moment in enumerate(scenery.moments):
        if not is_direction(moment.beat) or not ideas:
            continue
        position = max((n for n, idea in enumerate(ideas) if idea.first < index), default=0)
        before = ideas[position]
        ideas[position] = replace(before, covers=(*before.covers, whole(moment)))
        if position + 1 < len(ideas) and moment.beat.kind is BeatKind.TRANSITION:
            kind, seconds = cut_of(moment.beat.text)
            ideas[position + 1] = replace(ideas[position + 1], cut=kind, cut_s=seconds)
    return ideas


def cut_of(text: str) -> tuple[CutKind, float]:
    """What a transition's words ask for: the kind of cut and its seconds."""
    for pattern, kind, seconds in _CUTS:
        if pattern.search(text):
            return kind, seconds
    return CutKind.CUT, 0.0
