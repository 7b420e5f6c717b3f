"""What dawns on somebody is seen in their face: cut in to it, before it is pushed in on.

Enters: a scene's ideas as coverage gives them. Leaves: the same ideas; where the script tells that
somebody realises, freezes or goes pale, a near frame of that face, two sizes closer than the one
before it (Mascelli on the close-up: it comes when the audience wants to see). `planner.motives`
gives it a push-in where it lasts long enough for one to be seen; a shorter one is the cut itself.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from planner.ideas import PARTS, Idea, Scenery, is_spoken, part, size_steps
from planner.shots import Business, ShotKind, Size
from planner.tension import dawns

LEAST_S = 0.95  # of a face, and of what it is cut away from
_SHOWN = frozenset(
    {ShotKind.SINGLE, ShotKind.REACTION, ShotKind.TWO_SHOT, ShotKind.GROUP, ShotKind.MASTER}
)
_NEAR = (Size.MCU, Size.CU)
_SENTENCE = re.compile(r"[^.!?]+[.!?]*")


def dawns_on(scenery: Scenery, index: int) -> str | None:
    """Who realises something in an unspoken beat; None where nobody does, or it names nobody."""
    moment = scenery.moments[index]
    if is_spoken(moment) or not dawns(moment.beat.text):
        return None
    people = tuple(dict.fromkeys(moment.beat.mentions))
    named = None
    for sentence in _SENTENCE.findall(moment.beat.text):
        own = _named_in(sentence, people)
        if dawns(sentence) and (own or named):
            return own or named
        named = own or named
    return people[0] if len(people) == 1 else None


def _named_in(sentence: str, people: Sequence[str]) -> str | None:
    """The first of some people whom a sentence calls by name."""
    words = [w.lower() for w in re.findall(r"[^\W\d_]+", sentence)]
    places = {
        who: min((n for n, word in enumerate(words) if word in who.split("-")[1:]), default=None)
        for who in people
    }
    found = [(at, who) for who, at in places.items() if at is not None]
    return min(found)[1] if found else None


def drawn_near(scenery: Scenery, ideas: Sequence[Idea]) -> list[Idea]:
    """The ideas with a near frame of every face that something dawns on."""
    out: list[Idea] = []
    for idea in ideas:
        out += _cut_in(scenery, out[-1] if out else None, idea)
    return out


def _cut_in(scenery: Scenery, before: Idea | None, idea: Idea) -> list[Idea]:
    who = dawns_on(scenery, idea.first) if _free(scenery, idea) else None
    if who is None or who not in scenery.stays(idea.first):
        return [idea]
    alone = idea.subjects == (who,)
    if alone and not _moves_about(scenery, idea, who):
        return [_face(idea, before, who)] if idea.size not in _NEAR else [idea]
    whole = idea.covers[0].first == 0 and idea.covers[0].last == idea.covers[0].of
    return _split(scenery, before, idea, who) if whole and who in idea.subjects else [idea]


def _free(scenery: Scenery, idea: Idea) -> bool:
    """Whether a shot may be changed: of one beat, of people, and nobody asked for it."""
    bound = idea.asked or idea.alone or idea.moving or idea.card is not None
    plain = idea.thing is None and idea.glance is None and idea.kind in _SHOWN
    own = [m.beat.id for m in scenery.moments[idea.first : idea.last + 1]]
    one = len(own) == 1 and [c.beat_id for c in idea.covers] == own
    return one and plain and not bound and idea.pattern != "establishing"


def _own(scenery: Scenery, idea: Idea) -> list[Business]:
    beat = idea.covers[0].beat_id
    return [b for b in scenery.staging.plan.businesses if b.beat_id == beat]


def _moves_about(scenery: Scenery, idea: Idea, who: str) -> bool:
    """Whether somebody does in a shot what a frame of the face does not hold."""
    return any(
        b.path_m or b.prop or b.before.posture is not b.after.posture
        for b in _own(scenery, idea) if b.character_id == who
    )  # fmt: skip


def _face(idea: Idea, before: Idea | None, who: str) -> Idea:
    """The face, clearly nearer than the shot before where that is of the same person."""
    again = before is not None and before.subjects == (who,)
    size = next(
        (s for s in _NEAR if not again or before is None or size_steps(s, before.size) > 1),
        _NEAR[-1],
    )
    return replace(
        idea, kind=ShotKind.REACTION, size=size, subjects=(who,), foreground=None, thing=None
    )


def _split(scenery: Scenery, before: Idea | None, idea: Idea, who: str) -> list[Idea]:
    """What is done, then the face; the face first where it comes first in the words."""
    moment = scenery.moments[idea.first]
    told = [s for s in _SENTENCE.findall(moment.beat.text) if s.strip()]
    first = next((n for n, s in enumerate(told) if dawns(s)), 0)
    opens = first == 0 and len(told) > 1
    at = sum(map(len, told[: 1 if opens else first])) / max(sum(map(len, told)), 1)
    least = LEAST_S / max(moment.seconds, LEAST_S)
    share = round(PARTS * min(max(at or 0.5, least), 1.0 - least)) / PARTS
    if min(share, 1.0 - share) * moment.seconds < LEAST_S - 1e-6:
        return [idea]
    pieces = [(part(moment, 0.0, share), share), (part(moment, share, 1.0), 1.0 - share)]
    a, b = (replace(idea, covers=(c,), seconds=s * moment.seconds) for c, s in pieces)
    return [_face(a, before, who), b] if opens else [a, _face(b, a, who)]
