"""Of lines that are said twice those that a note counts: "the second 'Out!'", "both 'No' lines".

Enters: a note's text with a placeholder for each quotation, and the lines that hold its words.
Leaves: the lines that are meant, and the words around the placeholder that said so.
"""

import re
from dataclasses import dataclass

from planner.revising.references.pointing import Pointers
from planner.revising.words.synonyms import ORDINALS
from screenplay.scene_graph import Beat

_NTH = "|".join(ORDINALS)
COUNTED = (
    rf"(?:(?:the )?(?:very )?(?P<nth>{_NTH}) (?:line )?|(?P<all>both|all)(?: of)?(?: the| those)? "
    r"(?:lines )?)?"
)
"""What may stand before a quotation."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The lines meant; `whole` where all of them are."""

    beats: tuple[Beat, ...]
    whole: bool


def counted(nth: str | None, beats: tuple[Beat, ...], *, whole: bool) -> Counted:
    """Of some lines the one in a place, or all of them."""
    if nth and -len(beats) <= ORDINALS[nth] < len(beats) and len(beats) > 1:
        return Counted((beats[ORDINALS[nth]],), whole=False)
    return Counted(beats, whole and len(beats) > 1)


def counted_in(text: str, number: int, beats: tuple[Beat, ...]) -> tuple[str, Counted]:
    """The same of the quotation with a number, and the text without the words that count."""
    said = re.search(rf"(?<![\w@']){COUNTED}@q{number}(?P<lines>\s+lines\b)?", text)
    if said is None or not (said["nth"] or said["all"] or said["lines"]) or len(beats) < 2:
        return text, Counted(beats, whole=False)
    found = counted(said["nth"], beats, whole=bool(said["all"] or said["lines"]))
    return f"{text[: said.start()]}@q{number} {text[said.end() :].lstrip()}", found


def kept(said: Counted, people: set[str], pointers: Pointers) -> str:
    """A placeholder for the lines meant; of several those of the people named, else asked."""
    theirs = tuple(b for b in said.beats if b.line and people & set(b.line.speakers))
    beats = theirs if theirs and not said.whole else said.beats
    name = pointers.line(beats[:1] if said.whole else beats, ())
    if said.whole:
        pointers.beats[name] = beats
    return name
