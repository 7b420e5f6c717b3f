"""What the recognisers of frames know in a few words: people, shots, scenes, places, moments.

Enters: words, the film, what the note points at. Leaves: ids by the kind of thing, and moments.
"""

import re
from collections.abc import Sequence
from contextlib import suppress

from rapidfuzz.distance import OSA

from planner.revising.answers import Unread
from planner.revising.footage import Footage
from planner.revising.frames.happenings import happening
from planner.revising.frames.people_named import by_kind, named
from planner.revising.frames.places_named import placed
from planner.revising.frames.shots_named import shots_named
from planner.revising.frames.spelling import spelled
from planner.revising.lexicon import lexicon
from planner.revising.references.pointing import Pointers
from planner.revising.references.spoken_lines import by_place
from screenplay.scene_graph import Beat


def mended(text: str, film: Footage) -> str:
    """The text with the words of the film's places as they are written, where one letter is off."""
    known = lexicon(film).known
    own = sorted({w for s in film.scenes for w in re.findall(r"[a-z]{5,}", s.heading.text.lower())})
    return re.sub(
        r"(?<![\w@'])[a-z]{5,}(?![\w'])",
        lambda m: m.group() if m.group() in known else _nearest(m.group(), own), text,
    )  # fmt: skip


def _nearest(word: str, own: Sequence[str]) -> str:
    near = [w for w in own if w[0] == word[0] and OSA.distance(w, word, score_cutoff=1) <= 1]
    return near[0] if len(near) == 1 else word


def marked(
    text: str, film: Footage, pointers: Pointers
) -> tuple[dict[str, list[str]], tuple[Beat, ...]]:
    """The ids behind the marks that recognisers put into a text, by kind; and moments."""
    pointers = Pointers(film, pointers.selected, pointers.last, pointers.answers)
    plain = spelled(re.sub(r"(?<=\d) (?:through|thru|till) (?=\d)", "-", text)).text
    plain = mended(plain, film)
    plain = re.sub(r"\b(?:sh|s)\.? ?(?=\d)|#(?=\d)", "shot ", plain)
    said = by_kind(named(plain, film, pointers), film, pointers)
    with suppress(Unread):  # what happens is told in other words, or is no event
        said = by_place(happening(said, film, pointers), film, pointers)
    try:
        said = shots_named(placed(said, film, pointers), film, pointers)
    except Unread:
        if re.search(r"\d", text):
            raise
    marks: dict[str, list[str]] = {}
    for name in re.findall(r"@([a-z]\d+)", said):
        marks.setdefault(name[0], []).extend(pointers.found.get(f"@{name}", ()))
    beats = tuple(b for n in re.findall(r"@b\d+", said) for b in pointers.beats.get(n, ()))
    return marks, beats
