"""A Final Draft title page ⇄ title entries.

Enters: the TitlePage of a document, or entries. Leaves: the other. Final Draft keeps paragraphs
without a meaning, so what each says is told by its place and its words: centred stand the title,
who wrote it and after what; at the edges the copyright, the draft and whom to write to. What cannot
be told goes under Notes. Where this would not give an entry back as it is, its paragraph is marked
with its key.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from screenplay.elements import TitleEntry
from screenplay.emphasis import plain
from screenplay.fdx.markup import Markup
from screenplay.fdx.runs import marked_text, plain_text, text_runs
from screenplay.fdx.words import KEY, TEXT
from screenplay.scene_graph import Source

_ABOVE, _BELOW = 16, 12  # empty lines above the title and above what stands at the edge
_CENTERED = frozenset(("title", "episode", "credit", "author", "authors", "source"))

_CREDIT = re.compile(
    r"(?:(?:original |adapted |created |written |directed |produced |devised |compiled "
    r"|(?:a |an )?(?:\w+ )?(?:screenplay|script|teleplay|film|play|story|revisions|novel) )"
    r"(?:and (?:directed|produced|created) )?(?:by|de|von)|by)\b:?",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"(?:based (?:up)?on|inspired by|suggested by|adapted from|after|from) (?:the|a|an|true)\b"
    r"|based (?:up)?on\b|story by\b|inspired by\b|suggested by\b",
    re.IGNORECASE,
)
_EPISODE = re.compile(
    r"(?:[\"“]|episode\b|ep\.|pilot\b|season\b|chapter\b|part\b|#\d)", re.IGNORECASE
)
_COPYRIGHT = re.compile(r"copyright\b|©|\(c\)|all rights reserved", re.IGNORECASE)
_DRAFT = re.compile(
    r".*\b(?:draft|revis(?:ed|ion|ions)|version)\b"
    r"|(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
    r"|(?:\d{1,2}\.? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.? "
    r"(?:\d{1,2},? )?\d{4})$",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"@|\d{3}|www\.|\b(?:contact|agent|agency|manager|management|represented|tel|phone|e-?mail"
    r"|productions?|pictures|films?|studios?|inc|llc|ltd|gmbh|street|road|avenue)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the page; `group` counts the stretches between empty lines."""

    text: str
    group: int
    centered: bool
    source: Source


def title_entries(page: Markup) -> tuple[TitleEntry, ...]:
    """What a TitlePage says, in its order; every line of it is in some entry."""
    content = page.first("Content")
    paragraphs = [*content.elements()] if content is not None else []
    marked = [_marked_entry(p) for p in paragraphs if KEY in p.attributes]
    rest = _told([*_lines(p for p in paragraphs if KEY not in p.attributes)])
    return (*marked, *rest)


def title_page(entries: Sequence[TitleEntry]) -> Markup:
    """A TitlePage that reads as these entries."""
    plainly = [_paragraph(entry) for entry in entries]
    page = _page(entries, plainly)
    if same_entries(title_entries(page), entries):
        return page
    for entry, paragraph in zip(entries, plainly, strict=True):
        paragraph.attributes.update({KEY: entry.key, TEXT: entry.text})
    return page


def same_entries(some: Sequence[TitleEntry], others: Sequence[TitleEntry]) -> bool:
    """Whether entries say the same, wherever they stand."""
    return [(e.key, e.values) for e in some] == [(e.key, e.values) for e in others]


def _page(entries: Sequence[TitleEntry], paragraphs: Sequence[Markup]) -> Markup:
    children: list[Markup | str] = []
    was_centered = None
    for entry, paragraph in zip(entries, paragraphs, strict=True):
        centered = _is_centered(entry)
        gap = 1 if centered == was_centered else _ABOVE if centered else _BELOW
        children += [_empty(centered=centered) for _ in range(gap)]
        children.append(paragraph)
        was_centered = centered
    return Markup("TitlePage", {}, [Markup("Content", {}, children)])


def _is_centered(entry: TitleEntry) -> bool:
    return entry.key.lower() in _CENTERED


def _empty(*, centered: bool) -> Markup:
    return Markup("Paragraph", {"Alignment": "Center" if centered else "Left"}, [Markup("Text")])


def _paragraph(entry: TitleEntry) -> Markup:
    paragraph = _empty(centered=_is_centered(entry))
    paragraph.children[:] = text_runs(entry.text)
    return paragraph


def _marked_entry(paragraph: Markup) -> TitleEntry:
    """The entry of a paragraph that names its key."""
    text = paragraph.attributes.get(TEXT, "")
    if "".join(plain(text).split()) != "".join(plain_text(paragraph).split()):
        text = marked_text(paragraph)
    values = tuple(line for line in text.split("\n") if line)
    source = Source(line=paragraph.line, column=paragraph.column)
    return TitleEntry(paragraph.attributes[KEY], values, source)


def _lines(paragraphs: Iterable[Markup]) -> Iterator[_Line]:
    group = 0
    for paragraph in paragraphs:
        centered = paragraph.attributes.get("Alignment") == "Center"
        source = Source(line=paragraph.line, column=paragraph.column)
        for text in map(str.strip, marked_text(paragraph).split("\n")):
            if text:
                yield _Line(text, group, centered, source)
            else:
                group += 1


def _told(lines: Sequence[_Line]) -> list[TitleEntry]:
    """Lines under their keys; neighbours under one key are one entry."""
    all_alike = not any(line.centered for line in lines)
    credited = any(_CREDIT.match(plain(line.text)) for line in lines)
    reaching = _reaching(lines)
    entries: list[tuple[str, list[str], Source]] = []
    key, group = "", -1
    for line in lines:
        apart = line.group != group
        if line.centered or all_alike:
            key = _key_amid(plain(line.text), key, apart=apart, credited=credited)
        else:
            reaches = line.group in reaching
            key = _key_aside(plain(line.text), key, apart=apart, reaches=reaches)
        group = line.group
        for part_key, text in _parts(key, line.text):
            key = part_key
            if entries and entries[-1][0] == key:
                entries[-1][1].append(text)
            else:
                entries.append((key, [text], line.source))
    return [TitleEntry(key, tuple(texts), source) for key, texts, source in entries]


def _key_amid(words: str, key: str, *, apart: bool, credited: bool) -> str:
    """The key of a centred line after one under `key`; `apart` when an empty line lies between.

    Where no line of the page is a credit, the name below the title is its author's.
    """
    if not key:
        return "Title"
    if _SOURCE.match(words):
        return "Source"
    if _CREDIT.match(words):
        return "Credit"
    return _telling(words) or _name_amid(words, key, apart=apart, credited=credited)


def _name_amid(words: str, key: str, *, apart: bool, credited: bool) -> str:
    if key in ("Credit", "Author"):
        return "Author"
    if not apart:
        return key
    if key not in ("Title", "Episode"):
        return "Notes"
    if _EPISODE.match(words):
        return "Episode"
    return key if credited else "Author"


def _key_aside(words: str, key: str, *, apart: bool, reaches: bool) -> str:
    """The key of a line at the edge; `reaches` when its stretch says where somebody is reached."""
    told = _telling(words)
    if told or reaches:
        return told or "Contact"
    return key if not apart and key == "Draft date" else "Notes"


def _reaching(lines: Iterable[_Line]) -> frozenset[int]:
    """The stretches that hold an address, a number or the like."""
    worded = ((line.group, plain(line.text)) for line in lines)
    return frozenset(
        group for group, words in worded if _CONTACT.search(words) and not _telling(words)
    )


def _telling(words: str) -> str:
    if _COPYRIGHT.search(words):
        return "Copyright"
    return "Draft date" if _DRAFT.match(words) else ""


def _parts(key: str, text: str) -> list[tuple[str, str]]:
    """`Written by Ann Lee` is a credit and an author."""
    credit = _CREDIT.match(text) if key == "Credit" else None
    name = text[credit.end() :].strip(" :") if credit else ""
    return (
        [("Credit", text[: credit.end()]), ("Author", name)] if credit and name else [(key, text)]
    )
