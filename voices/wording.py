"""A line as typed → what an engine reads, word by word.

Enters: dialogue as typed. Leaves: phrases of tokens in plain spelling, each token knowing the
typed word it stands for, so that nothing said loses its place in the script.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from anyascii import anyascii


class Ending(StrEnum):
    """How a phrase closes; sets its melody and the pause after it."""

    FALL = "fall"  # a full stop
    QUESTION = "question"
    EXCLAIM = "exclaim"
    TRAIL = "trail"  # an ellipsis
    DASH = "dash"  # goes on after a break
    CUT = "cut"  # interrupted: the line stops here
    CARRY = "carry"  # broken only because it is long


@dataclass(frozen=True, slots=True)
class Token:
    """One spelling handed to an engine, for typed word number `word`."""

    spelling: str
    word: int
    emphatic: bool = False
    comma: bool = False  # a short break follows


@dataclass(frozen=True, slots=True)
class Phrase:
    """What is said on one breath."""

    tokens: tuple[Token, ...]
    ending: Ending


LONGEST_PHRASE = 40  # tokens; engines plan a whole phrase at once, so its length is kept bounded

_INTERJECTIONS = (  # typed sound, invented headword of `engines/interjections.lex`
    (re.compile(r"h+m+"), "humsound"),
    (re.compile(r"m+"), "mumsound"),
    (re.compile(r"m+-?hm+"), "mumhumsound"),
    (re.compile(r"s+h+"), "shushsound"),
    (re.compile(r"p+s+t+"), "pistsound"),
    (re.compile(r"p+f+t*"), "piftsound"),
    (re.compile(r"g+r{2,}h*"), "gursound"),
    (re.compile(r"b+r{2,}"), "bursound"),
    (re.compile(r"a+h{1,}"), "ahsound"),
    (re.compile(r"a+r+g+h+"), "argsound"),
    (re.compile(r"u+g+h+"), "ugh"),
    (re.compile(r"u+h+"), "uh"),
    (re.compile(r"u+m+"), "um"),
    (re.compile(r"t+s+k+"), "tisksound"),
    (re.compile(r"e+w+"), "yewsound"),
    (re.compile(r"z{2,}"), "zuzsound"),
)
_WORDS = {
    "ms.": "miz", "jr.": "junior", "sr.": "senior", "w/": "with", "w/o": "without",
    "24/7": "twenty four seven", "&": "and", "@": "at", "+": "plus", "=": "equals", "%": "percent",
    "mr": "mister", "mrs": "missus", "ii": "two", "iii": "three", "iv": "four", "vi": "six",
    "vii": "seven", "viii": "eight", "ix": "nine", "xi": "eleven", "xii": "twelve", "nguyen": "win",
}  # fmt: skip
_ABBREVIATIONS = frozenset({
    "mr.", "mrs.", "ms.", "dr.", "st.", "jr.", "sr.", "prof.", "capt.", "sgt.", "lt.", "col.",
    "gen.", "rev.", "hon.", "vs.", "no.", "e.g.", "i.e.", "mt.", "ft.", "dept.", "gov.", "sen.",
    "rep.",
})  # fmt: skip
_ACRONYMS = frozenset({
    "OK", "TV", "FBI", "CIA", "NASA", "NYPD", "LAPD", "USA", "US", "UK", "EU", "UN", "DNA",
    "ID", "PR", "HR", "PC", "CD", "DVD", "TVS", "ATM", "SUV", "ER", "ICU", "CEO", "AM", "PM",
    "AI", "GPS", "SOS", "UFO", "VIP",
})  # fmt: skip
_MONEY = {"€": "euros", "£": "pounds", "¥": "yen"}
_CLOSERS = "\"'”’»)]}*_"
_END = re.compile(r"(\.{2,}|…|-{2,}|[–—―]|[.?!。？！।؟]+)$")
_EDGES = re.compile(r"^[^\w$#&@+=%€£¥'-]+|[^\w%'&@+=]+$", re.UNICODE)
_DASHES = re.compile(r"-{2,}|[–—―]|…|\.{2,}")
_QUESTION_WORDS = frozenset({
    "who", "what", "when", "where", "why", "how", "which", "whose", "whom", "what's", "who's",
})  # fmt: skip


def words(text: str) -> tuple[str, ...]:
    """The words as typed: what stands between white space."""
    return tuple(text.split())


def phrases(text: str, *, english: bool = True) -> tuple[Phrase, ...]:
    """The line in phrases; phrases without anything to say are left out.

    For English spellings are plain ASCII; other languages keep their own letters.
    """
    typed = words(text)
    all_capitals = len(typed) > 2 and text.upper() == text  # then capitals single nothing out
    found: list[Phrase] = []
    open_tokens: list[Token] = []
    for index, word in enumerate(typed):
        last = index == len(typed) - 1
        open_tokens += _tokens(word, index, emphasis=not all_capitals, english=english)
        ending = _ending(word, last=last)
        if ending is None and len(open_tokens) >= LONGEST_PHRASE:
            ending = Ending.CARRY
        if ending is not None and open_tokens:
            found.append(Phrase(tuple(open_tokens), ending))
            open_tokens = []
    return tuple(found)


def is_rising(phrase: Phrase) -> bool:
    """Whether a question is one of yes or no, which rises; questions with a wh-word fall."""
    first = phrase.tokens[0].spelling.lower()
    return phrase.ending is Ending.QUESTION and first not in _QUESTION_WORDS


def unspoken(text: str, *, english: bool = True) -> tuple[str, ...]:
    """Typed words that hold letters, digits or signs, yet nothing that can be said."""
    said = {token.word for phrase in phrases(text, english=english) for token in phrase.tokens}
    return tuple(
        word
        for index, word in enumerate(words(text))
        if index not in said and any(unicodedata.category(c)[0] in "LNS" for c in word)
    )


def romanised(text: str) -> tuple[str, ...]:
    """Typed words in another script, which an English engine can only read by their sound."""
    return tuple(word for word in words(text) if any(_is_foreign(letter) for letter in word))


def _is_foreign(letter: str) -> bool:
    return letter.isalpha() and not unicodedata.name(letter, "LATIN").startswith(
        ("LATIN", "MODIFIER", "FEMININE", "MASCULINE", "FULLWIDTH LATIN", "SCRIPT", "KELVIN")
    )


def _ending(word: str, *, last: bool) -> Ending | None:
    bare = word.rstrip(_CLOSERS + "’")
    match = _END.search(bare)
    if match is None:
        return Ending.FALL if last else None
    mark = match.group()
    if mark == "." and not last and _is_abbreviation(bare):
        return None
    if mark[0] in "-–—―":
        return Ending.CUT if last else Ending.DASH
    if any(sign in mark for sign in "?？؟"):
        return Ending.QUESTION
    if any(sign in mark for sign in "!！"):
        return Ending.EXCLAIM
    return Ending.TRAIL if mark == "…" or mark.startswith("..") else Ending.FALL


def _is_abbreviation(bare: str) -> bool:
    stem = bare.lstrip("\"'“‘([").lower()
    return stem in _ABBREVIATIONS or re.fullmatch(r"([a-z]\.)+", stem) is not None


def _tokens(word: str, index: int, *, emphasis: bool, english: bool) -> list[Token]:
    emphatic = emphasis and _is_emphatic(word)
    parts = [part for part in _DASHES.split(word) if part]
    spell = _spellings if english else _own_letters
    spelled = [s for part in parts for s in spell(part)]
    comma = bool(re.search(r"[,;:]['\"”’)\]]*$", word))
    tokens = [Token(spelling, index, emphatic=emphatic) for spelling in spelled]
    if tokens and comma:
        tokens[-1] = Token(tokens[-1].spelling, index, emphatic=emphatic, comma=True)
    return tokens


def _is_emphatic(word: str) -> bool:
    """CAPITALS, *stars*, or a drawn-out "sooooo"."""
    letters = [c for c in word if c.isalpha()]
    capitals = re.search(r"[^\W\d_]{2,}", word) and all(c.isupper() for c in letters)
    if capitals and "".join(letters) not in _ACRONYMS:
        return True
    starred = len(word) > 2 and word[0] == word[-1] and word[0] in "*_"
    return starred or re.search(r"([aeiouAEIOU])\1{2,}", word) is not None


def _spellings(part: str) -> list[str]:
    """Spellings of a part of a word that has no dash inside; several for "R&B" or "£5"."""
    plain = "".join(" " if unicodedata.category(c) in {"So", "Cf", "Co"} else c for c in part)
    for sign, name in _MONEY.items():
        plain = re.sub(rf"{sign}\s?([\d.,]*\d)", rf"\1 {name}", plain)
    plain = plain.replace("’", "'").replace("‘", "'").replace("°", " degrees ")
    known = _WORDS.get(plain.lower().strip(_CLOSERS + '"“([,;:'))
    if known is not None and (len(plain) < 2 or not plain.isalpha() or plain[:2].isupper()):
        return known.split()
    plain = _EDGES.sub("", plain)
    plain = _spaced_signs(anyascii(plain))
    return [s for piece in plain.split() for s in _word(piece)]


def _own_letters(part: str) -> list[str]:
    """A part of a word in its own script, without marks that would be read out."""
    plain = "".join(" " if unicodedata.category(c) in {"So", "Cf", "Co"} else c for c in part)
    plain = re.sub(r"[*_~^|<>{}\[\]()\"“”«»„]", " ", plain)
    return [piece for piece in plain.split() if any(c.isalnum() for c in piece)]


def _spaced_signs(plain: str) -> str:
    plain = re.sub(r"(?<=\d)/(?=\d)", "⁄", plain)  # a fraction keeps its stroke
    plain = re.sub(r"#(?=\d)", " number ", plain).replace("@", " at ").replace("&", " and ")
    plain = plain.replace("+", " plus ").replace("=", " equals ")
    plain = re.sub(r"[^\w\s'$%.,:⁄-]|_", " ", plain)
    plain = re.sub(r"[.,:](?![\w])", " ", plain) if not re.search(r"\w\.\w", plain) else plain
    return plain.replace("⁄", "/")


def _word(piece: str) -> list[str]:
    if not any(c.isalnum() for c in piece):
        return []
    lower = piece.lower().strip("'.,:-")
    if lower in {"mr", "mrs", "ms"}:
        return [_WORDS[lower if lower != "ms" else "ms."]]
    for pattern, headword in _INTERJECTIONS:
        if pattern.fullmatch(lower):
            return [headword]
    stutter = re.fullmatch(r"((?:([b-df-hj-np-tv-z])-)+)(\2.*)", lower)
    if stutter:
        return [f"{stutter.group(2)}uh"] * (len(stutter.group(1)) // 2) + [stutter.group(3)]
    if re.fullmatch(r"[a-z]{2,}in'", piece.lower()):
        return [piece[:-1] + "g"]  # goin': flite would rhyme it with coin
    calm = re.sub(r"([A-Za-z])\1{2,}", r"\1", piece)  # Nooooo
    return [_cased(calm.rstrip(".,:") if "." not in calm.rstrip(".") else calm)]


def _cased(spelling: str) -> str:
    """Capitals for emphasis become small letters; flite spells vowelless ones out either way."""
    return spelling.lower() if spelling.isupper() and len(spelling) > 1 else spelling


def engine_text(phrase: Phrase) -> str:
    """The phrase as one string of ASCII for an English engine."""
    mark = {Ending.QUESTION: "?", Ending.EXCLAIM: "!"}.get(phrase.ending, ".")
    body = [token.spelling + ("," if token.comma else "") for token in phrase.tokens]
    return " ".join(body).rstrip(",") + mark


def owners(phrase: Phrase, names: list[str]) -> tuple[int, ...]:
    """Typed word number of each of the engine's own tokens `names`, by letters consumed.

    An engine may split a token or join two; letters and digits it never changes.
    """
    lengths = [_letters(token.spelling) for token in phrase.tokens]
    ends = [sum(lengths[: i + 1]) for i in range(len(lengths))]
    position, found = 0, []
    for name in names:
        token = next((i for i, end in enumerate(ends) if position < end), len(ends) - 1)
        found.append(phrase.tokens[token].word)
        position += _letters(name)
    assert all(a <= b for a, b in pairwise(found))  # noqa: S101  # owners never run backwards
    return tuple(found)


def _letters(text: str) -> int:
    return sum(c.isalnum() for c in text)
