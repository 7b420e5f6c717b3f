"""Who is there from the start, who comes later, and who is counted in."""

from screenplay.read import read_text

STREET = """EXT. STREET - DAY

A van stands at the kerb. MRS. OAK (68) waits beside it with a coin in her hand.

LEO (9) runs up the street and stops beside her.

LEO
Wait!

RAY (45) walks over to them. A WOMAN (30) comes to stand beside Ray.

RAY
Hm.

MRS. OAK
Yes.

EXT. PARK - DUSK

The three of them sit under a tree.

RAY
Nice.

They all laugh.
"""


def _deeds(scene: int) -> list[tuple[str | None, str, str | None, str | None]]:
    told = read_text(STREET).scenes[scene]
    return [(d.actor, d.verb, d.target, d.prop) for b in told.beats for d in b.deeds]


def test_who_comes_up_to_others_enters() -> None:
    found = _deeds(0)
    assert ("ch-leo", "enter", "street", None) in found
    assert ("ch-leo", "stop", "ch-mrs-oak", None) in found
    assert [verb for who, verb, *_ in found if who == "ch-ray"] == ["enter"]
    assert next(verb for who, verb, *_ in found if who == "ch-woman") == "enter"


def test_who_waits_is_there_and_holds_what_is_told() -> None:
    own = [deed for deed in _deeds(0) if deed[0] == "ch-mrs-oak"]
    assert ("ch-mrs-oak", "hold", None, "coin") in own
    assert "enter" not in [verb for _, verb, *_ in own]


def test_number_words_bring_back_who_was_just_seen() -> None:
    found = _deeds(1)
    sitting = {who for who, verb, *_ in found if verb == "sit"}
    assert "ch-ray" in sitting
    assert len(sitting) == 3
    assert sitting <= set(read_text(STREET).scenes[1].present)


def test_a_runner_who_opens_a_scene_is_not_arriving() -> None:
    told = read_text("EXT. ROAD - DAY\n\nA van rolls by. LEO (9) runs after it.\n\nLEO\nStop!\n")
    assert [(d.verb, d.target) for b in told.scenes[0].beats for d in b.deeds] == [("run", "van")]
