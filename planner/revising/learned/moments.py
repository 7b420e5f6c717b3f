"""Moments of a film by what a note tells of them in its own words.

Enters: words such as "when he finally says sorry", and the film's beats. Leaves: the beats that may
be meant, each with its share.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from planner.revising.footage import Footage
from planner.revising.frames.recalling import alike
from planner.revising.learned.meaning import meant
from planner.revising.references.events import stem, stems
from planner.revising.references.referring import names_of
from screenplay.scene_graph import Beat, BeatKind, Gender, Scene
from screenplay.words.vocabulary import vocabulary

_NONE = 0.5  # share of no moment from which on words mean none
_FAINT = 0.03  # a share that is one at all
_WORTH = 0.1  # a share that is worth a question
_CLEAR = 0.5  # a share that is taken
_TWICE = 2.0  # so much more than the next
_NEARLY = 0.2  # share of a moment that is not to be passed over, if its very words are said
_HEAD = re.compile(
    r"(?:(?:just|right|only|exactly|the|that|moment|bit|part|point|line|time|beat|one) )*"
    r"(?:(?:when|where|as|while|whilst|before|after|until|till|once|about|with|of|as soon as|by "
    r"the time|which|that)\b ?)+"
)
_SPEAKING = re.compile(
    r"\b(?:says?|said|saying|goes|asks?|asking|tells?|telling|answers?|repl(?:y|ies)|shouts?|yells?"
    r"|whispers?|mentions?|admits?|confess\w*|promis\w*|sorry|apolog\w*|line|speech|joke|question)\b"
)
_PRONOUN = re.compile(r"\b(he|she|his|her|him)\b")
_GENDERS = {"he": Gender.MALE, "his": Gender.MALE, "him": Gender.MALE,
            "she": Gender.FEMALE, "her": Gender.FEMALE}  # fmt: skip
_THIN = vocabulary(
    """
    a an the of on in at to with and or his her their its my our this that it is are was be he
    she they we you i for from by as up down out into over off when where while before after shot
    scene bit part moment one line says say said goes asks thing about there who which has have
    doing does do just right
    """
)
_TOLD = frozenset((BeatKind.SPEECH, BeatKind.ACTION, BeatKind.CARD))
Place = TypeVar("Place")


def wanted(text: str) -> tuple[frozenset[str], ...]:
    """For each word of a text that says something, the stems that mean it."""
    words = re.findall(r"[a-z']+", text.lower().replace("’", "'"))
    return tuple(
        alike(w.removesuffix("'s")) | {stem(w)} | _made_of(w) for w in words if w not in _THIN
    )


def _made_of(word: str) -> frozenset[str]:
    """What an adjective tells of: "smoky", "stormy"."""
    return frozenset({stem(word[:-1])} if word.endswith("y") and len(word) > 4 else ())


def share(wished: Sequence[frozenset[str]], told: frozenset[str]) -> float:
    """The share of words that are told."""
    return sum(bool(w & told) for w in wished) / len(wished) if wished else 0.0


@dataclass(frozen=True, slots=True)
class Recalled:
    """What words mean: beats and scenes with their shares, the likeliest first."""

    beats: tuple[tuple[Beat, float], ...]
    scenes: tuple[tuple[Scene, float], ...]
    none: float  # the share of no moment at all


def told_beat(text: str, speaker: str = "") -> str:
    """What a beat tells, with who says it."""
    return f"{speaker.title()}: {text}" if speaker else text


def told_scene(heading: str) -> str:
    """What a scene's heading tells."""
    return f"scene: {heading.title()}"


def recalled(words: str, film: Footage) -> Recalled:
    """The beats and scenes that words may mean; a scene's share holds those of its beats."""
    told = _bare(words)
    beats = [b for b in film.beats.values() if b.kind in _TOLD]
    texts = [told_beat(b.text, _speaker(b, film)) for b in beats]
    texts += [told_scene(s.heading.text) for s in film.scenes]
    whole = meant(told, texts)
    found = whole.shares
    shares = [
        share if _may_be(told, b, film) else 0.0 for b, share in zip(beats, found, strict=False)
    ]
    by_scene = [
        (scene, own + sum(p for b, p in zip(beats, shares, strict=True) if b in scene.beats))
        for scene, own in zip(film.scenes, found[len(beats) :], strict=True)
    ]
    return Recalled(_likeliest(zip(beats, shares, strict=True)), _likeliest(by_scene), whole.none)


def _likeliest(shares: Iterable[tuple[Place, float]]) -> tuple[tuple[Place, float], ...]:
    return tuple(sorted((p for p in shares if p[1] >= _FAINT), key=lambda p: -p[1]))


def clearly(found: Sequence[tuple[Place, float]]) -> tuple[Place, ...]:
    """The one that is meant where that is clear, else those that may be; none for none."""
    if not found:
        return ()
    best = found[0][1]
    if best >= _CLEAR and (len(found) == 1 or best >= _TWICE * found[1][1]):
        return (found[0][0],)
    return tuple(place for place, share in found if share >= _WORTH)


def surely(found: Sequence[tuple[Beat, float]], words: str) -> tuple[Beat, ...]:
    """The one that is meant where that is clear; two where the next alone holds a word said."""
    best = clearly(found)
    if len(best) != 1:
        return best
    said = {stem(w) for w in re.findall(r"[a-z']+", words.lower()) if w not in _THIN}
    lacking = said - stems(best[0].text)
    other = next((b for b, p in found if b != best[0] and p >= _NEARLY), None)
    return (best[0], other) if other and lacking & stems(other.text) else best


def _speaker(beat: Beat, film: Footage) -> str:
    return " and ".join(film.named(p) for p in beat.line.speakers) if beat.line else ""


def _bare(text: str) -> str:
    """What is told, without the words that only say that it is a moment."""
    return _HEAD.sub("", text.lower().strip(), count=1) or text.lower()


def _may_be(told: str, beat: Beat, film: Footage) -> bool:
    """Whether somebody of that gender is in it, and whether something is said where it must be."""
    if beat.line is not None and _doing(told, film) & stems(beat.text):
        return False  # "Jane running" is no line about running
    pronoun = _PRONOUN.match(told)
    if pronoun and not any(film.is_of(p, _GENDERS[pronoun.group(1)]) for p in _people(beat)):
        return False
    return beat.line is None or _SPEAKING.search(told) is not None or not pronoun


def _doing(told: str, film: Footage) -> frozenset[str]:
    """The stem of what somebody is told of as doing, saying nothing: "Jane running"."""
    doing = re.search(rf"(?<!\w)(?:{_named(tuple(names_of(film)))}) ([a-z]{{2,}}ing)\b", told)
    silent = doing is not None and _SPEAKING.search(told) is None
    return frozenset({stem(doing.group(1))} if doing and silent else ())


@lru_cache(maxsize=16)
def _named(names: tuple[str, ...]) -> str:
    return "|".join(re.escape(n) for n in (*sorted(names, key=len, reverse=True), "he", "she"))


def _people(beat: Beat) -> tuple[str, ...]:
    return tuple(beat.line.speakers) if beat.line else tuple(beat.mentions)
