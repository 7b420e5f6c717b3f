"""What a model is told of a scene, and what it may say about it.

Enters: a staged scene as coverage reads it. Leaves: the CallSheet: which beats are the model's to
cover, short handles for people, the things in the set. What the script itself directs (cards,
CLOSE ON, CUT TO) stays with the rules.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from planner.coverage import cover
from planner.dressing import driven
from planner.ideas import Idea, Scenery
from planner.marks import place
from planner.timings import is_direction
from screenplay.scene_graph import Character

MOST_THINGS = 40
TALLEST_M = 3.0  # larger is a wall, no thing for an insert


@dataclass(frozen=True, slots=True)
class CallSheet:
    """One scene: `free` moments are the model's, `fixed` ideas are the script's own."""

    scenery: Scenery
    fixed: tuple[Idea, ...]
    free: tuple[int, ...]
    people: Mapping[str, str]  # handle → character id
    things: tuple[str, ...]  # nouns of what lies about, and furniture ids


def call_sheet(scenery: Scenery) -> CallSheet:
    """Read a staged scene for a model."""
    moments = scenery.moments
    number = {m.beat.id: n for n, m in enumerate(moments)}
    directions = {n for n, m in enumerate(moments) if is_direction(m.beat)}
    fixed: list[Idea] = []
    taken = set(directions)
    for idea in cover(scenery):
        shown = {number[c.beat_id] for c in idea.covers if c.beat_id in number} - directions
        silent = idea.covers[0].beat_id not in number
        moved = any(driven(scenery.staging.plan, moments[n].beat.id) for n in shown)
        if idea.asked or idea.card is not None or silent or moved:
            fixed.append(_undirected(idea, {moments[n].beat.id for n in directions}))
            taken |= shown
    return CallSheet(
        scenery, tuple(fixed), tuple(n for n in range(len(moments)) if n not in taken),
        _handles(scenery), _things(scenery),
    )  # fmt: skip


def _undirected(idea: Idea, directions: set[str]) -> Idea:
    """An idea without the transitions that it carries: they are given out again at the end."""
    kept = tuple(c for c in idea.covers if c.beat_id not in directions)
    return replace(idea, covers=kept or idea.covers)


def _handles(scenery: Scenery) -> dict[str, str]:
    """p1, p2 … for everybody who is staged."""
    opening = scenery.staging.plan.opening
    return {f"p{n}": stance.character_id for n, stance in enumerate(opening, 1)}


def _things(scenery: Scenery) -> tuple[str, ...]:
    plan = scenery.staging.plan
    lying = [rest.noun for rest in plan.resting]
    furniture = [f.id for f in plan.floor_plan.furniture if 0.1 < max(f.size_m) < TALLEST_M]
    return tuple(dict.fromkeys([*lying, *furniture]))[:MOST_THINGS]


# --- as the model reads it


def told(sheet: CallSheet, characters: Mapping[str, Character]) -> dict[str, Any]:
    """The scene as plain data; every word of the script that a model sees is in here."""
    scene = sheet.scenery.staging.scene
    return {
        "heading": scene.heading.text,
        "people": [
            {"who": handle, "name": characters[who].name if who in characters else who}
            for handle, who in sheet.people.items()
        ],
        "things": list(sheet.things),
        "beats": [_beat(sheet, n) for n in range(len(sheet.scenery.moments))],
    }


def _beat(sheet: CallSheet, index: int) -> dict[str, Any]:
    """One beat: what happens, for how long, who can be seen and what they do."""
    moment = sheet.scenery.moments[index]
    beat = moment.beat
    names = {who: handle for handle, who in sheet.people.items()}
    seen = [who for who in sheet.scenery.visible(index) if who in names]
    entry: dict[str, Any] = {"beat": index + 1, "kind": beat.kind.value, "text": beat.text}
    if index not in sheet.free:
        return entry | {"shot": "given by the script"}
    entry |= {"seconds": round(moment.seconds, 1), "in_set": [names[w] for w in seen]}
    if beat.line is not None:
        entry["by"] = [names[who] for who in beat.line.speakers if who in names]
        entry["feeling"] = beat.line.delivery.emotion.value
        entry["channel"] = beat.line.channel.value
    entry |= {
        "looks_at": {names[w]: names[g] for w in seen if (g := moment.gazes.get(w)) in names},
        "walks": [names[w] for w in seen if w in walkers(sheet.scenery, (index,))],
        "holds": {names[w]: h for w in seen if (h := moment.after[w].holding)},
    }
    return {key: value for key, value in entry.items() if value or key == "in_set"}


def walkers(scenery: Scenery, indices: Sequence[int]) -> tuple[str, ...]:
    """Who goes from one place to another during these beats."""
    beats = {scenery.moments[n].beat.id for n in indices}
    return tuple(
        dict.fromkeys(
            b.character_id
            for b in scenery.staging.plan.businesses
            if b.beat_id in beats and b.path_m and place(b.before) != place(b.after)
        )
    )
