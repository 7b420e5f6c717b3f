"""Stable names for scenes, beats, lines, characters and places.

Enters: what a thing says. Leaves: ids that depend on content alone, so that a change in one line
changes the ids of that line only and approvals keep hanging on the others.
"""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Container

_SPACE = re.compile(r"\s+")


def slug(name: str) -> str:
    """`name` as a lower-case id part; letters of any script stay, marks and blanks go."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(c if c.isalnum() else "-" for c in decomposed if not _accent(c))
    return re.sub(r"-+", "-", unicodedata.normalize("NFC", kept)).strip("-")


def _accent(char: str) -> bool:
    """Latin accents are dropped; the vowel signs of Indic scripts are no accents."""
    return unicodedata.category(char) == "Mn" and ord(char) < 0x0370


def digest(*parts: str) -> str:
    """Ten hex characters of SHA-256 over the parts, blanks normalised."""
    text = "\x1f".join(_SPACE.sub(" ", part).strip() for part in parts)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def character_id(name: str) -> str:
    """Id of the character with this name, e.g. "ch-dick-steel"."""
    return f"ch-{slug(name) or digest(name)}"


class Naming:
    """Hands out ids in script order; a repeat of the same content gets its ordinal."""

    def __init__(self) -> None:
        self._seen: Counter[tuple[str, ...]] = Counter()

    def scene(self, heading: str) -> str:
        """Id of the next scene under this heading."""
        return self._next("sc", heading.upper())

    def line(self, speaker: str, text: str) -> str:
        """Id of the next line in which `speaker` says `text`."""
        return self._next("ln", speaker, text)

    def beat(self, kind: str, text: str) -> str:
        """Id of the next beat of this kind and text."""
        return self._next("bt", kind, text)

    def _next(self, prefix: str, *parts: str) -> str:
        self._seen[(prefix, *parts)] += 1
        count = self._seen[(prefix, *parts)]
        return f"{prefix}-{digest(*parts, *([str(count)] if count > 1 else []))}"


def place_id(key: str) -> str:
    """Id of the place with this normalised key."""
    return f"pl-{digest(key)}"


def unclaimed(natural: str, taken: Container[str]) -> str:
    """The id `natural`, or the first with a number after it where others have taken that."""
    claim, number = natural, 1
    while claim in taken:
        number += 1
        claim = f"{natural}-{number}"
    return claim
