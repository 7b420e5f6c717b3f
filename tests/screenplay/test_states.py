"""Who is there after each beat, holding what, in which posture."""

from hypothesis import given, settings
from hypothesis import strategies as st

from screenplay.read import read_text
from screenplay.states import BeatState, Posture, states


def _states(script: str) -> dict[str, BeatState]:
    """States by the text of their beat."""
    told = read_text(f"INT. HALL - DAY\n\n{script}")
    (scene,) = told.scenes
    return {b.text: s for b, s in zip(scene.beats, states(scene, told), strict=True)}


STORY = """ANN sits at the table. BO stands by the wall.

ANN
Early.

Bo picks up the book from the shelf.

A tall clock ticks on the wall, as it has ticked for the last hundred years and more in here.

CY (40) enters with a lamp.

CY
Evening.

Ann stands up and leaves the room.

EVE (V.O.)
Far away.

DAN (O.S.)
From next door.

Bo gives the book to Cy.

BO
Take it.
"""


def test_people_come_and_go() -> None:
    found = _states(STORY)
    assert found["Early."].present == ("ch-ann", "ch-bo")
    assert found["Evening."].present == ("ch-ann", "ch-bo", "ch-cy")
    assert found["Ann stands up and leaves the room."].present == ("ch-bo", "ch-cy")
    assert found["From next door."].present == ("ch-bo", "ch-cy")


def test_things_change_hands() -> None:
    found = _states(STORY)
    assert found["Evening."].holding["ch-bo"] == ("book",)
    assert "book" in found["Take it."].holding["ch-cy"]
    assert "ch-bo" not in found["Take it."].holding


def test_postures_last_until_somebody_moves() -> None:
    found = _states(STORY)
    assert found["Early."].posture["ch-ann"] is Posture.SITS
    assert found["Evening."].posture["ch-bo"] is Posture.STANDS
    assert "ch-ann" not in found["Take it."].posture


def test_who_is_tucked_in_or_lies_in_a_bag_lies() -> None:
    found = _states(
        "ANN tucks BO (6) in. CY has burrowed into his sleeping bag.\n\nANN\nGood night.\n\n"
        "Cy looks into the sleeping bag.\n"
    )
    assert found["Good night."].posture["ch-bo"] is Posture.LIES
    assert found["Good night."].posture["ch-cy"] is Posture.LIES


def test_who_speaks_late_and_is_known_was_there_who_is_new_comes() -> None:
    told = read_text(
        "INT. A - DAY\n\nANN sits with BO.\n\nANN\nHi.\n\nINT. B - DAY\n\nANN sits.\n\n"
        "ANN\nOne.\n\nANN\nTwo.\n\nANN\nThree.\n\nA PORTER runs past.\n\nBO\nFour.\n"
    )
    scene = told.scenes[1]
    found = [state.present for state in states(scene, told)]
    assert found[0] == ("ch-ann", "ch-bo")
    assert found[-1] == ("ch-ann", "ch-bo", "ch-porter")


WORDS = st.sampled_from(
    ["ANN enters.", "Ann leaves.", "BO sits.", "Bo picks up the cup.", "Bo gives the cup to Ann.",
     "CY takes the cup.", "Cy exits.", "DI lies down.", "Ann hugs Cy.", "Rain."]
)  # fmt: skip


@given(st.lists(WORDS, min_size=1, max_size=9))
@settings(max_examples=80, deadline=None)
def test_states_follow_the_scene(words: list[str]) -> None:
    told = read_text("INT. HALL - DAY\n\n" + "\n\n".join(words))
    (scene,) = told.scenes
    found = states(scene, told)
    assert len(found) == len(scene.beats)
    assert all(set(state.present) <= set(scene.present) for state in found)
    assert all(held for state in found for held in state.holding.values())
