"""Who does what a verb tells.

Enters: a reading and the place of a verb in it. Leaves: who does it; nobody where no deed is told:
the verb is a thing's, a noun, a plan, or past.
"""

from collections.abc import Sequence
from itertools import pairwise

from screenplay.actions.parts import LIVING, NOMINAL, Kind, Phrase
from screenplay.actions.readings import Reading, Who, form_of, helper_of, is_passive, last_verb
from screenplay.actions.subjects import before, finite, heads_clause, verb_of
from screenplay.actions.whom import SEEING, later_subject, object_of, who_is
from screenplay.words.lexicon import Form, VerbForm
from screenplay.words.vocabulary import vocabulary

_ASPECT = vocabulary(
    "begin start continue keep try manage attempt struggle proceed resume come go sit stand help"
)
_ENDING = vocabulary("stop quit finish cease avoid stand like love hate enjoy mind risk consider")
_CAUSING = vocabulary("make let have help watch see hear feel find notice")
_TRIED = vocabulary(
    """
    begin start continue keep try manage attempt struggle proceed resume commence get hurry
    """
)
_INWARD = vocabulary("imagine remember recall picture describe dream mention forget")
_GOING = frozenset(
    ("walk", "run", "approach", "enter", "exit", "stand", "turn", "sneak", "climb", "stop", "kneel",
     "crouch", "push", "jump", "sit")
)  # fmt: skip
_POSED = vocabulary("turn stop lean bend kneel crouch rise stand stoop squat pause look bow halt")
_PURPOSES = vocabulary(
    """
    get fetch grab answer retrieve hug kiss greet stand sit help open catch take embrace pick
    """
)
_OF_THINGS = vocabulary(
    """
    contain lie stand hang sit lead overlook face ring burn flash belong run cover hold show
    read fill blow shine point stretch rise grow fall drip rest
    """
)
POSTURES = frozenset(("sit", "lie", "kneel", "crouch", "stand", "hide"))
_ACCOMPANY = frozenset(("with", "of", "on"))
_GERUND_PREPOSITIONS = vocabulary(
    "in up out down off over around along on back by away inside outside upstairs downstairs"
)
_SOUNDS = vocabulary("scream shout cheer laugh cry whisper sigh murmur cough gasp groan yell step")
_DONE = frozenset(("sleep", "wake", "sit", "stand", "lie", "kneel", "crouch", "fall", "die", "stop",
                   "turn", "hide", "put_on", "take_off", "cry"))  # fmt: skip
_EXPERIENCED = frozenset(("", "look", "watch", "listen", "think", "speak", "wait", "be"))
"""What "has fallen asleep" may tell of: states that are still seen."""


def doers_of(reading: Reading, at: int, form: VerbForm, *, passive: bool) -> Who:
    """Who does the verb at `at`; nobody where it tells no deed."""
    phrases = reading.phrases
    back = before(phrases, at)
    owner = reading.owners.get(at) or reading.owners.get(helper_of(phrases, at))
    helped = back >= 0 and phrases[back].kind in (Kind.BE, Kind.HAVE)
    if form.form is Form.GERUND and not helped:
        return _gerund_doers(reading, at, back, form)
    if form.form is Form.BASE and back >= 0 and phrases[back].kind is Kind.TO:
        return _infinitive_doers(reading, at, back)
    if form.form is Form.PAST:
        return _participle_doers(reading, at, back, form, owner[0] if owner else None)
    if owner is not None and not passive:
        return owner[0]
    if passive:
        return owner[0] if owner else reading.subject
    if form.form is Form.THIRD:
        return _joined_doers(reading, at, back)
    if form.form is Form.GERUND:
        return reading.subject
    return _base_doers(reading, at, back)


def _joined_doers(reading: Reading, at: int, back: int) -> Who:
    """A finite verb without a subject of its own."""
    phrases = reading.phrases
    starts = all(p.kind in (Kind.ADVERB, Kind.AND, Kind.STOP, Kind.COMMA) for p in phrases[:at])
    if starts and not reading.found:
        who = reading.speaker or reading.people.doer()
        reading.subject = who if _may_be_elliptic(reading, at) else ()
        return reading.subject
    previous = phrases[back].kind
    if previous in NOMINAL:
        if reading.within and not reading.closed and reading.main:
            reading.within = False
            reading.subject = reading.main
            return reading.main
        return ()
    if previous is Kind.PREPOSITION and phrases[back].word not in _GERUND_PREPOSITIONS:
        return ()
    if reading.within and reading.closed and previous is not Kind.RELATIVE:
        reading.within = False
        reading.subject = reading.main or reading.subject
    return reading.subject


def _may_be_elliptic(reading: Reading, at: int) -> bool:
    """Whether a sentence leaves out who does ("Rips it open."), rather than names a sound."""
    phrases = reading.phrases
    form = phrases[at].form
    following = phrases[at + 1] if at + 1 < len(phrases) else None
    if following is None or form is None:
        return True
    if following.kind in (Kind.BE, Kind.HAVE, Kind.MODAL) or following.word == "of":
        return False
    if following.kind is Kind.VERB and form_of(following) is Form.GERUND:
        return form.lemma in _ASPECT | _ENDING
    if form.lemma in _SOUNDS and following.word in ("from", "in", "outside", "and", "of"):
        return False
    if phrases[at].word in ("hands", "heads", "eyes", "backs", "arms") and following.word == "on":
        return False
    return not finite(following, several=True)


def _base_doers(reading: Reading, at: int, back: int) -> Who:
    """Base forms act for several people, and after MAKES HIM."""
    phrases = reading.phrases
    if back < 0:
        return reading.speaker
    previous = phrases[back]
    if previous.kind in LIVING and back > 0:
        cause = phrases[before(phrases, back)].form
        if cause is not None and cause.lemma in _CAUSING:
            return object_of(reading, back)
        if phrases[before(phrases, back)].word in ("do", "does") and not _asked(reading, back):
            return who_is(reading, back, subject=True)  # only then DOES BOB lift his head
    if previous.kind is Kind.RELATIVE:
        return reading.subject
    several = len(reading.subject) > 1 or reading.people.is_group(reading.subject)
    if previous.kind in (Kind.AND, Kind.COMMA) or previous.word == "then":
        last = max(reading.done, default=None)
        form = phrases[last].form if last is not None else None
        if form is not None and last is not None and form.form is Form.BASE:
            return reading.done[last]
        return reading.subject if several else ()
    return ()


def _asked(reading: Reading, at: int) -> bool:
    """Whether DOES stands in a question or a denial: NEVER ONCE does she look back."""
    phrases = reading.phrases[:at]
    denied = any(
        phrase.kind is Kind.NOT and following.word not in ("until", "till", "only")
        for phrase, following in pairwise(phrases)
    )
    return denied or at == 1 or reading.phrases[-1].word == "?"


def _infinitive_doers(reading: Reading, at: int, to: int) -> Who:
    """Who does what is begun, tried, or gone for: starts TO CRY, turns TO FACE him."""
    phrases = reading.phrases
    form = phrases[at].form
    back = before(phrases, to)
    while back >= 0 and phrases[back].kind in (*NOMINAL, Kind.PREPOSITION, Kind.ADVERB):
        if phrases[back].kind in LIVING and phrases[back].word not in ("himself", "herself"):
            verb = before(phrases, back)
            if verb >= 0 and phrases[verb].kind is Kind.VERB:
                return ()  # tells him to sit
        back -= 1
    if back < 0 or phrases[back].kind is not Kind.VERB or form is None:
        return ()
    governor = phrases[back].form
    who = reading.done.get(back, ())
    if governor is None or not who:
        return ()
    near = before(phrases, to) == back
    if governor.lemma in _TRIED and near:
        return who
    leaving = form.lemma == "face" or form.verb in ("exit", "enter", "speak")
    if governor.lemma in _POSED and form.verb and not leaving:
        return who
    going = governor.verb in _GOING
    return who if going and form.lemma in _PURPOSES else ()


def _gerund_doers(reading: Reading, at: int, back: int, form: VerbForm) -> Who:
    """Who does what a word in -ing tells."""
    phrases = reading.phrases
    if back < 0:
        who = reading.speaker or later_subject(reading, at) or _elliptic(reading, at)
        reading.subject = reading.subject or who
        return who
    previous = phrases[back]
    if any(phrase.word == "without" for phrase in phrases[max(0, back - 3) : at]):
        return ()
    noun = _noun_before(phrases, back)
    if noun is not None:
        return _after_noun(reading, noun, form)
    if previous.kind is Kind.PREPOSITION and previous.word not in _GERUND_PREPOSITIONS:
        return ()
    if previous.kind is Kind.VERB and previous.form is not None:
        return _after_verb(reading, back, previous.form)
    last = max(reading.done, default=None) if previous.kind is Kind.AND else None
    if last is not None and form_of(phrases[last]) is Form.GERUND:
        return reading.done[last]
    if previous.kind is Kind.SUBORDINATOR and previous.word in ("while", "when", "as"):
        return reading.main if reading.within else reading.subject
    if not reading.subject and not reading.owners:
        return later_subject(reading, at)
    return reading.subject


def _noun_before(phrases: Sequence[Phrase], back: int) -> int | None:
    """The noun right before a participle, an age in brackets skipped."""
    if phrases[back].kind is Kind.CLOSE:
        back = max((i for i in range(back) if phrases[i].kind is Kind.OPEN), default=0)
        back = before(phrases, back)
        return back if back >= 0 and phrases[back].kind in LIVING else None
    return back if phrases[back].kind in NOMINAL else None


def _after_verb(reading: Reading, verb: int, form: VerbForm) -> Who:
    """Who does the participle after a verb: keeps WALKING, can be seen DANCING, stops TYPING."""
    phrases = reading.phrases
    helper = helper_of(phrases, verb)
    if form.lemma in _CAUSING and helper in reading.owners:
        return reading.owners[helper][0] if phrases[helper].kind is Kind.MODAL else ()
    if form.lemma in ("stop", "help") and _cannot(reading, verb):
        return reading.subject
    if form.lemma in _ENDING and form.verb not in ("sit", "stand"):
        return ()
    return reading.done.get(verb, ())


def _cannot(reading: Reading, at: int) -> bool:
    """CAN'T STOP laughing."""
    helper = helper_of(reading.phrases, at)
    words = {phrase.word for phrase in reading.phrases[max(0, at - 3) : at]}
    return helper >= 0 or bool(words & {"can't", "cannot", "couldn't"})


def _elliptic(reading: Reading, at: int) -> Who:
    """Of a sentence without a subject: whom the one before was about."""
    owned = any(
        phrase.kind in NOMINAL
        and heads_clause(reading.phrases, index)
        and verb_of(reading.phrases, index) is not None
        for index, phrase in enumerate(reading.phrases[at + 1 : at + 24], start=at + 1)
    )
    return () if owned else reading.people.doer()


def _after_noun(reading: Reading, noun: int, form: VerbForm) -> Who:
    """A participle right after a noun tells of it, or of who does the clause."""
    phrases = reading.phrases
    ahead = before(phrases, noun)
    phrase = phrases[noun]
    governor = phrases[ahead].form if ahead >= 0 else None
    if governor is not None and governor.lemma in _INWARD:
        return ()  # imagines him falling
    after_preposition = ahead >= 0 and phrases[ahead].kind is Kind.PREPOSITION
    root = noun
    while before(phrases, root) > 0 and phrases[before(phrases, root)].kind is Kind.PREPOSITION:
        further = before(phrases, before(phrases, root))
        if phrases[further].kind is not Kind.THING:
            break
        root = further
    if phrase.kind is Kind.THING:
        ahead = before(phrases, root)
        absolute = heads_clause(phrases, root) and ahead >= 0 and phrases[ahead].kind is Kind.COMMA
        seen = not after_preposition and ahead >= 0 and phrases[ahead].kind is Kind.VERB
        if seen or absolute or form.lemma in _OF_THINGS or (ahead < 0 and not after_preposition):
            return ()
        return reading.subject
    if after_preposition and phrases[ahead].word not in _ACCOMPANY:
        verb = last_verb(reading)
        return object_of(reading, noun) if verb in SEEING else reading.subject
    return object_of(reading, noun)


def _participle_doers(
    reading: Reading, at: int, back: int, form: VerbForm, owner: Who | None
) -> Who:
    """Passives, perfects of states that are still seen, and "SEATED at the desk"."""
    phrases = reading.phrases
    if is_passive(reading, at):
        return owner if owner is not None else reading.subject
    if back >= 0 and phrases[back].kind is Kind.HAVE:
        asleep = at + 1 < len(phrases) and phrases[at + 1].word == "asleep"
        had = phrases[back].word in ("had", "having")
        now = form.verb not in _EXPERIENCED and not reading.within
        seen = now or form.verb in _DONE or asleep or form.lemma in ("come", "arrive", "appear")
        if phrases[back].word == "having":
            return later_subject(reading, at)
        return (owner if owner is not None else reading.subject) if seen and not had else ()
    if form.verb not in POSTURES or form.lemma == "stand":
        return ()
    if back < 0:
        return reading.speaker or later_subject(reading, at) or _elliptic(reading, at)
    if phrases[back].kind in LIVING:
        return object_of(reading, back)
    joined = phrases[back].kind in (Kind.COMMA, Kind.AND, Kind.CLOSE)
    return reading.subject if joined else ()
