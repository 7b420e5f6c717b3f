"""Voices whose speaker is not in frame: narrators, phones, somebody in the next room.

Enters: a line heard over a scene. Leaves: ideas of what is seen meanwhile: the listener's face, the
narrator's own body where it is in the scene, the place and its details.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from planner.ideas import Idea, Scenery, whole, word_cuts
from planner.shots import Cover, MoveKind, ShotKind, Size
from planner.timings import share_of
from screenplay.scene_graph import Channel, Line

ONE_SIDE, NARRATED, UNSEEN = "phone call, one side", "voice over picture", "voice out of frame"
PUSHED_S = 6.5  # a face is drawn near to that is held as long
CHANGE_S = 4.0  # pictures under a narrator change about this often
FIRST, DETAIL = 1.6, 0.6  # the first is held, a detail is brief: against a wide picture
_PATTERNS = {Channel.PHONE: ONE_SIDE, Channel.OFF_SCREEN: UNSEEN}


def heard(scenery: Scenery, index: int) -> list[Idea]:
    """Ideas for a line whose speaker is not seen speaking."""
    moment = scenery.moments[index]
    line = moment.beat.line
    if line is None:
        msg = f"beat {moment.beat.id} is no line"
        raise ValueError(msg)
    pictures = _pictures(scenery, index, line)
    covers = _covers(scenery, index, pictures)
    ideas = [
        Idea(
            kind, size, subjects, (cover,), seconds, index, index, thing=thing,
            pattern=_PATTERNS.get(line.channel, NARRATED),
        )
        for (kind, size, subjects, thing), (cover, seconds) in zip(pictures, covers, strict=False)
    ]  # fmt: skip
    return [
        replace(i, move=MoveKind.PUSH_IN, motive="a face takes in what it hears")
        if i.seconds > PUSHED_S and i.kind in {ShotKind.SINGLE, ShotKind.REACTION}
        else i
        for i in ideas
    ]


Picture = tuple[ShotKind, Size, tuple[str, ...], str | None]


def _pictures(scenery: Scenery, index: int, line: Line) -> list[Picture]:
    """What could be seen, the best first; cycled when the line is long."""
    seen = list(scenery.stays(index))
    narrators = [s for s in line.speakers if s in seen]
    if line.channel in {Channel.PHONE, Channel.OFF_SCREEN}:
        others = [w for w in seen if w not in line.speakers]
        now = scenery.moments[index].after
        listeners = [w for w in others if now[w].on_phone] or others or seen
        faces: list[Picture] = [(ShotKind.REACTION, Size.MCU, (w,), None) for w in listeners[:3]]
        return faces or [_place_picture(scenery)]
    people = tuple(narrators or seen)
    if not people:
        return [_place_picture(scenery), *_details(scenery, index)]
    size = Size.MS if share_of(f"heard/{scenery.moments[index].beat.id}") < 0.5 else Size.MCU
    singles: list[Picture] = [(ShotKind.SINGLE, size, (w,), None) for w in people[:3]]
    wide = (ShotKind.MASTER, Size.WS, tuple(seen[:6]), None)
    details = _details(scenery, index) if scenery.staging.ground.plan.interior else []
    between = [wide] if len(seen) > 1 else details[:1] or [_in_the_place(scenery, people)]
    again = Size.CU if size is Size.MS else Size.MS
    last = (ShotKind.SINGLE, again, people[:1], None)
    return [singles[0], *between, *singles[1:], *(details[:1] if len(seen) > 1 else []), last]


def _in_the_place(scenery: Scenery, people: tuple[str, ...]) -> Picture:
    """One alone out of doors: with the place, or in full where that has been shown already."""
    if scenery.new_place:
        return ShotKind.SINGLE, Size.WS, people[:1], None
    return _place_picture(scenery, people)


def _place_picture(scenery: Scenery, people: tuple[str, ...] = ()) -> Picture:
    exterior = not scenery.staging.ground.plan.interior
    return ShotKind.ESTABLISHING, Size.EWS if exterior else Size.WS, people, None


def _details(scenery: Scenery, index: int) -> list[Picture]:
    thing = scenery.detail(index)
    return [] if thing is None else [(ShotKind.INSERT, Size.MCU, (), thing)]


def _covers(scenery: Scenery, index: int, pictures: Sequence[Picture]) -> list[tuple[Cover, float]]:
    """As many stretches as the line's length asks for, cut at sentence ends; details are brief."""
    moment = scenery.moments[index]
    count = max(1, round(moment.seconds / (CHANGE_S * scenery.pace.stretch)))
    own = pictures[:count]
    weights = [DETAIL if kind is ShotKind.INSERT else 1.0 for kind, *_ in own]
    weights[0] = FIRST if len(own) > 1 else 1.0
    ends_s = [moment.seconds * part / sum(weights) for part in accumulate(weights)]
    cuts = word_cuts(moment, ends_s[:-1])
    starts = [(0, 0.0), *cuts]
    ends = [*cuts, (whole(moment).of, moment.seconds)]
    return [
        (Cover(moment.beat.id, first, last, whole(moment).of), end - start)
        for (first, start), (last, end) in zip(starts, ends, strict=True)
    ]
