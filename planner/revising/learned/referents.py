"""What the spans of a note stand for in one film.

Enters: what was heard, the film, what the note points at. Leaves: `Referents`: shots, scenes,
people, lines, and words for the rest; Unread for a span that nothing fits, Ambiguous where several
things fit alike.
"""

import re
from dataclasses import dataclass

from planner.revising.answers import Ambiguous, Unread
from planner.revising.footage import Footage
from planner.revising.learned.besides import with_besides
from planner.revising.learned.finding import Finder
from planner.revising.learned.listening import EDGES, Heard, Span
from planner.revising.learned.whoever import Whoever
from planner.revising.references.events import doing as events_doing
from planner.revising.references.pointing import Pointers
from planner.shots import Shot
from screenplay.scene_graph import Beat, Scene

EVERYWHERE = re.compile(
    r"\b(?:(?:in |for |on )?(?:all|every|each) (?:of )?(?:the )?(?:scenes?|shots?)|throughout|"
    r"everywhere|overall|(?:the )?(?:whole|entire) (?:film|movie|thing|time|way)|all over)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Referents:
    """What a note is about; words that name nothing of the film stay words."""

    heard: Heard
    film: Footage
    pointers: Pointers
    shots: tuple[Shot, ...]  # named, or shown by what is named, or looked at
    named: bool  # the note says which shots
    others: tuple[Shot, ...]  # second ones: swapped with, put before
    scenes: tuple[Scene, ...]
    whole: bool  # the film is spoken of
    who: tuple[str, ...]
    whom: tuple[str, ...]
    beats: tuple[Beat, ...]

    def words(self, role: str) -> tuple[str, ...]:
        """The words in a role, without what stands at their edges."""
        return tuple(t.strip(EDGES).lower() for t in self.heard.of(role))

    @property
    def note(self) -> str:
        """The note in lower case."""
        return self.heard.note.lower().replace("’", "'")


def referents(
    heard: Heard, film: Footage, pointers: Pointers, *, by_line: bool = False
) -> Referents:
    """What a note that was heard is about; `by_line` where a line needs no shot to be known."""
    heard = with_besides(heard, film, pointers)
    reader, whoever = Finder(film, pointers), Whoever(film, pointers)
    by_role = {r: [s for s in heard.spans if s.role == r] for r in {s.role for s in heard.spans}}
    lines, told = by_role.get("line", []), by_role.get("shot", [])
    scenes, whole = _scenes(reader, by_role.get("scene", []), elsewhere=bool(lines or told))
    if not scenes and "shot" not in by_role and EVERYWHERE.search(heard.note):
        whole = True
    beats = reader.beats(lines)
    given = reader.shots_there(told, lines, beats, scenes)
    shots = given
    if beats and not shots and not by_line:
        shots = reader.showing(lines, beats)
    elif beats and not shots:
        one = film.showing(beats[0])
        shots = one if len(one) == 1 else ()
    near = shots or (() if beats else reader.pointed())
    doing = tuple(p for b in beats for p in events_doing(b))
    who = whoever.people(by_role.get("who", ()), near, scenes, doing)
    return Referents(
        heard, film, pointers, near, bool(shots), reader.shots(by_role.get("other_shot", ()), near),
        scenes, whole, who, whoever.people(by_role.get("other", ()), near, scenes, (), who), beats,
    )  # fmt: skip


def _scenes(
    reader: Finder, spans: list[Span], *, elsewhere: bool
) -> tuple[tuple[Scene, ...], bool]:
    """The scenes that are named; what a shot or a line places better needs no scene."""
    try:
        return reader.scenes(spans)
    except (Ambiguous, Unread):
        if not elsewhere:
            raise
        return (), False
