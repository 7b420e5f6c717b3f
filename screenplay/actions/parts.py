"""Parts of a sentence.

Enters: nothing. Leaves: the kinds of phrase that a sentence is made of, and the shape of one.
"""

from dataclasses import dataclass
from enum import Enum, auto

from screenplay.words.lexicon import VerbForm


class Kind(Enum):
    """What a phrase is."""

    NAME = auto()
    PRONOUN = auto()  # he, them, everyone
    PERSON = auto()  # a common noun for somebody
    THING = auto()
    VERB = auto()
    BE = auto()
    HAVE = auto()
    MODAL = auto()
    NOT = auto()
    TO = auto()  # before a verb
    PREPOSITION = auto()
    AND = auto()
    COMMA = auto()
    STOP = auto()
    OPEN = auto()
    CLOSE = auto()
    SUBORDINATOR = auto()
    RELATIVE = auto()
    ADVERB = auto()


NOMINAL = frozenset((Kind.NAME, Kind.PRONOUN, Kind.PERSON, Kind.THING))
LIVING = frozenset((Kind.NAME, Kind.PRONOUN, Kind.PERSON))
FINITE_HELPERS = frozenset((Kind.BE, Kind.HAVE, Kind.MODAL))


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `start`..`end` as one part of a sentence."""

    kind: Kind
    start: int
    end: int
    word: str = ""  # head noun, pronoun, preposition, mark
    form: VerbForm | None = None  # of a verb
    character: str = ""  # of a name; of another noun, whose it is
    plural: bool = False
    definite: bool = False  # "the waiter", "his wife"
    words: tuple[str, ...] = ()
