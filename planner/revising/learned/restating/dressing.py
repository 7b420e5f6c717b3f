"""Restatements of clothes, things, light, weather and style.

Enters: referents. Leaves: wishes, the likeliest first; edits where no wish says it.
"""

import re
from collections.abc import Iterator

from planner.edits import AnyEdit, Style
from planner.finish import Drawing
from planner.revising.answers import Unread
from planner.revising.learned.referents import Referents
from planner.revising.learned.restating.framing import Restate, Restated
from planner.revising.learned.restating.phrases import (
    bare,
    degree,
    extent,
    first,
    in_named_scenes,
    in_shots,
    needed,
    person,
    scenes,
)
from planner.revising.references.events import stems
from screenplay.scene_graph import BeatKind


def dressed(about: Referents) -> Iterator[Restated]:
    """A garment, with its colour."""
    needed(about, "what")
    what = bare(" and ".join(about.words("what")))
    where = in_named_scenes(about) or _here(about)
    if thing := bare(first(about, "thing")):
        yield f"put {person(about)} in a {what} {thing} {where}"
        yield f"{person(about)}'s {thing} should be {what} {where}"
    article = "" if what.endswith("s") and not what.endswith("dress") else "a "
    yield f"put {person(about)} in {article}{what} {where}"
    yield f"give {person(about)} {article}{what} {where}"
    yield f"{person(about)} wears {what} {where}"
    plain = what.replace("-", " ").split()
    if len(plain) > 2 and "and" not in plain:  # "bottle-green coat": a shade that none has goes
        yield f"put {person(about)} in a {' '.join(plain[-2:])} {where}"


def _here(about: Referents) -> str:
    """The scene of the shot that is looked at, where "here" is said."""
    if not about.pointers.selected or not re.search(r"\bhere\b", about.note):
        return ""
    return f"in scene {about.pointers.scene_looked_at().number}"


def undressed(about: Referents) -> Iterator[Restated]:
    """A garment that goes."""
    what = bare(first(about, "what") or needed(about, "thing"))
    yield f"{person(about)} without {what} {in_named_scenes(about)}"
    yield f"{person(about)} without the {what} {in_named_scenes(about)}"


_HAIR = re.compile(
    r"\b(?:short(?:er)?|long(?:er)?|curly|straight|bald|grey|gray|white|black|brown|blond|blonde|red|"
    r"ginger|dark|tied back|loose)\b"
)
_PLAINLY = {"shorter": "short", "longer": "long", "gray": "grey", "blonde": "blond"}


def _hair_told(about: Referents) -> str:
    """How hair is to be, by the only word of the note that says so."""
    found = {_PLAINLY.get(w, w) for w in _HAIR.findall(about.note)}
    return found.pop() if len(found) == 1 else needed(about, "what")


def haired(about: Referents) -> Iterator[Restated]:
    """Hair, or a beard."""
    what = bare(first(about, "what") or _hair_told(about))
    where = in_named_scenes(about)
    if re.search(r"\b(?:hair|beard|moustache|mustache|bun|ponytail|braids?|wig|plaits?)\b", what):
        yield f"{person(about)} with {what} {where}"
        yield f"give {person(about)} a {what} {where}"
    else:
        yield f"{person(about)} with {what} hair {where}"


def carried(about: Referents) -> Iterator[Restated]:
    """Something in somebody's hand; "a cup of coffee" may be a cup."""
    thing = bare(first(about, "thing") or needed(about, "what"))
    had = _holders(about, thing) if re.search(r"\bstill\b", about.note) else frozenset()
    if had and not had & frozenset(about.who):
        raise Unread("who is meant is not clear")  # "she still has it": one who had it
    yield f"{person(about)} holds a {thing} {in_shots(about)}"
    if " of " in thing:
        yield f"{person(about)} holds a {thing.split(' of ')[0]} {in_shots(about)}"


def _holders(about: Referents, thing: str) -> frozenset[str]:
    """All who have a thing in hand anywhere in the film."""
    plans = [about.film.plan.scene(s.id) for s in about.film.scenes]
    stances = [s for p in plans for b in p.businesses for s in (b.before, b.after)]
    return frozenset(s.character_id for s in stances if thing.rsplit(maxsplit=1)[-1] in s.holding)


def put_down(about: Referents) -> Iterator[Restated]:
    """Something out of somebody's hand, where it is in a hand at all."""
    thing = bare(first(about, "thing") or needed(about, "what"))
    where = in_shots(about) or _scene_with(about, thing)
    yield f"take the {thing} out of {person(about)}'s hand {where}"


def _scene_with(about: Referents, thing: str) -> str:
    """The only scene whose action tells of a thing; "" for none or several."""
    wished = stems(thing)
    told = [
        s for s in about.film.scenes
        if any(wished & stems(b.text) for b in s.beats if b.kind is BeatKind.ACTION)
    ]  # fmt: skip
    return f"in scene {told[0].number}" if len(told) == 1 else ""


# --- light, weather, furniture

_DAYTIMES = (
    (r"dawn|sunrise|daybreak|first light|early (?:morning|hours)|crack of", "dawn"),
    (r"dusk|sunset|sundown|evening|twilight|golden|gloaming|late afternoon|"
     r"end of (?:the )?afternoon|magic hour|blue hour",
     "dusk"),
    (r"night|midnight|moon\w*|dark|pitch|small hours", "night"),
    (r"day\w*|noon|midday|morning|afternoon|lunch\w*|sun\w*|light", "day"),
)  # fmt: skip
_WEATHERS = (
    (r"rain\w*|drizzl\w*|pour\w*|wet|shower\w*|storm\w*|thunder(?:storm|y)\w*|downpour|bucket\w*|pissing|"
     r"monsoon", "rain"),
    (r"snow\w*|blizzard|flakes|flurries|sleet", "snow"),
    (r"fog\w*|mist\w*|haz[ey]\w*|murk\w*|smog|pea.soup\w*", "fog"),
)  # fmt: skip


_CLEARED = re.compile(
    r"\b(?:no|not|without|stop\w*|clear\w*|lose|remove|out|off|away|dry|kill|drop|cut|less|over|"
    r"end\w*|rid|ditch|scrap|gone|fine|sun\w*|blue|lift\w*|never|nor|instead|bright)\b|n['’]?t\b"
)
_HEARD = re.compile(
    r"\b(?:loud\w*|quiet\w*|hear\w*|audible|noises?|sounds? of|d[bB]|decibels?|drown\w*|"
    r"ambien\w+|voice-?overs?|dialogue|mix|volume)\b"
)


def lit_as(about: Referents) -> Iterator[Restated]:
    """A scene at another time of day."""
    yield f"{_scene(about)} at {_one_of(about, _DAYTIMES)}"


def weathered(about: Referents) -> Iterator[Restated]:
    """Rain, snow or fog in a scene; not where it is only spoken of as it is heard."""
    if _HEARD.search(about.note):
        raise Unread("whether the weather or its sound is meant is not clear")
    yield f"{_one_of(about, _WEATHERS)} in {_scene(about)}"


def _one_of(about: Referents, kinds: tuple[tuple[str, str], ...]) -> str:
    """The kind that the value names; else the only one that the note does."""
    for text in (" ".join(about.words("what")), about.note):
        named = [kind for said, kind in kinds if re.search(rf"\b(?:{said})\b", text)]
        if named and (text is not about.note or len(named) == 1):
            return named[0]
    return needed(about, "what")


def cleared(about: Referents) -> Iterator[Restated]:
    """No weather in a scene; only where a word says that it goes."""
    if not _CLEARED.search(about.note):
        raise Unread("whether the weather is to go is not clear")
    weather = next((w for p, w in _WEATHERS if re.search(rf"\b(?:{p})\b", about.note)), "rain")
    yield f"no {weather} in {_scene(about)}"


def _scene(about: Referents) -> str:
    if about.whole:
        return "the whole film"
    named = scenes(about)
    if not named and len(about.film.scenes) == 1:
        return f"scene {about.film.scenes[0].number}"
    if not named:
        options = [(f"scene {s.number}, {s.heading.text}", s.number) for s in about.film.scenes]
        return f"scene {about.pointers.choose('Which scene?', options)}"
    return named


_BESIDE = re.compile(r"(?:next to|beside|behind|by|near|in front of|under|against|along)\b")


def furnished(words: str) -> Restate:
    """A thing in a place, or gone from it."""

    def restated(about: Referents) -> Iterator[Restated]:
        thing = bare(needed(about, "thing"))
        place = re.sub(r"^(?:in|at|on|from|to|out of|inside) ", "", first(about, "place"))
        beside = _BESIDE.match(place)
        if words == "put a":
            places = [re.sub(r"^(?:in|at|on) ", "", p) for p in about.words("place")]
            next_to = [p for p in places if _BESIDE.match(p)]
            rooms = [p for p in places if p not in next_to]
            if next_to and rooms:
                yield f"put a {thing} {next_to[0]} in the {bare(rooms[0])}"
                raise Unread(f"where “{next_to[0]}” is in “{rooms[0]}” is not clear")
            if place and beside:
                yield f"put a {thing} {place}"
            if place:
                room = re.sub(r"^(?:the |a |one )?corner of ", "", place)
                yield f"put a {thing} in the {bare(room)}"
                raise Unread(f"where “{place}” is in the set is not clear")
            yield f"put a {thing} in {_scene(about)}"
        else:
            if place and not beside:
                yield f"remove the {thing} from the {bare(place)}"
            if about.scenes:
                yield f"remove the {thing} from {_scene(about)}"
            yield f"remove the {thing}"
            if " " in thing:
                yield f"remove the {thing.split()[0]}"

    return restated


# --- style


def styled(*wishes: str) -> Restate:
    """A grade, of a shot, a scene or the film; `{}` stands for how much."""

    def restated(about: Referents) -> Iterator[Restated]:
        for wish in wishes:
            yield f"{extent(about)} {wish.format(degree(about))}"
            yield f"{extent(about)} {wish.format('')}"

    return restated


def drawn(drawing: Drawing) -> Restate:
    """Another way of drawing."""

    def restated(about: Referents) -> Iterator[Restated]:
        edits: tuple[AnyEdit, ...] = (Style(drawing=drawing),)
        if not about.whole and about.scenes:
            edits = tuple(Style(scene=s.id, drawing=drawing) for s in about.scenes)
        elif not about.whole and about.named:
            edits = tuple(Style(shot=s.id, drawing=drawing) for s in about.shots)
        yield edits

    return restated


def grained(about: Referents) -> Iterator[Restated]:
    """Film grain."""
    if re.search(r"\b(?:no|without|less|remove|lose|kill|off)\b", about.note):
        raise Unread("whether grain is to come or go is not clear")
    yield f"film grain on {extent(about)}"


TABLE: dict[str, Restate] = {
    "dress": dressed, "undress": undressed, "hair": haired,
    "carry.take": carried, "carry.drop": put_down,
    "time.set": lit_as, "weather.set": weathered, "weather.clear": cleared,
    "furnish.add": furnished("put a"), "furnish.remove": furnished("remove the"),
    "style.warmer": styled("{} warmer"), "style.cooler": styled("{} cooler"),
    "style.brighter": styled("{} brighter"), "style.darker": styled("{} darker"),
    "style.contrast_up": styled("with {} more contrast"),
    "style.contrast_down": styled("with {} less contrast"),
    "style.colour_up": styled("{} more colourful"),
    "style.colour_down": styled("{} less colourful"),
    "style.bw": styled("in black and white"), "style.sepia": styled("in sepia"),
    "style.grain": grained,
    "style.lines_up": styled("with thicker outlines"),
    "style.lines_down": styled("with thinner outlines"),
    "style.toon": drawn(Drawing.TOON), "style.flat": drawn(Drawing.FLAT),
    "style.sketch": drawn(Drawing.SKETCH),
}  # fmt: skip
