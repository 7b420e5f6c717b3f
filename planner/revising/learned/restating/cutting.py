"""Restatements of which shots there are: split, merged, dropped, new, in another order.

Enters: referents. Leaves: wishes, the likeliest first; edits where no wish says it.
"""

from collections.abc import Iterator

from planner.edits import AnyEdit, Drop, Merge
from planner.revising.answers import Unread
from planner.revising.learned.referents import Referents
from planner.revising.learned.restating.framing import Restate, Restated
from planner.revising.learned.restating.phrases import (
    bare,
    called,
    duration,
    needed,
    people,
    person,
    quoted,
    said,
    scenes,
    shots,
)


def split(about: Referents) -> Iterator[Restated]:
    """A shot cut in two."""
    if quoted(about):
        yield f"split {shots(about)} at {quoted(about)}"
    else:
        yield f"split {shots(about)}"


def merged(about: Referents) -> Iterator[Restated]:
    """Two shots made one."""
    both = (*about.shots, *about.others)
    if len(both) == 1 and (following := about.film.beside(both[0], 1)):
        if said(about, "previous|before|last one"):
            following = about.film.beside(both[0], -1) or following
        both = (both[0], following)
    both = tuple(sorted(dict.fromkeys(both), key=lambda s: s.number))
    if len(both) < 2 or both[-1].number - both[0].number != len(both) - 1:
        raise Unread("which shots are to be one is not clear")
    if len(both) == 2:
        yield f"merge {called(both)}"
    else:
        yield tuple(Merge(shot=both[0].id, following=s.id) for s in both[1:])


def dropped(about: Referents) -> Iterator[Restated]:
    """A shot that goes; it must be named, or looked at."""
    yield f"drop {shots(about)}"


def scene_dropped(about: Referents) -> Iterator[Restated]:
    """Every shot of a scene goes."""
    if not about.scenes:
        raise Unread("which scene is meant is not clear")
    edits: tuple[AnyEdit, ...] = tuple(Drop(shot=s.id) for s in about.film.shots_of(about.scenes))
    yield edits


_BEFORE = (
    "before|ahead of|in front of|prior to|precede|preceding|open|opening|start|begin|at the top"
)


def inserted(words: str) -> Restate:
    """A new shot beside another, or at a line."""

    def restated(about: Referents) -> Iterator[Restated]:
        where = _where(about, words)
        long = duration(about)
        time = f"{long} " if long and long != "a beat" else ""
        what = f"{time}{words}"
        if words == "insert":
            thing = bare(needed(about, "thing"))
            yield f"add a {what} of the {thing} {where}"
        elif words in {"reaction", "single"}:
            name = "close-up" if words == "single" and said(about, "close.?up|cu") else words
            yield f"add a {time}{name} of {person(about)} {where}"
        elif words == "two-shot" and len(about.who) == 2:
            yield f"add a {what} of {people(about)} {where}"
        else:
            yield f"add a {what} {where}"

    return restated


def _where(about: Referents, words: str) -> str:
    named = about.shots
    before = said(about, _BEFORE) and not said(about, "after|following")
    if words == "establishing shot" and about.scenes and not about.named:
        return f"at the start of {scenes(about)}"
    if about.beats and not about.heard.of("shot"):
        return f"{'before' if before else 'after'} {quoted(about)}"
    if not named:
        raise Unread("where it is to go is not clear; name a shot")
    at = named[:1] if before or words == "establishing shot" else named[-1:]
    return f"{'before' if before or words == 'establishing shot' else 'after'} {called(at)}"


def ordered(where: str) -> Restate:
    """A shot shown before or after another."""

    def restated(about: Referents) -> Iterator[Restated]:
        if len(about.shots) != 1 or len(about.others) != 1:
            raise Unread("which shot is to stand where is not clear")
        yield f"move {called(about.shots)} {where} {called(about.others)}"

    return restated


def swapped(about: Referents) -> Iterator[Restated]:
    """Two shots that change places."""
    both = tuple(dict.fromkeys((*about.shots, *about.others)))
    if len(both) != 2:
        raise Unread("which shots are to change places is not clear")
    yield f"swap {called(both)}"


TABLE: dict[str, Restate] = {
    "split": split, "merge": merged, "drop": dropped, "drop.scene": scene_dropped,
    "insert.insert": inserted("insert"), "insert.reaction": inserted("reaction"),
    "insert.establishing": inserted("establishing shot"), "insert.single": inserted("single"),
    "insert.two_shot": inserted("two-shot"), "insert.master": inserted("master shot"),
    "order.before": ordered("before"), "order.after": ordered("after"), "order.swap": swapped,
}  # fmt: skip
