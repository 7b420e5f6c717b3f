"""The PDF, read back: every word in order, layout words where they belong, the same bytes."""

import io
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from screenplay.errors import MissingFace
from screenplay.fountain import parse
from screenplay.paper import typewriter
from screenplay.paper.page_layout import PAPERS, Page
from screenplay.paper.pages import paginate
from screenplay.paper.pdf import to_pdf
from screenplay.read import read_screenplay

EXAMPLES = Path(__file__).parents[3] / "examples"
SCRIPT = """Title: _**Fog**_
Author: A. Writer
Draft date: 3 May

INT. A HOUSE WITH A NAME THAT NO LINE OF A SCRIPT CAN EVER HOLD - NIGHT #7A#

A *ferry* **waits**. #set text(red) $x$ @ref \\u{41} <tag>

MARA
Not yet.

JON ^
Now.

> CUT TO:

EXT. QUAY - DAY

Rain.
"""


def reader(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def words(data: bytes) -> list[str]:
    return " ".join(page.extract_text() for page in reader(data).pages).split()


def wanted(page: Page) -> list[str]:
    """The words of a page; scene numbers come first, and pypdf sees no blank after them."""
    numbered = (f"{x.scene_number} {x.scene_number}" if x.scene_number else "" for x in page.lines)
    lines = zip(numbered, page.lines, strict=True)
    return " ".join(number + line.text for number, line in lines).split()


@pytest.mark.parametrize(("paper", "size"), [("letter", (612, 792)), ("a4", (595, 842))])
@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.fountain")), ids=lambda p: p.stem)
def test_every_word_is_there_in_order(path: Path, paper: str, size: tuple[int, int]) -> None:
    script = read_screenplay(path)
    data = to_pdf(script, "a4" if paper == "a4" else "letter")
    pages = paginate(script, PAPERS[paper])
    box = reader(data).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size
    body = [page.extract_text() for page in reader(data).pages][-len(pages) :]
    for page, text in zip(pages, body, strict=True):
        assert [w for w in text.split() if w != f"{page.number}."] == wanted(page)


def test_titles_bookmarks_and_tags() -> None:
    read = reader(to_pdf(parse(SCRIPT)))
    assert read.metadata is not None
    assert (read.metadata.title, read.metadata.author) == ("Fog", "A. Writer")
    assert [mark.title for mark in read.outline if not isinstance(mark, list)] == [
        "INT. A HOUSE WITH A NAME THAT NO LINE OF A SCRIPT CAN EVER HOLD - NIGHT",
        "EXT. QUAY - DAY",
    ]
    assert read.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert read.pages[0].extract_text().split() == ["Fog", "A.", "Writer", "3", "May"]


def test_nothing_that_was_typed_is_markup() -> None:
    assert "#set text(red) $x$ @ref" in " ".join(words(to_pdf(parse(SCRIPT))))


def test_numbers_stand_in_both_margins() -> None:
    assert "7A 7AINT." in " ".join(words(to_pdf(parse(SCRIPT))))
    assert "2 2EXT." not in " ".join(words(to_pdf(parse(SCRIPT))))
    assert "2 2EXT." in " ".join(words(to_pdf(parse(SCRIPT), number_scenes=True)))


def test_more_and_continued_and_page_numbers() -> None:
    speech = "MARA\n" + "This is a sentence of some length. " * 90
    first, second, *_ = (p.extract_text() for p in reader(to_pdf(parse(speech))).pages)
    assert first.split()[-1] == "(MORE)"
    assert "1." not in first.split()
    assert second.split()[:3] == ["2.", "MARA", "(CONT'D)"]


def test_italic_bold_and_upright_are_three_faces() -> None:
    page = reader(to_pdf(parse("*a* **b** c\n"))).pages[0]
    assert len(page["/Resources"]["/Font"]) == 3


def test_other_scripts_have_faces() -> None:
    typed = "Привет, мир. 東京の夜。 नमस्ते दुनिया Τι κάνεις"
    told = "".join(words(to_pdf(parse(typed))))
    assert "Привет" in told
    assert "東京の夜" in told
    assert "κάνεις" in told
    data = to_pdf(parse("@عمر\nلا أستطيع البقاء.\n"))
    assert re.search("[\u0600-\u06ff\ufb50-\ufeff]", "".join(words(data)))


def test_the_same_script_gives_the_same_bytes() -> None:
    assert to_pdf(parse(SCRIPT)) == to_pdf(parse(SCRIPT))


def test_a_missing_font_is_named_with_its_package(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(typewriter, "_COURIER", tmp_path)
    with pytest.raises(MissingFace, match="apt-get install fonts-courier-prime") as caught:
        to_pdf(parse(SCRIPT))
    assert caught.value.exit_code == 1


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80))
def test_any_text_can_be_set(text: str) -> None:
    assert to_pdf(parse(f"INT. A\n\n{text}\n\nMARA\n{text}\n")).startswith(b"%PDF")


def test_a_feature_is_set_whole(corpus: Path) -> None:
    script = read_screenplay(corpus / "screenplays" / "big_fish.fountain")
    read = reader(to_pdf(script))
    assert len(read.pages) == 123
    pages = paginate(script)
    for page, made in zip(pages, read.pages[1:], strict=True):
        assert [w for w in made.extract_text().split() if w != f"{page.number}."] == wanted(page)
