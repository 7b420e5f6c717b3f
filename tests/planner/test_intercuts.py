"""An intercut on film: every line in its speaker's place, places introduced once."""

import pytest

from planner.rules import plan
from planner.shots import ShotKind
from screenplay.read import read_text
from screenplay.world.parting import parted
from tests.screenplay.world.test_structure import PHONE


def test_lines_of_an_intercut_are_shot_where_they_are_spoken() -> None:
    graph = parted(read_text(PHONE.format(mark="INTERCUT:", end="END INTERCUT")))
    film = plan(graph)
    kinds = {scene.scene_id: scene.floor_plan.kind for scene in film.scenes}
    spoken = {beat.id: scene.id for scene in graph.scenes for beat in scene.beats if beat.line}
    shown = {
        cover.beat_id: kinds[shot.scene_id]
        for shot in film.shots
        for cover in shot.covers
        if cover.beat_id in spoken
    }
    assert list(shown.values()) == ["kitchen", "street", "kitchen", "street", "street", "street"]


def test_places_are_introduced_once() -> None:
    film = plan(parted(read_text(PHONE.format(mark="INTERCUT:", end="END INTERCUT"))))
    kinds = {scene.scene_id: scene.floor_plan.kind for scene in film.scenes}
    opened = [kinds[s.scene_id] for s in film.shots if s.framing.kind is ShotKind.ESTABLISHING]
    assert opened == ["kitchen", "street"]


def test_whoever_is_cut_back_to_stands_where_they_stood() -> None:
    film = plan(parted(read_text(PHONE.format(mark="INTERCUT:", end=""))))
    mia = [
        (stance.x_m, stance.z_m)
        for scene in film.scenes
        for stance in scene.opening
        if stance.character_id == "ch-mia"
    ]
    assert len(mia) > 2
    assert len(set(mia[:2])) == 1


CALL = (
    "LENA\n(into phone)\nPick up. Please pick up, I beg you.\n\n"
    "MARA\n(into phone)\nI'm here. I was asleep for a while.\n\n"
    "LENA\n(into phone)\nGood. Now listen to me.\n"
)
ATTIC = "INT. ATTIC - NIGHT\n\nMARA sits on a chair.\n\n"


@pytest.mark.parametrize(
    "between",
    [
        "INTERCUT WITH:\n\nINT. BAR - NIGHT\n\nLENA stands at the bar.\n\n",
        "INTERCUT - ATTIC / BAR\n\n",  # nobody has seen a bar yet
        "INTERCUT: LENA'S FLAT AND ATTIC\n\n",
    ],
)
def test_both_ends_of_a_call_are_seen_each_in_its_own_place(between: str) -> None:
    graph = parted(read_text(f"{ATTIC}{between}{CALL}"))
    film = plan(graph)
    ends = [s for s in film.shots if s.why[:1] == ("phone call, intercut",)]
    assert [s.framing.subjects for s in ends] == [("ch-lena",), ("ch-mara",), ("ch-lena",)]
    place = {scene.id: scene.place_id for scene in graph.scenes}
    places = [place[s.scene_id] for s in ends]
    assert places[0] == places[2] != places[1]
    assert places[1] == graph.scenes[0].place_id


def test_people_named_by_an_intercut_are_no_places() -> None:
    graph = parted(read_text(f"{ATTIC}INTERCUT BETWEEN MARA AND LENA:\n\n{CALL}"))
    assert {place.name for place in graph.places} == {"ATTIC", "LENA'S END"}


SAID = CALL.replace("(into phone)\n", "")


@pytest.mark.parametrize(
    "between",
    [
        f"INTERCUT BETWEEN MARA AND LENA:\n\n{CALL}",
        f"INTERCUT WITH LENA\n\nLena lies on a bed, phone at her ear.\n\n{SAID}",
        f"LENA (V.O.)\nIt's me.\n\nINTERCUT PHONE CONVERSATION\n\n{SAID}\nEND INTERCUT\n\n"
        "Mara hangs up.\n",
    ],
)
def test_an_end_that_no_heading_shows_is_a_place_of_its_own(between: str) -> None:
    graph = parted(read_text(f"{ATTIC}{between}"))
    (own, far) = graph.places
    assert (own.name, far.kind) == ("ATTIC", "interior")
    there = {place: {who for s in graph.scenes if s.place_id == place for who in s.present}
             for place in (own.id, far.id)}  # fmt: skip
    assert there == {own.id: {"ch-mara"}, far.id: {"ch-lena"}}
    ends = [s.framing.subjects for s in plan(graph).shots if s.scene_id]
    assert not any({"ch-mara", "ch-lena"} <= set(subjects) for subjects in ends)


def test_who_is_told_of_at_this_end_is_no_other_end() -> None:
    text = f"{ATTIC}INTERCUT WITH LENA:\n\nBEN\nWho is it?\n\n{CALL}"
    graph = parted(read_text(text.replace("MARA sits", "BEN waits. MARA sits")))
    here = {who for s in graph.scenes if s.place_id == graph.places[0].id for who in s.present}
    assert here == {"ch-mara", "ch-ben"}
