"""What a note points at: shots, scenes, people, places, lines.

Enters: a note's plain text. Leaves: the text with a placeholder for each thing pointed at (`@s0`
shots, `@c0` scenes, `@w0` somebody, `@p0` a place) and what the placeholders stand for.
"""

import re
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from planner.amending.telling import proper
from planner.revising.answers import Unread
from planner.revising.footage import Footage
from planner.revising.references import (
    corrections,
    descriptions,
    naming,
    people_told,
    runs,
    shots_told,
    split_places,
    there,
)
from planner.revising.references.pointing import Pointers
from planner.revising.references.spoken_lines import spelled
from planner.revising.remarks import reading
from planner.revising.words.synonyms import ORDINALS
from planner.revising.words.wording import Worded
from screenplay.scene_graph import Beat

LIST = (
    r"\d+(?:\s*(?:,\s*and\b|,|-|\b(?:and|to|through|thru|until)\b)\s*(?:shots?\s+)?\d+)*"
    r"(?![\w.]*\d|\s*percent)"
)
_SHOTS = re.compile(rf"\b(?:shots?|number|no\.?)\s*(?:number\s*|no\.?\s*)?(?P<list>{LIST})")
_BARE = re.compile(
    rf"(?<![\w@.-])(?P<list>{LIST})(?!\s*(?:times|percent|shots\b|st\b|nd\b|rd\b|th\b|"
    r"(?:years?|months?|weeks?|days?|hours?|minutes?|people|persons)\b))"
)
_SCENES = re.compile(
    rf"\b(?:the\s+)?(?:whole\s+|entire\s+)?scenes?\s+(?:number\s*)?(?P<list>{LIST})"
)
_THIS_SCENE = re.compile(
    r"\b(?:this|the|that)\s+(?:whole\s+|entire\s+)?scene\b(?!\s*\d)|\bthroughout\b"
)
_NTH_SCENE = re.compile(
    r"\b(?:the\s+)?(?P<which>first|opening|last|final|closing|next|second|third|fourth|"
    r"fifth)\s+scene\b"
)
OWN_SCENE = re.compile(
    r"(?:(?P<who>@w\d+)'s|(?<![\w@'])(?:his|her|their)) (?:very )?"
    r"(?P<which>first|opening|last|final|second|third) scene(?![\w'])"
)
"""The first or last scene that somebody is in."""
_RANGE = re.compile(r"\s*(?:-|to|through|thru|until)\s*")
_NEXT = re.compile(
    r"\b(?:the\s+)?(?:(?P<on>next|following)|(?P<back>previous|preceding))\s+(?:one|shot)\b"
    r"|\b(?:the\s+)?(?:one|shot)\s+(?:right\s+|just\s+)?(?P<rel>after|before)"
    r"\s+(?:(?P<this>this|it|that)(?:\s+(?:one|shot))?\b|(?P<ref>@s\d+))"
)
_LINE_ENOUGH = 86  # of 100: a quotation that differs by a letter or two still counts


_CARD = re.compile(
    r"\b(?:the )?(?:(?P<end>(?:the )?end (?:thing|card|title|titles|screen))|(?:opening |main "
    r")?title "
    r"(?:card|thing|screen))(?![\w'])"
)


def _card(match: re.Match[str], film: Footage, pointers: Pointers) -> str:
    """The card of text that opens or ends a film; the words as they stand where there is none."""
    shot = film.shots[-1 if match.group("end") else 0]
    return pointers.shots((shot.id,)) if film.is_card(shot) else match.group()


def referred(said: Worded, film: Footage, pointers: Pointers) -> str:
    """The text with placeholders; raises Unread where something named is not in the film."""
    text = naming.by_noun(corrections.numbered(said.text), film)
    text = naming.by_kind(_named(text, film, pointers), film, pointers)
    text = shots_told.told(text, film, pointers)
    text = reading.wished(corrections.rather(people_told.told(text, film, pointers)))
    text = split_places.placed(text, film, pointers)
    text = _CARD.sub(lambda m: _card(m, film, pointers), text)
    text = naming.by_hour(text, film, pointers)
    text = _SCENES.sub(lambda m: pointers.scenes(_scenes(m.group("list"), film)), text)
    text = re.sub(r"(?:\bthe\s+)?(@p\d+)\s+scene\b", r"\1", text)
    text = OWN_SCENE.sub(lambda m: own_scene(m, film, pointers), text)
    text = _NTH_SCENE.sub(lambda m: _nth_scene(m.group("which"), film, pointers), text)
    text = naming.by_content(text, film, pointers)
    text = naming.between(text, film, pointers)
    text = _THIS_SCENE.sub(lambda _: pointers.this_scene(), text)
    text = runs.counted(runs.told(text, film, pointers), film, pointers)
    text = re.sub(r"\b(?:the )?kind-[a-z_]+~? (?=\d+\b)", "shot ", text)
    text = re.sub(
        r"\b(?:the|that) (?:kind|size)-[a-z_]+ (?:in|at|for) (?:shot )?(?=\d+\b)", "shot ", text
    )
    text = _SHOTS.sub(lambda m: pointers.shots(_shots(m.group("list"), film)), text)
    text = descriptions.described(text, said, film, pointers, lines(said, film))
    text = _BARE.sub(lambda m: pointers.shots(_shots(m.group("list"), film)), text)
    text = _NEXT.sub(lambda m: _neighbour(m, film, pointers), text)
    text = runs.beside(text, film, pointers)
    return there.again(corrections.meant(text, film, pointers, mark=" instead"))


def _named(text: str, film: Footage, pointers: Pointers) -> str:
    """The text with places and people as placeholders, longer names first."""
    for name, places in sorted(places_of(film).items(), key=lambda item: (-len(item[0]), item[0])):
        pattern = rf"(?<![\w@])(?:the\s+)?{re.escape(name)}\b(?!\s+(?:lamp|tree|bench))"
        while match := re.search(pattern, text):
            place = pointers.choose("Which place?", [(_called(p, film), p) for p in places])
            text = f"{text[: match.start()]}{pointers.place(place)}{text[match.end() :]}"
    names = names_of(film)
    for name, person in _longest_first(names):
        old = r"(?:(?:the )?old(?:er)? )?" if f"young {name}" in names else ""
        before = r"(?<![\w@])(?<!his )(?<!her )(?<!their )"  # her hands are no ranch hands
        pattern = rf"{before}{old}{re.escape(name)}(?P<own>'s?|s)?(?![\w])"
        while match := re.search(pattern, text):
            owns = "'s" if match.group("own") else ""
            text = f"{text[: match.start()]}{pointers.person(person)}{owns}{text[match.end() :]}"
    return text


def _longest_first(names: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted(names.items(), key=lambda item: (-len(item[0]), item[0]))


def lines(said: Worded, film: Footage) -> tuple[tuple[Beat, ...], ...]:
    """For each quotation of a note, the beats that hold these words."""
    return lines_said(said.quotes, film)


def lines_said(quotes: Sequence[str], film: Footage) -> tuple[tuple[Beat, ...], ...]:
    """For each quotation, the beats that hold these words."""
    spoken = [b for b in film.beats.values() if b.line is not None]
    acted = [b for b in film.beats.values() if b.line is None]
    found = []
    for quote in quotes:
        plain = _plain(quote)
        exact = tuple(b for b in spoken if spelled(b.text) == spelled(quote))
        whole = f" {spelled(quote)} "
        held = tuple(b for b in spoken if " " in plain and whole in f" {spelled(b.text)} ")
        near = exact or held or tuple(
            b for b in spoken
            if " " in plain and len(plain) <= len(_plain(b.text)) + 2
            and fuzz.partial_ratio(plain, _plain(b.text), score_cutoff=_LINE_ENOUGH)
        )  # fmt: skip
        found.append(
            near
            or tuple(b for b in spoken if " " not in plain and plain in _plain(b.text).split())
            or tuple(b for b in acted if plain in _plain(b.text))
        )
    return tuple(found)


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w' ]", " ", text.lower().replace("’", "'")).split())


def names_of(film: Footage) -> Mapping[str, str]:
    """Every way to name somebody who can only be meant by it, in lower case, with their id."""
    names: dict[str, set[str]] = {}
    for person in film.graph.characters:
        for full in (person.name, *person.aliases):
            parts = full.lower().split()
            said = {full.lower(), full.lower().replace(".", "")}
            said |= {p for p in (parts[0], parts[-1]) if not p.endswith(".") and len(p) > 2}
            for name in said - {"the", "young", "old", "man", "woman", "boy", "girl"}:
                names.setdefault(name, set()).add(person.id)
    whole = {c.name.lower(): c.id for c in film.graph.characters}
    return {n: whole.get(n) or min(ids) for n, ids in names.items() if n in whole or len(ids) == 1}


def _called(place_id: str, film: Footage) -> str:
    place = film.graph.place(place_id)
    return ", ".join(proper(part) for part in (place.name, place.sub_place) if part)


def places_of(film: Footage) -> Mapping[str, tuple[str, ...]]:
    """The places that a name may mean: those whose whole name it is, else the one it fits."""
    names: dict[str, set[str]] = {}
    for place in film.graph.places:
        full = place.name.lower()
        ends = {full.split(" ", n)[-1] for n in range(len(full.split()))}
        said = {full, *ends, full.replace("'", ""), place.sub_place.lower()} - {""}
        for name in said:
            names.setdefault(name, set()).add(place.id)
    found = dict[str, tuple[str, ...]]()
    for name, ids in names.items():
        whole = tuple(p.id for p in film.graph.places if p.name.lower() == name)
        if whole or len(ids) == 1:
            found[name] = whole or tuple(ids)
    return found


def numbers(text: str) -> tuple[int, ...]:
    """The numbers of a list such as "3, 5 and 7-9"; raises Unread for a range that runs back."""
    found: list[int] = []
    for part in re.split(r"\s*,\s*and\b\s*|\s*,\s*|\s*\band\b\s*", text):
        ends = [int(n) for n in _RANGE.split(re.sub(r"shots?\s*", "", part))]
        if ends[-1] < ends[0] or ends[-1] - ends[0] > 500:
            raise Unread(f"{part} runs backwards")
        found += range(ends[0], ends[-1] + 1)
    return tuple(dict.fromkeys(found))


def _shots(text: str, film: Footage) -> tuple[str, ...]:
    wanted = numbers(text)
    missing = [n for n in wanted if n not in film.numbered]
    if missing:
        known = f"{min(film.numbered)} to {max(film.numbered)}"
        raise Unread(f"there is no shot {missing[0]}; the film has shots {known}")
    return tuple(film.numbered[n].id for n in wanted)


def _scenes(text: str, film: Footage) -> tuple[str, ...]:
    known = {scene.number: scene.id for scene in film.scenes}
    missing = [n for n in numbers(text) if str(n) not in known]
    if missing:
        raise Unread(f"there is no scene {missing[0]}; the film has scenes {', '.join(known)}")
    return tuple(known[str(n)] for n in numbers(text))


def _nth_scene(which: str, film: Footage, pointers: Pointers) -> str:
    if which == "next":
        raise Unread("name the scene by its number")
    place = ORDINALS[which]
    if place >= len(film.scenes):
        raise Unread(f"there are only {len(film.scenes)} scenes")
    scene = film.scenes[place]
    return pointers.scenes((scene.id,))


def own_scene(match: re.Match[str], film: Footage, pointers: Pointers) -> str:
    """A placeholder for the first or last scene of somebody; of one person named, if of "her"."""
    said = [match["who"]] if match["who"] else re.findall(r"@w\d+", match.string)
    people = {pointers.found[name][0] for name in said}
    if len(people) != 1:
        raise Unread("it is not clear whose scene that is; give its number")
    scenes, place = [s for s in film.scenes if people <= set(s.present)], ORDINALS[match["which"]]
    if not -len(scenes) <= place < len(scenes):
        raise Unread(f"there are only {len(scenes)} such scenes")
    return pointers.scenes((scenes[place].id,))


def _neighbour(match: re.Match[str], film: Footage, pointers: Pointers) -> str:
    step = 1 if match.group("on") or match.group("rel") == "after" else -1
    if match.group("ref"):
        own = pointers.shots_of(match.group("ref"))
        own = own[-1:] if step > 0 else own[:1]
    else:
        earlier = re.findall(r"@s\d+", match.string[: match.start()])
        own = pointers.shots_of(earlier[-1])[-1:] if earlier else pointers.pointed()
    if len(own) != 1:
        raise Unread("it is not clear which shot that is next to; give a number")
    shot = film.beside(film.by_id[own[0]], step)
    if shot is None:
        raise Unread("there is no shot there")
    return pointers.shots((shot.id,))
