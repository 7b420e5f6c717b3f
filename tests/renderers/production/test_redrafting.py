"""A folder is filmed from one draft after another: ids, voices and finished shots stay."""

import csv
import io
import os
from pathlib import Path

import pytest

from renderers.production.film import make_film
from renderers.production.planning import Planned, plan_script
from renderers.production.request import FilmRequest
from renderers.production.stages import JobEnded, StageEvent
from renderers.profile import Profile
from screenplay.read import read_text
from storage.errors import ProjectBusy, UnknownLabel
from storage.projects import Project
from storage.store import running_jobs

SCRIPT = """Title: Tide

INT. KITCHEN - DAY

ANNA (30), red hair, sits at the table. BEN (40), tall, stands at the window.

BEN
It never stops.

Anna stands up and walks to the window.

ANNA
Then we stay!

EXT. GARDEN - NIGHT

Ben looks at the sky.

BEN
It never stops.
"""
SMALL = Profile("animatic", 192, 108)


def request(folder: Path) -> FilmRequest:
    path = folder / "tide.fountain"
    return FilmRequest(path, folder / "out", profile=SMALL, environment=dict(os.environ))


def film(folder: Path, script: str) -> tuple[list[dict[str, str]], list[str]]:
    """Make a small film; its shot list and the labels of the jobs that were executed."""
    asked = request(folder)
    asked.script.write_text(script, encoding="utf-8")
    heard: list[StageEvent] = []
    make_film(asked, heard.append)
    rows = list(csv.DictReader(io.StringIO((asked.out / "shots.csv").read_text("utf-8"))))
    return rows, [e.label for e in heard if isinstance(e, JobEnded) and not e.cached]


def planned(folder: Path, script: str, scenes: range | None = None) -> Planned:
    asked = request(folder)
    asked = FilmRequest(asked.script, asked.out, profile=SMALL, scenes=scenes)
    return plan_script(read_text(script, "tide.fountain"), asked, Project(asked.out))


def kept_draft(folder: Path) -> Path:
    return folder / "out/.storyreel/documents/draft.json"


def test_an_untouched_scene_keeps_its_shots_and_their_pictures(tmp_path: Path) -> None:
    """A line that the garden repeats is also put into the kitchen, above: the garden stays."""
    before, _ = film(tmp_path, SCRIPT)
    repeated = SCRIPT.replace("Then we stay!\n", "Then we stay!\n\nBEN\nIt never stops.\n")
    after, executed = film(tmp_path, repeated)
    garden = [row["id"] for row in before if row["scene"] == "2"]
    assert garden
    assert [row["id"] for row in after if row["scene"] == "2"] == garden
    drawn = {label for label in executed if label.startswith("shot ")}
    assert drawn
    assert drawn <= {f"shot {row['shot']}" for row in after if row["scene"] == "1"}
    assert [label for label in executed if ":" in label] == ["BEN: It never stops."]


def test_a_reworded_line_keeps_the_ids_of_its_shots(tmp_path: Path) -> None:
    before = planned(tmp_path, SCRIPT)
    after = planned(tmp_path, SCRIPT.replace("Then we stay!", "Then we shall stay!"))
    assert [shot.id for shot in after.plan.shots] == [shot.id for shot in before.plan.shots]


def test_a_renamed_character_keeps_the_voice(tmp_path: Path) -> None:
    before = planned(tmp_path, SCRIPT)
    renamed = SCRIPT.replace("BEN", "LAURENCE").replace("Ben", "Laurence")
    after = planned(tmp_path, renamed)
    assert after.casting == before.casting
    assert [c.name for c in after.graph.characters if c.id == "ch-ben"] == ["LAURENCE"]


def test_some_scenes_filmed_forget_nothing_of_the_others(tmp_path: Path) -> None:
    revised = SCRIPT.replace("Then we stay!", "Then we shall stay!")
    first = planned(tmp_path, SCRIPT)
    planned(tmp_path, revised, scenes=range(2, 3))
    assert [line.id for line in planned(tmp_path, revised).graph.lines()] == [
        line.id for line in first.graph.lines()
    ]


@pytest.mark.parametrize("damage", [b"", b"\xff\x00", b'{"label": "draft/1"', b"[]"])
def test_a_damaged_draft_is_said_and_kept_aside(tmp_path: Path, damage: bytes) -> None:
    first = planned(tmp_path, SCRIPT)
    kept_draft(tmp_path).write_bytes(damage)
    again = planned(tmp_path, SCRIPT)
    aside = kept_draft(tmp_path).with_name("draft.json.damaged-1")
    assert aside.read_bytes() == damage
    assert any(str(aside) in remark.text for remark in again.graph.remarks)
    assert (again.plan, again.casting) == (first.plan, first.casting)
    assert planned(tmp_path, SCRIPT).graph.remarks == first.graph.remarks  # and it is mended


def test_a_draft_of_another_shape_is_kept_aside_too(tmp_path: Path) -> None:
    planned(tmp_path, SCRIPT)
    for number in (1, 2):
        kept_draft(tmp_path).write_text('{"label": "draft/1", "parent": null, "data": {}}')
        planned(tmp_path, SCRIPT)
        assert kept_draft(tmp_path).with_name(f"draft.json.damaged-{number}").exists()


def test_a_newer_draft_is_refused_and_stays(tmp_path: Path) -> None:
    planned(tmp_path, SCRIPT)
    newer = b'{"label": "draft/99", "parent": null, "data": {}}'
    kept_draft(tmp_path).write_bytes(newer)
    with pytest.raises(UnknownLabel, match="update Storyreel"):
        planned(tmp_path, SCRIPT)
    assert kept_draft(tmp_path).read_bytes() == newer


def test_a_folder_in_use_keeps_its_documents(tmp_path: Path) -> None:
    planned(tmp_path, SCRIPT)
    project = Project(tmp_path / "out")
    before = {name: project.revisions(name) for name in project.documents()}
    assert set(before) == {"casting", "draft", "lined-script", "shotplan"}
    with running_jobs(project.store), pytest.raises(ProjectBusy, match="wait for it"):
        film(tmp_path, SCRIPT.replace("Then we stay!", "Then we go!"))
    assert {name: project.revisions(name) for name in project.documents()} == before


def test_a_casting_of_an_older_label_is_read(tmp_path: Path) -> None:
    first = planned(tmp_path, SCRIPT)
    path = tmp_path / "out/.storyreel/documents/casting.json"
    old = path.read_text().replace("casting/2", "casting/1").replace('"about": "', '"about": "A/B/')
    path.write_text(old.replace('"pitch": 1.0', '"pitch": 1.01'))
    assert planned(tmp_path, SCRIPT).casting != first.casting  # the kept one, told by its pitch
