"""Who is bodily in a scene, and from which beat to which.

Enters: a scene's beats. Leaves: the characters that are seen there, by first appearance, and who
is there after each beat. A voice over a scene, a voice on the phone, from next door or off screen
and a person talked about are not present.

Who is in a scene and is not seen coming was there as it opened. Who is new to the film and first
speaks or moves when the scene has long begun comes then.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from screenplay.comings import (
    announced,
    comes,
    crosses,
    opens_empty,
    seen_elsewhere,
    sent_away,
)
from screenplay.goings import carries, emptied, goes, named_going, unnamed_going
from screenplay.people.cast import Cast
from screenplay.scene_graph import Beat, BeatKind, Channel, Character
from screenplay.vehicles import at_the_wheel, boards, drives_off

_REMOTE = frozenset(("phone", "think", "listen", "read", "wait", "write", "search"))
_WITH = re.compile(
    r"\b(?:including|with|beside|behind|opposite|next to|facing|joined by|followed by"
    r"|opens (?:up)?on"
    r"|reveal(?:s|ing)?|find|see|spot|notices?|sees?|spots?|finds?|alongside|together with)"
    r"(?:\s+(?:an?|the|his|her|their|our|other|old|young|little|wife|husband|mother|father|son"
    r"|daughter|brother|sister|friend|[\w-]+ed|[\w-]+ing))*\s*$",
    re.IGNORECASE,
)
_AND = re.compile(r",?\s+and\s+|,\s+")
_OFF = re.compile(
    r"\b(?:photo|photograph|picture|snapshot|polaroid)\b[^.:]{0,40}:"
    r"|\b(?:phone|cell|screen|display|caller id)\b[^.]{0,24}(?::|\breads\b|\bsays\b|\bshows\b)"
    r"|\bcalling\W*$|\boff-?\s?(?:screen|camera|stage)\b|\b(?:photo|photograph|picture|portrait|painting|poster"
    r"|memory|dream) of\b|\b(?:thinks?|thinking|dreams?|talks?|talking|hears?|calls?)"
    r" (?:about|of)\b",
    re.IGNORECASE,
)
_COMING = frozenset(("walk", "run", "approach", "follow", "push", "climb", "sneak", "fall", "ride"))
_ARRIVES = re.compile(
    r"\b(?:passing|passes|arriv\w+|appears?|emerg\w+|comes?|steps? (?:up|out|in|forward)|collides?"
    r"|bursts?|rushes|hurries|joins?|enters?)\b",
    re.IGNORECASE,
)
_LOOKS_AFTER = frozenset(("watch", "look", "stare", "glance", "listen", "think", "wave", "follow"))
_AT_REST = frozenset(
    ("sit", "stand", "lie", "sleep", "wait", "kneel", "crouch", "lean", "hold", "be", "hover",
     "read", "work", "watch", "eat", "drink", "smoke", "write", "type", "play", "cook")
)  # fmt: skip
_REACH = 80  # characters before a name that may lead to it
_SOON = 2  # beats after a knock within which somebody new has come
_BEGUN = 4  # beats after which a scene has begun


def present_in(beats: Sequence[Beat], cast: Cast) -> tuple[str, ...]:
    """Ids of the characters present, by first appearance."""
    found: dict[str, None] = {}
    for beat in beats:
        for character in _told(beat, cast):
            found.setdefault(character)
    return tuple(found)


def _told(beat: Beat, cast: Cast) -> list[str]:
    """Whom a beat puts into the scene."""
    people = list(shown(beat, ()))
    if beat.kind is BeatKind.ACTION:
        people.extend(_described(beat, cast))
    return people


def _described(beat: Beat, cast: Cast) -> list[str]:
    """Those an action beat puts into the picture: in capitals, at its head, or asked for."""
    found: list[str] = []
    subject = beat.request.subject if beat.request else None
    if subject and subject.startswith("ch-"):
        found.append(subject)
    joined = -1  # where the name before ended that was led to
    for mention in cast.at(beat.source.line).index.find(beat.text):
        head = beat.text[: mention.start]
        opens = mention.start == 0 or head.rstrip().endswith((".", "!", "?"))
        along = joined >= 0 and _AND.fullmatch(beat.text[joined : mention.start])
        led = mention.capitals or opens or along or _WITH.search(head[-_REACH:])
        apart = _OFF.search(beat.text) or seen_elsewhere(beat.text)
        if not mention.possessive and led and not apart:
            found.append(mention.character)
            joined = mention.end if _WITH.search(head[-_REACH:]) or along else -1
    return found


def shown(beat: Beat, present: Collection[str]) -> tuple[str, ...]:
    """Who is seen in a beat: who speaks, acts or is acted on; of those `present`, who is named."""
    if unseen(beat) or (beat.line is None and seen_elsewhere(beat.text)):
        return ()
    found = list(beat.line.speakers) if beat.line is not None else []
    for deed in beat.deeds:
        if _OFF.search(deed.text):
            continue
        found.extend([deed.actor] if deed.actor and deed.actor.startswith("ch-") else [])
        if deed.target and deed.target.startswith("ch-") and deed.verb not in _REMOTE:
            found.append(deed.target)
    if beat.kind is BeatKind.ACTION and not _OFF.search(beat.text):
        found.extend(who for who in beat.mentions if who in present)
    return tuple(dict.fromkeys(found))


def unseen(beat: Beat) -> bool:
    """Whether a beat is a voice whose speaker is not in the picture's place."""
    return beat.line is not None and beat.line.channel is not Channel.ON_SCREEN


def timeline(
    beats: Sequence[Beat], present: Sequence[str], characters: Iterable[Character]
) -> tuple[tuple[str, ...], ...]:
    """Who is there after each beat, by first appearance; `present`: who is at all in the scene."""
    wanted = frozenset(present)
    among = {c.id: c for c in characters if c.id in wanted}
    here = dict.fromkeys(_at_first(beats, [who for who in present if who in among], among))
    gone: dict[str, None] = {}
    last: tuple[str, ...] = ()  # who was seen to do something last
    found: list[tuple[str, ...]] = []
    aboard: dict[str, None] = {}  # who has got into a vehicle
    for beat in beats:
        before = tuple(here)
        for who in (who for who in _first_shown(beat, among) if who in among):
            if who not in gone or _back(beat, among[who]):
                here.setdefault(who)
                gone.pop(who, None)
        aboard.update(dict.fromkeys(who for who in _boarding(beat) if who in here))
        riding = tuple(aboard) if beat.line is None and drives_off(beat.text) else ()
        for who in (*riding, *_leaving(beat, tuple(here), before, gone, last, among)):
            aboard.pop(who, None)
            here.pop(who, None)
            gone[who] = None
        doers = dict.fromkeys(d.actor for d in reversed(beat.deeds) if d.actor in among)
        last = tuple(who for who in dict.fromkeys((*doers, *beat.mentions)) if who) or last
        found.append(tuple(here))
    return tuple(found)


def seen_at_first(
    beats: Sequence[Beat], present: Sequence[str], characters: Iterable[Character]
) -> tuple[str, ...]:
    """Who is there as a scene opens, by first appearance: all of `present` but who comes later."""
    among = {c.id: c for c in characters if c.id in set(present)}
    return tuple(_at_first(beats, [who for who in present if who in among], among))


def _leaving(
    beat: Beat,
    here: Sequence[str],
    before: Sequence[str],
    gone: Iterable[str],
    last: Sequence[str],
    among: Mapping[str, Character],
) -> tuple[str, ...]:
    """Who of those `here` is gone after a beat; `before`: who was there when it began."""
    if beat.line is not None:
        return ()
    if emptied(beat.text):
        return tuple(here)
    out = dict.fromkeys(left(beat, gone, before))
    for who in beat.mentions:
        seen = who in here and (who in before or not comes(beat, among[who]))
        if seen and named_going(beat.text, among[who]):
            out.setdefault(who)
    number = "" if out else unnamed_going(beat.text)
    if number == "several":
        doers = [deed.actor for deed in beat.deeds if deed.actor in here]
        groups = [who for who in last if who in here and among[who].group]
        out = dict.fromkeys(groups[-1:] or [who for who in doers if who is not None])
    elif number and not beat.mentions:
        out = dict.fromkeys(last[:1])
    return tuple(out)


def _back(beat: Beat, character: Character) -> bool:
    """Whether somebody who has left is seen again: who is only looked after is not."""
    who = character.id
    if beat.line is not None:
        return who in beat.line.speakers
    watched = any(d.target == who and d.verb in _LOOKS_AFTER for d in beat.deeds)
    doing = any(deed.actor == who for deed in beat.deeds)
    return (doing and not watched) or comes(beat, character)


def _boarding(beat: Beat) -> Iterable[str]:
    """Who gets into a vehicle, alone or helped by others."""
    if beat.line is not None:
        return
    if at_the_wheel(beat.text) or (not beat.deeds and boards(beat.text)):
        yield from beat.mentions
    for deed in beat.deeds:
        if boards(deed.text):
            yield from (who for who in (deed.actor, deed.target) if who is not None)


def left(beat: Beat, gone: Iterable[str] = (), here: Collection[str] = ()) -> tuple[str, ...]:
    """Who is gone after a beat: whose last coming or going in it is an exit.

    `gone`: who has left before, whom others may follow; `here`: who has been there.
    """
    away: dict[str, bool] = {}
    carried: dict[str, str] = {}  # by whom
    before = tuple(gone)
    for deed in beat.deeds:
        gone_now = (*before, *(who for who, out in away.items() if out))
        leaving = goes(beat, deed, gone_now, inside=deed.actor in here)
        target = deed.target if deed.target and deed.target.startswith("ch-") else None
        if target is not None and sent_away(deed):
            away[target] = True
        if target is not None and deed.actor is not None and carries(deed) and not leaving:
            carried[target] = deed.actor
        if deed.actor is not None and (leaving or deed.verb == "enter"):
            away[deed.actor] = leaving
    away.update({who: True for who, by in carried.items() if away.get(by, False)})
    return tuple(who for who, out in away.items() if out)


def _at_first(
    beats: Sequence[Beat], present: Sequence[str], among: Mapping[str, Character]
) -> list[str]:
    """Who is there as a scene opens: all who are in it and do not come in later."""
    new = {who for who, c in among.items() if _introduced(c, beats)}
    coming: dict[str, bool] = {}
    empty, spoken, sign = False, False, -_SOON
    for at, beat in enumerate(beats):
        if unseen(beat):
            continue
        spoken, seen = spoken or beat.line is not None, beat.line is None
        people = [who for who in _first_shown(beat, among) if who in among]
        sign = at if beat.line is None and announced(beat.text) else sign
        empty = empty or (not coming and not people and opens_empty(beat.text))
        opened = bool(coming)
        for who in (who for who in people if who not in coming):
            late = at >= _BEGUN and who in new and _comes(beat, who)
            crossing = opened and crosses(beat, who)
            late = late or (spoken and seen and who in new and not _found_there(beat, who))
            called = opened and at - sign < _SOON and who in new
            moving = late or crossing or called or comes(beat, among[who])
            coming[who] = empty or moving
    return [who for who in present if not coming.get(who, False)]


def _found_there(beat: Beat, who: str) -> bool:
    """Whether somebody is first seen at rest: sitting, waiting, at work."""
    own = next((deed for deed in beat.deeds if deed.actor == who), None)
    return own is not None and own.verb in _AT_REST


def _first_shown(beat: Beat, among: Mapping[str, Character]) -> tuple[str, ...]:
    """Who is named or does something in a beat: a pronoun brings nobody new."""
    doers = {deed.actor for deed in beat.deeds}
    people = shown(beat, among)
    if beat.line is None:
        people = tuple(who for who in people if who in beat.mentions or who in doers)
    return tuple(dict.fromkeys((*people, *_asked_for(beat))))


def _asked_for(beat: Beat) -> tuple[str, ...]:
    subject = beat.request.subject if beat.request else None
    return (subject,) if subject and subject.startswith("ch-") else ()


def _introduced(character: Character, beats: Sequence[Beat]) -> bool:
    """Whether the film shows a person for the first time in this scene."""
    if character.source is None or character.identity or not beats:
        return False
    return character.source.line >= beats[0].source.line


def _comes(beat: Beat, who: str) -> bool:
    """Whether somebody new is not just found there: speaks, moves or is told to turn up."""
    if beat.line is not None and who in beat.line.speakers:
        return True
    own = [deed for deed in beat.deeds if deed.actor == who]
    moving = bool(own) and own[0].verb in _COMING
    return moving or _ARRIVES.search(own[0].text if own else beat.text) is not None
