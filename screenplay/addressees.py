"""Whom a line is spoken to.

Enters: a scene's beats and who is present. Leaves: the beats with each line's addressee, None where
it is for the group, for nobody, or for the audience.

In this order: whom a parenthetical names, whom the line calls by name, the other end of a
telephone, whom the speaker has just turned to, the only other who talks, who addressed the speaker
last, whom the speaker was talking to, who spoke just before, who answers next.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from screenplay.people.cast import Cast
from screenplay.people.mentions import MentionIndex
from screenplay.presence import timeline
from screenplay.scene_graph import Beat, BeatKind, Channel, Line, RequestKind
from screenplay.speech import spoken_to

_TO_SELF = re.compile(
    r"\bto (?:him|her|them|it|one)?self\b|\baside\b|\bto (?:the )?camera\b|\bmutter\w*\b"
    r"|\bmumbl\w*\b|\bunder (?:his|her|their) breath\b"
    r"|\bto no ?(?:one|body)\b|\bpre-?lap\b|\bthinking aloud\b"
    r"|\bmusing\b|\breading\b|\bpraying\b",
    re.IGNORECASE,
)
_TO_ALL = re.compile(
    r"\bto (?:everyone|everybody|all|both|the (?:group|room|crowd|others|audience|class|team|table"
    r"|gathered|assembled|rest|whole)\b)|\baddress\w* (?:the|everyone|them all)|\bannounc\w+"
    r"|\bto them(?: all| both)?\b|\binto (?:the |a )?(?:microphone|megaphone)",
    re.IGNORECASE,
)
_CALLING_OUT = re.compile(r"\bcall(?:s|ing) out\b|\bcall(?:s|ing) off\b", re.IGNORECASE)
_PLURAL = re.compile(
    r"(?:^|[.!?,]\s+)(?:ladies and gentlemen|gentlemen|ladies|everyone|everybody|folks|guys|kids"
    r"|boys|girls|you two|you all|all of you|people)(?=[,.!?…]|$)",
    re.IGNORECASE,
)
_TURNS_TO = frozenset(
    ("look", "stare", "glance", "approach", "turn", "hug", "kiss", "touch", "shake_hands", "point",
     "wave", "give", "follow", "hit", "push", "speak", "whisper", "nod", "smile", "gesture", "aim",
     "take", "pull", "throw", "raise")
)  # fmt: skip
_MUTUAL = frozenset(("approach", "hug", "kiss", "shake_hands", "give", "speak", "whisper"))
_PARTNERS = re.compile(
    r"\b(?:chat\w*(?: up| with| to)|talk\w* (?:to|with)|speak\w* (?:to|with)|intercepts?|confronts?"
    r"|addresses|interrogat\w+|facing|faces|corners?|greets?|flirts? with|argu\w+ with)\s"
)
_BODY = re.compile(r"\b(?:body|corpse|remains|ghost) of\b", re.IGNORECASE)
_SOON = 2  # lines within which somebody answers
_AT_ONCE = 2  # beats within which somebody unseen answers
_FAR = 40  # beats after which nobody answers any more
_NEAR = 3  # lines within which somebody has just spoken
_SEVERAL = 3  # others in the room whom somebody who speaks up speaks to
_LULL = 4  # sentences of action after which a conversation is over
_RECENT = 6  # lines within which somebody is still being talked with


@dataclass(slots=True)
class _Talk:
    """A conversation so far."""

    lines: list[tuple[str, str | None]] = field(default_factory=list)  # (speaker, addressee)
    off: str | None = None  # who has just spoken from off screen
    speaking: tuple[str, ...] = ()  # whoever speaks in the scene so that others can hear
    near: list[str] = field(default_factory=list)  # speakers of `lines`, callers left out
    turned: dict[str, str] = field(default_factory=dict)  # since the last line: who to whom
    told: list[tuple[str, ...]] = field(default_factory=list)  # since then: named, by sentence
    came: set[str] = field(default_factory=set)  # who has come in since then
    dead: set[str] = field(default_factory=set)
    by_name: bool = False  # whether the last line called its addressee by name
    cast: tuple[str, ...] = ()  # who is at all in the scene

    def heard(self, line: Line, addressee: str | None) -> None:
        """Note a line; a voice over the picture is none for those in it."""
        if line.channel is Channel.VOICE_OVER:
            return
        self.lines.append((line.speakers[0], addressee))
        if line.channel is not Channel.PHONE:
            self.near.append(line.speakers[0])
        self.off = line.speakers[0] if line.channel is Channel.OFF_SCREEN else None
        self.turned.clear()
        self.told.clear()
        self.came.clear()


@dataclass(frozen=True, slots=True)
class _Moment:
    """What a line's addressee is judged by."""

    line: Line
    here: tuple[str, ...]  # who else is there
    talkers: tuple[str, ...]  # those of them who have lines in the film and are alive
    after: tuple[str, ...]  # who speaks next, nearest first
    at_once: str | None  # who answers right away, unseen until then
    index: MentionIndex


def with_addressees(beats: Sequence[Beat], present: Sequence[str], cast: Cast) -> tuple[Beat, ...]:
    """`beats` with addressees set."""
    here = timeline(beats, present, cast.characters)
    talking = {c.person for c in cast.characters if c.lines and not c.group}
    alive = {c.id for c in cast.characters if c.person in talking} - _dead(beats)
    spoken = (b.line for b in beats if b.line and b.line.channel is not Channel.VOICE_OVER)
    speaking = tuple(dict.fromkeys(s for line in spoken for s in line.speakers))
    talk = _Talk(speaking=speaking, cast=tuple(present))
    found: list[Beat] = []
    for at, beat in enumerate(beats):
        _watch(beat, talk)
        if beat.line is None:
            found.append(beat)
            continue
        around = (*here[at], *(here[at - 1] if at else ()))
        there = tuple(who for who in around if who not in talk.dead)
        index = cast.at(beat.source.line).index
        moment = _moment(beats, at, beat.line, there, alive - talk.dead, index)
        addressee = _addressee(moment, beats, at, talk)
        talk.heard(beat.line, addressee)
        found.append(replace(beat, line=replace(beat.line, addressee=addressee)))
    return tuple(found)


def _moment(
    beats: Sequence[Beat],
    at: int,
    line: Line,
    there: Sequence[str],
    alive: Collection[str],
    index: MentionIndex,
) -> _Moment:
    """What the addressee of the line of `beats[at]` is judged by."""
    others = tuple(who for who in dict.fromkeys(there) if who not in line.speakers)
    following = _next_speakers(beats, at, _SOON)
    return _Moment(
        line,
        others,
        tuple(who for who in others if who in alive),
        tuple(dict.fromkeys(who for _, who in following)),
        next((who for index_of, who in following if index_of <= at + _AT_ONCE), None),
        index,
    )


def _dead(beats: Sequence[Beat]) -> set[str]:
    """Whose body lies there."""
    return {
        who
        for beat in beats[:6]
        if beat.kind is BeatKind.ACTION and _BODY.search(beat.text)
        for who in beat.mentions[:1]
    }


def _watch(beat: Beat, talk: _Talk) -> None:
    """Note who turns to whom, and a shot of two."""
    if beat.line is None:
        talk.told.append(beat.mentions)
        talk.came.update(d.actor for d in beat.deeds if d.verb == "enter" and d.actor)
        talk.dead.update(d.actor for d in beat.deeds if d.verb == "die" and d.actor)
    for deed in beat.deeds:
        to_person = deed.target is not None and deed.target.startswith("ch-")
        nobody = deed.actor is None or not deed.actor.startswith("ch-")
        if nobody or deed.actor is None or deed.target is None or not to_person:
            continue
        if deed.verb in _TURNS_TO or _PARTNERS.search(deed.text):
            talk.turned[deed.actor] = deed.target
            if deed.verb in _MUTUAL or _PARTNERS.search(deed.text):
                talk.turned[deed.target] = deed.actor
    if beat.line is not None:
        return
    two = len(beat.mentions) == 2
    shot = beat.request is not None and beat.request.kind is RequestKind.ANGLE
    if two and (shot or _PARTNERS.search(beat.text)):
        first, second = beat.mentions
        talk.turned.setdefault(first, second)
        talk.turned.setdefault(second, first)


def _next_speakers(beats: Sequence[Beat], at: int, lines: int) -> tuple[tuple[int, str], ...]:
    """Who else speaks so that those here can hear, in the next few lines, with the beat's index."""
    line = beats[at].line
    own = line.speakers if line is not None else ()
    found: list[tuple[int, str]] = []
    for index in range(at + 1, min(len(beats), at + _FAR)):
        following = beats[index].line
        if following is None or following.channel is Channel.VOICE_OVER:
            continue
        if following.speakers[0] not in own:
            found.append((index, following.speakers[0]))
        lines -= 1
        if not lines:
            break
    return tuple(found)


def _addressee(moment: _Moment, beats: Sequence[Beat], at: int, talk: _Talk) -> str | None:
    line = moment.line
    notes = line.parentheticals
    recent = tuple(
        dict.fromkeys((*_before(talk, line), *moment.here, *moment.after, *talk.speaking))
    )
    noted = _noted(line, recent, moment.index)
    talk.by_name, called_before = noted is not None, talk.by_name
    if noted is not None:
        return noted
    if any(_TO_SELF.search(note) or _TO_ALL.search(note) for note in notes):
        return None
    called = _called(line, (*recent, *talk.cast), moment.index)
    talk.by_name = called is not None
    together = len(line.speakers) > 1 and not set(moment.talkers).difference(line.speakers)
    if called is not None or line.channel is Channel.VOICE_OVER or line.sung or together:
        return called
    if line.channel is Channel.PHONE or line.into_phone:
        return _over_the_phone(moment, beats, at)
    if len(moment.here) > 1 and _PLURAL.search(line.text):
        return None
    if not moment.here and any(_CALLING_OUT.search(note) for note in notes):
        return None
    return _in_the_room(moment, talk, answering=not called_before)


def _in_the_room(moment: _Moment, talk: _Talk, *, answering: bool) -> str | None:
    """Who of those in earshot a line is most likely meant for.

    `answering`: whether the last line may have been meant for anybody.
    """
    line = moment.line
    earshot = dict.fromkeys((*moment.here, *talk.near[-2:]))
    turned = talk.turned.get(line.speakers[0])
    if turned in moment.here:
        return turned
    if talk.off is not None and talk.off not in line.speakers:
        return talk.off
    if len(moment.talkers) == 1:
        return moment.talkers[0]
    watched = _watched(moment, talk)
    partner = _partner(moment, talk)
    if partner is not None:
        return partner
    if talk.lines and talk.lines[-1][0] in line.speakers:
        going_on = talk.lines[-1][1] if talk.lines[-1][1] in earshot else None
        return going_on or (watched[0] if len(watched) == 1 and watched[0] in earshot else None)
    if _to_the_room(moment, talk, watched):
        return None
    if not talk.lines and len(watched) == 1 and watched[0] in earshot:
        return watched[0]
    at_once = talk.lines and len(talk.told) <= 1 and answering
    if at_once and talk.lines[-1][0] in earshot:
        return talk.lines[-1][0]
    return _nearest(moment, talk, earshot)


def _nearest(moment: _Moment, talk: _Talk, earshot: Collection[str]) -> str | None:
    """Who addressed the speaker, spoke before or speaks next."""
    replied = _replied(talk, moment.line.speakers)
    if replied in earshot:
        return replied
    before = [who for who in _before(talk, moment.line) if who in earshot]
    return next((who for who in (*before, *moment.after) if who in earshot), moment.at_once)


def _watched(moment: _Moment, talk: _Talk) -> tuple[str, ...]:
    """Who else the last sentences of action before a line were about."""
    last = talk.told[-1] if talk.told else ()
    return tuple(who for who in last if who in moment.talkers)


def _partner(moment: _Moment, talk: _Talk) -> str | None:
    """Whom the action just before a line shows together with the speaker."""
    newcomers = [who for who in _watched(moment, talk) if who in talk.came]
    if not talk.lines and len(newcomers) == 1:
        return newcomers[0]
    for people in reversed(talk.told[-1:] if talk.lines else talk.told[-_NEAR:]):
        others = [who for who in people if who not in moment.line.speakers]
        if len(others) == 1 and len(people) > 1 and others[0] in moment.talkers:
            return others[0]
    return None


def _to_the_room(moment: _Moment, talk: _Talk, watched: Sequence[str]) -> bool:
    """Whether somebody speaks up before several: on coming in, or where nobody was talking."""
    if len(moment.talkers) < _SEVERAL:
        return not talk.lines and len(watched) > 1 and talk.came.issuperset(watched)
    opening = not talk.lines or len(talk.told) >= _LULL
    return (opening and len(watched) != 1) or bool(talk.came.intersection(moment.line.speakers))


def _replied(talk: _Talk, speakers: Sequence[str]) -> str | None:
    """Who addressed the speaker last, or whom the speaker goes on talking to."""
    for who, addressee in reversed(talk.lines[-_RECENT:]):
        if addressee in speakers and who not in speakers:
            return who
        if who in speakers:
            return addressee
    return None


def _before(talk: _Talk, line: Line) -> tuple[str, ...]:
    """Who else spoke in the last few lines, latest first."""
    found = (who for who, _ in reversed(talk.lines[-_NEAR:]) if who not in line.speakers)
    return tuple(dict.fromkeys(found))


def _over_the_phone(moment: _Moment, beats: Sequence[Beat], at: int) -> str | None:
    """The other end of the line: the nearest caller, or who holds a phone."""
    line = moment.line
    caller = line.channel is Channel.PHONE
    ends: dict[str, int] = {}
    for index in range(max(0, at - _FAR), min(len(beats), at + _FAR)):
        other = beats[index].line
        if other is None or other.speakers[0] in line.speakers:
            continue
        holds = other.into_phone and other.channel is Channel.ON_SCREEN
        if holds if caller else other.channel is Channel.PHONE:
            apart = abs(index - at)
            ends[other.speakers[0]] = min(apart, ends.get(other.speakers[0], apart))
    if ends:
        return min(ends, key=lambda who: (ends[who], who))
    if not caller:
        return None
    holding = [
        d.actor
        for b in beats[max(0, at - _FAR) : at]
        for d in b.deeds
        if d.verb in ("answer", "phone") or "phone" in d.text or "radio" in d.text
    ]
    near = [*reversed(holding), *(moment.talkers if len(moment.talkers) == 1 else ())]
    return next((who for who in near if who in moment.here), None)


def _noted(line: Line, recent: tuple[str, ...], index: MentionIndex) -> str | None:
    """Whom a parenthetical names: (to JANE), (turning to the guard)."""
    for note in line.parentheticals:
        words = spoken_to(note)
        for text in (words, f"the {words}") if words else ():
            mentions = index.find(text, recent)
            if mentions and mentions[0].character not in line.speakers:
                return mentions[0].character
    return None


def _called(line: Line, recent: tuple[str, ...], index: MentionIndex) -> str | None:
    """The vocative: a name between commas or sentence ends, of somebody who is around."""
    for mention in index.find(line.text, recent):
        head = line.text[: mention.start].rstrip()
        tail = line.text[mention.end :].lstrip()
        opens = not head or head[-1] in ",.!?…-—" or _HAILS.search(head)
        closes = not tail or tail[0] in ",.!?…-—"
        listed = re.match(r",\s+(?:and|or)\b", tail) or re.search(r",\s+(?:and|or)$", head)
        around = mention.character in recent
        told = opens and closes and not listed and not mention.possessive
        if told and around and mention.character not in line.speakers:
            return mention.character
    return None


_HAILS = re.compile(
    r"\b(?:hey|hello|hi|oh|yes|no|okay|thanks|thank you|dear|goodbye|bye)$", re.IGNORECASE
)
