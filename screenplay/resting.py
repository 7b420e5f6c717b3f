"""Who lies without being told to lie: tucked into bed, deep in a sleeping bag.

Enters: the words of a deed. Leaves: whether they put its target to bed, or its doer into covers.
"""

import re

from screenplay.scene_graph import Deed

_TUCKS = re.compile(
    r"\btuck(?:s|ed|ing)? (?:\S+ ){1,3}(?:in\b(?! (?:his|her|the|a) (?:pocket|belt|bag))"
    r"|into bed\b|up\b)"
    r"|\bputs? (?:\S+ ){1,3}to bed\b",
    re.IGNORECASE,
)
_COVERED = re.compile(
    r"\b(?:in|into|inside|deep in) (?:\w+ ){1,2}(?:sleeping[ -]bag|bedroll)\b"
    r"|\bunder (?:the|his|her|their) (?:\w+ )?(?:covers|blankets?|duvet|quilt|bedclothes)\b",
    re.IGNORECASE,
)
_ON_FLOOR = re.compile(r"\b(?:sleeping[ -]bag|bedroll)\b", re.IGNORECASE)
_STIRS = frozenset(("look", "search", "put_down", "pick_up", "stand", "hold", "pull", "carry"))


def put_to_bed(deed: Deed) -> str | None:
    """Id of whom a deed tucks into bed, or None."""
    person = deed.target is not None and deed.target.startswith("ch-")
    return deed.target if person and _TUCKS.search(deed.text) else None


def covered(deed: Deed) -> bool:
    """Whether a deed's doer lies in a sleeping bag or under covers."""
    return deed.verb not in _STIRS and _COVERED.search(f"{deed.text} {deed.direction}") is not None


def in_bag(text: str) -> bool:
    """Whether words tell of a sleeping bag, which lies on the floor."""
    return _ON_FLOOR.search(text) is not None
