"""Looks at the desk: who wears what, and what models learnt of it.

Enters: a film folder. Leaves: a look per character and costume; scenes by id.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from planner.looks import Look
from planner.shots import ShotPlan
from renderers.generative.looks.costumes import costumes_of, described
from renderers.production.assets import body_name
from renderers.production.look_training.orders import Order
from renderers.production.look_training.orders import orders as begun_in
from renderers.production.looks import TrainedLook, looks_trained, planned_looks
from renderers.production.turnarounds import turnarounds_of
from storage.projects import Project
from web.studio.desk import orders
from web.studio.shapes import LooksView, LookView, TrainedView


def carried_out(order: orders.Looks) -> LooksView:
    """The answer to an order."""
    project = Project(Path(order.folder))
    plan = planned_looks(project)
    told = _Told(project, plan)
    return LooksView((*told.worn(), *told.left()))


class _Told:
    """Looks of one film."""

    def __init__(self, project: Project, plan: ShotPlan) -> None:
        self._plan = plan
        self._trained: Sequence[TrainedLook] = looks_trained(project)
        self._begun: Sequence[Order] = begun_in(project)
        self._drawn = turnarounds_of(project)
        self._known: set[Look] = set()

    def worn(self) -> Iterator[LookView]:
        """Every costume of everybody, the usual one first."""
        for one in self._plan.looks:
            for number, look in enumerate(costumes_of(self._plan, one.character_id), 1):
                self._known.add(look)
                yield self._view(look, number)

    def left(self) -> Iterator[LookView]:
        """What was trained and nobody wears any more."""
        gone = dict.fromkeys(t.look for t in self._trained if t.look not in self._known)
        yield from (self._view(look, 0) for look in gone)

    def _view(self, look: Look, number: int) -> LookView:
        name = body_name(look)
        trained = tuple(
            TrainedView(t.base, t.trigger, t.step, t.chosen_by, t.sheets)
            for t in self._trained
            if t.look == look
        )
        return LookView(
            id=name,
            character=look.character_id,
            name=look.name,
            costume=described(look),
            number=number,
            scenes=tuple(c.scene_id for c in self._plan.costumes if c.look == look),
            portrait=self._drawn.get(name, ""),
            trained=trained,
            begun=tuple(o.card for o in self._begun if o.look == look and not trained),
        )
