"""Where a shot is to be split by what happens in it: "split 34 when the phone lights up".

Enters: a note's text with people as placeholders, shots still as numbers. Leaves: the text with a
placeholder for the place, found in what that one shot shows; elsewhere the words stay.
"""

import re
from collections.abc import Sequence

from planner.edits import AnyEdit, Split
from planner.ideas import PARTS
from planner.revising.answers import Unread
from planner.revising.footage import Footage
from planner.revising.references import events
from planner.revising.references.pointing import Pointers
from planner.revising.references.scope import Scope
from planner.revising.words.thin import THIN
from planner.shots import Cover, Shot
from screenplay.scene_graph import Beat, Gender

_N = r"(?:shot )?(?P<n>\d+)"
_HOW = (
    r",? (?:(?:right|just|exactly|straight|directly|there) )*(?P<when>at|on|when|where|as|once|"
    r"before|after) (?P<what>[^.;,!?:]+)"
)
_CUT = r"(?:split|divide|break|separate|chop)"
_SPLITS = tuple(
    re.compile(rf"(?<![\w@'-]){said}{_HOW}")
    for said in (
        rf"{_CUT}(?: up)? {_N}(?: (?:up|intwo|apart))*",
        rf"cut {_N}(?: up)? intwo",
        rf"cut {_N}(?= (?:where|when|as|once) )",
        rf"{_N}[:,] (?:{_CUT}|cut)(?: (?:it|this|up|intwo))*",
        rf"(?:put|make|add|insert|place|have|want|need) an? (?:hard)?cut in(?:to|side)? {_N}",
        rf"in(?:side)? {_N},? (?:{_CUT}|cut)(?: (?:it|this|up|intwo))*",
    )
)
_SAYS = (
    r"(?:speaks?|answers?|repl(?:y|ies)|talks?|responds?|says? (?:it|that|something|so)|starts? "
    r"(?:to )?(?:speak(?:ing)?|talk(?:ing)?)|opens? (?:his|her|their) mouth|asks?|pipes up|chimes "
    r"in|comes in)"
)
_WHO = r"(?P<who>@w\d+|he|she|they|the other one|somebody|anyone)"
_SPOKEN = re.compile(
    rf"(?:{_WHO} {_SAYS}|(?P<own>@w\d+'s|his|her|the) (?P<what>answer|reply|line|response|question|"
    r"words|retort|comeback|punchline))$"
)
_REPLIES = re.compile(r"answer|repl|respon|retort|comeback")
_NO_PLACE = re.compile(
    r"@[qt]|\d(?<!@w\d)(?<!@w\d\d)|^(?:the )?(?:middle|half|centre|center|start|end|line|words?|"
    r"point|least|beginning|top|it|this|that)\b"
)
_GENDERS = {"he": Gender.MALE, "his": Gender.MALE, "she": Gender.FEMALE, "her": Gender.FEMALE}
_PARTS = re.compile(r"[^.!?,;:]+[.!?,;:]*\s*")  # of a beat: what is told one after the other
_MOST_UNKNOWN = 1  # of three words or more that tell what happens
_LONG_ENDING = 4  # letters: "phone" is what "telephone" ends in


def placed(text: str, film: Footage, pointers: Pointers) -> str:
    """The text with a placeholder for each place in a shot at which it is to be split."""
    for pattern in _SPLITS:
        if (match := pattern.search(text)) is None:
            continue
        shot = film.numbered.get(int(match["n"]))
        what = match["what"].strip()
        if shot is None or _NO_PLACE.search(what):
            continue
        found = _place(what, shot, film, pointers, after=match["when"] == "after")
        if found is not None:
            there = f"splitplace shot {match['n']} {pointers.place_in(*found)}"
            return text[: match.start()] + there + text[match.end() :]
    return text


def split_at(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """The Split at a place that was found."""
    (shot,) = scope.pointers.found[match["shot"]]
    beat, unit = scope.pointers.found[match["place"]]
    return [Split(shot=shot, beat=beat, unit=int(unit))]


_Place = tuple[str, int]  # a beat, and a unit of it


def _place(
    what: str, shot: Shot, film: Footage, pointers: Pointers, *, after: bool
) -> _Place | None:
    shown = {b.id: b for b in film.beats_in(shot)}
    covers = [c for c in shot.covers if c.beat_id in shown]
    beats = [shown[c.beat_id] for c in covers]
    spoken = _SPOKEN.match(what)
    fitting = _said(spoken, beats, film, pointers) if spoken else _done(what, beats, film, pointers)
    if len(fitting) != 1:
        return None
    at = next(n for n, c in enumerate(covers) if c.beat_id == fitting[0].id)
    share = 1.0 if after else 0.0
    if fitting[0].line is None:
        share = _share(what, fitting[0], after=after)
    unit = _unit(covers[at], share)
    if share > 0 and unit is None and at + 1 < len(covers):
        return covers[at + 1].beat_id, covers[at + 1].first
    if share == 0:
        unit = covers[at].first if at else None
    if unit is None:
        raise Unread("the shot does not go on before and after these words")
    return fitting[0].id, unit


def _unit(cover: Cover, share: float) -> int | None:
    """The unit after a share of a silent beat; None where it is not within the cover."""
    whole = cover.of == 1
    unit = round(share * (PARTS if whole else cover.of))
    first, last = (0, PARTS) if whole else (cover.first, cover.last)
    return unit if first < unit < last else None


def _share(what: str, beat: Beat, *, after: bool) -> float:
    """How far into a beat something is done, by where the script tells it."""
    wanted = events.stems(what)
    parts = [(m.start(), m.end()) for m in _PARTS.finditer(beat.text)]
    counts = [len(wanted & events.stems(beat.text[a:b])) for a, b in parts]
    if not counts or not max(counts):
        return 1.0 if after else 0.0
    begins, ends = parts[counts.index(max(counts))]
    return (ends if after else begins) / len(beat.text)


def _said(
    spoken: re.Match[str], beats: Sequence[Beat], film: Footage, pointers: Pointers
) -> list[Beat]:
    """The lines of somebody in a shot; an answer is not the first of its lines."""
    said = [b for b in beats if b.line is not None]
    if _REPLIES.search(spoken.group()) and len(said) > 1:
        said = said[1:]
    who = spoken["who"] or spoken["own"]
    person = pointers.whom(who)
    if person is not None:
        return [b for b in said if b.line and person in b.line.speakers]
    gender = _GENDERS.get(who)
    return [
        b for b in said
        if gender is None or (b.line and any(film.is_of(s, gender) for s in b.line.speakers))
    ]  # fmt: skip


def _done(what: str, beats: Sequence[Beat], film: Footage, pointers: Pointers) -> list[Beat]:
    """The beats of a shot in which something happens, by the script's words for it."""
    words = [w.removesuffix("'s") for w in what.split()]
    people = {p for w in words if (p := pointers.whom(w)) is not None}
    content = [events.stem(w) for w in words if w not in THIN and not w.startswith("@")]
    if not content:
        return []
    counts = [sum(_told(stem, b) for stem in content) for b in beats]
    missing = len(content) - max(counts, default=0)
    if missing > (_MOST_UNKNOWN if len(content) > 2 else 0):
        return []
    best = [b for b, n in zip(beats, counts, strict=True) if n == max(counts)]
    theirs = [b for b in best if people & set(events.doing(b))]
    return theirs if len(best) > 1 and theirs else best


def _told(stem: str, beat: Beat) -> bool:
    own = events.stems(beat.text)
    return stem in own or (len(stem) >= _LONG_ENDING and any(s.endswith(stem) for s in own))
