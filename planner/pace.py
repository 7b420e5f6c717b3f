"""How fast a film is cut: the average shot length that it aims for.

Enters: a genre's name, or seconds. Leaves: a Pace, which coverage patterns and the cutting room
read. Figures are published ones: see `GENRES`. A film of no known genre keeps the rhythm that its
scenes ask for.
"""

from dataclasses import dataclass

from planner.errors import UnknownPace

NATURAL_S = 3.6  # what the patterns give by themselves; within the 3 to 6 s of Bordwell (2002)
SHORTEST_ASL_S, LONGEST_ASL_S = 1.5, 30.0
_FASTEST, _SLOWEST = 0.5, 2.2  # how far an average stretches a pattern's own lengths

BORDWELL = "Bordwell, The Way Hollywood Tells It (2006): 4 to 6 s in recent decades"
SALT = "Salt, of his database of feature films: about 4 s in all, a bit over 2 s for action"


@dataclass(frozen=True, slots=True)
class Genre:
    """A kind of film, how fast such films are cut, and who has measured it."""

    name: str
    asl_s: float
    source: str


GENRES = (
    Genre("action", 2.5, SALT),
    Genre("adventure", 3.2, "IndieWire (2013): Transformers 3.0 to 3.4 s, Inception 3.1 s"),
    Genre("horror", 3.4, "Cinemetrics: The Descent (2005), 3.4 s"),
    Genre("thriller", 3.9, "VashiVisuals: all features of D. Fincher, 3.87 s"),
    Genre("children", 4.0, f"{SALT}; placed at the mean"),
    Genre("animation", 4.0, f"{SALT}; placed at the mean"),
    Genre("science fiction", 4.0, f"{SALT}; placed at the mean"),
    Genre("comedy", 4.5, f"{BORDWELL}; placed in its lower half"),
    Genre("drama", 5.0, f"{BORDWELL}; placed in its middle"),
    Genre("romance", 5.5, f"{BORDWELL}; placed in its upper half"),
    Genre("western", 5.5, f"{BORDWELL}; placed in its upper half"),
)
_BY_NAME = {genre.name: genre for genre in GENRES}


@dataclass(frozen=True, slots=True)
class Pace:
    """An average shot length to aim for in seconds, or None: as the scenes ask; and why."""

    asl_s: float | None = None
    genre: str = ""

    @property
    def stretch(self) -> float:
        """What a pattern's own lengths are multiplied by."""
        if self.asl_s is None:
            return 1.0
        return min(_SLOWEST, max(_FASTEST, self.asl_s / NATURAL_S))


AS_ASKED = Pace()


def pace_of(genre: str) -> Pace:
    """The pace of a genre; UnknownPace where nobody has measured it."""
    known = _BY_NAME.get(genre.strip().lower())
    if known is None:
        names = ", ".join(_BY_NAME)
        raise UnknownPace(f"no pace is known for {genre!r}; choose one of {names}, or give seconds")
    return Pace(known.asl_s, known.name)


def paced_at(asl_s: float) -> Pace:
    """A pace by its average in seconds; UnknownPace outside what can be watched."""
    if not SHORTEST_ASL_S <= asl_s <= LONGEST_ASL_S:
        raise UnknownPace(
            f"shots last {SHORTEST_ASL_S:g} to {LONGEST_ASL_S:g} s on average, not {asl_s:g}; "
            "choose a length between"
        )
    return Pace(asl_s)
