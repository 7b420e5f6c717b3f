"""The shapes of a script's pages: paper, lines, and where each kind of line stands.

Enters: nothing; `screenplay.paper.pages` fills these. Leaves: frozen data. Twelve-point Courier
sets ten columns and six lines to the inch; column 0 stands 1.5 inches from the paper's left edge,
row 0 one inch from its top.
"""

from dataclasses import dataclass
from enum import StrEnum

from screenplay.emphasis import Span

ACROSS = 60  # columns of a full line: 1.5 to 7.5 inches


class LineKind(StrEnum):
    """What a line on a page is."""

    HEADING = "heading"
    ACTION = "action"
    CUE = "cue"
    DIALOGUE = "dialogue"
    PARENTHETICAL = "parenthetical"
    LYRIC = "lyric"
    MORE = "more"  # (MORE), where a speech goes on over the page
    TRANSITION = "transition"
    CENTERED = "centered"


class Align(StrEnum):
    """Where a line stands in its measure."""

    LEFT = "left"
    RIGHT = "right"
    CENTER = "center"


@dataclass(frozen=True, slots=True)
class Measure:
    """The columns that a kind of line may fill."""

    column: int
    width: int
    align: Align = Align.LEFT

    def mirrored(self) -> "Measure":
        """The same measure for letters that run leftward."""
        side = {Align.LEFT: Align.RIGHT, Align.RIGHT: Align.LEFT}.get(self.align, self.align)
        return Measure(ACROSS - self.column - self.width, self.width, side)


MEASURES: dict[LineKind, Measure] = {
    LineKind.HEADING: Measure(0, ACROSS),
    LineKind.ACTION: Measure(0, ACROSS),
    LineKind.CUE: Measure(22, 38),
    LineKind.DIALOGUE: Measure(10, 35),
    LineKind.LYRIC: Measure(10, 35),
    LineKind.PARENTHETICAL: Measure(16, 25),
    LineKind.MORE: Measure(22, 38),
    LineKind.TRANSITION: Measure(0, ACROSS, Align.RIGHT),
    LineKind.CENTERED: Measure(0, ACROSS, Align.CENTER),
}
DUAL_SIDE = 29  # columns of each of two speeches side by side
DUAL_INSETS = {LineKind.CUE: 8, LineKind.MORE: 8, LineKind.PARENTHETICAL: 4}


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet: its sides in points (72 to the inch) and how many lines it holds."""

    name: str
    width_pt: float
    height_pt: float
    rows: int


PAPERS = {
    "letter": Paper("letter", 612.0, 792.0, 55),
    "a4": Paper("a4", 595.276, 841.89, 58),
}


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of a page, in styled runs; `element` is its index in the script."""

    row: int
    kind: LineKind
    measure: Measure
    runs: tuple[Span, ...]
    element: int
    rightward: bool = True  # False for Arabic, Hebrew and the like
    side: int = 0  # 1 left, 2 right of two speeches at once
    scene_number: str = ""  # shown in both margins

    @property
    def text(self) -> str:
        """The line without its styles."""
        return "".join(run.text for run in self.runs).rstrip()


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the script; `rows` is how many of its rows the script takes up."""

    number: int
    lines: tuple[PageLine, ...]
    rows: int


@dataclass(frozen=True, slots=True)
class TitleSheet:
    """The title page: lines in the middle and at the foot, left and right."""

    title: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
