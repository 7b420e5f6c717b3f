"""Ages that the text tells, line by line, and the bodies that follow from them.

Enters: a script's action and cues, and its roles. Leaves: the roles with their ages, roles for
bodies that only an age tells, and which body a name means from which line on.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from screenplay.elements import Action, SceneHeading, Screenplay, Transition
from screenplay.emphasis import plain
from screenplay.ids import character_id
from screenplay.people.billing import Call, key_of
from screenplay.people.identities import bodies_by_band, main_age
from screenplay.people.introductions import Told
from screenplay.people.lifetimes import Lifetimes, SceneSights, Sight, lifetimes
from screenplay.people.mentions import MentionIndex
from screenplay.people.portraits import age_after, age_before, band, younger_before
from screenplay.people.roles import Role, owners
from screenplay.scene_graph import Age, Channel

_PICTURE = re.compile(
    r"\b(?:photos?|photographs?|pictures?|portraits?|paintings?|posters?|snapshots?|polaroids?)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"(?:END (?:OF )?(?:THE )?(?:FLASHBACK|DREAM|MEMORY)|BACK TO (?:THE )?PRESENT)\b.{0,20}$",
    re.IGNORECASE,
)
_CLEARLY = 1.5  # times as many lines as the usual body has
_YOUNGER = 25  # years of "a younger Ann"


def aged(
    paragraphs: Sequence[Told],
    calls: Sequence[Call],
    roles: Mapping[str, Role],
    index: MentionIndex,
) -> None:
    """The ages that the text tells of each role, by line."""
    spoken = owners(roles.values())
    for told in paragraphs:
        for sentence in told.spoken:
            for mention in index.find(sentence):
                years = age_after(mention.end, sentence) or age_before(mention.start, sentence)
                if years is not None and not mention.possessive:
                    roles[mention.character].ages.append((told.line, years))
    for call in calls:
        role = spoken.get(key_of(call.cue.name))
        if role is not None and call.cue.years is not None:
            role.bracketed.append((call.source.line, call.cue.years))
        elif role is not None:
            role.plain = True
    for role in roles.values():
        if not role.plain:
            role.ages.extend(role.bracketed)
        role.ages.sort()


def lives(
    script: Screenplay,
    paragraphs: Sequence[Told],
    calls: Sequence[Call],
    roles: dict[str, Role],
    index: MentionIndex,
) -> Lifetimes:
    """Bodies by line; a person is known by the one with the most lines that has no own name."""
    by_band = bodies_by_band(roles)
    times = _times(script, paragraphs, calls, roles, index, by_band)
    counts: Counter[str] = Counter()
    spoken = owners(role for role in roles.values() if not role.born)
    ids = ids_of(roles)
    for call in calls:
        role = spoken.get(key_of(call.cue.name))
        if role is not None and not role.identity and call.cue.channel is Channel.ON_SCREEN:
            who = ids[role.key]
            counts[times.at(call.source.line).get(who, who)] += 1
    better = [
        role
        for role in roles.values()
        if role.born and counts[ids[role.key]] > _CLEARLY * counts[ids[role.identity]]
    ]
    if not better:
        return times
    for role in better:
        roles[role.identity].usual = main_age(role)
        for key in [k for k, r in roles.items() if r.born and r.identity == role.identity]:
            del roles[key]
    return _times(script, paragraphs, calls, roles, index, bodies_by_band(roles))


def _starts(script: Screenplay) -> list[tuple[int, str]]:
    """Lines from which another time may hold: headings, and where a flashback is said to end."""
    return [
        (element.source.line, plain(element.text))
        for element in script.elements
        if isinstance(element, SceneHeading)
        or (isinstance(element, Action | Transition) and _ENDS.match(element.text.strip()))
    ]


def _times(
    script: Screenplay,
    paragraphs: Sequence[Told],
    calls: Sequence[Call],
    roles: Mapping[str, Role],
    index: MentionIndex,
    by_band: Mapping[str, Mapping[Age, str]],
) -> Lifetimes:
    """Which body stands for a person from which line on."""
    if not by_band:
        return Lifetimes()
    sights = [s for told in paragraphs for s in _sights(told, roles, index, by_band)]
    spoken = owners(role for role in roles.values() if not role.born)
    for call in calls:
        role = spoken.get(key_of(call.cue.name))
        if role is not None and call.cue.channel in (Channel.ON_SCREEN, Channel.OFF_SCREEN):
            sights.append(_sight(role, call.source.line, call.cue.years, by_band, cue=True))
    sights.sort(key=lambda sight: sight.line)
    starts = [(0, ""), *_starts(script), (10**9, "")]
    lines = [sight.line for sight in sights]
    scenes = [
        SceneSights(
            line, heading, tuple(sights[bisect_left(lines, line) : bisect_left(lines, until)])
        )
        for (line, heading), (until, _) in pairwise(starts)
    ]
    found = lifetimes(scenes, by_band)
    ids = ids_of(roles)
    return Lifetimes(
        found.lines,
        tuple({ids[who]: ids[body] for who, body in bodies.items()} for bodies in found.bodies),
        {ids[who]: {age: ids[b] for age, b in of.items()} for who, of in by_band.items()},
    )


def _sights(
    told: Told,
    roles: Mapping[str, Role],
    index: MentionIndex,
    by_band: Mapping[str, Mapping[Age, str]],
) -> Iterable[Sight]:
    pictured = _PICTURE.search(" ".join(told.spoken)) is not None
    for sentence in told.spoken:
        for mention in index.find(sentence):
            role = roles[mention.character]
            years = None
            if not mention.possessive and not pictured:
                years = age_after(mention.end, sentence) or age_before(mention.start, sentence)
                if years is None and younger_before(mention.start, sentence) == "younger":
                    years = _YOUNGER
            elif role.identity:
                continue
            yield _sight(role, told.line, years, by_band)


def _sight(
    role: Role,
    line: int,
    years: int | None,
    by_band: Mapping[str, Mapping[Age, str]],
    *,
    cue: bool = False,
) -> Sight:
    key = role.key
    if role.identity:
        return Sight(line, role.identity, key, years, cue=cue)
    bodies = by_band.get(key, {})
    body = bodies.get(band(years), key) if years is not None and bodies else ""
    return Sight(line, key, body, years, cue=cue)


def ids_of(roles: Mapping[str, Role]) -> dict[str, str]:
    """Character id by role key; names that differ in marks alone are numbered."""
    found: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for key, role in roles.items():
        own = character_id(role.name)
        counts[own] += 1
        found[key] = own if counts[own] == 1 else f"{own}--{counts[own]}"
    return found
