"""The breakdown: what an assistant director plans with.

Enters: a script, its scene graph and its pages. Leaves: scenes, cast, places, props and totals as
rows. `as_json` gives them as the document `breakdown/1`, whose keys are the names of the fields
below; lengths are in eighths of a page and in frames.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from screenplay.elements import Screenplay
from screenplay.frame_rate import FrameRate
from screenplay.paper.eighths import page_eighths
from screenplay.paper.page_layout import PAPERS, Page, Paper
from screenplay.paper.pages import paginate
from screenplay.props import PropUse, props_of
from screenplay.scene_graph import Character, Line, Place, Rank, Scene, SceneGraph
from screenplay.screen_time import scene_frames

LABEL = "breakdown/1"
_RANKS = (Rank.PRINCIPAL, Rank.SUPPORTING, Rank.BIT)
_SIDES = {"int": "INT", "ext": "EXT", "both": "INT/EXT"}


@dataclass(frozen=True, slots=True)
class SceneRow:
    """One scene; `characters` are there in person, `voices` are only heard."""

    number: str
    heading: str
    interior: str  # "INT", "EXT" or "INT/EXT"
    place: str
    sub_place: str
    daytime: str
    page: int  # on which it begins
    eighths: int
    frames: int
    characters: tuple[str, ...]
    voices: tuple[str, ...]
    props: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CastRow:
    """One body and voice; `person` names whom it is another age of, "" where nobody."""

    name: str
    rank: str
    age: str
    age_years: int | None
    gender: str
    scenes: tuple[str, ...]
    lines: int
    words: int
    first_scene: str
    person: str = ""
    group: bool = False


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One location; `spellings` are the headings that name it."""

    name: str
    sub_place: str
    interior: str
    kind: str
    scenes: tuple[str, ...]
    eighths: int
    frames: int
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PropRow:
    """One thing; `by` are those who handle it, nobody where it is only named."""

    thing: str
    scenes: tuple[str, ...]
    by: tuple[str, ...]
    handled: bool


@dataclass(frozen=True, slots=True)
class Totals:
    """The whole script."""

    scenes: int
    pages: int
    eighths: int
    frames: int
    characters: int
    speaking: int
    places: int
    props: int
    lines: int
    words: int


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Everything that the script asks for."""

    title: str
    author: str
    rate: FrameRate
    paper: str
    scenes: tuple[SceneRow, ...]
    cast: tuple[CastRow, ...]
    places: tuple[PlaceRow, ...]
    props: tuple[PropRow, ...]
    totals: Totals


def break_down(
    script: Screenplay,
    graph: SceneGraph,
    rate: FrameRate = FrameRate(24),  # noqa: B008 - frozen
    paper: Paper = PAPERS["letter"],
) -> Breakdown:
    """The breakdown of a script; `graph` is what was built from that same script."""
    pages = paginate(script, paper)
    eighths = page_eighths(script, pages, paper)
    frames = scene_frames(graph, rate)
    props = [props_of(s, (c.name for c in graph.characters)) for s in graph.scenes]
    names = {c.id: c.name for c in graph.characters}
    begins = _first_pages(script, graph, pages)
    scenes = tuple(
        _scene_row(scene, graph, begins[n], eighths[n], frames[n], props[n], names)
        for n, scene in enumerate(graph.scenes)
    )
    cast = _cast_rows(graph)
    places = _place_rows(graph, scenes)
    listed = _prop_rows(graph.scenes, props, names)
    return Breakdown(
        graph.title, graph.author, rate, paper.name, scenes, cast, places, listed,
        _totals(scenes, cast, places, listed, pages, graph.lines()),
    )  # fmt: skip


def as_json(found: Breakdown) -> Mapping[str, Any]:
    """The document `breakdown/1`: plain data, in reading order."""
    return {"label": LABEL, **asdict(found)}


def _scene_row(
    scene: Scene,
    graph: SceneGraph,
    page: int,
    eighths: int,
    frames: int,
    props: Iterable[PropUse],
    names: Mapping[str, str],
) -> SceneRow:
    place = graph.place(scene.place_id)
    heard = [s for b in scene.beats if b.line for s in b.line.speakers if s not in scene.present]
    return SceneRow(
        number=scene.number,
        heading=scene.heading.text,
        interior=_SIDES[scene.heading.interior.value],
        place=place.name,
        sub_place=place.sub_place,
        daytime=scene.heading.daytime.value,
        page=page,
        eighths=eighths,
        frames=frames,
        characters=tuple(names[i] for i in scene.present),
        voices=tuple(names[i] for i in dict.fromkeys(heard)),
        props=tuple(prop.thing for prop in props),
        tags=scene.heading.tags,
    )


def _first_pages(script: Screenplay, graph: SceneGraph, pages: Iterable[Page]) -> list[int]:
    """The page on which each scene begins; 1 for one without a printed heading."""
    found = {line.element: page.number for page in reversed(tuple(pages)) for line in page.lines}
    lines = {script.elements[index].source.line: page for index, page in found.items()}
    return [lines.get(s.heading.source.line, 1) if s.heading.source else 1 for s in graph.scenes]


def _cast_rows(graph: SceneGraph) -> tuple[CastRow, ...]:
    """Principals first, then by lines; within those by first appearance."""
    scenes: dict[str, list[str]] = {c.id: [] for c in graph.characters}
    lines: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for scene in graph.scenes:
        spoken = [b.line for b in scene.beats if b.line is not None]
        for line in spoken:
            lines.update(line.speakers)
            words.update(dict.fromkeys(line.speakers, len(line.text.split())))
        speakers = (who for line in spoken for who in line.speakers)
        for who in dict.fromkeys((*scene.present, *speakers)):
            scenes[who].append(scene.number)
    ordered = sorted(graph.characters, key=lambda c: (_RANKS.index(c.rank), -lines[c.id]))
    return tuple(_cast_row(c, graph, scenes[c.id], lines[c.id], words[c.id]) for c in ordered)


def _cast_row(
    who: Character, graph: SceneGraph, scenes: list[str], lines: int, words: int
) -> CastRow:
    return CastRow(
        name=who.name,
        rank=who.rank.value,
        age=who.age.value,
        age_years=who.age_years,
        gender=who.gender.value,
        scenes=tuple(scenes),
        lines=lines,
        words=words,
        first_scene=scenes[0] if scenes else "",
        person=graph.character(who.identity).name if who.identity else "",
        group=who.group,
    )


def _place_rows(graph: SceneGraph, rows: tuple[SceneRow, ...]) -> tuple[PlaceRow, ...]:
    """Every place that a scene plays in, by first appearance."""
    at: dict[str, list[int]] = {}
    for index, scene in enumerate(graph.scenes):
        at.setdefault(scene.place_id, []).append(index)
    return tuple(_place_row(graph.place(i), [rows[n] for n in where]) for i, where in at.items())


def _place_row(place: Place, scenes: list[SceneRow]) -> PlaceRow:
    return PlaceRow(
        name=place.name,
        sub_place=place.sub_place,
        interior="INT" if place.interior else "EXT",
        kind=place.kind,
        scenes=tuple(scene.number for scene in scenes),
        eighths=sum(scene.eighths for scene in scenes),
        frames=sum(scene.frames for scene in scenes),
        spellings=tuple(dict.fromkeys(scene.heading for scene in scenes)),
    )


def _prop_rows(
    scenes: Iterable[Scene], props: Iterable[tuple[PropUse, ...]], names: Mapping[str, str]
) -> tuple[PropRow, ...]:
    """What is handled before what is only named, each by its scenes' number, then by name."""
    where: dict[str, list[str]] = {}
    by: dict[str, dict[str, None]] = {}
    handled: set[str] = set()
    for scene, uses in zip(scenes, props, strict=True):
        for use in uses:
            where.setdefault(use.thing, []).append(scene.number)
            by.setdefault(use.thing, {}).update(dict.fromkeys(names[i] for i in use.by))
            handled.update([use.thing] if use.handled else [])
    ordered = sorted(where, key=lambda thing: (thing not in handled, -len(where[thing]), thing))
    return tuple(PropRow(t, tuple(where[t]), tuple(by[t]), t in handled) for t in ordered)


def _totals(
    scenes: tuple[SceneRow, ...],
    cast: tuple[CastRow, ...],
    places: tuple[PlaceRow, ...],
    props: tuple[PropRow, ...],
    pages: tuple[Page, ...],
    lines: tuple[Line, ...],
) -> Totals:
    return Totals(
        scenes=len(scenes),
        pages=len(pages),
        eighths=sum(scene.eighths for scene in scenes),
        frames=sum(scene.frames for scene in scenes),
        characters=len(cast),
        speaking=sum(1 for who in cast if who.lines),
        places=len(places),
        props=len(props),
        lines=len(lines),
        words=sum(len(line.text.split()) for line in lines),
    )
