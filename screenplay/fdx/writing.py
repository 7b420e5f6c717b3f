"""A Screenplay to a Final Draft file.

Enters: a screenplay, wherever it was read from. Leaves: the bytes of an .fdx document. What came
from Final Draft and is unchanged goes back as it was, with all that Fountain cannot say; the rest
is written anew, so that reading the file gives the same elements.

XML cannot hold control characters; they are shown as their pictures (U+2400 …).
"""

from collections.abc import Sequence

from screenplay.elements import Element, Screenplay
from screenplay.fdx.keeping import standing
from screenplay.fdx.markup import Markup, parse_markup, print_markup
from screenplay.fdx.note_ranges import without_notes
from screenplay.fdx.paragraph_writing import paragraphs
from screenplay.fdx.paragraphs import Block, blocks
from screenplay.fdx.template import ROOT, surroundings
from screenplay.fdx.title_page import same_entries, title_entries, title_page
from screenplay.fdx.words import DOCUMENT, PARAGRAPHS, PART, told

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="no" ?>\n'


def to_fdx(script: Screenplay) -> bytes:
    """The script as a Final Draft document: UTF-8, the same bytes for the same script."""
    listed = _script_paragraphs(script)
    parts = _parts(script)
    for index, part in enumerate(parts):
        if part.tag == "ScriptNotes":
            listed, parts[index] = without_notes(listed, part)
    root = Markup("FinalDraft", _attributes(script))
    root.children.extend([Markup("Content", {}, [*listed]), *parts])
    return f"{_DECLARATION}{print_markup(root)}\n".encode()


def _script_paragraphs(script: Screenplay) -> list[Markup]:
    """The paragraphs, those that were kept among those written anew, if they read as the script."""
    kept = _with_kept(script.elements, _kept_blocks(script))
    again = [element for block in blocks(kept) for element in block.elements]
    return kept if _same(again, script.elements) else paragraphs(script.elements)


def _with_kept(elements: Sequence[Element], kept: dict[int, list[Block]]) -> list[Markup]:
    """Paragraphs for all elements: those of the kept blocks, and new ones between."""
    written: list[Markup] = []
    new: list[Element] = []
    at = 0
    while at <= len(elements):
        start = at
        for block in kept.get(start, ()):
            written += [*paragraphs(new), *block.paragraphs]
            new.clear()
            at += len(block.elements)
        if at == start:
            new += elements[at : at + 1]
            at += 1
    return [*written, *paragraphs(new)]


def _kept_blocks(script: Screenplay) -> dict[int, list[Block]]:
    """The blocks that came from Final Draft and still stand, by where they do."""
    extras = [extra for extra in script.extras if extra.kind == PARAGRAPHS]
    contents = _parsed([extra.data for extra in extras], script.path)
    kept = [
        (extra.element or 0, _whole(content))
        for extra, content in zip(extras, contents, strict=True)
    ]
    return standing(kept, script.elements)


def _whole(content: Markup) -> Block:
    read = blocks(content.elements())
    elements = tuple(element for block in read for element in block.elements)
    return Block(tuple(content.elements()), elements)


def _same(some: Sequence[Element], others: Sequence[Element]) -> bool:
    return [told(element) for element in some] == [told(element) for element in others]


def _attributes(script: Screenplay) -> dict[str, str]:
    kept = [extra.data for extra in script.extras if extra.kind == DOCUMENT]
    return next((root.attributes for root in _parsed(kept, script.path)), ROOT)


def _parts(script: Screenplay) -> list[Markup]:
    """What surrounds the script: as it was, or as in a new document; with its title page."""
    kept = [extra.data for extra in script.extras if extra.kind in (DOCUMENT, PART)]
    parts = _parsed(kept, script.path)[1:] if kept else surroundings()
    pages = [part for part in parts if part.tag == "TitlePage"]
    if same_entries([e for page in pages for e in title_entries(page)], script.title_page):
        return parts
    others = [part for part in parts if part.tag != "TitlePage"]
    return [*others, *([title_page(script.title_page)] if script.title_page else [])]


def _parsed(pieces: Sequence[str], name: str) -> list[Markup]:
    """Each piece of XML as markup, in one reading."""
    whole = f"<Pieces>{''.join(pieces)}</Pieces>"
    return [*parse_markup(whole.encode(), name).elements()]
