"""Restatements of time: how shots begin, how long they last, how fast scenes go.

Enters: referents. Leaves: wishes, the likeliest first; edits where no wish says it.
"""

import re
from collections.abc import Iterator

from planner.edits import AnyEdit, Length, Transition
from planner.revising.answers import Unread
from planner.revising.learned.referents import Referents
from planner.revising.learned.restating import cutting
from planner.revising.learned.restating.framing import Restate, Restated, each
from planner.revising.learned.restating.phrases import (
    called,
    degree,
    duration,
    percent,
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
    """To black; "into 12" before it, else after what is named."""
    if said(about, "into") and (about.shots or about.scenes):
        into = about.shots or about.film.shots_of(about.scenes)
        cut = CutKind.FADE_OUT_IN
        yield (Transition(shot=into[0].id, cut=cut, frames=round(about.film.second)),)
    elif about.scenes and not about.named:
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
        long = duration(about)
        if _of_scene(about) and not long:
            yield from paced("slower" if way == "longer" else "faster")(about)
            return
        named = _shots(about)
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
    yield f"make {_shots(about)} {long} long"


def scaled(words: str) -> Restate:
    """Half or twice as long."""
    return lambda about: iter((f"make {_shots(about)} {words} as long",))


def _of_scene(about: Referents) -> bool:
    """Whether a scene is named, and no shot of it."""
    return bool(about.scenes) and not about.named


def _shots(about: Referents) -> str:
    """The shots whose length is meant; the one looked at is not, where a scene is named."""
    if _of_scene(about):
        raise Unread("lengths go by the shot; of a scene, say faster or slower")
    return shots(about)


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


TABLE: dict[str, Restate] = {
    "cut.cut": joined_by("straight cut"), "cut.dissolve": joined_by("dissolve"),
    "cut.fade_in": faded_in, "cut.fade_out": faded_out,
    "cut.longer": transition_scaled(2), "cut.shorter": transition_scaled(0.5),
    "length.longer": lasting("longer"), "length.shorter": lasting("shorter"),
    "length.set": set_to, "length.half": scaled("half"), "length.double": scaled("twice"),
    "hold.start": held("start"), "hold.end": held("end"),
    "trim.start": trimmed("start"), "trim.end": trimmed("end"),
    "pace.faster": paced("faster"), "pace.slower": paced("slower"), **cutting.TABLE,
}  # fmt: skip
