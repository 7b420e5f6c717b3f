"""Places: one location for all its spellings and rooms, and the kind of set each needs.

Enters: headings, and the words of a scene that has none. Leaves: places with a kind out of
`screenplay.world.kinds`; rooms and both sides of one location share its `parent`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from screenplay.ids import place_id
from screenplay.scene_graph import Heading, Interior, Place
from screenplay.world.kinds import Kinds, built_in, kind_names

KINDS = kind_names()
_NATURE = frozenset((
    "forest", "beach", "field", "park", "desert", "mountain", "swamp", "river", "lake", "snowfield",
    "underwater", "battlefield", "space",
))  # fmt: skip
_HALLS = frozenset(("HALLWAY", "HALL", "FOYER", "ENTRYWAY"))
_HOMELY = frozenset(("living_room", "kitchen", "bedroom", "bathroom", "dining_room", "attic"))
_LONGEST_PHRASE = 3  # words
_HEAD_ENDS = re.compile(r"\s(?:OF|OUTSIDE|BEHIND|NEAR|BY|IN|AT|UNDER|ABOVE|WITH|BACK TO)\s")
_PARTS = frozenset(
    ("GATE", "GATES", "ENTRANCE", "DOOR", "DOORWAY", "DOORSTEP", "CORNER", "FRONT DOOR", "PATH")
)
_OPENING = re.compile(
    r"^(?:THE|A|AN|OUR|AT|IN|ON|INSIDE|OUTSIDE|BY"
    r"|BACK(?=\s(?:AT|IN|ON|TO|INSIDE|OUTSIDE|BY|THE)\s)|TO(?=\sTHE\s))\s+"
)
_NOT_WORDS = re.compile(  # the vowel signs of Indic and Thai scripts are no letters to \w
    r"[^\w&'\u0300-\u036f\u064b-\u065f\u0900-\u0dff\u0e00-\u0eff]+"
)
_NEAR_LETTERS = 5  # shorter names differ by a letter and mean it


@dataclass(frozen=True, slots=True)
class Site:
    """What a heading names: a location and a room of it, in the spelling that all share."""

    name: str
    room: str = ""


def infer_kind(
    name: str,
    *,
    interior: bool,
    sub_place: str = "",
    kinds: Kinds | None = None,
    homely: bool = False,
) -> str:
    """Kind of set for a location; the sub-place decides when it names one.

    A hall of a house is no public corridor; `homely` says that one without a house is a home's.
    """
    known = kinds or built_in()
    texts = [_written_out(text, known) for text in (*reversed(sub_place.split(", ")), name)]
    own = known.inside if interior else known.outside
    found = (_kind(text, own) for text in texts)
    kind = next((kind for kind in found if kind is not None), None)
    if kind == "corridor" and _is_a_homes(texts[-1], own, known.homes, homely=homely):
        return "hallway"
    if kind is None and interior:  # INT. WOODS is a wood
        wild = (_kind(text, known.outside) for text in texts)
        kind = next((k for k in wild if k in _NATURE), None)
    return kind or ("interior" if interior else "exterior")


def _is_a_homes(
    name: str, inside: Mapping[str, str], homes: frozenset[str], *, homely: bool
) -> bool:
    """Whether a hall is in somebody's home: of TANNERY HOUSE, JANE'S HALLWAY, not OPERA HOUSE."""
    words = name.split()
    if words[-1] in _HALLS:
        words = words[:-1]
    if not words:
        return homely and name in _HALLS
    return words[-1] in homes and _kind(" ".join(words), inside) == "living_room"


def normalised(name: str) -> str:
    """Capitals, straight quotes, no articles, no hyphens: equal for all spellings of a place."""
    text = name.upper().replace("’", "'").replace("-", " ")
    text = " ".join(word.strip("'") for word in _NOT_WORDS.sub(" ", text).split())
    shorter = _OPENING.sub("", text)
    while shorter != text:
        text, shorter = shorter, _OPENING.sub("", shorter)
    return text


def spelled_alike(name: str, kinds: Kinds) -> str:
    """`normalised`, abbreviations written out, no apostrophes, last word in the singular."""
    words = _written_out(name, kinds).replace("&", " AND ").split()
    words = [word.replace("'", "") for word in words if word.replace("'", "")]
    if words and _is_plural(words[-1]):
        words[-1] = words[-1][:-1]
    return " ".join(words)


def _written_out(name: str, kinds: Kinds) -> str:
    """`normalised` with MAIN ST. as MAIN STREET; what stands first is no abbreviation of these."""
    words = normalised(name).split()
    return " ".join(kinds.abbreviations.get(w, w) if n else w for n, w in enumerate(words))


def _is_plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("S") and not word.endswith(("SS", "US", "IS"))


def _kind(text: str, table: Mapping[str, str]) -> str | None:
    """The head noun decides: what stands before OF, then the last and longest phrase."""
    head = _HEAD_ENDS.split(text, maxsplit=1)[0]
    return _last_match(head, table) or _last_match(text, table)


def _last_match(text: str, table: Mapping[str, str]) -> str | None:
    words = text.split()
    if " ".join(words[-2:]) in table or " ".join(words[-3:]) in table:
        return _matched(words, table)
    bare = len(words)
    while bare > 1 and words[bare - 1] in _PARTS:
        bare -= 1  # the gate of a park stands in the park
    return (_matched(words[:bare], table) if bare < len(words) else None) or _matched(words, table)


def _matched(words: Sequence[str], table: Mapping[str, str]) -> str | None:
    for end in range(len(words), 0, -1):
        for size in range(min(_LONGEST_PHRASE, end), 0, -1):
            phrase = " ".join(words[end - size : end])
            if phrase in table:
                return table[phrase]
            if phrase.endswith("S") and phrase[:-1] in table:
                return table[phrase[:-1]]
    return None


def guess_place(text: str, kinds: Kinds | None = None) -> tuple[str, bool] | None:
    """Location words in running text: (words, interior); None when there is no hint.

    Outdoor words win a tie: an opening without a heading is mostly a view.
    """
    known = kinds or built_in()
    words = normalised(text).split()[:60]
    for index in range(len(words)):
        for size in (2, 1):
            phrase = " ".join(words[index : index + size])
            if phrase in known.outside:
                return phrase, False
            if phrase in known.inside:
                return phrase, True
    return None


def names_inside(name: str, kinds: Kinds) -> bool:
    """Whether a bare name is known as a place inside: THE LIBRARY, and not THE BEACH."""
    return _kind(_written_out(name, kinds), kinds.inside) is not None


class PlaceRegister:
    """Collects the places of a script in order of appearance."""

    def __init__(self, headings: Iterable[Heading] = (), kinds: Kinds | None = None) -> None:
        self.kinds = kinds or built_in()
        self._places: dict[str, Place] = {}
        self._by_id: dict[str, Place] = {}
        self._names: dict[str, str] = {}  # location → as typed first
        self._rooms = frozenset(spelled_alike(room, self.kinds) for room in self.kinds.rooms)
        self._found: dict[Site, dict[bool, Place]] = defaultdict(dict)  # by side, inside is True
        self._known: frozenset[str] = frozenset()
        self._homes: dict[str, str] = {}
        headings = tuple(headings)
        self._homely = _all_at_home(headings, self.kinds)
        for heading in headings:
            site = self._site(heading.place, heading.sub_place)
            swapped = self._swapped(heading.place, heading.sub_place)
            self._names.setdefault(site.name, heading.sub_place if swapped else heading.place)
        known = (self._split(Site(name)).name for name in self._names)
        self._known = frozenset(known)
        self._homes = self._homes_by_owner()

    def place_of(self, heading: Heading) -> Place:
        """The place a heading means: the same for every spelling of it."""
        site = self.site_of(heading)
        interior = _inside(heading, self.kinds)
        key = f"{site.name}/{site.room}/{'int' if interior else 'ext'}"
        if key not in self._places:
            place = self._places[key] = self._place(key, site, heading, interior=interior)
            self._by_id[place.id] = place
            for name in (site, Site("", site.room)):
                self._found[name].setdefault(interior, place)
        return self._places[key]

    def site_of(self, heading: Heading) -> Site:
        """Location and room that a heading means, once the script's other headings are known."""
        site = self._site(heading.place, heading.sub_place)
        return site if site.room or site.name in self._rooms else self._split(site)

    def place(self, place_id: str) -> Place:
        """The place with this id."""
        return self._by_id[place_id]

    def known(self, name: str, heading: Heading) -> Place | None:
        """The place so far that a bare name means: a location or one of its rooms."""
        wanted = self._split(self._site(name, ""))
        sides = self._found[wanted] or self._found[Site("", wanted.name)]
        return sides.get(heading.interior is not Interior.EXT) or next(iter(sides.values()), None)

    def places(self) -> tuple[Place, ...]:
        """Every place so far, by first appearance."""
        return tuple(self._places.values())

    def _place(self, key: str, site: Site, heading: Heading, *, interior: bool) -> Place:
        kind = infer_kind(
            heading.place, interior=interior, sub_place=heading.sub_place, kinds=self.kinds,
            homely=self._homely,
        )  # fmt: skip
        typed = self._site(heading.place, heading.sub_place)
        moved = typed.name != site.name or self._swapped(heading.place, heading.sub_place)
        name = self._names.get(site.name, site.name) if moved else heading.place
        room = site.room if moved else heading.sub_place
        self._names.setdefault(site.name, name)
        return Place(
            id=place_id(key), name=name, kind=kind, interior=interior, sub_place=room,
            parent=place_id(site.name), like=self.kinds.stand_ins(kind),
        )  # fmt: skip

    def _site(self, place: str, sub_place: str) -> Site:
        """By its own words alone: KITCHEN, HOUSE is HOUSE / KITCHEN."""
        if self._swapped(place, sub_place):
            place, sub_place = sub_place, place
        rooms = (spelled_alike(part, self.kinds) for part in sub_place.split(", ") if part)
        return Site(spelled_alike(place, self.kinds), " / ".join(rooms))

    def _swapped(self, place: str, sub_place: str) -> bool:
        """Whether the room stands before the house."""
        if not sub_place or "," in sub_place or normalised(place) not in self.kinds.rooms:
            return False
        whole = normalised(sub_place)
        if whole in self.kinds.rooms:
            return False
        last = whole.split()[-1:]
        homely = self.kinds.homes | self.kinds.buildings
        return bool(homely.intersection(last)) or spelled_alike(whole, self.kinds) in self._known

    def _split(self, site: Site) -> Site:
        """JANE'S HOUSE KITCHEN is a room of that house; JANE'S KITCHEN is where it is known."""
        words = site.name.split()
        for at in range(len(words) - 1, max(0, len(words) - 1 - _LONGEST_PHRASE), -1):
            head, tail = " ".join(words[:at]), " ".join(words[at:])
            if tail not in self._rooms:
                continue
            if head in self._known or (at > 1 and words[at - 1] in self.kinds.homes):
                return Site(head, tail)
            if head in self._homes:
                return Site(self._homes[head], tail)
        return site

    def _homes_by_owner(self) -> dict[str, str]:
        """Whose house is known: JANES → JANES HOUSE; who has two homes has none here."""
        found: dict[str, set[str]] = defaultdict(set)
        for name in sorted(self._known):
            *owner, last = name.split() or [""]
            if owner and last in self.kinds.homes:
                found[" ".join(owner)].add(name)
        return {owner: min(names) for owner, names in found.items() if len(names) == 1}


def _all_at_home(headings: Sequence[Heading], kinds: Kinds) -> bool:
    """Whether a script's rooms, halls aside, are those of homes: its HALLWAY is one of them."""
    rooms = {
        infer_kind(heading.place, interior=True, sub_place=heading.sub_place, kinds=kinds)
        for heading in headings
        if heading.interior is Interior.INT
    } - {"corridor", "hallway", "stairwell", "basement", "garage", "car"}
    return bool(rooms) and rooms <= _HOMELY


def _inside(heading: Heading, kinds: Kinds) -> bool:
    """INT./EXT. is inside where the name is known as a room, a car above all."""
    if heading.interior is not Interior.BOTH:
        return heading.interior is Interior.INT
    return _kind(normalised(heading.place), kinds.inside) not in (None, "living_room")


def near_spellings(places: Sequence[Place]) -> tuple[tuple[Place, Place], ...]:
    """Pairs of locations whose names differ by one slip of the pen: perhaps one place.

    A slip is a letter too many, too few or wrong, or two swapped; digits are no letters.
    They are not merged; each pair comes once, in order of appearance.
    """
    first: dict[str, Place] = {}
    for place in places:
        first.setdefault(place.parent or place.id, place)
    buckets: dict[str, list[tuple[str, Place]]] = defaultdict(list)
    pairs: dict[tuple[str, str], tuple[Place, Place]] = {}
    for place in first.values():
        name = spelled_alike(place.name, built_in())[:60]
        if len(name) < _NEAR_LETTERS:
            continue
        for variant in sorted(set(_slips(name.replace(" ", "")))):
            for other, earlier in buckets[variant][:_NEAR_LETTERS]:
                if other != name and _numbered(other) == _numbered(name):
                    pairs.setdefault((earlier.id, place.id), (earlier, place))
            buckets[variant].append((name, place))
    return tuple(pairs.values())


def _slips(name: str) -> Iterator[str]:
    yield name
    for at in range(len(name)):
        yield name[:at] + name[at + 1 :]


def _numbered(name: str) -> tuple[str, ...]:
    """What tells ROOM 1 from ROOM 2 and GATE A from GATE B."""
    return tuple(w for w in name.split() if len(w) == 1 or any(c.isdigit() for c in w))
