"""Asking until an answer can be used: at most twice.

Enters: a question and how its answer is read. Leaves: what was read, or the reason why nothing
was. What is wrong with a first answer is told once; a second bad one is final.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from planner.llm.cost import Purse, Tokens
from planner.llm.errors import BadAnswer, CostLimitReached, ModelFailed
from planner.llm.prompts import fenced, prompt
from planner.llm.questions import MOST_WRITTEN, Heard, Model, Question, Turn, most_read

SILENCES = 2  # failures in a row after which a model is asked no more
LONGEST_QUOTED = 6_000  # characters of a bad answer that are shown again
GAVE_UP = (BadAnswer, CostLimitReached, ModelFailed)  # then the rules stand

Read = TypeVar("Read")


@dataclass(slots=True)
class Session:
    """One model asked many times: its purse, and whether it still answers."""

    model: Model
    purse: Purse = field(default_factory=Purse)
    failures: int = 0

    def ask(self, question: Question, heard: Heard) -> str:
        """A reply's text; raises CostLimitReached or ModelFailed, at once after two failures."""
        if self.failures >= SILENCES:
            raise ModelFailed(
                f"{self.model.ident} has failed {SILENCES} times; it is asked no more"
            )
        self.purse.afford(Tokens(most_read(question), MOST_WRITTEN))
        try:
            reply = self.model.ask(question, heard)
        except ModelFailed as failed:
            self.failures += 1
            self.purse.pay(Tokens(*failed.spent))
            raise
        self.failures = 0
        self.purse.pay(reply.tokens)
        return reply.text

    def answered(
        self, question: Question, read: Callable[[str], Read], heard: Heard
    ) -> tuple[Read, "Question | None"]:
        """What an answer means, and the question to put if it proves wrong later; None: no more.

        Raises BadAnswer after a second bad answer, and what `ask` raises.
        """
        text = self.ask(question, heard)
        try:
            return read(text), question_after(question, text)
        except BadAnswer as error:
            again = told(question_after(question, text), error.faults)
            return read(self.ask(again, heard)), None


def question_after(question: Question, text: str) -> Question:
    """The conversation with an answer to it."""
    answer = Turn("assistant", text[:LONGEST_QUOTED] or "(nothing)")
    return replace(question, turns=(*question.turns, answer))


def told(question: Question, faults: Sequence[str]) -> Question:
    """The conversation with what is wrong about the last answer."""
    data, fence = fenced({"wrong": list(faults)})  # faults may name people of the script
    text = prompt("repair", fence=fence, data=data, form=question.form.name)
    return replace(question, turns=(*question.turns, Turn("user", text)))
