"""Sentences to clauses: which verb, whose.

Enters: a sentence's tokens and what came before. Leaves: clauses, each a verb with those who do it
and the words that belong to it.

This is shallow reading in the present tense that scripts are written in. A noun at the head of a
clause with a finite verb ahead is a subject; a verb without one takes the subject that it is joined
to. What is denied, supposed, compared or thought is no deed.
"""

from collections.abc import Sequence
from dataclasses import replace

from screenplay.actions.doers import POSTURES, doers_of
from screenplay.actions.inversions import clause_start, does_so, inverted, led, only_comes
from screenplay.actions.limbs import EYES, HANDS, limb_verb
from screenplay.actions.parts import LIVING, NOMINAL, Kind
from screenplay.actions.phrases import phrases_of
from screenplay.actions.pronouns import Antecedents
from screenplay.actions.readings import (
    Clause,
    Reading,
    Who,
    compares,
    form_of,
    has_done,
    helper_of,
    is_denied,
    is_passive,
    likens,
    opens_clause,
)
from screenplay.actions.subjects import before, finite, heads_clause, verb_of
from screenplay.actions.tokens import Token
from screenplay.actions.whom import agent_of, owner_of, who_is
from screenplay.words.lexicon import PARTICIPLES, Form, VerbForm
from screenplay.words.vocabulary import vocabulary

_SUPPOSED = vocabulary("if unless though although whether because lest like than how why what that")
_PREPOSITIONS_TOO = vocabulary("as after before until till since than like once")
_THINKING = vocabulary(
    """
    know realize realise remember think hope want wish believe understand imagine wonder decide seem
    guess suspect expect fear dream forget mean suppose assume pretend promise plan learn tell say
    explain ask admit prove
    """
)


def clauses(
    tokens: Sequence[Token], people: Antecedents, subject: Who
) -> tuple[tuple[Clause, ...], Who]:
    """Clauses of a sentence, and whom its main clause is about; `subject` acts unless it says."""
    phrases = phrases_of(tokens)
    reading = Reading(phrases, people, speaker=subject, subject=subject, main=subject)
    for at in range(len(phrases)):
        _read(reading, at)
    about = reading.main if reading.within else reading.subject
    owner = phrases[0].character if phrases and phrases[0].kind is Kind.THING else ""
    return _bounded(reading, len(tokens)), about or ((owner,) if owner else ())


def _read(reading: Reading, at: int) -> None:
    phrase = reading.phrases[at]
    if at in reading.owners:
        reading.subject = reading.owners[at][0]
    if phrase.kind in NOMINAL:
        _meet(reading, at)
    elif phrase.kind in (Kind.COMMA, Kind.STOP, Kind.CLOSE, Kind.AND):
        joined = phrase.kind is Kind.AND and not _finite_next(reading, at)
        reading.silent = reading.silent and joined
        reading.closed = reading.closed or phrase.kind is Kind.COMMA
    else:
        _read_small(reading, at)


def _read_small(reading: Reading, at: int) -> None:
    phrase = reading.phrases[at]
    match phrase.kind:
        case Kind.SUBORDINATOR:
            _subordinate(reading, at)
        case Kind.RELATIVE:
            _relate(reading, at)
        case Kind.PREPOSITION:
            reading.silent = reading.silent or (phrase.word == "like" and compares(reading, at))
        case Kind.VERB if phrase.form is not None:
            _verb(reading, at, phrase.form)
        case Kind.TO if reading.phrases[at + 1].word != "face":
            reading.cuts.append(phrase.start)
        case Kind.BE if at not in reading.owners:
            reading.cuts.append(phrase.start)
        case _:
            pass


def _finite_next(reading: Reading, at: int) -> bool:
    ahead = reading.phrases[at + 1 : at + 3]
    return any(finite(phrase, several=False) for phrase in ahead)


def _open(reading: Reading, at: int) -> None:
    if not reading.within:
        reading.main = reading.subject
    reading.within, reading.closed = True, False
    reading.cuts.append(reading.phrases[at].start)


def _subordinate(reading: Reading, at: int) -> None:
    word = reading.phrases[at].word
    following = reading.phrases[at + 1].word if at + 1 < len(reading.phrases) else ""
    compared = word in ("as", "even") and following in ("if", "though")
    if word in _PREPOSITIONS_TOO and not (compared or opens_clause(reading, at + 1)):
        return
    _open(reading, at)
    if word in _SUPPOSED or compared or (word == "as" and likens(reading, at + 1)):
        reading.silent = True


def _relate(reading: Reading, at: int) -> None:
    _open(reading, at)
    word = reading.phrases[at].word
    back = reading.phrases[max(0, at - 6) : at]
    if word == "whose":
        reading.silent = True
    nouns = [i for i in range(max(0, at - 6), at) if reading.phrases[i].kind in NOMINAL]
    living = [i for i in nouns if reading.phrases[i].kind in LIVING]
    thing = word in ("which", "that") and nouns and reading.phrases[nouns[-1]].kind is Kind.THING
    reading.subject = () if thing or not living or not back else who_is(reading, living[-1])


def _meet(reading: Reading, at: int) -> None:
    """A noun: a subject where a clause begins with it, else somebody to remember."""
    phrases = reading.phrases
    phrase = phrases[at]
    back = before(phrases, at)
    living = phrase.kind in LIVING
    if phrase.words[:1] == ("no",) and back >= 0 and phrases[back].kind is Kind.BE:
        reading.silent = True  # there's NO WAY he gets them down
    verb = _verb_ahead(reading, at, back)
    predicate = back >= 0 and phrases[back].kind is Kind.BE and not reading.found
    if verb is not None and _may_own(reading, at, verb):
        _own(reading, at, verb)
    elif back < 0 and not reading.owners and not reading.found:
        reading.subject = who_is(reading, at) if living else reading.speaker
    elif predicate and not reading.subject and living:
        reading.subject = who_is(reading, at)  # it is BOB, smiling
    if phrase.kind is Kind.NAME:
        reading.people.name(phrase.character)
    elif phrase.kind is Kind.PERSON:
        for who in who_is(reading, at):
            reading.people.name(who)
    elif phrase.kind is Kind.THING:
        reading.people.tell(phrase.word)
        if phrase.character:
            reading.people.name(phrase.character)


def _verb_ahead(reading: Reading, at: int, back: int) -> int | None:
    """The verb that a noun is the subject of, alone or with others."""
    phrases = reading.phrases
    verb = verb_of(phrases, at) if heads_clause(phrases, at) else None
    adjacent = back >= 0 and phrases[back].kind in (Kind.NAME, Kind.PRONOUN, Kind.THING)
    begun = bool(reading.owners or reading.found)
    if adjacent and begun and verb is not None and before(phrases, verb) != at:
        verb = None
    living = phrases[at].kind in LIVING
    return _shared_verb(reading, at, back) if verb is None and living else verb


def _shared_verb(reading: Reading, at: int, back: int) -> int | None:
    """The verb that several share: BO AND ANN dance, of which each alone would dance-S."""
    phrases = reading.phrases
    ahead = max(reading.owners, default=-1)
    joined = back >= 0 and phrases[back].kind in (Kind.AND, Kind.COMMA)
    if not joined or ahead <= at or phrases[ahead].form is None:
        return None
    between = phrases[back - 1].kind in NOMINAL or phrases[at + 1].kind is Kind.AND
    plural = form_of(phrases[ahead]) is Form.BASE and between
    return ahead if plural and not any(p.kind is Kind.RELATIVE for p in phrases[:at]) else None


def _may_own(reading: Reading, at: int, verb: int) -> bool:
    """BE between nouns and what follows a preposition have other subjects."""
    if verb not in reading.owners:
        return True
    back = before(reading.phrases, at)
    joined = back >= 0 and reading.phrases[back].kind is Kind.AND
    form = reading.phrases[verb].form
    plural = form is not None and form.form is Form.BASE
    return joined or plural or reading.phrases[verb].word in ("are", "were", "have")


def _own(reading: Reading, at: int, verb: int) -> None:
    phrase = reading.phrases[at]
    back = before(reading.phrases, at)
    denied = back >= 0 and reading.phrases[back].kind is Kind.NOT
    who = () if denied else who_is(reading, at, subject=True)
    start = phrase.start
    if verb in reading.owners:
        earlier, start = reading.owners[verb]
        who = tuple(dict.fromkeys((*earlier, *who)))
    else:
        reading.cuts.append(start)
    if reading.closed and not (back >= 0 and reading.phrases[back].kind is Kind.SUBORDINATOR):
        reading.within = False
    reading.owners[verb] = (who, start)
    reading.subject = who
    if phrase.word in HANDS | EYES and reading.phrases[verb].kind is Kind.VERB:
        reading.limbs[verb] = (phrase.word, owner_of(reading, phrase))


def _verb(reading: Reading, at: int, form: VerbForm) -> None:
    phrase = reading.phrases[at]
    passive = is_passive(reading, at)
    if passive or has_done(reading, at):
        form = PARTICIPLES.get(phrase.word, form)
    if is_denied(reading, at):
        reading.cuts.append(phrase.start)
        return
    if at in reading.limbs:
        _by_limb(reading, at, form)
        return
    if form.form in (Form.THIRD, Form.BASE) and (after := inverted(reading, at)):
        _accept(reading, at, form, after, ahead=clause_start(reading, at))
        return
    if does_so(reading, at):
        reading.subject = who_is(reading, at + 1)
        last = reading.found[-1]
        again = replace(last, actors=reading.subject, start=phrase.start, verb=phrase.start)
        reading.found.append(again)
        return
    if (leader := led(reading, at)) is not None:
        _accept(reading, at, form, leader, passive=True)
        return
    who = doers_of(reading, at, form, passive=passive)
    opens = form.lemma in _THINKING and opens_clause(reading, at + 1)
    if who and not reading.silent:
        _accept(reading, at, form, who, passive=passive)
    reading.silent = reading.silent or opens


def _by_limb(reading: Reading, at: int, form: VerbForm) -> None:
    """HIS HAND CLOSES around the knife: he holds it."""
    limb, who = reading.limbs[at]
    done = limb_verb(limb, form)
    if done is None or not who or reading.silent:
        return
    _accept(reading, at, done, who)
    reading.found[-1] = replace(reading.found[-1], by_limb=True)
    reading.subject = who if limb in HANDS else ()


def _accept(
    reading: Reading,
    at: int,
    form: VerbForm,
    who: Who,
    *,
    passive: bool = False,
    ahead: int | None = None,
) -> None:
    phrases = reading.phrases
    start = phrases[at].start
    owner = reading.owners.get(at) or reading.owners.get(helper_of(phrases, at))
    if owner is not None and not reading.done.get(at):
        start = owner[1]
    if ahead is not None:
        start = ahead
        reading.subject = who
    reading.done[at] = who
    if form.form is Form.GERUND and only_comes(reading, at):
        start = reading.found.pop().start
    active = not passive or form.verb in POSTURES
    agent = () if active else agent_of(reading, at)
    reading.found.append(
        Clause(
            actors=who if active else agent,
            form=form,
            passive=not active,
            start=start,
            verb=phrases[at].start,
            end=phrases[at].end,
            done_to=() if active else who,
            ahead=ahead,
        )
    )


def _bounded(reading: Reading, length: int) -> tuple[Clause, ...]:
    """Each clause ends where the next begins."""
    starts = sorted({*reading.cuts, *(clause.start for clause in reading.found)})
    verbs = [clause.verb for clause in reading.found]
    bounded = []
    for clause in reading.found:
        limits = [at for at in (*starts, *verbs) if at > clause.verb]
        bounded.append(replace(clause, end=min(limits, default=length)))
    return tuple(bounded)
