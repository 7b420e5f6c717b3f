"""One speech that lasts, and words that change somebody.

Enters: a line and its plain shot. Leaves: ideas: the speaker, a listener, the speaker nearer;
alone, a change of size and a slow push-in (Katz, 1991); the listener's face under a sentence that
tells them what they did not know (Murch, 1995).
"""

from dataclasses import replace
from itertools import accumulate

from planner.ideas import Idea, Scenery, tighter, whole, word_cuts
from planner.shots import Cover, MoveKind, ShotKind, Size
from planner.tension import tells
from planner.timings import said_seconds, words

NAME, TELLING = "monologue", "telling"
REACTION_S = 2.0  # how long a listener is seen
SHORTEST_REACTION_S, LONGEST_REACTION_S = 1.4, 2.8
OPENING_S, ROUND_S = 3.0, 6.2  # speaker before the first listener; speaker and listener
ALONE_S = 5.5  # how long nobody else to cut to is held
PUSHED_S = 5.5
LEAST_TOLD_S = 1.2  # a face needs as long, and so does the speaker before it


def long_speech(scenery: Scenery, index: int, idea: Idea) -> list[Idea]:
    """A long speech: the speaker, a listener, the speaker tighter; alone, a slow push-in."""
    heard_by = listeners(scenery, index, idea.subjects[0])
    stretches = _stretches(scenery, index, with_listeners=bool(heard_by))
    if len(stretches) < 2:
        return [_pushed(idea)]
    idea = replace(idea, pattern=NAME)
    ideas: list[Idea] = []
    for number, (first, last, seconds, on_listener) in enumerate(stretches):
        cover = Cover(idea.covers[0].beat_id, first, last, idea.covers[0].of)
        own = replace(idea, covers=(cover,), seconds=seconds)
        if on_listener:
            who = heard_by[(number // 2) % len(heard_by)]
            size = Size.CU if idea.size is Size.CU else Size.MCU
            own = replace(own, kind=ShotKind.REACTION, size=size, subjects=(who,), foreground=None)
        elif number:
            own = _again(scenery, own, index, number, alone=not heard_by)
        ideas.append(own)
    return [*ideas[:-1], _pushed(ideas[-1])]


def _again(scenery: Scenery, idea: Idea, index: int, number: int, *, alone: bool) -> Idea:
    """Back on the speaker: tighter after a reaction; alone, a clear change of size."""
    if not alone:
        size = Size.MCU if idea.size in {Size.MS, Size.MWS} else Size.CU
        kind = ShotKind.SINGLE if size is Size.CU or number > 2 else idea.kind
        shoulder = idea.foreground if kind is ShotKind.OTS else None
        return replace(idea, kind=kind, size=size, foreground=shoulder)
    wide = number % 2 == 0
    size = idea.size if wide else tighter(idea.size, 2) if idea.size is not Size.CU else Size.MS
    if size is idea.size and not wide:
        size = Size.MWS
    return replace(idea, size=size, kind=ShotKind.SINGLE, foreground=None)


def _stretches(
    scenery: Scenery, index: int, *, with_listeners: bool
) -> list[tuple[int, int, float, bool]]:
    """Cut a speech: (first word, last word exclusive, seconds, on a listener).

    About four seconds of speaker, two of listener, the speaker again; alone, five and a half.
    """
    moment = scenery.moments[index]
    lengths: list[float] = []
    if with_listeners:
        stretch = scenery.pace.stretch
        reaction = min(LONGEST_REACTION_S, max(SHORTEST_REACTION_S, REACTION_S * stretch))
        rounds = max(1, round((moment.seconds - OPENING_S * stretch) / (ROUND_S * stretch)))
        own = (moment.seconds - reaction * rounds) / (rounds + 1)
        lengths = [own, reaction] * rounds + [own]
    else:
        count = max(1, round(moment.seconds / (ALONE_S * scenery.pace.stretch)))
        lengths = [moment.seconds / count] * count
    cuts = word_cuts(moment, list(accumulate(lengths))[:-1])
    ends = [*cuts, (whole(moment).of, moment.seconds)]
    starts = [(0, 0.0), *cuts]
    return [
        (first, last, end - start, with_listeners and number % 2 == 1)
        for number, ((first, start), (last, end)) in enumerate(zip(starts, ends, strict=True))
        if last > first
    ]


def _pushed(idea: Idea) -> Idea:
    """A slow push-in carries what is held long."""
    slow = idea.kind in {ShotKind.SINGLE, ShotKind.REACTION} and idea.seconds > PUSHED_S
    if not slow:
        return replace(idea, move=MoveKind.STATIC)
    return replace(idea, move=MoveKind.PUSH_IN, motive="a long speech comes to its point")


def listeners(scenery: Scenery, index: int, speaker: str) -> list[str]:
    """Who is seen listening: the addressee first."""
    moment = scenery.moments[index]
    partner = scenery.looked_at(index, speaker)
    watching = [w for w in scenery.company(index, speaker, 4) if moment.gazes.get(w) == speaker]
    order = dict.fromkeys([partner, *watching] if partner else watching)
    return [w for w in order if w is not None]


def told_to(scenery: Scenery, index: int, idea: Idea) -> list[Idea]:
    """A line, its last sentence on the listener's face where that tells them something."""
    moment, line = scenery.moments[index], scenery.moments[index].beat.line
    first = tells(line) if line is not None else None
    faces = listeners(scenery, index, idea.subjects[0])
    if not first or not faces or idea.moving:
        return [idea]
    said, cover = words(moment.beat.text), idea.covers[0]
    if cover.of != len(said) or not 0 < first < len(said):
        return [idea]
    before = moment.seconds * said_seconds(said[:first]) / max(said_seconds(said), 0.1)
    after = moment.seconds - before
    if min(before, after) < LEAST_TOLD_S:
        return [idea]
    own = replace(idea, covers=(replace(cover, last=first),), seconds=before)
    face = replace(
        idea, kind=ShotKind.REACTION, size=Size.CU, subjects=(faces[0],), foreground=None,
        covers=(replace(cover, first=first),), seconds=after, pattern=TELLING,
        move=MoveKind.STATIC, motive="",
    )  # fmt: skip
    return [own, face]
