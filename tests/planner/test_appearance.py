"""Descriptions decide what is seen: a table of what scripts say and how it must look."""

from typing import Any

import pytest

from planner import palettes
from planner.appearance import colours_in, told_of
from planner.looks import Look
from planner.wardrobe import cast_looks, look_of
from screenplay.scene_graph import Age, Character, Gender

F, M = Gender.FEMALE, Gender.MALE
HAIR, CLOTH = palettes.HAIR_COLOURS, palettes.COLOURS
PLAIN = {"top_pattern": ("plain", "buttons")}
BARE = {"facial_hair": "none", "glasses": "none", "hat": "none"}

TABLE: list[tuple[Gender, str, dict[str, Any]]] = [
    (F, "MEI (26), short black hair, round glasses, green hoodie, types.",
     {"hair_style": "pixie", "hair": HAIR["black"], "glasses": "round", "top": "hoodie",
      "top_colour": CLOTH["green"], "top_pattern": "plain"}),
    (M, "GUS (55), heavy, bald, grey moustache, check shirt, stares at a sheet of paper.",
     {"build": 1.24, "hair_style": "bald", "facial_hair": "moustache", "hair": HAIR["grey"],
      "top": "shirt", "top_pattern": "check", "glasses": "none"}),
    (M, "DOUGLAS (33), blond side parting, pink shirt, smiles at everybody.",
     {"hair_style": "side_part", "hair": HAIR["blond"], "top": "shirt", **BARE,
      "top_colour": CLOTH["pink"], **PLAIN}),
    (F, "INGRID (61), grey braid, heavy dark coat, stands alone.",
     {"hair_style": "braid", "hair": HAIR["grey"], "top": "coat", "top_colour": CLOTH["dark"]}),
    (F, "YOUNG INGRID (31), brown braid, knitted sweater, sits at a desk.",
     {"hair_style": "braid", "hair": HAIR["brown"], "top": "sweater", "top_pattern": "plain"}),
    (M, "TOM (31), tall, curly dark hair, green shirt, enters and sees it.",
     {"hair_style": "curly_short", "hair": HAIR["dark"], "top": "shirt", **BARE, **PLAIN,
      "top_colour": CLOTH["green"]}),
    (F, "NADIA (29), quick and warm, red bob, yellow striped sweater, sits behind an empty plate.",
     {"hair_style": "bob", "hair": HAIR["red"], "top": "sweater", "top_pattern": "stripes",
      "top_colour": CLOTH["yellow"], **BARE}),
    (M, "LEO (9), wild blond hair, red t-shirt, runs up the street.",
     {"hair_style": "tousled", "hair": HAIR["blond"], "top": "tshirt", "top_pattern": "plain",
      "top_colour": CLOTH["red"]}),
    (M, "RAY (45), a big man in a white cap and apron, steps out of a shop.",
     {"build": 1.2, "hat": "cap", "hat_colour": CLOTH["white"], "apron": CLOTH["white"]}),
    (F, "MRS. OKORO (68), small, white hair in a bun, blue coat, waits beside it.",
     {"hair_style": "bun", "hair": HAIR["white"], "top": "coat", "top_colour": CLOTH["blue"]}),
    (F, "PRIYA (38), black hair in a ponytail, navy suit, runs the meeting.",
     {"hair_style": "ponytail", "hair": HAIR["black"], "top": "suit", "bottom": "trousers",
      "top_colour": CLOTH["navy"], "bottom_colour": CLOTH["navy"]}),
    (M, "An OLD MAN, JONAS (66), white beard, cap, comes to stand beside her.",
     {"facial_hair": "beard", "hair": HAIR["white"], "hat": "cap"}),
    (F, "a woman in a floral dress", {"top": "dress", "bottom": "dress", "top_pattern": "floral"}),
    (M, "a man in uniform", {"top": "uniform"}),
    (M, "a policeman", {"top": "uniform", "hat": "police"}),
    (F, "She wears a striped apron over a blue dress.",
     {"top": "dress", "top_colour": CLOTH["blue"], "top_pattern": "plain"}),
    (M, "a teenager in a hoodie", {"top": "hoodie", "top_pattern": "plain"}),
    (M, "thin, in a grey suit and red tie",
     {"build": 0.84, "top": "suit", "top_colour": CLOTH["grey"], "top_accent": CLOTH["red"]}),
    (M, "wearing a white shirt under a leather jacket",
     {"top": "jacket", "top_colour": "#3a2f33", "top_accent": CLOTH["white"]}),
    (M, "a brown leather jacket, jeans and boots",
     {"top": "jacket", "top_colour": CLOTH["brown"], "bottom": "jeans", "shoes": "boots"}),
    (F, "blonde, in a red dress and black heels",
     {"hair": HAIR["blonde"], "top": "dress", "top_colour": CLOTH["red"], "shoes": "heels",
      "shoe_colour": CLOTH["black"]}),
    (F, "a petite brunette with long hair", {"hair": HAIR["brunette"], "hair_style": "long"}),
    (F, "long wavy auburn hair", {"hair_style": "wavy_long", "hair": HAIR["auburn"]}),
    (M, "a tall, thin man with a black goatee and a top hat",
     {"build": 0.84, "facial_hair": "goatee", "hat": "top_hat", "hair": HAIR["black"]}),
    (M, "clean-shaven, with slicked-back hair",
     {"facial_hair": "none", "hair_style": "undercut"}),
    (M, "no beard, no glasses", {"facial_hair": "none", "glasses": "none"}),
    (M, "thinning hair, horn-rimmed glasses, brown cardigan",
     {"hair_style": "balding", "glasses": "square", "top": "sweater",
      "top_colour": CLOTH["brown"]}),
    (M, "in dark glasses and a black overcoat",
     {"glasses": "dark", "top": "coat", "top_colour": CLOTH["black"]}),
    (F, "in sunglasses and a straw hat", {"glasses": "dark", "hat": "cowboy"}),
    (M, "a bearded, red-haired man", {"facial_hair": "beard", "hair": HAIR["red"]}),
    (M, "black hair and a white beard", {"hair": HAIR["black"], "facial_hair": "beard",
     "facial_hair_colour": HAIR["white"]}),
    (F, "grey-haired, in a purple blouse and a black skirt",
     {"hair": HAIR["grey"], "top": "blouse", "top_colour": CLOTH["purple"], "bottom": "skirt",
      "bottom_colour": CLOTH["black"]}),
    (M, "a red and black check shirt",
     {"top": "shirt", "top_pattern": "check", "top_colour": CLOTH["red"],
      "top_accent": CLOTH["black"]}),
    (M, "a plaid shirt and khakis", {"top": "shirt", "top_pattern": "check",
     "bottom": "trousers", "bottom_colour": "#b09c6c"}),
    (F, "a polka-dot dress", {"top": "dress", "top_pattern": "dots"}),
    (M, "a Hawaiian shirt, shorts and sandals",
     {"top": "shirt", "top_pattern": "floral", "bottom": "shorts", "shoes": "sandals"}),
    (M, "a dark green raincoat", {"top": "coat", "top_colour": "#3b633a"}),
    (F, "a girl with pigtails and freckles", {"hair_style": "braids"}),
    (F, "her blonde hair in braids", {"hair_style": "braids", "hair": HAIR["blonde"]}),
    (M, "dreadlocks and a yellow beanie",
     {"hair_style": "braids", "hat": "beanie", "hat_colour": CLOTH["yellow"]}),
    (M, "an afro and a moustache", {"hair_style": "afro", "facial_hair": "moustache"}),
    (M, "a stocky man with a crew cut", {"build": 1.2, "hair_style": "buzz"}),
    (F, "skinny, spiky pink hair, denim jacket",
     {"build": 0.8, "hair_style": "spiky", "hair": HAIR["pink"], "top": "jacket",
      "top_colour": "#5a7aa6"}),
    (M, "unshaven, in a dirty undershirt", {"facial_hair": "stubble", "top": "tank"}),
    (M, "a doctor in a white coat", {"top": "coat", "top_colour": CLOTH["white"]}),
    (M, "a chef", {"hat": "chef", "top": "uniform"}),
    (F, "a nurse", {"top": "uniform", "top_colour": "#8fc4cf"}),
    (F, "a waitress in a yellow dress", {"top": "dress", "top_colour": CLOTH["yellow"]}),
    (M, "a cop in a grey hoodie", {"top": "hoodie", "top_colour": CLOTH["grey"]}),
    (M, "a tuxedo", {"top": "suit", "top_colour": "#2b2930"}),
    (M, "a burly man in overalls", {"build": 1.24, "bottom": "jeans"}),
    (F, "a turtleneck and a long black skirt",
     {"top": "sweater", "bottom": "long_skirt", "bottom_colour": CLOTH["black"]}),
    (M, "wild white hair, lab coat, spectacles",
     {"hair_style": "tousled", "hair": HAIR["white"], "top": "coat", "top_colour": "#f1f0ec",
      "glasses": "round"}),
    (M, "striped pyjamas", {"top": "shirt", "top_pattern": "stripes", "bottom": "trousers"}),
    (M, "salt-and-pepper hair, navy blazer",
     {"hair": HAIR["saltandpepper"], "top": "suit", "top_colour": CLOTH["navy"]}),
    (F, "a light blue blouse with jeans", {"top": "blouse", "top_colour": "#9bb5dc",
     "bottom": "jeans"}),
    (F, "a mustard cardigan over a white blouse",
     {"top": "sweater", "top_colour": CLOTH["mustard"]}),
    (M, "a cowboy hat and a denim shirt",
     {"hat": "cowboy", "top": "shirt", "top_colour": "#5a7aa6"}),
    (M, "a baseball cap and a green polo shirt",
     {"hat": "cap", "top": "shirt", "top_colour": CLOTH["green"]}),
    (F, "hair dark and curly, orange scarf, teal sweater",
     {"hair": HAIR["dark"], "hair_style": "curly_short", "top": "sweater",
      "top_colour": CLOTH["teal"]}),
    (M, "big beard, short hair, small glasses, long coat, tall boots",
     {"facial_hair": "beard", "hair_style": "short", "glasses": "round", "top": "coat",
      "shoes": "boots"}),
    (M, "He is bald and wears a crown.", {"hair_style": "bald", "hat": "crown"}),
    (F, "Her red hair is tied in a ponytail.", {"hair": HAIR["red"], "hair_style": "ponytail"}),
]  # fmt: skip


def _character(description: str, name: str = "PAT", **known: Any) -> Character:
    return Character(id=name.lower(), name=name, description=description, **known)


def _name(description: str) -> str:
    """The name in capitals that a description opens with, else PAT."""
    for name in ("YOUNG INGRID", "MEI", "GUS", "DOUGLAS", "INGRID", "TOM", "NADIA", "LEO", "RAY",
                 "MRS. OKORO", "PRIYA", "JONAS"):  # fmt: skip
        if name in description:
            return name
    return "PAT"


@pytest.mark.parametrize(("gender", "description", "expected"), TABLE)
@pytest.mark.parametrize("crowded", [False, True])
def test_descriptions_are_honoured(
    *, gender: Gender, description: str, expected: dict[str, Any], crowded: bool
) -> None:
    """Alone, and last in a cast that it must be told apart from."""
    character = _character(description, _name(description), gender=gender)
    before = [
        _character("short black hair, glasses, green shirt, beard", f"EXTRA {i}", gender=gender)
        for i in range(4)
    ]
    look = cast_looks([*before, character])[-1] if crowded else look_of(character)
    for field, value in expected.items():
        seen = getattr(look, field)
        assert seen in value if isinstance(value, tuple) else seen == value, (field, seen)


@pytest.mark.parametrize(
    "description",
    [
        "She puts two glasses of wine on the table.",
        "He hangs a coat on the rack.",
        "She carries a red hat through the dark room.",
        "The heavy door of the small room is open.",
        "He walks past the police station to the top of the stairs.",
        "She talks to a doctor.",
        "He was once a soldier.",
        "She locks the black door with a thin key.",
        "He folds a striped shirt and a blue dress.",
    ],
)
def test_things_nearby_are_not_worn(description: str) -> None:
    told = told_of(_character(description), M)
    assert not told.features
    assert told.build is None
    assert told.taller_m == 0


def test_a_name_is_no_haircut() -> None:
    assert not told_of(_character("BOB (30s) enters.", "BOB"), M).features


def test_words_of_another_stay_with_the_other() -> None:
    text = "JIM, bald, in a blue suit, waits with his daughter SUE, red hair, green coat."
    jim = told_of(_character(text, "JIM"), M, ["SUE"]).features
    sue = told_of(_character(text, "SUE"), F, ["JIM"]).features
    assert (jim["hair_style"], jim["top"]) == ("bald", "suit")
    assert (sue["hair"], sue["top"]) == (HAIR["red"], "coat")
    assert "hair_style" not in sue


def test_tall_and_short_people() -> None:
    tall, plain, small = (
        look_of(_character(text, gender=M)).stature_m for text in ("tall", "", "short")
    )
    assert small < plain < tall


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [("a black man", 7, 9), ("pale", 0, 0), ("a dark-skinned woman", 7, 9), ("olive skin", 4, 5)],
)
def test_skin_as_told(words: str, low: int, high: int) -> None:
    assert low <= palettes.SKIN.index(look_of(_character(words)).skin) <= high


def test_black_clothes_say_nothing_of_skin() -> None:
    assert told_of(_character("in a black coat"), M).skins is None


def test_what_is_described_gets_nothing_it_was_not_told() -> None:
    looks = [look_of(_character("in a green shirt", f"N{i}", gender=M)) for i in range(60)]
    assert {(x.glasses, x.facial_hair, x.hat) for x in looks} == {("none", "none", "none")}


def test_glasses_and_beards_by_chance_are_rare() -> None:
    men = [look_of(_character("", f"M{i}", gender=M)) for i in range(400)]
    assert sum(x.glasses != "none" for x in men) / len(men) < 0.08
    assert sum(x.facial_hair != "none" for x in men) / len(men) < 0.17


def test_one_person_at_two_ages() -> None:
    old, young = cast_looks([
        _character("grey braid", "INGRID", gender=F, age=Age.OLD),
        _character("brown braid", "YOUNG INGRID", gender=F),
    ])  # fmt: skip
    assert (old.skin, old.iris, old.face) == (young.skin, young.iris, young.face)
    assert old.hair != young.hair


def test_families_share_their_skin() -> None:
    cast = cast_looks(
        Character(id=n, name=n, aliases=(f"{n} BLOOM",), gender=M)
        for n in ("WILL", "EDWARD", "CARL")
    )
    assert len({look.skin for look in cast}) == 1


def _spread(looks: tuple[Look, ...]) -> tuple[int, int, int]:
    bands = {(palettes.SKIN.index(x.skin) + 1) // 3 for x in looks}
    return len(bands), len({x.hair for x in looks}), len({x.top_colour for x in looks})


def test_an_undescribed_cast_is_varied() -> None:
    names = ("ANN", "BEN", "CAT", "DAN", "EVE", "FRED", "GIA", "HAL", "IDA", "JIM", "KAY", "LEN")
    cast = cast_looks(_character("", n, gender=(F, M)[i % 2]) for i, n in enumerate(names))
    skins, hair, tops = _spread(cast)
    assert skins == 4
    assert hair >= 6
    assert tops >= 9
    assert len({x.top_colour for x in cast[:6]}) == 6


def test_colours_said_together() -> None:
    assert colours_in(("dark", "green")) == ["#3b633a"]
    assert colours_in(("green", "and", "white")) == [CLOTH["green"], CLOTH["white"]]
    assert colours_in(("leather",)) == ["#3a2f33"]
    assert colours_in(("brown", "leather")) == [CLOTH["brown"]]
