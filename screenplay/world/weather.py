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
_ANY = r"(?:rain|snow|storm|fog|mist|haze|drizzle|sleet|blizzard)"
_STORMED = "beach|castle|gates?|stage|building|house|room|barricades?|walls?|town|ship|palace|field"
_FIGURES = (
    # what only has the word in it: raincoats, snow globes, brainstorms
    r"\b(?:rain|snow|storm)[\s-]?(?:coat|ball|man|drop|boot|globe|white|check|bow|suit|plow|plough"
    r"|mobile|board|shoe|angel|trooper|stick|hat|cellar|door|drain|shutter)s?\b",
    r"\b(?:brain|fire|sand|dust)[\s-]?storm\b",
    # likeness: like snow, as white as snow, snow-white
    rf"\b(?:like|as if|as \w+ as|white as)\s+(?:an?\s+|the\s+)?(?:\w+\s+)?{_ANY}"
    r"(?:s|y|ing|flakes?)?\b",
    # what has been and gone
    rf"\b(?:yesterday|last \w+)['’]s\s+{_ANY}s?\b",
    # on a screen
    r"\b(?:screen|tv|television|monitor|channel|static)\b[^.!?]{0,40}\b(?:snow|static)y?\b",
    r"\b(?:snow|fog)y?\b[^.!?]{0,20}\b(?:on|fills|across) (?:the|his|her|a|every|its) "
    r"(?:\w+ )?(?:screens?|tvs?|televisions?|monitors?)\b",
    # stuff that comes down or hangs about in the manner of weather
    rf"\b{_ANY}s?\s+of\s+(?!(?:the|winter|spring|summer|autumn|november|december|january)\b)\w+",
    r"\b(?:rain|storm|snow|shower)(?:s|ed|ing)?\s+(?:(?:\w+\s+)?(?:blows|punches|kicks|kisses|bullets"
    r"|arrows|fists|abuse|curses|insults|debris|glass|paper|money|confetti|coins|feathers)\b)",
    r"\b(?:confetti|ash|ashes|petals|feathers|glass|paper|plaster|dust|debris|bullets|sparks)\s+"
    r"(?:rain|snow)(?:s|ed|ing)?\b",
    # deeds and eyes
    rf"\bstorm(?:\s+the)\s+(?:\w+\s+)?(?:{_STORMED})\b",
    r"\b(?:misty|foggy|hazy)[\s-]?(?:eye|mind|head|memory|smile|stare|gaze)\w*",
    r"\b(?:eyes?|vision|mind|memory|glasses|lenses)\s+(?:\w+\s+)?(?:mist|fog|haz)\w*",
    r"\b(?:drunken|drug|smoke|blue|purple|cigarette|perfume|hairspray)\s+(?:haze|fog|mist)\b",
    r"\b(?:haze|fog|mist)\s+(?:on|over)\s+the\s+(?:mirror|glass|lens|window|pane)s?\b",
    # hair and beards
    r"\bsnowy\s+(?:hair|beard|brows?|head|owl|white|moustache|whiskers)\b",
    rf"\bno\s+{_ANY}\b",
)
_NO_WEATHER = re.compile("|".join(_FIGURES), re.IGNORECASE)
_TURNED = re.compile(
    rf"(?P<what>[^.!?]*?)\b(?:turn|dissolv|explod|burst|shatter|crumbl|chang)\w*"
    rf"\s+(?:in)?to\s+(?:an?\s+)?(?:(?!the\b)\w+\s+)?{_ANY}\b",
    re.IGNORECASE,
)
_OF_THE_SKY = re.compile(
    rf"\b(?:it|sky|skies|weather|day|night|morning|evening|shower|clouds?|{_ANY})\b", re.IGNORECASE
)
_OVER = re.compile(
    r"\b(?:rain|snow|storm|fog|mist|downpour|blizzard)\w*\s+(?:has\s+|have\s+)?"
    r"(?:stopp?s?(?:ed)?|ends?(?:ed)?|lifts?(?:ed)?|clears?(?:ed)?|passed|ceased|is over|is gone)\b"
    r"|\b(?:stops?|stopped)\s+(?:raining|snowing)\b",
    re.IGNORECASE,
)
_GOES_ON = frozenset({Follows.CONTINUOUS, Follows.SAME_TIME})


def weather_of(heading: Heading, beats: Sequence[Beat]) -> str:
    """The first weather that heading or action names; rain coats and figures of speech aside."""
    text = _TURNED.sub(_turned, _NO_WEATHER.sub("", _told(heading, beats)))
    text = _OVER.sub("", text)
    found = [(match.start(), name) for name, sign in _SIGNS if (match := sign.search(text))]
    return min(found)[1] if found else ""


def _turned(match: re.Match[str]) -> str:
    """Rain turns to snow; a windscreen, a picture or a screen that does is no weather."""
    return match.group() if _OF_THE_SKY.search(match.group("what")) else ""


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
    return " ".join((f"{heading.text}." if heading else "", *told))


def _goes_on(scene: Scene, before: Scene, locations: Mapping[str, str]) -> bool:
    follows = scene.heading.follows
    here, there = locations.get(scene.place_id), locations.get(before.place_id)
    return follows in _GOES_ON or (follows is Follows.LATER and here == there)


def _same_days(scene: Scene) -> bool:
    return scene.heading.follows in (*_GOES_ON, Follows.LATER, Follows.NEW_DAY)
