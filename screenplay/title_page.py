"""The title page: `key: value` lines before the script.

Enters: the script's lines. Leaves: its entries and where the script itself begins. A first line
that could be script is script: nothing that the writer meant to film is swallowed.
"""

import re
from collections.abc import Callable, Sequence

from screenplay.asides import TypedLine
from screenplay.elements import TitleEntry
from screenplay.scene_graph import Source

_KEY = re.compile(r"([^\s:：!.@>~#=(\[][^:：]{0,60})[:：](.*)$")
_INDENTED = re.compile(r"(?:\t| {3,})")
_KNOWN = frozenset(
    (
        "title", "credit", "author", "authors", "source", "notes", "draft date", "date", "contact",
        "copyright", "revision", "language", "episode", "season", "series", "format", "logline",
        "tl", "tc", "tr", "cc", "bl", "br", "header", "footer", "font", "genre", "version",
        "written by", "episode title", "contact info", "company", "address",
    )
)  # fmt: skip

Place = Callable[[int, int], Source]


def read_title_page(lines: Sequence[TypedLine], place: Place) -> tuple[tuple[TitleEntry, ...], int]:
    """Entries of the title page and the index of the first line after it (0 when there is none)."""
    first = next((i for i, line in enumerate(lines) if not line.cleared), len(lines))
    if first:  # asides before the title page may leave blank lines behind
        while first < len(lines) and not lines[first].text.strip():
            first += 1
    end = first
    while end < len(lines) and (lines[end].text.strip() or lines[end].cleared):
        end += 1
    block = lines[first:end]
    if not block or not _is_title_page(block):
        return (), 0
    return tuple(_entries(block, place)), end


def _is_title_page(block: Sequence[TypedLine]) -> bool:
    opening = _KEY.match(block[0].text)
    if opening is None or not _says_something(opening, block):
        return False
    key = opening.group(1).strip()
    if key.lower() in _KNOWN:
        return True
    return not key.isupper() and _only_entries(block)


def _says_something(opening: re.Match[str], block: Sequence[TypedLine]) -> bool:
    return bool(opening.group(2).strip()) or len(block) > 1


def _only_entries(block: Sequence[TypedLine]) -> bool:
    """An unknown first key is believed when it is short and every line is an entry or a value."""
    if any(not (_INDENTED.match(line.text) or _KEY.match(line.text)) for line in block):
        return False
    keys = [m.group(1) for line in block if (m := _KEY.match(line.text))]
    return all(len(key.split()) <= 4 and not re.search(r"[.!?,]", key) for key in keys)


def _entries(block: Sequence[TypedLine], place: Place) -> list[TitleEntry]:
    entries: list[TitleEntry] = []
    for line in block:
        key = None if _INDENTED.match(line.text) else _KEY.match(line.text)
        if key is not None:
            value = key.group(2).strip()
            source = place(line.start, line.end)
            entries.append(TitleEntry(key.group(1).strip(), (value,) if value else (), source))
        elif entries:
            entries[-1] = _extended(entries[-1], line, place)
    return entries


def _extended(entry: TitleEntry, line: TypedLine, place: Place) -> TitleEntry:
    value = line.text.strip()
    values = (*entry.values, value) if value else entry.values
    length = entry.source.length + line.end - line.start + 1
    source = Source(entry.source.line, entry.source.column, length)
    return TitleEntry(entry.key, values, source)
