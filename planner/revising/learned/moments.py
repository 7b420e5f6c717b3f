"""Moments of a film by what a note tells of them in its own words.

Enters: words such as "when he finally says sorry", and the film's beats. Leaves: the beats that may
be meant, by how well they fit: words that are the same, and what sentences mean.
"""

import re
from collections.abc import Sequence

from planner.revising.events import stem, stems
from planner.revising.footage import Footage
from planner.revising.frames.recalling import alike
from planner.revising.learned.meaning import likeness
from screenplay.scene_graph import Beat, BeatKind, Gender
from screenplay.words.vocabulary import vocabulary

_FAINT = 0.42  # a fit that is worth a question
_CLEAR = 0.07  # by so much the best fit is better than the next, where it is taken
_MEANT = 0.7  # share of meaning in a fit; the rest is words that are the same
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
_SENTENCE = re.compile(r"[^.!?…]+[.!?…]*")
_THIN = vocabulary(
    """
    a an the of on in at to with and or his her their its my our this that it is are was be he
    she they we you i for from by as up down out into over off when where while before after shot
    scene bit part moment one line says say said goes asks thing about there who which has have
    doing does do just right
    """
)
_TOLD = frozenset((BeatKind.SPEECH, BeatKind.ACTION))


def wanted(text: str) -> tuple[frozenset[str], ...]:
    """For each word of a text that says something, the stems that mean it."""
    words = re.findall(r"[a-z']+", text.lower().replace("’", "'"))
    return tuple(alike(w.removesuffix("'s")) | {stem(w)} for w in words if w not in _THIN)


def share(wished: Sequence[frozenset[str]], told: frozenset[str]) -> float:
    """The share of words that are told."""
    return sum(bool(w & told) for w in wished) / len(wished) if wished else 0.0


def doing(beat: Beat, film: Footage) -> frozenset[str]:
    """The names of those who speak or act in a beat, as stems."""
    return stems(" ".join(film.named(p) for p in _people(beat)))


def moments(text: str, film: Footage) -> tuple[Beat, ...]:
    """The beats that fit best, one or several that fit about as well; none if none does."""
    told = _bare(text)
    beats = tuple(b for b in film.beats.values() if b.kind in _TOLD and _may_be(told, b, film))
    return nearest(text, beats, film, _FAINT)


def nearest(
    text: str, beats: tuple[Beat, ...], film: Footage, least: float = 0.0
) -> tuple[Beat, ...]:
    """Of some beats, those that fit best, the best first; a fit below `least` is none."""
    if len(beats) < 2 and not least:
        return beats
    fits = _fits(_bare(text), beats, film)
    best = max(fits, default=0.0)
    near = [
        (fit, b) for fit, b in zip(fits, beats, strict=True) if fit >= max(best - _CLEAR, least)
    ]
    return tuple(b for _, b in sorted(near, key=lambda pair: -pair[0]))


def _fits(told: str, beats: tuple[Beat, ...], film: Footage) -> list[float]:
    """How well each beat fits what is told of it, 0 to about 1."""
    parts = [(n, part) for n, beat in enumerate(beats) for part in _parts(beat)]
    found = [0.0] * len(beats)
    wished = wanted(told)
    same = [share(wished, stems(b.text) | doing(b, film)) for b in beats]
    for (n, _), meant in zip(parts, likeness(told, [p for _, p in parts]), strict=True):
        found[n] = max(found[n], _MEANT * meant + (1 - _MEANT) * same[n])
    return found


def _bare(text: str) -> str:
    """What is told, without the words that only say that it is a moment."""
    return _HEAD.sub("", text.lower().strip(), count=1) or text.lower()


def _parts(beat: Beat) -> tuple[str, ...]:
    """A beat's text, and each of its sentences."""
    sentences = tuple(s.strip() for s in _SENTENCE.findall(beat.text) if re.search(r"\w", s))
    return (beat.text, *sentences) if len(sentences) > 1 else (beat.text,)


def _may_be(told: str, beat: Beat, film: Footage) -> bool:
    """Whether somebody of that gender is in it, and whether something is said where it must be."""
    pronoun = _PRONOUN.match(told)
    if pronoun and not any(film.is_of(p, _GENDERS[pronoun.group(1)]) for p in _people(beat)):
        return False
    return beat.line is None or _SPEAKING.search(told) is not None or not pronoun


def _people(beat: Beat) -> tuple[str, ...]:
    return tuple(beat.line.speakers) if beat.line else tuple(beat.mentions)
