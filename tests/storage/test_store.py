"""The lock: one runner per store, and a dead one's lock is free."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from storage.errors import ProjectBusy, StorageReadOnly
from storage.store import running_jobs

HOLDER = """
import sys
from pathlib import Path
from storage.store import running_jobs
with running_jobs(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_another_process_is_named_and_its_death_frees_the_lock(store: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(store)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        busy = pytest.raises(ProjectBusy, match=f"process {holder.pid} is running jobs")
        with busy, running_jobs(store):
            pass
        holder.kill()
    with running_jobs(store):
        assert (store / "lock").read_text() == str(os.getpid())


def test_a_stale_lock_file_is_taken_over(store: Path) -> None:
    store.mkdir()
    (store / "lock").write_text("99999999999")
    with running_jobs(store):
        assert (store / "lock").read_text() == str(os.getpid())
    with running_jobs(store):
        pass


def test_a_place_that_takes_no_lock_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with (
        pytest.raises(StorageReadOnly, match="choose another folder"),
        running_jobs(tmp_path / "file"),
    ):
        pass
