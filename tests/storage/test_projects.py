"""Projects: documents keep their past, upgrade step by step, and refuse what they do not know."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.blobs import digest_of
from storage.errors import DocumentDamaged, DocumentMissing, StorageError, UnknownLabel
from storage.projects import Project
from tests.storage.conftest import Limit

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner, max_size=4)
    ),
    max_leaves=10,
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


@given(JSON)
def test_documents_read_as_written(tmp_path_factory: pytest.TempPathFactory, data: Any) -> None:
    project = Project(tmp_path_factory.getbasetemp() / "documents")
    project.write_document("plan", "shotplan/2", data)
    assert project.read_document("plan", "shotplan/2") == data


def test_documents_upgrade_one_step_at_a_time(project: Project) -> None:
    project.write_document("plan", "shotplan/1", ["cu"])
    upgrades = {
        "shotplan/1": lambda data: {"shots": data},
        "shotplan/2": lambda data: {**data, "rate": 24},
    }
    assert project.read_document("plan", "shotplan/2", upgrades) == {"shots": ["cu"]}
    assert project.read_document("plan", "shotplan/3", upgrades) == {"shots": ["cu"], "rate": 24}


@pytest.mark.parametrize(
    ("wanted", "remedy"),
    [
        ("shotplan/1", "update Storyreel"),
        ("takes/2", "pass the right file"),
        ("shotplan/4", "nothing upgrades shotplan/2"),
        ("shotplan", "family/number"),
    ],
)
def test_unknown_labels_are_refused(project: Project, wanted: str, remedy: str) -> None:
    project.write_document("plan", "shotplan/2", {})
    with pytest.raises(UnknownLabel, match=remedy) as caught:
        project.read_document("plan", wanted)
    assert caught.value.exit_code == 2
    assert "plan.json" in str(caught.value)


def test_revisions_lead_back_and_undo_chooses_the_parent(project: Project) -> None:
    first = project.write_document("plan", "shotplan/1", {"shots": 1})
    second = project.write_document("plan", "shotplan/1", {"shots": 2})
    assert second.parent == first.id
    assert project.revisions("plan") == (second, first)

    assert project.choose("plan", first.id) == first
    assert project.read_document("plan", "shotplan/1") == {"shots": 1}
    assert project.revisions("plan") == (first,)

    other = project.write_document("plan", "shotplan/1", {"shots": 3})
    assert other.parent == first.id
    assert project.revision(second.id) == second
    project.choose("plan", second.id)
    assert project.read_document("plan", "shotplan/1") == {"shots": 2}


def test_writing_what_stands_there_is_no_revision(project: Project) -> None:
    first = project.write_document("plan", "shotplan/1", {"shots": 1})
    assert project.write_document("plan", "shotplan/1", {"shots": 1}) == first
    relabelled = project.write_document("plan", "shotplan/2", {"shots": 1})
    assert relabelled.parent == first.id


def test_the_same_past_has_the_same_ids(tmp_path: Path) -> None:
    ids = []
    for folder in ("one", "two"):
        project = Project(tmp_path / folder)
        project.write_document("plan", "shotplan/1", {"b": 1, "a": [0.1]})
        ids.append(project.write_document("plan", "shotplan/1", {"a": [0.2], "b": 1}).id)
    assert ids[0] == ids[1]


def test_what_is_missing_is_named(project: Project) -> None:
    with pytest.raises(DocumentMissing, match=r"plan\.json"):
        project.read_document("plan", "shotplan/1")
    with pytest.raises(DocumentMissing, match="no revision"):
        project.choose("plan", digest_of(b"never written"))
    assert project.revisions("plan") == ()
    assert project.documents() == ()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"label": "a/1"}', "\udcff"])
def test_damage_is_told_from_absence(project: Project, text: str) -> None:
    project.write_document("plan", "shotplan/1", {})
    path = project.store / "documents" / "plan.json"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(DocumentDamaged, match=r"plan\.json"):
        project.read_document("plan", "shotplan/1")


@pytest.mark.parametrize("name", ["", "../plan", "Plan", "a/b", ".plan", "x" * 81])
def test_names_are_fit_for_files(project: Project, name: str) -> None:
    with pytest.raises(StorageError, match="document name"):
        project.write_document(name, "shotplan/1", {})


@pytest.mark.parametrize("data", [{1, 2}, float("nan"), object(), b"bytes"])
def test_only_json_is_written(project: Project, data: Any) -> None:
    with pytest.raises(StorageError, match="cannot be written as JSON"):
        project.write_document("plan", "shotplan/1", data)
    assert project.documents() == ()


def test_a_full_disk_keeps_the_old_document(project: Project, file_size_limit: Limit) -> None:
    project.write_document("plan", "shotplan/1", {"shots": 1})
    with pytest.raises(StorageError, match="free some space"), file_size_limit(10_000):
        project.write_document("plan", "shotplan/1", {"shots": "x" * 50_000})
    assert project.read_document("plan", "shotplan/1") == {"shots": 1}
    assert project.documents() == ("plan",)


def test_a_document_set_aside_makes_room_and_is_not_lost(project: Project) -> None:
    for number, data in enumerate(("first", "second"), 1):
        project.write_document("plan", "shotplan/2", data)
        aside = project.set_aside("plan")
        assert data in aside.read_text()
        assert aside.name == f"plan.json.damaged-{number}"
        with pytest.raises(DocumentMissing):
            project.read_document("plan", "shotplan/2")
    assert project.documents() == ()
