"""Where a sentence names a character.

Enters: a sentence and the names of a cast. Leaves: mentions in order, each with its character and
whether it only owns something ("Steel's face").
"""

import copy
import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from screenplay.scene_graph import Gender
from screenplay.words.lexicon import (
    ADVERBS,
    BE,
    DETERMINERS,
    FORMS,
    HELPERS,
    NEGATIONS,
    PREPOSITIONS,
    SUBORDINATORS,
)
from screenplay.words.names import GROUP_NOUNS, PERSON_NOUNS, RELATIONS, TITLES
from screenplay.words.vocabulary import vocabulary

_ARTICLES = r"(?:the|this|our|his|her|their|that|another|a|an)"
_NEVER_ALONE = vocabulary(
    """
    THE A AN OF AND IN AT ON TO FOR BIG OLD YOUNG LITTLE FIRST SECOND THIRD ONE TWO THREE
    NIGHT DAY MAN'S HEAD NEW TALL SHORT FAT THIN HANDSOME PRETTY VOICE WATCH BORED RED BLUE
    GREEN BLACK WHITE NEXT OTHER FRONT BACK NAME CHARACTER JR SR
    """
)
_FUNCTION_WORDS = (
    ADVERBS | BE | DETERMINERS | HELPERS | NEGATIONS | PREPOSITIONS | SUBORDINATORS
    | vocabulary(
    """
    and or can could will would must may might has have had does did he she they it himself
    herself who
    """
)
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mention:
    """A character named at `start`..`end` of a sentence."""

    start: int
    end: int
    character: str
    possessive: bool = False
    capitals: bool = False


class MentionIndex:
    """Finds the names of a cast in text."""

    def __init__(
        self,
        names: Sequence[tuple[str, Sequence[str]]],
        relations: Mapping[str, str],
        common: frozenset[str] = frozenset(),
    ) -> None:
        """`names`: (character id, spellings); `relations`: "mother" → character id.

        `common`: words that the script also uses in lower case and that are therefore no part of a
        name by themselves.
        """
        self._spellings = _spellings(names, common)
        self._nouns = _nouns(names)
        self._relations = dict(relations)
        self._pattern = _name_pattern(self._spellings)
        nouns = {*self._nouns, *self._relations}
        self._noun_pattern = _noun_pattern(nouns) if nouns else None
        self._known: dict[str, tuple[Mention, ...]] = {}  # sentences are asked for several times
        self._told: dict[str, tuple[tuple[str, str, int, int], ...]] = {}  # common nouns, likewise
        self._ids: Mapping[str, str] = {}  # own id → given id
        self._own: Mapping[str, str] = {}
        self._bodies: Mapping[str, str] = {}  # given id → body that stands for it here
        self._persons: Mapping[str, str] = {}
        self._away: Container[str] = frozenset()

    def renamed(self, ids: Mapping[str, str]) -> Self:
        """The same names under other character ids."""
        return self._view(_ids=dict(ids), _own={new: old for old, new in ids.items()})

    def bound(self, bodies: Mapping[str, str], away: Container[str] = frozenset()) -> Self:
        """The same names where `bodies` (person id → body id) stand for some people.

        `away`: the ids of before `renamed` of those whom no common noun means here.
        """
        persons = {body: person for person, body in bodies.items()}
        return self._view(_bodies=bodies, _persons=persons, _away=away)

    def _view(self, **changed: object) -> Self:
        """The same index with some fields changed; patterns and findings are shared."""
        view = copy.copy(self)
        for name, value in changed.items():
            setattr(view, name, value)
        return view

    def find(self, sentence: str, recent: Sequence[str] = ()) -> tuple[Mention, ...]:
        """Mentions in order of appearance; `recent` settles which guard "the guard" is."""
        text = sentence.replace("’", "'").replace("‘", "'")
        if text not in self._known:
            self._known[text] = tuple(self._named(text))
        found = [*self._known[text]]
        taken = [(mention.start, mention.end) for mention in found]
        for mention in self._described(text, recent):
            apart = all(mention.end + 2 <= start or mention.start >= end for start, end in taken)
            if apart:
                found.append(mention)
        found.sort(key=lambda mention: mention.start)
        return tuple(found) if not self._ids else tuple(map(self._given, found))

    def _known_as(self, character: str) -> str:
        """The own id of a character as given here."""
        person = self._persons.get(character, character)
        return self._own.get(person, person)

    def _given(self, mention: Mention) -> Mention:
        """A mention under the id that the character has here."""
        given = self._ids.get(mention.character, mention.character)
        given = self._bodies.get(given, given)
        return Mention(mention.start, mention.end, given, mention.possessive, mention.capitals)

    def _named(self, text: str) -> Iterable[Mention]:
        if self._pattern is None:
            return
        for match in self._pattern.finditer(text):
            words = match.group()
            if any(word[:1].islower() for word in words.split()):
                continue
            character = self._spellings.get(" ".join(words.upper().split()))
            generic = words.lower() in PERSON_NOUNS and not words.isupper()
            if character is not None and not (generic and _owns_noun(text, match.end())):
                owns = text[match.end() : match.end() + 2] in ("'s", "'S", "' ")
                yield Mention(match.start(), match.end(), character, owns, words.isupper())

    def _described(self, text: str, recent: Sequence[str]) -> Iterable[Mention]:
        if text not in self._told:
            self._told[text] = tuple(self._common(text))
        for noun, article, start, end in self._told[text]:
            character = self._owner(noun, article, recent)
            if character is not None:
                owns = text[end : end + 2] in ("'s", "'S")
                yield Mention(start, end, character, owns)

    def _common(self, text: str) -> Iterable[tuple[str, str, int, int]]:
        """Nouns that may mean a character: (noun, article, start, end)."""
        for match in self._noun_pattern.finditer(text) if self._noun_pattern else ():
            if not _owns_noun(text, match.end()):
                yield match["noun"].lower(), match["article"].lower(), match.start(), match.end()

    def _owner(self, noun: str, article: str, recent: Sequence[str]) -> str | None:
        if article in ("his", "her", "their"):
            related = self._relations.get(noun)
            recent = [self._known_as(character) for character in recent]
            if related is not None and recent and related not in recent:
                return None  # somebody else's mother: this one is not here
            if related is not None or RELATIONS.get(noun, Gender.UNKNOWN) is not Gender.UNKNOWN:
                return related
        candidates = [c for c in self._nouns.get(noun, ()) if c not in self._away]
        if len(candidates) > 1:
            for character in map(self._known_as, recent):
                if character in candidates:
                    return character
        return candidates[0] if len(candidates) == 1 and article != "another" else None


def _owns_noun(text: str, end: int) -> bool:
    """GUARD BEES are no guard: another noun follows. Unknown words in -s are taken for verbs."""
    match = re.match(r"\s+([a-z][a-z-]+)", text[end:])
    if match is None or match.group(1) in _FUNCTION_WORDS or match.group(1) in FORMS:
        return False
    word = match.group(1)
    if word.endswith("s") and not word.endswith("ss"):
        return word[:-1] in PERSON_NOUNS or word in GROUP_NOUNS
    return not word.endswith(("ly", "ed", "ing"))


def _spellings(
    names: Sequence[tuple[str, Sequence[str]]], common: frozenset[str]
) -> dict[str, str]:
    """Upper-case spelling → character; parts of names only where they are nobody else's."""
    whole = {name.upper(): character for character, spelled in names for name in spelled}
    parts: dict[str, set[str]] = {}
    for character, spelled in names:
        for name in spelled:
            for part in _parts_alone(name):
                parts.setdefault(part, set()).add(character)
    for part, owners in parts.items():
        if len(owners) == 1 and part.lower() not in common:
            whole.setdefault(part, next(iter(owners)))
    return whole


def _parts_alone(name: str) -> list[str]:
    """Words of a longer name that may stand for it: STEEL for DICK STEEL."""
    words = name.upper().replace(",", "").split()
    if len(words) < 2 or any(word.endswith("'S") for word in words):
        return []
    return [
        word
        for word in words
        if len(word) > 2
        and word not in _NEVER_ALONE
        and word.strip(".") not in TITLES
        and word.lower() not in PERSON_NOUNS
        and word.isalpha()
    ]


def _nouns(names: Sequence[tuple[str, Sequence[str]]]) -> dict[str, tuple[str, ...]]:
    """Common nouns that may stand for a character: "the guard" for GUARD #2."""
    found: dict[str, list[str]] = {}
    for character, spelled in names:
        for name in spelled:
            for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", name.lower()):
                known = word in PERSON_NOUNS or word.upper() in TITLES
                alone = len(name.split()) == 1
                if (
                    (known or alone)
                    and word.upper() not in _NEVER_ALONE
                    and "'s" not in name.lower()
                ):
                    owners = found.setdefault(word, [])
                    if character not in owners:
                        owners.append(character)
    return {noun: tuple(owners) for noun, owners in found.items()}


def _name_pattern(spellings: Iterable[str]) -> re.Pattern[str] | None:
    ordered = sorted(spellings, key=lambda name: (-len(name), name))
    if not ordered:
        return None
    spaced = [name for name in ordered if not _UNSPACED.search(name)]
    joined = [name for name in ordered if _UNSPACED.search(name)]
    choices = [rf"{_WORD_START}(?i:{_choice(spaced)})(?!\w)"] if spaced else []
    choices += [_choice(joined)] if joined else []
    return re.compile("|".join(choices))


_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts that put no blanks between words, or endings right after a name."""
_WORD_START = r"(?<![\w'])(?=[^\Wa-z])"


def _choice(names: Sequence[str]) -> str:
    """One alternative per first letter, so that a large cast is found as fast as a small one."""
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(name[0], []).append(re.escape(name).replace(r"\ ", r"\s+"))
    return "|".join(f"(?={re.escape(first)})(?:{'|'.join(g)})" for first, g in groups.items())


def _noun_pattern(nouns: Iterable[str]) -> re.Pattern[str]:
    choice = "|".join(sorted((re.escape(noun) for noun in nouns), key=lambda n: (-len(n), n)))
    return re.compile(
        rf"(?<!\w)(?P<article>{_ARTICLES})\s+(?:[\w-]+\s+){{0,2}}?(?P<noun>{choice})(?![\w-])",
        re.IGNORECASE,
    )
