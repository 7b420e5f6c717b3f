"""A look being trained, in this process.

Enters: an order. Leaves: the trained look in the film's folder; steps and sample sheets on the way.
Stopped or killed, the same order goes on from the last checkpoint.
"""

from pathlib import Path

from planner.shots import ShotPlan
from renderers.errors import RenderError
from renderers.generative.looks.costumes import costumes_of
from renderers.production.assets import body_name
from renderers.production.look_training.asking import Wishes, asked
from renderers.production.look_training.training import Followed, train_look
from renderers.production.looks import planned_looks
from storage.projects import Project
from web import settings
from web.studio.filming import orders
from web.studio.filming.told import Say

_STAGE = "teach"


class NoLongerWorn(RenderError):
    """A note has changed the costume since the training was asked for."""

    exit_code = 2


def teach(order: orders.Order, say: Say) -> None:
    """Train what is ordered; raises what `asked` and `train_look` raise, and NoLongerWorn."""
    wanted, project = settings.load(), Project(Path(order.folder))
    if order.training is None:
        raise ValueError("an order for a training names what is trained")
    name, number = _worn(order.training.look, planned_looks(project))
    wishes = Wishes(
        name, str(number), order.training.card, steps=order.training.steps or None
    )  # fmt: skip
    course = asked(wishes, project, wanted.use, wanted.environment).course
    say(orders.Staged(_STAGE, total=course.recipe.steps))

    def hear(at: Followed) -> None:
        say(orders.Taught(at.step, at.steps, at.doing, at.sheet or ""))

    done = train_look(course, project, wanted.environment, hear, order.workers)
    say(orders.Staged(_STAGE, ended=True, note=f"step {done.step} is kept, by {done.chosen_by}"))


def _worn(look: str, plan: ShotPlan) -> tuple[str, int]:
    """Character id and number of the costume that is called so."""
    for one in plan.looks:
        for number, costume in enumerate(costumes_of(plan, one.character_id), 1):
            if body_name(costume) == look:
                return one.character_id, number
    raise NoLongerWorn("nobody wears this costume any more; choose another on the page of looks")
