"""A whole film, small: real voices, real drawing, real encoding, the real job store."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import opentimelineio as otio
import pytest
from PIL import Image

from renderers.production.film import FilmSummary, make_film
from renderers.production.request import FilmRequest
from renderers.production.scenes_chosen import NoSuchScene
from renderers.production.stages import JobEnded, Stage, StageEnded, StageEvent
from renderers.profile import Profile
from screenplay.errors import ScreenplayError

SCRIPT = """Title: Small

INT. KITCHEN - DAY

ANNA (30), red hair, sits at the table. BEN (40), tall, stands at the window.

ANNA
Is it still raining?

BEN
(softly)
It never stops.

Anna stands up and walks to the window.

ANNA
Then we stay!

EXT. GARDEN - NIGHT

Ben looks at the sky.

BEN
Look at that.
"""
SMALL = Profile("animatic", 256, 144)


def film(folder: Path, script: str = SCRIPT, **changes: object) -> tuple[FilmSummary, list[str]]:
    """Make a small film; the summary and the labels of the jobs that were executed."""
    path = folder / "small.fountain"
    path.write_text(script, encoding="utf-8")
    request = FilmRequest(path, folder / "out", profile=SMALL, environment=dict(os.environ))
    heard: list[StageEvent] = []
    summary = make_film(replace(request, **changes), heard.append)  # type: ignore[arg-type]  # test data
    executed = [e.label for e in heard if isinstance(e, JobEnded) and not e.cached]
    assert [e.stage for e in heard if isinstance(e, StageEnded)][-1] is Stage.PROVE
    return summary, executed


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, FilmSummary]:
    """A film that several tests look at; they do not change it."""
    folder = tmp_path_factory.mktemp("film")
    summary, _ = film(folder)
    return folder, summary


def decoded(path: Path) -> tuple[int, int]:
    """Video frames and audio samples that a decoder gets."""
    with av.open(str(path)) as container:
        frames = sum(1 for _ in container.decode(video=0))
    with av.open(str(path)) as container:
        samples = sum(frame.samples for frame in container.decode(audio=0))
    return frames, samples


def test_picture_and_sound_are_as_long_as_the_cut(made: tuple[Path, FilmSummary]) -> None:
    folder, summary = made
    report = json.loads((folder / "out/report.json").read_text())
    frames, samples = decoded(folder / "out/animatic.mp4")
    assert frames == report["film"]["frames"]
    assert abs(samples - frames * 2000) <= 1024  # an AAC packet's padding at the end
    assert summary.delivered.seconds == pytest.approx(frames / 24)


def test_the_film_has_picture_sound_and_subtitles(made: tuple[Path, FilmSummary]) -> None:
    folder, _ = made
    with av.open(str(folder / "out/animatic.mp4")) as container:
        kinds = {stream.type: stream.codec_context.name for stream in container.streams}
        size = (container.streams.video[0].width, container.streams.video[0].height)
    assert kinds == {"video": "h264", "audio": "aac", "subtitle": "mov_text"}
    assert size == (256, 144)


def test_every_line_is_proven(made: tuple[Path, FilmSummary]) -> None:
    folder, summary = made
    report = json.loads((folder / "out/report.json").read_text())
    assert [entry["text"] for entry in report["verbatim"]] == [
        "Is it still raining?", "It never stops.", "Then we stay!", "Look at that.",
    ]  # fmt: skip
    assert all(entry["proven"] for entry in report["verbatim"]), report["verbatim"]
    assert summary.delivered.verdicts.verbatim


def test_the_papers_agree_with_the_cut(made: tuple[Path, FilmSummary]) -> None:
    folder, summary = made
    rows = list(csv.DictReader(io.StringIO((folder / "out/shots.csv").read_text("utf-8"))))
    timeline = otio.adapters.read_from_file(str(folder / "out/timeline.otio"))
    clips = list(timeline.video_tracks()[0].find_clips())
    assert len(rows) == len(clips) == summary.delivered.shots
    assert [int(r["frames"]) for r in rows] == [c.source_range.duration.value for c in clips]
    board = np.asarray(Image.open(folder / "out/storyboard.png"))
    assert board.shape[1] > 1000
    assert board.std() > 20


# Whoever runs again what is made need not wait for these to load.
UNUSED = (
    *("scipy", "av", "moderngl", "pyworld", "soxr", "soundfile", "langchain", "uvicorn"),
    *("voices.speaking", "voices.mix", "screenplay.fdx.reading", "planner.revising"),
)


def test_an_unchanged_run_loads_no_more_than_it_uses(made: tuple[Path, FilmSummary]) -> None:
    folder, _ = made
    code = (
        "import sys\nfrom web.cli import main\n"
        f"main(['film', {str(folder / 'small.fountain')!r}, '-o', {str(folder / 'out')!r}, "
        "'--size', '256x144'], standalone_mode=False)\n"
        f"print('loaded:', [name for name in {UNUSED!r} if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "0 jobs made" in told.stdout
    assert told.stdout.splitlines()[-1] == "loaded: []"


def test_an_unchanged_script_executes_nothing(made: tuple[Path, FilmSummary]) -> None:
    folder, _ = made
    before = (folder / "out/animatic.mp4").read_bytes()
    summary, executed = film(folder)
    assert executed == []
    assert summary.effort.executed == 0
    assert (folder / "out/animatic.mp4").read_bytes() == before


def test_a_changed_line_renders_its_shots_only(tmp_path: Path) -> None:
    first, _ = film(tmp_path)
    _, executed = film(tmp_path, SCRIPT.replace("Look at that.", "Look at those stars."))
    shots = [label for label in executed if label.startswith("shot ")]
    assert 0 < len(shots) <= 3 < first.delivered.shots
    assert [label for label in executed if label.startswith("BEN")] == ["BEN: Look at those stars."]


def test_a_line_typed_above_moves_nothing_else(tmp_path: Path) -> None:
    film(tmp_path)
    _, executed = film(tmp_path, SCRIPT.replace("Title: Small\n", "Title: Small\nDraft: 2\n"))
    assert executed == []


def test_the_same_script_gives_the_same_bytes(
    made: tuple[Path, FilmSummary], tmp_path: Path
) -> None:
    folder, _ = made
    film(tmp_path, workers=0)
    assert (tmp_path / "out/animatic.mp4").read_bytes() == (
        folder / "out/animatic.mp4"
    ).read_bytes()


SOME_BLOBS = 8  # results and their folders: a few jobs are done, most are not


def test_a_killed_run_resumes(tmp_path: Path) -> None:
    script = tmp_path / "small.fountain"
    script.write_text(SCRIPT, encoding="utf-8")
    program = Path(sys.executable).with_name("storyreel")
    command = [program, "film", script, "-o", tmp_path / "out", "--size", "256x144"]
    with subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL) as running:
        blobs = tmp_path / "out/.storyreel/blobs"
        until = time.monotonic() + 60
        while sum(1 for _ in blobs.rglob("*")) < SOME_BLOBS and time.monotonic() < until:
            time.sleep(0.02)
        os.killpg(running.pid, signal.SIGKILL)
    assert not (tmp_path / "out/animatic.mp4").exists()
    summary, executed = film(tmp_path)
    assert summary.delivered.verdicts.verbatim
    assert summary.effort.cached > 0
    assert len(executed) < summary.effort.executed + summary.effort.cached


def test_scenes_that_do_not_exist_are_named(tmp_path: Path) -> None:
    with pytest.raises(NoSuchScene, match="the script has 2 scenes"):
        film(tmp_path, scenes=range(7, 9))
    assert not (tmp_path / "out/animatic.mp4").exists()


def test_some_scenes_make_a_shorter_film(tmp_path: Path) -> None:
    summary, _ = film(tmp_path, scenes=range(2, 3))
    assert summary.delivered.scenes == 1
    assert summary.delivered.verdicts.lines == 1


@pytest.mark.parametrize("text", ["", "   \n\n"])
def test_an_empty_script_is_bad_input(tmp_path: Path, text: str) -> None:
    with pytest.raises(ScreenplayError, match=r"small\.fountain") as fault:
        film(tmp_path, text)
    assert fault.value.exit_code == 2
