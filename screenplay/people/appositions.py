"""Two names for one person, told side by side.

Enters: sentences of action. Leaves: pairs of names in capitals that mean the same person ("An OLD
MAN, JONAS (66), ..."), and names of groups whose members are told ("THE BAND, AKA DAN and JACK").
"""

import re
from collections.abc import Iterable

from screenplay.words.names import PERSON_NOUNS, is_group_name

_BIG = r"[^\W\d_a-zà-öø-ÿ]"
_RUN = rf"{_BIG}[^\Wa-zà-öø-ÿ]*(?:[ '’.\-]+(?:{_BIG}[^\Wa-zà-öø-ÿ]*|#\d+)){{0,6}}"
_ALSO = r"(?:AKA|A\.K\.A\.|a\.?k\.?a\.?|also known as|better known as|named|called)"
_PAIR = re.compile(
    rf"(?<!\w)(?P<first>{_RUN})(?:\s*\([^)]*\))?"
    rf"(?:\s*(?:,|--|—|–|:)\s*(?P<also>{_ALSO}\s+)?|\s+(?P<named>{_ALSO}|and)\s+)"
    rf"(?:[Aa]n?\s+|[Tt]he\s+)?(?P<second>{_RUN})(?!\w)(?P<rest>(?:\s*\([^)]*\))?.{{0,24}})"
)
_LISTED = re.compile(rf"^(?:\s*\([^)]*\))?\s*,?\s*(?:and|&|AND)\s+|^(?:\s*\([^)]*\))?\s*,\s*{_RUN}")


_RENAMED = re.compile(
    rf"(?<!\w)(?P<first>{_RUN})\s*(?:[,(]|--|—|–)?\s*"
    r"(?P<how>whose (?:real )?name is|who(?:m)? we(?:'ll| will)? (?:now |later |soon |come to )*"
    r"(?:know|call|learn is|meet) as|whom we know as|later known as|now known as|this is|we'll call"
    r"|we will call|real name|formerly(?: known as)?|previously(?: known as)?|once known as"
    rf"|FORMERLY)\s+(?:[Tt]he\s+)?(?P<second>{_RUN})"
)
_CALLED_BEFORE = ("formerly", "previously", "once known")


def renames(sentences: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """(earlier name, name) pairs that the text declares to be one person: BOB (formerly MAN)."""
    found: list[tuple[str, str]] = []
    for sentence in sentences:
        for match in _RENAMED.finditer(sentence.replace("’", "'")):
            first, second = _bare(match.group("first")), _bare(match.group("second"))
            before = match.group("how").lower().startswith(_CALLED_BEFORE)
            if first and second:
                found.append((second, first) if before else (first, second))
    return tuple(dict.fromkeys(found))


def appositions(sentences: Iterable[str]) -> tuple[tuple[tuple[str, str], ...], frozenset[str]]:
    """(description, name) pairs of one person each, and groups told by their members."""
    pairs: list[tuple[str, str]] = []
    groups: set[str] = set()
    for sentence in sentences:
        for match in _PAIR.finditer(sentence):
            if match.group("named") == "and":
                continue
            first, second = _bare(match.group("first")), _bare(match.group("second"))
            if not (first and second):
                continue
            also = match.group("also") is not None or match.group("named") is not None
            if _LISTED.match(match.group("rest")):
                if also and is_group_name(first):
                    groups.add(first)
            elif _describes(first) and not _describes(second):
                pairs.append((first, second))
            elif _describes(second) != _describes(first) or (also and first and second):
                pairs.append((second, first))
    return tuple(dict.fromkeys(pairs)), frozenset(groups)


def _bare(run: str) -> str:
    words = run.replace("’", "'").strip(" .'-").removesuffix("'S").split()
    while words and words[0] in ("AN", "A", "THE", "AKA"):
        words = words[1:]
    return " ".join(words)


def _describes(run: str) -> bool:
    """OLD MAN and GUARD describe; JONAS and DOCTOR MOSS name."""
    words = run.lower().split()
    return bool(words) and words[-1].strip(".,") in PERSON_NOUNS and not run[-1:].isdigit()
