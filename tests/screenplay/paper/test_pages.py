"""Pages: what stands where, where pages end, and that nothing is lost or added but layout."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenplay.elements import Character, Screenplay
from screenplay.emphasis import plain
from screenplay.fountain import parse
from screenplay.paper.page_flows import UNPRINTED
from screenplay.paper.page_layout import PAPERS, LineKind, Page
from screenplay.paper.pages import paginate, title_sheet
from screenplay.read import read_screenplay

CONTINUED = "(CONT"
FILLER = "The ferry waits in the fog. Nobody boards it.\n\n"  # two rows
SENTENCES = "This is a sentence of some length. "


def pages_of(text: str, paper: str = "letter") -> tuple[Page, ...]:
    return paginate(parse(text), PAPERS[paper])


def filled(rows: int) -> str:
    """Action that takes `rows` rows, the blank one after it included; an even number."""
    return FILLER * (rows // 2)


def texts(page: Page) -> list[str]:
    return [line.text for line in page.lines]


def typed(script: Screenplay) -> str:
    """Every printed letter of a script, cues that say CONT'D left out."""
    words: list[str] = []
    for element in script.elements:
        if not isinstance(element, UNPRINTED):
            text = f"{plain(element.text)} {getattr(element, 'extension', '')}"
            words += [] if CONTINUED in text and isinstance(element, Character) else text.split()
    return "".join(words)


def printed(pages: Iterable[Page]) -> str:
    """Every letter on the pages without (MORE), cues that say CONT'D left out.

    Element by element: two speeches at once may both go on over the page.
    """
    lines = sorted((line for page in pages for line in page.lines), key=lambda x: x.element)
    own = (
        line.text.split()
        for line in lines
        if line.kind is not LineKind.MORE
        and not (line.kind is LineKind.CUE and CONTINUED in line.text)
    )
    return "".join(word for words in own for word in words)


def test_columns_are_the_trades() -> None:
    page = pages_of(
        "INT. HUT - DAY\n\nRain.\n\nMARA (O.S.)\n(low)\nNot yet.\n~La la\n\n> CUT TO:\n\n>MID<\n"
    )[0]
    stand = {line.kind: (line.measure.column, line.text, line.row) for line in page.lines}
    assert stand == {
        LineKind.HEADING: (0, "INT. HUT - DAY", 0),
        LineKind.ACTION: (0, "Rain.", 2),
        LineKind.CUE: (22, "MARA (O.S.)", 4),
        LineKind.PARENTHETICAL: (16, "(low)", 5),
        LineKind.DIALOGUE: (10, "Not yet.", 6),
        LineKind.LYRIC: (10, "La la", 7),
        LineKind.TRANSITION: (0, "CUT TO:", 9),
        LineKind.CENTERED: (0, "MID", 11),
    }


def test_outline_and_notes_are_not_printed() -> None:
    page = pages_of("# Act\n\n= It rains\n\nRain[[a note]] falls.\n\n/* cut */\n")[0]
    assert texts(page) == ["Rain falls."]


def test_styles_reach_the_lines() -> None:
    line = pages_of("A *ferry* **waits**. _So._\n")[0].lines[0]
    assert [(r.text.strip(), r.style) for r in line.runs if r.style] == [
        ("ferry", "i"), ("waits", "b"), ("So.", "u"),
    ]  # fmt: skip


def test_a_heading_goes_with_what_it_heads() -> None:
    for before in range(48, 56, 2):
        first = pages_of(filled(before) + "INT. HUT - DAY\n\nMARA\nNot yet.\n")[0]
        assert first.lines[-1].kind in (LineKind.ACTION, LineKind.DIALOGUE)


def test_a_cue_and_a_parenthetical_never_end_a_page() -> None:
    speech = "MARA\n(low)\n" + SENTENCES * 8 + "\n(loud)\n" + SENTENCES * 8 + "\n\n"
    for before in range(20, 56, 2):
        for page in pages_of(filled(before) + speech * 6)[:-1]:
            assert page.lines[-1].kind not in (LineKind.CUE, LineKind.PARENTHETICAL)


def test_a_speech_over_the_page_says_more_and_continued() -> None:
    first, second = pages_of(filled(44) + "MARA (O.S.)\n" + SENTENCES * 12)
    assert first.lines[-1].text == "(MORE)"
    assert first.lines[-1].measure.column == 22
    assert second.lines[0].text == "MARA (O.S.) (CONT'D)"
    assert first.lines[-2].text.endswith(".")
    assert second.lines[1].text.startswith("This")
    spoken = [sum(x.kind is LineKind.DIALOGUE for x in p.lines) for p in (first, second)]
    assert min(spoken) >= 2


def test_continued_is_not_said_twice() -> None:
    _, second = pages_of(filled(44) + "MARA (CONT’D)\n" + SENTENCES * 12)
    assert second.lines[0].text == "MARA (CONT’D)"


def test_action_breaks_after_a_sentence_not_after_a_title() -> None:
    text = "Mara waits for the boat with Dr. Bennett and for Mrs. Hall in the rain of this night. "
    first, second = pages_of(filled(48) + text * 6)
    assert first.lines[-1].text.endswith("night.")
    assert second.lines[0].text.startswith("Mara waits")
    assert len(second.lines) >= 2


def test_two_speak_side_by_side() -> None:
    page = pages_of("MARA\nNow. Now or never, I have said so.\n\nJON ^\nNever.\n")[0]
    left = [line for line in page.lines if line.side == 1]
    right = [line for line in page.lines if line.side == 2]
    assert [line.row for line in left] == [0, 1, 2]
    assert [line.row for line in right] == [0, 1]
    assert max(line.measure.column + len(line.text) for line in left) <= 29
    assert min(line.measure.column for line in right) >= 31


def test_numbers_stand_where_the_script_has_them_or_everywhere() -> None:
    script = parse("INT. A - DAY #7A#\n\nRain.\n\nINT. B - DAY\n\nSnow.\n")
    assert [x.scene_number for x in paginate(script)[0].lines if x.scene_number] == ["7A"]
    numbered = paginate(script, number_scenes=True)[0].lines
    assert [x.scene_number for x in numbered if x.scene_number] == ["7A", "2"]


def test_a_page_break_begins_a_page() -> None:
    pages = pages_of("Rain.\n\n===\n\n===\n\nSnow.\n")
    assert [texts(page) for page in pages] == [["Rain."], ["Snow."]]


def test_arabic_stands_mirrored() -> None:
    line = pages_of("@عمر\nلا أستطيع البقاء هنا.\n")[0].lines[1]
    assert not line.rightward
    assert (line.measure.column, line.measure.align) == (15, "right")


def test_the_title_page_tells_credits_from_contacts() -> None:
    sheet = title_sheet(
        parse(
            "Title: Fog\nCredit: by\nAuthor: A. B.\nDraft date: May\nContact: Quay\nFps: 25\n\nX."
        )
    )
    assert sheet is not None
    assert (sheet.title, sheet.credits) == (("Fog",), ("by", "A. B."))
    assert (sheet.left, sheet.right) == (("Quay",), ("May",))
    assert title_sheet(parse("INT. A - DAY\n\nRain.\n")) is None


PIECES = st.lists(
    st.sampled_from(
        (
            "INT. HUT - DAY", "MARA\nNot yet.", "MARA\n(low)\n" + SENTENCES * 9, SENTENCES * 20,
            "JON ^\nNever. Ever.", "> CUT TO:", "===", "word " * 300, "~La\n~Li", ">MID<",
            "MARA\n" + "no stop " * 260, "雨が降る。" * 90, "@عمر\nلا أستطيع.",
        )
    ),
    max_size=40,
)  # fmt: skip


@given(PIECES, st.sampled_from(sorted(PAPERS)))
def test_every_word_is_printed_once_in_order(pieces: list[str], paper: str) -> None:
    script = parse("\n\n".join(pieces))
    pages = paginate(script, PAPERS[paper])
    assert printed(pages) == typed(script)
    for page in pages:
        assert all(0 <= line.row < PAPERS[paper].rows for line in page.lines)
        taken = [(line.side, line.row) for line in page.lines]
        assert len(taken) == len(set(taken))


@pytest.mark.parametrize("paper", sorted(PAPERS))
def test_real_scripts_keep_their_words(corpus: Path, paper: str) -> None:
    for path in sorted((corpus / "screenplays").glob("*.fountain")):
        script = read_screenplay(path)
        assert printed(paginate(script, PAPERS[paper])) == typed(script), path.name


def test_a_feature_has_its_pages(corpus: Path) -> None:
    script = read_screenplay(corpus / "screenplays" / "big_fish.fountain")
    assert len(paginate(script)) == 122
