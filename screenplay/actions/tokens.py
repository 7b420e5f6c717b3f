"""Sentences to words.

Enters: a sentence and the mentions in it. Leaves: tokens in order, each a word, a mark or a name.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from screenplay.people.mentions import Mention

_COLOURS = re.compile(
    r"\b(?:side by side|hand in hand|arm in arm|shoulder to shoulder|face to face|one by one"
    r"|one after (?:another|the other)|two by two|step by step|little by little|again and again"
    r"|now and (?:then|again)|time and again|all at once|at once|at last|at first"
    r"|in turn|as one|for good measure|as ever|as usual|as well|once more|once again|of course"
    r"|in spite of (?:him|her|them)sel(?:f|ves)|despite (?:him|her|them)sel(?:f|ves))\b,?",
    re.IGNORECASE,
)
"""Set phrases that colour a deed and would be read as deeds, things or places."""
_WORD = re.compile(r"[^\W_][\w'\-]*(?<!-)|--|\S")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark; `low` is its lower case with straight quotes."""

    start: int
    end: int
    low: str
    mention: Mention | None = None


def tokens_of(sentence: str, mentions: Sequence[Mention]) -> list[Token]:
    """Tokens in order; a mention is one token, its possessive ending belongs to it."""
    text = _COLOURS.sub(_blanked, sentence.replace("’", "'").replace("‘", "'"))
    found: list[Token] = []
    at = 0
    for mention in mentions:
        if mention.start < at:
            continue
        found.extend(_words(text, at, mention.start))
        low = text[mention.start : mention.end].lower()
        found.append(Token(mention.start, mention.end, low, mention))
        at = mention.end
        if mention.possessive:
            at += 2 if text[at : at + 2].lower() == "'s" else 1
    found.extend(_words(text, at, len(text)))
    return found


def _blanked(match: re.Match[str]) -> str:
    """Blanks of the same length; a comma stays where the phrase is not between two."""
    words = match.group()
    between = words.endswith(",") and match.string[: match.start()].rstrip().endswith(",")
    comma = words.endswith(",") and not between and bool(match.string[: match.start()].strip())
    return " " * (len(words) - 1) + ("," if comma else " ")


def _words(text: str, start: int, end: int) -> list[Token]:
    return [
        Token(start + match.start(), start + match.end(), match.group().lower())
        for match in _WORD.finditer(text[start:end])
    ]
