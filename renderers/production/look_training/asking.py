"""From a film folder and words to a course: what every front door needs.

Enters: a folder's project, a name, a costume, wishes. Leaves: an order and its course, the user's
own pictures taken in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from renderers.generative.licences import Use
from renderers.generative.looks.buckets import buckets
from renderers.generative.looks.costumes import look_for
from renderers.generative.looks.errors import PicturesRefused
from renderers.generative.looks.own_pictures import OwnPictures, own_pictures
from renderers.generative.model_store import ModelStore
from renderers.production.generated.choice import STILL_CARD
from renderers.production.generated.machine import store_in
from renderers.production.look_training.jobs import png
from renderers.production.look_training.orders import (
    FEWEST,
    Course,
    Order,
    OwnLesson,
    consenting,
    course_of,
    kept_order,
)
from renderers.production.looks import planned_looks
from storage.projects import Project


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a user says of a training."""

    name: str
    costume: str = ""
    card: str = ""
    steps: int | None = None
    rank: int | None = None
    every: int | None = None
    seed: int | None = None
    images: Path | None = None
    drawings: bool = False
    consent: str = ""
    captioner: str = ""
    prior: int = 0
    resume: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A course, and what was passed over of the user's own pictures: file, what it repeats."""

    course: Course
    repeated: tuple[tuple[str, str], ...] = ()


def asked(wishes: Wishes, project: Project, use: Use, environment: Mapping[str, str]) -> Asked:
    """The course that is wished for.

    Raises:
        NoSuchLook, CardError, CannotTrain, LicenceRefused, ModelMissing, PicturesRefused,
        ConsentMissing, DocumentMissing: with the remedy.
    """
    plan, store = planned_looks(project), store_in(environment)
    cards = store.cards()
    look = look_for(plan, wishes.name, wishes.costume)
    if wishes.resume:
        order = _again(kept_order(look, wishes.card, project), wishes)
        return Asked(_at_hand(course_of(order, cards, use, project, plan), store))
    order = Order(
        look, wishes.card or STILL_CARD, wishes.steps, wishes.rank, wishes.every, wishes.seed or 0,
        prior=wishes.prior,
    )  # fmt: skip
    course = _at_hand(course_of(order, cards, use, project, plan), store)
    if wishes.images is None:
        return Asked(course)
    sizes = buckets(course.base.grid, course.recipe.side_px)
    found = own_pictures(wishes.images, sizes)
    medium = "drawing" if wishes.drawings else "photograph"
    consenting(found, medium, wishes.consent)
    order = replace(
        order, own=_taken_in(found, wishes.images, project), medium=medium,
        consent=wishes.consent.strip(), captioner=wishes.captioner,
    )  # fmt: skip
    course = course_of(order, cards, use, project, plan)
    return Asked(_at_hand(course, store), found.repeated)


def _at_hand(course: Course, store: ModelStore) -> Course:
    """The course, all of whose weights are on this machine; raises ModelMissing."""
    for card in {c.name: c for c in (course.base, course.card, course.captioner) if c}.values():
        for source in card.sources:
            store.part(card, source.part)
    return course


def _again(order: Order, wishes: Wishes) -> Order:
    """An order taken up again, longer or shorter where that is wished."""
    return order if wishes.steps is None else replace(order, steps=wishes.steps)


def _taken_in(found: OwnPictures, folder: Path, project: Project) -> tuple[OwnLesson, ...]:
    if len(found.pictures) < FEWEST:
        raise PicturesRefused(
            f"{folder}: {len(found.pictures)} different pictures; {FEWEST} are the fewest, and ten "
            "to twenty from several sides, in several lights, are better"
        )
    return tuple(
        OwnLesson(one.name, project.blobs.put(png(one.pixels)), one.words) for one in found.pictures
    )
