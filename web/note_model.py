"""Notes that the rules do not understand, read by the language model that is configured.

Enters: a film folder and a note. Leaves: edits that the film accepts, and on standard output who
read the note and what that cost. Nothing is changed here.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click
from rich.console import Console

from planner.edits import AnyEdit
from planner.llm.cost import Purse
from planner.llm.model import ChatModel, ModelChoice
from planner.llm.questions import Heard
from planner.llm.repair import GAVE_UP, Session
from renderers.production.cutting_room import CuttingRoom
from web.model_terms import require_prices

_NOT_DONE = 2


def read_by_model(
    room: CuttingRoom, text: str, shot: int | None, choice: ModelChoice
) -> tuple[AnyEdit, ...]:
    """The edits that a model reads in a note; ends the command where there are none.

    What the film's --max-cost allowed for its plan is allowed for each note. Raises BadSetting
    where the model's prices, by which that limit is kept, are not known any more.
    """
    limit = room.request.max_cost
    require_prices(choice, limit)
    session = Session(ChatModel(choice), Purse(choice.prices, limit))
    try:
        with _heard(Console(stderr=True), choice.name) as heard:
            revision = room.answer_by_model(text, session, heard, shot)
    except GAVE_UP as error:
        click.echo(f"Nothing is changed: the rules do not understand it, and {choice.name} gave")
        click.echo(f"no answer that can be used: {error}")
        sys.exit(_NOT_DONE)
    click.echo(f"The rules do not understand it; {choice.name} has read it{_cost(session.purse)}.")
    if not revision.edits:
        click.echo(f"It asks: {revision.question}")
        click.echo("Nothing is changed: say the note again with the answer in it.")
        sys.exit(_NOT_DONE)
    return revision.edits


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
