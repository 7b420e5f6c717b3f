"""Restatements of the cut: how shots begin, how long they last, which there are and in what order.

Enters: referents. Leaves: wishes, the likeliest first; edits where no wish says it.
"""

import re
from collections.abc import Iterator

from planner.edits import AnyEdit, Drop, Length, Merge, Transition
from planner.revising.answers import Unread
from planner.revising.learned.referents import Referents
from planner.revising.learned.restating.framing import Restate, Restated, each
from planner.revising.learned.restating.phrases import (
    bare,
    called,
    degree,
    duration,
    needed,
    people,
    percent,
    person,
    quoted,
    said,
    scenes,
    shots,
)
from planner.shots import CutKind, Shot

_OUT = re.compile(
    r"(?:out of|from|after|at the end of|end(?:s|ing)?|the end|end of|finish(?:es)?|close|closing|"
    r"leav(?:e|ing))\W+(?:the |of |on )*$"
)


def _leaving(about: Referents) -> bool:
    """Whether a shot is named as the one that is left, not the one that begins."""
    span = next((s for s in about.heard.spans if s.role == "shot"), None)
    if span is None or about.others:
        return bool(about.others)
    before = about.note[: span.first]
    return _OUT.search(before) is not None or said(about, r"at the end|on the way out|fade out")


def _incoming(about: Referents) -> Shot:
    """The shot that begins with the transition that is meant."""
    if about.others:
        return about.others[0]
    if not about.shots and (about.scenes or about.beats):
        return about.film.shots_of(about.scenes)[0]
    (*_, shot) = each(about)
    if not _leaving(about):
        return about.shots[0]
    following = about.film.beside(shot, 1)
    if following is None:
        raise Unread("no shot follows there")
    return following


def joined_by(words: str) -> Restate:
    """A cut or a dissolve between two shots."""

    def restated(about: Referents) -> Iterator[Restated]:
        long = duration(about)
        if about.shots and about.others and about.others[0].number - about.shots[-1].number > 1:
            raise Unread("those shots do not follow each other")
        into = called((_incoming(about),))
        if long and words == "dissolve":
            yield f"a {long} {words} into {into}"
        yield f"{words} into {into}"

    return restated


def faded_in(about: Referents) -> Iterator[Restated]:
    """Out of black."""
    shot = _incoming(about) if about.shots or about.scenes else about.film.shots[0]
    yield f"fade in on {called((shot,))}"


def faded_out(about: Referents) -> Iterator[Restated]:
    """To black."""
    if about.scenes and not about.named:
        yield f"fade to black after {called(about.film.shots_of(about.scenes)[-1:])}"
    else:
        yield f"fade to black after {called(each(about)[-1:])}"


def transition_scaled(share: float) -> Restate:
    """A transition that is there, longer or shorter."""

    def restated(about: Referents) -> Iterator[Restated]:
        shot = _incoming(about)
        if shot.cut is CutKind.CUT:
            raise Unread(f"shot {shot.number} begins with a plain cut")
        frames = round((shot.cut_frames or about.film.second) * share)
        yield (Transition(shot=shot.id, cut=shot.cut, frames=frames),)

    return restated


# --- lengths

_TO = r"(?:to|than|over|say|exactly|just|only|at most|at least|maximum|max|total|about|around)"
_NO_MORE = (
    r"(?:max|maximum|tops|total|in total|flat|at most|at least|or less|or so is enough|is enough|"
    r"is plenty|will do|would do|no more|not more|and no more|and not more|not longer|instead)"
)


def aimed_at(about: Referents) -> bool:
    """Whether a measure is how long it is to be, not by how much: "down to 3 secs", "4 sec max"."""
    span = next((s for s in about.heard.spans if s.role == "amount"), None)
    if span is None:
        return False
    before, after = about.note[: span.first], about.note[span.first + len(span.text) :]
    words = span.text.lower()
    return (
        re.search(rf"\b{_TO} (?:a |an )?$", before) is not None
        or re.match(rf"[\s,]*{_NO_MORE}\b", after) is not None
        or re.search(rf"^{_TO}\b|\b{_NO_MORE}$", words) is not None
    )


def lasting(way: str) -> Restate:
    """A shot longer or shorter, by so much where it is said."""

    def restated(about: Referents) -> Iterator[Restated]:
        named, long = shots(about), duration(about)
        if long and aimed_at(about):
            yield f"make {named} {long} long"
        if long:
            yield f"{named} {long} {way}"
        if share := percent(about):
            yield _by_share(about, way, int(share.removesuffix("%")))
            return
        yield f"{named} {'a beat' if long == 'a beat' else degree(about)} {way}"
        yield f"{named} {way}"

    return restated


def _by_share(about: Referents, way: str, percent: int) -> tuple[AnyEdit, ...]:
    """Shots by so much of what they last; the grammar says why where somebody speaks."""
    longer = 100 + percent if way == "longer" else 100 - percent
    if any(about.film.speaks(s) for s in about.shots):
        raise Unread("words take their time; ask for seconds of silence, or for the scene's pace")
    return tuple(
        Length(shot=s.id, frames=round(about.film.silent_frames(s) * longer / 100))
        for s in about.shots
    )


def set_to(about: Referents) -> Iterator[Restated]:
    """A shot as long as is said."""
    long = duration(about)
    if not long or long == "a beat":
        raise Unread("how long is not clear")
    yield f"make {shots(about)} {long} long"


def scaled(words: str) -> Restate:
    """Half or twice as long."""
    return lambda about: iter((f"make {shots(about)} {words} as long",))


def held(where: str) -> Restate:
    """Silence before or after what a shot shows, or a line."""

    def restated(about: Referents) -> Iterator[Restated]:
        long, line = duration(about) or "a beat", quoted(about)
        at_end = where == "end" and not _told_before(about)
        if line and (shot := _edge_shot(about, "end" if at_end else "start")):
            of = called((shot,))
            yield f"hold {of} {long} longer" if at_end else f"hold {long} before {of} starts"
        if line:
            yield f"hold {long} {'after' if at_end else 'before'} {line}"
        elif where == "end":
            yield f"hold {shots(about)} {long} longer"
        else:
            yield f"hold {long} before {shots(about)} starts"

    return restated


def _told_before(about: Referents) -> bool:
    """Whether the moment is the one before which it is to be held: "hold ... before the laugh"."""
    span = next((s for s in about.heard.spans if s.role == "line"), None)
    if span is None:
        return False
    before = about.note[: span.first]
    return re.search(r"\bbefore (?:(?:the|her|his|their) )?$", before) is not None


def _edge_shot(about: Referents, where: str) -> Shot | None:
    """The shot that ends, or starts, with the moment that is named."""
    (beat,) = about.beats
    showing = about.film.showing(beat)
    if not showing:
        return None
    shot = showing[-1] if where == "end" else showing[0]
    shown = about.film.beats_in(shot)
    return shot if shown and shown[-1 if where == "end" else 0] is beat else None


def trimmed(where: str) -> Restate:
    """Less of a shot at its start or its end."""

    def restated(about: Referents) -> Iterator[Restated]:
        named, long = shots(about), duration(about)
        if long and long != "a beat":
            yield f"trim {long} off the {where} of {named}"
            yield f"{named} {long} shorter"
        else:
            yield f"trim the {where} of {named}"
            yield f"{named} shorter"

    return restated


def paced(way: str) -> Restate:
    """A scene, or the film, faster or slower."""

    def restated(about: Referents) -> Iterator[Restated]:
        of = "the whole film" if about.whole else scenes(about) or "the whole film"
        much = percent(about) or degree(about)
        yield f"{of} {much} {way}"
        yield f"{of} {way}"

    return restated


# --- which shots there are


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
    "cut.cut": joined_by("straight cut"), "cut.dissolve": joined_by("dissolve"),
    "cut.fade_in": faded_in, "cut.fade_out": faded_out,
    "cut.longer": transition_scaled(2), "cut.shorter": transition_scaled(0.5),
    "length.longer": lasting("longer"), "length.shorter": lasting("shorter"),
    "length.set": set_to, "length.half": scaled("half"), "length.double": scaled("twice"),
    "hold.start": held("start"), "hold.end": held("end"),
    "trim.start": trimmed("start"), "trim.end": trimmed("end"),
    "pace.faster": paced("faster"), "pace.slower": paced("slower"),
    "split": split, "merge": merged, "drop": dropped, "drop.scene": scene_dropped,
    "insert.insert": inserted("insert"), "insert.reaction": inserted("reaction"),
    "insert.establishing": inserted("establishing shot"), "insert.single": inserted("single"),
    "insert.two_shot": inserted("two-shot"), "insert.master": inserted("master shot"),
    "order.before": ordered("before"), "order.after": ordered("after"), "order.swap": swapped,
}  # fmt: skip
