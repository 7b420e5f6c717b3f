"""Tasks are found by import path, and a wrong path says what is wrong."""

import pytest

from storage.errors import TasksError
from storage.tasks import load_tasks


def test_tasks_are_imported(tasks: str) -> None:
    assert load_tasks(tasks)["text"].version == "1"


@pytest.mark.parametrize(
    ("path", "complaint"),
    [
        ("toy_tasks", "module:NAME"),
        (":TASKS", "module:NAME"),
        ("no_such_module:TASKS", "cannot be imported: No module"),
        ("toy_tasks:NOTHING", "cannot be imported"),
        ("toy_tasks:time", "must map kinds"),
        ("os:environ", "must map kinds"),
    ],
)
@pytest.mark.usefixtures("tasks")
def test_wrong_paths_are_explained(path: str, complaint: str) -> None:
    with pytest.raises(TasksError, match=complaint):
        load_tasks(path)
