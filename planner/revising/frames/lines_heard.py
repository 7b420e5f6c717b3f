"""What a note says of how one line is played: "wry, not so delighted", "slower, eyes down".

Enters: a clause with marks, the words of the film's things. Leaves: `Heard`, its hints in order,
each told as wanted, as not wanted, or as a fact; None where a word is neither a hint nor a small
word. Nothing is passed over but reasons ("like she is late for work").
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from planner.revising.frames.concepts import mended
from planner.revising.frames.families import Node, compared, longest
from planner.revising.frames.lines_vocabulary import of_a_picture
from screenplay.words.vocabulary import vocabulary

_ORDER = (
    "pause", "aloud", "whisper", "shout", "gaze", "way", "gesture", "energy_bad", "energy_do",
    "energy", "pace_bad", "pace_do", "pace", "loud_bad", "loud", "sincere", "emotion", "mod",
    "modal", "say", "fill", "thing", "story",
)  # fmt: skip
HINTS = frozenset(_ORDER[:17])
_WORD = re.compile(r"@[a-z]\d+(?:'s)?|[a-z][a-z']*|\d+")
_PRONOUNS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f",
             "hers": "f", "herself": "f"}  # fmt: skip
_WHY = re.compile(
    r"(?:like|as if|as though|because|cos|since|so that|for the sake of|who|which|of (?:where|what|"
    r"how|who|being|getting|losing|having)|about (?:what|where|how|to)|that (?:he|she|it|they)|"
    r"to (?:show|sell))\b"
)
_TOWARDS = frozenset(("point", "wave", "nod", "bow", "jump"))
_DIRECTIONS = frozenset(
    ("down", "up", "at", "to", "toward", "towards", "across", "out", "over", "along", "off", "into")
)
_STOPS = frozenset(("as", "while", "when", "on", "with", "until", "before", "after", "in"))
_BADE = vocabulary(
    "let have make want need get give keep like love for from prefer see with"
)  # words before "her" who is to do something
_LOOKING = ("look", "watch", "star", "gaz", "glanc", "fac", "turn")
_SPEAKING = ("say", "said", "speak", "deliver", "line", "read", "talk", "ask", "answer", "reply")
_OURS_TOLD = re.compile(r"^(?:i|we|you) (?:am|are|was|were|feel|do|love|like)\b(?! not hear)")
_OURS = frozenset(("i", "we", "us", "me", "you"))
_FACT = re.compile(
    r"^(?:@[bw]\d+(?:'s [a-z]+)?|he|she|it|this|that|the \w+|her|his)\b.*?"
    r"\b(?:is|are|was|were|has|sounds?|looks?|feels?|seems?|comes|goes|says|delivers|plays|"
    r"[a-z]{3,}s|[a-z]{3,}ing)\b"
)
_DIRECTED = re.compile(r"(?:@w\d+|he|she) (?!is\b|was\b|has\b|sounds?\b|[a-z]+ing\b)[a-z]+s\b")
_WISH = re.compile(
    r"\b(?:should|must|could|can|want|need|let|have|make|would|give|ought|has to|had better|may|"
    r"might|shall|please|get|try|keeps?|stays?)\b"
)


@dataclass(frozen=True, slots=True)
class Hint:
    """One thing said of the playing; `step` 1 more, -1 less; `fact` where it is told as so."""

    kind: str
    value: str
    neg: bool = False
    too: bool = False
    so: bool = False
    enough: bool = False
    step: int = 0
    fact: bool = False


@dataclass(slots=True)
class Heard:
    """All that a clause says: hints, and the marks that it names."""

    hints: list[Hint] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)  # lines, shots
    subject: str = ""  # a mark of somebody, or "m", "f"
    degree: str = ""
    fact: bool = False
    spoken: bool = False  # it is told that somebody speaks
    bids: bool = False  # bids somebody who is not named to look at something
    directed: bool = False  # tells in the present what somebody does: "she whispers"
    unknown: bool = False  # names what it shall not be in a word that is not known


def heard(clause: str, root: Node, own: frozenset[str]) -> Heard | None:
    """What a clause says; None where a word of it is not understood."""
    if _OURS_TOLD.match(clause.strip()):
        return None  # "I am happy with it"
    words = [mended(w, own) for w in _WORD.findall(clause)]
    directed = _DIRECTED.match(clause.strip(" -'\"")) is not None
    return _Hearing(words, root, Heard(fact=_told_as_fact(clause), directed=directed)).said()


def _told_as_fact(clause: str) -> bool:
    return bool(_FACT.search(clause)) and not _WISH.search(clause)


@dataclass(slots=True)
class _Hearing:
    """Reads word after word."""

    words: Sequence[str]
    root: Node
    found: Heard
    flags: set[str] = field(default_factory=set)
    step: int = 0
    gazing: bool = False  # a look waits for what is looked at
    averted: bool = False  # that look is not wanted
    loose: bool = False  # a word is passed over in what is told as a fact
    bidding: bool = False
    at: int = 0

    def said(self) -> Heard | None:
        while self.at < len(self.words):
            if not self._word():
                return None
        if self.gazing or ("neg" in self.flags and not self.found.unknown):
            return None
        named = self.found.subject or any(m[1] == "b" for m in self.found.marks)
        hints = self.found.hints
        if self.loose and not (named and hints and all(map(_complains, hints))):
            return None  # what happens is no reason for a wish; what is too much is one
        if self.step and self.found.hints:
            self._restep()
        return self.found

    def _word(self) -> bool:
        """Whether the next word, or phrase, is read."""
        word, rest = self.words[self.at], " ".join(self.words[self.at :])
        length, kinds = (0, {}) if word[0] == "@" else longest(self.words, self.at, self.root)
        content = next((k for k in _ORDER if k in kinds), "")
        if word[0] == "@":
            return self._mark(word)
        if word in _PRONOUNS and length <= 1:
            return self._pronoun(word)
        begun = self.at == 0 or self.found.hints or self.found.marks
        if content not in HINTS and begun and _WHY.match(rest):
            self.at = len(self.words)
            return not re.search(r"@[^w]|\d", rest)
        if content in HINTS and self._speaks(content, length):
            content = "say"
        if content.endswith("_bad") and "mod" in kinds and self.words[self.at + length :]:
            content = "mod"  # "too much feeling"
        if not content or (content == "story" and not self.gazing):
            return self._denied()
        phrase = " ".join(self.words[self.at : self.at + length])
        unlike = compared(phrase) and phrase not in self.root.after
        line = self.at > 0 and self.words[self.at - 1].startswith("@b")
        if word == "to" and line and self.found.spoken:
            self.at += 1
            return self._look("at")  # "says @b0 to the plate"
        if content not in HINTS and length == 1 and unlike:
            return False  # "quiter" is no kind of "quite"
        self.at += length
        return self._read(content, kinds, phrase)

    def _mark(self, word: str) -> bool:
        self.at += 1
        if word[1] == "p":
            return self.gazing and self._seen(word)
        if word[1] in "bs":
            self.found.marks.append(word)
            return not self.gazing
        if self.gazing or "neg" in self.flags:
            return self._seen(word.removesuffix("'s"))
        if self.found.subject.startswith("@"):
            return self.found.subject == word.removesuffix("'s")
        self.found.subject = word.removesuffix("'s")
        return True

    def _pronoun(self, word: str) -> bool:
        self.at += 1
        following = self.words[self.at] if self.at < len(self.words) else ""
        if word in {"him", "her"} and (self.gazing or "neg" in self.flags) and (
            "thing" not in longest(self.words, self.at, self.root)[1] if following else True
        ):  # fmt: skip
            return self._seen(_PRONOUNS[word])
        before = self.words[self.at - 2] if self.at > 1 else ""
        done_to = word == "him" or (word == "her" and following in {"", *_STOPS})
        if not self.found.subject and not self.gazing and not (done_to and before not in _BADE):
            self.found.subject = _PRONOUNS[word]
        return True

    def _speaks(self, kind: str, length: int) -> bool:
        """Whether a verb only says that somebody speaks: "while he cries @b0"."""
        after = self.words[self.at + length : self.at + length + 1]
        return kind == "gesture" and bool(after) and after[0].startswith("@b")

    def _denied(self) -> bool:
        """A word that is not known, said of what it shall not be: "scared, not puffed"."""
        last = self.at == len(self.words) - 1
        word = self.words[self.at]
        if self.found.fact and "neg" not in self.flags and not of_a_picture(word):
            self.loose, self.at = True, self.at + 1
            return True
        if not last or ("neg" not in self.flags and self.step >= 0):
            return False
        self.flags.discard("neg")
        self.found.unknown, self.at, self.step = True, len(self.words), 0
        return True

    def _read(self, kind: str, kinds: Mapping[str, str], phrase: str) -> bool:
        if kind == "mod":
            return self._modify(kinds["mod"], phrase)
        if kind in {"modal", "say", "fill"}:
            self.found.spoken = self.found.spoken or phrase.startswith(_SPEAKING)
            return True
        if kind in {"thing", "story", "way"} and self.gazing:
            return self._seen(kinds[kind] if kind == "way" else f"thing {kinds[kind]}")
        if kind == "thing" and self.found.fact and "neg" not in self.flags:
            self.loose = True
            return True
        if kind == "thing":
            return "neg" in self.flags and self._seen("")
        if kind == "way":
            return False
        if kind == "gaze":
            self.bidding = phrase.startswith(_LOOKING)
            return self._look(kinds["gaze"])
        self._hint(kind, kinds[kind], phrase)
        if kind == "gesture" and kinds[kind] in _TOWARDS:
            self._towards()
        return True

    def _look(self, how: str) -> bool:
        """A look, whose end is told next; "never to look up from" is a look at it."""
        denied = "neg" in self.flags
        if not self.found.subject and _OURS & set(self.words[: self.at]):
            return False  # "I would rather watch her" is of the picture
        self.found.bids = self.found.bids or (not self.found.subject and self.bidding)
        self.flags.clear()
        self.gazing, self.averted = True, denied != (how == "from")
        return how != "from" or denied

    def _seen(self, target: str) -> bool:
        """Whom or what a look is at."""
        averted = self.averted or "neg" in self.flags
        self.found.hints.append(Hint("gaze", target, neg=averted, fact=self.found.fact))
        self.gazing, self.averted = False, False
        self.flags.discard("neg")
        return True

    def _towards(self) -> None:
        """Passes over where a gesture goes: "points down the hill"."""
        if self.words[self.at : self.at + 1] and self.words[self.at] not in _DIRECTIONS:
            return
        while self.at < len(self.words):
            word = self.words[self.at]
            if word[0] == "@" or word in _STOPS:
                return
            self.at += 1

    def _modify(self, mod: str, phrase: str) -> bool:
        if phrase in {"that", "as"} and "neg" not in self.flags:
            return True
        if mod in {"slight", "much"}:
            self.found.degree = mod
        elif mod in {"more", "less"}:
            self.step = 1 if mod == "more" else -1
        elif mod == "enough" and self.found.hints:
            self.found.hints[-1] = _changed(self.found.hints[-1], enough=True)
        elif mod in {"not", "no", "instead"}:
            self.flags.add("neg")
        elif mod in {"too", "so", "enough"}:
            self.flags.add(mod)
            if phrase.startswith(("way", "far", "much")):
                self.found.degree = "much"
        return True

    def _hint(self, kind: str, value: str, phrase: str) -> None:
        step = self.step or (1 if compared(phrase.rsplit(maxsplit=1)[-1]) else 0)
        self.found.hints.append(
            Hint(
                kind, value, neg="neg" in self.flags, too="too" in self.flags,
                so="so" in self.flags, enough="enough" in self.flags, step=step,
                fact=self.found.fact,
            )
        )  # fmt: skip
        self.flags.clear()
        self.step = 0

    def _restep(self) -> None:
        """More or less of what came before: "it should be slower, and a bit more"."""
        self.found.hints[-1] = _changed(self.found.hints[-1], step=self.step)


def _complains(hint: Hint) -> bool:
    return hint.too or hint.kind.endswith("_bad")


def _changed(hint: Hint, **changes: object) -> Hint:
    return Hint(**{name: changes.get(name, getattr(hint, name)) for name in Hint.__slots__})  # type: ignore[arg-type]
