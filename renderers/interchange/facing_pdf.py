"""The script as PDF with the frames of its shots beside the lines that they show.

Enters: scenes of paragraphs, each with the pictures that begin in it. Leaves: the PDF's bytes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from renderers.interchange.typesetting import SANS, typeset
from screenplay.paper.columns import right_to_left
from screenplay.paper.typewriter import FAMILIES

_TEMPLATE = Path(__file__).with_name("facing.typ")


@dataclass(frozen=True, slots=True)
class FacingPicture:
    """A shot beside the text; `caption` is number, size, time."""

    picture: str
    number: str
    caption: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class FacingPart:
    """A paragraph of the script: "heading", "action", "speech", "card", "transition"."""

    kind: str
    text: str
    cue: str = ""
    parentheticals: tuple[str, ...] = ()
    number: str = ""  # of a scene
    pictures: tuple[FacingPicture, ...] = ()


@dataclass(frozen=True, slots=True)
class FacingScript:
    """A script and its pictures."""

    title: str
    author: str
    language: str
    paper: str  # "a4", "us-letter"
    aspect: float
    parts: Sequence[FacingPart]
    pictures: Mapping[str, bytes] = field(default_factory=dict)


def facing_pdf(script: FacingScript) -> bytes:
    """The PDF; scenes are bookmarks."""
    values = {
        "title": script.title, "author": script.author, "language": script.language,
        "paper": script.paper, "aspect": script.aspect, "fonts": FAMILIES, "sans": SANS,
        "parts": [{**asdict(p), "leftward": right_to_left(p.text)} for p in script.parts],
    }  # fmt: skip
    return typeset(_TEMPLATE, values, script.pictures)
