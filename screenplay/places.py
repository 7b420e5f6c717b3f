"""Places: one location for all its spellings, and the kind of set it needs.

Enters: headings, and the words of a scene that has none. Leaves: places with a kind out of
`KINDS`; `interior` and `exterior` are the generic ones.
"""

import re

from screenplay.ids import place_id
from screenplay.place_words import INSIDE, OUTSIDE
from screenplay.scene_graph import Heading, Interior, Place

KINDS = (
    "kitchen", "living_room", "bedroom", "office", "cafe", "bar", "corridor", "hospital",
    "classroom", "shop", "car", "interior",
    "street", "park", "forest", "garden", "beach", "road", "rooftop", "field", "exterior",
)  # fmt: skip

_NATURE = frozenset(("forest", "beach", "field", "park"))
_LONGEST_PHRASE = 3  # words
_HEAD_ENDS = re.compile(r"\s(?:OF|OUTSIDE|BEHIND|NEAR|BY|IN|AT|UNDER|ABOVE|WITH|BACK TO)\s")
_PARTS = frozenset(
    ("GATE", "GATES", "ENTRANCE", "DOOR", "DOORWAY", "DOORSTEP", "CORNER", "FRONT DOOR", "PATH")
)
_OPENING = re.compile(r"^(?:THE|A|AN|OUR|AT|BACK|IN|ON|INSIDE|OUTSIDE|BY|AT THE|BACK AT)\s+")
_NOT_WORDS = re.compile(r"[^\w&']+")


def infer_kind(name: str, *, interior: bool, sub_place: str = "") -> str:
    """Kind of set for a location; the sub-place decides when it names one."""
    texts = [normalised(text) for text in (*reversed(sub_place.split(", ")), name)]
    own = INSIDE if interior else OUTSIDE
    found = (_kind(text, own) for text in texts)
    kind = next((kind for kind in found if kind is not None), None)
    if kind is None and interior:  # INT. WOODS is a wood
        kind = next((k for text in texts if (k := _kind(text, OUTSIDE)) in _NATURE), None)
    return kind or ("interior" if interior else "exterior")


def normalised(name: str) -> str:
    """Capitals, straight quotes, no articles, no hyphens: equal for all spellings of a place."""
    text = name.upper().replace("’", "'").replace("-", " ")
    text = " ".join(word.strip("'") for word in _NOT_WORDS.sub(" ", text).split())
    shorter = _OPENING.sub("", text)
    while shorter != text:
        text, shorter = shorter, _OPENING.sub("", shorter)
    return text


def _kind(text: str, table: dict[str, str]) -> str | None:
    """The head noun decides: what stands before OF, then the last and longest phrase."""
    head = _HEAD_ENDS.split(text, maxsplit=1)[0]
    return _last_match(head, table) or _last_match(text, table)


def _last_match(text: str, table: dict[str, str]) -> str | None:
    words = text.split()
    while len(words) > 1 and words[-1] in _PARTS and " ".join(words) not in table:
        words = words[:-1]  # the gate of a park stands in the park
        if (whole := _last_match(" ".join(words), table)) is not None:
            return whole
    words = text.split()
    for end in range(len(words), 0, -1):
        for size in range(min(_LONGEST_PHRASE, end), 0, -1):
            phrase = " ".join(words[end - size : end])
            if phrase in table:
                return table[phrase]
            if phrase.endswith("S") and phrase[:-1] in table:
                return table[phrase[:-1]]
    return None


def guess_place(text: str) -> tuple[str, bool] | None:
    """Location words in running text: (words, interior); None when there is no hint.

    Outdoor words win a tie: an opening without a heading is mostly a view.
    """
    words = normalised(text).split()[:60]
    for index in range(len(words)):
        for size in (2, 1):
            phrase = " ".join(words[index : index + size])
            if phrase in OUTSIDE:
                return phrase, False
            if phrase in INSIDE:
                return phrase, True
    return None


class PlaceRegister:
    """Collects the places of a script in order of appearance."""

    def __init__(self) -> None:
        self._places: dict[str, Place] = {}

    def place_of(self, heading: Heading) -> Place:
        """The place a heading means: the same for every spelling of it."""
        interior = _inside(heading)
        name, sub_place = normalised(heading.place), normalised(heading.sub_place)
        key = f"{name}/{sub_place}/{'int' if interior else 'ext'}"
        if key not in self._places:
            kind = infer_kind(heading.place, interior=interior, sub_place=heading.sub_place)
            self._places[key] = Place(
                place_id(key), heading.place, kind, interior, heading.sub_place
            )
        return self._places[key]

    def places(self) -> tuple[Place, ...]:
        """Every place so far, by first appearance."""
        return tuple(self._places.values())


def _inside(heading: Heading) -> bool:
    """INT./EXT. is inside where the name is known as a room, a car above all."""
    if heading.interior is not Interior.BOTH:
        return heading.interior is Interior.INT
    return _kind(normalised(heading.place), INSIDE) not in (None, "living_room")
