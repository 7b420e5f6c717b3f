"""`storyreel note`, `undo`, `redo`, `history`, `compare`: a small film changed by saying so."""

import csv
import io
import json
import os
import pty
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from planner import edits as e
from planner.shots import LABEL, ShotPlan, Size
from renderers.production.blobs_of import restored
from renderers.production.cutting_room import cutting_room
from renderers.production.history import opened
from renderers.production.notes import kept_edits
from renderers.production.rushes import rushes_of
from storage.projects import Project
from storage.store import running_jobs
from tests.web.unsure_notes import offered_in

PROGRAM = Path(sys.executable).with_name("storyreel")
SCRIPT = """Title: Rain

INT. KITCHEN - DAY

ANNA (30), red hair, stands at the table. BEN (40), tall, stands at the window.

ANNA
Is it still raining out there?

BEN
It never stops, not once since the spring.

ANNA
Then we stay!
"""
LEFT, TOP, WIDTH, HEIGHT, ASIDE = 18, 134, 400, 225, 418  # of the first pictures of a comparison


def run(*arguments: str | Path, said: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PROGRAM, *arguments], capture_output=True, text=True, timeout=300, check=False,
        input=said, env={**os.environ, "COLUMNS": "160"},
    )  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A film that was made once."""
    folder = tmp_path_factory.mktemp("film")
    script = folder / "rain.fountain"
    script.write_text(SCRIPT, encoding="utf-8")
    told = run("film", script, "-o", folder / "out", "--size", "192x108")
    assert told.returncode == 0, told.stderr
    return folder / "out"


@pytest.fixture
def film(made: Path, tmp_path: Path) -> Path:
    """A copy of it to change."""
    return Path(shutil.copytree(made, tmp_path / "out"))


def state(film: Path) -> dict[str, bytes]:
    """Every document of a film folder."""
    folder = film / ".storyreel" / "documents"
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def planned(film: Path) -> ShotPlan:
    return restored(Project(film).read_document("shotplan", LABEL), ShotPlan)


def sizes(film: Path) -> list[str]:
    """Sizes of the shots that were filmed."""
    return [row["size"] for row in csv.DictReader(io.StringIO((film / "shots.csv").read_text()))]


def versions(film: Path) -> dict[str, Any]:
    told = run("history", film, "--json")
    assert told.returncode == 0, told.stderr
    document: dict[str, Any] = json.loads(told.stdout)
    return document


def single(film: Path) -> int:
    """Number of the first shot of one person."""
    return next(s.number for s in planned(film).shots if s.framing.kind == "single")


def drawn(film: Path) -> dict[str, str]:
    """Videos of the film as it stands, by shot."""
    rushes = rushes_of(kept_edits(Project(film)), Project(film))
    assert rushes is not None
    return {rush.shot: rush.video for rush in rushes}


def test_a_note_is_told_kept_filmed_taken_back_made_again_and_compared(film: Path) -> None:
    number = single(film)
    shot = planned(film).shots[number - 1].id
    old_sizes, old_videos = sizes(film), drawn(film)
    told = run("note", film, f"make shot {number} an extreme close-up", "--yes", "--render")
    assert told.returncode == 0, told.stderr
    assert f"Shot {number} becomes an extreme close-up" in told.stdout
    assert f"Drawn again: shot {number}, " in told.stdout
    assert "joining: 4 made" in told.stdout  # the shot, the film, its storyboard and its proof
    videos = drawn(film)
    assert {s for s in videos if videos[s] != old_videos[s]} == {shot}
    assert sizes(film) == [*old_sizes[: number - 1], "ECU", *old_sizes[number:]]

    compared = run("compare", film)
    assert compared.returncode == 0, compared.stderr
    assert "1 shot differs" in compared.stdout
    _assert_side_by_side(film, shot)

    undone = run("undo", film, "--render")
    assert "version 0" in undone.stdout
    assert "joining: 0 made" in undone.stdout
    assert sizes(film) == old_sizes
    assert drawn(film) == old_videos
    assert run("redo", film).returncode == 0
    assert planned(film).shots[number - 1].framing.size is Size.ECU
    assert versions(film)["current"] == 1
    assert "make shot" in run("history", film).stdout


def _assert_side_by_side(film: Path, shot: str) -> None:
    """Left the frame as it was, right as it is; both scaled to the panel."""
    project = Project(film)
    board = Image.open(film / "compare.png")
    for column, edits in enumerate(((), kept_edits(project))):
        rush = next(r for r in rushes_of(edits, project) or () if r.shot == shot)
        frame = Image.open(io.BytesIO(project.blobs.get(rush.frame))).convert("RGB")
        wanted = frame.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        x = LEFT + column * ASIDE
        seen = np.asarray(board.crop((x, TOP, x + WIDTH, TOP + HEIGHT)))
        assert np.array_equal(seen[1:-1, 1:-1], np.asarray(wanted)[1:-1, 1:-1])


def test_an_ambiguous_note_asks_and_changes_nothing_until_it_is_answered(film: Path) -> None:
    before = state(film)
    asked = run("note", film, "the single of Anna wider", "--yes")
    assert asked.returncode == 2, asked.stderr
    assert "1. shot " in asked.stdout
    assert "2. shot " in asked.stdout
    assert f"storyreel note {film} 'the single of Anna wider' --yes --choice 1" in asked.stdout
    assert run("note", film, "the single of Anna wider", "--yes", "--choice", "9").returncode == 2
    assert state(film) == before
    answered = run("note", film, "the single of Anna wider", "--yes", "--choice", "2")
    assert answered.returncode == 0, answered.stderr
    (edit,) = kept_edits(Project(film))
    assert isinstance(edit, e.Reframe)
    number = next(s.number for s in planned(film).shots if s.id == edit.shot)
    assert f"2. shot {number}" in asked.stdout


def test_the_command_that_answers_can_be_pasted(film: Path) -> None:
    asked = run("note", film, "the single of Anna wider", "--yes")
    command = asked.stdout.rpartition(": ")[2].strip()
    program, *words = shlex.split(command)
    assert program == "storyreel"
    answered = run(*words)
    assert answered.returncode == 0, answered.stdout
    assert len(kept_edits(Project(film))) == 1


@pytest.mark.parametrize(
    ("typed", "returned", "kept"),
    [("2\ny\n", 0, 1), ("2\nn\n", 2, 0), ("0\n", 2, 0), ("7\n1\ny\n", 0, 1), ("\x04", 2, 0)],
)
def test_at_a_terminal_the_question_is_asked(
    film: Path, typed: str, returned: int, kept: int
) -> None:
    code, shown = at_a_terminal("note", film, "the single of Anna wider", typed=typed)
    assert "Which one? 0 for none" in shown
    assert "--choice" not in shown
    assert code == returned
    assert len(kept_edits(Project(film))) == kept


@pytest.mark.parametrize(("typed", "returned"), [("y\n", 0), ("n\n", 2)])
def test_one_offer_at_a_terminal_is_answered_by_yes_or_no(
    film: Path, typed: str, returned: int
) -> None:
    note, _ = offered_in(film, most=1)
    code, shown = at_a_terminal("note", film, note, typed=typed)
    assert "Is this what you mean?" in shown
    assert "Change it?" in shown
    assert code == returned
    assert bool(kept_edits(Project(film))) is (returned == 0)


@pytest.mark.parametrize(("typed", "returned"), [("y\n", 0), ("n\n", 2)])
def test_yes_beforehand_is_no_answer_to_an_offer(film: Path, typed: str, returned: int) -> None:
    note, _ = offered_in(film, most=1)
    code, shown = at_a_terminal("note", film, note, "--yes", typed=typed)
    assert "Is it?" in shown
    assert "Change it?" not in shown
    assert code == returned
    assert bool(kept_edits(Project(film))) is (returned == 0)
    assert run("note", film, note, "--yes").returncode == 2, "nor without a terminal"


def at_a_terminal(*arguments: str | Path, typed: str) -> tuple[int, str]:
    """Exit code and screen of a command at a terminal where something is typed."""
    mine, theirs = pty.openpty()
    own = {k: v for k, v in os.environ.items() if not k.startswith("STORYREEL_MODEL")}
    command = subprocess.Popen(
        [PROGRAM, *arguments], stdin=theirs, stdout=theirs, stderr=theirs,
        env={**own, "COLUMNS": "160"}, start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    os.write(mine, typed.encode())
    shown = b""
    while True:
        try:
            shown += os.read(mine, 4096)
        except OSError:  # the other end is closed: the command has ended
            break
    os.close(mine)
    return command.wait(timeout=300), shown.decode()


@pytest.mark.parametrize(
    ("note", "word"),
    [
        ("florb the wizzle", "florb"),
        ("why is it so dark?", "question"),
        ("shot 99 tighter", "99"),
        ("undo that", "nothing can be taken back"),
        ("make shot 1 a close-up", "card"),
    ],
)
def test_what_cannot_be_done_is_told_and_changes_nothing(film: Path, note: str, word: str) -> None:
    before = state(film)
    told = run("note", film, note, "--yes")
    assert told.returncode == 2, told.stdout
    assert word in told.stdout + told.stderr
    assert "Traceback" not in told.stderr
    assert state(film) == before


def test_a_trial_and_a_no_change_nothing(film: Path) -> None:
    before, number = state(film), single(film)
    note = f"make shot {number} a close-up"
    assert "this was a trial" in run("note", film, note, "--dry-run").stdout
    assert run("note", film, note, said="n\n").returncode == 2
    unasked = run("note", film, note)
    assert unasked.returncode == 2
    assert "--yes" in unasked.stdout
    assert run("note", film, note, "--yes", "--choice", "1").returncode == 2
    assert state(film) == before
    assert run("note", film, note, said="y\n").returncode == 0
    assert versions(film)["current"] == 1


def test_this_is_the_shot_that_is_looked_at(film: Path) -> None:
    number = single(film)
    told = run("note", film, "this one tighter", "--shot", str(number), "--dry-run")
    assert f"Shot {number} becomes" in told.stdout
    missing = run("note", film, "this one tighter", "--shot", "99")
    assert missing.returncode == 2
    assert "there is no shot 99" in missing.stderr


def test_notes_take_changes_back_and_a_lock_goes_with_its_version(film: Path) -> None:
    number = single(film)
    at = number - 1
    size = planned(film).shots[at].framing.size
    for note in (f"make shot {number} an extreme close-up", f"lock shot {number}"):
        assert run("note", film, note, "--yes").returncode == 0
    refused = run("note", film, f"make shot {number} a close-up", "--yes")
    assert refused.returncode == 2
    assert "locked" in refused.stderr
    assert run("undo", film, "-n", "2").returncode == 0
    assert not planned(film).shots[at].locked
    assert planned(film).shots[at].framing.size is size
    assert run("redo", film, "-n", "2").returncode == 0
    assert planned(film).shots[at].locked
    assert planned(film).shots[at].framing.size is Size.ECU
    assert run("note", film, "undo that").returncode == 0
    assert not planned(film).shots[at].locked
    assert versions(film)["current"] == 1


def test_the_plan_that_is_shown_is_the_plan_that_is_filmed(film: Path) -> None:
    number = single(film)
    # two notes, filmed once: what is compared is the last film, not a version without pictures
    assert run("note", film, f"make shot {number} an extreme close-up", "--yes").returncode == 0
    assert run("note", film, f"drop shot {number}", "--yes").returncode == 0
    shown = planned(film)
    told = run("note", film, "--render")
    assert told.returncode == 0, told.stderr
    assert planned(film) == shown
    compared = run("compare", film)
    assert compared.returncode == 0, compared.stderr
    assert "differ in version 0" in compared.stdout
    assert (film / "compare.png").exists()


def test_a_version_without_a_film_says_how_to_make_it(film: Path) -> None:
    number = single(film)
    assert run("note", film, f"make shot {number} a close-up", "--yes").returncode == 0
    told = run("compare", film)
    assert told.returncode == 2
    assert "never made" in told.stderr
    assert f"storyreel note {film} --render" in told.stderr
    assert not (film / "compare.png").exists()
    assert [v["filmed"] for v in versions(film)["versions"]] == [True, False]
    assert run("compare", film, "--with", "7").returncode == 2


def test_a_folder_that_is_worked_in_is_refused(film: Path) -> None:
    before = state(film)
    with running_jobs(Project(film).store):
        for command in (("note", film, "shot 2 tighter", "--yes"), ("undo", film), ("redo", film)):
            told = run(*command)
            assert told.returncode == 1
            assert "is running jobs" in told.stderr
    assert state(film) == before


def test_a_folder_without_a_film_is_bad_input(tmp_path: Path) -> None:
    for command in (("note", "shot 2 tighter"), ("undo",), ("redo",), ("history",), ("compare",)):
        told = run(command[0], tmp_path, *command[1:])
        assert told.returncode == 2
        assert "storyreel film SCRIPT" in told.stderr
    assert list(tmp_path.iterdir()) == []
    assert "write a note" in run("note", tmp_path).stderr


def test_a_damaged_history_is_told_and_the_notes_stay(film: Path) -> None:
    number = single(film)
    assert run("note", film, f"make shot {number} a close-up", "--yes").returncode == 0
    (film / ".storyreel" / "documents" / "history.json").write_text("no JSON")
    told = run("note", film, f"lock shot {number}", "--yes")
    assert told.returncode == 0, told.stderr
    assert "history.json.damaged-1" in told.stderr
    found, remark = opened(Project(film))
    assert remark == ""
    assert [type(edit) for edit in found.edits(found.current)] == [e.Reframe, e.Mark]


def test_a_script_that_is_gone_is_named(film: Path) -> None:
    with cutting_room(film) as room:
        script = room.request.script
    hidden = script.with_suffix(".gone")
    script.rename(hidden)
    try:
        told = run("note", film, "shot 2 tighter", "--yes")
    finally:
        hidden.rename(script)
    assert told.returncode == 2
    assert str(script) in told.stderr
