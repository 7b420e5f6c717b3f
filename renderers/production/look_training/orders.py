"""What is asked to be trained, and everything that follows from it before the first job.

Enters: a look, a card, a user's wishes. Leaves: an order that is kept in the folder, so that it can
be taken up again without being said again; and what it means on this machine's cards.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from planner.looks import Look
from planner.shots import ShotPlan
from renderers.generative.card import Card
from renderers.generative.errors import CardError
from renderers.generative.licences import Use, require
from renderers.generative.looks.captions import class_noun
from renderers.generative.looks.errors import ConsentMissing, NoSuchLook
from renderers.generative.looks.own_pictures import OwnPictures
from renderers.generative.looks.recipes import Recipe, base_of, recipe_for
from renderers.generative.looks.triggers import trigger_of
from renderers.production.assets import body_name
from renderers.production.blobs_of import plain, restored
from renderers.production.looks import looks_trained
from screenplay.actions import VERBS
from storage.blobs import Digest
from storage.errors import DocumentMissing
from storage.projects import Project

DOCUMENT, LABEL = "look_orders", "look_orders/1"
FEWEST = 3  # own pictures; ten to twenty are better


@dataclass(frozen=True, slots=True)
class OwnLesson:
    """One of the user's own pictures."""

    name: str
    picture: Digest  # PNG
    words: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """A training that was asked for."""

    look: Look
    card: str  # that the look is for
    steps: int | None = None  # None: as the recipe has it
    rank: int | None = None
    every: int | None = None  # steps between sample sheets
    seed: int = 0
    own: tuple[OwnLesson, ...] = ()  # instead of references that are drawn
    medium: str = ""  # of the user's own: "drawing" or "photograph"
    captioner: str = ""  # card that finds words for pictures without any
    consent: str = ""  # of whoever the photographs show, in their words
    prior: int = 0  # pictures of the class, painted by the base, that are taught beside the look


@dataclass(frozen=True, slots=True)
class Course:
    """An order as it is carried out."""

    order: Order
    card: Card
    base: Card
    recipe: Recipe
    trigger: str
    captioner: Card | None = None

    @property
    def noun(self) -> str:
        """What the person is to a model."""
        return class_noun(self.order.look)


def course_of(
    order: Order, cards: Mapping[str, Card], use: Use, project: Project, plan: ShotPlan
) -> Course:
    """What an order means here.

    Raises:
        CardError, CannotTrain, LicenceRefused.
    """
    card = _known(order.card, cards)
    base = base_of(card, cards)
    for one in (card, base):
        require(one, use)
    captioner = _known(order.captioner, cards) if order.captioner else None
    if captioner is not None:
        require(captioner, use)
    recipe = recipe_for(base, order.steps, order.rank, order.every, order.prior)
    return Course(order, card, base, recipe, _trigger(order.look, project, plan), captioner)


def _known(name: str, cards: Mapping[str, Card]) -> Card:
    if name not in cards:
        known = ", ".join(sorted(cards))
        raise CardError(f"no card is called {name!r}; known: {known}. See storyreel models list")
    return cards[name]


def consenting(pictures: OwnPictures, medium: str, consent: str) -> None:
    """Refuse pictures of which nobody says what they are, or whom nobody asked.

    Raises:
        ConsentMissing: with what to write.
    """
    if medium == "drawing" or consent.strip():
        return
    raise ConsentMissing(
        f"{len(pictures.pictures)} pictures: do they show a real person? If so, write who agreed "
        'to this use and how: --consent "Ann Lee, by letter of 3 May". If they are drawings of '
        "nobody real, say --drawings"
    )


def keep_order(order: Order, project: Project) -> None:
    """Keep an order, instead of an earlier one for the same look and card."""
    others = [one for one in orders(project) if not _same(one, order.look, order.card)]
    project.write_document(DOCUMENT, LABEL, plain([*others, order]))


def kept_order(look: Look, card: str, project: Project) -> Order:
    """The order that was given last for a look, on a card where one is named.

    Raises:
        NoSuchLook: nothing was begun.
    """
    found = [one for one in orders(project) if one.look == look and card in ("", one.card)]
    if not found:
        raise NoSuchLook(f"{look.name}: no training was begun; leave --resume out to begin one")
    return found[-1]


def orders(project: Project) -> tuple[Order, ...]:
    """All that was asked for, oldest first; an unreadable document holds none."""
    try:
        return restored(project.read_document(DOCUMENT, LABEL), tuple[Order, ...])
    except (DocumentMissing, msgspec.ValidationError):
        return ()


def _same(one: Order, look: Look, card: str) -> bool:
    return one.look == look and one.card == card


def _trigger(look: Look, project: Project, plan: ShotPlan) -> str:
    """The look's own, whichever base learns it; unlike all others of the film."""
    known = looks_trained(project)
    own = next((one.trigger for one in known if one.look == look), "")
    if own:
        return own
    names = {word for one in plan.looks for word in one.name.casefold().split()}
    taken = [one.trigger for one in known]
    return trigger_of(body_name(look), taken, names | {verb.casefold() for verb in VERBS})
