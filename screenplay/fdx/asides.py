"""What hangs on a Final Draft paragraph and is not filmed: notes, summaries, omitted scenes.

Enters: a paragraph. Leaves: its notes, boneyards and synopses in the order in which they hang
there; and the other way, the markup that holds them. A scene that was omitted is a boneyard: cut,
but kept.
"""

from collections.abc import Iterator

from screenplay.elements import Boneyard, Element, Note, Synopsis
from screenplay.fdx.hints import hinted, hints
from screenplay.fdx.markup import Markup
from screenplay.fdx.runs import marked_text, plain_text, text_runs
from screenplay.fdx.words import BONEYARD, told
from screenplay.scene_graph import Source


def asides(paragraph: Markup) -> list[Element]:
    """The elements that hang on a paragraph."""
    return [aside for child in paragraph.elements() for aside in _asides(child)]


def note_markup(element: Note | Boneyard) -> Markup:
    """A ScriptNote that holds a note or boneyard, a paragraph for each line."""
    lines = element.text.split("\n")
    texts = (Markup("Text", {}, [line] if line else []) for line in lines)
    children = [Markup("Paragraph", {}, [text]) for text in texts]
    name = BONEYARD if isinstance(element, Boneyard) else ""
    attributes = {"Name": name, "Type": "General"}
    markup = Markup("ScriptNote", attributes, [*children])
    if [told(found) for found in _asides(markup)] != [told(element)]:
        attributes.update(hints(element))
    return markup


def summary_line(element: Synopsis) -> Markup | None:
    """A paragraph of a scene's Summary; None where it would not read as this synopsis."""
    line = Markup("Paragraph", {}, [*text_runs(element.text)])
    read = [told(found) for found in _synopses(Markup("Summary", {}, [line]))]
    return line if read == [told(element)] else None


def _asides(child: Markup) -> Iterator[Element]:
    source = Source(line=child.line, column=child.column)
    if child.tag == "ScriptNote":
        yield from _note(child, source)
    elif child.tag == "OmittedScene":
        cut = "\n\n".join(plain_text(paragraph) for paragraph in child.all("Paragraph"))
        yield Boneyard(text=_unclosed(cut, "*/"), source=source)
    elif child.tag == "SceneProperties":
        for summary in child.all("Summary"):
            yield from _synopses(summary)


def _note(markup: Markup, source: Source) -> Iterator[Element]:
    words = "\n".join(plain_text(part) for part in _paragraphs(markup)).strip()
    element = hinted(markup.attributes, words, source)
    if element is not None:
        yield element
    elif words and markup.attributes.get("Name") == BONEYARD:
        yield Boneyard(text=_unclosed(words, "*/"), source=source)
    elif words:
        yield Note(text=_unclosed(words, "]]"), source=source)


def _synopses(summary: Markup) -> Iterator[Element]:
    for paragraph in _paragraphs(summary):
        source = Source(line=paragraph.line, column=paragraph.column)
        for line in map(str.strip, marked_text(paragraph).split("\n")):
            if line:
                yield Synopsis(text=line, source=source)


def _paragraphs(markup: Markup) -> list[Markup]:
    """The paragraphs inside, or the markup itself where it holds its text directly."""
    return [*markup.all("Paragraph")] or [markup]


def _unclosed(text: str, mark: str) -> str:
    """`text` with the mark that would close the aside broken apart."""
    return text.replace(mark, f"{mark[0]} {mark[1]}").strip()
