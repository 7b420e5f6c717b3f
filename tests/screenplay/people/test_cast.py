"""One identity for every spelling, bodies at other ages, silent people and no props."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screenplay.read import read_text
from screenplay.scene_graph import Age, Channel, Character, Gender, SceneGraph


def _told(*cues: str, action: str = "") -> SceneGraph:
    """A scene in which each cue says one line, after some action."""
    lines = "".join(f"{cue}\nWord {number}.\n\n" for number, cue in enumerate(cues))
    return read_text(f"INT. HALL - DAY\n\n{action}{lines}")


def _names(told: SceneGraph) -> list[str]:
    return [character.name for character in told.characters]


def _speakers(told: SceneGraph) -> list[tuple[str, ...]]:
    return [line.speakers for line in told.lines()]


@pytest.mark.parametrize(
    "spelling",
    ["JANE", "JANE (V.O.)", "JANE (CONT'D)", "JANE (CONT’D)", "JANE^", "@Jane", "JANE CONT'D",
     "JANE (O.S.)(CONT'D)", "JANE'S VOICE", "JANE’S VOICE", "VOICE OF JANE"],
)  # fmt: skip
def test_a_spelling_is_jane(spelling: str) -> None:
    told = _told("JANE", spelling)
    assert _names(told) == ["JANE"]
    assert _speakers(told) == [("ch-jane",)] * 2


def test_somebodys_voice_is_heard_and_not_seen() -> None:
    told = _told("JANE", "JANE'S VOICE", "A MAN'S VOICE")
    channels = [line.channel for line in told.lines()]
    assert channels == [Channel.ON_SCREEN, Channel.OFF_SCREEN, Channel.OFF_SCREEN]
    assert told.scenes[0].present == ("ch-jane",)


def test_curly_and_straight_apostrophes_are_one() -> None:
    assert _names(_told("JANE O'HARA", "JANE O’HARA")) == ["JANE O'HARA"]


@pytest.mark.parametrize("cue", ["JANE AND SAM", "JANE & SAM", "JANE, SAM", "JANE/SAM", "BOTH"])
def test_two_who_are_known_speak_together(cue: str) -> None:
    assert _speakers(_told("JANE", "SAM", cue))[-1] == ("ch-jane", "ch-sam")


@pytest.mark.parametrize(("cue", "alone", "alias"), [
    ("JANE/MARY", "JANE", "MARY"), ("MAN/BOB", "BOB", "MAN"),
])  # fmt: skip
def test_a_slash_with_one_known_is_another_name(cue: str, alone: str, alias: str) -> None:
    (character,) = _told(alone, cue).characters
    assert (character.name, character.aliases) == (alone, (alias,))


def test_both_is_nobody_of_his_own() -> None:
    assert _names(_told("JANE", "SAM", "BOTH")) == ["JANE", "SAM"]


@pytest.mark.parametrize(
    ("cues", "action", "name", "alias"),
    [
        (("JANE", "SAM", "DR. SMITH"), "DR. JANE SMITH waves.\n\n", "JANE", "DR. SMITH"),
        (("DR. JANE SMITH", "SAM", "JANE", "DR. SMITH"), "", "JANE", "DR. SMITH"),
        (("DR. KERR", "SAM"), "DR. JULIAN KERR enters.\n\n", "DR. KERR", "DR. JULIAN KERR"),
        (("OTTO", "SAM"), "OTTO THE GIANT waves.\n\n", "OTTO", "OTTO THE GIANT"),
        (("MAN", "BOB"), "A MAN, whose name is BOB, waits.\n\n", "BOB", "MAN"),
        (("ANNA", "SAM"), "WOMAN #1 (this is ANNA) waves.\n\n", "ANNA", "WOMAN #1"),
        (("STRANGER", "BOB"), "BOB (formerly STRANGER) sits.\n\n", "BOB", "STRANGER"),
    ],
)
def test_two_names_of_one_person(cues: tuple[str, ...], action: str, name: str, alias: str) -> None:
    told = _told(*cues, action=action)
    person = next(c for c in told.characters if c.name == name)
    assert alias in person.aliases
    assert alias not in _names(told)


@pytest.mark.parametrize(
    "cues",
    [("GUARD #1", "GUARD #2"), ("DAN", "DAN WEST"), ("CHESS STUDENT", "STUDENT"),
     ("SAM", "SAM'S DATE"), ("MARGARET", "MARGRET"), ("YOUNG WORKER", "WORKER")],
)  # fmt: skip
def test_two_names_of_two_people(cues: tuple[str, str]) -> None:
    told = _told(*cues)
    assert _names(told) == list(cues)
    assert [c.identity for c in told.characters] == ["", ""]


def test_bodies_at_other_ages_are_tied_to_the_person() -> None:
    told = _told("JANE", "YOUNG JANE", "OLD JANE", "JANE (17)", "TEENAGE JANE", "JANE AT 10")
    bodies = {c.name: (c.identity, c.age) for c in told.characters}
    assert bodies == {
        "JANE": ("", Age.ADULT),
        "YOUNG JANE": ("ch-jane", Age.YOUNG),
        "OLD JANE": ("ch-jane", Age.OLD),
        "TEENAGE JANE": ("ch-jane", Age.TEEN),
        "JANE AT 10": ("ch-jane", Age.CHILD),
    }
    assert _speakers(told)[3] == ("ch-teenage-jane",)
    assert {c.person for c in told.characters} == {"ch-jane"}


def test_bodies_share_gender_and_a_date_has_none_of_her_friends() -> None:
    told = _told("ALEXIS", "YOUNG ALEXIS", "SAM", "SAM'S DATE", action="ALEXIS reads her book.\n\n")
    genders = {c.name: c.gender for c in told.characters}
    assert genders["YOUNG ALEXIS"] is genders["ALEXIS"] is Gender.FEMALE
    assert genders["SAM'S DATE"] is Gender.UNKNOWN


def test_what_people_are_told_to_be_outweighs_a_first_name() -> None:
    told = _told("LOU", action="LOU sits. She hums. Her hat is red. She smiles at her dog.\n\n")
    assert told.characters[0].gender is Gender.FEMALE


SILENT = """INT. CAFE - DAY

A WAITER brings THE LETTER. A BANG. TWO COPS nod. The CROWD cheers. A group of KIDS run by.
A TRAIN passes. The SIGN reads OPEN. A BUSKER strums. THE PHONE rings. A DOG barks.
An INSPECTOR enters. A HOODED FIGURE (50s) nods. The PRINTER whines. Mr. Quill picks up a hat.

ANN
Hi.
"""


def test_capitals_bring_in_people_and_no_things() -> None:
    told = read_text(SILENT)
    silent = {c.name: c.group for c in told.characters if not c.lines}
    assert silent == {
        "WAITER": False, "COPS": True, "CROWD": True, "KIDS": True, "BUSKER": False,
        "INSPECTOR": False, "HOODED FIGURE": False, "MR. QUILL": False,
    }  # fmt: skip


def test_the_guard_is_the_guard_of_the_scene() -> None:
    told = read_text(
        "INT. GATE - DAY\n\nA GUARD yawns.\n\nINT. BANK - DAY\n\nANN waits.\n\n"
        "INT. MUSEUM - DAY\n\nThe guard looks at ANN.\n\nANN\nHi.\n"
    )
    assert [scene.present for scene in told.scenes] == [("ch-guard",), ("ch-ann",), ("ch-ann",)]


NAMES = st.sampled_from(
    ["ANN", "BO", "YOUNG ANN", "ANN (9)", "ANN AND BO", "ANN/CY", "DR. ANN LEE", "DR. LEE", "BOTH",
     "OLD BO", "BO'S VOICE", "ALL", "ANN AT 3", "GUARD #1", "THE CROWD", "LEE", "@Ann", "ANN, BO"]
)  # fmt: skip


@given(st.lists(NAMES, min_size=1, max_size=9), st.lists(NAMES, max_size=3))
@settings(max_examples=120, deadline=None)
def test_every_cue_has_its_speakers(cues: list[str], named: list[str]) -> None:
    told = _told(*cues, action="".join(f"{name.strip('@')} waits.\n\n" for name in named))
    people = {character.id: character for character in told.characters}
    assert len(people) == len(told.characters)
    assert all(line.speakers and set(line.speakers) <= people.keys() for line in told.lines())
    assert all(_is_known(character, people) for character in told.characters)


def _is_known(character: Character, people: dict[str, Character]) -> bool:
    """A body's person exists, and is nobody else's body."""
    return not character.identity or not people[character.identity].identity


@pytest.mark.parametrize(
    ("action", "people"),
    [
        ("NADIA looks around.", ["NADIA"]),
        ("Rain. NADIA slowly pours the tea.", ["NADIA"]),
        ("ZORRIN drifts by. Mia waves to Zorrin.", ["ZORRIN"]),
        ("SMOKE fills the room. MUSIC plays.", []),
        ("THUNDER rolls as RAIN falls.", []),
        ("BANG echoes. SILENCE.", []),
    ],
)
def test_a_name_without_an_article_that_acts_is_somebody(action: str, people: list[str]) -> None:
    told = read_text(f"INT. ROOM - DAY\n\n{action}\n")
    assert [c.name for c in told.characters] == people


def test_titles_and_surnames_find_their_person() -> None:
    told = read_text(
        "INT. BARN - DAY\n\nWADE HOLT (50) and CORPORAL DREW (30) sit. BATES, the butler, waits. "
        "Two RANCH HANDS play cards.\n\nHOLT\nSo.\n\nDREW\nYes.\n\nMR. AND MRS. FINCH\nNo.\n"
    )
    names = {character.name: character for character in told.characters}
    assert names["HOLT"].aliases == ("WADE HOLT",)
    assert names["DREW"].aliases == ("CORPORAL DREW",)
    assert {"BATES", "MR. FINCH", "MRS. FINCH"} <= set(names)
    assert names["RANCH HANDS"].group
