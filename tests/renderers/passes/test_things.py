"""Everything in a shot has one mask, however many parts it is drawn in."""

from planner.shots import Stance
from renderers.backends.toon.passes import PROPS_FROM
from renderers.cue_sheet import ActorCue, ThingCue
from renderers.motion.perform import perform
from renderers.passes.things import things_of
from tests.renderers.motion.conftest import BO, Stage, stage

__all__ = ["stage"]  # a fixture


def test_an_animal_is_one_thing_between_others(stage: Stage) -> None:
    lies = ThingCue("cup", "cup", (1.0, 0.0, 0.0), 0.0)
    horse = ThingCue("horse", "horse", (0.0, 0.0, 2.0), 90.0)
    mule = ThingCue("mule", "mule", (3.0, 0.0, 2.0), 90.0)
    here = ActorCue(BO, Stance(BO.character_id, 0.0, 0.0, 0.0))
    sheet = perform(stage.sheet([here], 3, things=(lies, horse, mule)), {})
    _, *props = things_of(sheet)
    assert [thing.name for thing in props] == ["cup", "horse", "mule"]
    ids = [n for thing in props for n in sorted(thing.ids)]
    assert ids == [PROPS_FROM + n for n in range(len(sheet.props))]
