"""Shots that a note describes: "the last close-up of Jane", "the shot where he drops the cup".

Enters: a note's text with names and scenes as placeholders. Leaves: the text with a placeholder
for every description. One that fits several shots and names one is a doubt; one that fits none
is not understood.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.revising.answers import Unread
from planner.revising.footage import Footage
from planner.revising.references import events, quotations
from planner.revising.references.pointing import Pointers, told_shot
from planner.revising.references.spoken_lines import after, named_lines, showing
from planner.revising.words.manners import filmed_so
from planner.revising.words.synonyms import ORDINALS
from planner.revising.words.wording import Worded
from planner.shots import Shot, ShotKind, Size
from screenplay.scene_graph import Beat

_NTH = "|".join(ORDINALS)
_ALL = r"every|each|all(?:\s+of)?(?:\s+the|\s+my)?|both(?:\s+the)?|any"
_HEAD = r"(?:everything|(?:size|kind)-[a-z_]+~?(?:\s+shots?|\s+ones?)?|shots?|ones?)"
_MANNER = r"handheld|static|pushin|pullout|tracking|panning|overhead|lowangle|highangle|wide|tight"
_DESCRIBED = re.compile(
    rf"(?<![\w@])(?:(?:(?:all|every one)\s+(?:of\s+)?)?(?P<own>@w\d+)'s\s+(?:very\s+)?"
    rf"(?:(?P<nth3>{_NTH})\s+)?(?:(?P<count>[2-6])\s+)?"
    r"(?P<head3>(?:size|kind)-[a-z_]+~?|shots)"
    r"|(?P<head5>everything|(?:size|kind)-[a-z_]+~(?=\s+(?:of|in|on|at|from)\s+@))"
    rf"|(?P<one>the|that)\s+(?:very\s+)?(?:(?P<nth>{_NTH})\s+)?(?P<manner>(?:(?:{_MANNER})\s+)*)"
    rf"(?P<head>{_HEAD})"
    rf"|(?P<all>{_ALL})\s+(?P<manner2>(?:(?:{_MANNER})\s+)*)(?P<head2>{_HEAD})"
    rf"|(?<!a )(?<!to )(?<!as )(?P<nth4>{_NTH})\s+(?P<head4>{_HEAD}))(?![\w'-])"
)
_WHOM = re.compile(
    r"\s+(?:of|on|with|showing|featuring)\s+(?P<who>@w\d+(?:(?:\s*,\s*|\s+and\s+)@w\d+)*)(?!')"
)
_WHERE = re.compile(r"\s+(?:in|at|from|of|on|during|for)\s+(?P<where>@[cp]\d+)(?!')")
_THING = re.compile(r"\s+(?:of|with|showing)\s+(?:the|a|an)\s+(?P<thing>[a-z]+)(?![\w'-])")
_AT_END = re.compile(  # where a shot is; where in it something is to be is another thing
    r"\s+(?:right )?at the (?:very )?(?P<end>end|start|beginning)"
    r"(?: of (?:the |this )?(?:film|movie|picture|short))?(?=\s*(?:$|[.,;:!?])|"
    r"\s+(?:an?|should|needs?|wants?|could|can|must|is|wider|closer|tighter|looser|from|on|in) )"
    r"(?!.*(?:@t|\b(?:longer|shorter|frames|seconds)\b))"
)
_EVENT = re.compile(
    r"\s*(?:(?<![\w@])(?:the\s+)?(?:moment|part|bit|point)\s+(?:where|when)|where|when|in which)"
    r"\s+"
)
_LINE = re.compile(
    r"(?<![\w@])(?:(?:the|that|this|his|her|@w\d+'s)\s+)?(?:line|(?<=\s)bit|part|speech|"
    r"sentence)\s+"
    r"(?P<how>about|on|with|of|where|that goes)\s+"
)
_QUOTE = re.compile(
    r"(?:(?:the|his|her|(?P<own>@w\d+)'s)\s+(?:line\s*:?\s*)?|(?:when|"
    r"where)\s+(?:(?P<who>@w\d+)|he|she)"
    r"\s+(?:says?|goes|shouts|whispers)\s+,?\s*)?@q(?P<quote>\d+)"
)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a description asks of a shot."""

    size: Size | None = None
    kind: ShotKind | None = None
    who: tuple[str, ...] = ()
    where: tuple[str, ...] = ()  # ids of scenes and places
    manner: tuple[str, ...] = ()
    thing: str = ""


def described(
    text: str, said: Worded, film: Footage, pointers: Pointers,
    quoted: Sequence[tuple[Beat, ...]],
) -> str:  # fmt: skip
    """The text with descriptions replaced."""
    meant = []
    for number, beats in enumerate(quoted):
        text, lines = quotations.counted_in(text, number, beats)
        meant.append(lines)
    text = _QUOTE.sub(lambda m: _quoted(m, said, film, pointers, meant), text)
    text = _lines(named_lines(text, film, pointers), film, pointers)
    at = 0
    while match := _DESCRIBED.search(text, at):
        name, end = _one(match, text, film, pointers)
        if not name:
            at = match.end()
            continue
        text = f"{text[: match.start()]}{name}{text[end:]}"
        at = match.start() + len(name)
    return _bare_events(text.replace("~", ""), film, pointers)


def _quoted(
    match: re.Match[str], said: Worded, film: Footage, pointers: Pointers,
    quoted: Sequence[quotations.Counted],
) -> str:  # fmt: skip
    number = int(match.group("quote"))
    speaker = pointers.whom(match.group("own") or match.group("who") or "")
    lines = quoted[number]
    beats = tuple(b for b in lines.beats if speaker is None or speaker in events.doing(b))
    if not beats:
        raise Unread(f"nobody says “{said.quotes[number]}” in this film")
    name = quotations.kept(replace(lines, beats=beats), set(), pointers)
    shown = showing(pointers.beats[name][0], said.quotes[number], film)
    pointers.found[name] = tuple(s.id for s in shown)
    pointers.quotes[name] = said.quotes[number]
    return name


def _line(beats: tuple[Beat, ...], film: Footage, pointers: Pointers) -> str:
    found = pointers.line(beats, ())
    beat = pointers.beats[found][0]
    pointers.found[found] = tuple(s.id for s in film.showing(beat))
    return found


def _lines(text: str, film: Footage, pointers: Pointers) -> str:
    at = 0
    while match := _LINE.search(text, at):
        words = text[match.end() :].split()
        event = events.told([w.strip(",.;:!?") for w in words], film, speech=True,
                            who=pointers.whom)  # fmt: skip
        if event is None:
            raise Unread(f"no line is about “{' '.join(words[:3])}”")
        name = _line(event.beats, film, pointers)
        rest = after(text, match.end(), event.words)
        text = f"{text[: match.start()]}{name}{rest}"
        at = match.start() + len(name)
    return text


def _bare_events(text: str, film: Footage, pointers: Pointers) -> str:
    """Clauses such as "when Leo pulls the handbrake" that stand for a shot by themselves."""
    while match := re.search(
        r"(?<![\w@])(?:when|where|(?:at\s+)?the (?:moment|part|bit) (?:where|when)) ", text
    ):
        event = _event(text, match.end(), film, pointers)
        if event is None:
            raise Unread(f"nothing happens that fits “{text[match.start() :].strip()[:60]}”")
        name = _pick(_fitting_event(event, film), "", pointers, plural=False)
        text = f"{text[: match.start()]}{name}{after(text, match.end(), event.words)}"
    return text


def _event(text: str, start: int, film: Footage, pointers: Pointers) -> events.Event | None:
    words = [w.strip(",.;:!?") for w in text[start:].split()]
    return events.told(words, film, speech=False, who=pointers.whom)


def _fitting_event(event: events.Event, film: Footage) -> tuple[Shot, ...]:
    shots = {s.id: s for b in event.beats for s in events.shown(event, b, film)}
    return tuple(s for s in film.shots if s.id in shots)


def _one(match: re.Match[str], text: str, film: Footage, pointers: Pointers) -> tuple[str, int]:
    """A placeholder for the description found, and where it ends; "" where it is none."""
    parts = match.groupdict()
    head = next(parts[h] for h in ("head", "head2", "head3", "head4", "head5") if parts[h])
    nth = parts["nth"] or parts["nth3"] or parts["nth4"] or ""
    manner = (parts["manner"] or parts["manner2"] or "").split()
    wanted, end = _wanted(head, tuple(manner), parts["own"], text, match.end(), pointers)
    if not nth and (wanted.size or wanted.kind) and (at_end := _AT_END.match(text, end)):
        nth, end = ("last" if at_end["end"] == "end" else "first"), at_end.end()
    event_at = _EVENT.match(text, end)
    event = _event(text, event_at.end(), film, pointers) if event_at else None
    if event_at and event is None:
        raise Unread(f"nothing happens that fits “{text[event_at.end() :][:60]}”")
    if wanted == _Wanted() and not nth and not parts["all"] and event is None and not _all(head):
        return "", end  # "this shot", "the one": what is selected
    if parts["all"] in {"all", "any", "both"} and not _plural(head):
        return "", end  # "all MCU": a wish, not a description
    around = re.findall(r"@[cp]\d+", text)
    alone = (
        parts["one"]
        and not nth
        and not _plural(head)
        and (wanted.size or wanted.kind)
        and event is None
    )
    if (_all(head) or alone) and not wanted.where and len(around) == 1:
        wanted = replace(wanted, where=pointers.found[around[0]])
    shots = _all_fitting(wanted, film)
    if not shots and alone and wanted.size is Size.WS:
        shots = _all_fitting(replace(wanted, size=Size.EWS), film)
    if event is not None and event_at is not None:
        shown = _fitting_event(event, film)
        shots = tuple(s for s in shots if s in shown)
        end = len(text) - len(after(text, event_at.end(), event.words))
    if parts["all"] and parts["all"].startswith("both") and len(shots) != 2:
        raise Unread(f"both? There are {len(shots)} such shots")
    if parts["count"] and len(shots) != int(parts["count"]):
        raise Unread(f"there are {len(shots)} such shots")
    plural = bool(parts["all"]) or _plural(head)
    return _pick(
        shots, nth, pointers, plural=plural, numbered=wanted == _Wanted() and event is None
    ), end


def _all_fitting(wanted: _Wanted, film: Footage) -> tuple[Shot, ...]:
    """The shots that fit; where no close-up does, those that are nearly one."""
    shots = tuple(s for s in film.shots if _fits(s, wanted, film) and not film.is_card(s))
    if shots or wanted.size is not Size.CU:
        return shots
    return _all_fitting(replace(wanted, size=Size.MCU), film)


def _all(head: str) -> bool:
    return head == "everything"


def _plural(head: str) -> bool:
    return head.endswith(("shots", "ones", "~", "everything"))


def _wanted(
    head: str, manner: tuple[str, ...], own: str | None, text: str, end: int, pointers: Pointers
) -> tuple[_Wanted, int]:
    size = re.match(r"size-(ecu|mcu|cu|ews|mws|ws|ms)", head)
    kind = re.match(r"kind-([a-z_]+)", head)
    who: list[str] = list(pointers.found[own]) if own else []
    where: tuple[str, ...] = ()
    thing = ""
    while True:
        if match := _WHOM.match(text, end):
            who += [pointers.found[w][0] for w in re.findall(r"@w\d+", match.group("who"))]
        elif match := _WHERE.match(text, end):
            where = pointers.found[match.group("where")]
        elif not thing and (match := _THING.match(text, end)):
            thing = match.group("thing")
        else:
            break
        end = match.end()
    return _Wanted(
        Size(size.group(1).upper()) if size else None,
        ShotKind(kind.group(1)) if kind else None,
        tuple(who), where, manner, thing,
    ), end  # fmt: skip


def _fits(shot: Shot, wanted: _Wanted, film: Footage) -> bool:
    framing = shot.framing
    return (
        (wanted.size is None or framing.size is wanted.size)
        and (wanted.kind is None or framing.kind is wanted.kind)
        and set(wanted.who) <= set(framing.subjects)
        and (not wanted.where or bool(set(wanted.where) & set(_places(shot, film))))
        and (not wanted.thing or _holds(shot, wanted.thing, film))
        and all(filmed_so(shot, word) for word in wanted.manner)
    )


def _holds(shot: Shot, noun: str, film: Footage) -> bool:
    """Whether a shot is of a thing: it is framed, or an insert of what the script names."""
    if shot.framing.thing and noun in re.split(r"[ _]", shot.framing.thing.lower()):
        return True
    told = any(events.stem(noun) in events.stems(b.text) for b in film.beats_in(shot))
    return told and shot.framing.kind is ShotKind.INSERT


def _places(shot: Shot, film: Footage) -> tuple[str, ...]:
    if not shot.scene_id:
        return ()
    return (shot.scene_id, film.scene(shot.scene_id).place_id)


def _pick(
    shots: tuple[Shot, ...],
    nth: str,
    pointers: Pointers,
    *,
    plural: bool,
    numbered: bool = False,
) -> str:
    if not shots:
        raise Unread("no shot fits that description; name it by its number")
    if plural:
        return pointers.shots(tuple(s.id for s in shots))
    if nth:
        place = ORDINALS[nth]
        if numbered and place > 0 and place + 1 in pointers.film.numbered:
            return pointers.shots((pointers.film.numbered[place + 1].id,))
        if not -len(shots) <= place < len(shots):
            raise Unread(f"there are only {len(shots)} such shots")
        return pointers.shots((shots[place].id,))
    if pointers.selected in {s.id for s in shots}:
        return pointers.shots((str(pointers.selected),))
    chosen = pointers.choose("Which shot?", [(told_shot(s), s) for s in shots])
    return pointers.shots((chosen.id,))
