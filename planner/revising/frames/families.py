"""Word families: what a word or phrase may stand for, whatever its inflection.

Enters: the tables `families_*.toml` of this package, a phrase for each row, and phrases that one
film adds (its things). Leaves: the longest phrase that begins at a word, with all its kinds.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from planner.revising.frames import clothes_named, voices_named
from planner.revising.words.garments import ADJECTIVES, GARMENTS
from planner.scoring import MOOD_WORDS

_LONGEST = 9  # letters of a comparative
TABLES = ("picture", "time", "people", "place", "small")
Kinds = Mapping[str, str]  # kind to value: "s.size" to "+"
_IRREGULAR = {
    "is": "be", "are": "be", "was": "be", "were": "be", "been": "be", "am": "be", "being": "be",
    "has": "have", "had": "have", "having": "have", "does": "do", "did": "do", "done": "do",
    "goes": "go", "went": "go", "gone": "go", "said": "say", "sat": "sit", "stood": "stand",
    "held": "hold", "kept": "keep", "made": "make", "took": "take", "taken": "take",
    "gave": "give", "given": "give", "saw": "see", "seen": "see", "felt": "feel", "lost": "lose",
    "left": "leave", "began": "begin", "ran": "run", "wore": "wear", "worn": "wear",
    "spoke": "speak", "spoken": "speak", "lit": "light", "split": "split", "cut": "cut",
    "broke": "break", "came": "come", "got": "get", "meant": "mean", "thought": "think",
    "heard": "hear", "drew": "draw", "drawn": "draw", "drowned": "drown", "eyes": "eye",
    "feet": "foot", "lying": "lie", "further": "far", "farther": "far", "blew": "blow",
    "hid": "hide", "hidden": "hide", "froze": "freeze", "frozen": "freeze", "loose": "lose",
}  # fmt: skip


@dataclass(slots=True)
class Node:
    """A word within phrases: what may follow it, and the kinds of the phrase that ends here."""

    after: dict[str, "Node"] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)


_UNINFLECTED = frozenset(("shoulder", "dresser"))  # no forms of "should" and "dress"


@cache
def plain_forms(word: str) -> tuple[str, ...]:
    """A word, then what it may be an inflection of."""
    if word in _UNINFLECTED:
        return (word,)
    forms = [word, *([_IRREGULAR[word]] if word in _IRREGULAR else [])]
    for ending in ("'s", "s'", "es", "s", "ing", "ed", "er", "est", "ly", "in'", "ish"):
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < 3:  # "only" is not "on"
            continue
        forms += [stem] if "'" in ending and ending != "in'" else _stems(stem)  # a man's: no mane
    return tuple(dict.fromkeys(forms))


def _stems(stem: str) -> Iterator[str]:
    """The words that a stem without its ending may be: stop(p), tak(e), happ(i → y)."""
    yield stem
    if len(stem) > 2:
        if stem[-1] == stem[-2]:
            yield stem[:-1]
        if stem[-1] == "i":
            yield f"{stem[:-1]}y"
        yield f"{stem}e"


def compared(word: str) -> bool:
    """Whether a word may be a comparative."""
    return word.endswith("er") and len(word) > 4


def grown(root: Node, phrases: Iterable[tuple[str, str, str]]) -> Node:
    """The tree with further phrases: text, kind, value."""
    for text, kind, value in phrases:
        node = root
        for word in text.replace("-", " ").replace("n't", " not").split():
            node = node.after.setdefault(word, Node())
        if node is not root:
            node.kinds.setdefault(kind, value)
    return root


def rows() -> Iterator[tuple[str, str, str]]:
    """Every phrase of the tables, with its kind and value."""
    for name in TABLES:
        path = files("planner.revising.frames").joinpath(f"families_{name}.toml")
        for kind, values in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for value, phrases in values.items():
                yield from ((phrase, kind, value) for phrase in phrases)
    yield from ((word, "garment", word) for word in sorted(GARMENTS))
    yield from ((word, "colour", word) for word in sorted(ADJECTIVES))
    yield from (*voices_named.rows(), *clothes_named.rows())
    yield from ((word, "mood", mood) for word, mood in MOOD_WORDS.items())


@cache
def vocabulary() -> frozenset[str]:
    """Every single word of the tables, and the comparatives of those at an end of a scale."""
    words = {w for text, _, _ in rows() for w in text.replace("-", " ").split()}
    ends = {text for text, kind, _ in rows() if kind.startswith("s.") and text.isalpha()}
    compared = {
        f"{w}r" if w[-1] == "e" else f"{w[:-1]}ier" if w[-1] == "y" else f"{w}er" for w in ends
    }
    return frozenset(words | {c for c in compared if len(c) < _LONGEST})


def tree(own: Iterable[tuple[str, str, str]]) -> Node:
    """All phrases: those of the tables, and a film's own."""
    return grown(grown(Node(), rows()), own)


def longest(words: Sequence[str], start: int, root: Node) -> tuple[int, Kinds]:
    """How many words from `start` on are the longest phrase, and its kinds; 0 for none."""
    best: tuple[int, Kinds] = (0, {})
    done = words[start].endswith(("ed", "ing"))
    open_: list[tuple[Node, int]] = [(root, 0)]
    while open_:
        node, read = open_.pop(0)
        if node.kinds and read >= best[0]:
            exact = read > 1 or not done or node is root.after.get(words[start])
            if not exact and all(k.startswith("s.") for k in node.kinds):
                continue  # eyes that are closed are not close
            best = (read, {**node.kinds, **best[1]} if read == best[0] else dict(node.kinds))
        if start + read < len(words):
            forms = plain_forms(words[start + read])
            open_ += [(node.after[form], read + 1) for form in forms if form in node.after]
    return best
