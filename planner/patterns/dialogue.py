"""How conversations are shot.

Enters: a run of lines. Leaves: ideas: a two-shot for quick exchanges, over-the-shoulder pairs, then
singles that tighten as it gets serious; listeners are seen within long speeches; groups are
re-established (Katz, 1991, "Film Directing Shot by Shot").
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from planner.bearings import distance
from planner.ideas import HOT, Idea, Scenery, tighter, whole, word_cuts
from planner.marks import place
from planner.patterns.heard import heard
from planner.shots import Cover, MoveKind, ShotKind, Size
from planner.timings import share_of
from screenplay.scene_graph import Channel, Delivery, Emotion, Line

SHORT_S = 1.7  # an answer this short needs no cut of its own
LONG_S = 6.0  # beyond this a listener is seen
HELD_S = 7.5  # what a two-shot of quick exchanges holds at most
ROUND = (
    (ShotKind.OTS, Size.MS), (ShotKind.OTS, Size.MS), (ShotKind.OTS, Size.MCU),
    (ShotKind.OTS, Size.MCU), (ShotKind.SINGLE, Size.MCU), (ShotKind.SINGLE, Size.MCU),
    (ShotKind.TWO_SHOT, Size.MS), (ShotKind.OTS, Size.MCU), (ShotKind.OTS, Size.MCU),
    (ShotKind.SINGLE, Size.MCU), (ShotKind.SINGLE, Size.CU), (ShotKind.SINGLE, Size.CU),
    (ShotKind.TWO_SHOT, Size.MWS), (ShotKind.OTS, Size.MS),
)  # fmt: skip
ALONE = (
    (ShotKind.SINGLE, Size.MS), (ShotKind.SINGLE, Size.MS), (ShotKind.SINGLE, Size.MCU),
    (ShotKind.SINGLE, Size.MWS), (ShotKind.SINGLE, Size.MCU), (ShotKind.SINGLE, Size.CU),
)  # fmt: skip
CYCLE = len(ROUND)  # lines until a conversation is re-established
DAWNING_S = 1.8
DAWNING = frozenset({Emotion.SURPRISED, Emotion.SAD, Emotion.TENDER, Emotion.AFRAID})
NEAR_M = 2.3  # over-the-shoulder shots need people this near
INTENSE = 0.72
REACTION_S = 2.0  # how long a listener is seen
WALKS_M = 0.6
ALONE_S = 5.5  # how long nobody else to cut to is held


def conversation(scenery: Scenery, indices: Sequence[int], spoken: int) -> list[Idea]:
    """Ideas for consecutive lines; `spoken` lines came before in this scene."""
    ideas: list[Idea] = []
    position = 0
    while position < len(indices):
        held = _quick(scenery, indices[position:])
        if len(held) > 1:
            ideas.append(_together(scenery, held))
        else:
            held = [indices[position]]
            ideas += line(scenery, held[0], spoken + position)
        position += len(held)
    return _overlapped(scenery, ideas)


def _quick(scenery: Scenery, indices: Sequence[int]) -> list[int]:
    """The lines from here on that one two-shot holds: dual, or short and between two."""
    first = _line(scenery, indices[0])
    if len(indices) > 1 and _line(scenery, indices[1]).dual_with == first.id:
        return list(indices[:2])
    held: list[int] = []
    speakers: set[str] = set()
    seconds = 0.0
    for index in indices:
        said = _line(scenery, index)
        seconds += scenery.moments[index].seconds
        speakers |= set(said.speakers)
        seen = set(said.speakers) <= set(scenery.stays(index))
        quick = scenery.moments[index].seconds <= SHORT_S and said.delivery.intensity < INTENSE
        if not (seen and quick and len(speakers) <= 2 and seconds <= HELD_S) or said.dual_with:
            break
        if said.channel is not Channel.ON_SCREEN:
            break
        held.append(index)
    return held if len(speakers) > 1 and len(held) > 1 else []


def _together(scenery: Scenery, held: Sequence[int]) -> Idea:
    """One frame for everybody who speaks."""
    speakers = [s for i in held for s in _line(scenery, i).speakers]
    subjects = tuple(w for w in dict.fromkeys(speakers) if w in scenery.visible(held[0]))
    if len(subjects) == 1:
        subjects = (*subjects, *scenery.company(held[0], subjects[0], 1))
    kind = ShotKind.TWO_SHOT if len(subjects) == 2 else ShotKind.GROUP
    if len(subjects) < 2:
        kind = ShotKind.SINGLE if subjects else ShotKind.MASTER
    moments = [scenery.moments[i] for i in held]
    return Idea(
        kind, Size.MS, subjects, tuple(whole(m) for m in moments), sum(m.seconds for m in moments),
        held[0], held[-1],
    )  # fmt: skip


def line(scenery: Scenery, index: int, spoken: int) -> list[Idea]:
    """Ideas for one line, number `spoken` of its scene."""
    said, moment = _line(scenery, index), scenery.moments[index]
    seen = [s for s in said.speakers if s in scenery.visible(index)]
    if said.channel is not Channel.ON_SCREEN or not seen:
        return heard(scenery, index)
    if len(seen) > 1:
        return [_together(scenery, [index])]
    idea = _on_speaker(scenery, index, seen[0], spoken)
    if moment.seconds > LONG_S:
        return _long(scenery, index, idea)
    return [idea]


def _on_speaker(scenery: Scenery, index: int, who: str, spoken: int) -> Idea:
    """The plain shot of a line: its place in the conversation's round, nearer as it burns."""
    moment = scenery.moments[index]
    partner = scenery.looked_at(index, who)
    step = ROUND[spoken % CYCLE] if partner is not None else ALONE[spoken % len(ALONE)]
    size, kind, foreground = step[1], step[0], None
    hot = _is_hot(scenery, index)
    if hot or _delivery(scenery, index).whisper:
        kind, size = ShotKind.SINGLE, Size.CU if spoken > 1 else Size.MCU
    if len(scenery.principals(index)) > 2 and partner is not None and not hot:
        kind, size = _in_company(scenery, index, spoken, size)
    base = Idea(kind, size, (who,), (whole(moment),), moment.seconds, index, index)
    if kind in {ShotKind.TWO_SHOT, ShotKind.GROUP} and moment.seconds < LONG_S:
        return _wider(scenery, index, base, who, partner)
    if kind is ShotKind.OTS and _over(scenery, index, who, partner):
        foreground = partner
    kind = ShotKind.OTS if foreground else ShotKind.SINGLE
    idea = replace(base, kind=kind, foreground=foreground, moving=_walks(scenery, index, who))
    return replace(idea, move=MoveKind.PUSH_IN) if _dawns(scenery, idea) else idea


def _walks(scenery: Scenery, index: int, who: str) -> bool:
    """Whether somebody walks while they speak: the audience has to see where they go."""
    moment = scenery.moments[index]
    return distance(place(moment.before[who]), place(moment.after[who])) > WALKS_M


def _wider(scenery: Scenery, index: int, base: Idea, who: str, partner: str | None) -> Idea:
    """Back to everybody who talks, so that nobody forgets where they are."""
    company = scenery.company(index, who, 4) if base.kind is ShotKind.GROUP else ()
    others = company or ((partner,) if partner is not None else ())
    kind = ShotKind.GROUP if len(others) > 1 else ShotKind.TWO_SHOT
    if not others:
        return replace(base, kind=ShotKind.SINGLE, size=Size.MS)
    size = Size.MWS if kind is ShotKind.GROUP else base.size
    return replace(base, kind=kind, size=size, subjects=(who, *others))


def _in_company(scenery: Scenery, index: int, spoken: int, size: Size) -> tuple[ShotKind, Size]:
    """Three and more: the group every seventh line, some shoulders, clean singles between."""
    if spoken % 7 == 0:
        return ShotKind.GROUP, Size.MWS
    lucky = share_of(f"ots/{scenery.moments[index].beat.id}") < 0.4
    return (ShotKind.OTS if lucky else ShotKind.SINGLE), size


def _delivery(scenery: Scenery, index: int) -> Delivery:
    return _line(scenery, index).delivery


def _is_hot(scenery: Scenery, index: int) -> bool:
    """Whether a line burns: spoken with force, or with a strong feeling behind it."""
    told = _delivery(scenery, index)
    return told.intensity + (0.12 if told.emotion in HOT else 0.0) >= INTENSE


def _dawns(scenery: Scenery, idea: Idea) -> bool:
    """A push-in goes with what dawns on somebody: surprise and grief, said in a breath or two."""
    told = _delivery(scenery, idea.first)
    near = idea.kind is ShotKind.SINGLE and idea.size in {Size.MCU, Size.CU}
    return near and idea.seconds > DAWNING_S and told.emotion in DAWNING


def _over(scenery: Scenery, index: int, who: str, partner: str | None) -> bool:
    """Whether somebody is near enough to the listener to be shot over their shoulder."""
    return partner is not None and 0.7 <= scenery.gap_m(index, who, partner) <= NEAR_M


def _long(scenery: Scenery, index: int, idea: Idea) -> list[Idea]:
    """A long speech: the speaker, a listener, the speaker tighter; alone, a slow push-in."""
    listeners = _listeners(scenery, index, idea.subjects[0])
    stretches = _stretches(scenery, index, with_listeners=bool(listeners))
    if len(stretches) < 2:
        return [replace(idea, move=_push(idea))]
    ideas: list[Idea] = []
    for number, (first, last, seconds, on_listener) in enumerate(stretches):
        cover = Cover(idea.covers[0].beat_id, first, last, idea.covers[0].of)
        own = replace(idea, covers=(cover,), seconds=seconds)
        if on_listener:
            who = listeners[(number // 2) % len(listeners)]
            size = Size.CU if idea.size is Size.CU else Size.MCU
            own = replace(own, kind=ShotKind.REACTION, size=size, subjects=(who,), foreground=None)
        elif number:
            own = _again(scenery, own, index, number, alone=not listeners)
        ideas.append(own)
    last_idea = ideas[-1]
    return [*ideas[:-1], replace(last_idea, move=_push(last_idea))]


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
        rounds = max(1, round((moment.seconds - 3.0) / 6.2))
        own = (moment.seconds - REACTION_S * rounds) / (rounds + 1)
        lengths = [own, REACTION_S] * rounds + [own]
    else:
        count = max(1, round(moment.seconds / ALONE_S))
        lengths = [moment.seconds / count] * count
    cuts = word_cuts(moment, list(accumulate(lengths))[:-1])
    ends = [*cuts, (whole(moment).of, moment.seconds)]
    starts = [(0, 0.0), *cuts]
    return [
        (first, last, end - start, with_listeners and number % 2 == 1)
        for number, ((first, start), (last, end)) in enumerate(zip(starts, ends, strict=True))
        if last > first
    ]


def _push(idea: Idea) -> MoveKind:
    """A slow push-in carries what is held long."""
    slow = idea.kind in {ShotKind.SINGLE, ShotKind.REACTION} and idea.seconds > 5.5
    return MoveKind.PUSH_IN if slow else MoveKind.STATIC


def _listeners(scenery: Scenery, index: int, speaker: str) -> list[str]:
    """Who is seen listening: the addressee first."""
    moment = scenery.moments[index]
    partner = scenery.looked_at(index, speaker)
    watching = [w for w in scenery.company(index, speaker, 4) if moment.gazes.get(w) == speaker]
    order = dict.fromkeys([partner, *watching] if partner else watching)
    return [w for w in order if w is not None]


def _overlapped(scenery: Scenery, ideas: list[Idea]) -> list[Idea]:
    """Let some cuts lead or trail the words, as editors do (J and L cuts)."""
    out: list[Idea] = []
    for before, idea in zip([None, *ideas], ideas, strict=False):
        offset = 0.0
        talk = {ShotKind.SINGLE, ShotKind.OTS}
        talks = before is not None and idea.kind in talk and before.kind in talk
        if before is not None and talks and idea.covers[0].first == 0:
            luck = share_of(f"overlap/{idea.covers[0].beat_id}")
            room = min(idea.seconds, before.seconds)
            if room > 1.2 and luck < 0.4:
                offset = -0.2
            elif room > 2.0 and luck > 0.75 and scenery.moments[idea.first].seconds > 2.0:
                offset = 0.35
        out.append(replace(idea, offset_s=offset))
    return out


def _line(scenery: Scenery, index: int) -> Line:
    line_ = scenery.moments[index].beat.line
    if line_ is None:
        msg = f"beat {scenery.moments[index].beat.id} is no line"
        raise ValueError(msg)
    return line_
