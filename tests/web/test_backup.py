"""`storyreel backup`, `restore` and `clean`, as a person types them, on a real film."""

import os
import shutil
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from renderers.production.commission import commissioned
from storage.blobs import Blobs
from storage.ledger import Ledger
from storage.projects import Project
from web.cli import main

SCRIPT = """Title: Two Words

INT. KITCHEN - DAY

ANNA
Good morning.
"""


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("film")
    script = folder / "two words.fountain"
    script.write_text(SCRIPT)
    said = run("film", str(script), "-o", str(folder / "out"), "--size", "128x72")
    assert said[0] == 0, said[1]
    return folder / "out"


def run(*arguments: str, answer: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(main, list(arguments), input=answer)
    return result.exit_code, result.output


def test_a_film_travels_in_one_file_and_goes_on_there(film: Path, tmp_path: Path) -> None:
    file, there = tmp_path / "film.zip", tmp_path / "there"
    code, said = run("backup", str(film), str(file))
    assert (code, file.is_file()) == (0, True)
    assert "files" in said
    (film.parent / "two words.fountain").rename(film.parent / "elsewhere.fountain")
    try:
        assert run("restore", str(file), str(there))[0] == 0
        assert commissioned(Project(there)).script == there / "script" / "two words.fountain"
        assert (there / "animatic.mp4").read_bytes() == (film / "animatic.mp4").read_bytes()
        code, said = run("history", str(there))
        assert code == 0, said
    finally:
        (film.parent / "elsewhere.fountain").rename(film.parent / "two words.fountain")
    assert run("restore", str(file), str(there)) == (
        2,
        f"storyreel: {there}: is there already; name a folder that is new or empty\n",
    )


def test_what_is_no_backup_is_said(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_text("no zip")
    code, said = run("restore", str(tmp_path / "x.zip"), str(tmp_path / "r"))
    assert code == 2
    assert "no backup of Storyreel" in said


def test_a_film_keeps_all_it_needs_when_it_is_cleaned(film: Path) -> None:
    blobs = Project(film).blobs
    loose = blobs.put(b"nothing names this")
    long_ago = time.time() - 2 * 86400
    needed = set(blobs.digests()) - {loose}
    for digest in blobs.digests():
        os.utime(blobs.path(digest), (long_ago, long_ago))
    code, said = run("clean", str(film), "--dry-run")
    assert (code, "1 files can go (18 bytes)" in said) == (0, True)
    assert run("clean", str(film), answer="n\n")[0] == 0
    assert blobs.has(loose)
    assert "taken out: 1 files" in run("clean", str(film), answer="y\n")[1]
    assert set(blobs.digests()) == needed
    assert "0 files can go" in run("clean", str(film), "--yes")[1]


def test_a_film_of_the_studio_brings_its_entries(film: Path, tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    shutil.copytree(film, here / "projects" / "pancake")
    blobs = Project(here / "projects" / "pancake").blobs
    take = blobs.put(b"an old take")
    os.utime(blobs.path(take), (0, 0))
    with Ledger.at(here / "studio.db") as ledger:
        ledger.create_project("pancake", "Two Words", "p", by="me", at=1)
        ledger.add_take("pancake", "s", digest=take, plan_version=0, profile="a", frames=1, at=1)
        ledger.add_pin("pancake", "s", 1, 0, "lovely", by="me", at=1)
    assert run("clean", str(here / "projects" / "pancake"), "--yes")[0] == 0
    assert blobs.has(take)
    file = tmp_path / "b.zip"
    assert run("backup", str(here / "projects" / "pancake"), str(file))[0] == 0
    with Ledger.at(there / "studio.db") as ledger:
        assert run("restore", str(file), str(there / "projects" / "copy"))[0] == 0
        assert ledger.project("copy").title == "Two Words"
        assert [pin.text for pin in ledger.pins("copy")] == ["lovely"]
    assert Project(there / "projects" / "copy").blobs.get(take) == b"an old take"
    shutil.rmtree(there / "projects" / "copy")
    code, said = run("restore", str(file), str(there / "projects" / "copy"))
    assert (code, "exists already" in said) == (2, True)
    assert not (there / "projects" / "copy").exists()


def test_a_film_is_shared_from_now_on(film: Path, tmp_path: Path) -> None:
    shutil.copytree(film, tmp_path / "film")
    count = len(list(Project(film).blobs.digests()))
    code, said = run("share", str(tmp_path / "film"), str(tmp_path / "server"))
    assert (code, f"{count} files went to" in said) == (0, True)
    digest = Project(tmp_path / "film").blobs.put(b"drawn later")
    assert Blobs(tmp_path / "server").get(digest) == b"drawn later"
    code, said = run("share", str(tmp_path / "film"), "s3://", "--endpoint", "http://127.0.0.1:1")
    assert (code, "s3://bucket/prefix" in said) == (1, True)
