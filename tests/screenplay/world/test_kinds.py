"""The table of kinds: sound as shipped, extended by a script's own."""

from pathlib import Path

import pytest

from screenplay.errors import BadKinds
from screenplay.read import read
from screenplay.world.kinds import built_in, extended
from screenplay.world.places import KINDS, infer_kind, normalised

OWN = """
homes = ["CASTLE-BOAT"]

[kinds.zeppelin]
side = "inside"
like = "aeroplane"
words = ["ZEPPELIN", "GONDOLA"]

[kinds.church]
words = ["MEETING HOUSE", "KITCHEN"]

[abbreviations]
ZEP = "ZEPPELIN"
"""


def test_there_are_many_kinds_and_inside_comes_first() -> None:
    assert len(KINDS) >= 60
    inside = [name for name in KINDS if built_in().kinds[name].inside]
    assert list(KINDS[: len(inside)]) == inside
    assert (inside[-1], KINDS[-1]) == ("interior", "exterior")


def test_every_kind_has_words_and_ends_in_a_generic_set() -> None:
    table = built_in()
    named = {*table.inside.values(), *table.outside.values(), "exterior"}
    assert set(KINDS) == named
    for name in KINDS:
        generic = "interior" if table.kinds[name].inside else "exterior"
        assert (name, *table.stand_ins(name))[-1] == generic


def test_words_are_typed_as_they_are_looked_up() -> None:
    table = built_in()
    for word in (*table.inside, *table.outside):
        assert normalised(word) == word


def test_a_script_adds_words_and_kinds() -> None:
    table = extended(built_in(), OWN, "kinds.toml")
    assert table.inside["ZEPPELIN"] == "zeppelin"
    assert table.stand_ins("zeppelin") == ("aeroplane", "train", "corridor", "interior")
    assert (table.inside["KITCHEN"], table.inside["PANTRY"]) == ("church", "kitchen")
    assert built_in().inside["KITCHEN"] == "kitchen"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[kinds.boat", "not TOML"),
        ("[kinds.zeppelin]\nwords = []", "no side"),
        ('[kinds.zeppelin]\nside = "above"', "no side"),
        ('[kinds.zeppelin]\nside = "inside"\nlike = "airship"', "is like 'airship'"),
        ('[kinds.zeppelin]\nside = "inside"\nlike = "street"', "is like 'street'"),
        ('[kinds.church]\nside = "outside"', "changes sides"),
        ("[kinds.church]\nwords = 3", "no list of texts"),
        ("kinds = 3", "no table"),
        ("colours = 3", "unknown key"),
    ],
)
def test_what_is_wrong_is_said(text: str, says: str) -> None:
    with pytest.raises(BadKinds, match=f"mine.toml: .*{says}"):
        extended(built_in(), text, "mine.toml")


def test_a_table_beside_the_script_is_read(tmp_path: Path) -> None:
    script = tmp_path / "sky.fountain"
    script.write_text("INT. GONDOLA - DAY\n\nAnn waits.\n")
    assert read(script).places[0].kind == "interior"
    (tmp_path / "kinds.toml").write_text(OWN)
    (place,) = read(script).places
    assert (place.kind, place.like[0]) == ("zeppelin", "aeroplane")


@pytest.mark.parametrize(
    ("name", "interior", "kind"),
    [
        ("CREEPY OLD HOUSE", False, "old_house"),
        ("JANE'S HOUSE", False, "street"),
        ("FIRST NATIONAL BANK", True, "bank"),
        ("BANK VAULT", True, "vault"),
        ("THE BIG TOP", True, "big_top"),
        ("WOODEN SHACK", False, "shack"),
        ("WOODEN SHACK", True, "living_room"),
        ("PHONE BOOTH", True, "phone_booth"),
        ("PHONE BOOTH", False, "telephone_box"),
        ("OLD STONE BRIDGE", False, "bridge"),
        ("BRIDGE", True, "spaceship"),
        ("SPACE", False, "space"),
    ],
)
def test_a_place_is_what_its_name_says(name: str, kind: str, *, interior: bool) -> None:
    assert infer_kind(name, interior=interior) == kind
