"""Notes that the rules do not surely understand, read by the language model that is configured.

Enters: a film folder and a note. Leaves: edits that the film accepts, and on standard output who
read the note and what that cost; `Unhelped` where the model has none. Nothing is changed here.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import click
from rich.console import Console

from planner.llm.cost import Purse
from planner.llm.model import ChatModel, ModelChoice
from planner.llm.questions import Heard
from planner.llm.repair import GAVE_UP, Session
from planner.llm.revising import Revision
from renderers.production.cutting_room import CuttingRoom
from web.model_terms import require_prices


class Unhelped(Exception):
    """A model gave nothing to do; the text says what it did instead."""


def read_by_model(
    room: CuttingRoom, text: str, shot: int | None, choice: ModelChoice, *, unsure: bool
) -> Revision:
    """What a model reads in a note: edits or a step; `unsure`: the rules have a reading to offer.

    What the film's --max-cost allowed for its plan is allowed for each note. Raises Unhelped where
    the model fails, refuses or asks, BadSetting where its prices, by which that limit is kept, are
    not known any more.
    """
    limit = room.request.max_cost
    require_prices(choice, limit)
    session = Session(ChatModel(choice), Purse(choice.prices, limit))
    try:
        with _heard(Console(stderr=True), choice.name) as heard:
            revision = room.answer_by_model(text, session, heard, shot)
    except GAVE_UP as error:
        before = "" if unsure else "Nothing is changed: the rules do not understand it, and\n"
        told = f"{before}{choice.name} gave no answer that can be used: {error}"
        raise Unhelped(told) from error
    rules = "are not sure of it" if unsure else "do not understand it"
    click.echo(f"The rules {rules}; {choice.name} has read it{_cost(session.purse)}.")
    if not revision.edits and not revision.step:
        asks = f"It asks: {revision.question}"
        again = "Nothing is changed: say the note again with the answer in it."
        raise Unhelped(asks if unsure else f"{asks}\n{again}")
    return revision


def _cost(purse: Purse) -> str:
    """Tokens and, where prices are known, money."""
    tokens = f"{purse.tokens.read} tokens read, {purse.tokens.written} written"
    return f" ({tokens})" if purse.spent is None else f" ({tokens}, ${float(purse.spent):.4f})"


@contextmanager
def _heard(console: Console, name: str) -> Iterator[Heard]:
    """Shows on a terminal how much the model has written."""
    if not console.is_terminal:
        yield lambda _: None
        return
    with console.status(f"asking {name} …") as status:
        yield lambda letters: status.update(f"{name} has written {letters} letters")
