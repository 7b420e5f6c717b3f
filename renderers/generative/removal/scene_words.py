"""What a scene is after something went: in words, as VOID wants them.

Enters: a place in words, a shot's passes, names of what goes. Leaves: a sentence or two about what
is left. What goes is not named: models draw what they read.
"""

import re
from collections import Counter

import numpy as np

from renderers.generative.removal.quadmask import ids_named
from renderers.generative.shot_passes import ShotPasses

_MOST = 6  # things that are named: the largest
_COUNTS = {1: "a", 2: "two", 3: "three"}


def scene_after(place: str, passes: ShotPasses, names: tuple[str, ...]) -> str:
    """The scene as it is afterwards, e.g. "a kitchen by day. A table, two chairs and a man."."""
    gone = set(ids_named(passes.names, names))
    numbers, pixels = np.unique(passes.ids, return_counts=True)
    size = dict(zip(numbers.tolist(), pixels.tolist(), strict=True))
    left = sorted(
        (i for i in passes.names if i not in gone and size.get(i)), key=lambda i: -size[i]
    )
    things = Counter(word for i in left if (word := _word(passes.names[i])))
    told = [_counted(word, count) for word, count in list(things.items())[:_MOST]]
    people = sum(1 for i in left if passes.names[i].startswith("actor:"))
    told += [_counted("person", people)] if people else []
    if not told:
        return f"{place}. Nobody is there."
    listed = ", ".join(told[:-1]) + (" and " if len(told) > 1 else "") + told[-1]
    return f"{place}. {listed[0].upper()}{listed[1:]}."


def _word(name: str) -> str:
    """What a thing is called; "" for people and for what every place has."""
    kind, _, what = name.partition(":")
    if kind == "prop":
        return what.partition(":")[2].replace("_", " ")
    word = re.sub(r"_\d+$", "", what).replace("_", " ")
    return word if kind == "set" and word not in ("floor", "wall", "ceiling") else ""


def _counted(word: str, count: int) -> str:
    if count == 1:
        return f"{'an' if word[:1] in 'aeiou' else 'a'} {word}"
    plural = "people" if word == "person" else f"{word}s"
    return f"{_COUNTS.get(count, 'several')} {plural}"
