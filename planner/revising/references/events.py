"""What happens and what is said, found by the words a note uses for it.

Enters: the words after "the shot where …" or "the line about …". Leaves: how many of them belong
to the description, and the beats that fit all of these.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from planner.revising.footage import Footage
from planner.revising.words.synonyms import NUMBERS
from planner.shots import Shot
from screenplay.scene_graph import Beat, BeatKind, Gender
from screenplay.words.vocabulary import vocabulary

_THIN = vocabulary(
    """
    the a an his her their its he she they it him them to at in on of into with from up down out
    over and is are was that for off by my your you i we there this here
    """
)
_LIGHT = frozenset(("will", "would", "shall", "can", "could", "has", "have", "had"))
_HE = {"he": Gender.MALE, "him": Gender.MALE, "she": Gender.FEMALE}
_PARTICLES = frozenset(("up", "down", "out", "away", "over", "off"))


@dataclass(frozen=True, slots=True)
class Event:
    """Beats that a description fits; `words` of it were read, of which `stems` carry meaning."""

    words: int
    beats: tuple[Beat, ...]
    stems: frozenset[str]


def stem(word: str) -> str:
    """A word without its endings, so that drops, dropped and dropping meet."""
    word = word.lower().strip(".,!?;:'\"*_()").removesuffix("'s")
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            word = word.removesuffix(ending)
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word.removesuffix("e")


def stems(text: str) -> frozenset[str]:
    """The stems of a text's words."""
    return frozenset(stem(w) for w in text.replace("-", " ").replace("...", " ").split())


def told(
    words: Sequence[str], film: Footage, *, speech: bool, who: Callable[[str], str | None]
) -> Event | None:
    """The event that the first words describe; None where no beat fits even one word.

    `who` gives the character that a placeholder of the note stands for.
    """
    beats = tuple(
        b for b in film.beats.values()
        if (b.line is not None) == speech and b.kind in {BeatKind.SPEECH, BeatKind.ACTION}
    )  # fmt: skip
    read, meant = 0, set[str]()
    for place, word in enumerate(words):
        if (
            word in _PARTICLES
            and place == read
            and any(word in re.findall(r"[a-z]+", b.text.lower()) for b in beats)
        ):
            read = place + 1  # "sits down"
        if word in _THIN and word not in _HE:
            continue
        fitting = _fitting(word, beats, film, who)
        if not fitting and word in _LIGHT:
            continue
        if not fitting:
            break
        beats, read = _with_particle(word, words[place + 1 : place + 2], fitting), place + 1
        if word not in _HE and who(word) is None:
            meant.add(stem(word))
    return Event(read, beats, frozenset(meant)) if meant else None


def _with_particle(
    word: str, following: Sequence[str], beats: tuple[Beat, ...]
) -> tuple[Beat, ...]:
    """Of some beats those in which a verb goes with its particle: "rides in" is not "rides off"."""
    if not following or following[0] not in _PARTICLES | {"in", "back", "through"}:
        return beats
    verb, particle = stem(word), following[0]
    told = {b.id: re.findall(r"[a-z']+", b.text.lower()) for b in beats}
    near = tuple(
        b for b in beats
        if any(stem(a) == verb and p == particle for a, p in pairwise(told[b.id]))
    )  # fmt: skip
    return near or beats


def _fitting(
    word: str, beats: tuple[Beat, ...], film: Footage, who: Callable[[str], str | None]
) -> tuple[Beat, ...]:
    person = who(word)
    if person is not None:
        return tuple(b for b in beats if person in doing(b))
    if word in _HE:
        return tuple(b for b in beats if any(film.is_of(c, _HE[word]) for c in doing(b)))
    meant = {stem(word), *(stem(name) for name, n in NUMBERS.items() if str(n) == word)}
    return tuple(b for b in beats if meant & stems(b.text))


def doing(beat: Beat) -> tuple[str, ...]:
    """Who speaks or acts in a beat."""
    if beat.line is not None:
        return beat.line.speakers
    acting = tuple(d.actor for d in beat.deeds if d.actor)
    return acting or beat.mentions


def shown(event: Event, beat: Beat, film: Footage) -> tuple[Shot, ...]:
    """The shots of a beat that show the deed meant, where the beat is cut into several."""
    shots = film.showing(beat)
    deeds = [n for n, deed in enumerate(beat.deeds) if event.stems & stems(deed.text)]
    if len(shots) < 2 or not deeds:
        return shots
    actors = {beat.deeds[n].actor for n in deeds}
    seen = tuple(s for s in shots if actors & set(s.framing.subjects)) or shots
    when = (deeds[0] + 0.5) / len(beat.deeds)
    at = tuple(
        s for s in seen
        for c in s.covers if c.beat_id == beat.id and c.first <= when * c.of < c.last
    )  # fmt: skip
    return at or seen[:1]
