"""Another voice is another take: the shots that its lines are heard in are drawn again."""

import pytest

from planner.amending import Draft, amend
from planner.edits import Voice
from renderers.production.consequences import consequences, costed
from renderers.profile import Profile
from tests.planner.revising.films import film

PLAN, GRAPH = film("P8")
FILM = Draft(GRAPH, PLAN)
TOM = "ch-tom"


def heard(who: str) -> set[str]:
    beats = {b.id for s in GRAPH.scenes for b in s.beats if b.line and who in b.line.speakers}
    return {s.id for s in PLAN.shots if any(c.beat_id in beats for c in s.covers)}


@pytest.mark.parametrize(
    "edit", [Voice(character=TOM, recipe="bass"), Voice(character=TOM, pitch=0.8),
             Voice(character=TOM, tempo=1.2)],
)  # fmt: skip
def test_another_voice_redraws_its_shots_and_says_what_that_costs(edit: Voice) -> None:
    after = amend(FILM, edit).draft
    shots = consequences(FILM, after)
    assert heard(TOM) <= set(shots)
    assert set(shots) < {s.id for s in PLAN.shots}
    costs = costed(FILM, after, Profile("animatic", 1280, 720))
    assert costs.shots == shots
    assert costs.frames > 0
    assert costs.seconds > 0


def test_a_louder_voice_is_for_the_mix() -> None:
    assert consequences(FILM, amend(FILM, Voice(character=TOM, level_db=3.0)).draft) == ()


def test_the_same_voice_again_changes_nothing() -> None:
    deeper = amend(FILM, Voice(character=TOM, pitch=0.8)).draft
    assert consequences(deeper, amend(deeper, Voice(character=TOM, pitch=0.8)).draft) == ()
