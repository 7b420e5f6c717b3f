"""Final Draft files in: what each paragraph means, and what becomes of hostile files."""

import resource
import subprocess
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenplay.elements import Element
from screenplay.errors import BrokenScript, EmptyScript, ScreenplayError, UnreadableScript
from screenplay.fdx.reading import read_fdx
from screenplay.fdx.telling import is_final_draft
from screenplay.fdx.words import told
from screenplay.fountain import parse, parse_bytes
from screenplay.read import read, read_script

DEEP = b"<FinalDraft><Content>" + b"<Paragraph>" * 100_000
BOMB = (
    b'<!DOCTYPE FinalDraft [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    b"<FinalDraft><Content><Paragraph><Text>&b;</Text></Paragraph></Content></FinalDraft>"
)
THIEF = (
    b'<!DOCTYPE FinalDraft [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    b"<FinalDraft><Content><Paragraph><Text>&a;</Text></Paragraph></Content></FinalDraft>"
)


def document(*paragraphs: str, more: str = "") -> bytes:
    inner = "\n".join(paragraphs)
    return f"<FinalDraft Version='4'><Content>\n{inner}\n</Content>{more}</FinalDraft>".encode()


def paragraph(kind: str, text: str, more: str = "", runs: str = "") -> str:
    return f'<Paragraph Type="{kind}"{more}><Text{runs}>{text}</Text></Paragraph>'


def says(elements: tuple[Element, ...]) -> list[tuple[str, ...]]:
    return [told(element) for element in elements]


def reads_as(fountain: str, *paragraphs: str) -> None:
    """Assert that paragraphs read as the elements of a Fountain text, and print as such."""
    script = read_fdx(document(*paragraphs))
    assert says(script.elements) == says(parse(fountain).elements)
    assert says(parse(script.text).elements) == says(script.elements)


def test_a_scene_of_every_common_type() -> None:
    reads_as(
        "INT. HALL - DAY #3B#\n\nRain.\n\nANNA (V.O.)\n(low)\nHush.\n\nCUT TO:\n",
        paragraph("Scene Heading", "INT. HALL - DAY", ' Number="3B"'),
        paragraph("Action", "Rain."),
        paragraph("Character", "ANNA (V.O.)"),
        paragraph("Parenthetical", "(low)"),
        paragraph("Dialogue", "Hush."),
        paragraph("Transition", "CUT TO:"),
    )


@pytest.mark.parametrize(
    ("kind", "text", "fountain"),
    [
        ("Shot", "ANGLE ON THE DOOR", "ANGLE ON THE DOOR"),
        ("General", "A word.", "A word."),
        ("Cast List", "ANNA, BEN", "ANNA, BEN"),
        ("A Type of Tomorrow", "Kept.", "Kept."),
        ("", "Untyped.", "Untyped."),
        ("Lyrics", "La la\nlo lo", "~La la\n~lo lo"),
        ("Singing", "La la", "~La la"),
        ("New Act", "ACT TWO", ">ACT TWO<"),
        ("End of Act", "END OF ACT", ">END OF ACT<"),
        ("Show/Ep.", "The Quay", ">The Quay<"),
        ("Outline 1", "Act", "# Act"),
        ("Outline 4", "Beat", "#### Beat"),
        ("Outline Body", "They meet.", "= They meet."),
        ("Scene Heading", "MONTAGE", ".MONTAGE"),
        ("Scene Heading", "INT. HALL\n- DAY", "INT. HALL - DAY"),
        ("Transition", "FADE OUT.", "> FADE OUT."),
        ("Action", "INT. IS NO HEADING HERE", "!INT. IS NO HEADING HERE"),
        ("Action", "CUT TO:", "!CUT TO:"),
        ("Action", "~wave~", "!~wave~"),
        ("Action", "One.\n\nTwo.", "One.\n\nTwo."),
        ("Action", "\tIndented\n  twice", "    Indented\n  twice"),
        ("Action", "5 * 4 * 3", "5 * 4 * 3"),
        ("Action", "a *b* c", "a \\*b\\* c"),
        ("Action", "no\u00a0break", "no\u00a0break"),
    ],
)
def test_types_that_fountain_tells_otherwise(kind: str, text: str, fountain: str) -> None:
    reads_as(f"{fountain}\n", paragraph(kind, text))


@pytest.mark.parametrize(
    ("cue", "fountain"),
    [
        ("ANNA", "ANNA"),
        ("Anna McKay", "@Anna McKay"),
        ("ANNA (V.O.) (CONT'D)", "ANNA (V.O.) (CONT'D)"),
        ("АННА", "АННА"),
        ("23", "@23"),
    ],
)
def test_cues_are_split_as_fountain_splits_them(cue: str, fountain: str) -> None:
    reads_as(f"{fountain}\nYes.\n", paragraph("Character", cue), paragraph("Dialogue", "Yes."))


def test_speech_in_several_paragraphs_is_one() -> None:
    reads_as(
        "ANNA\nOne.\nTwo.\n(low)\nThree.\n",
        paragraph("Character", "ANNA"),
        paragraph("Dialogue", "One."),
        paragraph("Dialogue", ""),
        paragraph("Dialogue", "Two."),
        paragraph("Parenthetical", "low"),
        paragraph("Dialogue", "Three."),
    )


def test_lines_within_dialogue_that_fountain_reads_otherwise() -> None:
    reads_as(
        "ANNA\nOne.\n(low)\n~La\nTwo.\n",
        paragraph("Character", "ANNA"),
        paragraph("Dialogue", "One.\n(low)\n~La\nTwo."),
    )


def test_a_cue_without_speech_and_speech_without_cue_are_action() -> None:
    reads_as(
        "ANNA\n\nRain.\n\nNobody says this.\n",
        paragraph("Character", "ANNA"),
        paragraph("Action", "Rain."),
        paragraph("Dialogue", "Nobody says this."),
    )


def test_speeches_side_by_side() -> None:
    pair = "".join(
        (paragraph("Character", "ANNA"), paragraph("Dialogue", "Yes."),
         paragraph("Character", "BEN"), paragraph("Dialogue", "No."))
    )  # fmt: skip
    reads_as(
        "ANNA\nYes.\n\nBEN ^\nNo.\n",
        f"<Paragraph><DualDialogue>{pair}</DualDialogue></Paragraph>",
    )


def test_pages_and_places() -> None:
    reads_as(
        "===\n\n>THE END<\n\nANNA\nOne.\nTwo.\n",
        paragraph("Action", "THE END", ' Alignment="Center" StartsNewPage="Yes"'),
        paragraph("Character", "ANNA"),
        paragraph("Dialogue", "One."),
        paragraph("Dialogue", "Two.", ' StartsNewPage="Yes"'),
    )


def test_notes_summaries_and_omitted_scenes() -> None:
    note = "<ScriptNote ID='1'><Paragraph><Text>one</Text></Paragraph></ScriptNote>"
    summary = "<SceneProperties><Summary><Paragraph><Text>They meet.</Text></Paragraph></Summary>"
    cut = "<OmittedScene><Paragraph><Text>EXT. YARD</Text></Paragraph></OmittedScene>"
    reads_as(
        "INT. HALL - DAY\n\n= They meet.\n\nRain. [[one]]\n\n.OMITTED\n\n/* EXT. YARD */\n",
        f"<Paragraph Type='Scene Heading'>{summary}</SceneProperties>"
        "<Text>INT. HALL - DAY</Text></Paragraph>",
        f"<Paragraph Type='Action'>{note}<Text>Rain.</Text></Paragraph>",
        f"<Paragraph Type='Scene Heading'><Text>OMITTED</Text>{cut}</Paragraph>",
    )


def test_styles_become_marks() -> None:
    runs = (
        "<Text>A </Text><Text Style='Bold'>very </Text><Text Style='Bold+Italic'>old</Text>"
        "<Text AdornmentStyle='-1'> dog</Text><Text Style='AllCaps'> barks</Text>"
        "<Text Style='Underline'>\nloud \n</Text><Text Style='Strikeout'>now</Text>"
    )
    reads_as(
        "A **very *old*** dog BARKS\n_loud_\nnow\n",
        f"<Paragraph Type='Action'>{runs}</Paragraph>",
    )


def test_a_heading_in_bold_is_a_heading() -> None:
    reads_as(
        "INT. HALL - DAY\n", paragraph("Scene Heading", "INT. HALL - DAY", "", " Style='Bold'")
    )


def test_elements_know_their_line_and_column() -> None:
    script = read_fdx(document(paragraph("Action", "One."), "  " + paragraph("Action", "Two.")))
    assert [(e.source.line, e.source.column) for e in script.elements] == [(2, 1), (3, 3)]


def test_what_fountain_cannot_say_is_kept() -> None:
    script = read_fdx(
        document(paragraph("Action", "Rain.", ' Color="#F00"'), more="<Revisions/><TagData/>")
    )
    kept = [extra.data for extra in script.extras]
    assert any("Color" in data for data in kept)
    assert "<Revisions/>" in kept
    assert "<TagData/>" in kept


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(encoding: str) -> None:
    text = document(paragraph("Action", "Café 日本")).decode()
    data = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>{text}'.encode(
        encoding
    )
    [element] = read_script(data, "odd-name.fountain").elements
    assert element.text == "Café 日本"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "damaged"),
        (b"<FinalDraft><Content>", "damaged"),
        (b"<FinalDraft>\n<Content></Wrong>", "line 2"),
        (document(paragraph("Action", "Rain."))[:-30], "damaged"),
        (b"INT. HALL - DAY", "damaged"),
        (b"<html><body/></html>", "<html>"),
        (b"<FinalDraft/>", "without <Content>"),
        (b'<?xml version="1.0" encoding="UTF-8"?><FinalDraft>\xe9</FinalDraft>', "damaged"),
        (b'<?xml version="1.0" encoding="klingon"?><FinalDraft/>', "klingon"),
        (b'<?xml version="1.0" encoding="shift_jis"?><FinalDraft/>', "decoded"),
        (DEEP, "nested"),
        (BOMB, "entities"),
        (THIEF, "entities"),
    ],
)
def test_broken_and_hostile_files_are_refused(data: bytes, words: str) -> None:
    with pytest.raises(BrokenScript) as refused:
        read_fdx(data, "bad.fdx")
    message = str(refused.value)
    assert "bad.fdx" in message
    assert words in message
    assert "; " in message, "a remedy follows"
    assert refused.value.exit_code == 2


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for given_data in (data, b"<FinalDraft><Content>" + data + b"</Content></FinalDraft>"):
        with suppress(BrokenScript):
            assert read_fdx(given_data).path == "script.fdx"


def seconds_at_most(seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


@pytest.mark.parametrize(
    "paragraphs",
    [
        "P('Character', 'ANNA') + P('Dialogue', 'Yes.') * 20_000",
        "P('Character', 'ANNA') * 10_000",
        "'<Paragraph>' + '<ScriptNote><Text>x</Text></ScriptNote>' * 40_000 + '</Paragraph>'",
        "'<Paragraph>' + '<Text Style=\"Bold\">a</Text><Text>b</Text>' * 30_000 + '</Paragraph>'",
        "P('Action', '*_' * 60_000)",
        "P('Action', 'a\\n\\n' * 20_000)",
        "P('Action', 'word ' * 1_000_000)",
        "'<Paragraph/>' * 60_000",
    ],
)
def test_large_files_take_no_more_than_their_share(paragraphs: str) -> None:
    """Time that grew with the square of the length would pass the limit many times over."""
    code = (
        "from screenplay.fdx.reading import read_fdx\nfrom screenplay.fdx.writing import to_fdx\n"
        "P = '<Paragraph Type=\"{}\"><Text>{}</Text></Paragraph>'.format\n"
        f"data = '<FinalDraft><Content>' + {paragraphs} + '</Content></FinalDraft>'\n"
        "to_fdx(read_fdx(data.encode()))"
    )
    limited = partial(seconds_at_most, 60)
    subprocess.run([sys.executable, "-c", code], check=True, preexec_fn=limited)


def test_final_draft_is_known_by_its_content(tmp_path: Path) -> None:
    assert is_final_draft(b"<FinalDraft/>")
    assert is_final_draft(b'\xef\xbb\xbf\n<?xml version="1.0"?><!-- x --><FinalDraft/>')
    assert not is_final_draft(b"INT. HALL - DAY\n\nA <FinalDraft> on the screen.")
    assert not is_final_draft(b"")
    path = tmp_path / "named.fountain"
    path.write_bytes(
        document(paragraph("Scene Heading", "INT. HALL - DAY"), paragraph("Action", "Rain."))
    )
    assert [scene.heading.text for scene in read(path).scenes] == ["INT. HALL - DAY"]


def test_other_xml_and_empty_documents() -> None:
    with pytest.raises(UnreadableScript, match="not of Final Draft"):
        read_script(b"<?xml version='1.0'?><svg/>", "x.svg")
    with pytest.raises(ScreenplayError, match="empty"):
        read_script(b" \n", "x.fdx")


def test_a_document_without_a_scene_cannot_be_filmed(tmp_path: Path) -> None:
    path = tmp_path / "empty.fdx"
    path.write_bytes(document())
    with pytest.raises(EmptyScript, match=r"empty\.fdx"):
        read(path)


# The same scripts in both formats. Where a pair differs, the files themselves do.
TWINS = (
    "aw_note", "aw_synopsis", "brick_and_steel", "rf_sample-01", "rf_sample-02", "sp_dialogue",
    "sp_dual-dialogue", "sp_forced-action", "sp_indentation", "sp_simple", "ww_testfdx-fd",
)  # fmt: skip


def unforced(elements: tuple[Element, ...]) -> list[tuple[str, ...]]:
    """Elements but for marks that were typed without need."""
    return [element[:-1] for element in says(elements)]


@pytest.mark.parametrize("stem", TWINS)
def test_twins_have_the_same_elements(corpus: Path, stem: str) -> None:
    folder = corpus / "screenplays"
    script = read_fdx((folder / f"{stem}.fdx").read_bytes(), f"{stem}.fdx")
    twin = parse_bytes((folder / f"{stem}.fountain").read_bytes(), stem)
    assert unforced(script.elements) == unforced(twin.elements)


def test_a_long_twin_has_the_same_elements(corpus: Path) -> None:
    """Its Fountain has curly quotes, a page break and two headings that its other form lacks."""
    folder = corpus / "screenplays"
    script = read_fdx((folder / "big_fish.fdx").read_bytes(), "big_fish.fdx")
    twin = parse_bytes((folder / "big_fish.fountain").read_bytes(), "big_fish.fountain")
    straight = str.maketrans("’‘“”", "''\"\"")
    ours, theirs = (
        [tuple(word.translate(straight) for word in element) for element in unforced(elements)]
        for elements in (script.elements, twin.elements)
    )
    theirs = [element for element in theirs if element[0] != "PageBreak"]
    differing = [pair for pair in zip(ours, theirs, strict=True) if pair[0] != pair[1]]
    assert [(mine[0], other[0]) for mine, other in differing] == [("Action", "SceneHeading")] * 2


def test_every_sample_reads_as_its_own_fountain(corpus: Path) -> None:
    for path in sorted((corpus / "screenplays").glob("*.fdx")):
        script = read_fdx(path.read_bytes(), path.name)
        assert says(parse(script.text).elements) == says(script.elements), path.name
