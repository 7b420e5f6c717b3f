"""Who is in the picture when, as the screenplay's words are understood.

Enters: a scene and its cast. Leaves: who is there as it opens, who is there after each beat, and
who has come with a vehicle. It tells who waits outside; how they come in is staged elsewhere.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from planner.same_person import in_another_body
from screenplay.comings import opens_empty
from screenplay.presence import seen_at_first, timeline
from screenplay.scene_graph import Beat, BeatKind, Channel, Character, Scene
from screenplay.vanishing import vanishings
from screenplay.vehicles import brings_by_car

_STAYS = re.compile(
    r"\b(?:stays?|remains?) (?:put|inside|where (?:he|she|they) (?:is|are)|in (?:the|his|her) "
    r"(?:[\w-]+ )?(?:car|seat|truck|van|cab|wagon|taxi))\b"
    r"|\b(?:does not|doesn['’]t|do not|don['’]t|won['’]t) get out\b",
    re.IGNORECASE,
)

_OUT_OF_IT = re.compile(
    r"\b(?:gets?|climbs?|steps?|leaps?|jumps?|hops?|slides?|tumbles?|spills?|clambers?) out\b"
    r"|\b(?:in|from|at|behind) the wheel\b|\bout (?:climbs?|steps?|jumps?|gets?|comes?)\b"
    r"|\b(?:driver['’]?s|passenger|back|rear) (?:side|seat|door)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Attendance:
    """Ids of characters: there at first; after each beat by its id; brought by a vehicle."""

    first: frozenset[str]
    after: Mapping[str, frozenset[str]]
    riding: frozenset[str] = frozenset()
    comes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # in which beat
    goes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    vanish: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # unseen, as a beat ends

    def away(self, beat: Beat, who: str) -> bool:
        """Whether somebody is not there once a beat is over."""
        return who not in self.after.get(beat.id, frozenset((who,)))


NOBODY_TOLD = Attendance(frozenset(), {})  # of whom nothing is known, all are there


def attendance(scene: Scene, characters: Mapping[str, Character]) -> Attendance:
    """Who is there when in a scene; bodies that the scene leaves out never are."""
    absent = in_another_body(scene, characters)
    known = [who for who in scene.present if who in characters and who not in absent]
    strangers = frozenset(who for who in scene.present if who not in characters)
    people = [characters[who] for who in known]
    seen = frozenset(seen_at_first(scene.beats, known, people))
    empty = not seen and any(opens_empty(b.text) for b in scene.beats if b.line is None)
    heard = frozenset() if empty else _heard_first(scene, known) - seen
    first = seen | strangers | heard
    told: list[frozenset[str]] = []
    for here in timeline(scene.beats, known, people):
        heard -= set(here)  # from then on they come and go as it is told
        told.append(frozenset(here) | strangers | heard)
    vanish = vanishings(scene.beats, told, people)
    told = _without(told, scene.beats, vanish)
    before = [first, *told]
    after = {beat.id: here for beat, here in zip(scene.beats, told, strict=True)}
    riding = _riding(scene, first, after)
    comes, goes = dict[str, tuple[str, ...]](), dict[str, tuple[str, ...]]()
    for beat, was, now in zip(scene.beats, before, told, strict=False):
        staying = riding if beat.line is None and _STAYS.search(beat.text) else frozenset()
        comes[beat.id] = tuple(who for who in scene.present if who in now - was - staying)
        unseen = vanish.get(beat.id, ())
        goes[beat.id] = tuple(w for w in scene.present if w in was - now and w not in unseen)
    return Attendance(first, after, riding, comes, goes, vanish)


def _without(
    told: Sequence[frozenset[str]], beats: Sequence[Beat], vanish: Mapping[str, tuple[str, ...]]
) -> list[frozenset[str]]:
    """Who is there after each beat, without those who have vanished by then."""
    gone, left = frozenset[str](), list[frozenset[str]]()
    for beat, here in zip(beats, told, strict=True):
        gone |= frozenset(vanish.get(beat.id, ()))
        left.append(here - gone)
    return left


def _heard_first(scene: Scene, people: Sequence[str]) -> frozenset[str]:
    """Who speaks before anything is told of them: they may as well have been there all the time."""
    told, heard = set[str](), set[str]()
    for beat in scene.beats:
        if beat.line is None:
            told |= {*beat.mentions, *(d.actor for d in beat.deeds if d.actor is not None)}
        elif beat.line.channel is Channel.ON_SCREEN:
            heard |= set(beat.line.speakers) - told
        elif beat.line.channel is Channel.OFF_SCREEN:
            told |= set(beat.line.speakers)
    return frozenset(heard & set(people))


def _riding(
    scene: Scene, first: frozenset[str], after: Mapping[str, frozenset[str]]
) -> frozenset[str]:
    """Whom a vehicle has brought to where nobody was: who get out of it, or stay in it."""
    arrived, found, before = False, set[str](), first
    for beat in scene.beats:
        if not arrived and (before or after[beat.id]):
            return frozenset()
        if beat.kind is BeatKind.ACTION:
            arrived = arrived or brings_by_car(beat.text)
            if _OUT_OF_IT.search(beat.text) or _STAYS.search(beat.text):
                found |= after[beat.id] - before
        before |= after[beat.id]
    return frozenset(found) if arrived else frozenset()
