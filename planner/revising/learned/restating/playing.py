"""Restatements of where people are, where they look, and how they play.

Enters: referents. Leaves: wishes, the likeliest first.
"""

import re
from collections.abc import Iterator, Sequence

from planner.edits import Perform
from planner.revising.answers import Unread
from planner.revising.learned.referents import Referents
from planner.revising.learned.restating.framing import Restate, Restated
from planner.revising.learned.restating.phrases import (
    bare,
    degree,
    duration,
    first,
    in_scenes,
    in_shots,
    needed,
    person,
    quoted,
    said,
    shots,
)
from screenplay.scene_graph import Emotion

_PREPOSITION = re.compile(
    r"^(?:next to|beside|behind|by|at|on|in|in front of|near|close to|under|inside|opposite|over "
    r"(?:by|at|to)|to|against)\b\s*"
)
_POSTURES = {
    "sit": "sits", "stand": "stands", "lie": "lies down", "crouch": "crouches",
}  # fmt: skip


def _place(about: Referents) -> str:
    """Where somebody is to be: "at the table", "next to Nadia"; "" for nowhere."""
    words = first(about, "place") or first(about, "thing")
    if not words and about.whom:
        return f"next to {about.film.named(about.whom[0])}"
    if not words:
        return ""
    if about.whom and re.search(r"\b(?:next to|beside|near|by)$", words):
        return f"next to {about.film.named(about.whom[0])}"
    if found := _PREPOSITION.match(words):
        how = found.group().strip()
        how = "next to" if how in {"beside", "near", "close to"} else how
        how = "at" if how in {"to", "over by", "over at", "over to", "against", "in"} else how
        return f"{how} the {bare(words[found.end() :])}"
    span = next(s for s in about.heard.spans if s.text.strip().lower().startswith(words[:3]))
    before = about.note[max(0, span.first - 16) : span.first]
    behind = re.search(r"\b(behind|next to|beside|in front of|near)\s+(?:the |his |her )?$", before)
    how = behind.group(1) if behind else "at"
    return f"{'next to' if how in {'beside', 'near'} else how} the {bare(words)}"


def _when(about: Referents) -> str:
    """From where on: a line that is named, a named shot, or a scene."""
    if (line := quoted(about)) and not re.search(r"\d", about.note):
        return f"on {line}"  # a shot may have begun before it
    return in_shots(about) if about.named or not about.scenes else in_scenes(about)


def placed_at(about: Referents) -> Iterator[Restated]:
    """Somebody at a place, in the posture that is said."""
    where = _place(about)
    if not where:
        raise Unread("where somebody is to be is not clear")
    verb = next((v for p, v in _POSTURES.items() if said(about, rf"{p}s?|{p}ting|{p}ing")), "")
    if verb:
        yield f"{person(about)} {verb} {where} {_when(about)}"
    else:
        place = re.sub(r"^at ", "", where)
        yield f"put {person(about)} {where} {_when(about)}"
        yield f"move {person(about)} to {place} {_when(about)}"


def in_posture(posture: str) -> Restate:
    """Somebody sits, stands, lies or crouches."""

    def restated(about: Referents) -> Iterator[Restated]:
        verb = _POSTURES[posture]
        if where := _place(about):
            yield f"{person(about)} {verb} {where} {_when(about)}"
        yield f"{person(about)} {verb} {_when(about)}"

    return restated


def _target(about: Referents) -> str:
    if about.whom:
        return about.film.named(about.whom[0])
    words = first(about, "thing") or first(about, "place") or first(about, "what")
    if not words and len(about.who) > 1:
        return about.film.named(about.who[1])
    if not words:
        raise Unread("at what is not clear")
    return f"the {bare(_PREPOSITION.sub('', words))}"


def _looker(about: Referents) -> str:
    return about.film.named(about.who[0]) if about.who else person(about)


_TALKING = r"(?:while|as|when) (?:he|she|they|\w+) (?:is |are )?(?:talk|speak)(?:s|ing)?"


def _own_line(about: Referents, who: Sequence[str]) -> str:
    """The line that somebody says in the shots meant, where they look "while she talks"."""
    if not said(about, _TALKING):
        return ""
    beats = [b for s in about.shots for b in about.film.beats_in(s) if b.line]
    own = [b for b in beats if b.line and set(who) & set(map(about.film.named, b.line.speakers))]
    if len(own) != 1:
        raise Unread("which line is meant is not clear; quote it")
    return f'"{own[0].text.replace(chr(34), chr(39))}"'


def looking(at: str) -> Restate:
    """Somebody looks somewhere."""

    def restated(about: Referents) -> Iterator[Restated]:
        where = at or f"at {_target(about)}"
        beside = {where.removeprefix("at ")}  # who is looked at does not look
        who = [n for n in map(about.film.named, about.who) if n not in beside] or [_looker(about)]
        if line := quoted(about) or _own_line(about, who):
            yield ". ".join(f"{name} looks {where} on {line}" for name in who)
        yield ". ".join(f"{name} looks {where} {in_shots(about)}" for name in who)

    return restated


def facing(about: Referents) -> Iterator[Restated]:
    """Somebody turned to somebody or something."""
    if said(about, "camera|audience|us|lens|viewer"):
        yield f"{_looker(about)} faces the camera {_when(about)}"
    else:
        yield f"{_looker(about)} faces {_target(about)} {_when(about)}"


# --- how a line is played


def _whose(about: Referents) -> str:
    return person(about) if about.who else ""


def _acted_by(about: Referents) -> bool:
    """Whether somebody is named who acts in a moment where nobody speaks."""
    (beat,) = about.beats
    return len(about.who) == 1 and beat.line is None and about.who[0] in beat.mentions


def played(word: str) -> Restate:
    """A feeling in a line, or in all a shot shows of somebody."""

    def restated(about: Referents) -> Iterator[Restated]:
        if (line := quoted(about)) and _acted_by(about):
            yield (Perform(beat=about.beats[0].id, character=about.who[0], emotion=Emotion(word)),)
        elif line:
            yield f"play {line} {word}"
        yield f"{person(about)} should be {word} in {shots(about)}"
        yield f"{person(about)} {word} in {shots(about)}"

    return restated


def played_more(way: str) -> Restate:
    """More or less of the feeling that is there."""

    def restated(about: Referents) -> Iterator[Restated]:
        feeling = first(about, "what")
        if line := quoted(about):
            yield f"{line} {way} {feeling or 'intense'}"
            yield f"{line} {way} intense"
        if feeling:
            yield f"{person(about)} {way} {feeling} in {shots(about)}"
        yield f"{person(about)} {way} intense in {shots(about)}"

    return restated


def _theirs(about: Referents) -> None:
    """Raises Unread where somebody is named who does not say the line that is meant."""
    for beat in about.beats:
        if beat.line and about.who and not set(about.who) & set(beat.line.speakers):
            raise Unread("who is to speak so is not clear; quote the line")


def spoken(way: str) -> Restate:
    """A line faster or slower."""

    def restated(about: Referents) -> Iterator[Restated]:
        _theirs(about)
        much = degree(about)
        if line := quoted(about):
            yield f"{line} {much} {way}"
        yield f"in {shots(about)} {person(about)} should speak {much} {way}"

    return restated


def voiced(words: str) -> Restate:
    """A line whispered or shouted."""

    def restated(about: Referents) -> Iterator[Restated]:
        if line := quoted(about):
            yield f"{_whose(about) or 'they'} should {words} {line}"
            yield f"{words} {line}"
        yield f"{person(about)} should {words} in {shots(about)}"

    return restated


def normal_voice(about: Referents) -> Iterator[Restated]:
    """A line no longer whispered or shouted."""
    verb = "shout" if said(about, r"shout\w*|yell\w*|scream\w*|loud\w*") else "whisper"
    where = f"on {quoted(about)}" if quoted(about) else f"in {shots(about)}"
    yield f"no {verb} {where}"
    yield f"{person(about)} should not {verb} in {shots(about)}"


PAUSE_THERE = (
    "longer|shorter|more|less|clip|trim|kill|close|tighten|cut|lose|shave|too long|too short|too "
    "much|dead air|of nothing|drags?|baggy|slack"
)
"""Words of a pause that is there already, which lasts as long as its shot's silence."""


def paused(about: Referents) -> Iterator[Restated]:
    """A pause before a line."""
    if said(about, PAUSE_THERE):
        raise Unread("whether a pause is to come or to change is not clear; say it in seconds")
    long, line = duration(about), quoted(about, last=True)
    if line and long and long != "a beat":
        yield f"hold {long} before {line}"
    elif line:
        yield f"pause before {line}"
    else:
        time = f" of {long}" if long and long != "a beat" else ""
        yield f"a pause{time} before {person(about)} speaks in {shots(about)}"


def gestured(about: Referents) -> Iterator[Restated]:
    """Somebody nods, shrugs or points."""
    verb = needed(about, "what").split()
    doing = re.sub(r"(?:ing|s)$", "", verb[0]) if len(verb[0]) > 4 else verb[0].removesuffix("s")
    if line := quoted(about):
        yield f"have {person(about)} {doing} on {line}"
    yield f"have {person(about)} {doing} in {shots(about)}"
    yield f"{person(about)} {' '.join(verb)} in {shots(about)}"


_FEELINGS = (
    "happy", "sad", "angry", "afraid", "surprised", "disgusted", "tender", "wry", "urgent",
    "neutral",
)  # fmt: skip
TABLE: dict[str, Restate] = {
    "block.at": placed_at, **{f"block.{p}": in_posture(p) for p in _POSTURES},
    "block.facing": facing, "look.at": looking(""), "look.camera": looking("into the camera"),
    "look.away": looking("away"), "look.down": looking("down"),
    **{f"act.{feeling}": played(feeling) for feeling in _FEELINGS},
    "act.more": played_more("more"), "act.less": played_more("less"),
    "act.faster": spoken("faster"), "act.slower": spoken("slower"),
    "act.whisper": voiced("whisper"), "act.shout": voiced("shout"),
    "act.normal_voice": normal_voice, "act.pause": paused, "act.gesture": gestured,
}  # fmt: skip
