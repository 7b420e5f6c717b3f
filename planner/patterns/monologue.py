"""One speech that lasts, and words that change somebody.

Enters: a line and its plain shot. Leaves: ideas: the speaker, a listener, the speaker nearer;
alone, a change of size and a slow push-in (Katz, 1991); the listener's face under a sentence that
tells them what they did not know (Murch, 1995). No two stretches are alike: calm speech is left to
the speaker, seen long before anybody else is, heat is cut shorter and shorter; a confession plays
in one take (Salt: takes differ by as much as their average).
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from planner.ideas import Idea, Scenery, tighter, whole, word_cuts
from planner.shots import Cover, MoveKind, ShotKind, Size
from planner.staging import Moment
from planner.tension import WARM, heat, tells
from planner.timings import said_seconds, share_of, words
from screenplay.scene_graph import Emotion

NAME, TELLING, ADDRESS = "monologue", "telling", "addressed"
REACTION_S, HOT_REACTION_S = 1.5, 1.2  # how long a listener is seen
SHORTEST_REACTION_S, LONGEST_REACTION_S = 1.2, 2.4
OPENING_S, ROUND_S = 3.0, 6.5  # speaker before the first listener; speaker and listener
HOT_OPENING_S, HOT_ROUND_S, HOT_ROUNDS = 2.0, 4.0, 3
LEFT_S, LEFT = 15.0, 0.2  # some calm speeches up to here are not cut at all
ALONE_S = 6.5  # how long nobody else to cut to is held
LONG_SHARE, SHORT_SHARE = 1.5, 0.6  # of the even length of a stretch, in turn
CONFESSED_S, CONFESSION = 24.0, frozenset({Emotion.SAD, Emotion.TENDER, Emotion.AFRAID})
PUSHED_S = 5.5
LEAST_TOLD_S = 1.2  # a face needs as long, and so does the speaker before it
LEAST_S = 1.0  # of any stretch of a line that is cut
SETTLED = 3  # beats of a scene until listeners are cut to
ADDRESSED = 0.75  # of the lines of several sentences
_YOU = re.compile(r"\byou(?:r|rs|rself|['’](?:re|ve|ll|d))?\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")


def long_speech(scenery: Scenery, index: int, idea: Idea) -> list[Idea]:
    """A long speech: the speaker, a listener, the speaker tighter; alone, a slow push-in."""
    heard_by = listeners(scenery, index, idea.subjects[0])
    if _one_take(scenery, index, idea):
        told = told_to(scenery, index, idea)
        return told if len(told) > 1 else [_pushed(replace(idea, pattern=NAME))]
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


def _one_take(scenery: Scenery, index: int, idea: Idea) -> bool:
    """Whether a speech is left alone: a calm one that is not very long, or a confession."""
    moment, stretch = scenery.moments[index], scenery.pace.stretch
    line = moment.beat.line
    if line is None or idea.moving:
        return False
    confessed = line.delivery.emotion in CONFESSION and moment.seconds <= CONFESSED_S * stretch
    lucky = share_of(f"one take/{moment.beat.id}") < LEFT
    return confessed or (lucky and heat(line) < WARM and moment.seconds <= LEFT_S * stretch)


def _stretches(
    scenery: Scenery, index: int, *, with_listeners: bool
) -> list[tuple[int, int, float, bool]]:
    """Cut a speech: (first word, last word exclusive, seconds, on a listener)."""
    moment = scenery.moments[index]
    line = moment.beat.line
    hot = line is not None and heat(line) >= WARM and line.delivery.emotion not in CONFESSION
    lengths = _lengths(moment, scenery.pace.stretch, hot=hot, with_listeners=with_listeners)
    cuts = word_cuts(moment, list(accumulate(lengths))[:-1])
    ends = [*cuts, (whole(moment).of, moment.seconds)]
    starts = [(0, 0.0), *cuts]
    return [
        (first, last, end - start, with_listeners and number % 2 == 1)
        for number, ((first, start), (last, end)) in enumerate(zip(starts, ends, strict=True))
        if last > first
    ]


def _lengths(moment: Moment, stretch: float, *, hot: bool, with_listeners: bool) -> list[float]:
    """Seconds of each stretch: long ones and short ones in turn; in heat each shorter."""
    if not with_listeners:
        count = max(1, round(moment.seconds / (ALONE_S * stretch)))
        return _shared(moment, moment.seconds, count, hot=hot)
    opening, round_s = (HOT_OPENING_S, HOT_ROUND_S) if hot else (OPENING_S, ROUND_S)
    usual = (HOT_REACTION_S if hot else REACTION_S) * stretch
    reaction = min(LONGEST_REACTION_S, max(SHORTEST_REACTION_S, usual))
    rounds = max(1, round((moment.seconds - opening * stretch) / (round_s * stretch)))
    rounds = min(rounds, HOT_ROUNDS) if hot else rounds
    own = _shared(moment, moment.seconds - reaction * rounds, rounds + 1, hot=hot)
    return [s for seconds in own[:-1] for s in (seconds, reaction)] + own[-1:]


def _shared(moment: Moment, seconds: float, count: int, *, hot: bool) -> list[float]:
    """So many stretches of so many seconds in all, no two neighbours alike."""
    if hot:
        weights = [1.0 + 0.8 * (count - 1 - n) / max(count - 1, 1) for n in range(count)]
    else:
        late = share_of(f"stretch/{moment.beat.id}") < 0.4
        weights = [LONG_SHARE if (n % 2 == 0) != late else SHORT_SHARE for n in range(count)]
    return [seconds * weight / sum(weights) for weight in weights]


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
    if not first and faces and not idea.moving:
        return _addressed(scenery, index, idea, faces[0])
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


def _addressed(scenery: Scenery, index: int, idea: Idea, listener: str) -> list[Idea]:
    """A later sentence, best one about its listener, on their face; the rest on the speaker.

    The last sentence is the speaker's own, unless it is about the listener.
    """
    moment, cover = scenery.moments[index], idea.covers[0]
    said = words(moment.beat.text)
    lucky = share_of(f"addressed/{moment.beat.id}") < ADDRESSED
    if index < SETTLED or not lucky or cover.of != len(said):
        return [idea]
    scale = moment.seconds / max(said_seconds(said), 0.1)
    for first, last in _later_sentences(said):
        start, end = (scale * said_seconds(said[:n]) for n in (first, last))
        ends = last == len(said)
        rest = 0.0 if ends else moment.seconds - end
        brief = LEAST_S <= end - start <= LONGEST_REACTION_S
        back = _YOU.search(" ".join(said[first:last])) if ends else rest >= LEAST_S
        if brief and start >= LEAST_S and back:
            return _around(idea, listener, (first, last), (start, end, rest))
    return [idea]


def _later_sentences(said: Sequence[str]) -> list[tuple[int, int]]:
    """Sentences after the first (first word, last exclusive): those that say "you", then others."""
    ends = [n for n, word in enumerate(said, 1) if _SENTENCE_END.search(word) or n == len(said)]
    own = list(pairwise(ends))
    return sorted(own, key=lambda s: (not _YOU.search(" ".join(said[s[0] : s[1]])), s))


def _around(
    idea: Idea, listener: str, word: tuple[int, int], second: tuple[float, float, float]
) -> list[Idea]:
    """Speaker, listener under some words, and the speaker nearer if there are more."""
    (first, last), (start, end, rest) = word, second
    cover = idea.covers[0]
    own = replace(idea, covers=(replace(cover, last=first),), seconds=start)
    face = replace(
        idea, kind=ShotKind.REACTION, size=Size.MCU, subjects=(listener,), foreground=None,
        covers=(replace(cover, first=first, last=last),), seconds=end - start, pattern=ADDRESS,
        move=MoveKind.STATIC, motive="",
    )  # fmt: skip
    if not rest:
        return [own, face]
    size = Size.MCU if idea.size in {Size.MS, Size.MWS} else Size.CU
    kind = ShotKind.SINGLE if size is Size.CU else idea.kind
    shoulder = idea.foreground if kind is ShotKind.OTS else None
    after = replace(
        idea, kind=kind, size=size, foreground=shoulder, covers=(replace(cover, first=last),),
        seconds=rest, move=MoveKind.STATIC, motive="",
    )  # fmt: skip
    return [own, face, after]
