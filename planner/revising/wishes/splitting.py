"""Where a shot is split: at words of a line, between its beats, or in the middle of its only one.

Enters: a wish and its scope. Leaves: the Split that is meant; words that the shot does not show
split nothing.
"""

import re
from collections.abc import Sequence

from planner.edits import AnyEdit, Split, made_by
from planner.ideas import PARTS
from planner.revising.answers import Unread
from planner.revising.references.pointing import shortened
from planner.revising.references.scope import Scope
from planner.revising.references.spoken_lines import spelled, words_of
from planner.shots import Cover, Shot
from screenplay.scene_graph import Beat


def split(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """The Split of a wish that names words, or a shot alone."""
    if names := scope.names("b"):
        return [_at_words(names[0], scope)]
    return [_halved(scope.shot(), scope)]


def _at_words(name: str, scope: Scope) -> Split:
    """Split before or after words of a line."""
    beat, quote = scope.pointers.beats[name][0], scope.pointers.quotes.get(name, "")
    meant = _meant(scope)
    beat = _said_in(meant, quote, beat, scope) if meant else beat
    named = [s for s in scope.film.showing(beat) if not meant or s in meant]
    begins, ends = words_of(quote, beat.text)
    unit = ends if re.search(r"\bafter\b", scope.text) else begins
    for shot in named:
        for place, cover in enumerate(shot.covers):
            inside = cover.first < unit < cover.last or (unit == cover.first and place > 0)
            if cover.beat_id == beat.id and inside:
                return Split(shot=shot.id, beat=beat.id, unit=unit)
            if cover.beat_id == beat.id and unit == cover.last:  # after its last word
                for after in shot.covers[place + 1 : place + 2]:
                    return Split(shot=shot.id, beat=after.beat_id, unit=after.first)
    raise Unread("the shot does not go on before and after these words")


def own_shot(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """The Splits after which words of a line are a shot of their own."""
    names = scope.names("b")
    if not names:
        raise Unread("which words shall have a shot of their own is not clear")
    beat, quote = scope.pointers.beats[names[0]][0], scope.pointers.quotes.get(names[0], "")
    meant = _meant(scope)
    beat = _said_in(meant, quote, beat, scope) if meant else beat
    for shot in meant or scope.film.showing(beat):
        places = _edges(shot, beat, words_of(quote, beat.text)[0])
        if places is not None:
            return _apart(shot, places)
    raise Unread("no shot shows these words and others")


_Place = tuple[str, int]  # a beat, and a unit of it


def _edges(shot: Shot, beat: Beat, first: int) -> tuple[_Place | None, _Place | None] | None:
    """Where a shot is cut before a line from a word on, and after it; None for an end of the shot.

    None for both where it does not show that word.
    """
    for n, cover in enumerate(shot.covers):
        if cover.beat_id != beat.id or not cover.first <= first < cover.last:
            continue
        before = None if n == 0 and first == cover.first else (beat.id, first)
        following = shot.covers[n + 1] if n + 1 < len(shot.covers) else None
        return before, (following.beat_id, following.first) if following else None
    return None


def _apart(shot: Shot, places: tuple[_Place | None, _Place | None]) -> Sequence[AnyEdit]:
    before, after = places
    found = [Split(shot=shot.id, beat=before[0], unit=before[1])] if before else []
    if after:
        rest = made_by(found[0]) if found else shot.id
        found.append(Split(shot=rest, beat=after[0], unit=after[1]))
    if not found:
        raise Unread(f"shot {shot.number} shows just that")
    return found


def _meant(scope: Scope) -> tuple[Shot, ...]:
    """The shots that are to be split where they are named, or pointed at."""
    pointed = re.search(r"\b(?:it|this|that)\b", scope.rest) and scope.pointers.pointed()
    return scope.shots() if scope.names("s") or pointed else ()


def _said_in(shots: Sequence[Shot], quote: str, else_in: Beat, scope: Scope) -> Beat:
    """The line of these shots that holds the words, before any other that does."""
    own = [b for s in shots for b in scope.film.beats_in(s) if b.line is not None]
    words = f" {spelled(quote)} "
    return next((b for b in own if quote and words in f" {spelled(b.text)} "), else_in)


def _halved(shot: Shot, scope: Scope) -> Split:
    shown = {b.id: b for b in scope.film.beats_in(shot)}
    covers = [c for c in shot.covers if c.beat_id in shown]
    if not covers:
        raise Unread(f"shot {shot.number} cannot be split")
    if len(covers) == 1:
        return _middle(shot, covers[0], shown[covers[0].beat_id])
    options = [
        (f"before “{shortened(shown[c.beat_id].text)}”",
         Split(shot=shot.id, beat=c.beat_id, unit=c.first))
        for c in covers[1:]
    ]  # fmt: skip
    return scope.pointers.choose(f"Where shall shot {shot.number} be split?", options)


def _middle(shot: Shot, cover: Cover, beat: Beat) -> Split:
    """Half way through the one beat that a shot shows; a whole silent beat has `PARTS` shares."""
    whole = cover.of == 1 and beat.line is None
    middle = PARTS // 2 if whole else (cover.first + cover.last) // 2
    if middle == cover.first:
        raise Unread(f"shot {shot.number} shows one word; it cannot be split")
    return Split(shot=shot.id, beat=cover.beat_id, unit=middle)
