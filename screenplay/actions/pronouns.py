"""Whom he, she, they and common nouns mean.

Enters: genders, who is here, who was named last and whom the sentence before was about. Leaves:
character ids; somebody whom the cast does not know stays a common noun in lower case ("waiter").
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from screenplay.actions.parts import Phrase
from screenplay.scene_graph import Gender
from screenplay.words.names import GROUP_NOUNS, PERSON_NOUNS
from screenplay.words.things import ANIMALS, HANDHELD

Who = tuple[str, ...]

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
_DEFINITE = frozenset(("the", "both", "all", "these", "those", "of"))
_INFANTS = frozenset(("baby", "infant", "newborn", "toddler"))
_SINGLE = {"man": Gender.MALE, "guy": Gender.MALE, "woman": Gender.FEMALE, "lady": Gender.FEMALE}
YOUTHS = {
    "boy": Gender.MALE, "lad": Gender.MALE, "girl": Gender.FEMALE, "lass": Gender.FEMALE,
    "child": Gender.UNKNOWN, "kid": Gender.UNKNOWN, "youngster": Gender.UNKNOWN,
}  # fmt: skip
_NEAR = 3  # how far back a common noun looks for whom it means


def is_character(who: str) -> bool:
    """Whether `who` is a character id rather than a common noun."""
    return who.startswith("ch-")


def _of_people(words: Sequence[str]) -> bool:
    """TWO, THE TWO OF THEM and TWO MEN are people, TWO COLD BEERS are not."""
    last = words[-1].removesuffix("s")
    counted = words[-1] in _COUNTS or words[-1] in ("of", "them", "all", ",", ".")
    return counted or last in PERSON_NOUNS or words[-1] in GROUP_NOUNS


def _unspecific(words: Sequence[str]) -> bool:
    last = words[-1]
    return last in _COUNTS or last in ("them", "all", "of", "people", ",", ".")


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
        about: Sequence[str] = (),
        young: Mapping[str, int] = MappingProxyType({}),
        old: frozenset[str] = frozenset(),
        called: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """All most recent first; `held`: those of `things` that were in somebody's hands.

        `about`: whom the sentence before was about; `young`: ages of those whom THE BOY may mean;
        `old`: those whom THE OLD MAN may mean; `called`: whom nouns such as THE PORTER mean.
        """
        self._genders = genders
        self._recent = list(recent)
        self._present = tuple(present)
        self._earlier = tuple(earlier)
        self._things = list(things)
        self._held = set(held)
        self._about = tuple(about)
        self._young = young
        self._old = old
        self._called = called
        self._plural = {who for who in recent if not is_character(who) and _is_plural(who)}
        self._told = False  # a thing was named in this sentence

    def handle(self, thing: str, *, in_hand: bool = False) -> None:
        """Note that the sentence tells of `thing`, and whether a hand has it."""
        self._things.insert(0, thing)
        if in_hand:
            self._held.add(thing)

    def tell(self, thing: str) -> None:
        """Note that the sentence names a thing: IT no longer means an animal."""
        self._told = self._told or thing not in ("it", "its")

    def thing(self, *, in_hand: bool) -> str | None:
        """What "it" means: what a hand can hold first, where a hand does the deed."""
        held = [noun for noun in self._things if noun in HANDHELD or noun in self._held]
        return next(iter([*(held if in_hand else ()), *self._things]), None)

    def name(self, character: str) -> None:
        """Note that the sentence names `character`."""
        if character in self._recent:
            self._recent.remove(character)
        self._recent.insert(0, character)

    def named(self) -> Who:
        """Those named so far, most recent first."""
        return tuple(self._recent)

    def doer(self) -> Who:
        """Who acts in a sentence without a subject: whom the one before was about."""
        return self._about or tuple(self._recent[:1])

    def one(self, pronoun: str, *, but: Sequence[str] = (), subject: bool = False) -> Who:
        """Whom a singular pronoun means, `but` excluded: the last named of no other gender.

        As a `subject` it goes on about whom the sentence before was about.
        """
        if subject and len(self._about) == 1 and self.fitting(pronoun, self._about):
            who = self._about[0]
            if who not in but and self._gender(who) is not Gender.UNKNOWN:
                return (who,)
        for among in ((*self._recent, *self._present), self._earlier):
            found = self.fitting(pronoun, [c for c in among if c not in but])
            known = [c for c in found if self._gender(c) is not Gender.UNKNOWN]
            if found:
                return (*known, *found)[:1]
        return ()

    def fitting(self, pronoun: str, characters: Sequence[str]) -> Who:
        """Those of `characters` that a singular pronoun may mean."""
        other = Gender.FEMALE if pronoun in _MALE else Gender.MALE
        return tuple(
            c
            for c in characters
            if self._gender(c) is not other and c not in ANIMALS and c not in self._plural
            and c not in ("someone", "everyone")
        )  # fmt: skip

    def _gender(self, who: str) -> Gender | None:
        if is_character(who):
            return self._genders.get(who)
        return PERSON_NOUNS.get(who, Gender.UNKNOWN)

    def noun(self, phrase: Phrase, *, alone: bool = False) -> Who:
        """Whom a common noun means: THE MAN `alone` is the one just named, else is nameless."""
        if phrase.word == "them":
            last = self._recent[0] if self._recent else ""
            return (last,) if last in self._plural else ()
        bare = alone and len(phrase.words) == 2
        gender = _SINGLE.get(phrase.word) if bare else None
        if phrase.definite and phrase.words[:1] == ("the",) and phrase.word not in self._recent:
            near = [c for c in self._recent[:_NEAR] if is_character(c)]
            fitting = [c for c in near if gender is not None and self._genders.get(c) is gender]
            if len(fitting) == 1:
                return tuple(fitting)
        if phrase.words[:1] == ("the",) and (young := self.youth(phrase.word)):
            return young
        if phrase.definite and (known := self.known(phrase.word, phrase.words)):
            return known
        if phrase.plural:
            self._plural.add(phrase.word)
        return (phrase.word,)

    def youth(self, noun: str) -> Who:
        """Whom THE BOY means: the youngest of that gender who was named or is here."""
        gender = YOUTHS.get(noun)
        if gender is None or noun in self._recent:
            return ()
        other = {Gender.MALE: Gender.FEMALE, Gender.FEMALE: Gender.MALE}.get(gender)
        near = (*self._recent, *self._present)
        found = [c for c in near if c in self._young and self._genders.get(c) is not other]
        return tuple(sorted(found, key=lambda c: self._young[c])[:1])

    def known(self, noun: str, words: Sequence[str]) -> Who:
        """Whom THE PORTER or THE OLD MAN means: who was introduced so, or is old."""
        near = dict.fromkeys((*self._recent, *self._present, *self._earlier))
        if noun in self._recent:
            return ()
        if noun in self._called and self._called[noun] in near:
            return (self._called[noun],)
        gender = _SINGLE.get(noun)
        if "old" not in words or gender is None:
            return ()
        found = [c for c in near if c in self._old and self._genders.get(c) is gender]
        return tuple(found) if len(found) == 1 else ()

    def creature(self) -> Who:
        """Whom IT means where an animal or a newborn was told of last; nobody else."""
        last = self._recent[0] if self._recent else ""
        alive = last in ANIMALS or last in _INFANTS
        return (last,) if alive and not self._told else ()

    def they(self, *, but: Sequence[str] = ()) -> Who:
        """Whom "they" means: those whom the sentence before was about, else the two named last."""
        last = self._recent[0] if self._recent else ""
        if (last in self._plural or self.is_group((last,))) and last and last not in but:
            return (last,)
        about = tuple(c for c in self._about if c not in but)
        if len(about) > 1 and last in about:
            return about
        return self.several(but=but)

    def several(self, count: int = 2, *, but: Sequence[str] = ()) -> Who:
        """Of those here the two named last, else the two named last.

        More are looked for among those named, then in the scene before.
        """
        here = [c for c in self._present if c not in but]
        named = [c for c in self._recent if c not in but and is_character(c)]
        near = [*(c for c in named if c in here), *here] if here else []
        far = [*near, *named, *(c for c in self._earlier if c not in but)]
        enough = len(dict.fromkeys(near)) >= count
        return tuple(dict.fromkeys(near if enough else far))[:count]

    def everyone(self) -> Who:
        """Everybody who is here; of an empty scene those of the scene before."""
        here = self._present or tuple(c for c in self._recent if is_character(c)) or self._earlier
        return here if len(here) > 1 else ("everyone",)

    def described(self, words: Sequence[str]) -> Who:
        """Whom "the men", "the two of them" and the like mean; nobody for other words."""
        if any(word in _WHOLES for word in words):
            return self.everyone() if len(self.everyone()) > 1 else ()
        counts = [_COUNTS[word] for word in words if word in _COUNTS]
        if not counts or not _of_people(words):
            return ()
        named = len(words) > 1 and words[0] not in _DEFINITE and words[-1] != "them"
        if named and words[0] not in ("his", "her", "their"):
            return ()  # TWO MEN, who are new
        gender = next((_KINDS[word] for word in words if word in _KINDS), None)
        if gender is None and not _unspecific(words):
            return ()  # THE TWO SISTERS, THE TWO COPS
        if gender is None:
            return self.several(max(counts))
        people = self.several(len(self._genders))
        fitting = [c for c in people if self._genders.get(c) in (gender, Gender.UNKNOWN)]
        return tuple(fitting[: max(counts)]) if len(fitting) > 1 else ()

    def is_group(self, characters: Sequence[str]) -> bool:
        """Whether one character id or noun stands for several people."""
        if not characters:
            return False
        who = characters[0]
        return who in self._plural or (is_character(who) and who not in self._genders)


def _is_plural(noun: str) -> bool:
    return noun in GROUP_NOUNS or (noun.endswith("s") and not noun.endswith("ss"))
