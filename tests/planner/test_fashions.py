"""What is worn at a time: nothing modern, told things in their time's form, people apart."""

import pytest

from planner import looks
from planner.fashions import Fashion, fashion_of
from planner.likeness import likeness_gap
from planner.looks import Look
from planner.wardrobe import cast_looks
from screenplay.scene_graph import Age, Character, Gender

FRONTIER, STEAM, KINGS = (
    fashion_of(1880, frontier=True),
    fashion_of(1880),
    fashion_of(1400),
)
NAMES = ("MARA", "JOE", "TIM", "LUCY", "ROSE", "PETE", "DAY", "GREEN", "AL", "NINA", "KYLE", "JO")
MODERN = {
    "top": {"tshirt", "striped_tee", "hoodie", "tank", "polo", "sweater", "jacket"},
    "bottom": {"jeans", "shorts", "skirt"},
    "shoes": {"sneakers", "heels"},
    "top_pattern": {"stripes", "logo"},
    "hat": {"beanie", "hard_hat"},
    "glasses": {"dark"},
}


def _character(name: str, description: str = "", **known: object) -> Character:
    return Character(id=name.lower(), name=name, description=description, **known)  # type: ignore[arg-type]  # test shorthand


def _cast() -> list[Character]:
    ages = (Age.ADULT, Age.YOUNG, Age.CHILD, Age.OLD, Age.TEEN)
    return [
        _character(n, gender=(Gender.MALE, Gender.FEMALE)[i % 2], age=ages[i % 5])
        for i, n in enumerate(NAMES)
    ]


def one(fashion: Fashion | None, name: str, description: str = "", **known: object) -> Look:
    return cast_looks([_character(name, description, **known)], fashion)[0]


@pytest.mark.parametrize("fashion", [FRONTIER, STEAM])
def test_nobody_wears_what_is_not_yet_made(fashion: Fashion) -> None:
    for look in cast_looks(_cast(), fashion):
        for field, late in MODERN.items():
            assert getattr(look, field) not in late, look.name


def test_tunics_and_hose_under_a_king() -> None:
    for look in cast_looks(_cast(), KINGS):
        assert look.top in {"tunic", "coat", "blouse", "dress"}
        assert look.bottom in {"leggings", "long_skirt", "dress"}
        assert look.glasses == "none"
        assert look.top_pattern == "plain"


@pytest.mark.parametrize("fashion", [FRONTIER, STEAM, KINGS])
def test_a_cast_is_dressed_alike_every_time_and_told_apart(fashion: Fashion) -> None:
    cast = cast_looks(_cast(), fashion)
    assert cast == cast_looks(_cast(), fashion)
    assert cast_looks(_cast()[:5], fashion) == cast[:5]
    gaps = [likeness_gap(a, b) for i, a in enumerate(cast) for b in cast[:i]]
    assert min(gaps) > 1.5


def test_most_men_of_the_frontier_wear_hats_and_women_long_skirts() -> None:
    men = [_character(f"MAN {n}", gender=Gender.MALE, age=Age.ADULT) for n in range(24)]
    hats = [look.hat for look in cast_looks(men, FRONTIER)]
    assert hats.count("cowboy") > 8
    women = [_character(f"WOMAN {n}", gender=Gender.FEMALE, age=Age.ADULT) for n in range(12)]
    assert {look.bottom for look in cast_looks(women, FRONTIER)} == {"long_skirt"}


@pytest.mark.parametrize(
    ("fashion", "name", "description", "field", "value"),
    [
        (FRONTIER, "ANN", "in a green dress", "bottom_colour", "#5a9658"),
        (FRONTIER, "ANN", "in a green dress", "bottom", "long_skirt"),
        (FRONTIER, "JOE", "in a black hat", "hat", "cowboy"),
        (FRONTIER, "JOE", "in a blue shirt", "top_colour", "#4a78c0"),
        (FRONTIER, "SHERIFF", "", "hat", "cowboy"),
        (FRONTIER, "JOE", "bareheaded, no hat", "hat", "none"),
        (KINGS, "JOE", "in a red cap", "hat", "beanie"),
        (KINGS, "KNIGHT", "", "hat", "hard_hat"),
        (KINGS, "KING", "", "hat", "crown"),
        (KINGS, "JOE", "in a blue shirt", "top", "tunic"),
        (None, "KNIGHT", "", "top", one(None, "KNIGHT").top),
    ],
)
def test_words_decide_in_the_form_of_the_time(
    fashion: Fashion | None, name: str, description: str, field: str, value: str
) -> None:
    assert getattr(one(fashion, name, description), field) == value


@pytest.mark.parametrize("fashion", [FRONTIER, STEAM, KINGS])
def test_fashions_speak_the_words_of_looks(fashion: Fashion) -> None:
    assert {t for tops in fashion.tops.values() for t in tops} <= set(looks.TOPS)
    assert {b for below in fashion.bottoms.values() for b in below} <= set(looks.BOTTOMS)
    assert {s for shoes in fashion.shoes.values() for s in shoes} <= set(looks.SHOES)
    assert {h for hair in fashion.hair.values() for h in hair} <= set(looks.HAIR_STYLES)
    assert set(fashion.hats) <= set(looks.HATS)
    changed = [f for forms in fashion.instead.values() for f in forms.values()]
    for features in (*fashion.trades.values(), *changed):
        assert set(features) <= set(Look.__dataclass_fields__)


def test_children_are_not_balding() -> None:
    boys = [_character(f"BOY {n}", gender=Gender.MALE, age=Age.CHILD) for n in range(40)]
    assert "balding" not in {look.hair_style for look in cast_looks(boys, KINGS)}


@pytest.mark.parametrize(("year", "none"), [(None, True), (1960, True), (1912, False)])
def test_today_has_no_fashion_of_its_own(year: int | None, *, none: bool) -> None:
    assert (fashion_of(year) is None) == none
