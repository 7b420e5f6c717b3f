"""A film or a final cut, made in this process.

Enters: an order. Leaves: the film in its folder, and what happens on the way. A final cut leaves
the folder about the animatic: notes and comparisons go on as before.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from renderers.production.commission import commissioned, keep_commission
from renderers.production.film import make_film
from renderers.production.generated.choice import GeneratedChoice
from renderers.production.generated.retakes import retakes_of
from renderers.production.notes import kept_edits
from renderers.production.request import FilmRequest
from renderers.production.rushes import keep_rushes, rushes_of
from renderers.production.stages import FilmPlanned, StageEvent
from storage.errors import DocumentMissing
from storage.projects import Project
from web import settings
from web.studio.filming import orders
from web.studio.filming.portraying import portray
from web.studio.filming.told import Say, Telling, drawn
from web.studio.shapes import ParityPart

if TYPE_CHECKING:
    from renderers.generative.parity.film import ShotScore
    from renderers.production.generated.finishing.outcomes import Finished


def film(order: orders.Order, say: Say) -> None:
    """Make what is ordered; raises what `make_film` raises."""
    project = Project(Path(order.folder))
    known = _known(order, project)
    final = order.kind == "final"
    takes = _takes(project) if order.paint else drawn
    profile = order.animatic or order.profile
    telling = Telling(project, profile, say, quiet=final, takes=takes)

    def hear(event: StageEvent) -> None:
        if final and isinstance(event, FilmPlanned):  # at once: a run may be killed at any time
            keep_commission(known, project)
        telling.hear(event)

    notes = kept_edits(project)
    rushes = rushes_of(notes, project)
    request = _request(order, known)
    try:
        make_film(request, hear)
        if order.paint:
            for held in _held(project):
                say(held)
        if not final:
            portray(project, telling, request, say)
    finally:
        telling.finish()
        if final and rushes:
            keep_rushes(rushes, notes, project)


def _known(order: orders.Order, project: Project) -> FilmRequest:
    """What the folder's film was asked for last."""
    try:
        return commissioned(project)
    except DocumentMissing:
        return FilmRequest(Path(order.script), project.root)


def _request(order: orders.Order, known: FilmRequest) -> FilmRequest:
    wanted, paint = settings.load(), None
    if order.paint:
        asked = order.paint
        style = " ".join(asked.style.split())
        paint = GeneratedChoice(order.backend, asked.still, asked.clip, asked.quality, style)
    return replace(
        known, script=Path(order.script), profile=order.profile, workers=order.workers,
        environment=wanted.environment, paint=paint, use=wanted.use,
    )  # fmt: skip


def _takes(project: Project) -> Callable[[str], int]:
    """Which noise each shot is painted from, counted from 1."""
    thrown = retakes_of(project)
    return lambda shot: thrown.get(shot, 0) + 1


def _held(project: Project) -> Iterator[orders.Held]:
    """How each painted shot stands against the animatic, and what was done to it at the end."""
    from renderers.production.generated.finishing.outcomes import finished_of
    from renderers.production.generated.scores import parity_of

    done: dict[str, list[str]] = {}
    for one in finished_of(project):
        done.setdefault(one.shot, []).append(_outcome(one))
    for score in parity_of(project):
        finished = tuple(done.get(score.shot, ()))
        yield orders.Held(score.shot, score.score, tuple(_parts(score)), finished)


def _outcome(one: "Finished") -> str:
    """What became of a step: "lips by latentsync, from 61 to 74 of 100"."""
    if one.note:
        return f"{one.step.told}: left out, {one.note}"
    before, after = one.before, one.after
    if before and after and before.score is not None and after.score is not None:
        return f"{one.step.told}, from {before.score:.0f} to {after.score:.0f} of 100"
    return one.step.told


def _parts(score: "ShotScore") -> Iterator[ParityPart]:
    for part in score.parts:
        yield ParityPart(part.name, part.score, part.value, part.unit)
