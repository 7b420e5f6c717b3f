"""What looks wrong in a script: each fault at its place, and what is right left alone."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenplay.diagnostics import Diagnostic, Severity, diagnose
from screenplay.fountain import parse
from screenplay.read import read_screenplay, read_script
from tests.screenplay.fdx.documents import fountain_texts

TALK = """INT. LIGHTHOUSE - NIGHT

Rain on the glass.

NORA
Who keeps the lamp?

EZRA
I do.

"""
FAULTS = [  # text after TALK, code, line after TALK, column, length
    ("The sea [[too calm?\n", "unclosed-note", 1, 9, 2),
    ("The sea [[too\n\ncalm?]] rises.\n", "unclosed-note", 1, 9, 2),
    ("The sea too]] rises.\n", "stray-note-end", 1, 12, 2),
    ("[[one [[two]] three\n", "nested-note", 1, 7, 2),
    ("The sea /* too calm\n\nrises.\n", "unclosed-boneyard", 1, 9, 2),
    ("The sea */ rises.\n", "stray-boneyard-end", 1, 9, 2),
    ("/* old /* older */ old */\n", "nested-boneyard", 1, 8, 2),
    ("The sea *rises.\n", "unclosed-emphasis", 1, 9, 1),
    ("The sea **rises*.\n", "unclosed-emphasis", 1, 9, 2),
    ("It _rises\nand falls_.\n", "unclosed-emphasis", 1, 4, 1),
    ("The waves** rise.\n", "unclosed-emphasis", 1, 10, 2),
    ("NORA\n\nHe nods.\n", "cue-without-dialogue", 1, 1, 4),
    ("CAPTAIN (O.S.)\n\nHe nods.\n", "cue-without-dialogue", 1, 1, 14),
    ("@McAvoy\n\nHe nods.\n", "cue-without-dialogue", 1, 1, 7),
    ("NORA\n(nods)\n\nRain.\n", "cue-without-dialogue", 1, 1, 4),
    ("NORA\nGo.\nEZRA\nNo.\n", "cue-needs-blank-line", 3, 1, 4),
    ("He turns.\nEZRA\nNo.\n", "cue-needs-blank-line", 2, 1, 4),
    ("Ezra\nNo.\n", "cue-needs-capitals", 1, 1, 4),
    ("Rain.\n\nNORA ^\nNo.\n", "caret-without-partner", 3, 1, 6),
    ("NORA (V.O.\nNo.\n", "unclosed-bracket", 1, 1, 10),
    ("NORA\n(low, to\nherself)\nNo.\n", "unclosed-bracket", 2, 1, 8),
    ("NORA\nNo.\n\n(beat)\n\nNORA\nYes.\n", "direction-outside-speech", 4, 1, 6),
    ("THE DOOR FLIES OPEN!\nRain comes in.\n", "action-read-as-cue", 1, 1, 20),
    ("EXT. PIER - DAY\nGulls.\n", "heading-needs-blank-line", 1, 1, 15),
    ("Rain.\nEXT. PIER - DAY\n\nGulls.\n", "heading-needs-blank-line", 2, 1, 15),
    ("NORA\nNo.\nEXT. PIER - DAY\n\nGulls.\n", "heading-needs-blank-line", 3, 1, 15),
    ("Ext. pier - day\nGulls.\n", "heading-needs-blank-line", 1, 1, 15),
    ("ETX. PIER - DAY\n\nGulls.\n", "looks-like-heading", 1, 1, 15),
    ("INTERIOR: PIER\n\nGulls.\n", "looks-like-heading", 1, 1, 14),
    ("INT, PIER\n\nGulls.\n", "looks-like-heading", 1, 1, 9),
    ("THE PIER - DAY\n\nGulls.\n", "looks-like-heading", 1, 1, 14),
    ("THE PIER - DAY\nGulls.\n", "looks-like-heading", 1, 1, 14),
    ("CUT TO: \n\nRain.\n", "transition-read-as-action", 1, 1, 7),
    ("Cut to:\n\nRain.\n", "transition-read-as-action", 1, 1, 7),
    ("Rain.\nCUT TO:\n\nRain.\n", "transition-read-as-action", 2, 1, 7),
    ("NORA\nNo.\nCUT TO:\n\nRain.\n", "transition-spoken", 3, 1, 7),
    ("EXT. PIER #4#\n\nGulls.\n\nEXT. DUNE #4#\n\nSand.\n", "scene-number-twice", 5, 1, 13),
    ("EXT. PIER - DAY\n\nEXT. DUNE - DAY\n\nSand.\n", "empty-scene", 1, 1, 15),
    ("A map:\tthe bay.\n", "tab-in-line", 1, 1, 15),
    ("A ma\u200bp.\n", "invisible-letter", 1, 5, 1),
    ("Itâ€™s late.\n", "damaged-letter", 1, 3, 3),
    ("Rain.\r\nWind.\n", "mixed-line-ends", 2, 6, 0),
    ("EXT. HARBOUR - DAY\n\nSea.\n\nEXT. HARBOR - DAY\n\nSea.\n", "near-places", 5, 1, 17),
]
RIGHT = [  # text after TALK in which nothing is wrong
    "He dialed *69 and then *23, and hung up. 5*3 is f***ing 15, snake_case, ____.\n",
    "\\*No\\* *yes* **yes** ***yes*** _yes_ * no *\n",
    "*one* or */ two*\n",
    "She finds\n\nEZRA\n\nasleep on the stairs.\n",
    "!NORA\n\nFADE OUT.\n",
    "NORA\n(low)\nNo.\n\nNORA (V.O.)\nNo.\n\nEZRA ^\nYes.\n",
    "NORA\nEZRA\n\nSmoke.\n",
    "(They were both there.)\n",
    "LATER\n\n.LATER\n\n> FADE OUT.\n\n> THE END <\n",
    "EXT. PIER - DAY\n= The pier.\n\nGulls.\n\nEST. PIER\n\nOMITTED\n",
    "Every day - day after day - he waits.\n\nIt was dark. Later.\n",
    "[[one [two]]] /* cut\n\nout */ Rain.\n",
    "MRS. O'DAY-SMITH JR.\nNo.\n\n  NORA\n\tNo.\n",
]


def found(text: str) -> tuple[Diagnostic, ...]:
    return diagnose(parse(text))


@pytest.mark.parametrize(("text", "code", "line", "column", "length"), FAULTS)
def test_each_fault_is_found_alone_and_at_its_place(
    text: str, code: str, line: int, column: int, length: int
) -> None:
    before = "" if "\r" in text else TALK
    told = found(before + text)
    line += before.count("\n")
    assert [(d.code, d.line, d.column, d.length) for d in told] == [(code, line, column, length)]
    assert told[0].message
    assert told[0].remedy


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert found(TALK + text) == ()


def test_a_name_that_is_nearly_another() -> None:
    told = found(TALK + "EZRA\nNo.\n\n" * 7 + "GIDEON\nYes.\n\n" * 6 + "GIDOEN\nYes.\n")
    assert [d.code for d in told] == ["near-names"]
    assert "GIDOEN" in told[0].message.upper()
    assert told[0].line == TALK.count("\n") + 7 * 3 + 6 * 3 + 1


def test_keys_of_the_title_page() -> None:
    told = found("Tilte: The Lamp\nAuthor: A\nAuthor: B\nShoe size: 9\n\n" + TALK)
    assert [(d.code, d.line, d.length) for d in told] == [
        ("title-key", 1, 5), ("title-key-twice", 3, 6),
    ]  # fmt: skip
    assert "title" in told[0].remedy


def test_nothing_to_film() -> None:
    assert [d.code for d in found("Title: The Lamp\n")] == ["nothing-to-film"]


def test_diagnostics_come_in_file_order() -> None:
    told = found(TALK + "".join(text + "\n" for text, *_ in FAULTS if "\r" not in text))
    places = [(d.line, d.column) for d in told]
    assert len(places) > 20
    assert places == sorted(places)


def test_places_hold_beside_notes_and_boneyards() -> None:
    told = found(TALK + "[[a]] /* b */ The *sea\n[[a line]]\n/* x */ Rain _falls\n")
    line = TALK.count("\n")
    assert [(d.line, d.column) for d in told] == [(line + 1, 19), (line + 3, 14)]


@given(fountain_texts())
def test_every_place_is_in_the_file(text: str) -> None:
    script = parse(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for told in diagnose(script):
        assert 1 <= told.line <= len(lines)
        assert 1 <= told.column <= len(lines[told.line - 1]) + 1
        assert told.code
        assert told.remedy


@given(st.text(st.sampled_from("*_[]/ \n(A)^.:IN"), max_size=60))
def test_no_text_raises(text: str) -> None:
    for told in diagnose(parse(text)):
        assert told.line >= 1


FINAL_DRAFT = """<?xml version="1.0" encoding="UTF-8"?>
<FinalDraft DocumentType="Script" Version="5"><Content>
<Paragraph Type="Scene Heading"><Text>INT. HUT - DAY</Text></Paragraph>
<Paragraph Type="Character"><Text>NORA</Text></Paragraph>
<Paragraph Type="Dialogue"><Text>No *stars [[here.</Text></Paragraph>
<Paragraph Type="Action"><Text>EXT/INT. PORCH - DAY</Text></Paragraph>
<Paragraph Type="Action"><Text>Rain.</Text></Paragraph>
<Paragraph Type="Character"><Text>NORA</Text></Paragraph>
<Paragraph Type="Scene Heading"><Text>EXT. PIER - DAY</Text></Paragraph>
<Paragraph Type="Action"><Text>Gulls.</Text></Paragraph>
</Content></FinalDraft>
"""


def test_final_draft_by_the_lines_of_its_xml() -> None:
    told = diagnose(read_script(FINAL_DRAFT.encode(), "hut.fdx"))
    assert [(d.code, d.line) for d in told] == [
        ("looks-like-heading", 6),
        ("cue-without-dialogue", 8),
    ]


OURS = sorted(
    path
    for folder in ("examples", "tests/screenplay/keys")
    for path in (Path(__file__).parents[2] / folder).glob("*.fountain")
)


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_our_own_scripts_are_clean(path: Path) -> None:
    assert diagnose(read_screenplay(path)) == ()


CLEAN = (  # professional scripts, and those of other tools' makers, in which nothing is wrong
    "brick_and_steel_crlf.fountain",
    "brick_and_steel.fdx",
    "the_sting_of_truth.fountain",
    "multi_language_test.fountain",
    "fk_kitchen_sink.fountain",
    "fp_coffee_shop.fountain",
    "sr_props_test_script.fountain",
    "fh_character.fountain",
)
BIG_FISH = {  # line: emphasis that runs over lines, and a road spelled two ways
    2751: "unclosed-emphasis",
    2765: "unclosed-emphasis",
    2782: "unclosed-emphasis",
    3484: "near-places",
}


@pytest.mark.parametrize("name", CLEAN)
def test_no_false_alarm(corpus: Path, name: str) -> None:
    assert diagnose(read_screenplay(corpus / "screenplays" / name)) == ()


@pytest.mark.parametrize("name", ["big_fish.fountain", "big_fish_crlf.fountain"])
def test_a_whole_film_has_four(corpus: Path, name: str) -> None:
    told = diagnose(read_screenplay(corpus / "screenplays" / name))
    assert {d.line: d.code for d in told} == BIG_FISH
    assert [d.severity for d in told] == [*[Severity.WARNING] * 3, Severity.HINT]
