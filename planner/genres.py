"""What kind of film a script is.

Enters: a scene graph. Leaves: the name of a genre of `planner.pace`, from the title page's Genre
line where there is one, else from what people do, where the script leaves no doubt; empty else.
"""

import re
from collections import Counter
from collections.abc import Iterator

from planner.pace import GENRES
from screenplay.scene_graph import BeatKind, SceneGraph

_CALLED = {
    "sci-fi": "science fiction", "scifi": "science fiction", "science-fiction": "science fiction",
    "romantic": "romance", "comic": "comedy", "sitcom": "comedy", "kids": "children",
    "family": "children", "children's": "children", "animated": "animation", "war": "action",
    "crime": "thriller", "noir": "thriller", "suspense": "thriller", "mystery": "thriller",
    "scary": "horror", "slasher": "horror", "martial": "action", "superhero": "action",
}  # fmt: skip
_DOING = {
    "action": frozenset({"fight", "hit", "shoot", "aim", "run", "jump", "climb", "drive", "ride"}),
    "horror": frozenset({"scream", "die", "hide"}),
}
_SHARE = {"action": 0.4, "horror": 0.12}  # of all deeds; ordinary films stay far below
_ENOUGH = 60  # deeds: shorter scripts leave doubt
_WORD = re.compile(r"[a-z][a-z'’-]*")


def genre_of(graph: SceneGraph) -> str:
    """A genre's name, or "" where the script does not say."""
    named = _named(graph.credits.get("genre", "").replace("’", "'"))
    return named or _played(graph)


def _named(text: str) -> str:
    """The first genre that a Genre line names: "Comedy/Drama" is a comedy."""
    lowered = text.lower()
    found = [(lowered.find(g.name), g.name) for g in GENRES if g.name in lowered]
    found += [(m.start(), _CALLED[m[0]]) for m in _WORD.finditer(lowered) if m[0] in _CALLED]
    return min(found)[1] if found else ""


def _played(graph: SceneGraph) -> str:
    """A genre by its deeds, where one kind of deed stands out in a long script."""
    deeds = Counter(_verbs(graph))
    total = deeds.total()
    if total < _ENOUGH:
        return ""
    shares = {
        name: sum(deeds[verb] for verb in verbs) / total / _SHARE[name]
        for name, verbs in _DOING.items()
    }
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= 1.0 else ""


def _verbs(graph: SceneGraph) -> Iterator[str]:
    for scene in graph.scenes:
        for beat in scene.beats:
            if beat.kind is BeatKind.ACTION:
                yield from (deed.verb for deed in beat.deeds)
