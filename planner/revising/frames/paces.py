"""Frames for the pace of scenes: faster, slower, by so much, without the pauses.

Enters: a case. Leaves: Pace edits.
"""

from collections.abc import Sequence

from planner.edits import AnyEdit, Pace
from planner.revising.answers import Unread
from planner.revising.frames.slots import Case, Frame, frame
from planner.revising.frames.wanting import wanted
from screenplay.scene_graph import Scene


def _paced(case: Case) -> Sequence[AnyEdit]:
    """A scene, or the whole film, faster or slower."""
    words = case.all("w.speed", "s.speed")
    if case.all("beats"):
        raise Unread("a line has a pace of its own")
    ways = {wanted(c, "speed", case.said) for c in words}
    if not ways:
        ways = {-wanted(c, "duration", case.said) for c in case.all("s.duration", "w.duration")}
    if len(ways) != 1 or 0 in ways:
        raise Unread("faster or slower?")
    way = ways.pop()
    percent = case.first("percent")
    by = case.spelled.percents[int(percent.value("percent")[2:])] if percent else 0
    if way > 0:
        share = 100 - (by or (15 if case.slightly else 50 if case.much else 25))
    else:
        share = 100 + (by or (15 if case.slightly else 75 if case.much else 30))
    if not 25 <= share <= 400:
        raise Unread("a scene can be four times as fast to four times as slow as planned")
    scenes = _all_or(case)
    return [Pace(scene=s.id, percent=share) for s in scenes]


def _all_or(case: Case) -> Sequence[Scene]:
    """The scenes that are meant; "the whole kitchen scene" is one."""
    whole = case.first("whole") and not case.all("scenes", "place")
    return case.film.scenes if whole else case.scenes()


def _scene_paced(case: Case) -> Sequence[AnyEdit]:
    """Speed said of a named scene."""
    if not case.all("scenes", "place", "whole", "n.scene", "n.pace", "start", "end") or case.all(
        "shots", "beats"
    ):
        raise Unread("what is to be faster or slower is not clear")
    if (
        not case.all("scenes", "place", "whole")
        and not case.about.scenes
        and not case.all("start", "end")
    ) and not case.all("n.scene", "n.pace"):
        raise Unread("what is to be faster or slower is not clear")
    return _paced(case)


def _fewer(case: Case) -> Sequence[AnyEdit]:
    """Pauses that go: a scene that is quicker."""
    if any(wanted(c, "duration", case.said) > 0 for c in case.all("s.duration")):
        raise Unread("shorter or longer pauses?")
    scenes = _all_or(case)
    return [Pace(scene=s.id, percent=75) for s in scenes]


FRAMES: tuple[Frame, ...] = (
    frame(
        "pace",
        "w.speed|s.speed",
        "percent whole n.pace stage transition add n.cut remove perform",
        _scene_paced,
        rank=2,
    ),
    frame("pace by", "w.speed|s.speed percent", "whole n.pace", _paced, rank=0),
    frame(
        "long scene", "s.duration|w.duration scenes|n.scene|whole", "n.pace", _scene_paced, rank=3
    ),
    frame(
        "fewer pauses",
        "remove|cutdown|s.duration pause scenes|place|whole|n.scene",
        "n.pace",
        _fewer,
        rank=2,
    ),
)  # fmt: skip
