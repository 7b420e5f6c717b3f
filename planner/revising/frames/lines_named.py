"""How one line is to be played, in the words that are known.

Enters: text in which lines are marked. Leaves: the text with "take it down a notch" as "tone it
down slightly", "less on the line" as "less energy".
"""

import re

_LINE = r"(?P<line>@b\d+|it|that|this|her|him)"
_LITTLE = r"(?:a (?:notch|touch|bit|peg|little|shade|hair|level)|slightly)"
_FIRST = r"(?:^|(?<=[.,;:] )|(?<=@b\d )|(?<=@b\d\d ))"
_TOLD: tuple[tuple[str, str], ...] = (
    (r"\b(?P<verb>take|bring|tone|dial|pull|rein|keep|hold|turn) (?P<way>down|back|in|up) "
     r"(?P<line>@b\d+)", r"\g<verb> \g<line> \g<way>"),
    (rf"\b(?:take|bring|tone|dial|pull|rein|turn) {_LINE} (?:right |way )?(?:down|back|in)"
     rf" {_LITTLE}", r"\g<line> tone it down slightly"),
    (rf"\b(?:take|bring|tone|dial|pull|rein|turn) {_LINE} (?:right |way )?(?:down|back|in)\b",
     r"\g<line> tone it down"),
    (rf"\b(?:bring|dial|turn|take|push) {_LINE} up {_LITTLE}", r"\g<line> sell it slightly"),
    (rf"\b(?:bring|dial|turn|take|push) {_LINE} up\b", r"\g<line> sell it"),
    (r"\b(?:push|lift|sell|punch|drive) (?P<line>@b\d+)(?: (?:up|harder|more|further))*",
     r"\g<line> sell it"),
    (rf"{_FIRST}down {_LITTLE}", "tone it down slightly"),
    (rf"{_FIRST}up {_LITTLE}", "sell it slightly"),
    (rf"\b(?:a )?{_LITTLE} (?P<way>less|more) (?:on|in|from|with|to) (?P<line>@b\d+)",
     r"\g<line> slightly \g<way> energy"),
    (r"\b(?P<much>much |a lot |way |far )?(?P<way>less|more) (?:on|in|from|to) (?P<line>@b\d+)",
     r"\g<line> \g<much>\g<way> energy"),
    (r"\bwith (?P<much>much |a lot |a bit |a little )?(?P<way>less|more) in it\b",
     r"\g<much>\g<way> energy"),
    (rf"\b(?:play|say|read|deliver|do) {_LINE} (?:dead |completely |totally |perfectly )?"
     r"straight(?:er)?(?=\s*(?:$|[.,;!?]))", r"\g<line> deadpan"),
    (r"\b(?P<verb>slow|speed) (?P<what>(?:the |that |this |his |her |@w\d+'s )?line "
     r"(?:in|of) @s\d+) (?P<way>down|up)\b", r"\g<what> \g<verb> \g<way>"),
    (r"(?P<line>@b\d+)\s*[.,:]*\s*(?:dead |completely |played |perfectly )?straight"
     r"(?=\s*(?:$|[.,;!?]))", r"\g<line> deadpan"),
    (r"\b(?P<verb>slow|speed) (?P<line>@b\d+) (?P<way>down|up)\b", r"\g<line> \g<verb> \g<way>"),
    (r"\b(?:leave|give|put|have|let there be|i want|we need|needs?|wants?) (?P<gap>(?:some|"
     r"a little|a bit of|a bit more|more|a moment of|a) (?:air|space|room|silence|breath|gap|"
     r"moment|beat|quiet) before)\b", r"\g<gap>"),
    (r"\b(?:some|a little|a bit of|a bit more|more|a moment of|a|just a|a short|a small|a slight|"
     r"a tiny|a wee) (?:air|space|room|silence|breath|gap|moment|beat|pause|quiet|"
     r"hesitation) before\b", "a pause before"),
    (r"\b(?:hesitates?|hesitating|hesitant|breathes?|waits?|pauses?|takes? (?:a )?(?:breath|beat|"
     r"moment|pause|second)) before (?:saying |he says |she says |answering )?(?=@b)",
     "a pause before "),
)  # fmt: skip
_REPLACED = tuple((re.compile(said), word) for said, word in _TOLD)


def told(text: str) -> str:
    """The text, with how a line is played said in words that are known."""
    for said, word in _REPLACED:
        text = said.sub(lambda m, w=word: m.expand(w), text)  # type: ignore[misc]
    return text
