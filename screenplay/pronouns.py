"""Whom he, she and they mean.

Enters: genders, who is here and who was named last. Leaves: character ids.
"""

from collections.abc import Mapping, Sequence

from screenplay.scene_graph import Gender

_MALE = frozenset(("he", "him", "his", "himself"))
_FEMALE = frozenset(("she", "her", "hers", "herself"))
_PAIRS = frozenset(("both", "two", "couple", "pair", "men", "women", "others", "three", "guys"))


class Antecedents:
    """Who was named, most recent first; grows while a sentence is read."""

    def __init__(
        self, genders: Mapping[str, Gender], recent: Sequence[str], present: Sequence[str]
    ) -> None:
        self._genders = genders
        self._recent = list(recent)
        self._present = tuple(present)

    def name(self, character: str) -> None:
        """Note that the sentence names `character`."""
        if character in self._recent:
            self._recent.remove(character)
        self._recent.insert(0, character)

    def last(self) -> tuple[str, ...]:
        """Whoever was named last."""
        return tuple(self._recent[:1])

    def one(self, pronoun: str, *, but: Sequence[str] = ()) -> tuple[str, ...]:
        """Whom a singular pronoun means, `but` excluded: the last named of no other gender."""
        candidates = [c for c in (*self._recent, *self._present) if c not in but]
        return self.fitting(pronoun, candidates)[:1]

    def fitting(self, pronoun: str, characters: Sequence[str]) -> tuple[str, ...]:
        """Those of `characters` that a singular pronoun may mean."""
        other = Gender.FEMALE if pronoun in _MALE else Gender.MALE
        return tuple(c for c in characters if self._genders.get(c) is not other)

    def several(self, *, but: Sequence[str] = ()) -> tuple[str, ...]:
        """Whom "they" means: of those here the two named last, else the two named last."""
        here = [c for c in self._present if c not in but]
        named = [c for c in self._recent if c not in but]
        if not here:
            return tuple(named[:2])
        return tuple(dict.fromkeys([*(c for c in named if c in here), *here]))[:2]

    def everyone(self) -> tuple[str, ...]:
        """Everybody who is here."""
        return self._present or tuple(self._recent[:2])

    def described(self, words: Sequence[str]) -> tuple[str, ...]:
        """Whom "the men", "the two of them" and the like mean; nobody for other words."""
        noun = next((word for word in words if word in _PAIRS), None)
        if noun is None:
            return ()
        gender = {"men": Gender.MALE, "guys": Gender.MALE, "women": Gender.FEMALE}.get(noun)
        people = self.several()
        if gender is None:
            return people
        return tuple(c for c in people if self._genders.get(c) in (gender, Gender.UNKNOWN))

    def is_group(self, characters: Sequence[str]) -> bool:
        """Whether one character id stands for several people."""
        return bool(characters) and characters[0] not in self._genders

    @staticmethod
    def knows(word: str) -> bool:
        """Whether `word` is a singular personal pronoun."""
        return word in _MALE or word in _FEMALE
