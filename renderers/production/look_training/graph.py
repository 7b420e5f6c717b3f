"""The jobs of a training in their order.

Enters: a course. Leaves: a graph: references and what they need, lessons, then stretches of steps
one after the other, each with its sample sheet.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from planner.looks import Look
from renderers.generative.looks.captions import Shown, caption
from renderers.generative.looks.reference import BRIEF, VIEWS, View, shown
from renderers.generative.looks.samples import prompts
from renderers.production.assets import body_name, body_params, set_name, set_params
from renderers.production.blobs_of import plain
from renderers.production.generated.graph import GPU
from renderers.production.look_training.class_pictures import ClassJobs, class_jobs, quality_of
from renderers.production.look_training.jobs import timeless
from renderers.production.look_training.orders import Course
from storage.jobs import Graph, JobHandle


@dataclass(frozen=True, slots=True)
class Stretch:
    """Steps up to `until`: the job that takes them and the one that shows what came of it."""

    until: int
    taught: JobHandle
    sheet: JobHandle


@dataclass(frozen=True, slots=True)
class TrainingJobs:
    """A training's graph and what to look for in its outcome."""

    graph: Graph
    lessons: JobHandle
    captions: tuple[str, ...]
    references: Mapping[str, JobHandle]
    stretches: tuple[Stretch, ...]
    classed: ClassJobs | None = None  # pictures of the class


def reference_jobs(
    graph: Graph, look: Look, renderer: str, views: Sequence[View] = VIEWS
) -> dict[str, JobHandle]:
    """Add the jobs that draw a look from all sides; by names of views."""
    body = graph.add("body", body_params(look), label=look.name, priority=3)
    rooms: dict[str, JobHandle] = {}
    found = {}
    for view in views:
        name = set_name(view.floor_plan, view.light)
        if name not in rooms:
            told = set_params(view.floor_plan, view.light, renderer)
            rooms[name] = graph.add("set", told, label=view.background, priority=3)
        params = {"look": plain(look), "view": view.name, "renderer": renderer}
        needs = {body_name(look): body, name: rooms[name]}
        found[view.name] = graph.add("reference", params, needs=needs, label=look.name)
    return found


def training_graph(course: Course, ident: Mapping[str, str], renderer: str) -> TrainingJobs:
    """All jobs of a training."""
    graph, order = Graph(), course.order
    drawn = {} if order.own else reference_jobs(graph, order.look, renderer)
    lessons = [*_own(course)] if order.own else [*_drawn(course)]
    about = {
        "base": plain(course.base), "recipe": plain(timeless(course.recipe)),
        "ident": dict(ident),
    }  # fmt: skip
    encoded = graph.add(
        "look lessons", {**about, "lessons": lessons}, needs=drawn, label=order.look.name, lane=GPU
    )
    classed = class_jobs(graph, course, about, _of_class(course)) if order.prior else None
    stretches = _stretches(graph, course, about, encoded, lessons, drawn, classed)
    captions = tuple(lesson["caption"] for lesson in lessons)
    return TrainingJobs(graph, encoded, captions, drawn, tuple(stretches), classed)


def _stretches(
    graph: Graph, course: Course, about: Mapping[str, Any], encoded: JobHandle,
    lessons: Sequence[Mapping[str, Any]], drawn: Mapping[str, JobHandle],
    classed: ClassJobs | None,
) -> list[Stretch]:  # fmt: skip
    order, found = course.order, list[Stretch]()
    for stop in course.recipe.stops:
        needs = {"lessons": encoded, **({"prior": classed.encoded} if classed else {})}
        if found:
            needs["before"] = found[-1].taught
        label = f"{order.look.name} to step {stop}"
        taught = graph.add(
            "look steps", {**about, "seed": order.seed, "until": stop}, needs=needs, label=label,
            lane=GPU,
        )  # fmt: skip
        few = _few(lessons)
        params = {
            "card": plain(course.card), "quality": quality_of(course.card), "seed": order.seed,
            "prompts": prompts(order.look, course.trigger), "references": few,
            "ident": about["ident"],
        }  # fmt: skip
        seen = {job: drawn[job] for job in (told.get("job") for told in few) if job}
        sheet = graph.add(
            "look sheet", params, needs={"taught": taught, **seen}, priority=1, lane=GPU,
            label=f"{order.look.name} at step {stop}",
        )  # fmt: skip
        found.append(Stretch(stop, taught, sheet))
    return found


def _drawn(course: Course) -> list[dict[str, Any]]:
    look, trigger = course.order.look, course.trigger
    return [{"job": v.name, "caption": caption(look, trigger, shown(v))} for v in VIEWS]


def _own(course: Course) -> list[dict[str, Any]]:
    """The user's own, in the order of a shuffle by digest: files of one day stand together."""
    order = course.order
    return [
        {
            "picture": own.picture,
            "caption": caption(
                order.look, course.trigger, Shown(medium=order.medium, words=own.words)
            ),
        }
        for own in sorted(order.own, key=lambda own: own.picture)
    ]


def _of_class(course: Course) -> list[str]:
    """Captions of the lessons without the trigger, none twice: what the class is asked for."""
    order = course.order
    shows = [Shown(medium=order.medium, words=own.words) for own in order.own]
    told = shows or [shown(view) for view in VIEWS]
    return list(dict.fromkeys(caption(order.look, "", one) for one in told))


def _few(lessons: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What samples are held against: the brief views, or the first of the user's own."""
    names = {view.name for view in BRIEF}
    brief = [dict(lesson) for lesson in lessons if lesson.get("job") in names]
    return brief or [dict(lesson) for lesson in lessons[:4]]
