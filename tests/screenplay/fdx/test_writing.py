"""Final Draft files: what goes out comes back, in both directions."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenplay.elements import (
    Action,
    Centered,
    Character,
    Dialogue,
    Element,
    Extra,
    Note,
    PageBreak,
    SceneHeading,
    Screenplay,
    Section,
    Synopsis,
    TitleEntry,
    Transition,
)
from screenplay.fdx.markup import Markup, parse_markup, print_markup
from screenplay.fdx.reading import read_fdx
from screenplay.fdx.title_page import same_entries
from screenplay.fdx.words import told
from screenplay.fdx.writing import to_fdx
from screenplay.fountain import parse, parse_bytes
from screenplay.scene_graph import Source
from tests.screenplay.fdx.documents import fdx_documents, fountain_texts

HERE = Source(line=1)
SCRIPT = """Title: The Long Quay
Author: Ada Finch

# Act One

INT. BOAT HOUSE - DAY #7A#

= Mara finds the key.

Rain *drums* on the **tin** roof. [[check the sound]]

MARA (V.O.) (CONT'D)
(to herself)
Where is it?
Where?

/* an old line */

>THE QUAY<

===

> FADE TO BLACK.

.LATER

~La la

MARA
No.

TOM ^
Yes.
"""


def says(elements: "tuple[Element, ...]") -> list[tuple[str, ...]]:
    return [told(element) for element in elements]


def by_hand(*elements: Element, extras: tuple[Extra, ...] = ()) -> Screenplay:
    return Screenplay(elements, (), "", "made.fountain", extras=extras)


def content(data: bytes) -> list[Markup]:
    found = parse_markup(data, "made.fdx").first("Content")
    assert found is not None
    return [*found.elements()]


def test_a_script_in_final_drafts_own_words() -> None:
    paragraphs = content(to_fdx(parse(SCRIPT)))
    assert [(p.attributes.get("Type"), "".join(t.words() for t in p.all("Text")))
            for p in paragraphs] == [
        ("Outline 1", "Act One"),
        ("Scene Heading", "INT. BOAT HOUSE - DAY"),
        ("Action", "Rain drums on the tin roof."),
        ("Character", "MARA (V.O.) (CONT'D)"),
        ("Parenthetical", "(to herself)"),
        ("Dialogue", "Where is it?\nWhere?"),
        ("Action", "THE QUAY"),
        ("Transition", "FADE TO BLACK."),
        ("Scene Heading", "LATER"),
        ("Lyrics", "La la"),
        (None, ""),
    ]  # fmt: skip
    assert paragraphs[1].attributes["Number"] == "7A"
    assert paragraphs[6].attributes["Alignment"] == "Center"
    assert paragraphs[7].attributes["StartsNewPage"] == "Yes"
    styles = [text.attributes.get("Style", "") for text in paragraphs[2].all("Text")]
    assert styles == ["", "Italic", "", "Bold", ""]
    pair = paragraphs[10].first("DualDialogue")
    assert pair is not None
    kinds = [p.attributes["Type"] for p in pair.elements()]
    assert kinds == ["Character", "Dialogue", "Character", "Dialogue"]


def test_synopsis_note_and_boneyard_have_a_place() -> None:
    root = parse_markup(to_fdx(parse(SCRIPT)), "made.fdx")
    printed = print_markup(root)
    assert "<Summary>" in printed
    notes = root.first("ScriptNotes")
    assert notes is not None
    told_notes = [(note.attributes["Name"], print_markup(note)) for note in notes.elements()]
    assert [name for name, _ in told_notes] == ["", "Boneyard"]
    assert "check the sound" in told_notes[0][1]
    assert "an old line" in told_notes[1][1]


def test_a_new_document_has_what_final_draft_opens() -> None:
    data = to_fdx(parse(SCRIPT))
    assert data.startswith(b'<?xml version="1.0" encoding="UTF-8" standalone="no" ?>\n<FinalDraft ')
    root = parse_markup(data, "made.fdx")
    assert root.attributes == {"DocumentType": "Script", "Template": "No", "Version": "5"}
    settings = {part.attributes["Type"] for part in root.all("ElementSettings")}
    used = {p.attributes["Type"] for p in content(data) if "Type" in p.attributes}
    assert used <= settings
    assert to_fdx(parse(SCRIPT)) == data


def test_plain_scripts_need_no_words_of_our_own() -> None:
    assert b"Fountain" not in to_fdx(parse(SCRIPT))


@pytest.mark.parametrize(
    "text",
    [
        ".INT. HALL - DAY\n\n!Plain action.\n\n@BOB\nForced for nothing.\n\n> CUT TO:\n",
        "####### Seven deep\n\n###### Six\n",
        "_*odd*_ and *_even_* \\*not\\* a\\_b\n",
        "!\n\n~\n\n><\n\n=\n\n[[]]\n\n/**/\n",
        "[[first of all]]\n\n===\n\n[[after a break]]\n\n===\n\n===\n",
        "BOB\n===\n\nINT. HALL - DAY\n\n[[one]]\n\n= then this\n\n= and this\n",
        "ANNA\nOne.\n\n# a section\n\n= its synopsis\n\nBEN ^\nTwo.\n\nCY ^\nThree.\n",
        "!tail ]] of a note, [[ head\u2028of another\n\n= a\u2028b\n",
        "[[a note\u2028with a strange line end]]\n",
    ],
)
def test_what_final_draft_cannot_say_comes_back(text: str) -> None:
    script = parse(text)
    assert says(read_fdx(to_fdx(script)).elements) == says(script.elements)


@given(fountain_texts())
def test_every_fountain_element_comes_back(text: str) -> None:
    script = parse(text)
    data = to_fdx(script)
    back = read_fdx(data)
    assert says(back.elements) == says(script.elements)
    assert same_entries(back.title_page, script.title_page)
    assert to_fdx(back) == data


def test_every_file_of_the_corpus_comes_back(corpus: Path) -> None:
    files = sorted((corpus / "screenplays").glob("*.fountain"))
    assert len(files) > 50
    for path in files:
        script = parse_bytes(path.read_bytes(), path.name)
        back = read_fdx(to_fdx(script))
        assert says(back.elements) == says(script.elements), path.name
        assert same_entries(back.title_page, script.title_page), path.name


def test_every_final_draft_file_is_written_as_it_was(corpus: Path) -> None:
    files = sorted((corpus / "screenplays").glob("*.fdx"))
    assert len(files) > 10
    for path in files:
        data = path.read_bytes()
        again = to_fdx(read_fdx(data, path.name))
        assert parse_markup(again, path.name) == parse_markup(data, path.name), path.name


@given(fdx_documents())
def test_any_document_is_written_as_it_was(data: bytes) -> None:
    again = to_fdx(read_fdx(data))
    assert parse_markup(again, "again") == parse_markup(data, "data")


def test_an_edited_script_keeps_what_was_not_edited() -> None:
    original = (
        '<FinalDraft Version="6"><Content>'
        '<Paragraph Type="Action" Color="#F00"><Text RevisionID="2">Rain.</Text></Paragraph>'
        '<Paragraph Type="Action" Color="#0F0"><Text RevisionID="3">Wind.</Text></Paragraph>'
        "</Content><TagData><Tag>x</Tag></TagData></FinalDraft>"
    )
    script = read_fdx(original.encode())
    first, _ = script.elements
    edited = Screenplay(
        (first, Action(text="Sun.", source=HERE)), (), "", "x.fdx", extras=script.extras
    )
    data = to_fdx(edited)
    kept, new = content(data)
    assert kept.attributes == {"Type": "Action", "Color": "#F00"}
    assert new == Markup("Paragraph", {"Type": "Action"}, [Markup("Text", {}, ["Sun."])])
    assert b"<Tag>x</Tag>" in data
    assert says(read_fdx(data).elements) == says(edited.elements)


@pytest.mark.parametrize("cut", [slice(0, 0), slice(0, 1), slice(3, 5), slice(2, 9)])
@pytest.mark.parametrize("added", [0, 1, 60])
def test_edits_before_a_paragraph_take_nothing_from_it(cut: slice, added: int) -> None:
    """Twelve coloured paragraphs, one of them said again; some cut, others put in front."""
    typed = [f"Line {n % 11}." for n in range(12)]
    script = read_fdx(
        "<FinalDraft><Content>{}</Content></FinalDraft>".format(
            "".join(
                f"<Paragraph Type='Action' Color='{n}'><Text>{line}</Text></Paragraph>"
                for n, line in enumerate(typed)
            )
        ).encode()
    )
    elements = [*script.elements]
    colours = [str(n) for n in range(12)]
    del elements[cut], colours[cut]
    new = [Action(text=f"New {n}.", source=HERE) for n in range(added)]
    edited = Screenplay((*new, *elements), (), "", "x.fdx", extras=script.extras)
    written = content(to_fdx(edited))
    assert says(read_fdx(to_fdx(edited)).elements) == says(edited.elements)
    kept = [p.attributes["Color"] for p in written if "Color" in p.attributes]
    assert [colour for colour in kept if colour not in "011"] == [
        colour for colour in colours if colour not in "011"
    ]


_MAY_GO = Action | SceneHeading | Transition | Centered | PageBreak | Section | Synopsis | Note


@given(fdx_documents(listing_notes=False), st.sets(st.integers(0, 15)), st.integers(0, 9))
def test_any_document_may_be_edited(data: bytes, cut: set[int], at: int) -> None:
    script = read_fdx(data)
    elements = [
        element
        for index, element in enumerate(script.elements)
        if index not in cut or not isinstance(element, _MAY_GO)
    ]
    elements.insert(at, Action(text="New.", source=HERE))
    edited = Screenplay(tuple(elements), (), "", "x.fdx", extras=script.extras)
    assert says(read_fdx(to_fdx(edited)).elements) == says(edited.elements)


def test_a_changed_title_page_is_written_anew() -> None:
    original = (
        "<FinalDraft><Content/><TitlePage><Content><Paragraph Alignment='Center'>"
        "<Text Font='Optima'>OLD</Text></Paragraph></Content></TitlePage></FinalDraft>"
    )
    script = read_fdx(original.encode())
    assert "Optima" in to_fdx(script).decode()
    title = (TitleEntry("Title", ("NEW",), HERE),)
    renamed = Screenplay(script.elements, title, "", "x.fdx", extras=script.extras)
    assert "Optima" not in to_fdx(renamed).decode()
    assert read_fdx(to_fdx(renamed)).credit("title") == "NEW"


def test_elements_that_no_fountain_gives_come_back_too() -> None:
    script = by_hand(
        Dialogue(text="Who speaks?", source=HERE),
        Character(text="ANNA", source=HERE, dual="left"),
        Dialogue(text="I do.", source=HERE),
        PageBreak(source=HERE),
        Section(text="Nine", source=HERE, depth=9),
        SceneHeading(text="???", source=HERE, forced=True),
        Character(text="BEN", source=HERE),
    )
    assert says(read_fdx(to_fdx(script)).elements) == says(script.elements)


@pytest.mark.parametrize(
    ("typed", "seen"),
    [("a\0b", "a␀b"), ("\x1b[1m", "␛[1m"), ("a\x0cb", "a␌b"), ("\ud800", "�"), ("\ufffe", "�")],
)
def test_what_xml_cannot_hold_is_shown(typed: str, seen: str) -> None:
    [element] = read_fdx(to_fdx(by_hand(Action(text=typed, source=HERE)))).elements
    assert element.text == seen


def test_hints_are_believed_only_while_the_words_are_theirs() -> None:
    data = to_fdx(parse("!Plain action.\n"))
    assert b'FountainForced="Yes"' in data
    edited = data.replace(b">Plain action.<", b">Something else.<")
    [element] = read_fdx(edited).elements
    assert told(element) == told(Action(text="Something else.", source=HERE))


def test_notes_of_a_list_stay_where_they_hang() -> None:
    [before, after] = [
        [print_markup(part) for part in _notes(data)]
        for data in (_LISTED, to_fdx(read_fdx(_LISTED)))
    ]
    assert after == before
    assert says(read_fdx(_LISTED).elements) == says(
        parse("Hum 😀.\n\n[[on the first]]\n\nGo.\n\n[[on the word]]\n").elements
    )


_LISTED = (
    "<FinalDraft Version='6'><Content><Paragraph Type='Action'><Text>Hum 😀.</Text></Paragraph>"
    "<Paragraph Type='Action'><Text>Go.</Text></Paragraph></Content><ScriptNotes>"
    "<ScriptNote Range='0,7'><Paragraph><Text>on the first</Text></Paragraph></ScriptNote>"
    "<ScriptNote Range='8,10'><Paragraph><Text>on the word</Text></Paragraph></ScriptNote>"
    "<ScriptNote><Paragraph><Text>nowhere</Text></Paragraph></ScriptNote>"
    "</ScriptNotes></FinalDraft>"
).encode()


def _notes(data: bytes) -> Iterator[Markup]:
    notes = parse_markup(data, "x.fdx").first("ScriptNotes")
    assert notes is not None
    return notes.elements()


@given(st.lists(st.text(max_size=5), max_size=4))
def test_any_text_stays_in_its_paragraph(texts: list[str]) -> None:
    script = by_hand(*(Action(text=f"x{text}", source=HERE) for text in texts))
    assert len(content(to_fdx(script))) == len(texts)
