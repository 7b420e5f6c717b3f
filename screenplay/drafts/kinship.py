"""Which scenes, beats, characters and places of a new draft are those of an old one.

Enters: two drafts. Leaves: their kinship. Beats decide: a scene is the one that most of its words
come from, wherever it stands now; a character is the one whose lines they speak; a place is the one
where those scenes were played.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from screenplay.drafts.alignment import HEADING, NOBODY, Pairing, Piece, pair_equal
from screenplay.drafts.drafts import Draft, DraftBeat, DraftPlace
from screenplay.drafts.likeness import Wording
from screenplay.drafts.rewording import pair_reworded

Votes = Counter[tuple[int, int]]
"""For pairs of indices (new, old): how much speaks for their being one."""

_HEADING_WORDS = 2  # what an equal heading weighs beside the words under it
_SAME_NAME = 5  # a name weighs more than two lines, less than three
_LINE, _MENTION = 2, 1


@dataclass(frozen=True, slots=True)
class Kinship:
    """What a new draft has from an old one, each by new id → old id."""

    scenes: Mapping[str, str]
    beats: Mapping[str, str]
    characters: Mapping[str, str]
    places: Mapping[str, str]


def kinship(new: Draft, old: Draft) -> Kinship:
    """Compare two drafts; time is close to linear in their length."""
    pairing = Pairing(_pieces(new), _pieces(old))
    pair_equal(pairing)
    if not pairing.complete:
        pair_reworded(pairing)
    scenes = _scene_mates(pairing, new, old)
    beats = _beat_pairs(pairing, new, old)
    return Kinship(
        scenes={new.scenes[i].id: old.scenes[j].id for i, j in scenes.items()},
        beats={ours.id: theirs.id for ours, theirs in beats},
        characters=_characters(new, old, beats),
        places=_places(new, old, scenes),
    )


def _pieces(draft: Draft) -> list[Piece]:
    names = {c.id: c.name for c in draft.characters}
    pieces = []
    for number, scene in enumerate(draft.scenes):
        pieces.append(Piece(HEADING, "", Wording(scene.heading), number))
        for beat in scene.beats:
            voice = "\n".join(names.get(who, who) for who in beat.speakers)
            pieces.append(Piece(beat.kind, voice, Wording(beat.text), number))
    return pieces


def _weight(piece: Piece) -> int:
    return _HEADING_WORDS if piece.kind == HEADING else 1 + piece.wording.text.count(" ")


def _shares(pairing: Pairing) -> Votes:
    """Words of each new scene that come from each old one."""
    shares: Votes = Counter()
    for i, j in enumerate(pairing.mates):
        if j != NOBODY:
            ours, theirs = pairing.new[i], pairing.old[j]
            shares[ours.scene, theirs.scene] += min(_weight(ours), _weight(theirs))
    return shares


def _scene_mates(pairing: Pairing, new: Draft, old: Draft) -> dict[int, int]:
    """The scenes with most words in common go first; a third of the smaller one, or the heading.

    Under the same heading words count half as much again: of a scene that was split in the middle,
    the part that goes on under its heading is the scene.
    """
    ours, theirs = _lengths(pairing.new), _lengths(pairing.old)
    votes: Votes = Counter()
    for (i, j), words in _shares(pairing).items():
        same = new.scenes[i].heading == old.scenes[j].heading
        if same or 3 * words >= min(ours[i], theirs[j]):
            votes[i, j] = 3 * words if same else 2 * words
    return _matched(votes)


def _lengths(pieces: Sequence[Piece]) -> Counter[int]:
    lengths: Counter[int] = Counter()
    for piece in pieces:
        lengths[piece.scene] += _weight(piece)
    return lengths


def _matched(votes: Votes) -> dict[int, int]:
    """Pairs, each index once, by descending votes and then in script order."""
    mates: dict[int, int] = {}
    taken: set[int] = set()
    for i, j in sorted(votes, key=lambda pair: (-votes[pair], pair)):
        if i not in mates and j not in taken:
            mates[i] = j
            taken.add(j)
    return mates


def _beat_pairs(pairing: Pairing, new: Draft, old: Draft) -> list[tuple[DraftBeat, DraftBeat]]:
    ours, theirs = list(_beats(new)), list(_beats(old))
    pairs = []
    for i, j in enumerate(pairing.mates):
        a, b = ours[i], theirs[j] if j != NOBODY else None
        if a is not None and b is not None:
            pairs.append((a, b))
    return pairs


def _beats(draft: Draft) -> Iterator[DraftBeat | None]:
    """The beat of every piece, None for a heading."""
    for scene in draft.scenes:
        yield None
        yield from scene.beats


def _characters(
    new: Draft, old: Draft, beats: Sequence[tuple[DraftBeat, DraftBeat]]
) -> dict[str, str]:
    """Who is who: by the lines they speak and where they are named, and by name."""
    ours = {c.id: n for n, c in reversed(list(enumerate(new.characters)))}
    theirs = {c.id: n for n, c in reversed(list(enumerate(old.characters)))}
    votes: Votes = Counter()
    for now, then in beats:
        for weight, people, others in (
            (_LINE, now.speakers, then.speakers),
            (_MENTION, now.mentions, then.mentions),
        ):
            if len(people) == len(others):
                for who, other in zip(people, others, strict=True):
                    if who in ours and other in theirs:
                        votes[ours[who], theirs[other]] += weight
    names = [c.name.casefold() for c in new.characters], [c.name.casefold() for c in old.characters]
    mates = _elected(votes, *names)
    return {new.characters[i].id: old.characters[j].id for i, j in mates.items()}


def _places(new: Draft, old: Draft, scenes: Mapping[int, int]) -> dict[str, str]:
    """Which place is which: by the scenes that are played there, and by name."""
    ours = {p.id: n for n, p in enumerate(new.places)}
    theirs = {p.id: n for n, p in enumerate(old.places)}
    votes: Votes = Counter()
    for i, j in scenes.items():
        here, there = ours.get(new.scenes[i].place), theirs.get(old.scenes[j].place)
        if here is None or there is None:
            continue
        if _alike(new.places[here], old.places[there]):
            votes[here, there] += _LINE
    mates = _elected(votes, _spellings(new.places), _spellings(old.places))
    return {new.places[i].id: old.places[j].id for i, j in mates.items()}


def _alike(new: DraftPlace, old: DraftPlace) -> bool:
    """A kitchen under another name may be the same one; a street is not."""
    return (new.interior, new.kind) == (old.interior, old.kind)


def _spellings(places: Sequence[DraftPlace]) -> list[str]:
    return [f"{p.name}/{p.sub_place}/{p.interior}".casefold() for p in places]


def _elected(votes: Votes, new: Sequence[str], old: Sequence[str]) -> dict[int, int]:
    """Who is who when names speak too; under another name only with most votes of both."""
    totals_new, totals_old = _totals(votes, 0), _totals(votes, 1)
    known = {name: j for j, name in reversed(list(enumerate(old)))}
    elected = Counter(
        {
            (i, j): count
            for (i, j), count in votes.items()
            if new[i] == old[j] or 2 * count > max(totals_new[i], totals_old[j])
        }
    )
    for i, name in enumerate(new):
        if name in known:
            elected[i, known[name]] += _SAME_NAME
    return _matched(elected)


def _totals(votes: Votes, side: int) -> Counter[int]:
    totals: Counter[int] = Counter()
    for pair, count in votes.items():
        totals[pair[side]] += count
    return totals
