"""Elements to Final Draft paragraphs.

Enters: elements in their order. Leaves: paragraphs that `paragraphs` reads as the same
elements. Whatever Final Draft's own words do not say in full is spelt out in hints: each paragraph
is read back as it is made.

A page break is the next paragraph's StartsNewPage; a synopsis below a heading is the scene's
Summary; a note hangs on the paragraph before it, or on an empty one.
"""

from collections.abc import Iterator, Sequence

from screenplay.elements import (
    Boneyard,
    Centered,
    Character,
    Dialogue,
    Element,
    Lyric,
    Note,
    PageBreak,
    Parenthetical,
    SceneHeading,
    Section,
    Synopsis,
    Transition,
)
from screenplay.fdx.asides import note_markup, summary_line
from screenplay.fdx.hints import hints
from screenplay.fdx.markup import Markup
from screenplay.fdx.paragraphs import shown
from screenplay.fdx.runs import text_runs
from screenplay.fdx.words import DEEPEST_OUTLINE, told

_TYPES = {
    SceneHeading: "Scene Heading",
    Character: "Character",
    Dialogue: "Dialogue",
    Parenthetical: "Parenthetical",
    Lyric: "Lyrics",
    Transition: "Transition",
    Synopsis: "Outline Body",
}
_IN_SPEECH = Dialogue | Parenthetical | Lyric
_BESIDE = Note | Boneyard


def paragraphs(elements: Sequence[Element], *, pairing: bool = True) -> list[Markup]:
    """The paragraphs that show elements; `pairing` sets paired speeches side by side."""
    return _Writer(elements, pairing=pairing).write()


class _Writer:
    """One pass over the elements, paragraph upon paragraph."""

    def __init__(self, elements: Sequence[Element], *, pairing: bool) -> None:
        self.elements = elements
        self.pairing = pairing
        self.paragraphs: list[Markup] = []
        self.at = 0
        self.breaks_page = False  # the next paragraph starts a new page
        self.in_speech = False
        self.summary: Markup | None = None  # of the heading before, while nothing came between

    def write(self) -> list[Markup]:
        while self.at < len(self.elements):
            self._next(self.elements[self.at])
        if self.breaks_page:
            self._carrier()
        return self.paragraphs

    def _next(self, element: Element) -> None:
        end = _pair_end(self.elements, self.at) if self.pairing else self.at
        if end > self.at:
            pair = paragraphs(self.elements[self.at : end], pairing=False)
            self._keep(Markup("Paragraph", {}, [Markup("DualDialogue", {}, [*pair])]))
            self.at, self.in_speech = end, False
            return
        self.at += 1
        if isinstance(element, PageBreak):
            if self.breaks_page:
                self._carrier()
            self.breaks_page, self.summary = True, None
        elif isinstance(element, _BESIDE):
            self._beside(element)
        elif not (isinstance(element, Synopsis) and self._summed_up(element)):
            self._keep(self._paragraph(element))
            if isinstance(element, SceneHeading):
                self.summary = Markup("Summary")

    def _keep(self, paragraph: Markup) -> None:
        if self.breaks_page:
            paragraph.attributes["StartsNewPage"] = "Yes"
        self.breaks_page, self.summary = False, None
        self.paragraphs.append(paragraph)

    def _carrier(self) -> None:
        """An empty paragraph, for what has none to hang on."""
        self.in_speech = False
        self._keep(Markup("Paragraph", {"Type": "Action"}, [Markup("Text")]))

    def _beside(self, element: Note | Boneyard) -> None:
        if self.breaks_page or not self.paragraphs:
            self._carrier()
        self.paragraphs[-1].children.append(note_markup(element))
        self.summary = None

    def _summed_up(self, element: Synopsis) -> bool:
        """Put a synopsis into the Summary of the heading just before it, if it reads so."""
        line = summary_line(element)
        if self.summary is None or line is None:
            return False
        if not self.summary.children:
            properties = Markup("SceneProperties", {}, [self.summary])
            self.paragraphs[-1].children.insert(0, properties)
        self.summary.children.append(line)
        return True

    def _paragraph(self, element: Element) -> Markup:
        """A paragraph in Final Draft's own words, with hints where those are not enough."""
        paragraph = _plainly(element)
        alone = _without_side(element) if not self.pairing else element
        seen = shown(paragraph, spoken=self._is_spoken(element))
        if [told(found) for found in seen] != [told(alone)]:
            paragraph.attributes.update(hints(alone))
        return paragraph

    def _is_spoken(self, element: Element) -> bool:
        """Whether the reader will know the element as part of a speech."""
        if not isinstance(element, Character):
            self.in_speech = self.in_speech and isinstance(element, _IN_SPEECH)
            return self.in_speech
        following = (e for e in self._from(self.at) if not isinstance(e, _BESIDE))
        self.in_speech = True
        return isinstance(next(following, None), _IN_SPEECH)

    def _from(self, at: int) -> Iterator[Element]:
        return (self.elements[index] for index in range(at, len(self.elements)))


def _pair_end(elements: Sequence[Element], start: int) -> int:
    """Where the speeches end that stand beside the one at `start`; `start` when none does."""
    first = elements[start]
    end = start
    if not isinstance(first, Character) or first.dual != "left":
        return end
    paired = False
    for index in range(start + 1, len(elements)):
        element = elements[index]
        if isinstance(element, Character):
            if element.dual != "right":
                break
            paired = True
        elif isinstance(element, Section | Synopsis):
            continue
        elif not isinstance(element, _IN_SPEECH | _BESIDE):
            break
        end = index + 1
    return end if paired else start


def _plainly(element: Element) -> Markup:
    """A paragraph in Final Draft's own words."""
    attributes = {"Type": _TYPES.get(type(element), "Action")}
    text = element.text
    if isinstance(element, SceneHeading) and element.scene_number:
        attributes = {"Number": element.scene_number, **attributes}
    elif isinstance(element, Character) and element.extension:
        text = f"{text} {element.extension}"
    elif isinstance(element, Section):
        attributes = {"Type": f"Outline {min(element.depth, DEEPEST_OUTLINE)}"}
    elif isinstance(element, Centered):
        attributes = {"Alignment": "Center", **attributes}
    return Markup("Paragraph", attributes, [*text_runs(text)])


def _without_side(element: Element) -> Element:
    """A cue as it reads without the pair around it."""
    if not isinstance(element, Character):
        return element
    return Character(
        text=element.text,
        source=element.source,
        extension=element.extension,
        forced=element.forced,
    )
