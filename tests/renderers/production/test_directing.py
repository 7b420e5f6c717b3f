"""Who plans a film: what a model planned is kept in the folder and asked for once."""

from pathlib import Path

import pytest

from planner.documents import digest
from planner.llm.cost import Prices
from planner.llm.errors import ModelMissing
from planner.llm.model import ModelChoice
from planner.rules import plan
from renderers.production.directing import ANSWERS, directed, directed_before
from renderers.production.plugins import UnknownBackend
from renderers.production.report import planner_entry
from renderers.production.request import FilmRequest
from screenplay.read import read_text
from screenplay.scene_graph import SceneGraph
from screenplay.world.parting import parted
from storage.projects import Project
from tests.planner.llm.directors import good
from tests.planner.llm.openai_server import Served, form, serving, status

SCRIPT = """Title: The Bell

INT. TOWER - DAY

VERA (60) pulls the rope. Nothing.

VERA
It has rung every day for forty years.

EXT. SQUARE - DAY

HUGO (12) looks up.

HUGO
Somebody forgot!
"""
PRICES = Prices(1, 2)  # type: ignore[arg-type]  # whole dollars do


def script(text: str = SCRIPT) -> SceneGraph:
    return parted(read_text(text, "bell.fountain"))


def request(folder: Path, served: Served | None = None, name: str = "llm") -> FilmRequest:
    model = None
    if served is not None:
        pytest.importorskip("langchain_openai", reason="the extras llm and openai are missing")
        model = ModelChoice("openai:test", served.url, "k", 20.0, PRICES)
    return FilmRequest(folder / "bell.fountain", folder, planner=name, model=model)


def test_the_rules_keep_nothing(tmp_path: Path) -> None:
    made = directed(script(), request(tmp_path, name="rules"), Project(tmp_path))
    assert digest(made.plan) == digest(plan(script()))
    assert not (tmp_path / ".storyreel").exists()


def test_a_model_is_asked_once_for_a_film(tmp_path: Path) -> None:
    project = Project(tmp_path)
    with serving(form(good)) as served:
        first = directed(script(), request(tmp_path, served), project)
        asked = len(served.requests)
        again = directed(script(), request(tmp_path, served), project)
        assert len(served.requests) == asked
    assert asked == first.questions >= 2
    assert first.dollars is not None
    assert first.dollars > 0
    assert (again.questions, again.dollars) == (0, 0.0)
    assert digest(again.plan) == digest(first.plan) != digest(plan(script()))
    assert "2 of 2 scenes by openai:test" in first.told


def test_the_kept_plan_needs_no_model(tmp_path: Path) -> None:
    project = Project(tmp_path)
    with serving(form(good)) as served:
        first = directed(script(), request(tmp_path, served), project)
    alone = request(tmp_path)
    assert digest(directed(script(), alone, project).plan) == digest(first.plan)
    (project.store / "documents" / "direction.json").unlink()
    assert digest(directed_before(script(), alone, project).plan) == digest(first.plan)


def test_a_changed_scene_alone_is_asked_about(tmp_path: Path) -> None:
    project = Project(tmp_path)
    with serving(form(good)) as served:
        directed(script(), request(tmp_path, served), project)
        asked = len(served.requests)
        directed(script(SCRIPT.replace("forgot", "slept")), request(tmp_path, served), project)
        assert 0 < len(served.requests) - asked < asked


def test_what_a_model_fails_on_stands_by_the_rules_and_is_asked_again(tmp_path: Path) -> None:
    project = Project(tmp_path)
    with serving(status(500)) as served:
        failed = directed(script(), request(tmp_path, served), project)
    assert digest(failed.plan) != ""
    assert all(scene.why for scene in failed.scenes)
    assert len([r for r in failed.plan.remarks if "planned by the rules" in r]) == 2
    entry = planner_entry(failed)
    assert [s["by"] for s in entry["scenes"]] == ["rules", "rules"]
    with serving(form(good)) as served:
        assert directed(script(), request(tmp_path, served), project).whole


def test_without_a_model_or_with_an_unknown_planner_the_remedy_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="STORYREEL_MODEL"):
        directed(script(), request(tmp_path), Project(tmp_path))
    with pytest.raises(UnknownBackend, match="rules"):
        directed(script(), request(tmp_path, name="nobody"), Project(tmp_path))


def test_a_limit_is_kept_and_told(tmp_path: Path) -> None:
    with serving(form(good)) as served:
        asked = request(tmp_path, served)
        broke = FilmRequest(
            asked.script, asked.out, planner="llm", model=asked.model, max_cost=PRICES.read * 0
        )
        made = directed(script(), broke, Project(tmp_path))
        assert served.requests == []
    assert all("--max-cost" in scene.why for scene in made.scenes)
    assert not (tmp_path / ".storyreel" / ANSWERS).exists()
