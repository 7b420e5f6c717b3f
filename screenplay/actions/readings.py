"""What is known while a sentence is read.

Enters: nothing. Leaves: the shapes of a clause and of a reading that grows phrase by phrase, and
what can be asked of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from screenplay.actions.parts import NOMINAL, Kind, Phrase
from screenplay.actions.pronouns import Antecedents
from screenplay.actions.subjects import before, verb_of
from screenplay.words.lexicon import PARTICIPLES, Form, VerbForm

Who = tuple[str, ...]

_DOING = frozenset(("do", "does"))  # Ann DOES look back
_GETTING = frozenset(("gets", "get", "getting"))


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb, who does it, and the tokens that belong to it."""

    actors: Who
    form: VerbForm
    passive: bool
    start: int  # token index where the clause begins
    verb: int  # token index of the verb
    end: int  # token index after its last word
    done_to: Who = ()  # of a passive: to whom
    by_limb: bool = False  # HER HAND finds the switch
    ahead: int | None = None  # token index of words before an inverted verb: BEHIND HIM stands …


@dataclass(slots=True)
class Reading:
    """A sentence as far as it is read."""

    phrases: list[Phrase]
    people: Antecedents
    speaker: Who = ()
    subject: Who = ()
    main: Who = ()  # subject before a subordinate or relative clause opened
    within: bool = False  # inside such a clause
    closed: bool = False  # a comma has stood since it opened
    silent: bool = False  # supposed, compared, thought
    owners: dict[int, tuple[Who, int]] = field(default_factory=dict)
    done: dict[int, Who] = field(default_factory=dict)  # accepted verbs → who
    limbs: dict[int, tuple[str, Who]] = field(default_factory=dict)  # verbs of hands and eyes
    found: list[Clause] = field(default_factory=list)
    cuts: list[int] = field(default_factory=list)  # tokens where another clause begins


def last_verb(reading: Reading) -> str:
    """What the last deed so far is; "" before the first."""
    return reading.found[-1].form.verb if reading.found else ""


def helper_of(phrases: Sequence[Phrase], at: int) -> int:
    """Index of the first helper of the verb at `at`: IS sitting, HAS been sitting; -1 without."""
    found = -1
    back = before(phrases, at)
    while back >= 0 and phrases[back].kind in (Kind.BE, Kind.HAVE, Kind.MODAL, Kind.NOT):
        found = back if phrases[back].kind is not Kind.NOT else found
        back = before(phrases, back)
    return found


def form_of(phrase: Phrase) -> Form | None:
    """The form of a verb, None of other phrases."""
    return phrase.form.form if phrase.form is not None else None


def is_passive(reading: Reading, at: int) -> bool:
    """Whether the verb at `at` is done to its subject: IS thrown, GETS hit."""
    phrases = reading.phrases
    if phrases[at].word not in PARTICIPLES:
        return False
    back = before(phrases, at)
    if back < 0:
        return False
    gets = phrases[back].kind is Kind.VERB and phrases[back].word in _GETTING
    return phrases[back].kind is Kind.BE or gets


def is_denied(reading: Reading, at: int) -> bool:
    """Denied, or only possible: does NOT sit, CAN see, WOULD kill; joined verbs share it."""
    phrases = reading.phrases
    back = before(phrases, at)
    while back >= 0 and phrases[back].kind in (Kind.BE, Kind.HAVE, Kind.MODAL, Kind.NOT, Kind.TO):
        if phrases[back].kind is Kind.NOT or (
            phrases[back].kind is Kind.MODAL and phrases[back].word not in _DOING
        ):
            return True
        back = before(phrases, back)
    return False


def opens_clause(reading: Reading, at: int) -> bool:
    """Whether a clause with a subject of its own begins at `at`."""
    phrases = reading.phrases
    return at < len(phrases) and phrases[at].kind in NOMINAL and verb_of(phrases, at) is not None


def has_done(reading: Reading, at: int) -> bool:
    """HAS COME, HAS PUT: participles that are spelled like the present."""
    back = before(reading.phrases, at)
    return back >= 0 and reading.phrases[back].kind is Kind.HAVE


def likens(reading: Reading, at: int) -> bool:
    """Looks at her AS A MAN LOOKS at the sea: the same verb of nobody who is there."""
    verb = verb_of(reading.phrases, at)
    form = reading.phrases[verb].form if verb is not None else None
    anybody = reading.phrases[at].words[:1] in (("a",), ("an",), ("one",))
    return bool(anybody and form and reading.found and reading.found[-1].form.lemma == form.lemma)


def compares(reading: Reading, at: int) -> bool:
    """LIKE A MAN WHO …, LIKE SHE MEANS IT; not LIKE A CAT."""
    related = any(p.kind is Kind.RELATIVE for p in reading.phrases[at + 2 : at + 4])
    return related or opens_clause(reading, at + 1)
