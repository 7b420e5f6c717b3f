"""Average shot length: a parameter that a plan follows, and genres that set it."""

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.continuity.clock import estimated
from planner.continuity.lined_script import lined
from planner.editing import SHORTEST_S
from planner.errors import UnknownPace
from planner.genres import genre_of
from planner.pace import AS_ASKED, GENRES, Pace, pace_of, paced_at
from planner.rules import plan
from planner.shots import ShotKind, ShotPlan
from screenplay.read import read
from screenplay.scene_graph import SceneGraph
from screenplay.world.parting import parted
from tests.planner.scripts import done, said, scene, script
from tests.planner.test_rules import assert_whole

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.fountain"))
PACES = (1.5, 2.5, 3.5, 5.0, 8.0, 14.0)


def lengths_s(made: ShotPlan, graph: SceneGraph) -> list[float]:
    clock = estimated(made, lined(graph))
    filmed = [s for s in made.shots if s.framing.kind is not ShotKind.CARD]
    return [float(made.rate.seconds(clock.frames(s))) for s in filmed]


def mean_s(graph: SceneGraph, pace: Pace) -> float:
    found = lengths_s(plan(graph, pace=pace), graph)
    return sum(found) / len(found)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_shots_get_longer_with_the_average_asked_for(path: Path) -> None:
    graph = parted(read(path))
    measured = [mean_s(graph, paced_at(asl)) for asl in PACES]
    assert measured == sorted(measured)
    assert measured[-1] > 1.5 * measured[0]


@pytest.mark.parametrize("asl", [3.5, 4.5])
def test_films_come_near_the_average_asked_for(asl: float) -> None:
    graphs = [parted(read(path)) for path in EXAMPLES]
    found = [s for g in graphs for s in lengths_s(plan(g, pace=paced_at(asl)), g)]
    assert sum(found) / len(found) == pytest.approx(asl, rel=0.2)


@pytest.mark.parametrize("asl", [1.5, 3.0, 6.0, 20.0])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_no_word_is_lost_and_no_shot_too_short_at_any_pace(path: Path, asl: float) -> None:
    graph = parted(read(path))
    made = plan(graph, pace=paced_at(asl))
    assert_whole(made, graph)
    assert min(lengths_s(made, graph)) >= SHORTEST_S - 0.1


SENTENCES = st.lists(
    st.integers(1, 12).map(lambda n: " ".join(["word"] * n) + "."), min_size=1, max_size=5
).map(" ".join)


@settings(max_examples=25, deadline=None)
@given(st.lists(SENTENCES, min_size=1, max_size=8), st.sampled_from(PACES))
def test_any_talk_is_covered_whole_at_any_pace(lines: list[str], asl: float) -> None:
    beats = [
        said("ch-a" if n % 2 == 0 else "ch-b", text, "ch-b" if n % 2 == 0 else "ch-a")
        for n, text in enumerate(lines)
    ]
    graph = script(scene(done("They stand in the kitchen."), *beats))
    assert_whole(plan(graph, pace=paced_at(asl)), graph)


def test_one_scenes_pace_leaves_the_others_alone() -> None:
    graph = parted(read(EXAMPLES[0]))
    whole = plan(graph, pace=paced_at(5))
    again = plan(graph, pace=paced_at(5))
    assert whole == again


def titled(genre: str) -> SceneGraph:
    plain = script(scene(done("A room.")))
    return replace(plain, credits=MappingProxyType({"genre": genre}))


@pytest.mark.parametrize(
    ("line", "genre"),
    [("Comedy/Drama", "comedy"), ("a Romantic drama", "romance"), ("SCI-FI", "science fiction"),
     ("Film noir", "thriller"), ("Kids", "children"), ("", ""), ("Opera", "")],
)  # fmt: skip
def test_the_title_page_names_the_genre(line: str, genre: str) -> None:
    assert genre_of(titled(line)) == genre


def test_a_named_genre_sets_the_pace_unless_another_is_asked_for() -> None:
    graph = parted(read(EXAMPLES[-1]))
    named = replace(graph, credits=MappingProxyType({**graph.credits, "genre": "drama"}))
    assert plan(named).shots == plan(graph, pace=pace_of("drama")).shots
    assert plan(named, pace=AS_ASKED).shots == plan(graph).shots


def test_genres_are_measured_and_differ_as_films_do() -> None:
    known = {g.name: g.asl_s for g in GENRES}
    assert all(g.source for g in GENRES)
    assert known["action"] < known["thriller"] < known["comedy"] < known["drama"]


@pytest.mark.parametrize("asl", [0.0, 1.0, 31.0, float("nan")])
def test_what_cannot_be_watched_is_refused(asl: float) -> None:
    with pytest.raises(UnknownPace, match="choose a length"):
        paced_at(asl)


def test_an_unknown_genre_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownPace, match="drama"):
        pace_of("opera")
