"""Bytes to text, and refusals that help."""

import codecs
from pathlib import Path

import pytest

from screenplay.decoding import decode, decoded, encoded
from screenplay.errors import EmptyScript, MissingScript, ScreenplayError, UnreadableScript
from screenplay.read import read, read_text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_usual_encodings_are_read(encoding: str) -> None:
    assert decode("CAFÉ – naïve".encode(encoding)) == "CAFÉ – naïve"


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        ("É\n".encode(), "É\n", "utf-8"),
        (codecs.BOM_UTF8 + b"a\r\nb", "a\r\nb", "utf-8-sig"),
        (codecs.BOM_UTF16_LE + "É🎬".encode("utf-16-le"), "É🎬", "utf-16-le"),
        (codecs.BOM_UTF16_BE + "É🎬".encode("utf-16-be"), "É🎬", "utf-16-be"),
        (b"caf\xe9 \x80", "café €", "cp1252"),
        (bytes([*b"abc", 0x81, 0x8D, 0x8F, 0x90, 0x9D]), "abc\x81\x8d\x8f\x90\x9d", "cp1252"),
        (codecs.BOM_UTF8 * 2 + b"a", "\ufeffa", "utf-8-sig"),
    ],
)
def test_bytes_come_back(data: bytes, text: str, encoding: str) -> None:
    assert decoded(data) == (text, encoding)
    assert encoded(text, encoding) == data


@pytest.mark.parametrize(
    "data",
    [
        b"INT. HALL\n" * 9000 + b"\0",
        codecs.BOM_UTF16_LE + b"a",
        codecs.BOM_UTF16_LE + b"\0\xd8a\0",
        codecs.BOM_UTF16_LE + b"a\0\0\0",
        codecs.BOM_UTF32_LE + "abc".encode("utf-32-le"),
    ],
)
def test_damaged_and_binary_files_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableScript, match="save it as plain text"):
        decode(data)


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
