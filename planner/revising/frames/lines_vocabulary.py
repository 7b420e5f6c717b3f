"""The words for how one line is played, and those of other crafts that are no part of it.

Enters: `playing_lines.toml`, the families of feelings, gestures and small words, a film's things.
Leaves: a tree of phrases.
"""

import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from planner.revising.frames.families import Node, grown, plain_forms, rows
from planner.revising.words.synonyms import EMOTIONS
from screenplay.words.vocabulary import vocabulary

_TAKEN = frozenset(("emotion", "gesture", "mod"))  # families that are the same for lines
_CRAFTS = vocabulary(
    """
    move zoom size s.size kind angle transition n.transition n.camera n.shot n.move n.pace music
    ambience effects n.light n.look longlens widelens otherside split merge newshot garment hair
    posture remove s.duration w.duration dwell cutdown daytime weather s.bright
    """
)  # families of wishes that are not for the acting


def _own() -> Iterator[tuple[str, str, str]]:
    path = files("planner.revising.frames").joinpath("playing_lines.toml")
    for kind, values in tomllib.loads(path.read_text(encoding="utf-8")).items():
        for value, phrases in values.items():
            yield from ((phrase, kind, value) for phrase in phrases)
    yield from ((word, "emotion", emotion) for word, emotion in EMOTIONS.items())


@cache
def _base() -> tuple[tuple[str, str, str], ...]:
    return (*_own(), *(row for row in rows() if row[1] in _TAKEN))


@cache
def _pictured() -> frozenset[str]:
    """Words of the other crafts."""
    phrases = (text for text, kind, _ in rows() if kind in _CRAFTS)
    return frozenset(w for text in phrases for w in text.replace("-", " ").split() if len(w) > 3)


def of_a_picture(word: str) -> bool:
    """Whether a word may ask for what is not the acting."""
    return any(form in _pictured() for form in plain_forms(word))


@lru_cache(maxsize=8)
def tree(things: tuple[str, ...], told: tuple[str, ...]) -> Node:
    """All phrases, with a film's things and the words of its script."""
    root = grown(Node(), _base())
    grown(root, ((n.replace("_", " "), "thing", n.replace("_", " ")) for n in things))
    return grown(root, ((w, "story", w) for w in told))
