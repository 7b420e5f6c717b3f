"""A screenplay back to Fountain: as it was typed, or in standard form.

Enters: a Screenplay. Leaves: text, or a file's bytes. As typed, each element gives back its span of
the file, and what is new among them stands in standard form. Time is linear in the script.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from screenplay.asides import Aside, find
from screenplay.decoding import encoded
from screenplay.elements import Boneyard, Note, Screenplay, TitleEntry
from screenplay.standard_form import Piece, canonical, pieces
from screenplay.typed_lines import BYTE_ORDER_MARK, split_lines

_BLANKS = re.compile(r"[ \t]*")

__all__ = ["as_typed", "canonical", "to_bytes"]


def as_typed(script: Screenplay) -> str:
    """The text that a script was read from, put together from its elements' spans.

    Elements of length 0 are new and stand in standard form. Where such were put in, or others
    taken out or moved, the blank lines around are those of `canonical`; an aside that was taken
    out goes from the line that held it. What was typed is not typed anew: a line that was action
    only for want of a blank line may be a heading once it has one.
    """
    return "".join(_Typed(script).parts())


def to_bytes(script: Screenplay) -> bytes:
    """The file that a script was read from, byte for byte; changes as in `as_typed`."""
    return encoded(as_typed(script), script.encoding)


class _Typed:
    """The file that a script came from, and how far it is printed."""

    def __init__(self, script: Screenplay) -> None:
        self.file = script.text
        self.lines = split_lines(script.text)
        self.asides = find(script.text, self.lines)
        self.line_end = "\r\n" if "\r\n" in script.text else "\n"
        self.pieces = self._in_file_order(pieces(script))
        self.last: tuple[int, int] | None = (0, 0)  # printed last as typed; None after what is new

    def parts(self) -> Iterator[str]:
        """The text in pieces."""
        host = (0, 0)
        for index, piece in enumerate(self.pieces):
            span = self._span(piece)
            if not span[1]:
                yield self._ended((piece.glue if index else "") + piece.text)
                self.last = None
            elif not host[0] <= span[0] < span[1] <= host[1]:
                between = self._blanks(span[0])
                yield self._ended(piece.glue if index else "") if between is None else between
                yield from self._kept(index, span)
                self.last = host = span
        tail = self._blanks(len(self.file))
        yield self.line_end if tail is None and self.pieces else tail or ""

    def _in_file_order(self, found: list[Piece]) -> list[Piece]:
        """The parts with the asides that stand inside the title page back in their places."""
        entries = [n for n, piece in enumerate(found, 1) if isinstance(piece.item, TitleEntry)]
        ahead = entries[-1] if entries else 0
        if not all(self._span(piece)[1] for piece in found[:ahead]):
            return found
        return [*sorted(found[:ahead], key=self._span), *found[ahead:]]

    def _span(self, piece: Piece) -> tuple[int, int]:
        return self.lines.span(piece.item.source)

    def _ended(self, text: str) -> str:
        return text.replace("\n", self.line_end)

    def _blanks(self, start: int) -> str | None:
        """What was typed between the last item and `start`; None if that is more than blanks."""
        if self.last is None or start < self.last[1]:
            return None
        between = self.file[self.last[1] : start]
        return None if between.strip().strip(BYTE_ORDER_MARK) else between

    def _kept(self, index: int, span: tuple[int, int]) -> Iterator[str]:
        """An item as typed, without the asides inside it that the script no longer has."""
        position = span[0]
        if not isinstance(self.pieces[index].item, Note | Boneyard):
            kept = self._asides_after(index)
            for aside in self._asides_in(span):
                if aside.start not in kept:
                    yield self.file[position : aside.start]
                    position = self._after(aside)
        yield self.file[position : span[1]]

    def _after(self, aside: Aside) -> int:
        """Where the text goes on when an aside is cut: one gap stays of the two around it."""
        if not self.file[aside.start - 1 : aside.start].isspace():
            return aside.end
        blanks = _BLANKS.match(self.file, aside.end)
        return blanks.end() if blanks else aside.end

    def _asides_in(self, span: tuple[int, int]) -> Sequence[Aside]:
        first = bisect_left(self.asides, span[0], key=lambda aside: aside.start)
        last = bisect_left(self.asides, span[1], key=lambda aside: aside.start)
        return self.asides[first:last]

    def _asides_after(self, index: int) -> set[int]:
        """Where in the file the asides begin that follow an item."""
        found = set[int]()
        for following in range(index + 1, len(self.pieces)):
            piece = self.pieces[following]
            if not isinstance(piece.item, Note | Boneyard):
                break
            found.add(self._span(piece)[0])
        return found
