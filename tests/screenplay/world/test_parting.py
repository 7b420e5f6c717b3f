"""Scenes parted by place: every beat once, in order, where it plays."""

from screenplay.read import read_text
from screenplay.scene_graph import Structure
from screenplay.world.parting import parted, written_scenes
from tests.screenplay.world.test_structure import PHONE


def test_a_plain_script_stays_as_it_is() -> None:
    graph = read_text("INT. ROOM - DAY\n\nANN\nHello.\n")
    assert parted(graph) is graph


def test_an_intercut_becomes_scenes_in_turn() -> None:
    graph = read_text(PHONE.format(mark="INTERCUT PHONE CONVERSATION", end="END INTERCUT"))
    filmed = parted(graph)
    kinds = [filmed.place(scene.place_id).kind for scene in filmed.scenes]
    assert kinds == ["kitchen", "street", "kitchen", "street", "kitchen", "street"]
    assert [scene.present for scene in filmed.scenes[1:]] == [
        ("ch-tom",), ("ch-mia",), ("ch-tom",), ("ch-mia",), ("ch-tom",),
    ]  # fmt: skip
    assert {scene.number for scene in filmed.scenes[1:]} == {"2"}
    assert filmed.scenes[2].structure is Structure.INTERCUT
    assert len({scene.id for scene in filmed.scenes}) == 6
    assert written_scenes(filmed) == len(graph.scenes) == written_scenes(graph)


def test_no_beat_and_no_line_is_lost() -> None:
    graph = read_text(PHONE.format(mark="INTERCUT:", end=""))
    before = [beat.id for scene in graph.scenes for beat in scene.beats]
    assert [b.id for scene in parted(graph).scenes for b in scene.beats] == before
    assert parted(graph).lines() == graph.lines()
