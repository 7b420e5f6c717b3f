"""People by what the script calls them, and several by their kind: "the kid", "both men".

Enters: a note's text with names as placeholders. Leaves: the text with placeholders for those whom
the script describes by a noun ("the DRIVER, a kid in a cap"), and for all men or women of the
scene that a note is about. Where that is not clear the words stay.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from planner.revising.footage import Footage
from planner.revising.references.pointing import Pointers
from screenplay.scene_graph import Age, Character, Gender

_YOUNG = frozenset((Age.CHILD, Age.TEEN))
_GROWN = frozenset(Age) - _YOUNG
_SEVERAL: Mapping[str, tuple[Gender | None, frozenset[Age]]] = {
    **dict.fromkeys(("men", "guys", "blokes", "gentlemen", "fellas"), (Gender.MALE, _GROWN)),
    **dict.fromkeys(("women", "ladies"), (Gender.FEMALE, _GROWN)),
    **dict.fromkeys(("kids", "children"), (None, _YOUNG)),
    "boys": (Gender.MALE, _YOUNG), "girls": (Gender.FEMALE, _YOUNG),
}  # fmt: skip
_KIN: Mapping[str, Gender] = {
    **dict.fromkeys(("mother", "mum", "mom", "mummy", "mommy"), Gender.FEMALE),
    **dict.fromkeys(("father", "dad", "daddy"), Gender.MALE),
}
_ONE_OF_KIN = re.compile(rf"(?<![\w@'-])(?:the )?(?P<who>{'|'.join(_KIN)})(?P<own>'s)?(?![\w'-])")
_PARENTS = re.compile(r"(?<![\w@'-])(?:both )?(?:the |their )?parents(?![\w'-])")
_ALL_OF = re.compile(
    r"(?<![\w@'-])(?P<how>both (?:of )?(?:the )?|(?:the )?(?:two|three|2|3) |"
    rf"the |all (?:of )?(?:the )?|all (?:three|3) (?:of the )?)?"
    rf"(?P<who>{'|'.join(_SEVERAL)})(?![\w'-])"
)
_COUNTED = {"both": 2, "two": 2, "2": 2, "three": 3, "3": 3}
_MOST = 4  # more are a crowd
_SHOT = re.compile(
    r"(?<![\w@.])(?<!scene )(?P<number>\d+)(?![\w%]|\.\d|\s*(?:percent|seconds?|frames?))"
)
_SCENE = re.compile(r"\bscene (?P<number>\d+)")
_CALLED = re.compile(
    r"(?P<name>[A-Z][A-Z'. -]+[A-Z])\s*(?:\([^)]*\))?,\s+(?:a|an|the|his|her|their)\s+"
    r"(?P<what>[a-z][a-z -]*?)(?=[,.;]|\s+(?:in|with|who|on|at|from|of|by)\b)"
)
_IN_BRACKETS = re.compile(
    r"(?P<name>[A-Z][A-Z'. -]+[A-Z])\s*\((?:[^,)]*\d[^,)]*,\s*)?(?:a|an|the)\s+"
    r"(?P<what>[a-z][a-z -]*?)(?=[,)]|\s+(?:in|with|who|on|at|from|of|by)\b)"
)
_BEFORE = re.compile(r"\bthe (?P<what>[a-z-]+),\s+(?P<name>[A-Z][A-Z'. -]+[A-Z])(?=[\s,(.])")
_ALIKE = (
    frozenset(("kid", "boy", "girl", "lad", "lass", "youngster", "child", "teen", "teenager")),
    frozenset(("porter", "bellhop", "bellboy", "doorman")),
    frozenset(("barkeep", "barman", "bartender", "barkeeper", "barmaid")),
)
_NOUN = re.compile(r"(?<![\w@'-])the (?P<what>[a-z][a-z-]{2,})(?P<own>'s)?(?![\w'-])")


def told(text: str, film: Footage, pointers: Pointers) -> str:
    """The text with placeholders for both: by the script's nouns, and several by their kind."""
    text = _by_kin(by_noun_of_script(text, film, pointers), film, pointers)
    return several(text, film, pointers)


def _by_kin(text: str, film: Footage, pointers: Pointers) -> str:
    """The text with placeholders for a mother, a father, and both, where a child is near."""
    near = people_near(text, film, pointers)
    if not any(film.people[p].age in _YOUNG for p in near):
        return text
    grown = [p for p in near if film.people[p].age in _GROWN and not film.people[p].group]
    pair = [p for g in (Gender.FEMALE, Gender.MALE) for p in grown if film.people[p].gender is g]

    def one(match: re.Match[str]) -> str:
        fitting = [p for p in pair if film.people[p].gender is _KIN[match["who"]]]
        if not fitting:
            return match.group()
        who = pointers.choose("Who?", [(film.named(p), p) for p in fitting])
        return pointers.person(who) + (match["own"] or "")

    if len(pair) == 2 and film.people[pair[0]].gender is not film.people[pair[1]].gender:
        text = _PARENTS.sub(lambda _: " and ".join(map(pointers.person, pair)), text)
    return _ONE_OF_KIN.sub(one, text)


def by_noun_of_script(text: str, film: Footage, pointers: Pointers) -> str:
    """The text with a placeholder for each person told by what the script calls them."""
    called = called_in(film)

    def person(match: re.Match[str]) -> str:
        who = called.get(match["what"])
        return pointers.person(who) + (match["own"] or "") if who else match.group()

    return _NOUN.sub(person, text)


@lru_cache(maxsize=8)
def called_in(film: Footage) -> Mapping[str, str]:
    """Nouns by which the script introduces somebody, each of one person only."""
    found: dict[str, set[str]] = {}
    names = {n.lower(): c for c in film.graph.characters for n in (c.name, *c.aliases)}
    for beat in film.beats.values():
        for pattern in (_CALLED, _IN_BRACKETS, _BEFORE) if beat.line is None else ():
            for match in pattern.finditer(beat.text):
                who = _whose(match["name"], names)
                if who is not None and not who.group:
                    for noun in _alike(match["what"].split()[-1]):
                        found.setdefault(noun, set()).add(who.id)
    return {n: min(ids) for n, ids in found.items() if len(ids) == 1}


def _whose(name: str, names: Mapping[str, Character]) -> Character | None:
    """Whom a name in capitals names; "The DRIVER" is the driver."""
    return names.get(re.sub(r"^(?:THE|AN?) ", "", name.strip()).lower())


def _alike(noun: str) -> frozenset[str]:
    return next((kind for kind in _ALIKE if noun in kind), frozenset((noun,)))


def several(text: str, film: Footage, pointers: Pointers) -> str:
    """The text with the people for "both men", "the women", of the scene that is told or looked at.

    Where they are not as many as the note says, or only one, the words stay.
    """
    if "@w" in text and not re.search(r"\b(?:both|two|2|all)\b", text):
        return text
    return _ALL_OF.sub(lambda m: _all_of(m, film, pointers), text)


def _all_of(match: re.Match[str], film: Footage, pointers: Pointers) -> str:
    how, (gender, ages) = match["how"] or "", _SEVERAL[match["who"]]
    here = people_near(match.string, film, pointers)
    fitting = [
        p for p in here
        if (who := film.people[p]).age in ages and gender in {None, who.gender} and not who.group
    ]  # fmt: skip
    wanted = next((n for word, n in _COUNTED.items() if word in how.split()), len(fitting))
    if len(fitting) != wanted or not 2 <= wanted <= _MOST:
        return match.group()
    named = [pointers.person(p) for p in fitting]
    return " and ".join((", ".join(named[:-1]), named[-1]))


def people_near(text: str, film: Footage, pointers: Pointers) -> tuple[str, ...]:
    """Who is in the scenes of the shots and scenes that a text numbers, else of what is looked at.

    Everybody where neither is told.
    """
    shots = [film.numbered[n] for m in _SHOT.finditer(text) if (n := int(m["number"])) in
             film.numbered]  # fmt: skip
    shots = shots or [film.by_id[i] for i in pointers.pointed()]
    told = {m["number"] for m in _SCENE.finditer(text)}
    scenes = [s for s in film.scenes if s.number in told]
    scenes += [film.scene(s.scene_id) for s in shots if s.scene_id]
    return tuple(dict.fromkeys(p for s in scenes for p in s.present)) or tuple(film.people)
