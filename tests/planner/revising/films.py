"""Ten films to talk about, frozen as documents: their shots keep their numbers."""

import json
import shlex
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from planner import edits
from planner.documents import from_json
from planner.shots import ShotPlan
from screenplay.scene_graph import SceneGraph

FROZEN = Path(__file__).parent / "frozen_films"
FILMS = {
    "P": "last_pancake",
    "I": "ice_cream_run",
    "L": "lighthouse_line",
    "Q": "quarterly_review",
    "P8": "eighth_last_pancake",  # as they were planned when the eighth batch was written
    "I8": "eighth_ice_cream_run",
    "L8": "eighth_lighthouse_line",
    "Q8": "eighth_quarterly_review",
    "W": "film_western",  # tests/screenplay/keys, as planned for the twenty-fifth to the last batch
    "T": "film_thriller",
    "H": "film_haunting",
    "O": "film_office",
    "C": "film_comedy",
    "R": "film_romance",
}
EDITS = {e.__struct_config__.tag: e for e in edits.AnyEdit.__args__}


@cache
def film(name: str) -> tuple[ShotPlan, SceneGraph]:
    """Plan and scene graph of a frozen film."""
    return read(FROZEN / f"{FILMS[name]}.json")


def read(path: Path) -> tuple[ShotPlan, SceneGraph]:
    """Plan and scene graph from a file."""
    frozen = json.loads(path.read_text(encoding="utf-8"))
    plan = from_json(json.dumps(frozen["document"]).encode(), path.name)
    return plan, msgspec.convert(frozen["graph"], SceneGraph)


def shot_id(plan: ShotPlan, number: int | str) -> str:
    """The id of the shot that is shown with a number."""
    return next(s.id for s in plan.shots if s.number == int(number))


def expected(text: str, plan: ShotPlan, graph: SceneGraph) -> edits.AnyEdit:
    """An edit from its line in the list: `reframe shot=12 size=CU`."""
    kind, *rest = shlex.split(text)
    record = EDITS[kind]
    fields: dict[str, Any] = {}
    for part in rest:
        key, word = part.split("=", 1)
        fields[key] = value(key, word, plan, graph)
    return msgspec.convert({"edit": kind, **fields}, record, strict=False)


def value(key: str, word: str, plan: ShotPlan, graph: SceneGraph) -> Any:
    """The id, or the word, that stands for a word of the list."""
    if key in {"shot", "after", "before", "following"}:
        return shot_id(plan, word)
    if key == "scene":
        return next(s.id for s in graph.scenes if s.number == word)
    if key in {"beat", "fade"}:
        return next(b.id for s in graph.scenes for b in s.beats if b.text.startswith(word))
    if key == "place":
        return next(p.id for p in graph.places if p.name.lower().split("'s ")[-1] == word)
    if key == "subjects":
        return [f"ch-{name}" for name in word.split(",")]
    people = {c.id.removeprefix("ch-"): c.id for c in graph.characters}
    if key in {"character", "foreground", "target", "origin"}:
        return people.get(word, word)
    return word
