"""Finishing steps at the desk: whether one suits a shot, and what stands then.

Enters: a film folder, a shot, a step that is wished for or taken away. Leaves: the folder's steps.
"""

from pathlib import Path

from renderers.errors import RenderError
from renderers.production.exporting.negative import negative_of
from renderers.production.finishing import taken
from renderers.production.generated.finishing.asked import ask, finishing_of
from renderers.production.generated.finishing.orders import Unfit, Wish
from renderers.production.generated.finishing.steps import Kind, Step, with_step
from storage.projects import Project
from web.studio.desk import orders


class NoSuchStep(RenderError):
    """The step was taken away already, or the shot is gone."""

    exit_code = 2


def carried_out(order: orders.Finish | orders.Unfinish) -> orders.Finishing:
    """Keep what is asked for; raises Unfit, NoSuchStep."""
    project = Project(Path(order.folder))
    known = dict(finishing_of(project))
    before = known.get(order.shot, ())
    if isinstance(order, orders.Unfinish):
        if not 1 <= order.number <= len(before):
            raise NoSuchStep(f"the shot has no step {order.number}; fetch it again")
        known[order.shot] = (*before[: order.number - 1], *before[order.number :])
    else:
        known[order.shot] = with_step(before, _wished(order, project))
    ask(known, project)
    return orders.Finishing(tuple(step.told for step in known[order.shot]))


def _wished(order: orders.Finish, project: Project) -> Step:
    """The step that is meant."""
    negative = negative_of(project)
    position = next((i for i, shot in enumerate(negative.shots) if shot.id == order.shot), -1)
    if position < 0:
        raise NoSuchStep("the shot is not in the film that was made last; make the film again")
    wish = Wish(Kind(order.step), order.tool, order.word, times=order.times)
    found = taken(wish, (position,), negative, project.blobs)
    if why := found.refused.get(position):
        raise Unfit(f"shot {position + 1}: {why}")
    return found.steps[position]
