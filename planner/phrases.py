"""Descriptions taken apart into noun phrases.

Enters: a description as typed. Leaves: Sentences of tokens that speak of one person, and the
Phrases in them: a noun of hair, face or costume with the adjectives that belong to it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from planner import costume_words as words
from planner import palettes
from screenplay.words.vocabulary import vocabulary

_TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[,;:.()!?]|[–—]+|--")  # typed dashes
_TURN = re.compile(r"[,;:.()–—]|--|\b(?:and|with|of|by|to|as)\b")  # typed dashes
_STOPS = frozenset(",;:.()!?–—") | {"--", "——"}  # as above
_HINGES = vocabulary(
    """
    with in wearing wears under over dressed has sporting at on of without to from by into for is
    was above beneath behind worn against through
    """
)
_DETERMINERS = frozenset(("a", "an", "the", "his", "her", "their", "its", "some"))
_COMPANY = frozenset(("to", "with", "at", "by", "from", "for", "of", "against", "past", "beside",
                      "into", "toward", "towards", "behind", "near"))  # fmt: skip
_BEINGS = frozenset(("is", "was", "looks", "seems", "he", "she", "they", "now", "it's", "he's",
                     "she's", "isn't"))  # fmt: skip
_ADJECTIVAL = frozenset(("police", "private", "general", "guard", "student", "worker", "driver"))
_THINGS_AFTER = frozenset(("rack", "stand", "hanger", "shop", "store", "gun", "pocket", "hook"))
_CAUTIOUS = frozenset(("top", "bun", "locks", "crown", "crop", "fringe", "mop", "parting", "fur",
                       "bangs", "mane", "knit"))  # fmt: skip
"""Nouns that are often something else: they count with an adjective of their own, or with hair."""
_AGED = re.compile(r"\d+'?s?|twenties|thirties|forties|fifties|sixties|seventies|eighties|\d+-.*")

NOUNS = (
    frozenset(words.TOPS) | frozenset(words.BOTTOMS) | frozenset(words.SHOES)
    | frozenset(words.HATS) | frozenset(words.GLASSES) | frozenset(words.FACIAL)
    | frozenset(words.HAIR_NOUNS) | {"apron", "skin", "complexion"}
)  # fmt: skip
_CLOTH = frozenset(words.TOPS) | frozenset(words.HATS) | {"apron"} | frozenset(words.BOTTOMS)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun and its adjectives; `denied` in "no beard", "without glasses"."""

    noun: str
    modifiers: tuple[str, ...]
    denied: bool = False


def passages(description: str, names: Sequence[str], others: Iterable[str]) -> list["Sentence"]:
    """The parts of a description that speak of the person with these names."""
    text = description.replace("’", "'")
    strangers = {w for n in others for w in _capitals(n)} - {w for n in names for w in _capitals(n)}
    own = {w for n in names for w in _capitals(n)}
    parts = [_own_part(s, own, strangers) for s in re.split(r"(?<=[.!?])\s+(?=[A-Z])", text)]
    return [Sentence.of(part, own) for part in parts if part]


def _capitals(name: str) -> list[str]:
    return [w for w in re.findall(r"[^\W\d_]+", name.upper()) if len(w) > 1]


def _own_part(sentence: str, own: set[str], strangers: set[str]) -> str:
    """A sentence without what stands with another's name."""
    marks = [(m.start(), m.group().upper() in own)
             for m in re.finditer(r"[^\W\d_]{2,}", sentence)
             if _is_name(m.group(), own | strangers)]  # fmt: skip
    if not any(mine for _, mine in marks):
        return sentence if not marks else sentence[: _phrase_start(sentence, marks[0][0])]
    kept, start, mine = [], 0, True
    for at, is_mine in marks:
        if is_mine != mine:
            turn = _phrase_start(sentence, at)
            if mine:
                kept.append(sentence[start:turn])
            start, mine = turn, is_mine
    return " . ".join([*kept, sentence[start:]] if mine else kept)


def _is_name(word: str, known: set[str]) -> bool:
    return word[0].isupper() and word.upper() in known


def _phrase_start(sentence: str, at: int) -> int:
    """Where the noun phrase that ends in a name begins: after the last stop or hinge."""
    stops = [m.end() for m in _TURN.finditer(sentence, 0, at)]
    return stops[-1] if stops else 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens of a passage in lower case; the person's own names are "@"."""

    tokens: tuple[str, ...]

    @classmethod
    def of(cls, text: str, own: set[str]) -> "Sentence":
        """Tokens of a text, compounds joined."""
        lowered = re.sub(
            r"[^\W\d_]{2,}", lambda m: "@" if _is_name(m.group(), own) else m.group(), text
        ).lower()
        for pattern, word in words.COMPOUNDS.items():
            lowered = re.sub(rf"\b(?:{pattern})\b", word, lowered)
        found = re.findall(rf"@|{_TOKEN.pattern}", lowered)
        return cls(tuple(part for token in found for part in _split(token)))

    def loose(self) -> Iterator[str]:
        """Words outside garments' phrases, one by one."""
        for index, word in enumerate(self.tokens):
            after = self.tokens[index + 1 : index + 4]
            if not any(t in _CLOTH for t in after if t not in _STOPS) or word == "bald":
                yield word

    def adjectives(self) -> Iterator[tuple[str, bool]]:
        """Adjectives that describe the person, and whether a noun of person follows."""
        for index, token in enumerate(self.tokens):
            if token in words.BUILD_WORDS or token in words.STATURE_WORDS or (
                token in words.SKIN_WORDS
            ):  # fmt: skip
                after = self._beyond(index, 1)
                person = after in words.PERSON_WORDS or after in words.PROFESSION_WORDS
                ends = after in ("", "@") or after in _STOPS or after in _HINGES
                if (person or ends or after == "@") and self._opens(index):
                    yield token, person

    def _beyond(self, index: int, step: int) -> str:
        """The next token that is no adjective; empty at the end."""
        index += step
        while 0 <= index < len(self.tokens) and _is_adjective(self.tokens[index]):
            index += step
        return self.tokens[index] if 0 <= index < len(self.tokens) else ""

    def _opens(self, index: int) -> bool:
        """Whether nothing but adjectives and the person itself stands before, up to a stop."""
        before = self._beyond(index, -1)
        return before in ("", "@") or before in _STOPS or before in _BEINGS

    def trade(self) -> str:
        """The profession that is told of the person; empty for none."""
        for index, token in enumerate(self.tokens):
            if token not in words.PROFESSION_WORDS:
                continue
            after = self.tokens[index + 1] if index + 1 < len(self.tokens) else ""
            before = [t for t in self._clause(index) if t != "and"]
            if token in _ADJECTIVAL and not self._person_at(index + 1):
                continue
            if words.FORMER & set(before) or _COMPANY & set(before) or after in NOUNS:
                continue
            if after == "'s" or set(before) & words.HANDLED:
                continue
            return token
        return ""

    def _person_at(self, index: int) -> bool:
        after = self.tokens[index] if index < len(self.tokens) else ""
        return after in {"", "@"} | _STOPS | words.PERSON_WORDS or after in words.PROFESSION_WORDS

    def _clause(self, index: int) -> list[str]:
        """Tokens before an index, back to a stop."""
        clause: list[str] = []
        for token in reversed(self.tokens[:index]):
            if token in _STOPS:
                break
            clause.append(token)
        return clause


def _split(typed: str) -> list[str]:
    """Hyphened words apart; "red-haired" becomes its own phrase between stops."""
    if typed.endswith("'s") and len(typed) > 2 and typed not in ("he's", "she's", "it's"):
        return [typed[:-2], "'s"]
    if "-" not in typed.strip("-"):
        return [typed]
    parts = typed.split("-")
    if parts[-1] == "haired":
        return [typed]
    return parts


def _is_adjective(token: str) -> bool:
    return (
        token in words.ADJECTIVES
        or token in words.BUILD_WORDS
        or token in words.STATURE_WORDS
        or token in words.SKIN_WORDS
        or token in words.HAIR_ALONE
        or token in ("bearded", "bespectacled", "unshaven", "cleanshaven", "freckled")
        or token.endswith("-haired")
        or _AGED.fullmatch(token) is not None
    )


def read(sentence: Sentence) -> list[Phrase]:
    """The noun phrases of a sentence that speak of looks, in order."""
    return _Reader(sentence.tokens).phrases()


class _Reader:
    """Walks a sentence from left to right, gathering adjectives until their noun comes."""

    def __init__(self, tokens: Sequence[str]) -> None:
        self._tokens = tokens
        self._found: list[Phrase] = []
        self._said: list[str] = []
        self._denied = self._handled = self._named = False
        self._shared: tuple[str, ...] | None = None

    def phrases(self) -> list[Phrase]:
        for index, word in enumerate(self._tokens):
            if word.endswith("-haired"):
                self._found.append(Phrase("hair", tuple(word.split("-")[:-1])))
            elif word in _STOPS or word in _HINGES or word in words.HANDLED:
                self._turn(word)
            elif word == "and":
                self._joined(index)
            elif word in NOUNS and self._is_noun(index):
                self._noun(index, word)
            elif word in _DETERMINERS:
                self._said.clear()
                self._named, self._shared = True, None
            elif word in ("no", "never", "lacks"):
                self._denied = True
            else:
                self._said.append(word)
        return self._found

    def _turn(self, word: str) -> None:
        """A stop or a preposition: what was said before belongs to something else."""
        self._said.clear()
        self._named, self._shared = word in _HINGES, None
        self._denied = word == "without"
        if word in words.HANDLED:
            self._handled = True
        elif word in _STOPS or word in ("wearing", "wears", "in"):
            self._handled = False

    def _joined(self, index: int) -> None:
        """In "a white cap and apron" both are white; "a green and white shirt" is both."""
        if self._said and self._adjective(index - 1):
            return
        self._said.clear()
        if self._found and self._tokens[index - 1] == self._found[-1].noun:
            last = self._found[-1]
            self._shared = last.modifiers if last.noun in _CLOTH else None

    def _adjective(self, index: int) -> bool:
        word = self._tokens[index]
        known = (palettes.COLOURS, palettes.HAIR_COLOURS, words.PATTERNS, words.HAIR_MODIFIERS)
        return any(word in table for table in known)

    def _is_noun(self, index: int) -> bool:
        """Not the first half of "suit jacket", nor a coat rack, nor two glasses of wine."""
        word = self._tokens[index]
        after = self._tokens[index + 1] if index + 1 < len(self._tokens) else ""
        if word in ("bearded", "bespectacled", "unshaven", "cleanshaven", "stubbly"):
            return True
        if after in NOUNS or after in _THINGS_AFTER or after == "'s":
            return False
        vessels = word == "glasses" and (after == "of" or words.VESSELS & set(self._said))
        if vessels or self._handled:
            return False
        if word in _CAUTIOUS:
            before = self._tokens[max(index - 3, 0) : index]
            own = any(self._adjective(i) for i in range(index - len(self._said), index))
            of_hair = "hair" in self._tokens and word in words.HAIR_NOUNS
            return own or of_hair or "wears" in before or "wearing" in before
        return True

    def _noun(self, index: int, noun: str) -> None:
        said = [*self._said]
        if self._shared is not None and not said and not self._named:
            said = list(self._shared)
        if noun in words.HAIR_NOUNS or noun in words.FACIAL:
            said += self._told_after(index)
        self._found.append(Phrase(noun, tuple(said), self._denied))
        if noun in ("bearded", "bespectacled", "unshaven", "cleanshaven", "stubbly"):
            return  # adjectives: others may stand beside them
        self._said.clear()
        self._named, self._shared, self._denied = False, None, False

    def _told_after(self, index: int) -> list[str]:
        """Adjectives behind their noun: "hair grey and wild", "hair tied back"."""
        said = []
        for word in self._tokens[index + 1 : index + 5]:
            if word in words.HAIR_MODIFIERS or word in palettes.HAIR_COLOURS:
                said.append(word)
            elif word not in ("and", "is", "now", "all", "going", "very"):
                break
        return said
