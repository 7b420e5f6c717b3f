"""Things and places within a set that a note may name.

Enters: a noun as typed, and the scene it is said of. Leaves: the noun where the set, the script or
the lists of known things hold it; else it is not understood.
"""

import re
from collections.abc import Mapping

from planner.amending.things import drawn_alike
from planner.revising.answers import Unread
from planner.revising.footage import Footage
from planner.revising.references.events import stem, stems
from planner.revising.words.furniture import FURNITURE
from planner.thing_words import THINGS
from screenplay.scene_graph import Place, Scene
from screenplay.words.things import HANDHELD


def in_set(film: Footage, scene: Scene) -> frozenset[str]:
    """Words for what stands, lies or is handled in a scene."""
    plan = film.plan.scene(scene.id)
    kinds = [f.kind.replace("_", " ") for f in plan.floor_plan.furniture]
    kinds += [re.sub(r"_\d+$", "", f.id).replace("_", " ") for f in plan.floor_plan.furniture]
    tags = [t for spot in plan.floor_plan.spots for t in spot.tags]
    resting = [n for r in plan.resting for n in (r.noun, *r.also)]
    whole = [k.removesuffix(" named").lower() for k in (*kinds, *tags, *plan.props, *resting)]
    return frozenset(whole) | {k.split()[-1] for k in whole}


def known_thing(noun: str, film: Footage, scene: Scene) -> str:
    """A noun that the scene's set or words hold; raises Unread for others."""
    if noun in in_set(film, scene) or noun in HANDHELD | set(THINGS):
        return noun
    if any(re.search(rf"\b{re.escape(noun)}\b", b.text, re.IGNORECASE) for b in scene.beats):
        return noun
    raise Unread(f"there is no {noun} in scene {scene.number}")


_STANDING = re.compile(r" (?:on|in|at|by|under|over|behind|beside|near|from|against|inside) .*")


def called_as(noun: str, film: Footage, scene: Scene) -> str:
    """A thing by all its words, else by the last that says what it is: "clock" of a wall clock."""
    words = _STANDING.sub("", noun).split()
    for name in (noun, *(" ".join(words[n:]) for n in range(len(words)))):
        try:
            return known_thing(name, film, scene)
        except Unread:
            continue
    raise Unread(f"there is no {noun} in scene {scene.number}")


def seen_there(noun: str, film: Footage, scene: Scene) -> bool:
    """Whether a thing stands or lies in a scene's set, or its script tells of it."""
    held = in_set(film, scene)
    told = {word for b in scene.beats for word in stems(b.text)}
    return noun in held or any(w in held or stem(w) in told for w in noun.split()[-1:])


WATER = frozenset(("sea", "ocean", "waves", "lake", "river", "pond", "surf", "tide", "bay"))


SAME_AS: Mapping[str, str] = {
    "closet": "wardrobe", "armoire": "wardrobe", "couch": "sofa", "settee": "sofa",
    "cupboard": "cabinet", "hob": "stove", "cooker": "stove", "fridge": "refrigerator",
    "bookshelf": "bookcase", "fireside": "fireplace", "hearth": "fireplace", "tv": "television",
    "telly": "television", "rubbish bin": "bin", "trash": "bin",
}  # fmt: skip
"""Words for things in a set, and the words that sets have for them."""


def as_set(noun: str, film: Footage, scene: Scene) -> str:
    """The word by which a set holds what a note names: all that one may bathe in is water."""
    held = in_set(film, scene)
    if noun in SAME_AS and noun not in held and SAME_AS[noun] in held:
        return SAME_AS[noun]
    return "water" if noun in WATER - held and "water" in held else noun


def known_mark(noun: str, film: Footage, scene: Scene) -> str:
    """A thing in a set that somebody can be at; raises Unread for others."""
    if noun in in_set(film, scene):
        return noun
    raise Unread(f"there is no {noun} in the set of scene {scene.number}")


def called_by(place: Place, film: Footage) -> str:
    """The furniture that a place is called by: "table" of a meeting table; "" for none."""
    word = (place.sub_place or place.name).lower().split()[-1]
    scene = next((s for s in film.scenes if s.place_id == place.id), None)
    known = FURNITURE | frozenset(THINGS)
    return word if scene is not None and word in known and word in in_set(film, scene) else ""


def one_of(noun: str, film: Footage) -> str:
    """The word by which sets hold a thing: "umbrella" for umbrellas, "cup" for what looks a mug."""
    if places_with(noun, film):
        return noun
    single = noun.removesuffix("s")
    singles = (single, noun.removesuffix("es"), re.sub("ies$", "y", noun))  # benches, boxes
    if one := next((s for s in singles if places_with(s, film)), ""):
        return one
    kind = re.sub(r" (?:tree|plant)$", "", single)  # "palm trees" are palms
    if kind != single and places_with(kind, film):
        return kind
    alike = drawn_alike((n for s in film.scenes for n in _brought(film, s)), single)
    return alike[0] if len(alike) == 1 else noun


def places_with(noun: str, film: Footage) -> tuple[Place, ...]:
    """The places whose sets hold a thing."""
    ids = dict.fromkeys(s.place_id for s in film.scenes if noun in in_set(film, s))
    return tuple(film.graph.place(i) for i in ids)


def _brought(film: Footage, scene: Scene) -> tuple[str, ...]:
    """Names of what the script brings: it is handled, or lies about."""
    plan = film.plan.scene(scene.id)
    return (*plan.props, *(n for rest in plan.resting for n in (rest.noun, *rest.also)))
