"""Cleaning: what is named stays, what is young stays, what goes is made again."""

import json
import os
import time
from pathlib import Path

import pytest

from storage.blobs import Blobs, Digest
from storage.cleaning import GRACE_S, NEWEST_RUNS, clean
from storage.errors import ProjectBusy
from storage.jobs import Graph
from storage.projects import Project
from storage.runner import Runner
from storage.store import running_jobs
from tests.storage.conftest import Log

NOW = time.time()  # as files are dated
OLD = NOW - GRACE_S - 1


def aged(blobs: Blobs, digest: Digest, at: float = OLD) -> Digest:
    os.utime(blobs.path(digest), (at, at))
    return digest


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "film")


def test_what_documents_name_stays_whatever_it_is(project: Project) -> None:
    blobs = project.blobs
    frame, inner, loose = (aged(blobs, blobs.put(data)) for data in (b"png", b"wav", b"loose"))
    sheet = aged(blobs, blobs.put(json.dumps({"sound": inner}).encode()))
    first = project.write_document("plan", "plan/1", {"shots": [frame]})
    second = project.write_document("plan", "plan/1", {"shots": [], "sheet": sheet})
    for revision in (first, second):
        aged(blobs, revision.id)
    found = clean(project.root, now=NOW)
    assert (found.removed, found.bytes, found.young) == ((loose,), 5, 0)
    assert blobs.has(loose)
    assert clean(project.root, now=NOW, dry_run=False).removed == (loose,)
    assert set(blobs.digests()) == {frame, inner, sheet, first.id, second.id}
    assert project.revisions("plan") == (second, first)


def test_what_is_young_or_named_by_others_stays(project: Project) -> None:
    blobs = project.blobs
    young = aged(blobs, blobs.put(b"young"), NOW - GRACE_S + 1)
    kept, gone = (aged(blobs, blobs.put(data)) for data in (b"take", b"gone"))
    done = clean(project.root, now=NOW, keep=[kept, Digest("0" * 64)], dry_run=False)
    assert (done.removed, done.young, done.kept) == ((gone,), 1, 1)
    assert set(blobs.digests()) == {young, kept}


def test_what_is_put_again_is_young_again(project: Project) -> None:
    digest = aged(project.blobs, project.blobs.put(b"again"))
    project.blobs.put(b"again")
    assert clean(project.root, now=NOW).removed == ()
    assert project.blobs.path(digest).stat().st_mtime > OLD


def test_results_of_recent_runs_stay_and_older_ones_are_made_again(
    project: Project, tasks: str, log: Log
) -> None:
    def graph(text: str) -> Graph:
        made = Graph()
        made.add("text", {"text": text, "log": str(log.path)})
        return made

    with Runner(project.store, tasks, workers=0) as runner:
        for number in range(NEWEST_RUNS + 1):
            runner.run(graph(f"draft {number}"))
    for digest in project.blobs.digests():
        aged(project.blobs, digest)
    done = clean(project.root, now=NOW, dry_run=False)
    assert len(done.removed) == 1
    with Runner(project.store, tasks, workers=0) as runner:
        assert runner.run(graph("draft 1")).cached == 1
        assert runner.run(graph("draft 0")).executed == 1


def test_nobody_cleans_where_somebody_works(project: Project) -> None:
    project.blobs.put(b"x")
    with running_jobs(project.store), pytest.raises(ProjectBusy):
        clean(project.root, now=NOW)


def test_a_folder_without_project_is_left_alone(tmp_path: Path) -> None:
    assert clean(tmp_path, now=NOW, dry_run=False).removed == ()
    assert not list(tmp_path.iterdir())
