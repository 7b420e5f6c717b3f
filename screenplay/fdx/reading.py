"""A Final Draft file to a Screenplay.

Enters: the bytes of an .fdx file, versions 1 to 6, which nobody vouches for. Leaves: its elements,
each with the line and column of its paragraph; its text is the same script as canonical Fountain.
What Fountain cannot say (revisions, tags, colours, page layout, …) goes along in `extras`, each
piece as the XML that it was, for `writing`.
"""

from collections.abc import Iterator, Sequence

from screenplay.elements import (
    Boneyard,
    Element,
    Extra,
    Note,
    PageBreak,
    Screenplay,
    Synopsis,
    TitleEntry,
)
from screenplay.errors import BrokenScript
from screenplay.fdx.markup import Markup, parse_markup, print_markup
from screenplay.fdx.note_ranges import with_notes
from screenplay.fdx.paragraph_writing import paragraphs
from screenplay.fdx.paragraphs import Block, blocks
from screenplay.fdx.title_page import title_entries
from screenplay.fdx.words import DOCUMENT, PARAGRAPHS, PART
from screenplay.printing import canonical


def read_fdx(data: bytes, name: str = "script.fdx") -> Screenplay:
    """The screenplay in a Final Draft file; raises BrokenScript, naming file, line and remedy."""
    root = parse_markup(data, name)
    content = root.first("Content")
    if root.tag != "FinalDraft" or content is None:
        raise BrokenScript(
            f"this is XML, but no Final Draft script: it is a <{root.tag}>"
            + (" without <Content>" if root.tag == "FinalDraft" else ""),
            name=name,
            line=root.line,
            remedy="give a script that Final Draft saved as .fdx",
        )
    listed, parts = _anchored([*content.elements()], [*root.elements()])
    read = blocks(listed)
    elements = tuple(element for block in read for element in block.elements)
    extras = (
        Extra(DOCUMENT, print_markup(Markup(root.tag, root.attributes))),
        *(Extra(PART, print_markup(part)) for part in parts if part is not content),
        *_kept(read),
    )
    page = root.first("TitlePage")
    entries = title_entries(page) if page is not None else ()
    return _screenplay(elements, entries, name, extras)


def _screenplay(
    elements: tuple[Element, ...],
    entries: tuple[TitleEntry, ...],
    name: str,
    extras: tuple[Extra, ...],
) -> Screenplay:
    text = canonical(Screenplay(elements, entries, "", name))
    return Screenplay(elements, entries, text, name, extras=extras)


def _anchored(listed: list[Markup], parts: list[Markup]) -> tuple[list[Markup], list[Markup]]:
    """The paragraphs with the notes of the document's list, and the parts without these."""
    for index, part in enumerate(parts):
        if part.tag == "ScriptNotes":
            listed, parts[index] = with_notes(listed, part)
    return listed, parts


def _kept(read: Sequence[Block]) -> Iterator[Extra]:
    """The blocks that would not be written again as they were."""
    at = 0
    for block in read:
        if _leans(block) or paragraphs(block.elements) != [*block.paragraphs]:
            told = print_markup(Markup("Content", {}, [*block.paragraphs]))
            yield Extra(PARAGRAPHS, told, at)
        at += len(block.elements)


def _leans(block: Block) -> bool:
    """Whether a block's elements, written among others, would move to a neighbour's paragraph."""
    if not block.elements:
        return True
    first, last = block.elements[0], block.elements[-1]
    return isinstance(first, Note | Boneyard | Synopsis) or isinstance(last, PageBreak)
