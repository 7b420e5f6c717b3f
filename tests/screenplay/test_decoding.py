"""Bytes to text, and refusals that help."""

from pathlib import Path

import pytest

from screenplay.decoding import decode
from screenplay.errors import EmptyScript, MissingScript, ScreenplayError, UnreadableScript
from screenplay.read import read, read_text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_usual_encodings_are_read(encoding: str) -> None:
    assert decode("CAFÉ – naïve".encode(encoding)) == "CAFÉ – naïve"


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0", b"PK\x03\x04" + bytes(range(32)) * 9])
def test_binary_data_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(UnreadableScript, match=r"cover\.png.*plain text"):
        decode(data, "cover.png")


@pytest.mark.parametrize("data", [b"", b" \r\n\t"])
def test_an_empty_file_says_what_to_write(data: bytes) -> None:
    with pytest.raises(EmptyScript, match=r"INT\. KITCHEN"):
        decode(data, "blank.fountain")


def test_a_missing_file_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(MissingScript) as caught:
        read(tmp_path / "gone.fountain")
    assert caught.value.exit_code == 2


def test_a_title_page_alone_cannot_be_filmed() -> None:
    with pytest.raises(ScreenplayError, match="nothing in it can be filmed"):
        read_text("Title: Dust\nAuthor: A\n")
