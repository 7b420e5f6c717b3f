"""Title pages: what each line of a page without meanings says."""

import pytest

from screenplay.elements import TitleEntry
from screenplay.fdx.markup import Markup
from screenplay.fdx.title_page import same_entries, title_entries, title_page
from screenplay.fdx.words import KEY
from screenplay.scene_graph import Source

HERE = Source(line=1)


def page(*lines: str) -> Markup:
    """A page of lines; those that begin with a bar stand in the middle."""
    paragraphs = [
        Markup(
            "Paragraph",
            {"Alignment": "Center" if line.startswith("|") else "Left"},
            [Markup("Text", {}, [line.removeprefix("|")])],
        )
        for line in lines
    ]
    return Markup("TitlePage", {}, [Markup("Content", {}, [*paragraphs])])


def says(*lines: str) -> list[tuple[str, str]]:
    return [(entry.key, entry.text) for entry in title_entries(page(*lines))]


def test_a_usual_page() -> None:
    assert says(
        "", "|THE LONG", "|QUAY", "|", "|Written by", "|", "|Ada Finch", "|& Bo Reed", "|",
        "|Based on the novel by Cy Moth", "", "Second draft", "3 May 2021", "",
        "Finch & Co.", "12 Tern Street", "ada@example.org", "", "© 2021 Ada Finch",
    ) == [
        ("Title", "THE LONG\nQUAY"),
        ("Credit", "Written by"),
        ("Author", "Ada Finch\n& Bo Reed"),
        ("Source", "Based on the novel by Cy Moth"),
        ("Draft date", "Second draft\n3 May 2021"),
        ("Contact", "Finch & Co.\n12 Tern Street\nada@example.org"),
        ("Copyright", "© 2021 Ada Finch"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "entries"),
    [
        (["|QUAY", "|", "|by", "|Ada"], [("Title", "QUAY"), ("Credit", "by"), ("Author", "Ada")]),
        (["|QUAY", "|", "|Ada"], [("Title", "QUAY"), ("Author", "Ada")]),
        (
            ["|QUAY", "|Written by Ada Finch"],
            [("Title", "QUAY"), ("Credit", "Written by"), ("Author", "Ada Finch")],
        ),
        (["|QUAY", "|", "|“Low Tide”"], [("Title", "QUAY"), ("Episode", "“Low Tide”")]),
        (["QUAY", "", "by", "Ada"], [("Title", "QUAY"), ("Credit", "by"), ("Author", "Ada")]),
        (["|QUAY", "", "For my mother"], [("Title", "QUAY"), ("Notes", "For my mother")]),
        (["|QUAY", "2021-05-03"], [("Title", "QUAY"), ("Draft date", "2021-05-03")]),
        ([], []),
    ],
)
def test_other_pages(lines: list[str], entries: list[tuple[str, str]]) -> None:
    assert says(*lines) == entries


def test_every_line_is_in_some_entry() -> None:
    lines = ["|a", "b", "|by", "", "c", "|d", "", "|based on e", "©", "x 1", "draft", "f"]
    found = [line for _, text in says(*lines) for line in text.split("\n")]
    assert found == [line.removeprefix("|") for line in lines if line]


@pytest.mark.parametrize(
    ("entries", "with_keys"),
    [
        ([("Title", "QUAY"), ("Credit", "by"), ("Author", "Ada"), ("Contact", "a@b.org")], False),
        ([("Contact", "a@b.org"), ("Title", "QUAY")], True),
        ([("Title", "_**QUAY**_"), ("Title", "again"), ("Language", "en"), ("Empty", "")], True),
    ],
)
def test_entries_come_back(entries: list[tuple[str, str]], with_keys: bool) -> None:  # noqa: FBT001
    typed = [TitleEntry(k, tuple(t.split("\n")) if t else (), HERE) for k, t in entries]
    made = title_page(typed)
    assert same_entries(title_entries(made), typed)
    content = made.first("Content")
    assert content is not None
    assert any(KEY in p.attributes for p in content.elements()) == with_keys
