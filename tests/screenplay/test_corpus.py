"""Real screenplays: how many scenes, cues and spoken words each of them has.

The table freezes what our reader finds, so that no change loses a scene or a word unseen. Cues are
counted a second time by a rule of a few lines that knows nothing of the parser, and spoken letters
are compared with the typed dialogue.
"""

import re
from pathlib import Path

import pytest

from screenplay import elements
from screenplay.decoding import decode
from screenplay.fountain import parse
from screenplay.read import read

# file: scenes, cues, spoken words
TABLE = {
    "ao_save_the_cat.fountain": (1, 0, 0),
    "aw_client.fountain": (11, 14, 450),
    "aw_cyrillic.fountain": (2, 1, 23),
    "aw_note.fountain": (1, 0, 0),
    "aw_sc.fountain": (1, 0, 0),
    "aw_synopsis.fountain": (1, 0, 0),
    "aw_test.fountain": (12, 12, 444),
    "big_fish.fountain": (193, 768, 9828),
    "big_fish_crlf.fountain": (193, 768, 9828),
    "brick_and_steel.fountain": (8, 20, 104),
    "brick_and_steel_crlf.fountain": (8, 20, 104),
    "bt_outlining.fountain": (6, 0, 0),
    "bt_tutorial.fountain": (7, 4, 18),
    "by_screenplay-template.fountain": (1, 1, 3),
    "db_ad_happy_fun_ball.fountain": (1, 2, 16),
    "db_defaultscript.fountain": (13, 40, 236),
    "db_film_the_coffee_deal.fountain": (1, 2, 13),
    "eu_sample.fountain": (1, 4, 31),
    "fh_character.fountain": (7, 9, 35),
    "fh_example.fountain": (1, 2, 17),
    "fh_sections.fountain": (1, 0, 0),
    "fk_kitchen_sink.fountain": (3, 5, 23),
    "fk_structure.fountain": (2, 2, 12),
    "fp_coffee_shop.fountain": (1, 6, 28),
    "multi_language_test.fountain": (19, 9, 84),
    "nf_sample.fountain": (3, 22, 272),
    "ny_boneyard.fountain": (1, 0, 0),
    "ny_centeredtext.fountain": (1, 0, 0),
    "ny_dualdialogue.fountain": (1, 2, 2),
    "ny_indenting.fountain": (1, 2, 11),
    "ny_notes.fountain": (1, 0, 0),
    "ny_sceneheaders.fountain": (16, 0, 0),
    "ny_sectionheaders.fountain": (1, 0, 0),
    "ny_sections-complex.fountain": (2, 0, 0),
    "ny_simple.fountain": (3, 1, 2),
    "ny_transitions.fountain": (1, 0, 0),
    "of_00-hero.fountain": (2, 5, 18),
    "of_03-index-cards.fountain": (6, 1, 1),
    "of_05-pdf-export.fountain": (1, 7, 25),
    "rf_sample-01.fountain": (1, 1, 1),
    "rf_sample-02.fountain": (3, 2, 9),
    "rf_sample-03.fountain": (1, 1, 3),
    "rf_sample-04.fountain": (2, 4, 35),
    "rs_sample-08.fountain": (4, 6, 71),
    "sp_boneyard.fountain": (2, 0, 0),
    "sp_dialogue.fountain": (1, 2, 8),
    "sp_dual-dialogue.fountain": (1, 2, 2),
    "sp_forced-action.fountain": (1, 0, 0),
    "sp_indentation.fountain": (1, 0, 0),
    "sp_notes.fountain": (1, 0, 0),
    "sp_simple.fountain": (1, 3, 10),
    "sp_title-page.fountain": (1, 0, 0),
    "sp_utf-8-bom.fountain": (1, 3, 10),
    "sr_coffee_shop_with_metadata.fountain": (2, 4, 20),
    "sr_no_metadata.fountain": (1, 0, 0),
    "sr_parser_test.fountain": (2, 2, 9),
    "sr_props_test_script.fountain": (3, 10, 76),
    "sr_s01e01_pilot.fountain": (1, 0, 0),
    "the_sting_of_truth.fountain": (38, 337, 4124),
    "ws_screenplay.fountain": (1, 5, 61),
    "ww_action.fountain": (1, 1, 10),
    "ww_boneyards.fountain": (2, 1, 13),
    "ww_character.fountain": (1, 17, 45),
    "ww_dialogue.fountain": (1, 4, 31),
    "ww_formatted.fountain": (1, 0, 0),
    "ww_lyrics.fountain": (1, 2, 13),
    "ww_notes.fountain": (1, 1, 8),
    "ww_pagebreak.fountain": (1, 1, 13),
    "ww_parenthetical.fountain": (1, 4, 29),
    "ww_sceneheading.fountain": (5, 2, 4),
    "ww_testfdx-fd.fountain": (2, 4, 29),
}


def _plain_cues(text: str) -> int:
    """Lines in capitals after an empty line and before a full one, or forced by `@`."""
    bare = re.sub(r"/\*.*?\*/|\[\[.*?\]\]", "", text, flags=re.DOTALL)
    lines = ["", *(line.strip() for line in bare.replace("\r\n", "\n").split("\n")), ""]
    found = 0
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        name = re.sub(r"\([^)]*\)", "", line).strip(" ^")
        capitals = name.isupper() and re.match(r"^(?:INT|EXT|EST|I/E)[. /]|[.>!#=~]", name) is None
        spoken = after and not before and not name.endswith("TO:")
        found += bool(spoken and (capitals or re.match(r"@\w", line)))
    return found


def _counts(path: Path) -> tuple[int, int, int]:
    script = parse(decode(path.read_bytes(), path.name), path.name)
    told = read(path)
    cues = sum(isinstance(element, elements.Character) for element in script.elements)
    return len(told.scenes), cues, sum(len(line.text.split()) for line in told.lines())


@pytest.mark.parametrize("name", sorted(TABLE))
def test_each_real_screenplay_has_its_scenes_cues_and_words(corpus: Path, name: str) -> None:
    assert _counts(corpus / "screenplays" / name) == TABLE[name]


def test_the_cues_are_those_that_a_plain_rule_finds(corpus: Path) -> None:
    found = {}
    for name in TABLE:
        text = decode((corpus / "screenplays" / name).read_bytes(), name)
        found[name] = _plain_cues(text)
    assert found == {name: cues for name, (_, cues, _) in TABLE.items()}


def test_every_spoken_word_is_in_a_line(corpus: Path) -> None:
    for name in ("big_fish.fountain", "brick_and_steel.fountain", "the_sting_of_truth.fountain"):
        path = corpus / "screenplays" / name
        script = parse(decode(path.read_bytes(), name), name)
        typed = [e.text for e in script.elements if isinstance(e, elements.Dialogue)]
        letters = sum(len(re.findall(r"\w", text.replace("_", ""))) for text in typed)
        spoken = sum(len(re.findall(r"\w", line.text)) for line in read(path).lines())
        assert abs(spoken - letters) <= letters * 0.002
