"""Versions of tools: what changes one, and what does not; whose files fit which task."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from renderers.backends.tools.contracts import CONTRACTS, require
from renderers.backends.tools.description import Environment, File, Kind, Tool
from renderers.backends.tools.fingerprint import fingerprint
from renderers.backends.tools.places import Place
from renderers.backends.tools.reading import built_in
from renderers.generative.card import Task
from renderers.generative.errors import CardError

PROGRAM = "#!/bin/sh\nexit 0\n"


@pytest.fixture
def place(tmp_path: Path) -> Place:
    home = tmp_path / "tools" / "void"
    (home / "repo" / ".git" / "refs" / "heads").mkdir(parents=True)
    (home / "repo" / ".git" / "HEAD").write_text("ref: refs/heads/main\n")
    (home / "repo" / ".git" / "refs" / "heads" / "main").write_text("a" * 40)
    (home / "repo" / "run.py").write_text("print(1)\n")
    (home / "weights").mkdir()
    (home / "weights" / "one.safetensors").write_bytes(b"x" * 3_000_000)
    needs = ("repo/run.py", "weights")
    tool = replace(built_in()["void"], environment=Environment(Kind.VENV, needs=needs))
    return Place(tool, home, {"PATH": os.defpath})


def changed(place: Place, tool: Tool) -> bool:
    return fingerprint(place) != fingerprint(replace(place, tool=tool))


def test_words_for_people_change_nothing(place: Place) -> None:
    assert not changed(place, replace(place.tool, notes="new", title="new", facts=("new",)))
    assert not changed(place, replace(place.tool, remedies=(), licence="another"))


def test_what_decides_the_answer_does(place: Place) -> None:
    tool = place.tool
    assert changed(place, replace(tool, commands=(("{python}", "other.py"),)))
    assert changed(place, replace(tool, values=()))
    pinned = replace(tool.environment, pins=("torch==2.8",))
    assert changed(place, replace(tool, environment=pinned))


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("repo/run.py", b"print(2)\n"),
        ("repo/.git/refs/heads/main", b"b" * 40),
        ("weights/one.safetensors", b"x" * 3_000_001),
        ("weights/two.safetensors", b"y"),
    ],
)
def test_what_is_installed_does(place: Place, path: str, data: bytes) -> None:
    before = fingerprint(place)
    assert fingerprint(place) == before
    (place.home / path).write_bytes(data)
    assert fingerprint(place) != before


def test_the_tools_folder_does_not(place: Place, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    before = fingerprint(place)
    place.home.rename(elsewhere)
    assert fingerprint(replace(place, home=elsewhere)) == before


def test_a_commit_among_packed_ones_and_one_that_is_checked_out(place: Place) -> None:
    git = place.home / "repo" / ".git"
    loose = fingerprint(place)
    (git / "refs" / "heads" / "main").unlink()
    (git / "packed-refs").write_text(f"# pack-refs\n{'a' * 40} refs/heads/main\n")
    assert fingerprint(place) == loose
    (git / "HEAD").write_text("a" * 40)
    assert fingerprint(place) == loose


def test_a_program_on_path_counts(tmp_path: Path) -> None:
    program = tmp_path / "bin" / "enlarge"
    program.parent.mkdir()
    program.write_text(PROGRAM)
    program.chmod(0o755)
    tool = replace(
        built_in()["spandrel"], environment=Environment(Kind.COMMAND),
        commands=(("enlarge", "{in:video}", "{out:made}"),),
    )  # fmt: skip
    place = Place(tool, tmp_path, {"PATH": str(program.parent)})
    before = fingerprint(place)
    program.write_text(f"{PROGRAM}# newer\n")
    assert fingerprint(place) != before


def test_ours_keep_the_contracts_of_their_tasks() -> None:
    tasks = {task.value: task for task in CONTRACTS}
    kept = [tool.name for tool in built_in().values() if tool.task in tasks]
    assert len(kept) == 5
    for name in kept:
        require(built_in()[name], tasks[built_in()[name].task])


def test_other_files_are_told() -> None:
    tool = built_in()["spandrel"]
    with pytest.raises(CardError, match="is for upscale and not for lip sync"):
        require(tool, Task.LIP_SYNC)
    with pytest.raises(CardError, match="has no input 'video'"):
        require(replace(tool, inputs=()), Task.UPSCALE)
    more = (*tool.inputs, File("depth", "depth.mp4"))
    with pytest.raises(CardError, match="nobody writes its input 'depth'"):
        require(replace(tool, inputs=more), Task.UPSCALE)
    with pytest.raises(CardError, match="has no output 'made'"):
        require(replace(tool, outputs=()), Task.UPSCALE)
