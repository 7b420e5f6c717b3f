"""What a note is answered with.

Enters: nothing; shapes only. Leaves: edits with a sentence, a question with choices, a refusal that
names what was not understood, or a step through the history.
"""

from dataclasses import dataclass

from planner.edits import AnyEdit

OFFER = "Is this what you mean?"  # asked where a note was read, but not surely enough to act


@dataclass(frozen=True, slots=True)
class Reading:
    """The note is understood: these edits, told in a sentence.

    `surely` where the grammar knows every word of it; else frames or the trained reader read it by
    likeness, nearly always rightly: a language model that is configured is asked as well.
    """

    edits: tuple[AnyEdit, ...]
    said: str
    surely: bool = True


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to take a note."""

    text: str
    edits: tuple[AnyEdit, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """The note may mean several things; nothing changes until one is chosen."""

    text: str
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Nothing changes: what was not understood, and what could be said."""

    text: str
    examples: tuple[str, ...]
    elsewhere: bool = False  # understood, but no edit does it: `text` says what does


@dataclass(frozen=True, slots=True)
class Undo:
    """The last change is taken back."""


@dataclass(frozen=True, slots=True)
class Redo:
    """The change taken back last is made again."""


Answer = Reading | Question | NotUnderstood | Undo | Redo


class Unread(Exception):
    """A note, or a part of it, cannot be read; `text` says what and why."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class Ambiguous(Exception):
    """A part of a note has several meanings; `key` names the doubt, `options` the meanings."""

    def __init__(self, key: str, text: str, options: tuple[str, ...]) -> None:
        super().__init__(text)
        self.key, self.text, self.options = key, text, options
