"""`storyreel plan`, run as a user runs it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from planner.documents import from_json
from planner.rules import RulesPlanner
from screenplay.read import read
from screenplay.world.parting import parted
from tests.planner.llm.directors import good
from tests.planner.llm.openai_server import form, serving, status

PROGRAM = Path(sys.executable).with_name("storyreel")
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


NAMES = ("VERA", "HUGO")


def run(*arguments: str | Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    own = {k: v for k, v in os.environ.items() if not k.startswith("STORYREEL_MODEL")}
    own |= {"COLUMNS": "140", **environment}
    command = [PROGRAM, "plan", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=own)


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "bell.fountain"
    path.write_text(SCRIPT, encoding="utf-8")
    return path


@pytest.fixture
def needs_model() -> None:
    """The planner `llm` is listed and can ask a server."""
    pytest.importorskip("langchain_openai", reason="the extras llm and openai are not installed")


def test_the_rules_plan_is_listed(script: Path) -> None:
    told = run(script)
    assert told.returncode == 0, told.stderr
    assert "establishing" in told.stdout
    assert "VERA" in told.stdout


def test_the_plan_is_written_where_asked(script: Path, tmp_path: Path) -> None:
    told = run(script, "-o", tmp_path / "plan.json")
    assert told.returncode == 0, told.stderr
    assert from_json((tmp_path / "plan.json").read_bytes()) == RulesPlanner().plan(
        parted(read(script))
    )


def test_scenes_may_be_chosen(script: Path) -> None:
    told = run(script, "--scenes", "2")
    assert "HUGO" in told.stdout
    assert "VERA" not in told.stdout


def test_a_file_that_cannot_be_written_is_named(script: Path, tmp_path: Path) -> None:
    told = run(script, "-o", tmp_path / "none" / "plan.json")
    assert told.returncode == 1
    assert "plan.json" in told.stderr
    assert "Traceback" not in told.stderr


def test_an_unknown_planner_is_told_with_those_that_are_there(script: Path) -> None:
    told = run(script, "--planner", "nobody")
    assert told.returncode == 2
    assert "rules" in told.stderr


@pytest.mark.parametrize("amount", ["much", "-1", "1/0"])
def test_a_bad_limit_is_told(script: Path, amount: str) -> None:
    told = run(script, "--max-cost", amount)
    assert told.returncode == 2
    assert "0.50" in told.stderr


@pytest.mark.usefixtures("needs_model")
def test_without_a_model_the_settings_are_told(script: Path) -> None:
    told = run(script, "--planner", "llm")
    assert told.returncode == 2
    assert "STORYREEL_MODEL" in told.stderr


@pytest.mark.usefixtures("needs_model")
def test_a_model_plans_and_is_compared(script: Path) -> None:
    with serving(form(good)) as served:
        told = run(
            script, "--planner", "llm", "--compare", "--max-cost", "1.00",
            STORYREEL_MODEL="openai:test", STORYREEL_MODEL_URL=served.url,
            STORYREEL_MODEL_KEY="k", STORYREEL_MODEL_PRICES="1/2",
        )  # fmt: skip
    assert told.returncode == 0, told.stderr
    assert "2 of 2 scenes by the model; 2 questions, 1400 tokens read, 180 written, $0.0018" in (
        told.stderr
    )
    head = next(line for line in told.stdout.splitlines() if "rules" in line)
    assert head.split() == ["rules", "llm"]
    assert "continuity errors" in told.stdout
    assert "MS single" in told.stdout


@pytest.mark.usefixtures("needs_model")
def test_recorded_answers_need_no_server(script: Path, tmp_path: Path) -> None:
    answers, first, again = (tmp_path / n for n in ("answers.json", "1.json", "2.json"))
    with serving(form(good)) as served:
        run(
            script, "--planner", "llm", "--answers", answers, "-o", first,
            STORYREEL_MODEL="openai:test", STORYREEL_MODEL_URL=served.url, STORYREEL_MODEL_KEY="k",
        )  # fmt: skip
    told = run(script, "--planner", "llm", "--answers", answers, "-o", again)
    assert told.returncode == 0, told.stderr
    assert "2 of 2 scenes by the model" in told.stderr
    assert first.read_bytes() == again.read_bytes()


@pytest.mark.usefixtures("needs_model")
def test_a_server_that_fails_leaves_the_rules_plan_and_says_so(script: Path) -> None:
    with serving(status(401)) as served:
        told = run(
            script, "--planner", "llm", STORYREEL_MODEL="openai:test",
            STORYREEL_MODEL_URL=served.url, STORYREEL_MODEL_KEY="sk-secret",
        )  # fmt: skip
    assert told.returncode == 0
    assert "planned by the rules: no answer" in told.stderr
    assert "0 of 2 scenes by the model" in told.stderr
    assert "sk-secret" not in told.stderr + told.stdout


@pytest.mark.usefixtures("needs_model")
def test_a_limit_without_prices_is_told(script: Path) -> None:
    told = run(
        script, "--planner", "llm", "--max-cost", "1", STORYREEL_MODEL="openai:test",
        STORYREEL_MODEL_KEY="k",
    )  # fmt: skip
    assert told.returncode == 2
    assert "STORYREEL_MODEL_PRICES" in told.stderr


def test_a_slower_pace_has_fewer_shots_and_shots_say_why(script: Path, tmp_path: Path) -> None:
    talk = "\n\n".join(f"{who}\nThis is line number {n} of it." for n in range(4) for who in NAMES)
    script.write_text(f"{SCRIPT}\n{talk}\n", encoding="utf-8")
    counts = []
    for option in ("--asl=2", "--asl=9"):
        out = tmp_path / "plan.json"
        told = run(script, option, "-o", out)
        assert told.returncode == 0, told.stderr
        counts.append(len(from_json(out.read_bytes()).shots))
    assert counts[0] > counts[1]
    assert "establishing" in run(script, "--pace", "drama").stdout


@pytest.mark.parametrize("option", ["--asl=0.2", "--pace=opera"])
def test_an_impossible_pace_is_refused(script: Path, option: str) -> None:
    told = run(script, option)
    assert told.returncode == 2
    assert "Traceback" not in told.stderr
