"""Whom he, she and they mean.

Enters: genders, who is here and who was named last. Leaves: character ids.
"""

from collections.abc import Mapping, Sequence

from screenplay.names import GROUP_NOUNS, PERSON_NOUNS
from screenplay.scene_graph import Gender
from screenplay.things import HANDHELD

_MALE = frozenset(("he", "him", "his", "himself"))
_FEMALE = frozenset(("she", "her", "hers", "herself"))
_COUNTS = {
    "both": 2, "two": 2, "couple": 2, "pair": 2, "three": 3, "trio": 3, "four": 4, "five": 5,
    "six": 6, "men": 2, "women": 2, "guys": 2, "others": 2, "boys": 2, "girls": 2, "ladies": 2,
    "friends": 2, "kids": 2,
}  # fmt: skip
_WHOLES = frozenset(("family", "group", "gang", "everyone", "everybody"))
_KINDS = {
    "men": Gender.MALE, "guys": Gender.MALE, "boys": Gender.MALE,
    "women": Gender.FEMALE, "girls": Gender.FEMALE, "ladies": Gender.FEMALE,
}  # fmt: skip


def _of_people(words: Sequence[str]) -> bool:
    """TWO, THE TWO OF THEM and TWO MEN are people, TWO COLD BEERS are not."""
    last = words[-1].removesuffix("s")
    counted = words[-1] in _COUNTS or words[-1] in ("of", "them", "all", ",", ".")
    return counted or last in PERSON_NOUNS or words[-1] in GROUP_NOUNS


class Antecedents:
    """Who was named, most recent first; grows while a sentence is read."""

    def __init__(
        self,
        genders: Mapping[str, Gender],
        recent: Sequence[str],
        present: Sequence[str],
        earlier: Sequence[str] = (),
        things: Sequence[str] = (),
        held: Sequence[str] = (),
    ) -> None:
        """All most recent first; `held`: those of `things` that were in somebody's hands."""
        self._genders = genders
        self._recent = list(recent)
        self._present = tuple(present)
        self._earlier = tuple(earlier)
        self._things = list(things)
        self._held = set(held)

    def handle(self, thing: str, *, in_hand: bool = False) -> None:
        """Note that the sentence tells of `thing`, and whether a hand has it."""
        self._things.insert(0, thing)
        if in_hand:
            self._held.add(thing)

    def thing(self, *, in_hand: bool) -> str | None:
        """What "it" means: what a hand can hold first, where a hand does the deed."""
        held = [noun for noun in self._things if noun in HANDHELD or noun in self._held]
        return next(iter([*(held if in_hand else ()), *self._things]), None)

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
        for among in ((*self._recent, *self._present), self._earlier):
            found = self.fitting(pronoun, [c for c in among if c not in but])
            if found:
                return found[:1]
        return ()

    def fitting(self, pronoun: str, characters: Sequence[str]) -> tuple[str, ...]:
        """Those of `characters` that a singular pronoun may mean."""
        other = Gender.FEMALE if pronoun in _MALE else Gender.MALE
        return tuple(c for c in characters if self._genders.get(c) is not other)

    def several(self, count: int = 2, *, but: Sequence[str] = ()) -> tuple[str, ...]:
        """Whom "they" means: of those here the two named last, else the two named last.

        More are looked for among those named, then in the scene before.
        """
        here = [c for c in self._present if c not in but]
        named = [c for c in self._recent if c not in but]
        near = [*(c for c in named if c in here), *here] if here else []
        far = [*near, *named, *(c for c in self._earlier if c not in but)]
        enough = len(dict.fromkeys(near)) >= count
        return tuple(dict.fromkeys(near if enough else far))[:count]

    def everyone(self) -> tuple[str, ...]:
        """Everybody who is here; of an empty scene those of the scene before."""
        return self._present or tuple(self._recent) or self._earlier

    def described(self, words: Sequence[str]) -> tuple[str, ...]:
        """Whom "the men", "the two of them" and the like mean; nobody for other words."""
        if any(word in _WHOLES for word in words):
            return self.everyone() if len(self.everyone()) > 1 else ()
        counts = [_COUNTS[word] for word in words if word in _COUNTS]
        if not counts or not _of_people(words):
            return ()
        gender = next((_KINDS[word] for word in words if word in _KINDS), None)
        if gender is None:
            return self.several(max(counts))
        people = self.several(len(self._genders))
        fitting = [c for c in people if self._genders.get(c) in (gender, Gender.UNKNOWN)]
        return tuple(fitting[: max(counts)])

    def is_group(self, characters: Sequence[str]) -> bool:
        """Whether one character id stands for several people."""
        return bool(characters) and characters[0] not in self._genders

    @staticmethod
    def knows(word: str) -> bool:
        """Whether `word` is a singular personal pronoun."""
        return word in _MALE or word in _FEMALE
