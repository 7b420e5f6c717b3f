"""The words of a clause as concepts: each with all that it may stand for, and what changes it.

Enters: the words and marks of a clause. Leaves: concepts in order, with the small words around
them ("not", "too", "more", "from") told as properties, and what kind of clause it is. A word
that no family knows is a concept of the kind "?".
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from rapidfuzz import process
from rapidfuzz.distance import OSA

from planner.revising.frames.families import Node, compared, longest, plain_forms, vocabulary
from planner.revising.words.ordinary import ORDINARY

_SIGILS = {"w": "person", "s": "shots", "c": "scenes", "b": "beats", "p": "place", "t": "time",
           "l": "lens", "n": "percent", "v": "db", "q": "quote"}  # fmt: skip
_PRONOUNS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f",
             "hers": "f", "herself": "f", "they": "all", "them": "all",
             "their": "all"}  # fmt: skip
_OWN = frozenset(("his", "her", "their"))
WORD = re.compile(r"@[a-z]\d+(?:'s)?|[a-z][a-z']*|\d+(?:\.\d+)?%?|/|&")
_WISHES = re.compile(r"\b(?:would (?:like|love|prefer|rather)|want|wish|prefer)\b")
_STATES = re.compile(r"\b(?:is|are)\b")
_POINTS = frozenset(("person", "shots", "scenes", "place", "beats"))
_SHORT_WORD, _LONG_WORD = 5, 9  # letters: shorter ones bear no error, long ones two


@dataclass(slots=True)
class Concept:
    """A word or phrase: `kinds` of what it may be, with values, and what stands around it."""

    kinds: Mapping[str, str]
    text: str
    at: int
    prep: str = ""
    neg: bool = False  # "not", "no", "without"
    no: bool = False  # "no", "without"
    too: bool = False
    so: bool = False
    very: bool = False
    enough: bool = False
    contrast: bool = False  # "instead of"
    step: int = 0  # 1 more, -1 less
    degree: str = ""  # "slight", "much"
    own: bool = False  # "Tom's", "her"

    @property
    def harmless(self) -> bool:
        """Whether it may be left over."""
        return "harmless" in self.kinds

    def value(self, kind: str) -> str:
        """What it is as a thing of a kind."""
        return self.kinds[kind]


@dataclass(slots=True)
class Said:
    """One clause: its concepts, and whether it wishes (a modal verb) or states (a copula)."""

    concepts: list[Concept]
    wishes: bool = False
    states: bool = False
    degree: str = ""
    text: str = ""

    @property
    def contrasts(self) -> bool:
        """Whether something is told to be something else."""
        return any(c.contrast or c.neg for c in self.concepts)


@dataclass(slots=True)
class _Around:
    """Small words that wait for the concept they change."""

    prep: str = ""
    flags: set[str] = field(default_factory=set)
    degree: str = ""
    step: int = 0


def said_in(text: str, root: Node, own: frozenset[str] = frozenset()) -> Said:
    """A clause as concepts; `own` are words of the film, that typing errors may stand for too."""
    words = [mended(w, own) for w in WORD.findall(text)]
    said, around, at = Said([], text=text), _Around(), 0
    while at < len(words):
        length, kinds = _kinds(words, at, root)
        phrase = " ".join(words[at : at + length])
        if "modal" in kinds:
            said.wishes = said.wishes or phrase not in {"get", "go", "turn", "set", "give", "may"}
        if "copula" in kinds and phrase not in {"get", "go", "run", "find", "be"}:
            said.states = True
        said.states = said.states or bool(_STATES.search(phrase))
        said.wishes = said.wishes or bool(_WISHES.search(phrase))
        at += length
        if set(kinds) <= {"modal", "copula", "harmless"}:
            continue
        _placed(said, around, kinds, phrase, last=at == len(words))
    _left_over(said, around)
    return said


def _kinds(words: Sequence[str], at: int, root: Node) -> tuple[int, Mapping[str, str]]:
    word = words[at]
    if word[0] == "@":
        return 1, {_SIGILS[word[1]]: word.removesuffix("'s")}
    length, kinds = longest(words, at, root)
    if length <= 1 and word in _PRONOUNS:
        return 1, {"pronoun": _PRONOUNS[word], "harmless": ""}
    if length:
        return length, kinds
    return 1, {"?": word}


@cache
def _ordinary() -> frozenset[str]:
    """Words that are right as they stand, though they mean nothing here."""
    path = files("planner.revising.frames").joinpath("ordinary.txt")
    return frozenset(path.read_text(encoding="utf-8").split()) | ORDINARY


@cache
def mended(word: str, own: frozenset[str]) -> str:
    """The one known word that a typing error is nearest to; others as they are."""
    if len(word) < _SHORT_WORD or word[0] == "@":
        return word
    known = vocabulary() | own
    if any(form in known or form in _ordinary() for form in plain_forms(word)):
        return word
    reach = 1 if len(word) < _LONG_WORD else 2
    found = process.extract(word, sorted(known), scorer=OSA.distance, score_cutoff=reach)
    near = [n[0] for n in found if n[1] == found[0][1] and n[0][0] == word[0] and len(n[0]) > 3]
    if len(word) < _LONG_WORD:  # another letter in its place is another word
        near = [n for n in near if len(n) != len(word) or sorted(n) == sorted(word)]
    return str(near[0]) if len(near) == 1 else word


def _placed(
    said: Said, around: _Around, kinds: Mapping[str, str], phrase: str, *, last: bool
) -> None:
    mod = kinds.get("mod")
    if phrase in {"that", "as"} and "neg" not in around.flags:
        return  # "see that": no measure
    if mod and (len(kinds) == 1 or not last or mod != "too"):
        _modify(said, around, mod)
        if set(kinds) - {"mod", "harmless"} and mod in {"slight", "much"} and phrase == "little":
            return
        return
    if "prep" in kinds:
        around.prep = kinds["prep"]
        rest = {k: v for k, v in kinds.items() if k not in {"prep", "harmless"}}
        if not rest or not _carries(rest):
            return
        said.concepts.append(Concept({**rest, "harmless": ""}, phrase, len(said.concepts)))
        return
    concept = Concept(kinds, phrase, len(said.concepts), prep=around.prep)
    for flag in around.flags:
        setattr(concept, flag, True)
    pointing = bool(set(kinds) & _POINTS)  # a place is not less; what is heard there is
    if not pointing:
        concept.degree, concept.step = around.degree, around.step
    concept.own = phrase.endswith("'s") or phrase in _OWN
    _added(said, around, concept, phrase, pointing=pointing)


def _added(said: Said, around: _Around, concept: Concept, phrase: str, *, pointing: bool) -> None:
    """A concept comes to the clause; the small words before it are used up where it takes them."""
    if concept.step == 0 and compared(phrase.rsplit(maxsplit=1)[-1]):
        concept.step = 1
    said.concepts.append(concept)
    if concept.harmless and not _changed(concept):
        return
    around.flags.clear()
    around.prep = ""
    if not pointing:
        around.degree, around.step = "", 0


def _changed(concept: Concept) -> bool:
    """Whether a word takes the small words before it, though it may be left over."""
    return any(k.startswith(("s.", "w.", "emotion", "colour")) for k in concept.kinds)


def _carries(kinds: Mapping[str, str]) -> bool:
    return any(k in {"s.size", "transition"} for k in kinds)


def _modify(said: Said, around: _Around, mod: str) -> None:
    if mod in {"slight", "much"}:
        around.degree = said.degree = mod
    elif mod in {"more", "less"}:
        around.step = 1 if mod == "more" else -1
    elif mod == "enough" and said.concepts and not said.concepts[-1].harmless:
        said.concepts[-1].enough = True
    elif mod == "instead":
        around.flags.add("contrast")
    elif mod in {"not", "no"}:
        around.flags |= {"neg", "no"} if mod == "no" else {"neg"}
    elif mod in {"too", "so", "very", "enough"}:
        around.flags.add(mod)


def _left_over(said: Said, around: _Around) -> None:
    """Words left at the end, as in "a bit more": they are for what was said before."""
    content = [c for c in said.concepts if not c.harmless and not set(c.kinds) & _POINTS]
    content = content or said.concepts
    if around.step and content and content[-1].step == 0:
        content[-1].step = around.step
    if around.flags & {"neg", "contrast"}:
        said.concepts.append(Concept({"?": "not"}, "not", len(said.concepts)))
