"""The weather and the season of scenes.

Enters: scenes in order, and places. Leaves: "", "rain", "snow" or "fog" for each: what heading or
action says, else what the scene before had, where this one goes on from it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from screenplay.scene_graph import Beat, BeatKind, Follows, Heading, Scene
from screenplay.world.times import season_in

_SIGNS = (
    ("rain", re.compile(
        r"\b(?:rain(?:s|ing|y|storms?|fall)?|downpours?|drizzl\w+|thunderstorms?"
        r"|storm(?!\s+(?:out|off|in|into|away|up|past|cellar|door|drain)))\b", re.IGNORECASE)),
    ("snow", re.compile(
        r"\b(?:snow(?:s|ing|y|storms?|fall|flakes?|drifts?)?|blizzards?|sleet)\b", re.IGNORECASE)),
    ("fog", re.compile(r"\b(?:fog(?:gy)?|mist(?:y)?|haze|hazy|smog)\b", re.IGNORECASE)),
)  # fmt: skip
_NO_WEATHER = re.compile(
    r"\b(?:rain|snow|storm)[\s-]?(?:coat|ball|man|drop|boot|globe|white|check|bow)s?\b"
    r"|\b(?:like|as if)\s+(?:a\s+|the\s+)?(?:rain|snow|storm|fog|mist)\b"
    r"|\b(?:rain|storm|blizzard|haze|fog)\s+of\s+(?:bullets|arrows|blows|tears|applause|paper)\b"
    r"|\b(?:brain|fire|sand|dust)[\s-]?storm\b|\bno\s+(?:rain|snow|storm|fog|mist)\b",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\b(?:rain|snow|storm|fog|mist|downpour|blizzard)\w*\s+(?:has\s+|have\s+)?"
    r"(?:stopp?s?(?:ed)?|ends?(?:ed)?|lifts?(?:ed)?|clears?(?:ed)?|passed|ceased|is over|is gone)\b"
    r"|\b(?:stops?|stopped)\s+(?:raining|snowing)\b",
    re.IGNORECASE,
)
_GOES_ON = frozenset({Follows.CONTINUOUS, Follows.SAME_TIME})


def weather_of(heading: Heading, beats: Sequence[Beat]) -> str:
    """The first weather that heading or action names; rain coats and rains of blows aside."""
    text = _NO_WEATHER.sub("", _told(heading, beats))
    text = _OVER.sub("", text)
    found = [(match.start(), name) for name, sign in _SIGNS if (match := sign.search(text))]
    return min(found)[1] if found else ""


def weathered(scenes: Sequence[Scene], locations: Mapping[str, str]) -> list[Scene]:
    """Scenes with weather and season; `locations` maps a place's id to its location's.

    Weather goes on through CONTINUOUS and SAME, and through LATER at one location, until a scene
    says otherwise; a season goes on until years have passed.
    """
    found: list[Scene] = []
    for scene in scenes:
        before = found[-1] if found else None
        weather = weather_of(scene.heading, scene.beats)
        season = scene.heading.season or season_in(_told(None, scene.beats))
        if before is not None and not weather and _goes_on(scene, before, locations):
            over = _OVER.search(_told(scene.heading, scene.beats))
            weather = "" if over else before.weather
        if before is not None and not season and _same_days(scene):
            season = before.heading.season
        found.append(replace(scene, weather=weather, heading=replace(scene.heading, season=season)))
    return found


def _told(heading: Heading | None, beats: Sequence[Beat]) -> str:
    told = (beat.text for beat in beats if beat.kind is BeatKind.ACTION)
    return " ".join((heading.text if heading else "", *told))


def _goes_on(scene: Scene, before: Scene, locations: Mapping[str, str]) -> bool:
    follows = scene.heading.follows
    here, there = locations.get(scene.place_id), locations.get(before.place_id)
    return follows in _GOES_ON or (follows is Follows.LATER and here == there)


def _same_days(scene: Scene) -> bool:
    return scene.heading.follows in (*_GOES_ON, Follows.LATER, Follows.NEW_DAY)
