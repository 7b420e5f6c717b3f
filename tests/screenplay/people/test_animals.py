"""Animals with a name are known as what they are, and nobody is cast for them."""

import pytest

from planner.edits import Insert
from planner.revise import revise
from planner.revising.answers import Reading
from planner.rules import plan
from screenplay.build import build
from screenplay.fountain import parse
from screenplay.people.animals import named_animals
from screenplay.scene_graph import SceneGraph

_YARD = """EXT. YARD - DAY

The door flies open and {told}, followed by POPPY (6) in a bat costume.

SAM (11) stays where he is.

Biscuit won't go near the porch. He plops down in the gravel and whines.

POPPY
Come here!

Sam picks up the dog.
"""
_PROPER = frozenset({"MISO", "REX", "POLLY"})


def _built(script: str) -> SceneGraph:
    return build(parse(script))


@pytest.mark.parametrize(
    ("sentence", "species"),
    [
        ("REX, an elderly beagle, leaps out.", "dog"),
        ("REX, a German shepherd, sits.", "dog"),
        ("REX (6), her big shaggy sheepdog, yawns.", "dog"),
        ("the dog REX barks.", "dog"),
        ("She strokes her cat Miso.", "cat"),
        ("A horse, REX, waits.", "horse"),
        ("A mule named REX follows.", "mule"),
        ("Polly the parrot sits on the bar.", "bird"),
    ],
)
def test_an_introduction_tells_the_species(sentence: str, species: str) -> None:
    assert [kind for _, kind in named_animals(sentence, _PROPER)] == [species]


@pytest.mark.parametrize(
    "sentence",
    [
        "OTTO (50), a bear of a man, sits.",
        "MAX, a dog-tired cop, yawns.",
        "ANN, a cat burglar, climbs.",
        "POPPY (6) in a bat costume.",
        "JANE, a girl in a cat costume, waves.",
        "TOM, a man with a dog, waits.",
        "SAL, a sly dog, grins.",
        "BILL (45), an old dog, laughs.",
        "OTTO the dog walker enters.",
        "Behind the dog, SAM (11) enters.",
        "The dog BARKS.",
        "She drops the dog LEASH.",
    ],
)
def test_people_and_things_stay_what_they_are(sentence: str) -> None:
    assert named_animals(sentence, _PROPER) == ()


def test_an_animal_stands_beside_the_people_and_does_what_it_does() -> None:
    graph = _built(_YARD.format(told="BISCUIT, an elderly beagle, leaps out"))
    assert [(a.name, a.species) for a in graph.animals] == [("BISCUIT", "dog")]
    assert {c.name for c in graph.characters} == {"POPPY", "SAM"}
    deeds = [d for b in graph.scenes[0].beats for d in b.deeds if "plops" in d.text]
    assert [d.actor for d in deeds] == ["dog"]  # and not the boy who was named before
    assert all(who.startswith("ch-") for who in graph.scenes[0].present)


def test_an_animal_that_speaks_stays_a_person() -> None:
    script = _YARD.format(told="BISCUIT, an elderly beagle, leaps out")
    graph = _built(script + "\nBISCUIT\nWoof.\n")
    assert graph.animals == ()
    assert "BISCUIT" in {c.name for c in graph.characters}


def test_an_animal_is_drawn_once_as_its_species_and_framed() -> None:
    graph = _built(_YARD.format(told="BISCUIT, an elderly beagle, leaps out"))
    planned = plan(graph)
    assert [r.kind for r in planned.scenes[0].resting] == ["dog"]
    assert {look.character_id for look in planned.looks} == {c.id for c in graph.characters}
    assert "dog" in {shot.framing.thing for shot in planned.shots}


@pytest.mark.parametrize("noun", ["mare", "mule", "donkey", "pony"])
def test_large_animals_take_room_in_the_open(noun: str) -> None:
    graph = _built(f"EXT. MEADOW - DAY\n\nA {noun} grazes. ANNA (30) waits.\n\nANNA\nEasy.\n")
    kind = "horse" if noun == "mare" else noun
    assert f"{kind}_named" in {f.id for f in plan(graph).scenes[0].floor_plan.furniture}


def test_a_note_finds_an_animal_by_its_name() -> None:
    graph = _built(_YARD.format(told="BISCUIT, an elderly beagle, leaps out"))
    answer = revise("an insert of Biscuit after shot 2", plan(graph), graph)
    assert isinstance(answer, Reading)
    assert [edit.thing for edit in answer.edits if isinstance(edit, Insert)] == ["dog"]
