"""What a note says of one line or shot stays there, in all its clauses."""

import pytest

from planner.revise import revise
from planner.revising.answers import Reading
from tests.planner.revising.films import expected, film


@pytest.mark.parametrize(
    ("code", "note", "edits"),
    [
        ("L8", '"I saw you" a bit faster, and Jonas looks at Ingrid',
         ['perform beat="I saw you" pace=1.1',
          'look_at beat="I saw you" character=jonas target=ingrid']),
        ("W", "29 as a real close-up, and stay on him a second after he says it",
         ["reframe shot=29 size=CU", "hold shot=29 tail_frames=24"]),
        ("P8", "12 tighter and the next one wider",
         ["reframe shot=12 size=MCU", "reframe shot=13 size=MCU"]),
    ],
)  # fmt: skip
def test_clauses_without_a_place_are_said_of_the_one_that_is_named(
    code: str, note: str, edits: list[str]
) -> None:
    plan, graph = film(code)
    answer = revise(note, plan, graph)
    assert isinstance(answer, Reading)
    wanted = [expected(e, plan, graph) for e in edits]
    places = [getattr(e, "shot", None) or getattr(e, "beat", None) for e in answer.edits]
    assert places == [getattr(e, "shot", None) or getattr(e, "beat", None) for e in wanted]
    assert [type(e) for e in answer.edits] == [type(e) for e in wanted]
