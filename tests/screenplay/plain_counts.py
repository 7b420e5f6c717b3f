"""A second way to count a script, which knows nothing of the parser.

Fountain is cut into paragraphs at blank lines, and each paragraph is judged by its first line; the
parser goes line by line. Final Draft is counted by the types of its paragraphs.
"""

import re
from typing import NamedTuple
from xml.etree import ElementTree as ET

HEADING = re.compile(
    r"(?:(?:INT|EXT|EST|I/E|E/I|INT\.?/EXT|EXT\.?/INT)[. ]|\.(?=\w))", re.IGNORECASE
)
_BONEYARD = re.compile(r"/\*.*?\*/", re.DOTALL)
_NOTE = re.compile(r"\[\[(?:(?!\n[ \t]?\n).)*?\]\]", re.DOTALL)
_TITLE_PAGE = re.compile(r"\s*(?!FADE)[A-Za-z][A-Za-z ]*:.*?\n[ \t]?\n", re.DOTALL)
_OUTLINE = re.compile(r"(?m)^[ \t]*(?:#.*|=.*)$")
_DIRECTION = re.compile(r"\(.*\)$")
_EXTENSION = re.compile(r"\([^)]*\)")
_BOM = "\ufeff"


class Counts(NamedTuple):
    """Scene headings, cues, and words of dialogue as parted by blanks."""

    headings: int
    cues: int
    words: int


def fountain_counts(text: str) -> Counts:
    """Counts of a Fountain script."""
    bare = text.removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n")
    bare = _NOTE.sub("", _BONEYARD.sub("", bare))
    bare = _OUTLINE.sub("", _without_title_page(bare))
    paragraphs = [part.strip("\n").split("\n") for part in re.split(r"\n[ \t]?(?=\n)", bare)]
    found = [_paragraph([line.strip() for line in lines]) for lines in paragraphs]
    return Counts(*(sum(column) for column in zip(*found, strict=True)))


def _without_title_page(text: str) -> str:
    """The script without its first paragraph where that opens with a key."""
    page = _TITLE_PAGE.match(text)
    return text[page.end() :] if page else text


def _paragraph(lines: list[str]) -> Counts:
    first, rest = lines[0], lines[1:]
    if HEADING.match(first):
        return Counts(1, 0, 0)
    name = _EXTENSION.sub("", first).strip(" ^")
    capitals = name.isupper() and first[0] not in "!>~" and not name.endswith("TO:")
    if not rest or not (capitals or first.startswith("@")):
        return Counts(0, 0, 0)
    said = (line for line in rest if not (_DIRECTION.match(line) or line.startswith("~")))
    return Counts(0, 1, sum(len(line.split()) for line in said))


def final_draft_counts(data: bytes) -> Counts:
    """Counts of a Final Draft file, of the paragraphs of its content that hold words."""
    content = ET.fromstring(data.lstrip()).find("Content")  # noqa: S314  # our own samples
    assert content is not None
    found = {"Scene Heading": 0, "Character": 0, "Dialogue": 0}
    for paragraph in content.iter("Paragraph"):
        kind = paragraph.get("Type", "")
        words = "".join(text.text or "" for text in paragraph.findall("Text")).split()
        if words and kind in found:
            found[kind] += len(words) if kind == "Dialogue" else 1
    return Counts(*found.values())
