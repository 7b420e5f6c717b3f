"""The rules that a plan is held to: where each comes from and what mends it.

Enters: nothing. Leaves: RULES by name, and the Fault that a check reports before it has frames.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from planner.findings import Grade
from planner.shots import Cover, Shot

LINE, EYELINE, JUMP, DIRECTION = "line crossed", "eyeline", "jump cut", "screen direction"
POSITION, POSTURE, PROP = "position", "posture", "prop"
COSTUME, LIGHT, SET = "costume", "light", "set"
FACE, UNSEEN, HIDDEN = "face cut", "speaker unseen", "speaker hidden"
COVERED, HEADLESS, EMPTY, LENS = "subject covered", "headless", "empty frame", "into the lens"
FLASH, UNREADABLE = "flash frame", "too short to read"
UNCOVERED, ORDER, FRAMING = "uncovered beat", "order", "framing"

_ARIJON = "Arijon 1976, Grammar of the Film Language"
_KATZ = "Katz 1991, Film Directing Shot by Shot"
_MASCELLI = "Mascelli 1965, The Five C's of Cinematography"
_MILLER = "Miller 1999, Script Supervising and Film Continuity"
_HOUSE = "Storyreel's own measure"


class Rule(NamedTuple):
    """One rule of the craft."""

    source: str
    remedy: str


RULES: Mapping[str, Rule] = {
    LINE: Rule(
        f"180° rule ({_ARIJON}; {_KATZ})",
        "keep the camera on the side that was shown first, put a shot on the line between, "
        "or let the audience see the move that turns the line",
    ),
    EYELINE: Rule(
        f"eyeline match ({_KATZ})",
        "turn the gaze to whom it is meant for, or set the camera on the other side of the face",
    ),
    JUMP: Rule(
        f"30-degree rule ({_MASCELLI}; {_KATZ})",
        "turn the camera by 30° or more, change the size by two steps, or hold the first shot",
    ),
    DIRECTION: Rule(
        f"screen direction of movement ({_MASCELLI})",
        "keep the camera on one side of the way, or put a shot along it between",
    ),
    POSITION: Rule(
        f"match of position ({_MASCELLI}; {_MILLER})",
        "show the move in a shot, or leave the body where the shot before left it",
    ),
    POSTURE: Rule(
        f"match of posture ({_MASCELLI}; {_MILLER})",
        "show the sitting down or getting up, or keep the posture of the shot before",
    ),
    PROP: Rule(
        f"match of props ({_MILLER})",
        "show where the thing comes from or goes to, or leave it where it was",
    ),
    COSTUME: Rule(
        f"match of costume ({_MILLER})", "give the character one look in scenes that go on"
    ),
    LIGHT: Rule(f"match of light ({_MILLER})", "light the scenes that go on as one"),
    SET: Rule(f"match of the set ({_MILLER})", "dress one place the same in every scene"),
    FACE: Rule(
        f"framing of heads ({_MASCELLI})", "frame wider, or aim so that the whole head is in"
    ),
    UNSEEN: Rule(f"on-screen speech ({_HOUSE})", "aim at the speaker, or let the line be heard"),
    HIDDEN: Rule(
        f"on-screen speech ({_HOUSE})", "move the camera until nothing stands before the face"
    ),
    COVERED: Rule(
        f"clear subject ({_MASCELLI})", "move the camera past whoever stands before the subject"
    ),
    HEADLESS: Rule(
        f"framing of heads ({_MASCELLI})", "frame tighter, or take the whole body in"
    ),
    EMPTY: Rule(f"a frame shows its subject ({_HOUSE})", "aim the camera at what the shot is of"),
    LENS: Rule(
        f"look beside the lens ({_KATZ})", "move the camera ten degrees or more off the eyeline"
    ),
    FLASH: Rule(f"no shot under 0.8 s ({_HOUSE})", "join the shot with a neighbour"),
    UNREADABLE: Rule(
        "reading speed of at most 180 words a minute (BBC Subtitle Guidelines)",
        "give the words more time, or show fewer",
    ),
    UNCOVERED: Rule(f"every beat is shown ({_HOUSE})", "let a shot cover the beat"),
    ORDER: Rule(f"beats in story order ({_HOUSE})", "put the shots in the order of their beats"),
    FRAMING: Rule(f"the camera meets its wish ({_HOUSE})", "choose another size or angle"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Fault:
    """A rule broken at one shot or between shots; the last is where it shows.

    `cover` narrows it to a stretch of that shot.
    """

    rule: str
    grade: Grade
    shots: tuple[Shot, ...]
    message: str
    cover: Cover | None = None


def numbered(*shots: Shot) -> str:
    """Shots as messages name them: "shots 3 and 4"."""
    if len(shots) == 1:
        return f"shot {shots[0].number}"
    return "shots " + " and ".join(str(shot.number) for shot in shots)
