"""Paragraphs of action to sentences, and sentences to beats.

Enters: action text. Leaves: sentences in any script's punctuation, and runs of them long enough to
film as one beat.
"""

import re

from screenplay.emphasis import plain

_END = re.compile(r"([.!?…]+[\"”’')\]]*|--)(?=\s+|$)|([。！？]+[”』」）]*|[।॥؟]+)\s*")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|St|Prof|Sgt|Lt|Col|Gen|Capt|Rev|Jr|Sr|vs|etc|No|Vol|Fig|Ave|Blvd"
    r"|a\.k\.a|e\.g|i\.e|[A-Z]|[A-Z]\.[A-Z])\.$",
    re.IGNORECASE,
)
_LIST_ITEM = re.compile(r"\s*(?:[-–—•*]|\d+[.)])\s+")
_CLOSERS = frozenset('.!?…:。！？।॥؟"”)')
_BEAT_LENGTH = 90  # characters: about one short sentence of reading and playing time


def sentences(text: str) -> tuple[str, ...]:
    """Sentences of a paragraph, marks removed; list items are sentences of their own."""
    found: list[str] = []
    paragraph: list[str] = []
    for line in plain(text).split("\n"):
        if _LIST_ITEM.match(line):
            found.extend(_split(" ".join(paragraph)))
            paragraph = []
            found.append(_LIST_ITEM.sub("", line, count=1).strip())
        else:
            paragraph.append(line.strip())
    found.extend(_split(" ".join(paragraph)))
    return tuple(sentence for sentence in found if sentence)


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
    """Sentences of a paragraph grouped into beats: short neighbours are played together."""
    groups: list[list[str]] = []
    for sentence in sentences(text):
        ended = bool(groups) and groups[-1][-1][-1:] in _CLOSERS
        if ended and sum(map(len, groups[-1])) + len(sentence) <= _BEAT_LENGTH:
            groups[-1].append(sentence)
        else:
            groups.append([sentence])
    return tuple(tuple(group) for group in groups)
