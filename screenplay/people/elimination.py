"""Gender of those of whom nothing else tells: who is left when HE and SHE mean somebody here.

Enters: cues and action in script order, and who is known to be a man or a woman. Leaves: votes on
the others, male above 0. "She pours him a drink", said between two men and NETTIE, tells of her:
a pronoun votes where one person alone of those just seen or heard can be meant, and no stranger.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from screenplay.people.mentions import MentionIndex
from screenplay.people.pronoun_votes import pronouns
from screenplay.scene_graph import Gender
from screenplay.words.names import PERSON_NOUNS
from screenplay.words.things import ANIMALS

_NEAR = 3  # of those seen or heard last, whom a pronoun may mean
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_VESSELS = frozenset(("ship", "boat", "yacht", "schooner", "submarine"))  # SHE too


@dataclass(frozen=True, slots=True)
class Heard:
    """A cue: at which line who speaks."""

    line: int
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """A paragraph of action: its first line and its sentences."""

    line: int
    spoken: tuple[str, ...]


def votes(
    events: Iterable[Heard | Seen],
    starts: Sequence[int],
    index: MentionIndex,
    known: Mapping[str, Gender],
) -> dict[str, int]:
    """Votes by person; `starts` are lines of scene headings, in order.

    `known` holds everybody who may be meant by a pronoun, crowds left out.
    """
    found: dict[str, int] = defaultdict(int)
    recent: list[str] = []
    scene = 0
    for event in sorted(events, key=lambda event: event.line):
        now = bisect_right(starts, event.line)
        if now != scene:
            scene, recent = now, []
        if isinstance(event, Heard):
            _named(recent, [who for who in event.speakers if who in known])
        else:
            _told(event, recent, index, known, found)
    return dict(found)


def _told(
    event: Seen,
    recent: list[str],
    index: MentionIndex,
    known: Mapping[str, Gender],
    found: dict[str, int],
) -> None:
    """One paragraph, sentence by sentence."""
    strangers: set[Gender] = set()
    for sentence in event.spoken:
        mentions = index.find(sentence, recent)
        here = [m.character for m in mentions if m.character in known]
        strangers |= _strangers(sentence, [(m.start, m.end) for m in mentions])
        for gender in dict.fromkeys(gender for gender, _ in pronouns(sentence)):
            if gender not in strangers:
                _vote(gender, here, recent, known, found)
        _named(recent, here)


def _vote(
    gender: Gender,
    here: Sequence[str],
    recent: Sequence[str],
    known: Mapping[str, Gender],
    found: dict[str, int],
) -> None:
    """Where all whom the sentence names are of the other gender, one of those before is meant."""
    other = Gender.FEMALE if gender is Gender.MALE else Gender.MALE
    if any(known[who] is not other for who in here):
        return
    left = [who for who in recent[: _NEAR + len(here)] if known[who] is not other]
    if len(left) == 1 and known[left[0]] is Gender.UNKNOWN:
        found[left[0]] += 1 if gender is Gender.MALE else -1


def _strangers(sentence: str, named: Sequence[tuple[int, int]]) -> set[Gender]:
    """Genders that a pronoun may have from somebody without a name: a waitress, the mare."""
    genders: set[Gender] = set()
    for match in _WORD.finditer(sentence):
        word = match.group().lower()
        if any(start <= match.start() < end for start, end in named):
            continue
        if word in ANIMALS or word in _VESSELS:
            genders |= {Gender.MALE, Gender.FEMALE}
        elif word in PERSON_NOUNS:
            told = PERSON_NOUNS[word]
            genders |= {Gender.MALE, Gender.FEMALE} if told is Gender.UNKNOWN else {told}
    return genders


def _named(recent: list[str], who: Iterable[str]) -> None:
    """Put people before those who were seen or heard earlier."""
    for person in who:
        if person in recent:
            recent.remove(person)
        recent.insert(0, person)
