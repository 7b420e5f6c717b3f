"""Beats that fit what is told of them, in other words than the script has.

Enters: words of a note. Leaves: the beats that every word fits, and how many words were read.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from planner.revising.footage import Footage
from planner.revising.references import events
from planner.revising.references.pointing import Pointers
from planner.revising.references.spoken_lines import spelled
from planner.revising.words.thin import THIN
from screenplay.scene_graph import Beat, BeatKind, Gender

_IT = re.compile(r"\b(?:it|them)\b")
_GENDERS = {"he": Gender.MALE, "she": Gender.FEMALE}


_PARTICLES = frozenset(("up", "down", "out", "away", "over", "off", "in", "round", "around"))


_KINDS = frozenset((BeatKind.SPEECH, BeatKind.ACTION))


@dataclass(frozen=True, slots=True)
class Found:
    """Beats that a telling fits, and how many of its words were read."""

    words: int
    beats: tuple[Beat, ...]
    stems: frozenset[str]


@cache
def _table() -> tuple[Mapping[str, frozenset[str]], frozenset[str]]:
    told = tomllib.loads(
        files("planner.revising.frames").joinpath("deeds.toml").read_text(encoding="utf-8")
    )
    alike: dict[str, set[str]] = {}
    for group in told["words"]:
        meant = {events.stem(word) for word in group if " " not in word}
        for word in group:
            alike.setdefault(events.stem(word), set()).update(meant)
    return {k: frozenset(v) for k, v in alike.items()}, frozenset(told["thin"])


def words_of_clause(text: str) -> list[str]:
    """The words up to the end of the clause."""
    return [w.strip("\"'") for w in re.split(r"[.,;!?](?:\s|$)", text)[0].split()]


_THAT = frozenset(("it", "that", "this", "so", "something", "his", "her", "line"))


def said_so(text: str, subject: str, film: Footage, pointers: Pointers) -> Found | None:
    """Lines that begin with, or hold, the words repeated."""
    words = words_of_clause(text)
    beats = [b for b in film.beats.values() if b.line and _of(b, subject, film, pointers)]
    texts = {b.id: spelled(b.text) for b in beats}
    named = [spelled(film.named(p) if (p := pointers.whom(w)) else w) for w in words]
    for length in range(len(named), 0, -1):
        wanted = " ".join(w for w in named[:length] if w)
        fitting = tuple(b for b in beats if wanted and f" {wanted} " in f" {texts[b.id]} ")
        whole = tuple(b for b in fitting if texts[b.id] == wanted)
        if not whole and set(words[:length]) <= _THAT:
            continue  # "after he says it": whatever he says
        begun = tuple(b for b in fitting if texts[b.id].startswith(wanted))
        if fitting and (length > 1 or len(fitting) == 1 or whole):
            return Found(
                length, whole or begun or fitting, frozenset(map(events.stem, named[:length]))
            )
    return _told(words, tuple(beats), film, pointers)


def done_so(text: str, subject: str, film: Footage, pointers: Pointers) -> Found | None:
    """Deeds of somebody that are told; else lines that are."""
    beats = tuple(
        b for b in film.beats.values()
        if b.kind in _KINDS and _of(b, subject, film, pointers)
    )  # fmt: skip
    words = words_of_clause(text)
    acted = _told(words, tuple(b for b in beats if b.line is None), film, pointers)
    return acted or _told(words, tuple(b for b in beats if b.line is not None), film, pointers)


def done_or_said(text: str, film: Footage, pointers: Pointers) -> Found | None:
    """What a bit may be about: a deed, or a line."""
    beats = tuple(b for b in film.beats.values() if b.kind in _KINDS)
    words = words_of_clause(text)
    acted = _told(words, tuple(b for b in beats if b.line is None), film, pointers)
    spoken = _told(words, tuple(b for b in beats if b.line is not None), film, pointers)
    if acted is None or spoken is None or acted.words != spoken.words:
        return max((f for f in (acted, spoken) if f), key=lambda f: f.words, default=None)
    return Found(acted.words, (*acted.beats, *spoken.beats), acted.stems)


def _of(beat: Beat, subject: str, film: Footage, pointers: Pointers) -> bool:
    doing = events.doing(beat)
    if person := pointers.whom(subject):
        return person in doing
    if subject in _GENDERS:
        return any(film.is_of(c, _GENDERS[subject]) for c in doing)
    return True


def _told(
    words: Sequence[str], beats: tuple[Beat, ...], film: Footage, pointers: Pointers
) -> Found | None:
    """The beats that every word fits; the very words count before those that mean the same."""
    alike, _ = _table()
    plain = {b.id: events.stems(b.text) for b in beats}
    near = _fit(words, beats, pointers, plain, alike)
    if near is None or any(b.line for b in beats):
        return near  # what is said of a line is seldom in its words
    for told in (plain, _with_what_it_is(beats, film)):
        exact = _fit(words, beats, pointers, told, {})
        if exact is not None and exact.words >= near.words:
            return exact
    return near


def _with_what_it_is(beats: tuple[Beat, ...], film: Footage) -> dict[str, frozenset[str]]:
    """The stems of beats, "it" read as what the beat before it tells of."""
    before: dict[str, frozenset[str]] = {}
    for scene in film.scenes:
        for one, then in pairwise(scene.beats):
            before[then.id] = events.stems(one.text) if one.line is None else frozenset()
    return {
        b.id: events.stems(b.text) | (before.get(b.id, frozenset()) if _IT.search(b.text) else
                                      frozenset())
        for b in beats
    }  # fmt: skip


def _fit(
    words: Sequence[str], beats: tuple[Beat, ...], pointers: Pointers,
    told: Mapping[str, frozenset[str]], alike: Mapping[str, frozenset[str]],
) -> Found | None:  # fmt: skip
    """The beats that every word fits; a clause ends where no beat is left."""
    thin = _table()[1]
    read, meant, fitting = 0, set[str](), beats
    for place, word in enumerate(words):
        if person := pointers.whom(word):
            now = tuple(b for b in fitting if person in events.doing(b) or person in b.mentions)
            fitting = now or fitting
            read = place + 1 if now else read
            continue
        if word in THIN or word in thin or word.startswith("@"):
            continue
        stem = events.stem(word)
        close = {stem, *alike.get(stem, ())}
        now = tuple(b for b in fitting if close & told[b.id] or _shouted(word, b))
        if not now and meant:
            break
        if not now:
            return None
        fitting, read = now, place + 1
        meant |= close
    if meant and read < len(words) and words[read] in _PARTICLES:
        read += 1  # "sits down"
    return Found(read, fitting, frozenset(meant)) if meant else None


def _shouted(word: str, beat: Beat) -> bool:
    return (
        word.startswith(("yell", "shout", "scream"))
        and beat.line is not None
        and beat.text.isupper()
    )


def alike(word: str) -> frozenset[str]:
    """The stems of a word and of those that tell the same deed."""
    stem = events.stem(word)
    return frozenset({stem, *_table()[0].get(stem, ())})
