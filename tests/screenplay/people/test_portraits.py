"""Ages and looks as the text tells them, each with its place."""

import pytest

from screenplay.people.portraits import age_after, age_before
from screenplay.read import read_text
from screenplay.scene_graph import Age


@pytest.mark.parametrize(
    ("rest", "years"),
    [
        (" (28), waits.", 28), (", AGE 3, sleeps.", 3), (", 40’s and sunburnt, hums", 45),
        (", now 17 with a limp, waits.", 17), (" (30s)", 35), (", mid-40s, tall,", 45),
        (", early 50s,", 52), (" (late 20s)", 28), (", thirtyish, tall,", 30),
        (", pushing 60, waits.", 60), (", in her late teens, waits.", 18), (" is 10.", 10),
        (", also 10, is", 10), (", a 12-year-old boy, waits.", 12),
        (", a twelve-year-old boy, waits.", 12), (", now in her thirties,", 35),
        (" - 40s - waits.", 45), (" (roughly 65)", 65), (" between the ages of 18 and 30.", 18),
        (" 28 steps away.", None), (" is 10 feet away.", None), ("'s 3 cats", None),
        (" sits with BOB (28).", None), (" and BOB (40) enter.", None),
        (", 1950s dress, waits.", None), (" - 3 WINTERS ON", None), (" waits at 10:30.", None),
    ],
)  # fmt: skip
def test_an_age_after_a_name(rest: str, years: int | None) -> None:
    assert age_after(3, f"ANN{rest}") == years


@pytest.mark.parametrize(
    ("lead", "years"),
    [("an eight-year old ", 8), ("A forty-year old man named ", 40), ("the 6-year-old ", 6),
     ("an old ", None), ("ten years ago, ", None)],
)  # fmt: skip
def test_an_age_before_a_name(lead: str, years: int | None) -> None:
    assert age_before(len(lead), f"{lead}Ann") == years


PORTRAIT = """INT. HALL - DAY

Rain. NORA (thirtyish), a tall ex-cop with a red bob,
green eyes and a yellow raincoat, waits. She has a scar. BO opens a massive door.

NORA
Hi.

INT. CHURCH - DAY

Nora is now in a wedding dress. She waits.
"""


def test_traits_have_kind_words_and_place() -> None:
    nora = read_text(PORTRAIT).character("ch-nora")
    lines = PORTRAIT.split("\n")
    found = {}
    for trait in nora.traits:
        at, typed = trait.source, lines[trait.source.line - 1]
        assert typed[at.column - 1 : at.column - 1 + at.length] == trait.text
        found[trait.text] = (trait.kind, at.line)
    assert found == {
        "thirtyish": ("age", 3), "a tall ex-cop with a red bob": ("trait", 3),
        "red bob": ("hair", 3), "green eyes": ("face", 4), "yellow raincoat": ("clothes", 4),
        "scar": ("face", 4), "wedding dress": ("clothes", 11),
    }  # fmt: skip
    assert (nora.age_years, nora.age) == (30, Age.YOUNG)


def test_what_stands_before_a_name_and_nobody_elses() -> None:
    told = read_text("INT. A - DAY\n\nThe burly ANN meets BO, skinny, blue hat.\n\nANN\nHi.\n")
    assert [t.text for t in told.character("ch-ann").traits] == ["burly"]


def test_a_crowd_is_counted() -> None:
    told = read_text("INT. A - DAY\n\nTWO nervous COPS wait. A MOB of about 50 cheers. KIDS run.\n")
    counts = {c.name: [t.text for t in c.traits if t.kind == "count"] for c in told.characters}
    assert counts == {"COPS": ["TWO"], "MOB": ["50"], "KIDS": []}


def test_a_child_is_told_by_is_ten() -> None:
    told = read_text("INT. A - DAY\n\nTIMMY VALE, freckled, is 10. He waves.\n\nTIMMY\nHi.\n")
    assert (told.characters[0].age, told.characters[0].age_years) == (Age.CHILD, 10)
