"""`storyreel check --parity`: a painted film's scores, for people and as JSON."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from renderers.generative.parity.film import ShotScore
from renderers.generative.parity.scoring import Part, bounds, part, total
from renderers.production.blobs_of import plain
from renderers.production.generated.scores import DOCUMENT, LABEL, parity_of
from renderers.production.planning import plan_script
from renderers.production.request import FilmRequest
from screenplay.build import build
from screenplay.fountain import parse
from storage.errors import DocumentDamaged
from storage.projects import Project
from web.cli import main

SCRIPT = """INT. KITCHEN - DAY

Ann sits at the table.

ANN
Nobody has washed this cup since yesterday.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A film folder as it stands once the film is planned."""
    request = FilmRequest(tmp_path / "cup.fountain", tmp_path / "out")
    plan_script(build(parse(SCRIPT)), request, Project(request.out))
    return request.out


def shot(number: int, **values: float) -> ShotScore:
    parts: tuple[Part, ...] = tuple(part(name, value) for name, value in values.items())
    return ShotScore(f"s{number}", number, total(parts), parts, {"lips": "nobody speaks"})


GOOD = shot(1, outlines=0.97, lines=0.8)
FROZEN = shot(3, outlines=0.96, lines=0.7, motion=30.0)


def keep(folder: Path, *shots: ShotScore) -> None:
    Project(folder).write_document(DOCUMENT, LABEL, {"least": 50, "shots": plain(shots)})


def run(folder: Path, *options: str) -> Result:
    command = ["check", str(folder), "--parity", *options]
    return CliRunner(env={"COLUMNS": "160"}).invoke(main, command)


def test_a_film_as_approved_passes(folder: Path) -> None:
    keep(folder, GOOD)
    told = run(folder)
    assert told.exit_code == 0, told.output
    assert "1 painted shots, 0 below 50" in told.output
    assert "retake" not in told.output


def test_a_shot_below_is_told_with_its_part_and_the_command(folder: Path) -> None:
    keep(folder, GOOD, FROZEN)
    told = run(folder)
    assert told.exit_code == 1
    assert "shot 3: motion 0 (30.00 % of the height a second)" in told.output
    assert f"storyreel retake {folder} --shot 3" in told.output
    assert "--shot 1" not in told.output


def test_json_holds_what_the_table_tells(folder: Path) -> None:
    keep(folder, GOOD, FROZEN)
    told = run(folder, "--json")
    assert told.exit_code == 1
    document = json.loads(told.stdout)
    assert document["label"] == "parity/1"
    assert document["flagged"] == [3]
    assert [s["number"] for s in document["shots"]] == [1, 3]
    assert document["shots"][1]["low"] == ["motion"]
    assert document["shots"][0]["untold"] == {"lips": "nobody speaks"}
    assert {p["name"] for p in document["shots"][1]["parts"]} <= set(bounds())


def test_a_drawn_film_has_nothing_to_compare(folder: Path) -> None:
    told = run(folder)
    assert told.exit_code == 0
    assert "drawn from the same sheet" in " ".join(told.output.split())
    assert json.loads(run(folder, "--json").stdout)["shots"] == []


def test_a_folder_without_a_film_is_bad_input(tmp_path: Path) -> None:
    told = run(tmp_path)
    assert told.exit_code == 2
    assert "storyreel film" in told.stderr


def test_damaged_scores_are_told_with_the_remedy(folder: Path) -> None:
    Project(folder).write_document(DOCUMENT, LABEL, {"shots": [{"number": "one"}]})
    with pytest.raises(DocumentDamaged, match="make the film again"):
        parity_of(Project(folder))
    assert run(folder).exit_code not in {0, 2}
