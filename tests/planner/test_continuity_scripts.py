"""Our own plans of real scripts hold together: no errors, and hardly a warning."""

from dataclasses import replace
from pathlib import Path

import pytest

from planner.continuity import check
from planner.errors import NoSceneError
from planner.findings import Grade
from planner.rules import plan
from screenplay.build import build
from screenplay.errors import ScreenplayError
from screenplay.fountain import parse
from screenplay.read import read
from screenplay.scene_graph import SceneGraph

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.fountain"))
SMALL_BYTES = 40_000
CUTS_PER_WARNING = 20


def holds_together(graph: SceneGraph) -> None:
    """No error; fewer than one warning per 20 cuts, though a short film may have one."""
    made = plan(graph)
    told = check(made, graph)
    assert [f for f in told if f.grade is Grade.ERROR] == []
    assert len(told) * CUTS_PER_WARNING < max(len(made.shots), CUTS_PER_WARNING + 1), told


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_holds_together(path: Path) -> None:
    holds_together(read(path))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_with_a_paragraph_less_has_no_error(path: Path) -> None:
    """Another script of the same kind each time: nothing is fitted to the examples."""
    paragraphs = path.read_text(encoding="utf-8").split("\n\n")
    for left_out in range(2, len(paragraphs), 6):
        kept = paragraphs[:left_out] + paragraphs[left_out + 1 :]
        graph = build(parse("\n\n".join(kept)))
        told = check(plan(graph), graph)
        assert [f for f in told if f.grade is Grade.ERROR] == [], paragraphs[left_out]


def test_small_scripts_hold_together(corpus: Path) -> None:
    planned = 0
    for path in sorted((corpus / "screenplays").glob("*.fountain")):
        if path.stat().st_size > SMALL_BYTES:
            continue
        try:
            holds_together(read(path))
        except (NoSceneError, ScreenplayError):  # a title page, an outline: nothing to film
            continue
        planned += 1
    assert planned > 50


def test_a_feature_holds_together(corpus: Path) -> None:
    graph = read(corpus / "screenplays" / "big_fish.fountain")
    holds_together(replace(graph, scenes=graph.scenes[:30]))
