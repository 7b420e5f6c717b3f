"""Verbs before their subjects, and verbs that lean on another.

Enters: a reading and the place of a verb. Leaves: who does it where the order is turned round: IN
WALKS BOB, FOLLOWED BY ANN, and SO DOES BOB.
"""

from screenplay.actions.parts import LIVING, NOMINAL, Kind
from screenplay.actions.readings import Reading, Who, form_of
from screenplay.actions.subjects import before, verb_of
from screenplay.actions.whom import later_subject, who_is
from screenplay.words.lexicon import Form

_SOMETHING = frozenset(("we", "you", "i", "it", "that", "this"))
_FRONTED = (Kind.NOT, Kind.PREPOSITION, Kind.ADVERB, Kind.COMMA, *NOMINAL)


def inverted(reading: Reading, at: int) -> Who:
    """IN WALKS BOB, BEHIND THE COUNTER STANDS MARY."""
    phrases = reading.phrases
    stops = [i for i in range(at) if phrases[i].kind is Kind.STOP]
    first = stops[-1] + 1 if stops else 0
    there = phrases[first].word in ("there", "here")
    opens = first < at and (there or phrases[first].kind in (Kind.PREPOSITION, Kind.ADVERB))
    owned = any(first <= verb for verb in reading.done) or any(
        first <= verb and (who or not (there or phrases[at - 1].kind is Kind.COMMA))
        for verb, (who, _) in reading.owners.items()
    )
    if not opens or owned or at + 1 >= len(phrases):
        return ()
    modifiers = (Form.PAST, Form.BASE, Form.GERUND)
    fronted = all(p.kind in _FRONTED or form_of(p) in modifiers for p in phrases[first:at])
    after = phrases[at + 1]
    led_by = before(phrases, at - 1)
    way = led_by >= 0 and phrases[led_by].kind is Kind.PREPOSITION
    if not way and phrases[at - 1].word in _SOMETHING:
        return ()
    named = after.kind in (Kind.NAME, Kind.PERSON) and verb_of(phrases, at + 1) is None
    if not (fronted and named):
        return ()
    joined = at + 3 < len(phrases) and phrases[at + 2].kind is Kind.AND
    several = joined and phrases[at + 3].kind is Kind.NAME
    return (*who_is(reading, at + 1), *(who_is(reading, at + 3) if several else ()))


def clause_start(reading: Reading, at: int) -> int:
    """Token where the clause of the verb at `at` begins: after the last stop."""
    stops = [p.end for p in reading.phrases[:at] if p.kind is Kind.STOP]
    return stops[-1] if stops else reading.phrases[0].start


def led(reading: Reading, at: int) -> Who | None:
    """Who is FOLLOWED BY somebody; None where the words are others."""
    phrases = reading.phrases
    by = at + 1 < len(phrases) and phrases[at + 1].word == "by"
    if phrases[at].word not in ("followed", "pursued", "trailed") or not by:
        return None
    return reading.subject if before(phrases, at) >= 0 else later_subject(reading, at)


def does_so(reading: Reading, at: int) -> bool:
    """AND SO DOES BOB."""
    phrases = reading.phrases
    so = at > 0 and phrases[at - 1].word == "so" and phrases[at].word in ("does", "do")
    return so and bool(reading.found) and at + 1 < len(phrases) and phrases[at + 1].kind in LIVING


def only_comes(reading: Reading, at: int) -> bool:
    """COMES hobbling, GOES tearing across: the participle tells."""
    going = reading.phrases[at - 1].form if at else None
    last = reading.found[-1].verb if reading.found else -1
    coming = going is not None and going.lemma in ("come", "go")
    return coming and last == reading.phrases[at - 1].start
