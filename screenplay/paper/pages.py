"""A script on pages, as the trade sets it.

Enters: a screenplay and a paper. Leaves: pages of placed lines; the same script, the same pages.
No heading, cue or parenthetical ends a page. A paragraph or speech that breaks does so after a
sentence, two lines at least on either side; a speech says (MORE) and, over the page, its cue again
with (CONT'D). Those belong to the layout: nothing that was typed is changed. Source: Cole and
Haag, "The Complete Guide to Standard Script Formats"; Fountain 1.1.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from screenplay.elements import Screenplay
from screenplay.emphasis import Span, plain
from screenplay.paper.columns import broken
from screenplay.paper.page_flows import Flow, Paragraph, flows
from screenplay.paper.page_layout import (
    MEASURES,
    PAPERS,
    LineKind,
    Page,
    PageLine,
    Paper,
    TitleSheet,
)

_SENTENCE_END = re.compile(
    r"(?:[.!?…؟]+[\"'”’)\]]*\s+|[。！？।॥]+[」』）”’]*\s*|\n)(?=\S)(?![a-z])"
)
_ABBREVIATED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|St|Prof|Sgt|Lt|Col|Gen|Capt|Rev|Jr|Sr|vs|No|[A-Z])\.$"
)
_CONTINUED = re.compile(r"\(CON[’'`]?T[’'`.]?D?\.?\)|\(CONTINU", re.IGNORECASE)
_SHORTEST = 2  # lines on either side of a break
_WORDS = (LineKind.ACTION, LineKind.DIALOGUE, LineKind.LYRIC, LineKind.CENTERED)
_FOOT_LEFT = ("contact", "contact info", "company", "address", "copyright", "notes", "bl")
_FOOT_RIGHT = ("draft date", "date", "revision", "version", "br")
_TITLE = ("title",)
_CREDITS = ("episode title", "credit", "written by", "author", "authors", "source", "cc")


@dataclass(frozen=True, slots=True)
class _Cut:
    """A place where a flow may break: after `rows` rows, before `offset` of part `part`."""

    rows: int
    part: int
    offset: int


def paginate(
    script: Screenplay, paper: Paper = PAPERS["letter"], *, number_scenes: bool = False
) -> tuple[Page, ...]:
    """The script's pages, numbered from 1; the title page is `title_sheet`'s.

    `number_scenes` numbers every scene in the margins, not only those that the script numbers.
    """
    filler = _Filler(paper)
    found = list(flows(script, number_scenes=number_scenes))
    for flow, needed in zip(found, _needs(found, paper), strict=True):
        filler.put(flow, needed)
    return filler.finished()


def title_sheet(script: Screenplay) -> TitleSheet | None:
    """The title page; None where the script has none that is printed.

    Keys that are no credit, contact or date say something to programs and are not printed.
    """
    sheet = TitleSheet(
        _values(script, _TITLE),
        _values(script, _CREDITS),
        _values(script, _FOOT_LEFT),
        _values(script, _FOOT_RIGHT),
    )
    return None if sheet == TitleSheet() else sheet


def _values(script: Screenplay, keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(v for e in script.title_page if e.key.lower() in keys for v in e.values)


def _needs(found: Sequence[Flow], paper: Paper) -> list[int]:
    """Rows that must be free for each flow to begin: a heading needs what it heads."""
    needs = [0] * len(found)
    for index in range(len(found) - 1, -1, -1):
        flow = found[index]
        needs[index] = min(_first_share(flow, paper), paper.rows)
        following = found[index + 1] if index + 1 < len(found) else None
        if flow.heading and following is not None and not following.new_page:
            joined = flow.rows + following.space + needs[index + 1]
            needs[index] = joined if joined <= paper.rows else needs[index]
    return needs


def _first_share(flow: Flow, paper: Paper) -> int:
    """Rows of the smallest part of a flow that may stand at a page's foot."""
    if flow.rows <= 2 * _SHORTEST or flow.beside is not None or flow.heading:
        return flow.rows
    more = 1 if flow.cue else 0
    return min((cut.rows + more for cut in _cuts(flow, paper.rows)), default=flow.rows)


class _Filler:
    """Pages being filled from the top."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.pages: list[Page] = []
        self.lines: list[PageLine] = []
        self.row = 0

    def finished(self) -> tuple[Page, ...]:
        if self.lines:
            self._turn(self.row)
        return tuple(self.pages)

    def put(self, flow: Flow, needed: int) -> None:
        """Place one flow, over as many pages as it takes."""
        if flow.new_page:
            if self.lines:
                self._turn(self.row)
            return
        space = flow.space if self.lines else 0
        if self.lines and self.row + space + needed > self.paper.rows:
            self._turn(self.paper.rows)
            space = 0
        self.row += space
        rest: Flow | None = flow
        while rest is not None:
            rest = self._placed(rest)

    def _placed(self, flow: Flow) -> Flow | None:
        """Place what fits; what remains for the next page."""
        room = self.paper.rows - self.row
        if flow.rows <= room:
            self._set(flow)
            return None
        cut = _best_cut(flow, room, self.paper.rows)
        if cut is None and self.row:
            self._turn(self.paper.rows)
            return flow
        first, rest = _parted(flow, cut) if cut else _forced(flow, room)
        self._set(first)
        if cut and flow.cue:
            self.lines.append(_more(first, self.row))
        self._turn(self.paper.rows)
        return rest

    def _set(self, flow: Flow) -> None:
        self.lines.extend(_lines(flow, self.row))
        self.row += flow.rows

    def _turn(self, rows: int) -> None:
        self.pages.append(Page(len(self.pages) + 1, tuple(self.lines), rows))
        self.lines, self.row = [], 0


def _lines(flow: Flow, row: int) -> Iterator[PageLine]:
    side = 1 if flow.beside else 0
    for line in _column(flow, row, side):
        numbered = flow.scene_number and line.row == row
        yield replace(line, scene_number=flow.scene_number) if numbered else line
    if flow.beside:
        yield from _column(flow.beside, row, 2)


def _column(flow: Flow, row: int, side: int) -> Iterator[PageLine]:
    for part in ((flow.cue,) if flow.cue else ()) + flow.parts:
        yield from part.lines(row, side)
        row += len(part.breaks)


def _best_cut(flow: Flow, room: int, page_rows: int) -> _Cut | None:
    """The last place within `room` rows where the flow may break; None when there is none."""
    if flow.beside is not None or flow.heading:
        return None
    room -= 1 if flow.cue else 0  # (MORE) takes a row
    fitting = [cut for cut in _cuts(flow, page_rows) if cut.rows <= room]
    return max(fitting, key=lambda cut: cut.rows, default=None)


def _cuts(flow: Flow, page_rows: int) -> Iterator[_Cut]:
    """Places where a flow may break, two lines of words at least on either side."""
    row = len(flow.cue.breaks) if flow.cue else 0
    words = 0
    for index, part in enumerate(flow.parts):
        if row > page_rows:
            return
        spoken = part.kind in _WORDS
        if index and words >= _SHORTEST and flow.parts[index - 1].kind in _WORDS:
            cut = _Cut(row, index, part.breaks[0][0])
            if _words_from(flow, cut) >= _SHORTEST:
                yield cut
        if spoken:
            for line, offset in _ends(part, page_rows):
                cut = _Cut(row + line, index, offset)
                left = len(part.breaks) - line
                if words + line >= _SHORTEST and (
                    left >= _SHORTEST or _words_from(flow, cut) >= _SHORTEST
                ):
                    yield cut
            words += len(part.breaks)
        row += len(part.breaks)


def _ends(part: Paragraph, page_rows: int) -> Iterator[tuple[int, int]]:
    """Lines after which a paragraph may break, and where its rest begins: after sentences.

    One that is longer than two pages breaks after any line.
    """
    if len(part.breaks) > 2 * page_rows:
        yield from ((n, part.breaks[n][0]) for n in range(1, page_rows + 1))
        return
    start, end = part.breaks[0][0], part.breaks[-1][1]
    line = 0
    for match in _SENTENCE_END.finditer(part.text, start, end):
        while line + 1 < len(part.breaks) and part.breaks[line + 1][0] < match.end():
            line += 1
        if not _ABBREVIATED.search(part.text[max(start, match.start() - 5) : match.start() + 1]):
            yield line + 1, match.end()


def _words_from(flow: Flow, cut: _Cut) -> int:
    """Lines of words from a cut on, two at most: more are not asked for."""
    found = 0
    for index in range(cut.part, len(flow.parts)):
        part = flow.parts[index]
        if part.kind in _WORDS:
            rest = part.after(cut.offset) if index == cut.part else part
            found += len(rest.breaks)
        if found >= _SHORTEST:
            break
    return found


def _parted(flow: Flow, cut: _Cut) -> tuple[Flow, Flow]:
    """A flow before and after a cut; the rest of a speech has its cue again."""
    part = flow.parts[cut.part]
    head = part.before(cut.offset)
    kept = (*flow.parts[: cut.part], *((head,) if head.breaks else ()))
    rest = (part.after(cut.offset), *flow.parts[cut.part + 1 :])
    cue = _continued(flow.cue) if flow.cue else None
    return replace(flow, parts=kept), replace(flow, parts=rest, cue=cue, scene_number="")


def _forced(flow: Flow, room: int) -> tuple[Flow, Flow | None]:
    """A flow that no page can hold and no rule can break: it breaks where the page ends."""
    kept: list[Paragraph] = []
    rest: list[Paragraph] = []
    left = room - (len(flow.cue.breaks) if flow.cue else 0)
    if flow.cue and left <= 0:  # a cue as long as a page is set as what it is: text
        flow = replace(flow, parts=(flow.cue, *flow.parts), cue=None)
        left = room
    for part in flow.parts:
        share = max(0, min(left, len(part.breaks)))
        if share:
            kept.append(replace(part, breaks=part.breaks[:share]))
        if share < len(part.breaks):
            rest.append(replace(part, breaks=part.breaks[share:]))
        left -= share
    beside = _forced(flow.beside, room) if flow.beside else (None, None)
    first = replace(flow, parts=tuple(kept), beside=beside[0])
    again = _continued(flow.cue) if flow.cue else None
    if not rest:
        return first, beside[1]
    return first, replace(flow, parts=tuple(rest), cue=again, beside=beside[1], scene_number="")


def _continued(cue: Paragraph) -> Paragraph:
    """The cue as it stands over the page."""
    if _CONTINUED.search(cue.text):
        return cue
    added = " (CONT'D)"
    text = cue.text + added
    return replace(
        cue, text=text, styles=(*cue.styles, Span(added)), breaks=broken(text, cue.measure.width)
    )


def _more(flow: Flow, row: int) -> PageLine:
    cue = flow.cue or flow.parts[0]
    return PageLine(row, LineKind.MORE, MEASURES[LineKind.MORE], (Span("(MORE)"),), cue.element)


def title_of(script: Screenplay) -> str:
    """The title without its emphasis marks; the file's name where there is none."""
    stem = script.path.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return plain(script.credit("title")) or stem
