"""`storyreel look`: what is asked, told and refused at the command line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from renderers.generative.looks.adapter_file import factors_of, opened
from storage.projects import Project
from tests.renderers.production.look_training.conftest import Home, film, home, planned
from web.cli import main
from web.look_progress import left

__all__ = ["film", "home"]  # fixtures
Call = Callable[..., Result]


@pytest.fixture
def call(home: Home, monkeypatch: pytest.MonkeyPatch) -> Call:
    for name, value in home.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("STORYREEL_WORKERS", "1")

    def run(*arguments: object) -> Result:
        return CliRunner().invoke(main, ["look", *map(str, arguments)])

    return run


def test_a_look_is_trained_listed_shown_and_forgotten(
    call: Call, home: Home, film: Project, tmp_path: Path
) -> None:
    before = json.loads(call("list", film.root, "--json").stdout)
    assert [(row["name"], row["number"], row["trigger"]) for row in before] == [
        ("ANN", "1", ""), ("BEN", "1", ""),
    ]  # fmt: skip
    assert "red coat" in before[0]["costume"]

    made = call(
        "train", film.root, "ann", "--costume", "red coat", "--card", "tiny-zimage",
        "--images", home.images, "--drawings", "--steps", 2, "--rank", 2, "--json",
    )  # fmt: skip
    assert made.exit_code == 0, made.output
    told = json.loads(made.stdout)
    assert (told["name"], told["base"], told["step"]) == ("ANN", "tiny-zimage", 2)
    assert "2/2 steps" in made.stderr
    assert [p.name for p in (film.root / "looks").iterdir()] == [
        f"ch-ann-{told['trigger']}-00002.png"
    ]

    row = json.loads(call("list", film.root, "--json").stdout)[0]
    assert (row["trigger"], row["base"], row["step"]) == (told["trigger"], "tiny-zimage", 2)
    shown = call("show", film.root, "ANN", "-o", tmp_path / "files")
    assert json.loads(shown.stdout)[0]["trigger"] == told["trigger"]
    (adapter,) = (tmp_path / "files").glob("*.safetensors")
    assert factors_of(opened(adapter))
    assert len(list((tmp_path / "files").iterdir())) == 3

    gone = call("remove", film.root, "ANN", "--card", "tiny-zimage")
    assert gone.stdout == "ANN: 1 trained look forgotten\n"
    again = call("show", film.root, "ANN")
    assert again.exit_code == 2
    assert "no look of theirs was trained" in again.stderr


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("CARL",), "nobody is called so; in the film are ANN, BEN"),
        (("ANN", "--costume", "space suit"), "no costume fits"),
        (("ANN", "--card", "flux2-klein-9b"), "no look can be trained for it"),
        (("ANN", "--card", "nothing"), "no card is called 'nothing'"),
        (("ANN", "--card", "tiny-zimage", "--steps", "0"), "choose within"),
        (("ANN", "--card", "tiny-zimage", "--images", "/nowhere"), "no such folder"),
        (("ANN", "--resume"), "no training was begun"),
    ],
)
def test_what_cannot_be_trained_is_told_with_its_remedy(
    call: Call, film: Project, asked: tuple[str, ...], told: str
) -> None:
    found = call("train", film.root, *asked)
    assert found.exit_code == 2, found.output
    assert told in found.stderr


def test_photographs_without_a_word_of_consent(call: Call, home: Home, film: Project) -> None:
    found = call("train", film.root, "ANN", "--card", "tiny-zimage", "--images", home.images)
    assert found.exit_code == 2
    assert "--consent" in found.stderr


def test_a_folder_without_a_film(call: Call, tmp_path: Path) -> None:
    found = call("list", tmp_path)
    assert found.exit_code == 2
    assert "make it first: storyreel film" in found.stderr


def test_weights_that_are_not_here_are_named_with_the_command(
    call: Call, home: Home, tmp_path: Path
) -> None:
    project = planned(tmp_path / "other")
    found = call(
        "train", project.root, "ANN", "--card", "flux2-klein-4b",
        "--images", home.images, "--drawings",
    )  # fmt: skip
    assert found.exit_code == 2, found.output
    assert "storyreel models add flux2-klein-" in found.stderr
    assert not (project.store / "documents" / "look_orders.json").exists(), "nothing was begun"


def test_the_time_left_is_told_in_words_once_it_is_known() -> None:
    assert left(1, 2000, 0, 9.0) == ""
    assert left(100, 2000, 0, 50.0) == "about 16 min left"
    assert left(1990, 2000, 1000, 990.0) == "about 10 s left"
    assert left(20, 2000, 0, 200.0) == "about 5.5 h left"
