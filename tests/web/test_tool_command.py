"""`storyreel tool`: what is known of tools, and how each is installed."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from web.cli import main


def told(*words: str, folder: Path) -> Result:
    return CliRunner().invoke(main, ["tool", *words], env={"STORYREEL_TOOLS": str(folder)})


def test_the_list_has_every_tool_and_what_it_lacks(tmp_path: Path) -> None:
    found = json.loads(told("list", "--json", folder=tmp_path).stdout)
    wanted = {"void", "latentsync", "infinitetalk", "trellis2", "gsplat", "seedvr2", "spandrel"}
    assert wanted == {one["name"] for one in found}
    assert all(one["lacking"] for one in found)
    assert "void" in told("list", folder=tmp_path).stdout


def test_installing_is_told_and_not_done(tmp_path: Path) -> None:
    said = told("install", "void", folder=tmp_path).stdout
    assert "git clone https://github.com/Netflix/void-model" in said
    assert "torch==2.7.1" in said
    assert f"cd {tmp_path / 'void'}" in said
    assert not any(tmp_path.iterdir())


def test_checking_says_what_is_missing(tmp_path: Path) -> None:
    done = told("check", "trellis2", folder=tmp_path)
    assert done.exit_code == 1
    assert "storyreel tool install trellis2" in done.stdout


def test_the_whole_description_is_json(tmp_path: Path) -> None:
    shown = json.loads(told("show", "gsplat", folder=tmp_path).stdout)
    assert shown["environment"]["kind"] == "venv"
    assert len(shown["commands"]) == 2


@pytest.mark.parametrize("command", ["show", "install", "check"])
def test_a_tool_that_nobody_knows(tmp_path: Path, command: str) -> None:
    done = told(command, "hammer", folder=tmp_path)
    assert done.exit_code == 2
    assert "no tool is called 'hammer'; known: gsplat" in done.output


def test_a_description_of_the_users_own_that_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text("name = 3")
    done = told("list", folder=tmp_path)
    assert done.exit_code == 2
    assert "mine.toml: describes no tool" in done.output
