"""Which body a name means where: ages told, flashbacks, years, glimpses."""

from pathlib import Path

import pytest

from screenplay.read import read, read_text
from screenplay.scene_graph import Channel, SceneGraph

LIFE = """INT. OFFICE - DAY

FRED (40) sits with ANN (38).

FRED
Now.

INT. BARN - NIGHT - FLASHBACK

FRED, now 17, sits by the hay. EVE (16) waits.

FRED
Then.

FRED (V.O.)
I was young.

INT. BARN - NIGHT - CONTINUOUS

FRED
Still then.

EXT. YARD - NIGHT

Eve waves.

FRED
And still.

INT. OFFICE - DAY

FRED
Now again.

ANN
Yes.
"""


def _by_text(told: SceneGraph) -> dict[str, str]:
    return {line.text: line.speakers[0] for line in told.lines()}


def test_an_age_holds_until_those_of_today_come_back() -> None:
    said = _by_text(read_text(LIFE))
    assert said == {
        "Now.": "ch-fred", "Then.": "ch-fred-17", "I was young.": "ch-fred",
        "Still then.": "ch-fred-17", "And still.": "ch-fred-17", "Now again.": "ch-fred",
        "Yes.": "ch-ann",
    }  # fmt: skip


def test_presence_and_deeds_are_of_the_body() -> None:
    told = read_text(LIFE)
    assert told.scenes[1].present == ("ch-fred-17", "ch-eve")
    assert {d.actor for b in told.scenes[1].beats for d in b.deeds} == {"ch-fred-17", "ch-eve"}


def test_a_year_in_a_heading_tells_the_age() -> None:
    told = read_text(
        "INT. BED - NIGHT (1961)\n\nFRED, AGE 3, sleeps.\n\nEXT. CAMP - NIGHT (1965)\n\n"
        "FRED\nSeven.\n\nINT. HALL - DAY (1986)\n\nFRED, now 28, waits.\n\n"
        + "".join(f"FRED\nGrown {n}.\n\n" for n in range(4))
    )
    said = _by_text(told)
    assert said["Seven."] == "ch-fred-3"
    assert said["Grown 1."] == "ch-fred"


def test_a_body_that_is_named_takes_the_plain_cue_in_its_scene() -> None:
    told = read_text(
        "INT. A - DAY\n\nEDDA (60) sits.\n\nEDDA\nOld.\n\nEXT. B - DAY\n\n"
        "YOUNG EDDA (10) runs. FINN waits.\n\nEDDA\nYoung.\n\nEXT. C - DAY\n\n"
        "Edda and Finn walk.\n\nEDDA\nYoung too.\n\nINT. A - (PRESENT) DAY\n\nEDDA\nOld again.\n"
    )
    assert _by_text(told) == {
        "Old.": "ch-edda", "Young.": "ch-young-edda", "Young too.": "ch-young-edda",
        "Old again.": "ch-edda",
    }  # fmt: skip


def test_a_glimpse_of_another_time_changes_nobody_else() -> None:
    told = read_text(
        "EXT. GATE - NIGHT\n\nYOUNG EDDA (10) and PAUL (12) wait.\n\nEDDA\nOne.\n\nPAUL\nTwo.\n\n"
        "INT. BATH - DAY\n\nA twenty-year-old Paul slips.\n\nEXT. GATE - NIGHT\n\n"
        "EDDA\nThree.\n\nPAUL\nFour.\n\nINT. A - DAY\n\nEDDA (60) sleeps.\n\nEDDA\nFive.\n"
    )
    said = _by_text(told)
    assert said["Three."] == "ch-young-edda"
    assert said["Two."] == said["Four."] == "ch-paul"
    assert told.character("ch-paul-20").identity == "ch-paul"


def test_a_younger_face_in_a_photograph_is_nobody_here() -> None:
    told = read_text(
        "INT. A - DAY\n\nADA (50) sits. A photo shows a younger Ada.\n\nADA\nMe.\n\n"
        "EXT. B - DAY\n\nYOUNG ADA (20) runs.\n\nYOUNG ADA\nHey.\n"
    )
    assert _by_text(told) == {"Me.": "ch-ada", "Hey.": "ch-young-ada"}


def test_without_ages_a_name_is_one_body() -> None:
    told = read_text("INT. A - DAY\n\nANN\nOne.\n\nINT. B - DAY\n\nANN\nTwo.\n")
    assert [c.id for c in told.characters] == ["ch-ann"]


@pytest.fixture(scope="module")
def life(corpus: Path) -> SceneGraph:
    return read(corpus / "screenplays" / "big_fish.fountain")


def test_a_feature_with_three_ages(life: SceneGraph) -> None:
    """A man at three ages, told in flashbacks: each body has lines, the narrator is the old one."""
    on_screen = [x for x in life.lines() if x.channel is Channel.ON_SCREEN]
    counts = {c.name: sum(c.id in x.speakers for x in on_screen) for c in life.characters}
    assert counts["YOUNG EDWARD"] > 8
    assert counts["GROWN-UP EDWARD"] > 60
    assert counts["EDWARD"] > 60
    over = [x for x in life.lines() if x.channel is Channel.VOICE_OVER]
    assert not any("ch-young-edward" in x.speakers for x in over)


def test_where_young_ann_speaks_plain_ann_is_the_old_one_again() -> None:
    told = read_text(
        "EXT. BEACH - NIGHT\n\nANN (61) waits.\n\nANN\nThirty years.\n\n"
        "INT. HUT - NIGHT\n\nYOUNG ANN (31) writes.\n\n"
        "YOUNG ANN\nA light!\n\nYOUNG ANN\nThere!\n\nShe runs.\n\nYOUNG ANN\nHere!\n\n"
        "EXT. BEACH - DAWN\n\nAnn watches the sun.\n\nANN\nThere.\n"
    )
    spoken = [[line.speakers[0] for b in s.beats if (line := b.line)] for s in told.scenes]
    old, young, again = (names[0] for names in spoken)
    assert old == again != young
    assert told.character(young).person == old


@pytest.mark.parametrize("mark", ["END FLASHBACK.", "> END FLASHBACK", "BACK TO PRESENT:"])
def test_after_the_flashback_a_name_is_the_usual_body(mark: str) -> None:
    told = read_text(
        "INT. A - DAY\n\nDORA (60) sits.\n\nDORA\nOnce.\n\n"
        "INT. B - NIGHT\n\nYOUNG DORA (20) runs.\n\nYOUNG DORA\nHey.\n\n"
        f"{mark}\n\nEXT. C - DAY\n\nDora smiles.\n\nDORA\nNow.\n"
    )
    assert _by_text(told)["Now."] == _by_text(told)["Once."] != _by_text(told)["Hey."]
