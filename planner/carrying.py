"""What people come with: ice creams in every hand, a towel that is waved, a lantern.

Enters: a scene. Leaves: the things that its words put into somebody's hand from their first moment.
"""

import re

from planner.handling import HANDHELD
from planner.thing_words import THINGS
from screenplay.scene_graph import BeatKind, Scene

BROUGHT = frozenset({
    "ice cream", "ice creams", "cone", "cones", "towel", "umbrella", "tray", "pan", "balloon",
    "popcorn", "broom", "spoon", "ladle", "basket", "clipboard", "torch", "guitar", "rope",
})  # fmt: skip
_NOUNS = sorted({*HANDHELD, *BROUGHT, *(n for n, t in THINGS.items() if not t.large)},
                key=len, reverse=True)  # fmt: skip
_WITH = re.compile(
    r"\b(?:with|carrying|carries|clutching|clutches|waving|waves|licking|eating)\s+"
    r"(?:an?|the|his|her|their)\s+(?:\w+\s)?(?P<noun>" + "|".join(map(re.escape, _NOUNS)) + r")\b",
    re.IGNORECASE,
)  # fmt: skip


def brought(scene: Scene, who: str) -> tuple[str, ...]:
    """Nouns of what somebody has in hand when the first thing they do is told; one at most."""
    for beat in scene.beats:
        if beat.kind is not BeatKind.ACTION:
            continue
        own = [deed.text for deed in beat.deeds if deed.actor == who]
        if not own and who in beat.mentions:  # one of several who do it
            own = [deed.text for deed in beat.deeds if " their " in deed.text]
        for text in own:
            found = _WITH.search(text)
            if found is not None:
                return (_one(found["noun"].lower()),)
        if own:
            return ()
    return ()


def _one(noun: str) -> str:
    """One of several."""
    single = noun.removesuffix("s")
    return single if single in BROUGHT or single in THINGS or single in HANDHELD else noun
