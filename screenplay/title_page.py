"""The title page: `key: value` lines before the script.

Enters: the script's lines. Leaves: its entries and where the script itself begins. A line that
could be script is script: nothing that the writer meant to film is swallowed.
"""

import re
from collections.abc import Sequence

from screenplay.elements import TitleEntry
from screenplay.line_kinds import SLUG
from screenplay.scene_graph import Source
from screenplay.typed_lines import TypedLines

_KEY = re.compile(r" {0,2}([^\s:：!.@>~#=(\[][^:：]{0,60})[:：](.*)$")
_INDENTED = re.compile(r"(?:\t| {3,})")
_SCRIPT_MARKS = frozenset("!.@>~#=")
_OPENING = re.compile(r"[A-Z ]*\b(?:IN|OUT|TO):$")  # FADE IN:, CUT TO:
KNOWN_KEYS = frozenset(
    (
        "title", "credit", "author", "authors", "source", "notes", "draft date", "date", "contact",
        "copyright", "revision", "language", "episode", "season", "series", "format", "logline",
        "tl", "tc", "tr", "cc", "bl", "br", "header", "footer", "font", "genre", "version",
        "written by", "episode title", "contact info", "company", "address",
    )
)  # fmt: skip


def read_title_page(lines: TypedLines) -> tuple[tuple[TitleEntry, ...], int]:
    """Entries of the title page and the index of the first line after it (0 when there is none)."""
    texts = lines.texts
    first = next((index for index, text in enumerate(texts) if text.strip()), len(texts))
    end = first
    while end < len(texts) and (texts[end].strip() or end in lines.cleared):
        if end > first and _is_script(texts[end]):
            break
        end += 1
    if first == end or not _is_title_page(texts[first:end]):
        return (), 0
    return tuple(_entries(lines, first, end)), end


def _is_script(text: str) -> bool:
    """An unindented line that no title page holds: a slug line, a forced element, FADE IN:."""
    if _INDENTED.match(text):
        return False
    typed = text.strip()
    return typed[:1] in _SCRIPT_MARKS or bool(SLUG.match(typed) or _OPENING.match(typed))


def _is_title_page(block: Sequence[str]) -> bool:
    opening = _KEY.match(block[0])
    if opening is None or _is_script(block[0]):
        return False
    key = opening.group(1).strip()
    if key.lower() in KNOWN_KEYS:
        return True
    told = bool(opening.group(2).strip()) or len(block) > 1
    return told and not key.isupper() and _only_entries(block)


def _only_entries(block: Sequence[str]) -> bool:
    """An unknown first key is believed when it is short and every line is an entry or a value."""
    if any(text.strip() and not (_INDENTED.match(text) or _KEY.match(text)) for text in block):
        return False
    keys = [match.group(1) for text in block if (match := _KEY.match(text))]
    return all(len(key.split()) <= 4 and not re.search(r"[.!?,]", key) for key in keys)


def _entries(lines: TypedLines, first: int, end: int) -> list[TitleEntry]:
    found: list[TitleEntry] = []
    key, values, begun = "", list[str](), first
    for index in range(first, end):
        text = lines.texts[index]
        opening = None if _INDENTED.match(text) else _KEY.match(text)
        if opening is not None:
            if index > first:
                found.append(_entry(key, values, lines.source(begun, index - 1)))
            key, values, begun = opening.group(1).strip(), [opening.group(2).strip()], index
        else:
            values.append(text.strip())
    return [*found, _entry(key, values, lines.source(begun, end - 1))]


def _entry(key: str, values: Sequence[str], source: Source) -> TitleEntry:
    return TitleEntry(key, tuple(value for value in values if value), source)
