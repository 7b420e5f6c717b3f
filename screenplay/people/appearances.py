"""Portraits of the cast, from the sentences that name each of them.

Enters: action and roles under their ids. Leaves: the roles with age words, evidence of gender,
the introducing sentences, and traits with their places in the file.

Gender is taken from what the text says: pronouns, kin words, titles and nouns, and from well-known
first names; where none of them tells, it stays unknown.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Protocol

from screenplay.people import portraits, pronoun_votes, traits
from screenplay.people.lifetimes import Lifetimes
from screenplay.people.mentions import Mention, MentionIndex
from screenplay.people.roles import Role, owners
from screenplay.scene_graph import Gender, Source, Trait
from screenplay.words.names import RELATIONS, is_group_name

_ABOUT = re.compile(r"(?:He|She|His|Her|They|Their|A |An )")
_DESCRIBES = re.compile(
    r"(?:He|She|They)(?:['’]s|['’]re| is| are| has| have| wears?)\b|(?:His|Her|Their|An?)\b"
)
_CAPITALS = re.compile(r"(?<![\w'’])[A-Z]{2,}(?![\w'’])(?<!AGE)")
_LONGEST = 3  # sentences of an introduction


class Paragraph(Protocol):
    """A paragraph of action and its sentences."""

    @property
    def line(self) -> int:
        """First line."""

    @property
    def source(self) -> Source:
        """Place in the file."""

    @property
    def spoken(self) -> tuple[str, ...]:
        """Sentences."""


class Places:
    """Finds phrases of action in the file that they were typed in."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *accumulate(len(line) for line in text.splitlines(keepends=True))]

    def of(self, phrase: str, source: Source) -> Source:
        """Where a phrase stands in the element at `source`; the element where it is not found."""
        if not 0 < source.line < len(self._starts):
            return source
        start = self._starts[source.line - 1] + source.column - 1
        words = r"[\s*_]+".join(re.escape(word) for word in phrase.split())
        match = re.compile(words).search(self._text, start, start + max(source.length, 0))
        if match is None:
            return source
        line = bisect_right(self._starts, match.start())
        column = match.start() - self._starts[line - 1] + 1
        return Source(line, column, match.end() - match.start())


def portray(
    text: str,
    paragraphs: Sequence[Paragraph],
    roles: Mapping[str, Role],
    index: MentionIndex,
    times: Lifetimes,
) -> None:
    """Ages, genders, descriptions and traits from the sentences that name each role."""
    places = Places(text)
    for told in paragraphs:
        here = index.bound(times.at(told.line))
        last: Role | None = None
        others: frozenset[Gender] = frozenset()  # to whom the one told of did something
        for sentence in told.spoken:
            mentions = here.find(sentence)
            people = {mention.character for mention in mentions}
            if not people and last is not None:
                _goes_on(last, sentence, told.source, places, others)
                continue
            for at, mention in enumerate(mentions):
                until = mentions[at + 1].start if at + 1 < len(mentions) else len(sentence)
                _named(roles[mention.character], mention, until, sentence, told.source, places)
            _kin(mentions, sentence, roles)
            last = roles[mentions[0].character] if len(people) == 1 else None
            if last is not None:
                before, after = sentence[: mentions[0].start], sentence[mentions[0].end :]
                last.balance += pronoun_votes.of_subject(before, after)
                others = pronoun_votes.objects(after)


def _kin(mentions: Sequence[Mention], sentence: str, roles: Mapping[str, Role]) -> None:
    """ROBIN comes with his grandmother, ANN: whose grandmother she is, is a boy."""
    for one, other in pairwise(mentions):
        told = portraits.gender_of_whose(sentence[one.end : other.start], sentence[other.start :])
        if told is not Gender.UNKNOWN and one.character != other.character:
            roles[one.character].balance += 3 if told is Gender.MALE else -3


def _goes_on(
    role: Role, sentence: str, source: Source, places: Places, others: frozenset[Gender]
) -> None:
    """A sentence after the one that names somebody, about the same person.

    A pronoun of the gender of those to whom something was done may mean them: it does not vote.
    """
    vote = pronoun_votes.going_on(sentence)
    if vote and (Gender.MALE if vote > 0 else Gender.FEMALE) not in others:
        role.balance += 2 * vote
    introducing = 0 < len(role.description) < _LONGEST and role.introduced == source.line
    if introducing and _ABOUT.match(sentence):
        role.description.append(sentence)
        _note(role, sentence, traits.phrases(sentence, 0, len(sentence)), source, places)
    elif _DESCRIBES.match(sentence):
        _note(role, sentence, traits.dressed(sentence, 0, len(sentence)), source, places)


def _named(
    role: Role, mention: Mention, until: int, sentence: str, source: Source, places: Places
) -> None:
    """A sentence that names somebody; the first one introduces."""
    start, end = mention.start, mention.end
    stranger = _CAPITALS.search(sentence, end, until)
    until = stranger.start() if stranger is not None else until
    if not mention.possessive:
        role.source = min(role.source, source, key=lambda place: place.line)
    told = portraits.gender_told(start, end, sentence)
    if told is not Gender.UNKNOWN:
        role.balance += 3 if told is Gender.MALE else -3
    if mention.possessive:
        found: tuple[traits.Phrase, ...] = ()
    elif not role.description:
        role.description.append(sentence)
        role.introduced = source.line
        role.band = role.band or portraits.age_in_words(role.name, start, end, sentence)
        count = traits.counted(sentence, start, end) if is_group_name(role.name) else ()
        found = (*count, *_before(sentence, start), *traits.phrases(sentence, end, until))
    else:
        found = traits.dressed(sentence, end, until)
    _note(role, sentence, found, source, places)


def _before(sentence: str, start: int) -> tuple[traits.Phrase, ...]:
    """Looks that stand before a name: "a red-headed ANN", "the tall, thin BO"."""
    lead = re.search(r"\b(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er)\s+[^.;:]{0,40}$", sentence[:start])
    return traits.phrases(sentence, lead.start(), start) if lead is not None else ()


def _note(
    role: Role,
    sentence: str,
    found: Sequence[traits.Phrase],
    source: Source,
    places: Places,
) -> None:
    for phrase in found:
        text = sentence[phrase.start : phrase.end].strip()
        trait = Trait(phrase.kind, text, places.of(text, source))
        if trait not in role.traits:
            role.traits.append(trait)


def relations_of(paragraphs: Sequence[Paragraph], roles: Mapping[str, Role]) -> dict[str, str]:
    """Which role a relation means ("his mother SANDRA"), where only one is named so."""
    found: dict[str, set[str]] = {}
    spellings = owners(role for role in roles.values() if not role.born)
    words = "|".join(sorted(RELATIONS, key=len, reverse=True))
    pattern = re.compile(rf"\b({words})\b,?\s+((?:[A-Z][\w'.-]*\s?){{1,3}})")
    for told in paragraphs:
        for sentence in told.spoken:
            for match in pattern.finditer(sentence.replace("’", "'")):
                role = _whose(match.group(2), spellings)
                if role is not None:
                    found.setdefault(match.group(1), set()).add(role.key)
    return {word: next(iter(keys)) for word, keys in found.items() if len(keys) == 1}


def _whose(words: str, spellings: Mapping[str, Role]) -> Role | None:
    parts = words.upper().split()
    keys = (" ".join(parts[:size]).strip(".,") for size in range(len(parts), 0, -1))
    return next((spellings[key] for key in keys if key in spellings), None)
