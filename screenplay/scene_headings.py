"""What stands over a scene: its heading, or one made for it.

Enters: a raw scene and the heading of the scene before. Leaves: the scene's Heading, and the beat
that a heading of camera or title words opens with.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from screenplay.elements import Action, Centered, SceneHeading
from screenplay.elements import Character as CueElement
from screenplay.emphasis import plain
from screenplay.ids import Naming
from screenplay.people.mentions import MentionIndex
from screenplay.pictures import card_beat, request_beat
from screenplay.scene_graph import Beat, Heading, Interior, Source
from screenplay.world.headings import has_prefix, parse_heading
from screenplay.world.kinds import Kinds
from screenplay.world.places import guess_place
from screenplay.world.requests import card_text, request_of
from screenplay.world.scenes import RawScene
from screenplay.world.structure import begins, ends

_STAYING = re.compile(
    r"(?:PROLOGUE|EPILOGUE|TEASER|COLD OPEN|LATER|MOMENTS LATER|THE END|SCENE|ACT)\b", re.IGNORECASE
)


def typed_headings(raw: Sequence[RawScene]) -> Iterator[Heading]:
    """The headings that say INT or EXT, each by its own words alone."""
    for scene in raw:
        text = plain(scene.heading.text) if scene.heading is not None else ""
        if has_prefix(text):
            yield parse_heading(text)


def headed(
    raw: RawScene, before: Heading | None, index: MentionIndex, naming: Naming, kinds: Kinds
) -> tuple[Heading, tuple[Beat, ...]]:
    """The scene's heading; one that names no place stays in the place of `before`."""
    if raw.heading is None:
        return _guessed(raw, "", Source(1), kinds), ()
    element = raw.heading
    heading = parse_heading(
        plain(element.text), element.source, scene_number=element.scene_number, previous=before
    )
    if has_prefix(heading.text):
        return heading, ()
    opening = _opening(element, raw, index, naming)
    if not (opening or _stays(heading.text)):
        return _sided(heading, kinds), opening
    if before is None:
        return _guessed(raw, heading.text, element.source, kinds), opening
    kept = replace(heading, place=before.place, sub_place=before.sub_place)
    return replace(kept, interior=before.interior), opening


def _stays(text: str) -> bool:
    """Whether a heading tells of titles, acts or the order of telling, and of no place."""
    shown = text.upper()
    told = begins(shown) is not None or ends(shown)
    return told or card_text(text) is not None or _STAYING.match(text) is not None


def _sided(heading: Heading, kinds: Kinds) -> Heading:
    """A heading that says neither INT nor EXT: its own words may."""
    guess = guess_place(f"{heading.place} {heading.sub_place}", kinds)
    if guess is None:
        return heading
    return replace(heading, interior=Interior.INT if guess[1] else Interior.EXT)


def _opening(
    element: SceneHeading, raw: RawScene, index: MentionIndex, naming: Naming
) -> tuple[Beat, ...]:
    text = plain(element.text).strip()
    request = request_of(text, index, marked=text.isupper())
    if request is not None:
        return (request_beat(text, request, element.source, naming),)
    card = card_text(text)
    if card is None or any(isinstance(e, Centered) for e in raw.elements):
        return ()
    return (card_beat(card or text, element.source, naming),)


def _guessed(raw: RawScene, text: str, source: Source, kinds: Kinds) -> Heading:
    """A heading for a scene that has none: from place words in its text."""
    told = " ".join(plain(e.text) for e in raw.elements if isinstance(e, Action))
    guess = guess_place(told, kinds)
    spoken = any(isinstance(e, CueElement) for e in raw.elements)
    inside = guess[1] if guess else spoken
    place = guess[0] if guess else "A ROOM" if inside else "OUTDOORS"
    heading = parse_heading(f"{'INT' if inside else 'EXT'}. {place}", source)
    return replace(heading, text=text)
