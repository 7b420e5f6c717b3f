"""What is printed of a script, broken into lines but not yet into pages.

Enters: a screenplay. Leaves: flows in order: a heading, a paragraph, a speech, two speeches side
by side. Words stay as typed. Sections, synopses, notes and boneyards are not printed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from screenplay.elements import (
    Action,
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
    Screenplay,
    Section,
    Synopsis,
    Transition,
)
from screenplay.emphasis import Span, spans
from screenplay.paper.columns import broken, right_to_left
from screenplay.paper.page_layout import (
    DUAL_INSETS,
    DUAL_SIDE,
    MEASURES,
    LineKind,
    Measure,
    PageLine,
)
from screenplay.world.scenes import raw_scenes

UNPRINTED = (Section, Synopsis, Note, Boneyard)
_KINDS: dict[type, LineKind] = {
    SceneHeading: LineKind.HEADING,
    Action: LineKind.ACTION,
    Character: LineKind.CUE,
    Dialogue: LineKind.DIALOGUE,
    Parenthetical: LineKind.PARENTHETICAL,
    Lyric: LineKind.LYRIC,
    Transition: LineKind.TRANSITION,
    Centered: LineKind.CENTERED,
}
_SPOKEN = (Dialogue, Parenthetical, Lyric)
_MOST_PARTS = 400  # of a speech; the parts after them stand each for itself, without a cue


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One element in lines; `breaks` are spans of `text`."""

    kind: LineKind
    measure: Measure
    element: int
    text: str
    styles: tuple[Span, ...]
    breaks: tuple[tuple[int, int], ...]
    rightward: bool = True

    def after(self, offset: int) -> "Paragraph":
        """What remains from `offset` on, broken anew unless a line begins there."""
        for index, (start, _) in enumerate(self.breaks):
            if start == offset:
                return replace(self, breaks=self.breaks[index:])
        return replace(self, breaks=broken(self.text, self.measure.width, offset))

    def before(self, offset: int) -> "Paragraph":
        """The lines up to `offset`."""
        kept = tuple(
            (a, min(b, offset)) for a, b in takewhile(lambda b: b[0] < offset, self.breaks)
        )
        return replace(self, breaks=kept)

    def lines(self, row: int, side: int = 0) -> Iterator[PageLine]:
        """The lines as they stand on a page from `row` on."""
        at = reached = 0  # the run that a line begins in, and where that run begins
        last = len(self.breaks) - 1
        for index, (start, word_end) in enumerate(self.breaks):
            following = self.breaks[index + 1][0] if index < last else word_end
            # a blank stays at the end, so that the words of a paragraph stay apart
            end = word_end + (" " in self.text[word_end:following])
            while at < len(self.styles) and reached + len(self.styles[at].text) <= start:
                reached += len(self.styles[at].text)
                at += 1
            runs = _sliced(self.styles, at, reached, start, end)
            yield PageLine(row + index, self.kind, self.measure, runs, self.element,
                           self.rightward, side)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Flow:
    """Paragraphs that stand together; `space` blank rows come first, save at a page's top."""

    parts: tuple[Paragraph, ...]
    space: int = 1
    cue: Paragraph | None = None
    scene_number: str = ""
    beside: "Flow | None" = None  # the right one of two speeches at once
    new_page: bool = False

    @property
    def rows(self) -> int:
        """How many rows it takes without its space."""
        own = sum(len(part.breaks) for part in self.parts)
        own += len(self.cue.breaks) if self.cue else 0
        return max(own, self.beside.rows) if self.beside else own

    @property
    def heading(self) -> bool:
        """Whether it is a scene heading."""
        return bool(self.parts) and self.parts[0].kind is LineKind.HEADING


def flows(script: Screenplay, *, number_scenes: bool = False) -> Iterator[Flow]:
    """The script's flows in order; `number_scenes` numbers every heading by its place."""
    numbers = _numbers(script, everyone=number_scenes)
    elements: list[tuple[int, Element]] = [
        (i, e) for i, e in enumerate(script.elements) if not isinstance(e, UNPRINTED)
    ]
    at = 0
    before: Element | None = None
    left: Flow | None = None
    while at < len(elements):
        index, element = elements[at]
        if isinstance(element, Character):
            flow, at, left = _speech(elements, at, left)
            if flow is not None:
                yield flow
        else:
            flow = _single(index, element, before, numbers)
            at += 1
            yield flow
        before = element


def paragraph(element: Element, index: int, side: int = 0) -> Paragraph:
    """An element in lines, in the measure of its kind or of one side of two."""
    kind = _KINDS[type(element)]
    measure = MEASURES[kind]
    if side:
        inset = DUAL_INSETS.get(kind, 0)
        measure = Measure((side - 1) * (DUAL_SIDE + 2) + inset, DUAL_SIDE - inset)
    typed = element.text
    if isinstance(element, Character) and element.extension:
        typed = f"{typed} {element.extension}"
    styles = _styled(typed, kind)
    text = "".join(run.text for run in styles)
    leftward = right_to_left(text)
    measure = measure.mirrored() if leftward else measure
    breaks = broken(text, measure.width)
    return Paragraph(kind, measure, index, text, styles, breaks, not leftward)


def _styled(typed: str, kind: LineKind) -> tuple[Span, ...]:
    runs = spans(typed.replace("\t", "    "))
    if kind is not LineKind.LYRIC:
        return runs
    return tuple(Span(run.text, "".join(sorted(set(run.style) ^ {"i"}))) for run in runs)


def _single(index: int, element: Element, before: Element | None, numbers: dict[int, str]) -> Flow:
    if isinstance(element, PageBreak):
        return Flow((), new_page=True)
    tight = _follows_closely(element, before)
    return Flow(
        (paragraph(element, index),), space=0 if tight else 1, scene_number=numbers.get(index, "")
    )


def _follows_closely(element: Element, before: Element | None) -> bool:
    """Lines of a song or centered ones without an empty line between, and an endless speech."""
    if before is None or isinstance(element, Dialogue | Parenthetical):
        return before is not None
    one_kind = isinstance(element, Lyric | Centered) and type(element) is type(before)
    return one_kind and element.source.line == before.source.line + 1


def _speech(
    elements: list[tuple[int, Element]], at: int, left: Flow | None
) -> tuple[Flow | None, int, Flow | None]:
    """The speech at `at` or None while it waits for its twin; the next index; who waits."""
    index, cue = elements[at]
    assert isinstance(cue, Character)  # noqa: S101 - the caller dispatches on the type
    at += 1
    end = at
    while end < min(len(elements), at + _MOST_PARTS) and isinstance(elements[end][1], _SPOKEN):
        end += 1
    following = elements[end][1] if end < len(elements) else None
    waits = cue.dual == "left" and isinstance(following, Character) and following.dual == "right"
    side = 1 if waits else 2 if left is not None else 0
    parts = tuple(paragraph(e, i, side) for i, e in elements[at:end])
    flow = Flow(parts, cue=paragraph(cue, index, side))
    if waits:
        return None, end, flow
    return (replace(left, beside=flow) if left is not None else flow), end, None


def _numbers(script: Screenplay, *, everyone: bool) -> dict[int, str]:
    """Scene numbers by element; unnumbered scenes get their place among all, as in the film."""
    headings = [(i, e) for i, e in enumerate(script.elements) if isinstance(e, SceneHeading)]
    opening = len(raw_scenes(script.elements)) - len(headings) if everyone else 0
    return {
        index: element.scene_number or (str(place) if everyone else "")
        for place, (index, element) in enumerate(headings, 1 + opening)
    }


def _sliced(
    styles: tuple[Span, ...], at: int, reached: int, start: int, end: int
) -> tuple[Span, ...]:
    """The runs between two offsets, `styles[at]` being the first that touches them."""
    found: list[Span] = []
    while at < len(styles) and reached < end:
        text = styles[at].text[max(0, start - reached) : end - reached]
        if text:
            found.append(Span(text, styles[at].style))
        reached += len(styles[at].text)
        at += 1
    return tuple(found)
