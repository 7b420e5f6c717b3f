"""Which verb a noun is the subject of.

Enters: the phrases of a sentence and the place of a noun. Leaves: the place of the finite verb that
the noun leads to, what stands between them skipped: adverbs, phrases of place, appositions, ages in
brackets, relative clauses, participles, and other nouns joined by AND.
"""

from collections.abc import Sequence

from screenplay.actions.parts import FINITE_HELPERS, LIVING, NOMINAL, Kind, Phrase
from screenplay.words.lexicon import Form

_REACH = 26  # phrases between a noun and its verb
_APPOSITION = 14  # phrases of one between commas or dashes
_DASHES = frozenset(("--", "—", "–"))
_CLAUSE_PREPOSITIONS = frozenset(("as", "after", "before", "than", "like"))
_OPENERS = frozenset(
    (Kind.COMMA, Kind.STOP, Kind.AND, Kind.SUBORDINATOR, Kind.CLOSE, Kind.RELATIVE, Kind.OPEN)
)


def before(phrases: Sequence[Phrase], at: int) -> int:
    """Index of what stands before `at`, adverbs skipped; -1 at the start."""
    at -= 1
    while at >= 0 and phrases[at].kind is Kind.ADVERB:
        at -= 1
    return at


def heads_clause(phrases: Sequence[Phrase], at: int) -> bool:
    """Whether a clause may begin with the noun at `at`."""
    back = before(phrases, at)
    if back < 0 or phrases[back].kind in _OPENERS:
        return True
    previous = phrases[back]
    if phrases[at].word in ("he", "she", "they"):
        return True
    if previous.kind is Kind.PREPOSITION:
        return previous.word in _CLAUSE_PREPOSITIONS or back == at - 1 == 0 == len(previous.word)
    return previous.kind in (Kind.NAME, Kind.PRONOUN, Kind.THING, Kind.NOT)


def finite(phrase: Phrase, *, several: bool) -> bool:
    """Whether a phrase may be the finite verb of one person, or of several."""
    if phrase.kind in FINITE_HELPERS:
        return True
    if phrase.kind is not Kind.VERB or phrase.form is None:
        return False
    return phrase.form.form is Form.THIRD or (several and phrase.form.form is Form.BASE)


def verb_of(phrases: Sequence[Phrase], at: int) -> int | None:
    """Index of the finite verb that the noun at `at` is the subject of."""
    several = phrases[at].plural
    living = phrases[at].kind in LIVING
    limit = min(len(phrases), at + _REACH)
    index = at + 1
    while index < limit:
        phrase = phrases[index]
        if finite(phrase, several=several):
            return index
        following = _past(phrases, index, limit, living=living, several=several)
        if following is None:
            return None
        several = several or phrase.kind is Kind.AND or _listed(phrases, index)
        index = following
    return None


def _past(
    phrases: Sequence[Phrase], index: int, limit: int, *, living: bool, several: bool
) -> int | None:
    """Index after what may stand at `index` between a subject and its verb."""
    phrase = phrases[index]
    following = phrases[index + 1] if index + 1 < limit else None
    himself = phrase.kind is Kind.PRONOUN and phrase.word.endswith(("self", "selves", "both"))
    if himself or phrase.kind in (Kind.ADVERB, Kind.NOT):
        return index + 1
    if phrase.kind is Kind.COMMA:
        return _past_comma(phrases, index, limit, living=living, several=several)
    if phrase.kind is Kind.PREPOSITION:
        return index + 2 if following is not None and following.kind in NOMINAL else index + 1
    if phrase.kind is Kind.AND and following is not None:
        return index + 2 if following.kind in NOMINAL else None
    if phrase.kind is Kind.OPEN:
        return _after(phrases, index, limit, {")", "]"})
    if phrase.kind is Kind.STOP and phrase.word in _DASHES:
        return _after(phrases, index, limit, {phrase.word})
    if phrase.kind is Kind.RELATIVE:
        return _after_relative(phrases, index, limit)
    return _after_participle(phrases, index, limit)


def _past_comma(
    phrases: Sequence[Phrase], comma: int, limit: int, *, living: bool, several: bool
) -> int | None:
    """Index after an apposition, or after the next name of a list."""
    if _listed(phrases, comma):
        return comma + 2
    following = phrases[comma + 1] if comma + 1 < limit else None
    if living and comma > 1 and following is not None and finite(following, several=several):
        return comma + 1
    closing = _after(phrases, comma, limit, {","})
    return None if closing is None else closing - (1 if living else 0)


def _listed(phrases: Sequence[Phrase], comma: int) -> bool:
    """Whether a comma parts names of a list: JANE, BOB and TOM."""
    if phrases[comma].kind is not Kind.COMMA or comma + 2 >= len(phrases):
        return False
    ends = phrases[comma + 2].kind is Kind.AND or (
        phrases[comma + 2].kind is Kind.COMMA
        and comma + 3 < len(phrases)
        and phrases[comma + 3].kind in (Kind.NAME, Kind.AND)
    )
    if phrases[comma + 2].kind is Kind.AND:
        ends = comma + 3 < len(phrases) and phrases[comma + 3].kind in LIVING
    return phrases[comma + 1].kind is Kind.NAME and ends


def _after(phrases: Sequence[Phrase], at: int, limit: int, closing: set[str]) -> int | None:
    """Index after an apposition that opens at `at`; None when it is a clause of its own."""
    related = False
    for index in range(at + 1, min(limit, at + _APPOSITION)):
        phrase = phrases[index]
        if phrase.word in closing and phrase.kind not in NOMINAL:
            return index + 1 if index > at + 1 else None
        if phrase.kind is Kind.STOP:
            return None
        related = related or phrase.kind in (Kind.RELATIVE, Kind.SUBORDINATOR)
        if finite(phrase, several=False) and not related:
            return None
    return None


def _after_relative(phrases: Sequence[Phrase], at: int, limit: int) -> int | None:
    """Index of the second finite verb after WHO."""
    verbs = [i for i in range(at + 1, limit) if finite(phrases[i], several=False)]
    stops = [i for i in range(at + 1, limit) if phrases[i].kind in (Kind.COMMA, Kind.STOP)]
    if len(verbs) < 2 or (stops and stops[0] < verbs[1]):
        return None
    return verbs[1]


def _after_participle(phrases: Sequence[Phrase], at: int, limit: int) -> int | None:
    """Index of the finite verb after "the man SITTING at the bar", "a boy DRESSED in red"."""
    form = phrases[at].form
    if phrases[at].kind is not Kind.VERB or form is None:
        return None
    if form.form not in (Form.GERUND, Form.PAST):
        return None
    for index in range(at + 1, limit):
        phrase = phrases[index]
        if finite(phrase, several=False):
            return index
        if phrase.kind not in (*NOMINAL, Kind.PREPOSITION, Kind.ADVERB):
            return None
    return None
