"""Notes that hang on a range of the script, moved to their paragraphs and back.

Enters: a document's paragraphs and its list of ScriptNotes. From version 5 on Final Draft keeps
notes in that list, each with a Range of the script's characters; before, a note stood inside its
paragraph. Leaves: the older form for reading, in which a Range counts from its own paragraph; the
newer for writing.

A Range counts UTF-16 units: a paragraph has those of its words and one for its end, and a block
within a paragraph (a pair of speeches, an omitted scene) has two.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from screenplay.fdx.markup import Markup

_RANGE = re.compile(r"\s*(\d{1,15})\s*,\s*(\d{1,15})\s*")
_BLOCKS = frozenset(("DualDialogue", "OmittedScene"))


def with_notes(paragraphs: Sequence[Markup], notes: Markup) -> tuple[list[Markup], Markup]:
    """Paragraphs that hold their notes, and the list without those that found their place."""
    starts = _starts(paragraphs)
    hanging: dict[int, list[Markup]] = {}
    left: list[Markup | str] = []
    for note in notes.children:
        found = _range(note)
        if found is None or not paragraphs or not isinstance(note, Markup):
            left.append(note)
            continue
        index = max(bisect_right(starts, found[0]) - 1, 0)
        index = min(index, len(paragraphs) - 1)
        hanging.setdefault(index, []).append(_moved(note, found, -starts[index]))
    held = [_with(p, hanging.get(index, [])) for index, p in enumerate(paragraphs)]
    return held, Markup(notes.tag, notes.attributes, left, notes.line, notes.column)


def without_notes(paragraphs: Sequence[Markup], notes: Markup) -> tuple[list[Markup], Markup]:
    """Paragraphs without their notes, and the list with these in front."""
    starts = _starts(paragraphs)
    listed: list[Markup | str] = []
    bare = []
    for start, paragraph in zip(starts, paragraphs, strict=False):
        hanging = [*paragraph.all("ScriptNote")]
        bare.append(_without(paragraph) if hanging else paragraph)
        for note in hanging:
            found = _range(note) or (0, _length(paragraph))
            listed.append(_moved(note, found, start))
    return bare, Markup(notes.tag, notes.attributes, [*listed, *notes.children])


def _starts(paragraphs: Iterable[Markup]) -> list[int]:
    """Where each paragraph begins, and where the script ends."""
    return [0, *accumulate(_length(paragraph) + 1 for paragraph in paragraphs)]


def _length(paragraph: Markup) -> int:
    words = "".join(text.words() for text in paragraph.all("Text"))
    blocks = sum(child.tag in _BLOCKS for child in paragraph.elements())
    return len(words.encode("utf-16-le", "surrogatepass")) // 2 + 2 * blocks


def _range(note: "Markup | str") -> tuple[int, int] | None:
    told = isinstance(note, Markup) and _RANGE.fullmatch(note.attributes.get("Range", ""))
    return (int(told.group(1)), int(told.group(2))) if told else None


def _moved(note: Markup, found: tuple[int, int], by: int) -> Markup:
    told = f"{found[0] + by},{found[1] + by}"
    return Markup(
        note.tag, {**note.attributes, "Range": told}, note.children, note.line, note.column
    )


def _with(paragraph: Markup, notes: Sequence[Markup]) -> Markup:
    if not notes:
        return paragraph
    children = [*paragraph.children, *notes]
    return Markup(paragraph.tag, paragraph.attributes, children, paragraph.line, paragraph.column)


def _without(paragraph: Markup) -> Markup:
    children = [
        child
        for child in paragraph.children
        if not (isinstance(child, Markup) and child.tag == "ScriptNote")
    ]
    return Markup(paragraph.tag, paragraph.attributes, children, paragraph.line, paragraph.column)
