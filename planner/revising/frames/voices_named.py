"""Kinds of voices in a note's text: "a man's voice", "she should sound like a little girl".

Enters: text before anybody is marked. Leaves: the text with one word for each kind; those words.
"""

import re
from collections.abc import Mapping

_KINDS: Mapping[str, str] = {
    **dict.fromkeys(("man", "bloke", "guy", "fellow", "gentleman", "chap"), "man"),
    **dict.fromkeys(("woman", "lady", "female"), "woman"),
    **dict.fromkeys(("boy", "lad", "little boy", "small boy", "young boy"), "boy"),
    **dict.fromkeys(("girl", "little girl", "small girl", "young girl", "lass"), "girl"),
    **dict.fromkeys(("youth", "teenager", "teenage boy", "young man", "young guy"), "youth"),
    **dict.fromkeys(("young woman", "young lady", "teenage girl"), "young_woman"),
    **dict.fromkeys(("old man", "elderly man", "older man", "grandfather", "grandpa",
                     "old gentleman", "old bloke", "old guy"), "old_man"),
    **dict.fromkeys(("old woman", "elderly woman", "older woman", "old lady", "elderly lady",
                     "grandmother", "granny"), "old_woman"),
    **dict.fromkeys(("child", "kid", "little child", "small child"), "child"),
    "male": "man", "giant": "giant", "narrator": "narrator", "scot": "scot", "scotsman": "scot",
    "bass": "bass", "tenor": "tenor", "alto": "alto", "mezzo": "mezzo",
    "deep man": "bass", "deep woman": "alto",
}  # fmt: skip
_NAMED = "|".join(sorted(_KINDS, key=len, reverse=True))
_PROPER = r"(?:proper |real |grown |normal |good |nice )?"
_SAID = re.compile(
    rf"\b(?:(?:an?|another) )?{_PROPER}(?P<one>{_NAMED})(?:'s|s'|s)? (?:speaking )?voice\b"
    rf"|\bvoice (?:(?:should|must|could|can|to|is|has to|needs to|be|sound) )*"
    rf"(?:like |of |that of )?an? (?P<owner>{_NAMED})(?:'s)?(?=\s*(?:$|[.,;!?]))"
    rf"|(?<=should )(?:sound|talk|speak)s? like an? (?P<like>{_NAMED})(?=\s*(?:$|[.,;!?]))"
)
_SOUNDS_LIKE = re.compile(
    rf"^(?P<who>.{{1,30}}?) (?:sounds?|talks?|speaks?) (?:too much |more )?like an? (?:{_NAMED})"
    r"(?=\s*[.,;!?])"
)
_WORDS: Mapping[str, str] = {f"voiceof{n.replace('_', '')}": n for n in set(_KINDS.values())}


def told(text: str) -> str:
    """The text with one word for a kind of voice; what it is like now is left out."""
    plain = _SAID.sub(_word, text)
    if plain == text:
        return text
    return _SOUNDS_LIKE.sub(r"\g<who> ", plain, count=1)


def _word(match: re.Match[str]) -> str:
    kind = _KINDS[match["one"] or match["owner"] or match["like"]]
    return f"voiceof{kind.replace('_', '')}"


def rows() -> list[tuple[str, str, str]]:
    """The words for kinds of voices, with their recipes."""
    return [(word, "voiceof", recipe) for word, recipe in sorted(_WORDS.items())]
