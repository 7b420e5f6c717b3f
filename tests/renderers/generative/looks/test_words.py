"""Triggers, captions, costumes and recipes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.looks import Look
from planner.rules import plan
from planner.shots import Costume, ShotPlan
from planner.wardrobe import cast_looks
from renderers.generative.card import Card, Grid, Licence, Profile, Runner, Source, Task
from renderers.generative.looks.captions import Shown, caption, class_noun, varying
from renderers.generative.looks.costumes import costumes_of, described, look_for
from renderers.generative.looks.errors import CannotTrain, NoSuchLook
from renderers.generative.looks.recipes import base_of, recipe_for
from renderers.generative.looks.reference import VIEWS, shown
from renderers.generative.looks.samples import prompts
from renderers.generative.looks.triggers import trigger_of
from screenplay.build import build
from screenplay.read import read_script
from screenplay.scene_graph import Age, Character, Gender

SCRIPT = b"""INT. ROOM - DAY

ANN LEE, 30, in a red coat, and BEN stand.

ANN LEE
Rain.

BEN
Yes.
"""


def cast_plan() -> ShotPlan:
    return plan(build(read_script(SCRIPT, "rain.fountain")))


def someone(age: Age = Age.ADULT, gender: Gender = Gender.FEMALE) -> Look:
    return cast_looks([Character("jane", "JANE", age=age, gender=gender)])[0]


def card(name: str, **told: object) -> Card:
    made = Card(
        name, name, Task.STILL, Runner.DIFFUSERS, "Pipeline", (Source("", ""),),
        Licence("MIT", commercial=True), Grid(64), (Profile("final", 8, 1.0, 512, 512),),
        adapters=True, trains_on=name, family="sdxl",
    )  # fmt: skip
    return replace(made, **told)  # type: ignore[arg-type]  # fields of a Card


def test_triggers_are_the_same_each_time_and_differ_by_look() -> None:
    made = [trigger_of(f"look {n}") for n in range(50)]
    assert made == [trigger_of(f"look {n}") for n in range(50)]
    assert len({word.lower() for word in made}) == 50
    assert all(word.isalpha() and word.islower() and len(word) == 7 for word in made)


@given(st.lists(st.text(max_size=12), max_size=6), st.text(max_size=8))
def test_a_trigger_is_part_of_nothing_that_is_taken(taken: list[str], who: str) -> None:
    first = trigger_of(who, taken)
    assert all(first not in word.casefold() for word in taken)
    second = trigger_of(who, [*taken, first.upper()])
    assert second != first, "letters are compared without their case"
    assert trigger_of(who, taken, {first}) != first, "words that mean something are passed over"


def test_a_caption_says_what_varies_and_leaves_out_what_sticks() -> None:
    look = replace(someone(), top="coat", top_colour="#cf4438", hair="#e2bd62")
    for view in VIEWS:
        told = caption(look, "bavqoki", shown(view))
        assert "bavqoki woman" in told
        assert view.background in told
        for fixed in ("coat", "red", "blonde", "hair", "jeans", "JANE", "Jane"):
            assert fixed not in told, f"{fixed} belongs to the trigger"
    assert len({caption(look, "x", shown(view)) for view in VIEWS}) > 15


def test_own_captions_are_one_line_and_carry_the_trigger_once() -> None:
    look = someone()
    told = caption(look, "bavqoki", Shown(words="Bavqoki  sits,\n on a  bench"))
    assert told == "bavqoki woman, sits, on a bench"
    assert len(caption(look, "bavqoki", Shown(words="word " * 900))) < 400


def test_a_captioners_words_lose_what_should_stick() -> None:
    told = varying(
        "The image shows a woman with long blonde hair wearing a red coat, sitting on a bench in "
        "a park. She has brown eyes. Trees are behind her."
    )
    assert told == "The image shows a woman, sitting on a bench, a park, Trees are behind her"
    assert varying("") == ""


@pytest.mark.parametrize(
    ("age", "gender", "noun"),
    [(Age.CHILD, Gender.MALE, "boy"), (Age.TEEN, Gender.FEMALE, "girl"),
     (Age.OLD, Gender.MALE, "old man"), (Age.ADULT, Gender.FEMALE, "woman")],
)  # fmt: skip
def test_class_nouns(age: Age, gender: Gender, noun: str) -> None:
    assert class_noun(someone(age, gender)) == noun


def test_samples_show_sides_that_were_taught_and_a_place_that_was_not() -> None:
    told = prompts(someone(), "bavqoki")
    assert len(told) == len(set(told)) == 4
    assert any("beach" in prompt for prompt in told)
    assert not any("beach" in view.background for view in VIEWS)


def test_a_costume_is_found_by_words_by_number_and_by_default() -> None:
    film = cast_plan()
    usual = costumes_of(film, "ann lee")[0]
    gown = replace(usual, top="dress", bottom="dress", top_colour="#f2c84a", top_pattern="floral")
    suit = replace(usual, top="suit", top_colour="#2f3f66", top_pattern="plain")
    scene = film.scenes[0].scene_id
    film = replace(film, costumes=(Costume(scene, gown), Costume("sc-2", suit)))
    assert look_for(film, "ANN LEE") == usual
    assert look_for(film, "Ann", "yellow dress") == gown, "a first name will do"
    assert look_for(film, "Ann", "sunflower dress") == gown, "the only dress"
    assert look_for(film, "Ann", "navy suit") == suit
    assert look_for(film, "Ann", "2") == gown
    with pytest.raises(NoSuchLook, match=r"no costume fits.*1 .*2 .*3 "):
        look_for(film, "Ann", "green hat")
    with pytest.raises(NoSuchLook, match="no costume fits"):
        look_for(film, "Ann", "4")
    with pytest.raises(NoSuchLook, match=r"nobody is called so; in the film are ANN LEE, BEN"):
        look_for(film, "CARL")
    assert described(gown) == "yellow floral dress"


def test_a_distilled_card_is_trained_on_its_base_and_never_on_itself() -> None:
    base, turbo = card("base"), card("turbo", trains_on="base")
    cards = {"base": base, "turbo": turbo, "lost": card("lost", trains_on="gone")}
    assert base_of(turbo, cards) == base
    assert base_of(base, cards) == base
    cards["chained"] = card("chained", trains_on="turbo")
    with pytest.raises(CannotTrain, match="not distilled"):
        base_of(cards["chained"], cards)
    with pytest.raises(CannotTrain, match="no card here"):
        base_of(cards["lost"], cards)
    for other in (
        card("x", adapters=False),
        card("x", trains_on=""),
        card("x", runner=Runner.TOOL),
    ):
        with pytest.raises(CannotTrain, match="cards that can: base, lost, turbo"):
            base_of(other, {"base": base, "turbo": turbo, "lost": cards["lost"]})


def test_recipes_are_data_by_family_and_bounded() -> None:
    stills, clips = recipe_for(card("a")), recipe_for(card("b", family="wan-vace"))
    assert (stills.rank, stills.alpha, stills.learning_rate) == (16, 16.0, 1e-4)
    assert clips.side_px < stills.side_px
    assert recipe_for(card("a"), steps=30).stops == (30,)
    assert recipe_for(card("a"), steps=600).stops == (250, 500, 600)
    assert recipe_for(card("a"), rank=4).alpha == 4.0
    small = card("a", grid=Grid(8, 8, 128))
    assert recipe_for(small).side_px == 128, "never larger than the model paints"
    for wrong in ({"steps": 0}, {"rank": 0}, {"rank": 1000}):
        with pytest.raises(CannotTrain, match="choose within"):
            recipe_for(card("a"), **wrong)
