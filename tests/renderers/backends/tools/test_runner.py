"""Tools run by their contract: a small real program keeps it, and breaks it in every way."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from renderers.backends.tools.reading import built_in, parsed
from renderers.backends.tools.runner import Made, ToolRunner
from renderers.generative.card import Runner
from renderers.generative.card_files import built_in as cards
from renderers.generative.errors import CannotRun, CardError, GenerationCancelled, ToolFault
from renderers.generative.lossless import write_film

SMALL = Path(__file__).with_name("small_tool.py")
TOOL = f"""
name = "small"
title = "A small tool"
task = "upscale"
source = "https://example.org/small"
install = ["cp small_tool.py ."]
commands = [[
  "{sys.executable}", "-S", "{SMALL}", "{{how}}", "{{in:video}}", "{{out:made}}", "{{job}}",
]]
forbidden = ["mask_*.mp4"]
[environment]
kind = "command"
gpu = false
needs = ["installed"]
[limits]
most_s = 20
silence_s = 10
log_bytes = 100000
job_bytes = 2000000
grace_s = 0.5
[[values]]
name = "how"
default = "good"
[[inputs]]
name = "video"
path = "in/shot.mp4"
format = "video"
[[outputs]]
name = "made"
path = "out/made.mp4"
format = "video"
frames_of = "video"
size_of = "video"
[[remedies]]
says = "out of memory"
do = "Take a larger GPU"
"""
FRAMES = np.random.default_rng(1).integers(0, 255, (5, 32, 48, 3), np.uint8)


@pytest.fixture
def runner(tmp_path: Path) -> ToolRunner:
    folder = tmp_path / "tools"
    (folder / "small").mkdir(parents=True)
    (folder / "small" / "installed").touch()
    (folder / "small.toml").write_text(TOOL)
    return ToolRunner(folder, {"PATH": os.defpath, "SECRET": "key"})


@pytest.fixture
def job(tmp_path: Path) -> Path:
    folder = tmp_path / "job"
    (folder / "in").mkdir(parents=True)
    write_film(folder / "in" / "shot.mp4", FRAMES, Fraction(24))
    return folder


def ran(runner: ToolRunner, job: Path, how: str) -> Made:
    return runner.run("small", job, {"how": how})


def limited(runner: ToolRunner, was: str, becomes: str) -> None:
    text = (runner.folder / "small.toml").read_text()
    assert was in text
    (runner.folder / "small.toml").write_text(text.replace(was, becomes))


def test_a_tool_that_keeps_its_contract(runner: ToolRunner, job: Path) -> None:
    heard: list[float] = []
    made = runner.run("small", job, progress=lambda share, _: heard.append(share))
    assert made.files["made"].read_bytes() == (job / "in" / "shot.mp4").read_bytes()
    log = made.logs[0].read_text()
    assert f"home {runner.folder / 'small'} offline 1" in log
    assert "no secret" in log
    assert made.provenance["values"] == {"how": "good"}
    assert heard == sorted(heard)
    assert heard[-1] == 1.0


def test_an_output_of_an_earlier_run_does_not_count(runner: ToolRunner, job: Path) -> None:
    ran(runner, job, "good")
    with pytest.raises(ToolFault, match=r"out/made\.mp4 is not there; its folder is empty"):
        ran(runner, job, "elsewhere")


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ("fails", r"exit code 3[\s\S]*CUDA out of memory[\s\S]*Take a larger GPU[\s\S]*log-1.txt"),
        ("partial", r"exit code 1[\s\S]*and then it broke[\s\S]*https://example.org/small"),
        ("crashes", r"exit code 139"),
        ("misnamed", r"out/made.mp4 is not there; there are made.mp4.mp4"),
        ("linked", r"out/made.mp4 leads out of the job's folder"),
        ("empty", r"has 0 bytes"),
        ("text", r"out/made.mp4 is no film"),
    ],
)
def test_each_breach_is_told(runner: ToolRunner, job: Path, how: str, told: str) -> None:
    with pytest.raises(ToolFault, match=told):
        ran(runner, job, how)


@pytest.mark.parametrize(
    ("frames", "told"),
    [(FRAMES[:4], "has 4 frames, and not 5"), (FRAMES[:, :30], "is 48x30, and not 48x32 px")],
)
def test_frames_and_sizes_are_held_to_the_input(
    runner: ToolRunner, job: Path, frames: np.ndarray, told: str
) -> None:
    write_film(job / "other.mp4", frames, Fraction(24))
    with pytest.raises(ToolFault, match=told):
        ran(runner, job, "other")


def test_a_huge_log_is_cut_and_its_end_is_kept(runner: ToolRunner, job: Path) -> None:
    made = ran(runner, job, "talks")
    assert made.logs[0].stat().st_size < 110_000
    assert "the rest was left out" in made.logs[0].read_text()


@pytest.mark.parametrize("how", ["hangs", "stubborn"])
def test_a_tool_that_hangs_is_ended_with_all_that_it_started(
    runner: ToolRunner, job: Path, how: str
) -> None:
    limited(runner, "most_s = 20", "most_s = 0.7")
    with pytest.raises(ToolFault, match=r"was not done after 0\.7 s"):
        ran(runner, job, how)
    assert none_left(runner)


def test_a_tool_that_says_nothing(runner: ToolRunner, job: Path) -> None:
    limited(runner, "silence_s = 10", "silence_s = 0.7")
    with pytest.raises(ToolFault, match=r"said nothing for 0\.7 s"):
        ran(runner, job, "hangs")


def test_a_tool_that_fills_the_disk(runner: ToolRunner, job: Path) -> None:
    with pytest.raises(ToolFault, match="wrote more than 2000000 bytes"):
        ran(runner, job, "fills")


def test_a_cancelled_tool_ends(runner: ToolRunner, job: Path) -> None:
    with pytest.raises(GenerationCancelled):
        runner.run("small", job, {"how": "hangs"}, cancel=(job / "hanging").exists)
    assert none_left(runner)


def test_nothing_that_a_tool_left_behind_lives_on(runner: ToolRunner, job: Path) -> None:
    ran(runner, job, "leaves")
    time.sleep(2.0)
    assert not (job / "late").exists()


def test_a_tool_ends_with_whoever_started_it(runner: ToolRunner, job: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from renderers.backends.tools.runner import ToolRunner\n"
        f"ToolRunner(Path({str(runner.folder)!r}), {{}})"
        f".run('small', Path({str(job)!r}), {{'how': 'hangs'}})\n"
    )
    ours = subprocess.Popen([sys.executable, "-c", code])
    assert until((job / "hanging").exists)
    ours.send_signal(signal.SIGKILL)
    ours.wait()
    assert until(lambda: none_left(runner))


def test_what_must_be_there_before(runner: ToolRunner, job: Path) -> None:
    (runner.folder / "small" / "installed").unlink()
    assert "small/installed. How it is installed: storyreel tool install small" in (
        runner.cannot_run("small")
    )
    with pytest.raises(CannotRun):
        ran(runner, job, "good")
    (runner.folder / "small" / "installed").touch()
    with pytest.raises(CardError, match="there is no value 'size'; it takes how"):
        runner.run("small", job, {"size": "1"})
    (job / "mask_1.mp4").touch()
    with pytest.raises(CardError, match=r"mask_1.mp4 would be taken instead"):
        ran(runner, job, "good")
    (job / "mask_1.mp4").unlink()
    (job / "in" / "shot.mp4").unlink()
    with pytest.raises(CardError, match=r"its input video: in/shot\.mp4 is not there"):
        ran(runner, job, "good")


TOOLS = {"void", "latentsync", "infinitetalk", "trellis2-4b", "gsplat", "seedvr2-3b"}


def test_tools_that_cards_name() -> None:
    runner = ToolRunner(Path("/nowhere"), {})
    named = {
        card.name: card for card in cards().values()
        if card.runner is Runner.TOOL and card.name in TOOLS
    }  # fmt: skip
    assert set(named) == TOOLS
    for card in named.values():
        assert runner.tool_for(card).task == card.task.value
        assert "storyreel tool install" in runner.cannot_run(runner.tool_for(card).name)
    with pytest.raises(CardError, match="no tool is called 'hammer'"):
        runner.tool("hammer")


def test_a_container_is_run_without_network_and_killed_by_its_name(tmp_path: Path) -> None:
    engine = tmp_path / "docker"
    engine.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/said\n[ "$1" = run ] && sleep 30\n')
    engine.chmod(0o755)
    kind = f'kind = "container"\nimage = "a/b:1"\nengine = "{engine}"'
    text = TOOL.replace('kind = "command"', kind)
    folder = tmp_path / "tools"
    (folder / "small").mkdir(parents=True)
    (folder / "small" / "installed").touch()
    (folder / "small.toml").write_text(text.replace("most_s = 20", "most_s = 0.5"))
    (tmp_path / "job" / "in").mkdir(parents=True)
    write_film(tmp_path / "job" / "in" / "shot.mp4", FRAMES, Fraction(24))
    with pytest.raises(ToolFault, match="was not done after"):
        ran(ToolRunner(folder, {"PATH": os.defpath}), tmp_path / "job", "good")
    begun, ended = (tmp_path / "said").read_text().splitlines()
    assert "--network=none" in begun
    assert f"--volume={tmp_path}/job:{tmp_path}/job" in begun
    name = next(word for word in begun.split() if word.startswith("--name="))
    assert ended == f"kill {name.removeprefix('--name=')}"


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        ("{how}", "{colour}", "nothing is called {colour}"),
        ("in/shot.mp4", "../shot.mp4", "leaves the job's folder"),
        ("in/shot.mp4", "/etc/passwd", "leaves the job's folder"),
        ('frames_of = "video"', 'frames_of = "sound"', "there is no input 'sound'"),
        ('name = "made"', 'name = "video"', "'video' names 2 things"),
        ('says = "out of memory"', 'says = "("', "remedies: '('"),
        ('kind = "command"', 'kind = "container"', "a container needs one"),
        ('kind = "command"', 'kind = "cloud"', "describes no tool"),
        ("gpu = false", "gpus = false", "environment.gpus: no such key"),
        ('name = "small"', 'name = "../small"', "names a folder"),
        ('["installed"]', '["../installed"]', "leaves the tool's folder"),
    ],
)
def test_each_fault_of_a_description(was: str, becomes: str, told: str) -> None:
    assert was in TOOL
    with pytest.raises(CardError) as caught:
        parsed(TOOL.replace(was, becomes, 1), "small.toml")
    assert told in str(caught.value)
    assert "docs/tools.md" in str(caught.value)


def test_every_description_says_where_its_facts_are_from() -> None:
    for tool in built_in().values():
        assert tool.facts
        assert tool.install
        assert tool.licence
        assert tool.environment.pins


def none_left(runner: ToolRunner) -> bool:
    """Whether no process of the tool is there any more."""
    told = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True)
    mark = str(runner.folder.parent)
    return not any(mark in line and "small_tool" in line for line in told.stdout.splitlines())


def until(true: Callable[[], bool]) -> bool:
    for _ in range(500):
        if true():
            return True
        threading.Event().wait(0.02)
    return False
