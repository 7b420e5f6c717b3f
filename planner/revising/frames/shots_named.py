"""Shots in a note: by number, by their order, by what they are and what they show.

Enters: a note's text with marks for scenes. Leaves: the text with a mark for shots (`@s0`).
"""

import re
from collections.abc import Sequence

from planner.revising.answers import Unread
from planner.revising.footage import Footage
from planner.revising.frames.places_named import CHOICES, NO_THING, NTH, SHOT, order_of
from planner.revising.references import events
from planner.revising.references.pointing import Pointers, told_shot
from planner.revising.references.referring import LIST, numbers
from planner.shots import Shot, ShotKind, Size

_SHOTS = re.compile(rf"(?<![\w@])(?:the )?(?:shots?|pictures?|number|no\.?)\s*(?:number\s*|"
                    rf"no\.?\s*)?"
                    rf"(?P<list>{LIST})")  # fmt: skip


_BARE = re.compile(
    rf"(?<![\w@.-])(?P<list>{LIST})(?!\s*(?:times|percent|th\b|st\b|nd\b|x\b|:|"
    r"(?:years?|months?|weeks?|days?|hours?|minutes?|people|persons)\b))"
)
_WITH_IT = re.compile(
    r" (?:on|at|by|with|in|under|behind|beside|near|holding|using) (?:the|a|an|his|her) "
    r"(?P<noun>[a-z]{3,})"
)


_NTH_SHOT = re.compile(
    rf"(?<![\w@'])(?:the |that )?(?:very )?(?P<nth>{NTH}) {SHOT}(?![\w'])"
    r"(?: (?:of|in|at|from) (?:the )?(?P<where>@c\d+|film\b|movie\b|meeting\b))?"
)


_BESIDE = re.compile(
    rf"(?<![\w@'])(?:the )?(?P<way>next|following|previous|preceding)(?: {SHOT}| one)(?![\w'])"
)


_NEIGHBOUR = re.compile(
    r"(?<![\w@'])(?:the )?(?:one|shot) (?:right |just )?(?P<rel>after|before) "
    r"(?:(?:this|it|that)(?: one| shot)?\b|(?P<ref>@s\d+))"
)


_SIZES = (
    (r"(?:extreme |big )(?:close ?up|cu)|ecu", Size.ECU), (r"medium close ?up|mcu", Size.MCU),
    (r"close ?up|closeup|cu", Size.CU), (r"(?:extreme|very|big|huge) wide", Size.EWS),
    (r"medium wide|mws", Size.MWS), (r"medium|mid", Size.MS), (r"wide|full|long", Size.WS),
)  # fmt: skip


_KINDS = (
    (r"over the shoulder|ots", ShotKind.OTS), (r"(?:two|2) ?shot", ShotKind.TWO_SHOT),
    (r"group", ShotKind.GROUP), (r"reaction", ShotKind.REACTION), (r"single", ShotKind.SINGLE),
    (r"insert", ShotKind.INSERT), (r"establishing|establisher", ShotKind.ESTABLISHING),
    (r"master", ShotKind.MASTER),
)  # fmt: skip


_WHAT = "|".join(said for said, _ in (*_SIZES, *_KINDS))


_DESCRIBED = re.compile(
    rf"(?<![\w@'])(?:(?P<the>the |that )(?:very )?|(?P<his>@w\d+)'s )(?:very )?(?P<nth>(?:{NTH}) )?"
    rf"(?P<what>{_WHAT})(?: shot)?(?: (?:of|on) (?P<who>@w\d+)(?!'))?(?: in "
    rf"(?P<where>@c\d+))?(?![\w'-])"
)


_SEVERAL = re.compile(
    rf"(?<![\w@'])(?P<all>the|all(?: of)?(?: the)?|both(?: the)?|every|each) "
    rf"(?P<what>{_WHAT})(?:s| shots)"
    r"(?: (?:of|on) (?P<who>@w\d+)(?!'))?(?: in (?P<where>@c\d+))?(?![\w'-])(?! (?:\d|shots?))"
)


_AHEAD = re.compile(rf"(?:the )?(?:(?:two|three|2|3) )?(?:{_WHAT}) shots?,? (?=(?:\d|@s))")


_OF_THING = re.compile(
    rf"(?<![\w@'])(?:(?:the|that|this) (?:{SHOT}) (?:of|with|showing|to|on) (?:the |a |an "
    rf")?(?P<what>[a-z]{{3,}})"
    rf"|(?:the|that|this) (?P<noun>[a-z]{{3,}}) {SHOT})(?![\w'])"
)


def shots_named(text: str, film: Footage, pointers: Pointers) -> str:
    """The text with a mark for each shot or list of shots."""
    text = _NTH_SHOT.sub(lambda m: _nth_shot(m, film, pointers), text)
    text = _SEVERAL.sub(lambda m: _several(m, film, pointers), text)
    text = _AHEAD.sub("", text)
    text = _DESCRIBED.sub(lambda m: _described(m, film, pointers), text)
    text = _OF_THING.sub(lambda m: _of_thing(m, film, pointers), text)
    text = _SHOTS.sub(lambda m: pointers.shots(_listed(m.group("list"), film)), text)
    text = _BARE.sub(lambda m: pointers.shots(_listed(m.group("list"), film)), text)
    text = _NEIGHBOUR.sub(lambda m: _neighbour(m, film, pointers), text)
    return _BESIDE.sub(lambda m: _beside(m, film, pointers), text)


def _listed(text: str, film: Footage) -> tuple[str, ...]:
    wanted = numbers(text)
    missing = [n for n in wanted if n not in film.numbered]
    if missing:
        known = f"{min(film.numbered)} to {max(film.numbered)}"
        raise Unread(f"there is no shot {missing[0]}; the film has shots {known}")
    return tuple(film.numbered[n].id for n in wanted)


def _filmed(film: Footage) -> tuple[Shot, ...]:
    return tuple(s for s in film.shots if not film.is_card(s))


def _nth_shot(match: re.Match[str], film: Footage, pointers: Pointers) -> str:
    place, where = order_of(match.group("nth")), match.group("where") or ""
    if whose := re.match(r" of (@w\d+)(?!')", match.string[match.end() :]):
        who = pointers.whom(whose.group(1))
        own = [s for s in _filmed(film) if s.framing.subjects == (who,)]
        theirs = [s for s in own if s.framing.kind is not ShotKind.ESTABLISHING] or own
        if not -len(theirs) <= place < len(theirs):
            raise Unread("there are not so many shots of them")
        return pointers.shots((theirs[place].id,))
    if where.startswith("@c"):
        shots = film.shots_of(tuple(film.scene(i) for i in pointers.found[where]))
    elif re.search(r"\b(?:insert|cutaway)\b", match.group()):
        shots = tuple(s for s in _filmed(film) if s.framing.kind is ShotKind.INSERT)
    elif place > 0 and place + 1 in film.numbered:
        return pointers.shots((film.numbered[place + 1].id,))
    else:
        shots = _filmed(film)
    if not -len(shots) <= place < len(shots):
        raise Unread(f"there are only {len(shots)} such shots")
    return pointers.shots((shots[place].id,))


def _described(match: re.Match[str], film: Footage, pointers: Pointers) -> str:
    """A shot by its size or kind: one that fits several is asked for."""
    who = pointers.whom(match.group("who") or match.group("his") or "")
    where = pointers.found.get(match.group("where") or "", ())
    shots = _with_it(_like(match.group("what"), who, where, film), match, film)
    if not shots:
        raise Unread("no shot fits that description; name it by its number")
    if match.group("nth"):
        place = order_of(match.group("nth"))
        return pointers.shots((shots[max(-len(shots), min(place, len(shots) - 1))].id,))
    return _one_of(shots, pointers, match.group(), match.string)


def _with_it(shots: list[Shot], match: re.Match[str], film: Footage) -> list[Shot]:
    """Of some shots those with what is told besides: "the close-up of her at the window"."""
    more = _WITH_IT.match(match.string, match.end())
    if more is None or not match.group("who"):
        return shots
    noun = events.stem(more.group("noun"))
    if not any(noun in _told(s, film) for s in _filmed(film)):
        return shots  # a word for the wish: "on the left"
    return [s for s in shots if noun in _told(s, film)]


def _told(shot: Shot, film: Footage) -> frozenset[str]:
    thing = (shot.framing.thing or "").replace("_", " ")
    return events.stems(" ".join((thing, *(b.text for b in film.beats_in(shot)))))


def _several(match: re.Match[str], film: Footage, pointers: Pointers) -> str:
    """Every shot of a size or kind: "the inserts", "all the close-ups of Jane"."""
    shots = _like(match.group("what"), pointers.whom(match.group("who") or ""),
                  pointers.found.get(match.group("where") or "", ()), film)  # fmt: skip
    if not shots or (match.group("all").startswith("both") and len(shots) != 2):
        raise Unread(f"there are {len(shots)} such shots")
    return pointers.shots(tuple(s.id for s in shots))


def _like(what: str, who: str | None, where: tuple[str, ...], film: Footage) -> list[Shot]:
    size = next((z for said, z in _SIZES if re.fullmatch(said, what)), None)
    kind = next((k for said, k in _KINDS if re.fullmatch(said, what)), None)
    return [
        s for s in _filmed(film)
        if (size is None or s.framing.size is size) and (kind is None or s.framing.kind is kind)
        and (who is None or who in s.framing.subjects) and (not where or s.scene_id in where)
    ]  # fmt: skip


def _one_of(shots: Sequence[Shot], pointers: Pointers, said: str, whole: str) -> str:
    if pointers.selected in {s.id for s in shots}:
        return pointers.shots((str(pointers.selected),))
    numbered = [s for s in shots if re.search(rf"(?<![\w@]){s.number}(?!\w)", whole)]
    if len(numbered) == 1:
        return pointers.shots((numbered[0].id,))
    if len(shots) > CHOICES:
        return said
    chosen = pointers.choose("Which shot?", [(told_shot(s), s.id) for s in shots])
    return pointers.shots((chosen,))


def _of_thing(match: re.Match[str], film: Footage, pointers: Pointers) -> str:
    noun = match.group("what") or match.group("noun")
    if noun in NO_THING:
        return match.group()
    stem = events.stem(noun)
    told = [s for s in _filmed(film) if any(stem in events.stems(b.text) for b in film.beats_in(s))]
    inserts = [
        s for s in _filmed(film)
        if s.framing.kind is ShotKind.INSERT
        and (s in told or stem in events.stems((s.framing.thing or "").replace("_", " ")))
    ]  # fmt: skip
    shots = inserts or [s for s in told if s.framing.kind is not ShotKind.OTS]
    return _one_of(shots, pointers, match.group(), match.string) if shots else match.group()


def _neighbour(match: re.Match[str], film: Footage, pointers: Pointers) -> str:
    """A shot beside what was named last, or is looked at: "the one before it"."""
    earlier = [match.group("ref")] if match.group("ref") else re.findall(
        r"@s\d+", match.string[: match.start()]
    )  # fmt: skip
    own = pointers.shots_of(earlier[-1]) if earlier else pointers.pointed()
    step = 1 if match.group("rel") == "after" else -1
    if len(own) != 1 or (shot := film.beside(film.by_id[own[0]], step)) is None:
        raise Unread("it is not clear which shot that is next to; give a number")
    return pointers.shots((shot.id,))


def _beside(match: re.Match[str], film: Footage, pointers: Pointers) -> str:
    step = 1 if match.group("way") in {"next", "following"} else -1
    earlier = re.findall(r"@s\d+", match.string[: match.start()])
    own = pointers.shots_of(earlier[-1]) if earlier else pointers.pointed()
    if len(own) != 1:
        raise Unread("it is not clear which shot that is next to; give a number")
    shot = film.beside(film.by_id[own[0]], step)
    if shot is None:
        raise Unread("there is no shot there")
    return pointers.shots((shot.id,))
