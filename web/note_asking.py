"""Questions of `storyreel note`: put at a terminal, else told with the command that answers them.

Enters: a question with choices, and the command that was typed. Leaves: the edits of the choice
made; None where nobody chose.
"""

import shlex
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from planner.edits import AnyEdit
from planner.revising.answers import Choice, Question
from web import notes_told


@dataclass(frozen=True, slots=True)
class Asked:
    """A note as it was typed: what a question about it has to repeat."""

    folder: Path
    text: str
    shot: int | None = None
    yes: bool = False
    dry_run: bool = False
    render: bool = False

    def answered_by(self, choice: int) -> str:
        """The whole command that answers the question."""
        options = ["--shot", str(self.shot)] if self.shot is not None else []
        flags = {"--dry-run": self.dry_run, "--yes": self.yes, "--render": self.render}
        options += [flag for flag, given in flags.items() if given]
        options += ["--choice", str(choice)]
        dashed = self.text.startswith("-")
        said = [*options, "--", self.text] if dashed else [self.text, *options]
        return shlex.join(["storyreel", "note", str(self.folder), *said])


def chosen(question: Question, asked: Asked) -> tuple[AnyEdit, ...] | None:
    """The edits that are chosen; without a terminal, or without a choice, none.

    One choice alone is not asked for here where the change itself is: it is told, and tried.
    """
    click.echo(notes_told.question(question))
    choices = question.choices
    if not choices:
        click.echo("Nothing is changed: say it in other words.")
        return None
    if not _at_a_terminal():
        click.echo(notes_told.to_answer(len(choices), asked.answered_by(1)))
        return None
    number = _only(asked) if len(choices) == 1 else _picked(choices)
    if number is None:
        click.echo("Nothing is changed.")
        return None
    return choices[number - 1].edits


def _at_a_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _only(asked: Asked) -> int | None:
    """The one choice: where nothing else is asked before the change, whether it is meant."""
    if not asked.yes:
        return 1
    try:
        return 1 if click.confirm("Is it?") else None
    except click.Abort:
        click.echo()
        return None


def _picked(choices: Sequence[Choice]) -> int | None:
    """A choice by its number; 0 for none of them."""
    try:
        number: int = click.prompt(
            "Which one? 0 for none", type=click.IntRange(0, len(choices)), default=0
        )
    except click.Abort:
        click.echo()
        return None
    return number or None
