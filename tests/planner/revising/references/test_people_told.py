"""Notes on people in other words: voices of a kind, hair, clothes, looks, places, lines."""

from typing import Any

import pytest

from planner.edits import Block, Carry, Dress, LookAt, Perform, Voice
from planner.floor_plan import Posture
from screenplay.scene_graph import Emotion
from tests.planner.revising.wishes.test_people_notes import read, said


@pytest.mark.parametrize(
    ("name", "note", "recipe"),
    [
        ("C", "A woman's voice for Marguerite", "woman"),
        ("R", "Hollis should have an old man's voice", "old_man"),
        ("R", "Miss Pell's voice should be an old lady's", "old_woman"),
        ("C", "Toby sounds like a girl. Give him a man's voice.", "man"),
        ("H", "Sam should sound like a little boy", "boy"),
        ("W", "The Boy needs a child's voice", "boy"),
    ],
)
def test_a_voice_of_a_kind(name: str, note: str, recipe: str) -> None:
    (edit,) = read(name, note)
    assert isinstance(edit, Voice)
    assert (edit.recipe, edit.pitch) == (recipe, None)


@pytest.mark.parametrize("note", ["A man's voice for Toby in scene 2", "No man's voice for Toby"])
def test_a_voice_is_the_same_in_the_whole_film(note: str) -> None:
    assert read("C", note) == ()


def test_an_owner_is_no_other_word() -> None:
    assert not any(isinstance(e, Dress) for e in read("C", "A man's hair for Toby"))


@pytest.mark.parametrize(
    ("name", "note", "words"),
    [
        ("C", "Tie Linh's hair back", "tied hair"),
        ("C", "Linh with her hair pulled back", "tied hair"),
        ("R", "Put Iris's hair up in a loose bun", "hair in a bun"),
        ("R", "Iris wears her hair down, no bun", "loose hair"),
        ("T", "Nina's hair in two plaits", "hair in braids"),
        ("C", "Slick Toby's hair back", "swept-back hair"),
        ("C", "Dev should be bald", "bald"),
        ("R", "Longer hair for Iris", "long hair"),
        ("C", "Dev in a flat cap", "cap"),
        ("C", "Linh in a grey trouser suit", "grey suit"),
        ("T", "Ruiz in a blue flannel shirt", "blue flannel shirt"),
        ("R", "Julian in a grey coat rather than the black leather jacket", "grey coat"),
        ("R", "Julian in a grey coat, not the tweed jacket", "grey coat"),
        ("C", "Dev in a red hoodie, no cardigan", "red hoodie"),
        ("C", "Lose Dev's blue cardigan", "no cardigan"),
    ],
)
def test_clothes_and_hair_in_the_words_of_the_wardrobe(name: str, note: str, words: str) -> None:
    (edit,) = read(name, note)
    assert isinstance(edit, Dress)
    assert edit.words == words


@pytest.mark.parametrize("note", ["Linh all in black", "Put Linh in black", "Linh's clothes black"])
def test_all_that_somebody_wears_in_a_colour(note: str) -> None:
    (edit,) = read("C", note)
    assert isinstance(edit, Dress)
    assert edit.words.startswith("black ")
    assert edit.words.split()[1:]


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("C", '"Nobody panic.": slower, and Linh looks at Toby'),
        ("C", 'Dev slower on "Nobody panic.", and Linh looks at Toby'),
    ],
)
def test_a_look_beside_a_line_is_at_that_line(name: str, note: str) -> None:
    played, looked = read(name, note)
    assert isinstance(played, Perform)
    assert isinstance(looked, LookAt)
    assert (played.beat, played.character) == (looked.beat, None)
    assert looked.target == "ch-toby"


@pytest.mark.parametrize(
    ("name", "note", "wanted"),
    [
        ("C", 'Dev quicker and angrier on "Nobody panic."',
         {"emotion": Emotion.ANGRY, "pace": 1.15}),
        ("R", 'Julian slower and softer in 23', {"emotion": Emotion.TENDER, "pace": 0.85}),
        ("H", 'Joel whispers "Old houses." and shrugs.', {"whisper": True, "gesture": "shrug"}),
        ("H", '"Old houses." 20% slower', {"pace": 0.8}),
        ("H", 'Take "Old houses." down a notch', {"intensity": 0.4}),
        ("H", 'A bit more on "Old houses."', {"intensity": 0.7}),
        ("H", 'Play "Old houses." straight', {"emotion": Emotion.NEUTRAL}),
        ("H", 'Leave a little air before "Old houses."', {"pause_before": True}),
        ("C", 'Toby hesitates before "It was already in the toilet."', {"pause_before": True}),
    ],
)  # fmt: skip
def test_how_a_line_is_played(name: str, note: str, wanted: dict[str, Any]) -> None:
    assert said(read(name, note)) == wanted


def test_a_voice_beside_one_line_is_not_mixed() -> None:
    assert not any(isinstance(e, Voice) for e in read("H", 'Joel louder and sadder on "Teeth?"'))


@pytest.mark.parametrize(
    ("name", "note", "target"),
    [
        ("C", "In 32 Linh looks down while she talks", "down"),
        ("C", 'Toby looks at the sofa while Dev says "Nobody panic."', "sofa"),
        ("C", 'Toby\'s eyes on the sofa on "Nobody panic."', "sofa"),
        ("C", 'Turn Toby away from Dev on "Nobody panic."', "away"),
    ],
)
def test_looks(name: str, note: str, target: str) -> None:
    (edit,) = read(name, note)
    assert isinstance(edit, LookAt)
    assert edit.target == target


@pytest.mark.parametrize(
    ("name", "note", "at", "posture"),
    [
        ("C", "Sit Toby down in scene 1", "", Posture.SIT),
        ("C", "Toby is on his feet when scene 1 opens", "", Posture.STAND),
        ("C", "Toby sitting at the start of scene 1", "", Posture.SIT),
        ("C", "Start scene 2 with Toby at the counter", "counter", None),
        ("C", "Dev next to Linh in scene 1", "next to Linh", None),
        ("R", "Start Iris at the dresser, not at the table", "dresser", None),
    ],
)
def test_where_somebody_is(name: str, note: str, at: str, posture: Posture | None) -> None:
    (edit,) = read(name, note)
    assert isinstance(edit, Block)
    assert (edit.at, edit.posture) == (at, posture)


def test_the_end_of_a_scene_is_not_its_start() -> None:
    assert read("C", "Dev sits at the counter at the end of scene 2") == ()


@pytest.mark.parametrize(
    ("note", "noun", "held"),
    [
        ("Linh holds a coffee mug in scene 1", "mug", True),
        ("Dev has an umbrella under his arm in scene 1", "umbrella", True),
        ("Dev with a clipboard from the start of scene 2", "clipboard", True),
        ("Dev without the clipboard in scene 1", "clipboard", False),
    ],
)
def test_what_is_in_a_hand(note: str, noun: str, held: bool) -> None:  # noqa: FBT001
    (edit,) = read("C", note)
    assert isinstance(edit, Carry)
    assert (edit.noun, edit.held) == (noun, held)
