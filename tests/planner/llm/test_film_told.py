"""What a model is told of a film holds every id that it may name and every amount it replaces."""

from dataclasses import replace

import pytest

from planner.amending import Draft, amend
from planner.edits import Hold, Length, Move, Relight, Sound, Style, Transition, Voice
from planner.llm.film_told import MOST_SHOTS, told
from planner.revising.footage import Footage
from planner.shots import CutKind, MoveKind, ShotPlan
from screenplay.scene_graph import SceneGraph
from tests.planner.revising.films import film


@pytest.fixture(scope="module")
def western() -> Draft:
    plan, graph = film("W")
    return Draft(graph, plan)


def shot_told(draft: Draft, number: int) -> dict[str, object]:
    return next(s for s in told("x", draft, None)["shots"] if s["number"] == number)


def test_every_id_that_edits_may_name_is_told(western: Draft) -> None:
    data = told("x", western, None)
    assert {s["id"] for s in data["shots"]} == {s.id for s in western.plan.shots}
    assert {b["id"] for s in data["scenes"] for b in s["beats"]} == {
        b.id for s in western.graph.scenes for b in s.beats
    }
    assert {c["id"] for c in data["characters"]} == {c.id for c in western.graph.characters}
    assert {p["id"] for p in data["places"]} == {s.place_id for s in western.graph.scenes}


def test_what_is_asked_of_time_can_be_added_to_what_is_there(western: Draft) -> None:
    spoken = next(s for s in western.plan.shots if Footage(*_of(western)).speaks(s))
    held = amend(western, Hold(shot=spoken.id, tail_frames=31)).draft
    assert shot_told(held, spoken.number)["silence"]["tail"] == 31  # type: ignore[index]
    silent = next(
        s for s in western.plan.shots
        if s.framing.kind.value == "single" and not Footage(*_of(western)).speaks(s)
    )  # fmt: skip
    longer = amend(western, Length(shot=silent.id, frames=77)).draft
    told_so = shot_told(longer, silent.number)
    assert told_so["frames"] == Footage(*_of(longer)).silent_frames(
        next(s for s in longer.plan.shots if s.id == silent.id)
    )
    assert "spoken" not in told_so


def _of(draft: Draft) -> tuple[ShotPlan, SceneGraph]:
    return draft.plan, draft.graph


def test_what_notes_have_changed_is_told(western: Draft) -> None:
    shot = next(s for s in western.plan.shots if s.framing.kind.value == "single")
    person = western.graph.characters[0].id
    scene = western.graph.scenes[0].id
    draft = western
    for edit in (
        Move(shot=shot.id, kind=MoveKind.PUSH_IN, travel=0.6),
        Transition(shot=shot.id, cut=CutKind.DISSOLVE, frames=30),
        Style(shot=shot.id, contrast=1.3),
        Voice(character=person, pitch=0.9),
        Sound(part="ambience", scene=scene, level_db=-4.0),
        Relight(scene=scene, weather="fog"),
    ):
        draft = amend(draft, edit).draft
    found = shot_told(draft, shot.number)
    assert found["move"] == {"kind": "push_in", "travel": 0.6}
    assert found["begins"] == {"cut": "dissolve", "frames": 30}
    assert found["style"] == {"contrast": 1.3}
    data = told("x", draft, None)
    assert next(c for c in data["characters"] if c["id"] == person)["voice"] == {"pitch": 0.9}
    assert data["sound"][0]["level_db"] == -4.0
    assert data["scenes"][0]["weather"] == "fog"


def test_of_a_long_film_the_shots_around_the_one_that_is_numbered_are_told(
    western: Draft,
) -> None:
    shots = western.plan.shots
    many = [
        replace(s, id=f"{s.id}-{turn}", number=turn * len(shots) + s.number)
        for turn in range(5)
        for s in shots
    ]
    long = Draft(western.graph, replace(western.plan, shots=tuple(many)))
    last = many[-1]
    for note, selected in ((f"shot {last.number} tighter", None), ("tighter", last.id)):
        found = told(note, long, selected)["shots"]
        assert len(found) == MOST_SHOTS
        assert found[-1]["id"] == last.id
    assert told("tighter", long, None)["shots"][0]["number"] == 1
