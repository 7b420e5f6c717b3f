"""Who has vanished: nobody saw them go, and those who come in find the place without them.

Enters: a scene's beats and who is there after each. Leaves: who is gone with the end of which beat.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from screenplay.scene_graph import Age, Beat, BeatKind, Character

_ALONE = re.compile(
    r"\b(?:there(?: is|['’]s| was)?|is|but) (?:nobody|no[ -]one|not a soul)"
    r"(?: else| left)?(?: in)? (?:here|there|inside|in the room|in sight)\b"
    r"|^\W*(?:nobody|no[ -]one) (?:else )?(?:is )?(?:here|there|in sight)\b"
    r"|\b(?:room|closet|doorway|corner|chair|bed|hallway|bench|seat|porch) is (?:now )?empty\b",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"\b(?P<who>she|he|they|[A-Z]\w+) (?:is|are|has|have) (?:simply |suddenly |just |now )?"
    r"(?:gone|vanished|disappeared)\b(?! (?:to|into|for|over|back|through|up|down|on|pale|quiet"
    r"|white|still|out|off|in|by|from)\b)"
)
_BUT = re.compile(r"\b(?:but|except|save|besides) (?:for )?\w[^.;]*", re.IGNORECASE)
_YOUNG = re.compile(r"\b(?:children|kids|child|boys?|girls?|baby|siblings|twins)\b", re.IGNORECASE)
_CHILDREN = frozenset({Age.CHILD})
_FINDERS = 3  # beats before within which somebody has come in who looks


def vanishings(
    beats: Sequence[Beat], here: Sequence[frozenset[str]], people: Iterable[Character]
) -> Mapping[str, tuple[str, ...]]:
    """By beat, who is gone when it ends; `here`: who is told to be there after each.

    It is who neither acts nor is named again, and the sentence does not except; who found the
    place so has only just come.
    """
    cast, found = {c.id: c for c in people}, dict[str, tuple[str, ...]]()
    for at, beat in enumerate(beats):
        if beat.kind is not BeatKind.ACTION:
            continue
        told = _GONE.search(beat.text) is not None
        if not told and not _ALONE.search(beat.text):
            continue
        since = _came_at(at, here) or (at if told else 0)
        if not since:
            continue  # "there is nobody here" of those who look round: they are there
        before = here[since - 1]
        over = before - _told_again(beats[since:]) - _excepted(beat, before, cast)
        if told:
            over &= _last_doer(beats[:since], before)
        if over:
            found[beats[since - 1].id] = tuple(sorted(over))
    return found


def _came_at(at: int, here: Sequence[frozenset[str]]) -> int:
    """The beat in which those came who find out; 0 where nobody came just before."""
    for number in range(at, max(at - _FINDERS, 0), -1):
        if here[number] - here[number - 1]:
            return number
    return 0


def _told_again(beats: Sequence[Beat]) -> frozenset[str]:
    """Everybody who is named, speaks, acts or is acted on."""
    people: set[str] = set()
    for beat in beats:
        people |= {*beat.mentions, *(beat.line.speakers if beat.line is not None else ())}
        for deed in beat.deeds:
            people |= {who for who in (deed.actor, deed.target) if who is not None}
    return frozenset(people)


def _excepted(beat: Beat, here: frozenset[str], cast: Mapping[str, Character]) -> frozenset[str]:
    """Who a sentence says is there after all: "nobody but the children"."""
    but = _BUT.search(beat.text)
    if but is None:
        return frozenset()
    young = _YOUNG.search(but.group()) is not None
    small = {who for who in here if who in cast and cast[who].age in _CHILDREN}
    return here if not (young and small) else frozenset(small)


def _last_doer(beats: Sequence[Beat], here: frozenset[str]) -> frozenset[str]:
    """Of those `here`, who was last told to do something: the one that a pronoun means."""
    for beat in reversed(beats):
        last = [d.actor for d in reversed(beat.deeds) if d.actor in here]
        if last:
            return frozenset((last[0] or "",))
    return frozenset()
