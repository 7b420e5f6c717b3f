"""Animals with a name: BISCUIT, an elderly beagle; the dog REX; her cat Miso.

Enters: paragraphs of action and roles; later the scene graph. Leaves: roles that know their
species; a graph whose people are people, with its animals beside them. An animal that has lines
is a person of its cartoon and stays one.
"""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from screenplay.people.introductions import Told
from screenplay.people.roles import Role
from screenplay.scene_graph import Beat, Character, Deed, Scene, SceneGraph
from screenplay.words.names import PERSON_NOUNS
from screenplay.words.vocabulary import vocabulary

# species = words for it; beasts that people are called after (wolf, rat, bear, fox) are not here
_ROWS = """
dog = dog doggie puppy pup hound mutt mongrel beagle terrier poodle spaniel collie sheepdog
    mastiff bulldog dachshund pug rottweiler dalmatian greyhound labrador retriever whippet corgi
    chihuahua labradoodle bloodhound foxhound wolfhound
cat = cat kitten tomcat tabby
horse = horse mare stallion gelding colt filly foal mustang
pony = pony
mule = mule
donkey = donkey burro
bird = parrot canary budgie cockatoo parakeet pigeon raven crow owl falcon macaw
"""


def _read(rows: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in re.split(r"\n(?=\w)", rows.strip()):
        species, _, words = row.partition(" = ")
        found |= dict.fromkeys(words.split(), species)
    return found


SPECIES: Mapping[str, str] = MappingProxyType(_read(_ROWS))
"""Species by the noun that tells of it."""

_NOUN = rf"(?P<noun>(?i:german\s+shepherd|{'|'.join(SPECIES)}))"
_OWNER = r"(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[A-Z]\w+['’]s)"
_NO_FILLER = (
    r"(?!(?:in|with|of|at|on|and|an?|the|to|who|his|her|their|for|from|like|as|by|behind)\b)"
)
_FILLER = rf"(?P<told>(?:{_NO_FILLER}[\w'’-]+,?\s+){{0,4}}?)"
_ENDS = r"(?=\s*(?:[,.;:()!?—–]|--|$|(?:with|who|that|whose|on|in|at|is|sits|lies)\b))"
_CAPITALS = r"(?P<name>\b[A-Z][A-Z'’-]+(?:\s[A-Z][A-Z'’-]+)?)"
_NAME = r"(?P<name>\b[A-Z][\w-]+)"
_BEFORE = re.compile(rf"\b{_OWNER}\s+{_FILLER}{_NOUN}\s+(?P<by>named|called)?\s*{_NAME}\b")
"""Her cat Miso; but a dog LEASH and a dog that BARKS are told from names by `proper`."""
_PATTERNS = (
    re.compile(rf"{_CAPITALS}\s*(?:\([^)]*\)\s*)?,\s+{_OWNER}\s+{_FILLER}{_NOUN}{_ENDS}"),
    _BEFORE,
    re.compile(
        rf"\b(?:[Aa]|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur)\s+{_FILLER}{_NOUN},\s+{_CAPITALS}(?=[,.;])"
    ),
    re.compile(rf"{_NAME}\s+the\s+{_NOUN}{_ENDS}"),
)
_NO_NAMES = vocabulary(
    """
    behind before after beside near under over above with without around from to toward towards
    into onto past for on in at by of as when while where then and but so like only even up down
    off out inside outside across along against between beyond through between suddenly also now
    here there
    """
)
_SAID_OF_PEOPLE = re.compile(
    r"\b(?:sly|lucky|dirty|sad|top|cool|tough|rare|strange|odd|wise|fat|early|old sea|dark|human)"
    r",?\s+$",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"\b[A-Z][a-z][\w-]*")
_GROWN = re.compile(r"\s*\((?:[^)]*\D)?(?:3[1-9]|[4-9]\d)\b")
"""Years that no animal among these is introduced with, a parrot or a horse apart."""


def named_animals(sentence: str, proper: Container[str]) -> tuple[tuple[str, str], ...]:
    """Names in capitals of animals that a sentence introduces, each with its species.

    `proper`: in capitals, the words that action writes with one capital.
    """
    found: dict[str, str] = {}
    for pattern in _PATTERNS:
        for match in pattern.finditer(sentence):
            told = match.groupdict().get("told") or ""
            people = {w.strip(",").lower() for w in told.split()} & PERSON_NOUNS.keys()
            if people or _SAID_OF_PEOPLE.search(told):
                continue
            if _GROWN.match(sentence, match.end("name")) or match["name"].lower() in _NO_NAMES:
                continue
            if pattern is _BEFORE and not (match["by"] or match["name"].upper() in proper):
                continue
            noun = match["noun"].lower()
            found.setdefault(match["name"].upper(), SPECIES.get(noun, "dog"))
    return tuple(found.items())


def tell_animals(paragraphs: Sequence[Told], roles: dict[str, Role]) -> None:
    """Roles of animals with a name; whoever has lines stays as they are."""
    spoken = {s for role in roles.values() if role.lines for s in role.spellings()}
    spoken |= {word for name in spoken for word in name.split()}
    sentences = [sentence for told in paragraphs for sentence in told.spoken]
    proper = {word.upper() for s in sentences for word in _CAPITAL.findall(s)}
    for told in paragraphs:
        for sentence in told.spoken:
            for name, species in named_animals(sentence, proper):
                if name not in spoken:
                    role = roles.setdefault(name, Role(name, told.source))
                    role.species = role.species or species


def set_apart(graph: SceneGraph) -> SceneGraph:
    """The graph with its silent animals beside its people.

    What they do is done by the noun of their species, as by any dog without a name; they count
    neither as present nor as meant, for that is asked of bodies that play.
    """
    animals = tuple(c for c in graph.characters if c.species and not c.lines)
    if not animals:
        return graph
    nouns = {c.id: c.species for c in animals}
    return replace(
        graph,
        characters=tuple(c for c in graph.characters if c.id not in nouns),
        scenes=tuple(_without(scene, nouns) for scene in graph.scenes),
        animals=animals,
    )


def _without(scene: Scene, nouns: Mapping[str, str]) -> Scene:
    beats = tuple(_beat(beat, nouns) for beat in scene.beats)
    return replace(scene, beats=beats, present=tuple(p for p in scene.present if p not in nouns))


def _beat(beat: Beat, nouns: Mapping[str, str]) -> Beat:
    request, line = beat.request, beat.line
    if request is not None and request.subject is not None:
        request = replace(request, subject=nouns.get(request.subject, request.subject))
    if line is not None and line.addressee in nouns:
        line = replace(line, addressee=None)
    return replace(
        beat,
        request=request,
        line=line,
        mentions=tuple(m for m in beat.mentions if m not in nouns),
        deeds=tuple(_deed(deed, nouns) for deed in beat.deeds),
    )


def _deed(deed: Deed, nouns: Mapping[str, str]) -> Deed:
    return replace(
        deed,
        actor=nouns.get(deed.actor or "", deed.actor),
        target=nouns.get(deed.target or "", deed.target),
        prop=nouns.get(deed.prop or "", deed.prop),
    )


def called_by_species(graph: SceneGraph) -> SceneGraph:
    """The graph as staging reads it: action has the species' noun for an animal's name.

    So Biscuit the dog is found as a dog is, and is no biscuit. Beats keep their ids and number of
    words; the graph that papers and captions quote is another.
    """
    if not graph.animals:
        return graph
    names = {name: c.species for c in graph.animals for name in (c.name, *c.aliases)}
    scenes = tuple(
        replace(scene, beats=tuple(_renamed(beat, names, graph.animals) for beat in scene.beats))
        for scene in graph.scenes
    )
    return replace(graph, scenes=scenes)


def note_by_species(note: str, graph: SceneGraph) -> str:
    """A director's note with "the dog" where it names an animal, in capitals or not."""
    for animal in graph.animals:
        for name in (animal.name, *animal.aliases):
            named = rf"(?<!\ba )(?<!\bthe )(?<!\bsome )\b{re.escape(name)}\b"
            note = re.sub(named, f"the {animal.species}", note, flags=re.IGNORECASE)
    return note


def _renamed(beat: Beat, names: Mapping[str, str], animals: Sequence[Character]) -> Beat:
    if beat.line is not None:
        return beat
    deeds = tuple(replace(d, text=_plainly(d.text, names, animals)) for d in beat.deeds)
    return replace(beat, text=_plainly(beat.text, names, animals), deeds=deeds)


def _plainly(text: str, names: Mapping[str, str], animals: Sequence[Character]) -> str:
    for name, species in names.items():
        spelled = f"{re.escape(name.upper())}|{re.escape(name.title())}"
        text = re.sub(rf"\b(?:{spelled})\b", species, text)
    kinds = {c.species for c in animals}
    breeds = [w for w, s in SPECIES.items() if s in kinds and w != s]
    if not breeds:
        return text
    return re.sub(
        rf"\b(?:{'|'.join(breeds)})\b", lambda m: SPECIES[m[0].lower()], text, flags=re.IGNORECASE
    )
