"""Pictures of the class that somebody is of, painted by the base that learns them.

Enters: a course, captions without its trigger. Leaves: jobs that paint "woman, full body, …" as
the base knows her before it is taught, and encode what came. Taught beside the look, they hold the
class where it was: other women stay other women (prior preservation).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from renderers.generative.card import Card
from renderers.generative.seeds import seed_of
from renderers.production.blobs_of import plain
from renderers.production.generated.graph import GPU
from renderers.production.look_training.orders import Course
from storage.jobs import Graph, JobHandle

_A_JOB = 16  # pictures: what a kill may cost
_FINAL = "final"


@dataclass(frozen=True, slots=True)
class ClassJobs:
    """Jobs that paint, by name, and the one that encodes what they painted."""

    painted: Mapping[str, JobHandle]
    encoded: JobHandle
    told: tuple[Mapping[str, str], ...]  # of each picture: job, key in its result, caption
    quality: str


def class_jobs(
    graph: Graph, course: Course, about: Mapping[str, Any], captions: Sequence[str]
) -> ClassJobs:
    """Add the jobs for as many pictures as the order says; captions come round again."""
    order, base = course.order, course.base
    quality, painted = quality_of(base), dict[str, JobHandle]()
    told: list[dict[str, str]] = []
    for start in range(0, order.prior, _A_JOB):
        numbers = range(start, min(start + _A_JOB, order.prior))
        wanted: list[dict[str, Any]] = [
            {"key": f"{number:03}", "prompt": captions[number % len(captions)],
             "seed": seed_of("class", order.seed, number)}
            for number in numbers
        ]  # fmt: skip
        params = {
            "base": plain(base), "quality": quality, "size_px": list(_size(course)),
            "pictures": wanted, "ident": about["ident"],
        }  # fmt: skip
        name = f"class {start:03}"
        label = f"{course.noun}, {len(wanted)} pictures"
        painted[name] = graph.add("look class", params, label=label, lane=GPU)
        told += [{"job": name, "key": one["key"], "caption": one["prompt"]} for one in wanted]
    encoded = graph.add(
        "look lessons", {**about, "lessons": told}, needs=painted, label=course.noun, lane=GPU
    )
    return ClassJobs(painted, encoded, tuple(told), quality)


def quality_of(card: Card) -> str:
    """The profile that pictures of a training are made with: what films are painted with."""
    names = [profile.name for profile in card.profiles]
    return _FINAL if _FINAL in names else names[-1]


def _size(course: Course) -> tuple[int, int]:
    """A square of about the area that is trained at, on the base's grid."""
    grid = course.base.grid
    side = max(course.recipe.side_px // grid.multiple_px, 1) * grid.multiple_px
    return side, side
