"""An intercut on film: every line in its speaker's place, places introduced once."""

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
