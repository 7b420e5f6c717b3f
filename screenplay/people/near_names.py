"""Names that may be one name, mistyped: shown to the writer, never merged.

Enters: a scene graph. Leaves: pairs of characters whose names are one slip of the pen apart.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from screenplay.scene_graph import Character, SceneGraph
from screenplay.words.vocabulary import vocabulary

_SHORTEST = 4  # letters: JAN and JEN are two people
_LONGEST = 60  # letters that are compared
_RARE = 3  # lines that a mistyped name has at most
_LONG = 7  # letters from which on a slip is likelier than two such people
_OFTEN = 5  # times that the right name has more lines
_BUCKET = 8  # names that share a slip, of which each is compared
_NUMBERS = vocabulary(
    """
    one two three four five six seven eight nine ten first second third a b c d
    """
)


def near_names(graph: SceneGraph) -> tuple[tuple[Character, Character], ...]:
    """(rare name, name it may be) pairs, by first appearance; time linear in the letters.

    A slip is a letter too many, too few or wrong, or two swapped. Numbers, plurals and names that
    both have many lines are no slips.
    """
    buckets: dict[str, list[tuple[str, Character]]] = defaultdict(list)
    pairs: dict[tuple[str, str], tuple[Character, Character]] = {}
    for character in graph.characters:
        for name in dict.fromkeys(_letters(n) for n in (character.name, *character.aliases)):
            if len(name) < _SHORTEST:
                continue
            for slip in dict.fromkeys(_slips(name)):
                for other, known in buckets[slip][:_BUCKET]:
                    if _may_be_one(name, character, other, known):
                        rare, usual = sorted((character, known), key=lambda c: c.lines)
                        pairs.setdefault((rare.id, usual.id), (rare, usual))
                buckets[slip].append((name, character))
    return tuple(pairs.values())


def _letters(name: str) -> str:
    """A name's letters; what numbers it stays a word of its own."""
    words = re.findall(r"\w+", name.lower())
    return " ".join(words)[:_LONGEST]


def _slips(name: str) -> Iterator[str]:
    """The name, and it with one letter left out: names one slip apart share one of them."""
    bare = name.replace(" ", "")
    yield bare
    for at in range(len(bare)):
        yield bare[:at] + bare[at + 1 :]


def _may_be_one(name: str, character: Character, other: str, known: Character) -> bool:
    if character.group or known.group:
        return False
    if character.person == known.person or name == other or _counted(name) != _counted(other):
        return False
    if name in (f"{other}s", f"{other}es") or other in (f"{name}s", f"{name}es"):
        return False
    few, many = sorted((character.lines, known.lines))
    often = few + 1 if min(len(name), len(other)) >= _LONG else few * _OFTEN
    return few <= _RARE and (many >= often or few == 0)


def _counted(name: str) -> tuple[str, ...]:
    """What tells GUARD 1 from GUARD 2 and DRONE ONE from DRONE TWO."""
    return tuple(word for word in name.split() if word in _NUMBERS or word.isdigit())
