"""How conversations are shot.

Enters: a run of lines. Leaves: ideas: a two-shot for quick exchanges (cut line by line where they
are exclaimed or broken off), over-the-shoulder pairs, then singles that tighten as it gets serious;
groups are re-established (Katz, 1991, "Film Directing Shot by Shot"). Long speeches are
`planner.patterns.monologue`.
"""

from collections.abc import Sequence
from dataclasses import replace

from planner.bearings import distance
from planner.ideas import Idea, Scenery, whole
from planner.marks import place
from planner.patterns import car, phone
from planner.patterns.heard import ONE_SIDE, heard
from planner.patterns.monologue import long_speech, told_to
from planner.shots import MoveKind, ShotKind, Size
from planner.tension import BURNING, DAWNING, WARM, burns, crackles, heat
from planner.timings import share_of
from screenplay.scene_graph import Channel, Delivery, Line

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
NEAR_M = 2.3  # over-the-shoulder shots need people this near
WALKS_M = 0.6


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
    stretch = scenery.pace.stretch
    speakers: set[str] = set()
    seconds = 0.0
    for index in indices:
        said = _line(scenery, index)
        seconds += scenery.moments[index].seconds
        speakers |= set(said.speakers)
        seen = set(said.speakers) <= set(scenery.stays(index))
        brief = scenery.moments[index].seconds <= SHORT_S * stretch
        quick = brief and said.delivery.intensity < BURNING
        held_long = seconds > HELD_S * stretch
        if not (seen and quick and len(speakers) <= 2) or held_long or said.dual_with:
            break
        if said.channel is not Channel.ON_SCREEN:
            break
        held.append(index)
    sharp = sum(crackles(_line(scenery, n)) for n in held)
    return held if len(speakers) > 1 and len(held) > 1 and 2 * sharp < len(held) else []


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
        held[0], held[-1], pattern="quick exchange",
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
    if moment.seconds > LONG_S * scenery.pace.stretch:
        return long_speech(scenery, index, idea)
    return told_to(scenery, index, idea)


def _on_speaker(scenery: Scenery, index: int, who: str, spoken: int) -> Idea:
    """The plain shot of a line: its place in the conversation's round, nearer as it burns."""
    moment, foreground = scenery.moments[index], None
    partner = scenery.looked_at(index, who)
    kind, size = _step(scenery, index, partner, spoken)
    base = Idea(
        kind, size, (who,), (whole(moment),), moment.seconds, index, index,
        pattern=_pattern(scenery, index, partner),
    )  # fmt: skip
    if kind in {ShotKind.TWO_SHOT, ShotKind.GROUP} and moment.seconds < LONG_S:
        return _wider(scenery, index, base, who, partner)
    if kind is ShotKind.OTS and _over(scenery, index, who, partner):
        foreground = partner
    kind = ShotKind.OTS if foreground else ShotKind.SINGLE
    idea = replace(base, kind=kind, foreground=foreground, moving=_walks(scenery, index, who))
    if not _dawns(scenery, idea):
        return idea
    return replace(idea, move=MoveKind.PUSH_IN, motive="it dawns on them")


def _step(scenery: Scenery, index: int, partner: str | None, spoken: int) -> tuple[ShotKind, Size]:
    """What the round of a talk gives a line, nearer as the line weighs more."""
    in_car, said = car.in_car(scenery), _line(scenery, index)
    if partner is None and not burns(said) and phone.intercut(scenery, index):
        return ShotKind.SINGLE, phone.size_of_end(scenery)
    together = car.ROUND if in_car else ROUND
    steps = together if partner is not None else ALONE
    kind, size = steps[spoken % len(steps)]
    if burns(said) or said.delivery.whisper:
        kind, size = ShotKind.SINGLE, Size.CU if spoken > 1 else Size.MCU
    elif heat(said) >= WARM and size is Size.MS and kind is not ShotKind.TWO_SHOT:
        size = Size.MCU
    if len(scenery.principals(index)) > 2 and partner is not None and not (burns(said) or in_car):
        return _in_company(scenery, index, spoken, size)
    return kind, size


def _pattern(scenery: Scenery, index: int, partner: str | None) -> str:
    """The pattern that a line's plain shot belongs to."""
    if partner is None and phone.intercut(scenery, index):
        return phone.NAME
    if _line(scenery, index).into_phone:
        return ONE_SIDE
    if partner is None:
        return "monologue"
    if car.in_car(scenery):
        return car.NAME
    return "three and more" if len(scenery.principals(index)) > 2 else "two-hander"


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
    again = base.pattern if base.pattern == car.NAME else "re-establishing"
    return replace(base, kind=kind, size=size, subjects=(who, *others), pattern=again)


def _in_company(scenery: Scenery, index: int, spoken: int, size: Size) -> tuple[ShotKind, Size]:
    """Three and more: the group every seventh line, some shoulders, clean singles between."""
    if spoken % 7 == 0:
        return ShotKind.GROUP, Size.MWS
    lucky = share_of(f"ots/{scenery.moments[index].beat.id}") < 0.4
    return (ShotKind.OTS if lucky else ShotKind.SINGLE), size


def _delivery(scenery: Scenery, index: int) -> Delivery:
    return _line(scenery, index).delivery


def _dawns(scenery: Scenery, idea: Idea) -> bool:
    """A push-in goes with what dawns on somebody: surprise and grief, said in a breath or two."""
    told = _delivery(scenery, idea.first)
    near = idea.kind is ShotKind.SINGLE and idea.size in {Size.MCU, Size.CU}
    return near and idea.seconds > DAWNING_S and told.emotion in DAWNING


def _over(scenery: Scenery, index: int, who: str, partner: str | None) -> bool:
    """Whether somebody is near enough to the listener to be shot over their shoulder."""
    beside = car.in_car(scenery)
    near = partner is not None and 0.7 <= scenery.gap_m(index, who, partner) <= NEAR_M
    return near and not beside


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
        out.append(replace(idea, offset_s=offset) if offset != idea.offset_s else idea)
    return out


def _line(scenery: Scenery, index: int) -> Line:
    line_ = scenery.moments[index].beat.line
    if line_ is None:
        msg = f"beat {scenery.moments[index].beat.id} is no line"
        raise ValueError(msg)
    return line_
