"""Elements spelt out in attributes of our own, where Final Draft has no word for them.

Enters: an element, or markup that may carry such attributes. Leaves: the attributes, or the element
again. Whoever edits a paragraph in another program leaves the attributes behind; they are believed
only while the words that are seen are still theirs.
"""

from screenplay.elements import (
    Action,
    Boneyard,
    Centered,
    Character,
    Dialogue,
    Element,
    Lyric,
    Note,
    Parenthetical,
    SceneHeading,
    Section,
    Synopsis,
    Transition,
)
from screenplay.emphasis import plain
from screenplay.fdx.words import DEPTH, DUAL, EXTENSION, FORCED, KIND, NUMBER, TEXT
from screenplay.scene_graph import Source

_SPELT = {
    "scene_number": NUMBER,
    "extension": EXTENSION,
    "dual": DUAL,
    "depth": DEPTH,
    "forced": FORCED,
}
_TEXT_ONLY = {
    kind.__name__: kind
    for kind in (Dialogue, Parenthetical, Lyric, Centered, Synopsis, Note, Boneyard)
}


def hints(element: Element) -> dict[str, str]:
    """The attributes that spell an element out; what has its usual value is left out."""
    told = {KIND: type(element).__name__, TEXT: element.text}
    for field, attribute in _SPELT.items():
        value = getattr(element, field, "")
        if value:
            told[attribute] = "Yes" if value is True else str(value)
    return told


def hinted(attributes: dict[str, str], seen: str, source: Source) -> Element | None:
    """The element that attributes spell out; None where there are none or `seen` is not its text.

    `seen` are the words that the markup shows.
    """
    if KIND not in attributes or TEXT not in attributes:
        return None
    element = _spelt(attributes, source)
    return element if element is not None and _letters(seen) == _letters(visible(element)) else None


def visible(element: Element) -> str:
    """What is seen of an element in Final Draft: its words without marks, a cue's with extension.

    Notes and boneyards are shown as typed.
    """
    if isinstance(element, Note | Boneyard):
        return element.text
    return plain(f"{element.text} {getattr(element, 'extension', '')}".rstrip())


def _spelt(attributes: dict[str, str], source: Source) -> Element | None:
    text, forced = attributes[TEXT], attributes.get(FORCED) == "Yes"
    match attributes[KIND]:
        case "SceneHeading":
            number = attributes.get(NUMBER, "")
            return SceneHeading(text=text, source=source, scene_number=number, forced=forced)
        case "Action":
            return Action(text=text, source=source, forced=forced)
        case "Transition":
            return Transition(text=text, source=source, forced=forced)
        case "Character":
            return Character(
                text=text,
                source=source,
                extension=attributes.get(EXTENSION, ""),
                dual=attributes.get(DUAL, ""),
                forced=forced,
            )
        case "Section":
            depth = attributes.get(DEPTH, "1")
            deep = int(depth) if depth.isdecimal() and len(depth) < 10 else 1
            return Section(text=text, source=source, depth=deep)
        case kind:
            plainly = _TEXT_ONLY.get(kind)
            return plainly(text=text, source=source) if plainly else None


def _letters(text: str) -> str:
    return "".join(text.split())
