"""Wishes for acting: how a line or a moment is played.

Enters: a wish and its scope. Leaves: Perform edits, one for each line meant.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from planner.edits import AnyEdit, Perform, Voice
from planner.revising.answers import Unread
from planner.revising.references.pointing import said_together
from planner.revising.references.scope import WHO, Scope
from planner.revising.references.things import called_as
from planner.revising.wishes.wishing import Wish, wish
from planner.revising.words.synonyms import EMOTIONS, GESTURES
from screenplay.scene_graph import Beat, Delivery, Emotion

_AROUND = (
    "play plays played say says said speak speaks line lines delivery deliver delivers read reads "
    "when they sound sounds look looks seem seems feel feels act acts being while performance "
    "during "
    "more much him her his he she"
)


@dataclass(frozen=True, slots=True)
class _Part:
    """One beat to be played, and by whom: None for a line's own speaker."""

    beat: Beat
    who: str | None

    @property
    def delivery(self) -> Delivery:
        """How it is played now."""
        return self.beat.line.delivery if self.beat.line else Delivery()


def _parts(scope: Scope) -> list[_Part]:
    people = scope.people()
    scope.claimed.update(scope.names("w"))
    beats = list(scope.own_beats())
    if not beats:
        if scope.own_scenes() and not scope.own_shots() and not people:
            raise Unread("acting goes by the line: name a shot or a line")
        beats = [b for s in scope.shots() for b in scope.film.beats_in(s)]
    if not beats:
        raise Unread("nobody acts there")
    spoken = [b for b in beats if b.line and (not people or set(people) & set(b.line.speakers))]
    if spoken:
        return [_Part(b, None) for b in _one_voice(spoken, scope)]
    who = people[0] if people else _actor(beats[0], scope)
    if who not in scope.film.scene_of(beats[0]).present:
        raise Unread(f"{scope.film.named(who)} is not in that scene")
    return [_Part(beats[0], who)]


def _actor(beat: Beat, scope: Scope) -> str:
    actors = dict.fromkeys(d.actor for d in beat.deeds if d.actor in scope.film.people)
    if not actors:
        raise Unread("nobody acts there; name somebody")
    return scope.pointers.choose("Who?", [(scope.film.named(str(a)), str(a)) for a in actors])


def _one_voice(beats: list[Beat], scope: Scope) -> list[Beat]:
    """Lines of one speaker; asks where several speak."""
    speakers = list(dict.fromkeys(b.line.speakers for b in beats if b.line))
    if len(speakers) < 2 or said_together(beats):
        return beats
    chosen = scope.pointers.choose("Whose line?", [(scope.film.named(s[0]), s) for s in speakers])
    return [b for b in beats if b.line and b.line.speakers == chosen]


def _perform(part: _Part, **changes: Any) -> Perform:  # noqa: ANN401 - fields of Perform
    return Perform(beat=part.beat.id, character=part.who, **changes)


_ACTING = re.compile(
    r"\b(?:plays?|played|says?|said|speaks?|lines?|deliver(?:s|y|ed)?|reads?|sounds?|acts?|acting|"
    r"performance|he|she|him|her|his)\b"
)


def _felt(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    if match.group("emotion") == "flat" and not (
        scope.own_beats() or scope.names("w") or _ACTING.search(scope.text)
    ):
        raise Unread("whether the picture or the acting is flat is not clear")
    emotion = Emotion(EMOTIONS[match.group("emotion")])
    if match.group("less") and _played_otherwise(emotion, scope):
        return []
    if _STATED.fullmatch(scope.text.strip()) and _pictured(scope.before.edits):
        raise Unread("whether that is wished, or only why, is not clear")
    found = []
    for part in _parts(scope):
        if match.group("less") and emotion is Emotion.NEUTRAL:
            found.append(_perform(part, intensity=_intensity(part, 1, scope)))
        elif match.group("less"):
            found.append(_perform(part, intensity=_intensity(part, -1, scope)))
        elif part.delivery.emotion is emotion and _more(match):
            found.append(_perform(part, emotion=emotion, intensity=_intensity(part, 1, scope)))
        elif scope.much:
            found.append(_perform(part, emotion=emotion, intensity=0.9))
        else:
            found.append(_perform(part, emotion=emotion))
    return found


_STATED = re.compile(rf"(?:{WHO}|they) (?:is|are) (?:just |so |really |very |only )*[a-z]+")


def _pictured(edits: Sequence[AnyEdit]) -> bool:
    """Whether the clause before was of the picture: "push in harder, she is terrified"."""
    return any(not isinstance(e, Perform) for e in edits)


def _played_otherwise(emotion: Emotion, scope: Scope) -> bool:
    """Whether the clause before says how it is to be played: "wry, not so delighted"."""
    if scope.own_beats() or scope.own_shots() or scope.names("w"):
        return False
    return any(
        isinstance(e, Perform) and e.emotion not in {None, emotion} for e in scope.before.edits
    )


def warmed(scope: Scope) -> Sequence[AnyEdit]:
    """Played tenderly: "warmer", said of somebody or of a line."""
    return [_perform(p, emotion=Emotion.TENDER) for p in _parts(scope)]


def _more(match: re.Match[str]) -> bool:
    return match.group("emotion").endswith("er") or bool(match.group("more"))


def _intensity(part: _Part, way: int, scope: Scope) -> float:
    step = 0.1 if scope.slightly else 0.4 if scope.much else 0.2
    return round(min(1.0, max(0.0, part.delivery.intensity + way * step)), 2)


def _stronger(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    return [_perform(p, intensity=_intensity(p, 1, scope)) for p in _parts(scope)]


def _weaker(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    return [_perform(p, intensity=_intensity(p, -1, scope)) for p in _parts(scope)]


def paced(scope: Scope, *, faster: bool, by: int = 0) -> Sequence[AnyEdit]:
    """Lines said faster or slower than now, by so many percent; a gentler one more tenderly."""
    if "gentler" in scope.text and not re.search(r"\bslow", scope.text):
        return warmed(scope)
    step = by / 100 if by else 0.08 if scope.slightly else 0.3 if scope.much else 0.15
    return [
        _perform(p, pace=round(p.delivery.pace * (1 + step if faster else 1 - step), 2))
        for p in _lines(scope)
    ]


_OF_VOICE = re.compile(r"\b(?:voices?|talks?|speaks?|speech|sounds?|whole film|throughout)\b")


def of_one_line(edits: Sequence[AnyEdit], text: str) -> None:
    """Raises Unread for a voice in all the film where a note is on how one line is played.

    "Gus slower and sadder on “Not yet”" says nothing of his other lines.
    """
    played = any(isinstance(e, Perform) for e in edits)
    voiced = any(isinstance(e, Voice) for e in edits)
    if played and voiced and not _OF_VOICE.search(text):
        raise Unread("whether the line, or the voice in all the film, is meant is not clear")


def _whispered(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    return [_perform(p, whisper=True) for p in _lines(scope)]


def _shouted(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    return [_perform(p, shout=True) for p in _lines(scope)]


def _calmed(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    if "whisper" in match.group():
        return [_perform(p, whisper=False) for p in _lines(scope)]
    return [_perform(p, shout=False) for p in _lines(scope)]


def _paused(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    return [_perform(p, pause_before=True) for p in _lines(scope)[:1]]


def _lines(scope: Scope) -> list[_Part]:
    parts = _parts(scope)
    if any(p.beat.line is None or p.who is not None for p in parts):
        raise Unread("they say nothing there")
    return parts


def _gesture(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    person = scope.who(match.group("who"))
    beats = list(scope.own_beats()) or list(scope.film.beats_in(scope.shot()))
    if not beats:
        raise Unread("nobody acts there")
    told = match.group("who").startswith("@")
    if not told and scope.own_shots() and person not in scope.shot().framing.subjects:
        raise Unread(f"{scope.film.named(person)} is not in shot {scope.shot().number}")
    mine = [b for b in beats if b.line and b.line.speakers == (person,)]
    if match.group("more") and (seen := _shown(match.group("verb"), beats)):
        mine, beats = [], seen  # more of what is done there already
    beat = (mine or beats)[0]
    if person not in scope.film.scene_of(beat).present:
        raise Unread(f"{scope.film.named(person)} is not in that scene")
    verb = GESTURES[match.group("verb")]
    felt = _SHOWN.get(verb) if match.group("more") else None
    return [Perform(beat=beat.id, character=None if mine else person, gesture=verb, emotion=felt)]


def _towards(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """A gesture at somebody or something that is there, on a line that is named."""
    beats = scope.own_beats()
    if not beats:
        raise Unread("on which line is not clear")
    scene = scope.film.scene_of(beats[0])
    if match["whom"]:
        other = scope.who(match["whom"])
        if other not in scene.present or other == scope.who(match["who"]):
            raise Unread(f"{scope.film.named(other)} is not in that scene")
    else:
        called_as(match["thing"], scope.film, scene)
    return _gesture(match, scope)


def _shown(verb: str, beats: Sequence[Beat]) -> list[Beat]:
    """The moments, lines left out, in which a gesture is made already."""
    done = re.compile(rf"\b{verb.removesuffix('y')}(?:y|ies|s|es|ing)?\b", re.IGNORECASE)
    return [b for b in beats if b.line is None and done.search(b.text)]


def _nearly_felt(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """A feeling that faces have no word for."""
    return nearly(match.group("feeling"), scope)


def nearly(feeling: str, scope: Scope) -> Sequence[AnyEdit]:
    """The nearest of the feelings that faces have: which, is asked."""
    options = [(word, word) for word in _NEAR[feeling]]
    chosen = scope.pointers.choose(f"How shall “{feeling}” be played?", options)
    if chosen == "with less energy":
        return [_perform(p, intensity=_intensity(p, -1, scope)) for p in _parts(scope)]
    if chosen == "slower":
        return paced(scope, faster=False)
    if chosen == "faster":
        return paced(scope, faster=True)
    if chosen == "with more energy":
        return [_perform(p, intensity=_intensity(p, 1, scope)) for p in _parts(scope)]
    return [_perform(p, emotion=Emotion(EMOTIONS[chosen])) for p in _parts(scope)]


_WEARY, _COOL = ("with less energy", "slower", "sad"), ("neutral", "wry", "with less energy")
_NEAR: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("tired", "exhausted", "sleepy", "bored", "weary", "drained"), _WEARY),
    **dict.fromkeys(("relaxed", "casual", "cool", "detached", "cold", "distant"), _COOL),
    **dict.fromkeys(("shy", "hesitant", "unsure", "uncertain", "timid"),
                    ("afraid", "slower", "with less energy")),
    **dict.fromkeys(("confident", "determined", "sure", "commanding", "powerful"),
                    ("with more energy", "urgent")),
    **dict.fromkeys(("embarrassed", "awkward", "sheepish", "flustered", "self-conscious"),
                    ("afraid", "sad", "with less energy")),
    **dict.fromkeys(("confused", "puzzled", "suspicious", "curious"), ("surprised", "afraid")),
    **dict.fromkeys(("frustrated", "impatient", "exasperated"), ("angry", "urgent")),
    **dict.fromkeys(("proud", "smug", "cheeky", "playful", "mischievous", "amused"),
                    ("wry", "happy")),
}  # fmt: skip
_FELT = "|".join(sorted(EMOTIONS, key=len, reverse=True))
_VERBS = "|".join(GESTURES)
_SHOWN = {"smile": Emotion.HAPPY, "laugh": Emotion.HAPPY, "cry": Emotion.SAD}
_TO = r"(?:should |must |could |can |to |a )*"
WISHES: tuple[Wish, ...] = (
    wish(rf"(?P<who>{WHO}) {_TO}(?P<verb>point|wave|nod|smile|bow|laugh|frown|shrug|clap)s? "
         rf"(?:at|to|towards?) (?:(?P<whom>{WHO})(?!')|(?:the|his|her) "
         r"(?P<thing>[a-z]+(?: [a-z]+)??))(?P<more>\b\B)?"
         r"(?= (?:on|at|during|when|while|as|before|after|@b\d+)\b|,| ?$)", _towards,
         "when while as"),
    wish(rf"(?P<who>{WHO}) {_TO}(?P<verb>{_VERBS})s?(?P<more> more)?(?! at| to| the)",
         _gesture, "when while head"),
    wish(rf"(?:a |give (?:her|him|@w\d+) a )(?P<verb>{_VERBS}) (?:from |for "
         rf")(?P<who>{WHO})(?P<more>\b\B)?", _gesture),
    wish(rf"(?:(?P<less>less|too|much too|not so|not as|not that) )?(?:(?P<more>more|even) "
         rf")?(?P<emotion>{_FELT})"
         r"(?! (?:pushin|pullout|pan|tilt|track|move|shot|scene|one))",
         _felt, _AROUND + " very"),
    wish(rf"(?:more |too |less |so |even )?(?P<feeling>{'|'.join(_NEAR)})(?! (?:of|pushin|look|"
         r"grade|colou?rs?|light|picture))", _nearly_felt, _AROUND + " very"),
    wish(r"(?:more|stronger|extra) (?:energy|intensity|intense|emotion|passion|energetic|feeling)"
         r"|stronger|bigger performance", _stronger, _AROUND),
    wish(r"(?:less|not so|not as) (?:energy|intensity|intense|emotion|passion|energetic|big|"
         r"dramatic)"
         r"|tone (?:it |this |that )?down|more subtle|subtler|underplay(?:ed)?|calmer", _weaker,
         _AROUND + " down"),
    wish(r"(?:do not|not|no|less) (?:whisper(?:ed|ing|s)?|shout(?:ed|ing|s)?)", _calmed, _AROUND),
    wish(r"whisper(?:s|ed|ing)?", _whispered, _AROUND),
    wish(r"shout(?:s|ed|ing)?|yell(?:s|ed|ing)?|loudly", _shouted, _AROUND),
    wish(r"(?:pause|beat|breath|@t\d+|(?:slightly )?(?:quiet|silence)) before"
         r"(?= (?:the )?(?:line )?@b\d| (?:this|the line|this line|his line|her line|that "
         r"line)$)", _paused,
         "the line take breath add hold"),
)  # fmt: skip
