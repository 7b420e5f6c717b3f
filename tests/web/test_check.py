"""`storyreel check`: a film folder's continuity, for people and as JSON."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from planner.continuity.clock import Clock, estimated
from planner.continuity.lined_script import lined
from planner.documents import digest
from planner.shots import LABEL, ShotPlan
from renderers.production.blobs_of import plain, restored
from renderers.production.planning import plan_script
from renderers.production.request import FilmRequest
from renderers.production.supervising import CLOCK, CLOCK_LABEL, supervised
from screenplay.build import build
from screenplay.fountain import parse
from storage.projects import Project

PROGRAM = Path(sys.executable).with_name("storyreel")
SCRIPT = """Title: A Cup

INT. KITCHEN - DAY

Ann and Ben sit at the table.

ANN
I have looked for that cup the whole morning long.

BEN
It stands where you left it, over there by the window.

ANN
So it does, and nobody has washed it since yesterday.

BEN
Nobody washes anything in this house before noon.

ANN
Then nobody will have any coffee before noon either.
"""


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PROGRAM, *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "COLUMNS": "160"},
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A film folder as it stands once the film is planned."""
    request = FilmRequest(tmp_path / "cup.fountain", tmp_path / "out")
    plan_script(build(parse(SCRIPT)), request, Project(request.out))
    return request.out


def planted(folder: Path) -> ShotPlan:
    """Cut a shot's picture into itself: a jump cut."""
    project = Project(folder)
    plan = restored(project.read_document("shotplan", LABEL), ShotPlan)
    whole = max(plan.shots, key=lambda s: len(s.covers))
    first = replace(whole, covers=whole.covers[:2])
    second = replace(whole, id=f"{whole.id}b", number=whole.number + 1, covers=whole.covers[2:])
    at = plan.shots.index(whole)
    later = tuple(replace(s, number=s.number + 1) for s in plan.shots[at + 1 :])
    plan = replace(plan, shots=(*plan.shots[:at], first, second, *later))
    project.write_document("shotplan", LABEL, plain(plan))
    return plan


def test_a_sound_film_is_told_to_be_sound(folder: Path) -> None:
    told = run("check", folder)
    assert told.returncode == 0, told.stderr
    assert "0 errors, 0 warnings" in told.stdout
    assert "estimated" in told.stdout


def test_an_error_is_told_with_shots_frames_and_remedy(folder: Path) -> None:
    planted(folder)
    told = run("check", folder)
    assert told.returncode == 1
    for word in ("jump cut", "3, 4", "30-degree rule", "two steps"):
        assert word in told.stdout


def test_json_holds_what_the_table_tells_and_is_the_same_each_time(folder: Path) -> None:
    plan = planted(folder)
    told = run("check", folder, "--json")
    assert told.returncode == 1
    assert told.stdout == run("check", folder, "--json").stdout
    document = json.loads(told.stdout)
    assert document["label"] == "continuity/1"
    assert document["errors"] == sum(f["grade"] == "error" for f in document["findings"]) > 0
    first = document["findings"][0]
    assert first["rule"] == "jump cut"
    assert first["shots"] == [plan.shots[2].id, plan.shots[3].id]
    assert first["numbers"] == [3, 4]
    begin, end = first["frames"]
    assert end == begin + 1


def test_frames_are_the_films_own_where_it_was_made_by_this_plan(folder: Path) -> None:
    plan = planted(folder)
    told = lined(build(parse(SCRIPT)))
    late = estimated(plan, told)
    shots = {who: (first + 1000, count) for who, (first, count) in late.shots.items()}
    project = Project(folder)
    project.write_document(CLOCK, CLOCK_LABEL, plain(Clock(shots, late.beats, digest(plan))))
    found = supervised(folder)
    assert found.timed
    assert found.findings[0].frames == (shots[plan.shots[3].id][0] - 1, shots[plan.shots[3].id][0])
    project.write_document(CLOCK, CLOCK_LABEL, plain(Clock(shots, late.beats, "another plan")))
    assert not supervised(folder).timed


def test_a_folder_without_a_film_is_bad_input(tmp_path: Path) -> None:
    told = run("check", tmp_path)
    assert told.returncode == 2
    assert str(tmp_path) in told.stderr
    assert "storyreel film" in told.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("text", ["not JSON", '{"label": "shotplan/1", "parent": null, "data": 3}'])
def test_a_damaged_plan_is_told_with_its_place(folder: Path, text: str) -> None:
    document = folder / ".storyreel" / "documents" / "shotplan.json"
    document.write_text(text)
    told = run("check", folder)
    assert told.returncode not in {0, 2}
    assert "shotplan" in told.stderr
    assert "Traceback" not in told.stderr
