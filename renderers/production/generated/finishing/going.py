"""What leaves a shot with somebody or something, and what would be otherwise without it.

Enters: a cue sheet, who or what goes, in words. Leaves: names of its tracks, of what goes along
(what they carry, what they alone bring), and of what the plan says they change: doors that they
open, people whom they touch. What geometry shows is not asked here, see
`renderers.generative.removal`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from planner.shots import Business
from renderers.cue_sheet import ActorCue, CueSheet
from renderers.production.generated.finishing.steps import PERSON, THING
from renderers.xsheet import ActorTrack, PropTrack, XSheet

_ON_SETS = frozenset({"open", "close", "push", "pull", "knock"})
_ON_PEOPLE = frozenset(
    {"hug", "kiss", "shake_hands", "push", "pull", "hit", "fight", "touch", "hold"}
)
_ARTICLES = ("the ", "a ", "an ", "his ", "her ", "their ")
_Track = TypeVar("_Track", ActorTrack, PropTrack)
_TELEPHONE = ("telephone", ("telephone base", "receiver"))


@dataclass(frozen=True, slots=True)
class Going:
    """People by id, things by what is drawn; names of ids that change besides."""

    people: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()

    def joined(self, other: "Going") -> "Going":
        """Both together."""
        return Going(
            (*self.people, *other.people), (*self.kinds, *other.kinds),
            (*self.changed, *other.changed),
        )  # fmt: skip


def target_of(word: str, cues: CueSheet) -> str:
    """Who or what is meant: "actor:<id>" or "prop:<noun>"; "" where it is not in the shot."""
    wanted = _bare(word)
    for actor in cues.actors:
        if wanted in (actor.look.name.casefold(), actor.look.character_id.casefold()):
            return f"{PERSON}{actor.look.character_id}"
    nouns = {noun.casefold(): noun for noun in nouns_in(cues)}
    return f"{THING}{nouns[wanted]}" if wanted in nouns else ""


def name_of(target: str, cues: CueSheet) -> str:
    """What a target is called."""
    told = target.partition(":")[2]
    named = {actor.look.character_id: actor.look.name for actor in cues.actors}
    return named.get(told, told) if target.startswith(PERSON) else told


def nouns_in(cues: CueSheet) -> tuple[str, ...]:
    """Things that are handled or lie about in the shot, as the script calls them."""
    found = [noun for thing in cues.things for noun in (thing.noun, *thing.also)]
    for actor in cues.actors:
        found += _carried(actor, _doings(cues, actor.look.character_id))
    return tuple(dict.fromkeys(found))


def there(target: str, cues: CueSheet) -> bool:
    """Whether a target is still in a shot that may have been planned anew."""
    if target.startswith(PERSON):
        return target.removeprefix(PERSON) in {actor.look.character_id for actor in cues.actors}
    return target.removeprefix(THING) in nouns_in(cues)


def going(target: str, cues: CueSheet) -> Going:
    """All that goes with a target."""
    if target.startswith(THING):
        return Going(kinds=tuple(_kinds([target.removeprefix(THING)], cues)))
    who = target.removeprefix(PERSON)
    own = [a for a in cues.actors if a.look.character_id == who]
    doings = _doings(cues, who)
    brought = [n for actor in own for n in _carried(actor, doings)]
    brought += [thing.noun for thing in cues.things if thing.laid and thing.laid[0] == who]
    others = {
        noun for actor in cues.actors if actor not in own
        for noun in _carried(actor, _doings(cues, actor.look.character_id))
    }  # fmt: skip
    along = [noun for noun in dict.fromkeys(brought) if noun not in others]
    return Going((who,), tuple(_kinds(along, cues)), tuple(_touched(doings, cues)))


def names_of(gone: Going, known: Sequence[str]) -> tuple[str, ...]:
    """Those names of ids that go, of all that are known in a shot's passes."""
    people = {f"actor:{who}" for who in gone.people}
    return tuple(
        name for name in known
        if name in people or (name.startswith(THING) and name.split(":", 2)[2] in gone.kinds)
    )  # fmt: skip


def without(sheet: XSheet, gone: Going) -> XSheet:
    """The performance in which they are never seen. Numbers of everybody else stay."""
    actors = tuple(_unseen(t) if t.character_id in gone.people else t for t in sheet.actors)
    props = tuple(_unseen(t) if t.kind in gone.kinds else t for t in sheet.props)
    return replace(sheet, actors=actors, props=props)


def _unseen(track: _Track) -> _Track:
    return replace(track, visible=np.zeros_like(track.visible))


def _doings(cues: CueSheet, who: str) -> tuple[Business, ...]:
    return tuple(
        cue.business for cue in cues.businesses
        if cue.business.character_id == who and cue.start < cues.frames
    )  # fmt: skip


def _carried(actor: ActorCue, doings: Sequence[Business]) -> Iterator[str]:
    """What somebody holds at some time of the shot."""
    yield from actor.opening.holding
    for business in doings:
        yield from business.before.holding
        yield from business.after.holding
        if business.prop:
            yield business.prop


def _kinds(nouns: Sequence[str], cues: CueSheet) -> Iterator[str]:
    """What nouns are drawn as."""
    drawn = dict(cues.kinds)
    for noun in nouns:
        kinds = [drawn.get(noun, noun)]
        kinds += [thing.kind for thing in cues.things if noun in (thing.noun, *thing.also)]
        if _TELEPHONE[0] in kinds:
            kinds += _TELEPHONE[1]
        yield from dict.fromkeys(kinds)


def _touched(doings: Sequence[Business], cues: CueSheet) -> Iterator[str]:
    """Names of what somebody's doings change, by the plan."""
    people = {actor.look.character_id for actor in cues.actors}
    stands = {one.id for one in cues.floor_plan.furniture} if cues.floor_plan else set()
    for business in doings:
        if business.target in people and business.verb in _ON_PEOPLE:
            yield f"actor:{business.target}"
        elif business.target in stands and business.verb in _ON_SETS:
            yield f"set:{business.target}"


def _bare(word: str) -> str:
    text = " ".join(word.split()).casefold()
    for article in _ARTICLES:
        text = text.removeprefix(article)
    return text
