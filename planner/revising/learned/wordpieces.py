"""A note as the pieces of words that the model knows.

Enters: a note as typed, and the model's pieces (BERT's, uncased; "##" begins one that goes on).
Leaves: pieces by their place in the list, and which characters of the note each stands for.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

UNKNOWN, BEGIN, END = "[UNK]", "[CLS]", "[SEP]"
LONGEST = 126  # pieces that are read of a note; `revise` refuses letters long before


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a word: its place in the list, the note's characters [first, last)."""

    row: int
    first: int
    last: int


def pieces(note: str, rows: Mapping[str, int]) -> tuple[Piece, ...]:
    """The pieces of a note, in order; what no piece fits is the unknown one."""
    found: list[Piece] = []
    for first, last in _words(note):
        found += _cut(note, first, last, rows)
    return tuple(found[:LONGEST])


def plain(character: str) -> str:
    """A character in lower case and without accents; may be none, or several."""
    apart = unicodedata.normalize("NFD", character.lower())
    return "".join(c for c in apart if unicodedata.category(c) != "Mn")


def _words(note: str) -> Iterator[tuple[int, int]]:
    """Runs of letters and digits; every other sign is a word by itself."""
    first = None
    for at, character in enumerate(note):
        alone = not (character.isalnum() or unicodedata.category(character) == "Mn")
        if alone and first is not None:
            yield first, at
            first = None
        if alone and not character.isspace():
            yield at, at + 1
        elif not alone and first is None:
            first = at
    if first is not None:
        yield first, len(note)


def _cut(note: str, first: int, last: int, rows: Mapping[str, int]) -> list[Piece]:
    """A word's pieces, the longest first."""
    letters = [(c, at) for at in range(first, last) for c in plain(note[at])]
    found: list[Piece] = []
    begin = 0
    while begin < len(letters):
        for end in range(len(letters), begin, -1):
            text = ("##" if begin else "") + "".join(c for c, _ in letters[begin:end])
            if text in rows:
                found.append(Piece(rows[text], letters[begin][1], letters[end - 1][1] + 1))
                begin = end
                break
        else:
            return [Piece(rows[UNKNOWN], first, last)]
    return found
