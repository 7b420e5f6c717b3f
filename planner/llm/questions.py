"""What passes between the planner and a model.

Enters: nothing; shapes only. Leaves: questions with the form of their answer, replies, and the
protocol that every model and every recording of one keeps.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from planner.llm.cost import Tokens

MOST_WRITTEN = 6_000  # tokens of one answer
OVERHEAD = 400  # tokens that a provider may wrap around a question

Heard = Callable[[int], None]  # told the characters that the model has written so far


@dataclass(frozen=True, slots=True)
class Form:
    """The form of an answer: a name, what it is for, and its JSON schema."""

    name: str
    purpose: str
    schema: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Turn:
    """One message: by "system", "user" or "assistant"."""

    by: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A conversation so far, and what may be answered to it."""

    turns: tuple[Turn, ...]
    form: Form


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model answered, as it wrote it."""

    text: str
    tokens: Tokens


class Model(Protocol):
    """Something that answers questions; `ident` names provider and model."""

    @property
    def ident(self) -> str:
        """Provider and model."""
        ...

    def ask(self, question: Question, heard: Heard) -> Reply:
        """Answer a question; raises ModelFailed where none comes."""
        ...


def most_read(question: Question) -> int:
    """The most tokens that a question can have: no token is shorter than a byte."""
    said = sum(len(turn.text.encode("utf-8", "replace")) for turn in question.turns)
    return said + len(repr(question.form.schema)) + OVERHEAD
