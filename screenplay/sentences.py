"""Paragraphs of action to sentences, and sentences to beats.

Enters: action text. Leaves: sentences in any script's punctuation, and runs of them long enough to
film as one beat.
"""

import re
from collections.abc import Sequence

from screenplay.emphasis import plain
from screenplay.scene_graph import Source

_END = re.compile(r"([.!?…]+[\"”’')\]]*|--)(?=\s+|$)|([。！？]+[”』」）]*|[।॥؟]+)\s*")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|St|Prof|Sgt|Lt|Col|Gen|Capt|Rev|Jr|Sr|vs|etc|No|Vol|Fig|Ave|Blvd"
    r"|a\.k\.a|e\.g|i\.e|[A-Z]|[A-Z]\.[A-Z])\.$",
    re.IGNORECASE,
)
_LIST_ITEM = re.compile(r"\s*(?:[-–—•*]|--|\d+[.)]|\(?[A-Z]\)|(?:SHOT|ANGLE)\s+\d+\s*[:.–—-])\s+")
_CLOSERS = frozenset('.!?…:。！？।॥؟"”)')
_WORD = re.compile(r"\w+")
_BEAT_LENGTH = 90  # characters: about one short sentence of reading and playing time


def sentences(text: str) -> tuple[str, ...]:
    """Sentences of a paragraph, marks removed; list items are sentences of their own."""
    found: list[str] = []
    for run, is_item in _runs(text):
        found.extend([run] if is_item else _split(run))
    return tuple(found)


def _runs(text: str) -> list[tuple[str, bool]]:
    """Paragraphs and list items in order; True for an item."""
    found: list[tuple[list[str], bool]] = []
    for line in plain(text).split("\n"):
        item = _LIST_ITEM.match(line)
        bare = line[item.end() :].strip() if item else line.strip()
        if item:
            found.append(([bare], True))
        elif found and not found[-1][1]:
            found[-1][0].append(bare)
        else:
            found.append(([bare], False))
    runs = ((" ".join(lines).strip(), is_item) for lines, is_item in found)
    return [(run, is_item) for run, is_item in runs if run]


def _split(paragraph: str) -> list[str]:
    text = re.sub(r"\s+", " ", paragraph).strip()
    found: list[str] = []
    start = 0
    for match in _END.finditer(text):
        if _continues(text, start, match):
            continue
        found.append(text[start : match.end()].strip())
        start = match.end()
    found.append(text[start:].strip())
    return [sentence for sentence in found if sentence]


def _continues(text: str, start: int, match: re.Match[str]) -> bool:
    """An abbreviation, a dash inside a sentence, or dots before a small letter."""
    if match.group(2):
        return False
    rest = text[match.end() :].lstrip()
    if match.group(1) == "--" or match.group(1).startswith(("...", "…")):
        return not rest[:1].isupper() if match.group(1) != "--" else bool(rest)
    if match.group(1) == "." and _ABBREVIATION.search(
        text[max(start, match.start() - 8) : match.end()]
    ):
        return True
    return rest[:1].islower() or rest.startswith("--")


def beats(text: str) -> tuple[tuple[str, ...], ...]:
    """Sentences grouped into beats: short neighbours together, a list item by itself."""
    groups: list[tuple[str, ...]] = []
    for run, is_item in _runs(text):
        groups.extend([tuple(_split(run))] if is_item else _grouped(_split(run)))
    return tuple(groups)


def _grouped(run: Sequence[str]) -> list[tuple[str, ...]]:
    groups: list[list[str]] = []
    for sentence in run:
        ended = bool(groups) and groups[-1][-1][-1:] in _CLOSERS
        if ended and sum(map(len, groups[-1])) + len(sentence) <= _BEAT_LENGTH:
            groups[-1].append(sentence)
        else:
            groups.append([sentence])
    return [tuple(group) for group in groups]


def located(typed: str, groups: Sequence[Sequence[str]], source: Source) -> tuple[Source, ...]:
    """Where each group of sentences stands, `typed` being the paragraph at `source`."""
    found: list[Source] = []
    at = 0
    for group in groups:
        start, at = _span(typed, " ".join(group), at)
        above = typed.count("\n", 0, start)
        indent = 0 if above else source.column - 1
        column = start - (typed.rfind("\n", 0, start) + 1) + indent + 1
        found.append(Source(source.line + above, column, at - start))
    return tuple(found)


def _span(typed: str, text: str, at: int) -> tuple[int, int]:
    """Bounds of `text` in `typed` from `at` on, word by word: marks and blanks may differ."""
    start: int | None = None
    for word in _WORD.findall(text):
        position = typed.find(word, at)
        if position < 0:
            continue  # marks of emphasis stand inside the word
        start = position if start is None else start
        at = position + len(word)
    start = at if start is None else start
    while start and not typed[start - 1].isspace():
        start -= 1
    while at < len(typed) and not typed[at].isspace():
        at += 1
    return start, at
