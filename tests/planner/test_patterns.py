"""The library of scene patterns: every one is reached by its content, and the page lists them."""

from dataclasses import replace
from pathlib import Path

import pytest

from planner.amending import Draft, amend
from planner.continuity import check
from planner.documents import from_json, to_json
from planner.edits import Reframe
from planner.findings import Grade
from planner.patterns.library import NAMES, PATTERNS, page
from planner.rules import plan
from planner.shots import CutKind, MoveKind, Shot, ShotKind, ShotPlan, Size
from planner.tension import heat, tells
from screenplay.read import read, read_text
from screenplay.scene_graph import Emotion
from screenplay.world.parting import parted
from tests.planner.scripts import said

FILE = Path(__file__).with_name("every_pattern.fountain")
DOCS = Path(__file__).parents[2] / "docs" / "patterns.md"


@pytest.fixture(scope="module")
def film() -> ShotPlan:
    return plan(parted(read(FILE)))


def of(film: ShotPlan, pattern: str) -> list[Shot]:
    return [s for s in film.shots if s.why[:1] == (pattern,)]


def planned(text: str) -> ShotPlan:
    return plan(parted(read_text(text)))


def test_the_page_is_the_registry() -> None:
    assert DOCS.read_text(encoding="utf-8") == page()
    assert all(p.name in page() and p.source for p in PATTERNS)
    assert len(NAMES) == len(PATTERNS)


def test_every_pattern_names_a_module_that_is_there() -> None:
    folder = Path(__file__).parents[2] / "planner" / "patterns"
    assert all((folder / f"{p.module}.py").exists() for p in PATTERNS)


def test_every_pattern_is_chosen_by_its_content_and_no_other_name_is_given(film: ShotPlan) -> None:
    assert {s.why[0] for s in film.shots} == NAMES


def test_no_pattern_breaks_a_rule_of_continuity() -> None:
    graph = parted(read(FILE))
    assert [f for f in check(plan(graph), graph) if f.grade is Grade.ERROR] == []


def test_the_reason_survives_the_document(film: ShotPlan) -> None:
    assert from_json(to_json(film)) == film


def test_a_document_without_reasons_is_still_read(film: ShotPlan) -> None:
    bare = replace(film, shots=tuple(replace(s, why=()) for s in film.shots))
    text = to_json(bare).decode()
    without = text.replace('"why": []', '"why_not": []')
    assert from_json(without.encode()) == bare


def test_the_two_in_a_car_are_seen_together_and_never_over_a_shoulder(film: ShotPlan) -> None:
    car = of(film, "car interior")
    assert car[0].framing.kind is ShotKind.TWO_SHOT
    assert not [s for s in car if s.framing.kind is ShotKind.OTS]
    assert len({s.framing.subjects[0] for s in car if s.framing.kind is ShotKind.SINGLE}) == 2


def test_bad_news_is_heard_on_the_listeners_face(film: ShotPlan) -> None:
    (told,) = of(film, "telling")
    assert told.framing.kind is ShotKind.REACTION
    assert told.framing.size is Size.CU
    assert told.framing.subjects == ("ch-ben",)
    assert told.covers[0].first == 12


def test_items_of_a_montage_are_shots_of_their_own_in_changing_sizes(film: ShotPlan) -> None:
    items = of(film, "montage")
    assert [s.framing.subjects for s in items] == [("ch-anna",), ("ch-ben",), ("ch-emil",)]
    assert len({s.framing.size for s in items}) == 3


def test_a_series_cuts_where_a_montage_dissolves(film: ShotPlan) -> None:
    series = of(film, "series of shots")
    assert len(series) == 3
    assert all(s.cut is CutKind.CUT for s in series[1:])
    assert any(s.cut is CutKind.DISSOLVE for s in of(film, "montage"))


def test_memory_is_entered_and_left_softly() -> None:
    film = planned(
        "INT. ROOM - DAY\n\nANNA sits.\n\nINT. HALL - DAY - FLASHBACK\n\nANNA stands.\n\n"
        "INT. ROOM - DAY\n\nAnna sits.\n"
    )
    firsts: dict[str, Shot] = {}
    for shot in film.shots:
        firsts.setdefault(shot.scene_id, shot)
    cuts = [firsts[s.scene_id].cut for s in film.scenes]
    assert cuts[1:] == [CutKind.DISSOLVE, CutKind.DISSOLVE]
    assert firsts[film.scenes[1].scene_id].why[0] == "flashback"


def test_both_ends_of_a_call_match_and_come_nearer(film: ShotPlan) -> None:
    ends = of(film, "phone call, intercut")
    assert [s.framing.size for s in ends] == [Size.MS, Size.MS, Size.MCU]
    assert ends[0].framing.subjects != ends[1].framing.subjects


def test_a_chase_takes_turns(film: ShotPlan) -> None:
    chase = of(film, "chase")
    assert len(chase) >= 3
    assert {"ch-ben", "ch-dave"} <= {s.framing.subjects[0] for s in chase}


def test_what_is_revealed_is_drawn_back_from(film: ShotPlan) -> None:
    (shot,) = of(film, "reveal")
    assert shot.move.kind is MoveKind.PULL_OUT
    assert shot.why[1] == "more is revealed"


def test_a_look_is_followed_by_what_it_sees() -> None:
    film = planned(
        "INT. LIBRARY - DAY\n\nMIA stands at the door. TOM sits at the table.\n\nTom says nothing."
        "\n\nMia stares at the window for a long, long time.\n\n"
        "Tom writes.\n"
    )
    look = of(film, "look and seen")
    assert [s.framing.kind for s in look[:2]] == [ShotKind.REACTION, ShotKind.INSERT]
    assert look[0].framing.subjects == ("ch-mia",)
    assert look[1].framing.thing is not None


def test_every_move_gives_its_motive(film: ShotPlan) -> None:
    for shot in film.shots:
        moves = shot.move.kind is not MoveKind.STATIC
        assert len(shot.why) == (2 if moves else 1)


def test_weight_is_feeling_force_and_punctuation() -> None:
    calm = said("ch-a", "It rains.", intensity=0.3).line
    loud = said("ch-a", "It rains! It --", intensity=0.6).line
    assert calm is not None
    assert loud is not None
    sad = replace(calm, delivery=replace(calm.delivery, emotion=Emotion.SAD))
    assert heat(calm) < heat(sad) < heat(loud) <= 1.0


@pytest.mark.parametrize(
    ("text", "word"),
    [("Sit down. He is dead.", 2), ("He is dead. Sit down.", None), ("Fine weather.", None)],
)
def test_what_tells_is_the_last_sentence(text: str, word: int | None) -> None:
    line = said("ch-a", text).line
    assert line is not None
    assert tells(line) == word


def test_a_place_that_is_framed_near_is_no_establishing_shot() -> None:
    graph = parted(read(FILE))
    film = plan(graph)
    place = next(s for s in film.shots if s.framing.kind is ShotKind.ESTABLISHING)
    near = amend(Draft(graph, film), Reframe(place.id, size=Size.CU)).draft
    made = next(s for s in near.plan.shots if s.id == place.id)
    assert made.framing.kind is ShotKind.SINGLE
    assert made.framing.subjects == place.framing.subjects[:1]


def test_a_close_shot_of_what_is_not_drawn_is_of_somebody_instead_of_another_thing() -> None:
    film = planned("""INT. OFFICE - DAY

ANN stands. BOB stands.

ANN
We have to hurry.

CLOSE ON POLLEN TRACKS

BOB
We know where they lead.
""")
    assert not [s for s in film.shots if s.framing.kind is ShotKind.INSERT or s.framing.thing]


def test_a_place_told_of_twice_cuts_to_who_is_in_it_not_to_any_of_its_things() -> None:
    film = planned("""EXT. TOWN SQUARE - DAY

ANN stands by the fountain.

The square hums with the business of a busy morning.

Beneath the order there is a tension that nobody dares to name.

Everything is as it has been for a hundred years and more.
""")
    assert not [s for s in film.shots if s.framing.kind is ShotKind.INSERT]
    assert [s for s in film.shots if s.framing.subjects == ("ch-ann",)]
