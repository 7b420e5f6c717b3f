"""What a note takes out of a place is gone from set, hands and deeds; what cannot go is told."""

import pytest

from planner.amending import Draft, amend
from planner.amending.draft import Amended
from planner.edits import Drop, Furnish
from planner.errors import RefusedEdit
from planner.revise import revise
from planner.revising.answers import Reading
from planner.rules import plan
from planner.shots import ScenePlan
from screenplay.build import build
from screenplay.fountain import parse
from screenplay.world.parting import parted
from tests.planner.amending.test_invariants import require_sound
from tests.planner.revising.films import film

MUG = """INT. KITCHEN - DAY

A red mug stands on the table. ANNA sits at the table. BEN stands at the window.

ANNA
Are you going out?

Anna picks up the mug. She drinks.

BEN
Not in this rain.

Anna puts the mug down and walks to the door.

ANNA
Then stay.
"""


def frozen(name: str) -> Draft:
    shots, graph = film(name)
    return Draft(graph, shots)


def filmed(script: str) -> Draft:
    graph = parted(build(parse(script)))
    return Draft(graph, plan(graph))


def taken(draft: Draft, place: str, noun: str) -> Amended:
    staged = {s.floor_plan.id for s in draft.plan.scenes}
    found = next(p for p in draft.graph.places if p.name.lower() == place and p.id in staged)
    return amend(draft, Furnish(place=found.id, noun=noun, present=False))


def named(scene: ScenePlan) -> set[str | None]:
    """Everything that lies about, is held or is handled in a scene."""
    found: set[str | None] = {n for r in scene.resting for n in (r.noun, *r.also)}
    stances = (*scene.opening, *(s for b in scene.businesses for s in (b.before, b.after)))
    found |= {h for s in stances for h in s.holding} | set(scene.props)
    return found | {n for b in scene.businesses for n in (b.prop, b.target)}


@pytest.mark.parametrize(
    ("name", "place", "noun"),
    [
        ("I", "maple street", "coin"), ("I", "park gate", "coin"),
        ("I", "maple street", "sandwich"),
        ("L", "lighthouse keeper's room", "book"), ("P", "nadia's kitchen", "towel"),
        ("P", "nadia's kitchen", "plate"),
    ],
)  # fmt: skip
def test_what_the_script_brings_goes_from_set_hands_and_deeds(
    name: str, place: str, noun: str
) -> None:
    draft = frozen(name)
    done = taken(draft, place, noun)
    assert "none was there" not in done.said
    assert done.shots
    gone = [s for s in done.draft.plan.scenes if noun not in named(s)]
    had = [s.scene_id for s in draft.plan.scenes if noun in named(s)]
    here = {s.scene_id for s in gone if s.floor_plan.id in _ids(draft, place)}
    assert here >= {s for s in had if draft.plan.scene(s).floor_plan.id in _ids(draft, place)}
    require_sound(done.draft)
    assert taken(done.draft, place, noun).draft == done.draft


def _ids(draft: Draft, place: str) -> set[str]:
    return {p.id for p in draft.graph.places if p.name.lower() == place}


def test_elsewhere_it_stays() -> None:
    done = taken(frozen("I"), "maple street", "coin").draft
    assert any("coin" in named(s) for s in done.plan.scenes)


def test_the_sentence_tells_whose_deeds_go() -> None:
    said = taken(frozen("I"), "maple street", "sandwich").said
    assert said == "The sandwich goes from Maple Street, and what Ray did with it goes too"


def test_food_goes_and_its_dish_stays() -> None:
    draft = frozen("P")
    done = taken(draft, "nadia's kitchen", "pancake").draft
    before, after = (
        next(r for s in d.plan.scenes for r in s.resting if r.noun == "dish") for d in (draft, done)
    )
    assert (before.kind, before.also) == ("pancake on plate", ("pancake",))
    assert (after.kind, after.also, after.at_m) == ("plate", (), before.at_m)
    require_sound(done)


def test_a_mug_goes_by_a_note_once_no_shot_is_of_it() -> None:
    draft = filmed(MUG)
    (shown,) = (s for s in draft.plan.shots if s.framing.thing == "mug")
    answer = revise("take the mug out", draft.plan, draft.graph)
    assert isinstance(answer, Reading)
    (edit,) = answer.edits
    with pytest.raises(RefusedEdit, match=rf"shot {shown.number} shows it, .*picks up the mug"):
        amend(draft, edit)
    done = amend(amend(draft, Drop(shot=shown.id)).draft, edit)
    assert done.said == "The mug goes from Kitchen, and what Anna did with it goes too"
    (scene,) = done.draft.plan.scenes
    assert "mug" not in named(scene)
    assert {b.verb for b in scene.businesses}.isdisjoint({"pick_up", "drink", "put_down"})
    walks = [b.path_m for b in scene.businesses if b.path_m]
    assert walks == [b.path_m for b in draft.plan.scenes[0].businesses if b.path_m]
    require_sound(done.draft)


def test_a_note_may_call_a_thing_by_what_it_looks_like() -> None:
    draft = filmed(MUG.replace("mug", "cup"))
    answer = revise("take the mug out", draft.plan, draft.graph)
    assert isinstance(answer, Reading)
    assert [getattr(e, "noun", None) for e in answer.edits] == ["cup"]


@pytest.mark.parametrize(
    ("name", "place", "noun", "why"),
    [
        ("P", "nadia's kitchen", "dish", r"shot 4 shows it, which comes with the script \(“She"),
        ("L", "lighthouse keeper's room", "phone", "Young Ingrid speaks on it in scene 2"),
        ("I", "maple street", "van", "the ice cream van drives in scene 1: it comes with the"),
    ],
)
def test_what_cannot_go_is_refused_with_where_it_comes_from(
    name: str, place: str, noun: str, why: str
) -> None:
    with pytest.raises(RefusedEdit, match=why):
        taken(frozen(name), place, noun)


def test_what_is_not_there_changes_nothing() -> None:
    draft = frozen("P")
    done = taken(draft, "nadia's kitchen", "piano")
    assert done.draft == draft
    assert done.said.endswith("none was there")
