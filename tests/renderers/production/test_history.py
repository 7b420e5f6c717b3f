"""A film's history: a tree of versions, steps through it, and what becomes of broken documents."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.edits import AnyEdit, Drop, Mark
from renderers.production.blobs_of import plain
from renderers.production.history import (
    DOCUMENT,
    FOUND,
    LABEL,
    History,
    NoSuchVersion,
    Version,
    added,
    keep_history,
    obeyed,
    opened,
)
from renderers.production.notes import keep_edits, kept_edits
from storage.errors import UnknownLabel
from storage.projects import Project

ROOT = History((Version(0, None, "", (), ()),))


def edit(number: int) -> AnyEdit:
    return Drop(shot=f"sh-{number}")


def noted(history: History, *numbers: int) -> History:
    for number in numbers:
        history = added(history, f"drop {number}", (edit(number),), (f"Shot {number} goes",))
    return history


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "out")


def test_a_version_has_the_edits_on_its_way_from_the_root() -> None:
    history = noted(ROOT, 1, 2, 3)
    assert history.edits(3) == (edit(1), edit(2), edit(3))
    assert history.edits(1) == (edit(1),)
    assert history.edits(0) == ()


def test_a_note_after_an_undo_begins_a_branch_and_loses_nothing() -> None:
    history = noted(ROOT, 1, 2)
    branched = noted(History(history.versions, history.back(1)), 3)
    assert branched.edits(branched.current) == (edit(1), edit(3))
    assert branched.edits(2) == (edit(1), edit(2))
    assert History(branched.versions, branched.back(1)).on(1) == 3  # the newest that followed


@given(st.integers(1, 12), st.data())
def test_redo_takes_undo_back(notes: int, data: st.DataObject) -> None:
    history = noted(ROOT, *range(notes))
    steps = data.draw(st.integers(1, notes))
    earlier = History(history.versions, history.back(steps))
    assert len(earlier.edits(earlier.current)) == notes - steps
    assert earlier.on(steps) == history.current


def test_steps_too_far_are_refused_with_the_number_there_is() -> None:
    history = noted(ROOT, 1, 2)
    with pytest.raises(NoSuchVersion, match="-n 2"):
        history.back(3)
    with pytest.raises(NoSuchVersion, match="nothing can be made again"):
        history.on(1)
    with pytest.raises(NoSuchVersion, match="there are 0 to 2"):
        history.version(7)


def test_a_kept_history_is_opened_and_obeyed(project: Project) -> None:
    history = noted(ROOT, 1, 2)
    keep_history(history, project)
    assert opened(project) == (history, "")
    assert kept_edits(project) == (edit(1), edit(2))


def test_a_new_folder_stands_at_version_0(project: Project) -> None:
    assert opened(project) == (ROOT, "")
    assert not project.root.exists()


def test_edits_kept_by_other_means_become_a_version(project: Project) -> None:
    keep_history(noted(ROOT, 1), project)
    keep_edits((edit(1), Mark(shot="sh-2", locked=True)), project)
    history, _ = opened(project)
    assert history.version(2) == Version(2, 1, FOUND, (Mark(shot="sh-2", locked=True),), ())
    keep_edits((edit(5),), project)
    history, _ = opened(project)
    assert history.version(history.current).parent == 0
    assert history.edits(history.current) == (edit(5),)


def test_a_step_that_was_cut_off_leaves_the_version_that_is_obeyed(project: Project) -> None:
    history = noted(ROOT, 1, 2)
    keep_history(history, project)
    keep_edits((edit(1),), project)  # as it stands when the second document was never written
    found, _ = opened(project)
    assert found == History(history.versions, 1)


@pytest.mark.parametrize(
    "text",
    [
        "no JSON",
        '{"label": "history/1", "parent": null, "data": {"versions": 3}}',
        '{"label": "history/1", "parent": null, "data": {"versions": [], "current": 0}}',
    ],
)
def test_a_damaged_history_is_put_aside_and_the_film_stays_as_it_is(
    project: Project, text: str
) -> None:
    keep_history(noted(ROOT, 1, 2), project)
    path = project.store / "documents" / f"{DOCUMENT}.json"
    path.write_text(text)
    history, remark = opened(project)
    assert "begins anew" in remark
    assert path.with_name("history.json.damaged-1").read_text() == text
    assert history.edits(history.current) == (edit(1), edit(2))


def test_versions_that_are_no_tree_are_damage(project: Project) -> None:
    loop = History((Version(0, None, "", (), ()), Version(1, 1, "", (), ())), 1)
    project.write_document(DOCUMENT, LABEL, plain(loop))
    assert "do not fit together" in opened(project)[1]


def test_a_newer_history_is_left_where_it_is(project: Project) -> None:
    project.write_document(DOCUMENT, "history/2", {})
    with pytest.raises(UnknownLabel, match="update Storyreel"):
        opened(project)


@pytest.mark.parametrize("text", ["no JSON", '{"label": "edits/1", "parent": null, "data": [7]}'])
def test_damaged_notes_are_put_aside_and_the_history_says_what_they_were(
    project: Project, text: str
) -> None:
    keep_history(noted(ROOT, 1, 2), project)
    path = project.store / "documents" / "edits.json"
    path.write_text(text)
    edits, remark = obeyed(project)
    assert edits == kept_edits(project) == (edit(1), edit(2))
    assert "edits.json.damaged-1" in remark
    assert path.with_name("edits.json.damaged-1").read_text() == text
    assert obeyed(project) == (edits, "")


def test_damaged_notes_and_history_leave_the_film_as_planned(project: Project) -> None:
    keep_history(noted(ROOT, 1), project)
    for name in ("edits", DOCUMENT):
        (project.store / "documents" / f"{name}.json").write_text("no JSON")
    edits, remark = obeyed(project)
    assert edits == ()
    assert "begins anew" in remark
    assert "none is obeyed" in remark
