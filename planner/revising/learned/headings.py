"""Scenes by what their headings say: the place and the time of day, before or after a leap in time.

Enters: words of a note and the scenes of a film. Leaves: the scenes that fit all that is said of
place and hour; none where nothing is said of either.
"""

import re
from collections.abc import Sequence

from planner.revising.footage import Footage
from planner.revising.references.events import stems
from planner.revising.references.naming import HOURS, at_hour
from planner.revising.references.referring import places_of
from screenplay.scene_graph import Beat, Follows, Interior, Scene, Structure

_HOUR = re.compile(rf"(?<![\w'-])(?:{'|'.join(said for said, _ in HOURS)}|dawns)(?![\w'])")
_EARLIER = re.compile(r"\b(?:years?|months?|weeks?|days?|long) (?:earlier|ago|before)\b")
PAST = re.compile(
    r"\b(?:years?|decades?|months?|long) (?:earlier|ago|before)\b|\bflash-?backs?\b|\bthe past\b|"
    r"\bback then\b|\bthe old days\b"
)
"""Words for all that a film tells of an earlier time."""


def by_heading(text: str, film: Footage) -> tuple[Scene, ...]:
    """The scenes whose headings fit all that is said of place and hour; none if nothing is."""
    places, inside = _places(text, film), _inside(text)
    there = tuple(
        s for s in film.scenes
        if (not places or s.place_id in places)
        and (inside is None or s.heading.interior is inside)
    )  # fmt: skip
    if (hour := _HOUR.search(text)) is None:
        return there if places or inside is not None else ()
    return at_hour(hour.group().removesuffix("s"), there)


def _inside(text: str) -> Interior | None:
    if re.search(r"\b(?:interiors?|indoors?)\b", text):
        return Interior.INT
    return Interior.EXT if re.search(r"\b(?:exteriors?|outdoors?)\b", text) else None


def _places(text: str, film: Footage) -> frozenset[str]:
    """The places that are named, the longest name first; else those told by a word of theirs."""
    names = places_of(film)
    for name in sorted(names, key=lambda n: (-len(n), n)):
        if re.search(rf"(?<![\w'])(?:{re.escape(name)})(?:'s)?(?![\w'])", text):
            return frozenset(names[name])
    said = stems(text)
    told = {s.place_id: stems(s.heading.place) & said for s in film.scenes}
    most = max((len(found) for found in told.values()), default=0)
    return frozenset(p for p, found in told.items() if most and len(found) == most)


def in_the_past(film: Footage) -> tuple[Scene, ...]:
    """The scenes that a film tells of an earlier time, from the leap back to the return."""
    first = next((n for n, s in enumerate(film.scenes) if _leaps_back(s)), None)
    if first is None:
        return ()
    before, found = film.scenes[:first], [film.scenes[first]]
    for scene in film.scenes[first + 1 :]:
        if _returns(scene, before, found[0]):
            break
        found.append(scene)
    return tuple(found)


def _leaps_back(scene: Scene) -> bool:
    marked = scene.structure is Structure.FLASHBACK or scene.heading.follows is Follows.EARLIER
    return marked or any(_titled(b) for b in scene.beats)


def _titled(beat: Beat) -> bool:
    return beat.line is None and len(beat.text.split()) < 6 and bool(_EARLIER.search(beat.text))


def _returns(scene: Scene, before: Sequence[Scene], leap: Scene) -> bool:
    """Whether a scene plays in the time before the leap again."""
    if scene.heading.follows is Follows.LONG_AFTER:
        return True
    known = {p for s in before for p in s.present}
    if known & set(leap.present):  # the same people, older: by the place that was left
        return scene.place_id in {s.place_id for s in before}
    return bool(known & set(scene.present))
