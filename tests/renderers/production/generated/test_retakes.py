"""Takes that were thrown away are counted by shot, and damage is told."""

from pathlib import Path

import pytest

from renderers.production.generated.retakes import DOCUMENT, LABEL, retakes_of, throw_away
from storage.errors import DocumentDamaged
from storage.projects import Project


def test_takes_are_counted_by_shot(tmp_path: Path) -> None:
    project = Project(tmp_path)
    assert retakes_of(project) == {}
    throw_away(["a", "b"], project)
    throw_away(["a"], project)
    assert retakes_of(project) == {"a": 2, "b": 1}


def test_what_is_no_count_is_refused(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.write_document(DOCUMENT, LABEL, {"a": "twice"})
    with pytest.raises(DocumentDamaged, match="retakes"):
        retakes_of(project)
