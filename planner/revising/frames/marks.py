"""All that a note names, as marks: people, lines, moments, scenes and shots.

Enters: a note as typed, the film, what it points at. Leaves: its text with a mark for each thing
named, in the order in which they need each other; Unread for what the film lacks.
"""

import re

from planner.revising.answers import Unread
from planner.revising.footage import Footage
from planner.revising.frames import clothes_named, staged_named, voices_named
from planner.revising.frames.happenings import happening
from planner.revising.frames.people_named import by_kind, named
from planner.revising.frames.places_named import placed
from planner.revising.frames.shots_named import shots_named
from planner.revising.frames.spelling import Spelled, spelled
from planner.revising.references import corrections, people_told, quotations, runs, there
from planner.revising.references.naming import between
from planner.revising.references.pointing import Pointers
from planner.revising.references.referring import lines_said
from planner.revising.references.spoken_lines import by_place, showing

_OVER = re.compile(r"over (@w\d+|his|her)(?:'s)? shoulder")
_RATHER = re.compile(
    r"(\brather\b[^.;!?]*?) than\b(?:(?!\b(?:unless|except|if|but|only|when)\b)[^.,;!?])*"
)


def marked(note: str, film: Footage, pointers: Pointers) -> tuple[str, Spelled]:
    """A note with a mark for all that it names, and what its other marks stand for."""
    plain = spelled(note)
    text = clothes_named.told(voices_named.told(corrections.numbered(plain.text)))
    text = by_kind(named(text, film, pointers), film, pointers)
    text = people_told.told(text, film, pointers)
    text = _quoted(text, plain, film, pointers)
    text = _OVER.sub(r"over the shoulder of \1", _RATHER.sub(r"\1 ", text))
    text = by_place(happening(text, film, pointers), film, pointers)
    text = between(placed(text, film, pointers), film, pointers)
    text = shots_named(runs.told(text, film, pointers), film, pointers)
    return staged_named.told(there.again(corrections.meant(text, film, pointers)), film), plain


def _quoted(text: str, plain: Spelled, film: Footage, pointers: Pointers) -> str:
    """The text with a mark for each line that is quoted."""
    people = {pointers.found[n][0] for n in re.findall(r"@w\d+", text)}
    for number, (quote, beats) in enumerate(
        zip(plain.quotes, lines_said(plain.quotes, film), strict=True)
    ):
        if not beats:
            raise Unread(f"nobody says “{quote}” in this film")
        text, said = quotations.counted_in(text, number, beats)
        name = quotations.kept(said, people if len(beats) > 1 else set(), pointers)
        beat = pointers.beats[name][0]
        pointers.found[name] = tuple(s.id for s in showing(beat, quote, film))
        pointers.quotes[name] = quote
        text = text.replace(f"@q{number} ", f"{name} ").replace(f"@q{number}", name)
    return text
