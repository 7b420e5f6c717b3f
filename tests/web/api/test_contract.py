"""The whole API against its own document, and what every client may rely on."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
import schemathesis
from fastapi.routing import APIRoute
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import load_all_checks
from schemathesis.specs.openapi.checks import (
    negative_data_rejection,
    positive_data_acceptance,
)

from tests.web.conftest import Serving, served, studio_at
from web.api import films, makings, people, projects, talks

load_all_checks()
# A project put in by hand is no negative datum any more; and what fits the schema may still be a
# script that nobody can read.
_BEYOND_THE_SCHEMA = [negative_data_rejection, positive_data_acceptance]

_EXAMPLES = 5  # of each kind, for each operation
_STREAMS = ("watch_project",)  # they never end; see test_events
_PARTS = (projects, films, talks, makings, people)
OPERATIONS = sorted(
    route.name
    for part in _PARTS
    for route in part.router.routes
    if isinstance(route, APIRoute) and route.name not in _STREAMS
)


@pytest.fixture(scope="module")
def fuzzed(made_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """A server of its own: fuzzing changes films."""
    home = tmp_path_factory.mktemp("fuzzed") / "home"
    shutil.copytree(made_home, home)
    yield from served(studio_at(home))


@pytest.fixture(scope="module")
def document(fuzzed: Serving) -> schemathesis.BaseSchema:
    """The API's document, as it is served."""
    url = f"{fuzzed.url}/api/v1/openapi.json"
    return schemathesis.openapi.from_url(url, headers=fuzzed.bearer)


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize("operation", OPERATIONS)
def test_the_api_keeps_its_word(
    document: schemathesis.BaseSchema, fuzzed: Serving, operation: str, mode: GenerationMode
) -> None:
    """No fault, and no answer that the document does not know, whatever is sent."""
    found = document.find_operation_by_id(operation)

    @given(case=found.as_strategy(generation_mode=mode))
    @settings(max_examples=_EXAMPLES, suppress_health_check=list(HealthCheck), deadline=None)
    def asked(case: schemathesis.Case) -> None:
        if operation != "delete_project" and "project" in (case.path_parameters or {}):
            case.path_parameters["project"] = fuzzed.project
        case.call_and_validate(
            headers=fuzzed.bearer,
            timeout=60,
            excluded_checks=_BEYOND_THE_SCHEMA,
            allow_redirects=False,
        )

    try:
        asked()
    except Unsatisfiable:
        assert mode is GenerationMode.NEGATIVE, "nothing about it can be wrong"


def test_operations_have_lasting_names(fuzzed: Serving) -> None:
    paths = httpx2.get(f"{fuzzed.url}/api/v1/openapi.json", headers=fuzzed.bearer).json()["paths"]
    names = [op["operationId"] for ops in paths.values() for op in ops.values()]
    assert len(names) == len(set(names))
    assert {"create_project", "get_board", "send_note", "apply_turn", "begin_export"} <= set(names)
    assert all(name.isidentifier() for name in names)
