"""Real screenplays: how many headings, cues and words of dialogue each of them has.

The table holds what the parser finds, as elements: a forced heading such as CLOSE ON counts here,
whatever it means. Words are those of dialogue as parted by blanks, lyrics and directions apart.
Each row is held against a second count by `plain_counts`, which knows nothing of the parser; where
the two disagree `EXPLAINED` says by how much and why. The rows of `BY_HAND` were also counted by
reading the script.
"""

import re
from pathlib import Path

import pytest

from screenplay import elements
from screenplay.decoding import decode
from screenplay.elements import Screenplay
from screenplay.read import read, read_screenplay
from tests.screenplay.plain_counts import Counts, final_draft_counts, fountain_counts

BY_HAND = {
    "brick_and_steel.fountain": Counts(8, 20, 104),
    "db_defaultscript.fountain": Counts(12, 40, 229),
    "fh_character.fountain": Counts(7, 9, 35),
    "fk_kitchen_sink.fountain": Counts(3, 5, 23),
    "fp_coffee_shop.fountain": Counts(1, 6, 28),
    "sr_props_test_script.fountain": Counts(3, 10, 76),
}
TABLE = {
    **BY_HAND,
    "ao_save_the_cat.fountain": Counts(0, 0, 0),
    "aw_client.fountain": Counts(11, 14, 446),
    "aw_cyrillic.fountain": Counts(2, 1, 23),
    "aw_note.fdx": Counts(0, 0, 0),
    "aw_note.fountain": Counts(0, 0, 0),
    "aw_sc.fountain": Counts(1, 0, 0),
    "aw_synopsis.fdx": Counts(1, 0, 0),
    "aw_synopsis.fountain": Counts(1, 0, 0),
    "aw_test.fountain": Counts(11, 12, 440),
    "big_fish.fdx": Counts(190, 768, 9828),
    "big_fish.fountain": Counts(192, 768, 9828),
    "big_fish_crlf.fountain": Counts(192, 768, 9828),
    "brick_and_steel.fdx": Counts(8, 20, 104),
    "brick_and_steel_crlf.fountain": Counts(8, 20, 104),
    "bt_outlining.fountain": Counts(6, 0, 0),
    "bt_tutorial.fountain": Counts(7, 4, 18),
    "by_screenplay-template.fountain": Counts(1, 1, 3),
    "db_ad_happy_fun_ball.fountain": Counts(0, 2, 16),
    "db_film_the_coffee_deal.fountain": Counts(0, 2, 13),
    "eu_sample.fountain": Counts(0, 4, 31),
    "fh_example.fountain": Counts(1, 2, 17),
    "fh_sections.fountain": Counts(0, 0, 0),
    "fk_structure.fountain": Counts(2, 2, 12),
    "multi_language_test.fountain": Counts(18, 9, 84),
    "nf_sample.fountain": Counts(3, 22, 272),
    "ny_boneyard.fountain": Counts(0, 0, 0),
    "ny_centeredtext.fountain": Counts(0, 0, 0),
    "ny_dualdialogue.fountain": Counts(0, 2, 2),
    "ny_indenting.fountain": Counts(1, 2, 11),
    "ny_notes.fountain": Counts(0, 0, 0),
    "ny_sceneheaders.fountain": Counts(16, 0, 0),
    "ny_sectionheaders.fountain": Counts(0, 0, 0),
    "ny_sections-complex.fountain": Counts(2, 0, 0),
    "ny_simple.fountain": Counts(3, 1, 2),
    "ny_transitions.fountain": Counts(0, 0, 0),
    "of_00-hero.fountain": Counts(2, 5, 18),
    "of_03-index-cards.fountain": Counts(6, 1, 1),
    "of_05-pdf-export.fountain": Counts(1, 7, 25),
    "rf_sample-01.fdx": Counts(1, 1, 1),
    "rf_sample-01.fountain": Counts(1, 1, 1),
    "rf_sample-02.fdx": Counts(3, 2, 9),
    "rf_sample-02.fountain": Counts(3, 2, 9),
    "rf_sample-03.fdx": Counts(1, 1, 3),
    "rf_sample-03.fountain": Counts(1, 1, 3),
    "rf_sample-04.fdx": Counts(2, 4, 35),
    "rf_sample-04.fountain": Counts(2, 4, 35),
    "rs_sample-08.fountain": Counts(4, 6, 71),
    "sp_boneyard.fountain": Counts(1, 0, 0),
    "sp_dialogue.fdx": Counts(0, 2, 8),
    "sp_dialogue.fountain": Counts(0, 2, 8),
    "sp_dual-dialogue.fdx": Counts(0, 2, 2),
    "sp_dual-dialogue.fountain": Counts(0, 2, 2),
    "sp_forced-action.fdx": Counts(0, 0, 0),
    "sp_forced-action.fountain": Counts(0, 0, 0),
    "sp_indentation.fdx": Counts(1, 0, 0),
    "sp_indentation.fountain": Counts(1, 0, 0),
    "sp_notes.fountain": Counts(0, 0, 0),
    "sp_simple.fdx": Counts(1, 3, 10),
    "sp_simple.fountain": Counts(1, 3, 10),
    "sp_title-page.fountain": Counts(0, 0, 0),
    "sp_utf-8-bom.fountain": Counts(1, 3, 10),
    "sr_coffee_shop_with_metadata.fountain": Counts(2, 4, 20),
    "sr_no_metadata.fountain": Counts(1, 0, 0),
    "sr_parser_test.fountain": Counts(2, 2, 9),
    "sr_s01e01_pilot.fountain": Counts(1, 0, 0),
    "the_sting_of_truth.fountain": Counts(38, 337, 4124),
    "ws_screenplay.fountain": Counts(0, 5, 61),
    "ww_action.fountain": Counts(0, 1, 10),
    "ww_boneyards.fountain": Counts(1, 1, 13),
    "ww_character.fountain": Counts(0, 17, 45),
    "ww_dialogue.fountain": Counts(0, 4, 31),
    "ww_formatted.fountain": Counts(0, 0, 0),
    "ww_lyrics.fountain": Counts(0, 2, 3),
    "ww_notes.fountain": Counts(1, 1, 8),
    "ww_pagebreak.fountain": Counts(0, 1, 13),
    "ww_parenthetical.fountain": Counts(0, 4, 29),
    "ww_sceneheading.fountain": Counts(5, 2, 4),
    "ww_testfdx-fd.fdx": Counts(2, 4, 29),
    "ww_testfdx-fd.fountain": Counts(2, 4, 29),
    "ww_titlepage.fountain": Counts(0, 0, 0),
}
NO_HEADINGS_OF_OTHER_TONGUES = "the plain rule knows INT and EXT, not ИНТ, НАТ or INT。"
EXPLAINED = {  # what the plain rule finds more or less than the parser, and why
    "aw_cyrillic.fountain": (Counts(-2, 0, 0), NO_HEADINGS_OF_OTHER_TONGUES),
    "aw_sc.fountain": (Counts(-1, 0, 0), NO_HEADINGS_OF_OTHER_TONGUES),
    "nf_sample.fountain": (
        Counts(1, 0, 0),
        "INT in mixed case with text on the next line: action to the parser",
    ),
}
TWINS = {  # what Final Draft's file says more or less than the Fountain file of the same script
    "aw_note": (Counts(0, 0, 0), ""),
    "aw_synopsis": (Counts(0, 0, 0), ""),
    "big_fish": (Counts(-2, 0, 0), "two headings that begin with EXT/INT. are typed as Action"),
    "brick_and_steel": (Counts(0, 0, 0), ""),
    "rf_sample-01": (Counts(0, 0, 0), ""),
    "rf_sample-02": (Counts(0, 0, 0), ""),
    "rf_sample-03": (Counts(0, 0, 0), ""),
    "rf_sample-04": (Counts(0, 0, 0), ""),
    "sp_dialogue": (Counts(0, 0, 0), ""),
    "sp_dual-dialogue": (Counts(0, 0, 0), ""),
    "sp_forced-action": (Counts(0, 0, 0), ""),
    "sp_indentation": (Counts(0, 0, 0), ""),
    "sp_simple": (Counts(0, 0, 0), ""),
    "ww_testfdx-fd": (Counts(0, 0, 0), ""),
}


def _counts(script: Screenplay) -> Counts:
    found = script.elements
    words = (len(e.text.split()) for e in found if isinstance(e, elements.Dialogue))
    headings = sum(isinstance(e, elements.SceneHeading) for e in found)
    return Counts(headings, sum(isinstance(e, elements.Character) for e in found), sum(words))


def _plainly(path: Path) -> Counts:
    data = path.read_bytes()
    if path.suffix == ".fdx":
        return final_draft_counts(data)
    return fountain_counts(decode(data, path.name))


def _more(one: Counts, other: Counts) -> Counts:
    return Counts(*(a - b for a, b in zip(one, other, strict=True)))


def test_the_table_names_every_screenplay(corpus: Path) -> None:
    found = [*(corpus / "screenplays").glob("*.f*")]
    assert sorted(path.name for path in found) == sorted(TABLE)


@pytest.mark.parametrize("name", sorted(TABLE))
def test_each_screenplay_has_its_headings_cues_and_words(corpus: Path, name: str) -> None:
    assert _counts(read_screenplay(corpus / "screenplays" / name)) == TABLE[name]


@pytest.mark.parametrize("name", sorted(TABLE))
def test_a_count_that_knows_no_parser_agrees(corpus: Path, name: str) -> None:
    expected, why = EXPLAINED.get(name, (Counts(0, 0, 0), ""))
    assert _more(_plainly(corpus / "screenplays" / name), TABLE[name]) == expected, why


@pytest.mark.parametrize("stem", sorted(TWINS))
def test_final_draft_and_fountain_tell_the_same_script(stem: str) -> None:
    expected, why = TWINS[stem]
    assert _more(TABLE[f"{stem}.fdx"], TABLE[f"{stem}.fountain"]) == expected, why


def test_every_final_draft_file_has_its_twin() -> None:
    assert {Path(name).stem for name in TABLE if name.endswith(".fdx")} == set(TWINS)


def test_every_spoken_word_is_in_a_line(corpus: Path) -> None:
    for name in ("big_fish.fountain", "brick_and_steel.fountain", "the_sting_of_truth.fountain"):
        path = corpus / "screenplays" / name
        script = read_screenplay(path)
        typed = [e.text for e in script.elements if isinstance(e, elements.Dialogue)]
        letters = sum(len(re.findall(r"\w", text.replace("_", ""))) for text in typed)
        spoken = sum(len(re.findall(r"\w", line.text)) for line in read(path).lines())
        assert abs(spoken - letters) <= letters * 0.002
