"""Words to phrases: who, what, which verb, which small word.

Enters: the tokens of a sentence. Leaves: phrases in order: names, pronouns, common nouns with their
articles and adjectives, verbs, prepositions, and the marks and words that part clauses.

A word that may be a noun or a verb (looks, hands, walks) is what its place makes it: a noun right
after an article, an owner or a preposition, a verb after a noun.
"""

from collections.abc import Sequence

from screenplay.actions.nouns import (
    CONTRACTED,
    JOINING,
    NOBODIES,
    NOBODY_IS,
    PRONOUNS,
    RELATIVES,
    is_plural,
    is_somebody,
    noun_phrase,
)
from screenplay.actions.parts import LIVING, Kind, Phrase
from screenplay.actions.tokens import Token
from screenplay.people.mentions import Mention
from screenplay.words.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    DETERMINERS,
    FORMS,
    HAVE,
    MODALS,
    NEGATIONS,
    PARTICIPLES,
    PREPOSITIONS,
    SUBORDINATORS,
    Form,
    VerbForm,
)
from screenplay.words.things import ING_NOUNS, LIMBS
from screenplay.words.vocabulary import vocabulary

_OBJECTS = vocabulary("himself herself themselves itself him her them it")
_WITH_BASE = frozenset(("help", "make", "let", "go", "come", "watch", "see", "hear"))
_NO_NOUNS = (PREPOSITIONS | SUBORDINATORS | DETERMINERS | ADVERBS | BE | MODALS | NEGATIONS) - {
    "own",
    "one",
    "two",
    "three",
    "both",
    "long",
    "free",
}
_WAYS = frozenset(("back", "away", "aside", "upstairs", "downstairs", "together"))
_MARKS = {",": Kind.COMMA, "(": Kind.OPEN, ")": Kind.CLOSE, "[": Kind.OPEN, "]": Kind.CLOSE}
_STOPS = frozenset((";", ":", "--", "—", "–", ".", "!", "?", "…", "...", '"', "“", "”"))


def phrases_of(tokens: Sequence[Token]) -> list[Phrase]:
    """The phrases of a sentence, in order, without gaps."""
    found: list[Phrase] = []
    at = 0
    while at < len(tokens):
        phrase = _phrase(tokens, at, found[-1] if found else None)
        found.append(phrase)
        if phrase.word in CONTRACTED.values() and tokens[at].low in CONTRACTED:
            found.append(Phrase(Kind.BE, at, at + 1, "is"))
        at = phrase.end
    return found


def _phrase(tokens: Sequence[Token], at: int, before: Phrase | None) -> Phrase:
    token = tokens[at]
    low = token.low
    if token.mention is not None:
        return _named(tokens, at, token.mention)
    if low in _MARKS or low in _STOPS:
        return Phrase(_MARKS.get(low, Kind.STOP), at, at + 1, low)
    if low in CONTRACTED or (low in PRONOUNS and not _owns(tokens, at)):
        word = CONTRACTED.get(low, low)
        plural = word in ("they", "them", "both", "others", "themselves", "everyone", "everybody")
        return Phrase(Kind.PRONOUN, at, at + 1, word, plural=plural)
    if (small := _small(tokens, at, before)) is not None:
        return small
    if low in DETERMINERS and not (low == "her" and not _owns(tokens, at)):
        return noun_phrase(tokens, at)
    if low == "her":
        return Phrase(Kind.PRONOUN, at, at + 1, low)
    if low in NOBODIES:
        return Phrase(Kind.THING, at, at + 1, low)
    return _word(tokens, at, before)


def _named(tokens: Sequence[Token], at: int, mention: Mention) -> Phrase:
    low = tokens[at].low
    if not mention.possessive:
        return Phrase(
            Kind.NAME, at, at + 1, low, character=mention.character, plural=is_plural(low)
        )
    following = tokens[at + 1].low if at + 1 < len(tokens) else "."
    form = FORMS.get(following)
    acts = form is not None and form.form is Form.GERUND and following not in ING_NOUNS
    if acts or following in NEGATIONS:  # Bob's sitting
        return Phrase(
            Kind.NAME, at, at + 1, low, character=mention.character, plural=is_plural(low)
        )
    return noun_phrase(tokens, at)


def _small(tokens: Sequence[Token], at: int, before: Phrase | None) -> Phrase | None:
    """A word that only joins: prepositions, helpers, subordinators, adverbs."""
    low = tokens[at].low
    following = tokens[at + 1].low if at + 1 < len(tokens) else "."
    if low in NEGATIONS and low not in ("nobody", "nothing", "without"):
        return Phrase(Kind.NOT, at, at + 1, low)
    if low in NOBODY_IS or low in BE:
        return Phrase(Kind.BE, at, at + 1, low)
    if low in HAVE:
        helps = following in ADVERBS or following in BE or following in PARTICIPLES
        form = FORMS.get(low)
        return Phrase(Kind.HAVE if helps or form is None else Kind.VERB, at, at + 1, low, form)
    so = at > 0 and tokens[at - 1].low == "so"
    if low in MODALS or (low in AUXILIARIES and not so and _helps(tokens, at + 1)):
        return Phrase(Kind.MODAL, at, at + 1, low)
    if low in RELATIVES or (low == "that" and before is not None and before.kind in LIVING):
        return Phrase(Kind.RELATIVE, at, at + 1, low)
    if low in JOINING:
        return Phrase(Kind.AND, at, at + 1, low)
    if low == "to" and _infinitive(tokens, at + 1):
        return Phrase(Kind.TO, at, at + 1, low)
    return _linking(low, following, at, before)


def _linking(low: str, following: str, at: int, before: Phrase | None) -> Phrase | None:
    """Subordinators, prepositions and adverbs."""
    relates = following in DETERMINERS or following in PRONOUNS
    if low == "that" and before is not None and before.kind is Kind.THING and relates:
        return Phrase(Kind.RELATIVE, at, at + 1, low)
    if low == "that" and before is not None and before.kind is Kind.VERB:
        opens = following in (*CONTRACTED, "he", "she", "they", "the")
        return Phrase(Kind.SUBORDINATOR, at, at + 1, low) if opens else None
    if low in SUBORDINATORS and low not in ("then", "so", "but"):
        return Phrase(Kind.SUBORDINATOR, at, at + 1, low)
    if low in PREPOSITIONS or low in _WAYS:
        return Phrase(Kind.PREPOSITION, at, at + 1, low)
    return Phrase(Kind.ADVERB, at, at + 1, low) if _is_adverbial(low, following, before) else None


def _is_adverbial(low: str, following: str, before: Phrase | None) -> bool:
    """Whether a word only colours: THEN, SLOWLY, ALL; not OPEN after TO, BOTH before MEN."""
    acts = low in FORMS and before is not None and before.kind in (Kind.TO, Kind.MODAL)
    numbered = low == "all" and following in ("two", "three", "four", "five", "of", "the", "their")
    counted = numbered or (low == "both" and following in ("of", "men", "women"))
    adverb = low in ADVERBS and not acts and not counted
    return adverb or low in ("then", "so") or (low.endswith("ly") and low not in FORMS)


def _helps(tokens: Sequence[Token], at: int) -> bool:
    """DOES look back, does SHE sit, does BOB lift: not does the dishes."""
    if at >= len(tokens):
        return False
    token = tokens[at]
    form = FORMS.get(token.low)
    bare = form is not None and form.form is Form.BASE
    named = token.mention is not None and not token.mention.possessive
    return bare or named or token.low in ("he", "she", "they") or token.low in NEGATIONS


def _is_adverb(low: str) -> bool:
    return low in ADVERBS or low.endswith("ly")


def _infinitive(tokens: Sequence[Token], at: int) -> bool:
    while at < len(tokens) and tokens[at].low not in FORMS and _is_adverb(tokens[at].low):
        at += 1
    form = FORMS.get(tokens[at].low) if at < len(tokens) else None
    if at < len(tokens) and tokens[at].low in ("be", "have"):
        return True
    return form is not None and form.form is Form.BASE and tokens[at].mention is None


def _owns(tokens: Sequence[Token], at: int) -> bool:
    """HER is an owner before a noun; before a stop, a small word or an article it is a person."""
    if tokens[at].low == "both":
        return at + 1 < len(tokens) and tokens[at + 1].low not in FORMS
    if tokens[at].low != "her" or at + 1 >= len(tokens):
        return False
    following = tokens[at + 1]
    if following.mention is not None:
        return True
    low = following.low
    ends = low in _NO_NOUNS or low in JOINING
    return low[:1].isalpha() and not ends and not low.endswith("ly")


def _word(tokens: Sequence[Token], at: int, before: Phrase | None) -> Phrase:
    """A word without an article: a verb, or a noun such as RAIN."""
    low = tokens[at].low
    form = FORMS.get(low) or _unknown_verb(tokens, at, before)
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    opens = at == 0 and is_somebody(low) and following is not None
    if opens and following is not None and following.low not in DETERMINERS | {"him", "her"}:
        return noun_phrase(tokens, at)  # GUARDS patrol; NURSES a beer is done by somebody
    held = low in LIMBS and following is not None and not _starts_object(following)
    if held:
        return noun_phrase(tokens, at)  # HANDS deep in his pockets
    if form is not None and before is not None and _is_object(form, before):
        return noun_phrase(tokens, at)  # swims LAPS, breaking STRIDE
    if (
        form is not None
        and form.form is Form.THIRD
        and before is not None
        and (_in_way(tokens, before) or _ends_way(before, following))
    ):
        return noun_phrase(tokens, at)  # laid out in ROWS
    fronts = at == 1 and form is not None and form.form is Form.THIRD and following is not None
    named = following is not None and (
        following.mention is not None or following.low in DETERMINERS
    )
    after_preposition = not (fronts and named) and (
        before is not None
        and before.kind is Kind.PREPOSITION
        and before.word not in _PARTICLES
        and not (form is not None and form.form is Form.GERUND)
    )
    if form is not None and not after_preposition:
        return Phrase(Kind.VERB, at, at + 1, low, form)
    if low in AUXILIARIES:
        return Phrase(Kind.MODAL, at, at + 1, low)
    if not low[:1].isalnum():
        return Phrase(Kind.STOP, at, at + 1, low)
    return noun_phrase(tokens, at)


def _unknown_verb(tokens: Sequence[Token], at: int, before: Phrase | None) -> VerbForm | None:
    """A verb that the lexicon lacks: in -s, between somebody and what only follows verbs."""
    low = tokens[at].low
    if before is None or not low.endswith("s") or low.endswith(("ss", "us", "is", "'s")):
        return None
    following = tokens[at + 1].low if at + 1 < len(tokens) else "."
    object_follows = following in DETERMINERS or following in _OBJECTS
    after_subject = before.kind in LIVING or before.kind is Kind.CLOSE
    way_follows = object_follows or following in PREPOSITIONS or following.endswith("ly")
    joined = before.kind in (Kind.COMMA, Kind.AND) and object_follows
    if (after_subject and way_follows) or joined:
        return VerbForm(low, Form.THIRD, "")
    return None


def _in_way(tokens: Sequence[Token], before: Phrase) -> bool:
    """Whether a preposition stands before a word that opens no clause: IN walks Bob does."""
    if before.kind is not Kind.PREPOSITION or before.start == 0:
        return False
    ahead = tokens[before.start - 1]
    return ahead.low[:1].isalnum() and ahead.low not in JOINING


def _ends_way(before: Phrase, following: Token | None) -> bool:
    """Whether a preposition and this word stand alone: Ann, IN TEARS, runs."""
    ends = following is None or not following.low[:1].isalnum()
    return before.kind is Kind.PREPOSITION and before.start > 0 and ends


def _is_object(form: VerbForm, before: Phrase) -> bool:
    """Whether a word right after a verb is a noun that looks like a verb."""
    if before.kind is not Kind.VERB or before.form is None:
        return False
    bare = form.form is Form.BASE and before.form.form is Form.GERUND
    laundry = form.lemma == "wash" and before.form.lemma in ("hang", "fold", "carry", "do")
    return form.form is Form.THIRD or laundry or (bare and before.form.lemma not in _WITH_BASE)


def _starts_object(token: Token) -> bool:
    small = (
        token.low in ("him", "it", "them", "out", "over", "back", "through", "past", "round")
        or token.low in DETERMINERS
    )
    return small or token.mention is not None


_PARTICLES = frozenset(("up", "down", "out", "off", "away", "back", "over", "around", "in", "on",
                        "along", "inside", "outside", "through", "past", "by", "together", "aside",
                        "upstairs", "downstairs", "as", "after", "before"))  # fmt: skip
