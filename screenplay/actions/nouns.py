"""Nouns with what stands before them.

Enters: the tokens of a sentence and where a noun begins. Leaves: one phrase: a name, a common noun
for somebody, or a thing. A word that may also be a verb ends the phrase unless only adjectives came
before it.
"""

from collections.abc import Sequence
from dataclasses import replace

from screenplay.actions.parts import Kind, Phrase
from screenplay.actions.tokens import Token
from screenplay.words.lexicon import (
    ADVERBS,
    BE,
    DETERMINERS,
    FORMS,
    HAVE,
    MODALS,
    NEGATIONS,
    PREPOSITIONS,
    SUBORDINATORS,
    Form,
)
from screenplay.words.names import GROUP_NOUNS, PERSON_NOUNS
from screenplay.words.things import ADJECTIVES, ANIMALS, HANDHELD, ING_NOUNS, PEOPLE
from screenplay.words.vocabulary import vocabulary

PRONOUNS = vocabulary(
    """
    he she they him them himself herself themselves everyone everybody someone somebody others
    both
    """
)
NOBODIES = vocabulary("it i we you there this that something nothing nobody itself me us what")
CONTRACTED = {"he's": "he", "she's": "she", "they're": "they"}
NOBODY_IS = vocabulary("it's there's that's we're who's you're i'm here's what's")
RELATIVES = frozenset(("who", "whom", "which", "whose"))
JOINING = frozenset(("and", "or", "&", "but", "yet"))
_COLLECTIONS = vocabulary(
    """
    group pair couple bunch crowd handful one two three four five several some all most many
    half both each dozen gang team band line row mob number trio circle gaggle party cluster few
    """
)
_FIGURES = frozenset(("body", "corpse", "figure", "form", "silhouette"))
_PLURALS = vocabulary("people men women children police folk crew family feet teeth mice geese")
_ADJECTIVE_ENDS = ("ful", "ous", "less", "ish", "ed", "ing", "able", "ible")
_SMALL = PREPOSITIONS | SUBORDINATORS | BE | MODALS | NEGATIONS | HAVE
_NOT_SEEN = frozenset(("voice", "voices", "date", "dates", "extra", "extras", "match", "matches"))
_PEOPLE = frozenset(PERSON_NOUNS) | PEOPLE
_COUNTED = frozenset(("two", "three", "four", "five", "six", "both"))
_POSED = frozenset(("sit", "stand", "lie", "kneel", "sleep", "wait", "come", "go"))
_LONGEST_NOUN = 9  # words of a noun phrase


def noun_phrase(tokens: Sequence[Token], at: int) -> Phrase:
    """A noun with what stands before it."""
    words = [tokens[at].low] if tokens[at].low in ("all", "both") else []
    end = at + len(words)
    owner = ""
    while end < len(tokens) and end - at < _LONGEST_NOUN:
        token = tokens[end]
        if token.mention is not None and not token.mention.possessive:
            if not _before_name(words):
                return _nominal(tokens, at, end, words)
            who, several = token.mention.character, is_plural(token.low)
            return Phrase(Kind.NAME, at, end + 1, token.low, None, who, several, definite=True)
        if token.mention is not None:
            words.append("their")
            owner = token.mention.character
        elif not _in_noun(tokens, end, words):
            break
        else:
            words.append(token.low)
        end += 1
    phrase = _nominal(tokens, at, max(end, at + 1), words)
    return _of(tokens, replace(phrase, character=owner) if owner else phrase)


def _before_name(words: Sequence[str]) -> bool:
    """A DRENCHED Will, HIS BRIDE Josephine; not THE GLASS Bob holds."""
    bare = [w for w in words if w not in DETERMINERS]
    people = all(
        w in PERSON_NOUNS or w in GROUP_NOUNS or _adjective(w) or w in ADVERBS or w.endswith("ly")
        for w in bare
    )
    return people or not bare


def _in_noun(tokens: Sequence[Token], at: int, words: Sequence[str]) -> bool:
    low = tokens[at].low
    named = [w for w in words if w not in DETERMINERS and w != "all"]
    if not low[:1].isalnum() or low in JOINING or low in RELATIVES:
        return False
    if low in DETERMINERS:
        return all(_adjective(w) for w in named)
    if (
        low in _SMALL
        or low in PRONOUNS - {"others", "both"}
        or low in NOBODIES
        or low in CONTRACTED
    ):
        return False
    if low in ADVERBS or (low.endswith("ly") and low not in FORMS):
        more = at + 1 < len(tokens) and _in_noun(tokens, at + 1, ["a", *words])
        return not named and bool(words) and more
    form = FORMS.get(low)
    if form is None and named and is_somebody(named[-1]) and _acts(tokens, at):
        return False
    if form is None:
        participle = low.endswith("ing") and len(low) > 5 and low not in ING_NOUNS
        return not (participle and named)
    if form.form is Form.BASE and _follows_noun(tokens, at, words, named=bool(named)):
        return False
    if all(_adjective(w) for w in named):
        return bool(words) or form.form is not Form.THIRD
    if form.form is Form.BASE:
        return not is_plural(named[-1]) and not is_somebody(named[-1])
    return low in ING_NOUNS


def _follows_noun(tokens: Sequence[Token], at: int, words: Sequence[str], *, named: bool) -> bool:
    """Whether a base form is a verb: ALL THREE burst out laughing, under the wall SIT two men."""
    posed = tokens[at].low in _POSED and named and at + 1 < len(tokens)
    return words[-1:] != [] and (words[-1] in _COUNTED or (posed and _names(tokens[at + 1])))


def _names(token: Token) -> bool:
    whose = token.mention is not None and not token.mention.possessive
    return whose or token.low in ("the", "two", "three", "his", "her", "their")


def _acts(tokens: Sequence[Token], at: int) -> bool:
    """Whether an unknown word in -s after somebody is what they do."""
    following = tokens[at + 1].low if at + 1 < len(tokens) else "."
    object_follows = following in DETERMINERS or following in PRONOUNS
    verb = tokens[at].low.endswith("s") and not tokens[at].low.endswith("'s")
    return verb and (object_follows or following in PREPOSITIONS)


def _adjective(word: str) -> bool:
    if word in ADJECTIVES:
        return True
    noun = word in ING_NOUNS or word in PERSON_NOUNS or word in HANDHELD
    return len(word) > 5 and word.endswith(_ADJECTIVE_ENDS) and not noun


def is_plural(noun: str) -> bool:
    """Whether a noun or name is of several: NURSES, INDIAN GUIDES, people."""
    men = noun.endswith("men") and (noun in GROUP_NOUNS or noun[:-2] + "an" in _PEOPLE)
    return men or noun in _PLURALS or (noun.endswith("s") and not noun.endswith(("ss", "us", "is")))


def _nominal(tokens: Sequence[Token], at: int, end: int, words: Sequence[str]) -> Phrase:
    head = words[-1].removesuffix("'s") if words else tokens[at].low
    counted = bool(words) and all(word in _COLLECTIONS for word in words)
    whole = head == "others" or (counted and head in ("two", "three", "four", "both", "all"))
    definite = bool(words) and words[0] in ("the", "his", "her", "their", "both", "these", "its")
    kind = Kind.PERSON if whole or is_somebody(head) else Kind.THING
    return Phrase(
        kind, at, end, head, plural=is_plural(head) or whole, definite=definite, words=tuple(words)
    )  # fmt: skip


def _of(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    """A GROUP OF KIDS, THE BODY OF SAM: the people; a pair of shoes stays a thing."""
    of = phrase.end < len(tokens) and tokens[phrase.end].low == "of"
    whose = tokens[phrase.end + 1].mention if of and phrase.end + 1 < len(tokens) else None
    if whose is not None and not whose.possessive and phrase.word in _FIGURES:
        return replace(
            phrase, kind=Kind.NAME, end=phrase.end + 2, character=whose.character, definite=True
        )  # fmt: skip
    if not of or phrase.word not in _COLLECTIONS or phrase.end + 1 >= len(tokens):
        return phrase
    if tokens[phrase.end + 1].low in ("them", "us", "you"):
        return Phrase(
            Kind.PERSON, phrase.start, phrase.end + 2, "them", plural=True, definite=True,
            words=(*phrase.words, "of", "them"),
        )  # fmt: skip
    inner = noun_phrase(tokens, phrase.end + 1)
    if inner.kind is not Kind.PERSON:
        return phrase
    return Phrase(
        Kind.PERSON, phrase.start, inner.end, inner.word,
        plural=phrase.word not in ("one", "each"), words=(*phrase.words, "of", *inner.words),
    )  # fmt: skip


def is_somebody(noun: str) -> bool:
    """Whether a common noun names a person, a group of people or an animal."""
    if noun in _NOT_SEEN:
        return False
    noun = noun.rpartition("-")[2] if noun not in PERSON_NOUNS else noun
    single = noun.removesuffix("s")
    return (
        noun in PERSON_NOUNS
        or noun in PEOPLE
        or single in PEOPLE
        or noun in GROUP_NOUNS
        or noun in ANIMALS
        or single in PERSON_NOUNS
        or single in ANIMALS
        or (noun.endswith("ies") and noun[:-3] + "y" in PERSON_NOUNS)
        or (noun.endswith("men") and noun[:-2] + "an" in PERSON_NOUNS)
    )
