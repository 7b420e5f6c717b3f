"""Which body a name means where: a person at three ages is three bodies.

Enters: what each scene tells of people's ages, in script order. Leaves: from which line on which
body stands for a person ("ANN, now 17" is not the Ann of the scene before).

An age told in a scene holds from its start, or from there on where the person was named before.
It holds on in scenes that continue it, or show the people who were in it, until the heading says
PRESENT or another year, or those come back who are only seen at the usual ages.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from screenplay.people.portraits import band
from screenplay.scene_graph import Age

_PRESENT = re.compile(
    r"\b(?:PRESENT|BACK TO|END (?:OF )?(?:FLASHBACK|DREAM)|TODAY|PRESENT DAY|NOW)\b", re.IGNORECASE
)
_GOES_ON = re.compile(
    r"\b(?:CONTINUOUS|CONTINUED|LATER|SAME|MOMENTS?|MEANWHILE|SIMULTANEOUS)\b", re.IGNORECASE
)
_FLASHBACK = re.compile(r"\bFLASHBACK|\bMEMORY\b|\bYEARS (?:EARLIER|AGO|BEFORE)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d|21\d\d)(?!\d)")
_CLOSE = 20  # years within which two grown bodies are one
_CONSISTENT = 3  # cues of a body's own after which a script is believed to keep names apart
_YOUTH = (Age.CHILD, Age.TEEN)


@dataclass(frozen=True, slots=True)
class Sight:
    """A person named at a line; `body` where the words tell which one."""

    line: int
    person: str
    body: str = ""
    years: int | None = None
    cue: bool = False


@dataclass(frozen=True, slots=True)
class SceneSights:
    """A scene's first line, its heading and the people in it."""

    line: int
    heading: str
    sights: tuple[Sight, ...]


@dataclass(frozen=True, slots=True)
class Lifetimes:
    """Bodies other than the usual one, by the line from which they hold."""

    lines: tuple[int, ...] = ()
    bodies: tuple[Mapping[str, str], ...] = ()
    by_band: Mapping[str, Mapping[Age, str]] = field(default_factory=dict)  # of each person

    def at(self, line: int) -> Mapping[str, str]:
        """Person → body in force at a line; who is missing has the usual body."""
        index = bisect_right(self.lines, line) - 1
        return self.bodies[index] if index >= 0 else {}

    def aged(self, person: str, years: int) -> str | None:
        """The body that a person has at an age; None for the usual one."""
        return self.by_band.get(person, {}).get(band(years))


@dataclass(slots=True)
class _Layer:
    """A time that the story is in: bodies of another age, and who is seen with them."""

    bodies: dict[str, str]
    company: set[str]
    flashback: bool = False


@dataclass(slots=True)
class _Story:
    """The layer a story is in, those it was in, and who is seen at the usual ages."""

    layer: _Layer = field(default_factory=lambda: _Layer({}, set()))
    past: list[_Layer] = field(default_factory=list)
    home: set[str] = field(default_factory=set)


def apart(band: Age, years: int | None, usual: Age, usual_years: int | None) -> bool:
    """Whether an age needs a body of its own beside the usual one."""
    if band is usual:
        return False
    if band in _YOUTH or usual in _YOUTH:
        return True
    if years is None or usual_years is None:
        return Age.OLD in (band, usual) and Age.YOUNG in (band, usual)
    return abs(years - usual_years) >= _CLOSE


def lifetimes(scenes: Sequence[SceneSights], by_band: Mapping[str, Mapping[Age, str]]) -> Lifetimes:
    """Bodies in force from line to line; `by_band`: a person's bodies by age band."""
    births = _births(scenes)
    cues = Counter(s.body for x in scenes for s in x.sights if s.cue and s.body != s.person)
    called = {body for body, times in cues.items() if times >= _CONSISTENT}
    story = _Story()
    changes: list[tuple[int, Mapping[str, str]]] = []
    for scene in scenes:
        seen = {sight.person for sight in scene.sights}
        told = _told(scene, births, by_band)
        aged = {sight.person for sight in told}
        dated = _YEAR.search(scene.heading) is not None
        if told and seen <= aged and story.layer.bodies.keys() - aged and not dated:
            changes.extend(_changes(scene, told, {}))
            continue  # a glimpse of another time; the layer goes on after it
        layer = _without_the_called(_carried(story, scene, seen, told), scene, called)
        new = _changes(scene, told, layer.bodies)
        changes.extend(new)
        layer.bodies = dict(new[-1][1])
        if seen:
            _settle(story, layer, scene, seen)
        elif _PRESENT.search(scene.heading):
            story.layer = layer  # END FLASHBACK, before anybody is seen again
    return Lifetimes(tuple(line for line, _ in changes), tuple(bodies for _, bodies in changes))


def _changes(
    scene: SceneSights, told: Sequence[Sight], carried: Mapping[str, str]
) -> list[tuple[int, Mapping[str, str]]]:
    """Bodies from the scene's start on, and from where an age is told of somebody seen before."""
    bodies = dict(carried)
    ordered = sorted(told, key=lambda sight: sight.line)
    late = [s for s in ordered if _seen_before(s, scene)]
    for sight in ordered:
        if sight not in late:
            _set(bodies, sight)
    found: list[tuple[int, Mapping[str, str]]] = [(scene.line, dict(bodies))]
    for sight in late:
        _set(bodies, sight)
        if bodies != found[-1][1]:
            found.append((sight.line, dict(bodies)))
    return found


def _seen_before(sight: Sight, scene: SceneSights) -> bool:
    return any(
        s.person == sight.person and s.body != sight.body and s.line < sight.line
        for s in scene.sights
    )


def _without_the_called(layer: _Layer, scene: SceneSights, called: Container[str]) -> _Layer:
    """The layer without bodies that go by another name: where YOUNG ANN speaks, ANN is the old."""
    gone = {
        person
        for person, body in layer.bodies.items()
        if body in called
        and any(s.person == person and not s.body for s in scene.sights)
        and not any(s.body == body for s in scene.sights)
    }
    if not gone:
        return layer
    kept = {person: body for person, body in layer.bodies.items() if person not in gone}
    return _Layer(kept, set(layer.company) if kept else set(), layer.flashback and bool(kept))


def _settle(story: _Story, layer: _Layer, scene: SceneSights, seen: set[str]) -> None:
    """Note who was seen in which layer."""
    story.layer = layer
    if not layer.bodies:
        story.home |= seen
    elif seen & layer.bodies.keys():
        layer.company |= seen - story.home
        layer.flashback = bool(_FLASHBACK.search(scene.heading)) or layer.flashback
        if not any(layer is past for past in story.past):
            story.past.append(layer)


def _set(bodies: dict[str, str], sight: Sight) -> None:
    """Put a body in force; the usual one is the person's own id."""
    if sight.body == sight.person:
        bodies.pop(sight.person, None)
    else:
        bodies[sight.person] = sight.body


def _births(scenes: Iterable[SceneSights]) -> dict[str, int]:
    """Year of birth of those whose age is told in a scene of a known year."""
    found: dict[str, int] = {}
    for scene in scenes:
        year = _YEAR.search(scene.heading)
        for sight in scene.sights if year is not None else ():
            if sight.years is not None and year is not None:
                found.setdefault(sight.person, int(year.group(1)) - sight.years)
    return found


def _told(
    scene: SceneSights, births: Mapping[str, int], by_band: Mapping[str, Mapping[Age, str]]
) -> list[Sight]:
    """What the scene tells of ages, its year included."""
    both = {s.person for s in scene.sights if s.cue and not s.body} & {
        s.person for s in scene.sights if s.cue and s.body not in ("", s.person)
    }  # the person speaks here at two ages: a name means the usual one
    told = [sight for sight in scene.sights if sight.body and sight.person not in both]
    year = _YEAR.search(scene.heading)
    named = {sight.person for sight in told}
    for person in dict.fromkeys(sight.person for sight in scene.sights):
        if year is not None and person in births and person not in named:
            years = int(year.group(1)) - births[person]
            body = by_band.get(person, {}).get(band(years), person)
            told.append(Sight(scene.line, person, body, years))
    return told


def _carried(story: _Story, scene: SceneSights, seen: set[str], told: Sequence[Sight]) -> _Layer:
    """The layer that a scene begins in."""
    fresh = _Layer({}, set())
    layer = story.layer
    if _PRESENT.search(scene.heading):
        return fresh
    if layer.bodies and _GOES_ON.search(scene.heading):
        return layer
    if told:
        same = all(layer.bodies.get(s.person, s.person) == s.body for s in told)
        return layer if same else fresh
    back = seen & (story.home - layer.company - layer.bodies.keys())
    ended = layer.flashback and bool(seen & layer.bodies.keys())
    if layer.bodies and not back and not ended:
        return layer
    for past in (layer, *reversed(story.past)):
        along = seen & (past.company - story.home - past.bodies.keys())
        if along and seen & past.bodies.keys():
            return past
    return fresh
