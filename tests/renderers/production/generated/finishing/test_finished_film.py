"""A painted film finished through the command line: asked, refused, killed, gone on with, undone.

One film through its life: painting is the dear part. Tiny models paint, programs that keep the
tools' contracts finish.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from click.testing import CliRunner, Result

from renderers.production.exporting.negative import negative_of
from renderers.production.generated import clip_frames
from renderers.production.generated.finishing.outcomes import Finished, finished_of
from storage.projects import Project
from tests.renderers.production.generated.conftest import SIZE
from tests.renderers.production.generated.finishing import stood_in
from web.cli import main

SCRIPT = """INT. KITCHEN - DAY

ANNA (30), red hair, sits at the table. BEN (50) stands by the window.

ANNA
Rain.
"""
HELD = Path(__file__).with_name("held_tool.py")


class Cutting:
    """A film folder and the command line."""

    def __init__(self, folder: Path, models: Path) -> None:
        self.out, self.script, self.tools = folder / "out", folder / "a.fountain", folder / "tools"
        self.script.write_text(SCRIPT, encoding="utf-8")
        self.environment = {
            "STORYREEL_MODELS": str(models), "STORYREEL_TOOLS": str(self.tools), "COLUMNS": "160",
        }  # fmt: skip
        self.film_words = [
            "film", str(self.script), "-o", str(self.out), "--final", "--size",
            f"{SIZE[0]}x{SIZE[1]}",
        ]  # fmt: skip
        self.painted_words = [*self.film_words, "--backend", "diffusion", "--card", "tiny-sdxl"]

    def says(self, *words: str) -> Result:
        return CliRunner(env=self.environment).invoke(main, list(words))

    def finish(self, *words: str) -> Result:
        return self.says("finish", str(self.out), *words)

    def film(self) -> dict[str, Any]:
        """Paint it; the report."""
        made = self.says(*self.painted_words)
        assert made.exit_code == 0, made.output
        report: dict[str, Any] = json.loads((self.out / "report.json").read_text(encoding="utf-8"))
        return report

    def install(self) -> None:
        """Tools; the one that enlarges can be held."""
        stood_in.write(self.tools, "void", "spandrel", "latentsync")
        path = self.tools / "spandrel.toml"
        described = path.read_text(encoding="utf-8")
        python = json.dumps(sys.executable)
        path.write_text(described.replace(python, f"{python}, {json.dumps(str(HELD))}"), "utf-8")

    def shots(self, wanted: Callable[[Any], bool]) -> list[int]:
        """The numbers of the shots that are so."""
        film = negative_of(Project(self.out))
        return [n for n, shot in enumerate(film.shots, 1) if wanted(shot)]

    def done(self) -> tuple[Finished, ...]:
        return finished_of(Project(self.out))

    def frames(self, of: Finished) -> np.ndarray:
        """What a step left."""
        import sqlite3

        with sqlite3.connect(self.out / ".storyreel" / "jobs.sqlite") as rows:
            found = rows.execute("SELECT outputs FROM result WHERE kind = 'finish'").fetchall()
        outputs = [json.loads(text) for (text,) in found]
        (digest,) = {o["frames"] for o in outputs if o["provenance"] == of.provenance}
        return np.stack(list(clip_frames.unpacked(Project(self.out).blobs.get(digest))))


def test_a_film_is_finished(tmp_path: Path, models: Path) -> None:
    cutting = Cutting(tmp_path, models)
    first = cutting.film()
    assert first["finishing"] == []
    _what_is_missing_is_told_and_nothing_kept(cutting)
    cutting.install()
    _steps_are_kept_and_listed(cutting)
    whole = _killed_and_gone_on_with(cutting)
    _what_was_done_is_recorded(cutting, whole)
    _what_is_missing_is_told_before_anything_is_painted(cutting)
    _taken_back(cutting)
    _a_drawn_film_has_nothing_to_finish(cutting)


def _what_is_missing_is_told_and_nothing_kept(cutting: Cutting) -> None:
    told = cutting.finish("--shot", "all", "--enlarge")
    assert told.exit_code == 2
    assert "seedvr2 needs its environment" in told.output
    assert "storyreel tool install seedvr2" in told.output
    assert "No shot of this film" in cutting.finish().output
    for words, why in (
        (("--shot", "all", "--remove", "ben"), "name the shots"),
        (("--lips",), "say which shots"),
        (("--shot", "99", "--lips"), "the film has shots 1 to"),
        (("--shot", "2", "--at", "1,2,3,4", "--lips"), "go with --remove"),
        (("--shot", "2", "--remove", "x", "--at", "90,2,30,4"), "no part of the picture"),
        (("--shot", "2", "--lips", "--set", "steps"), "write NAME=VALUE"),
        (("--shot", "2", "--lips", "--none"), "one of --none, --undo, --redo"),
        (("--undo",), "can be taken back"),
    ):
        refused = cutting.finish(*words)
        assert refused.exit_code == 2, refused.output
        assert why in refused.output


def _steps_are_kept_and_listed(cutting: Cutting) -> None:
    (wide,) = map(str, cutting.shots(lambda shot: bool(shot.said)))
    told = cutting.finish("--shot", "all", "--enlarge", "spandrel")
    assert told.exit_code == 0, told.output
    assert "is left as it is: it is a card" in told.output
    refused = cutting.finish("--shot", wide, "--talk", "latentsync")
    assert "a talking close-up shows one speaker" in refused.output
    refused = cutting.finish("--shot", wide, "--lips", "spandrel")
    assert "tool spandrel is for upscale and not for lip sync" in refused.output
    told = cutting.finish("--shot", wide, "--remove", "ben", "--set", "steps=5")
    assert told.exit_code == 0, told.output
    assert "BEN is in the plan" in told.output
    assert cutting.finish("--shot", "all", "--lips").exit_code == 0
    listed = json.loads(cutting.finish("--json").stdout)
    assert {row["state"] for row in listed} == {"with the next film"}
    assert [row["step"]["kind"] for row in listed if row["shot"] == int(wide)] == [
        "remove", "lips", "enlarge",
    ]  # fmt: skip


def _killed_and_gone_on_with(cutting: Cutting) -> dict[str, Any]:
    """A film that is killed while a tool works takes the tool with it, and goes on from there."""
    home = cutting.tools / "spandrel"
    (home / "hold").touch()
    storyreel = str(Path(sys.executable).with_name("storyreel"))
    running = subprocess.Popen(
        [storyreel, *cutting.painted_words], env={**os.environ, **cutting.environment},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert until((home / "holding").exists)
    tool = int((home / "holding").read_text())
    running.send_signal(signal.SIGKILL)
    running.wait()
    assert until(lambda: not Path(f"/proc/{tool}").exists()), "the tool ends with the film"
    (home / "hold").unlink()
    gone_on = cutting.film()
    assert not {"plate", "clip", "take", "passes"} & gone_on["effort"]["cpu"].keys()
    assert cutting.film()["effort"]["executed"] == 0, "an unchanged film runs nothing"
    return gone_on


def _what_was_done_is_recorded(cutting: Cutting, report: dict[str, Any]) -> None:
    done = cutting.done()
    assert [(one.number, one.step.kind.value) for one in done] == [
        (entry["shot"], entry["step"]["kind"]) for entry in report["finishing"]
    ]
    removed = next(one for one in done if one.step.kind.value == "remove")
    told = json.loads(Project(cutting.out).blobs.get(removed.provenance or ""))  # type: ignore[arg-type]
    assert told["removed"] == ["actor:ch-ben"]
    assert told["values"]["steps"] == "5"
    frames = cutting.frames(removed)
    assert (np.abs(frames.astype(int) - 128).max(axis=-1) <= 4).mean() > 0.01, "grey where he was"
    assert removed.before is not None
    assert removed.after is not None
    large = [one for one in done if one.step.kind.value == "enlarge"]
    assert all(cutting.frames(one).shape[1:] == (2 * SIZE[1], 2 * SIZE[0], 3) for one in large)
    lips = [one for one in done if one.step.kind.value == "lips"]
    assert all("large enough" in one.note for one in lips), "faces of a few pixels"
    assert any("lips by latentsync: nobody speaks" in told for told in report["approximations"])
    checked = json.loads(cutting.says("check", str(cutting.out), "--parity", "--json").stdout)
    assert checked["steps"] == report["finishing"]
    shown = cutting.says("check", str(cutting.out), "--parity").output
    assert "Finishing steps" in shown
    assert "remove BEN by void steps=5" in shown
    states = {row["state"].partition(":")[0] for row in json.loads(cutting.finish("--json").stdout)}
    assert states == {"done", "nothing done"}


def _what_is_missing_is_told_before_anything_is_painted(cutting: Cutting) -> None:
    described = (cutting.tools / "void.toml").rename(cutting.tools / "void.away")
    made = cutting.says(*cutting.painted_words)
    assert made.exit_code == 2
    assert "storyreel tool install void" in made.output
    described.rename(cutting.tools / "void.toml")


def _taken_back(cutting: Cutting) -> None:
    numbers = ",".join(str(n) for n in sorted({one.number for one in cutting.done()}))
    assert cutting.finish("--shot", numbers, "--none").exit_code == 0
    assert cutting.finish("--undo").exit_code == 0
    assert cutting.finish("--redo").exit_code == 0
    report = cutting.film()
    assert report["finishing"] == []
    assert report["effort"]["cpu"].keys() <= {"print", "film", "storyboard", "proof"}
    assert cutting.finish("--undo").exit_code == 0
    again = cutting.film()
    assert again["finishing"]
    assert again["effort"]["executed"] == 0, "what was finished before is kept"


def _a_drawn_film_has_nothing_to_finish(cutting: Cutting) -> None:
    assert cutting.says(*cutting.film_words).exit_code == 0
    assert cutting.done() == ()
    assert "sleeps: the film was drawn last" in cutting.finish().output
    for words, why in (
        (("--lips",), "drawn from the voice itself"),
        (("--talk",), "drawn from the voice itself"),
        (("--enlarge",), "--size 3840x2160"),
        (("--remove", "ben"), "storyreel note"),
    ):
        told = cutting.finish("--shot", "2", *words)
        assert told.exit_code == 2
        assert why in told.output
        assert "--backend diffusion" in told.output


def until(true: Callable[[], bool]) -> bool:
    """Whether it comes true within some minutes: painting comes before."""
    for _ in range(2400):
        if true():
            return True
        time.sleep(0.1)
    return False
