"""Shot plan documents: round trip, stable bytes, refusals."""

import os
import subprocess
import sys

import pytest

from planner.documents import digest, from_json, to_json
from planner.errors import PlanDocumentError
from planner.rules import plan
from tests.planner.scripts import scene, script, talk

GRAPH = script(scene(*talk(lines=4)))


def test_round_trip() -> None:
    made = plan(GRAPH)
    again = from_json(to_json(made))
    assert again == made
    assert digest(again) == digest(made)


def test_digest_does_not_depend_on_the_hash_seed() -> None:
    code = (
        "from tests.planner.scripts import *\nfrom planner.rules import plan\n"
        "from planner.documents import digest\nprint(digest(plan(script(scene(*talk(lines=4))))))"
    )
    printed = {
        subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed},
                       capture_output=True, text=True, check=True).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert printed == {digest(plan(GRAPH)) + "\n"}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"{", "no shot plan"),
        (b'{"label": "shotplan/99"}', "shotplan/99"),
        (b'{"label": "shotplan/1", "plan": {}}', "title"),
    ],
)
def test_broken_documents_are_refused_by_name(data: bytes, words: str) -> None:
    with pytest.raises(PlanDocumentError, match=words):
        from_json(data, "film.json")
