"""The storyboard as PDF: so many panels a page, with what is chosen under each.

Enters: panels with pictures and fields, a layout. Leaves: the PDF's bytes. Text is cut with an
ellipsis where a panel has no room for it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from renderers.interchange.typesetting import SANS, typeset

_TEMPLATE = Path(__file__).with_name("board.typ")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a page is divided; `beside`: words stand right of the picture, not under it."""

    columns: int
    rows: int
    landscape: bool
    beside: bool
    size_pt: float  # of the words
    letters: int  # of a panel's text


LAYOUTS: Mapping[str, Layout] = {
    "1": Layout(1, 1, landscape=True, beside=False, size_pt=11, letters=700),
    "2": Layout(2, 1, landscape=True, beside=False, size_pt=10, letters=600),
    "3": Layout(1, 3, landscape=False, beside=True, size_pt=9, letters=420),
    "6": Layout(3, 2, landscape=True, beside=False, size_pt=9, letters=170),
    "9": Layout(3, 3, landscape=True, beside=False, size_pt=7.5, letters=80),
}


@dataclass(frozen=True, slots=True)
class BoardCell:
    """One panel. `fields` are label and value; `blanks` are labels of boxes to write into."""

    picture: str  # name among the pictures
    number: str
    facts: str  # beside the number
    scene: str
    said: tuple[tuple[str, str], ...]  # speaker and words; "" for what nobody says
    fields: tuple[tuple[str, str], ...] = ()
    pins: tuple[str, ...] = ()
    alt: str = ""  # the picture in words


@dataclass(frozen=True, slots=True)
class Board:
    """A storyboard and how it is laid out."""

    title: str
    language: str
    layout: Layout
    paper: str  # "a4", "us-letter"
    aspect: float  # width over height of the pictures
    cells: Sequence[BoardCell]
    blanks: tuple[str, ...] = ()
    ruled: bool = False  # lines to write notes on
    pictures: Mapping[str, bytes] = field(default_factory=dict)  # PNG or JPEG


def board_pdf(board: Board) -> bytes:
    """The PDF of a storyboard; scenes are bookmarks, pictures have their words."""
    layout = board.layout
    cells = [
        {**asdict(cell), "said": tuple(_fitting(cell.said, layout.letters))} for cell in board.cells
    ]
    values = {
        "title": board.title, "language": board.language, "paper": board.paper,
        "aspect": board.aspect, "fonts": SANS, "blanks": board.blanks, "ruled": board.ruled,
        "cells": cells, **asdict(layout),
    }  # fmt: skip
    return typeset(_TEMPLATE, values, board.pictures)


def _fitting(said: Sequence[tuple[str, str]], letters: int) -> Iterator[tuple[str, str]]:
    """Lines from the first on, as far as a panel has room for them."""
    for speaker, text in said:
        if letters <= 0:
            return
        shown = shortened(text, letters)
        yield speaker, shown
        letters = letters - len(text) - len(speaker) - 1 if shown == text else 0


def shortened(text: str, letters: int) -> str:
    """A text of at most so many letters; an ellipsis says that more follows."""
    if len(text) <= letters:
        return text
    return text[: letters - 1].rsplit(" ", 1)[0].rstrip(" .,;:—–-") + "…"
