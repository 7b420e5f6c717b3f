"""Who carries the film.

Enters: scenes and characters. Leaves: characters with their rank, by how many scenes they are in,
how many lines and how many words they have. Bodies of one person are counted together.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from screenplay.scene_graph import Character, Rank, Scene

_PRINCIPAL = 0.4  # share of the most present person's weight
_SUPPORTING = 0.06
_LEAST_LINES = 3  # of who is no bit part
_LEAST_SCENES = 3


def ranked(characters: Sequence[Character], scenes: Sequence[Scene]) -> tuple[Character, ...]:
    """`characters` with ranks; crowds and who is seen once or says two lines are bit parts."""
    person = {character.id: character.person for character in characters}
    counts = _counts(scenes, person)
    weights = {who: _weight(*counts[who]) for who in dict.fromkeys(person.values())}
    most = max((weights[c.person] for c in characters if not c.group), default=0.0)
    return tuple(
        replace(c, rank=Rank.BIT if c.group else _rank(counts[c.person], weights[c.person], most))
        for c in characters
    )


def _counts(
    scenes: Sequence[Scene], person: Mapping[str, str]
) -> Mapping[str, tuple[int, int, int]]:
    """(scenes, lines, words) by person."""
    seen: Counter[str] = Counter()
    lines: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for scene in scenes:
        spoken = [beat.line for beat in scene.beats if beat.line is not None]
        heard = (who for line in spoken for who in line.speakers)
        seen.update({person[who] for who in (*scene.present, *heard)})
        for line in spoken:
            for who in dict.fromkeys(person[s] for s in line.speakers):
                lines[who] += 1
                words[who] += len(line.text.split())
    return {who: (seen[who], lines[who], words[who]) for who in person.values()}


def _weight(scenes: int, lines: int, words: int) -> float:
    """A scene counts as much as five lines or sixty words."""
    return scenes + lines / 5 + words / 60


def _rank(counts: tuple[int, int, int], weight: float, most: float) -> Rank:
    scenes, lines, _ = counts
    if lines < _LEAST_LINES and scenes < _LEAST_SCENES:
        return Rank.BIT
    if weight >= most * _PRINCIPAL:
        return Rank.PRINCIPAL
    return Rank.SUPPORTING if weight >= most * _SUPPORTING else Rank.BIT
