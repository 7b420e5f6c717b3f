"""Notes that take the last change back, however politely.

Enters: a note as typed. Leaves: whether that is all it asks for.
"""

import re

from planner.revising.frames.clauses import pieces, praise, remark
from planner.revising.frames.spelling import spelled

_LAST = (
    r"(?:that|it|this|the last (?:one|thing|change|edit|note|step)|that last (?:one|thing|"
    r"change|bit)|"
    r"what (?:i|we|you) (?:just )?(?:asked(?: for)?|did|said|changed)|my last (?:one|note|change)|"
    r"the (?:last|previous) (?:\w+ )?(?:change|edit|note)|your last (?:change|edit))"
)
_UNDO = re.compile(
    rf"(?:undo|reverse|cancel|forget|scratch|take back|scrap|ignore|revert)(?: {_LAST})(?: back)?"
    rf"|undo|(?:take|put|change) {_LAST} back(?: (?:as|how|the way|to how|like) it was(?: "
    rf"before)?)?"
    r"|(?:give|bring|put) (?:me |us )?that (?:shot|one|bit) back"
    r"|(?:go )?back(?: (?:one|a) step)?(?: (?:to )?(?:how|as|the way|what|where) (?:it|we|i|that) "
    r"(?:was|were|had|did)(?: it)?(?: before)?)|go back(?: (?:one|a) step)?|(?:go )?back to before"
    r"|never ?mind|(?:leave|keep) it (?:as|how|the way) it was(?: before)?"
    r"|(?:roll|wind|dial) (?:that|it) back|lose (?:that|the) last (?:change|edit|one)"
)
_REGRET = re.compile(
    r"(?:(?:it|that) (?:was|looked|worked) (?:much |far |a lot )?better(?: before| the way it was|"
    r" the other way)?|(?:before|the (?:old|other) (?:way|one)|how it was) was (?:much |far )?"
    r"(?:better|nicer)|(?:i )?(?:liked|"
    r"preferred) (?:it|that) (?:much )?(?:better |more )?(?:before|as it was|how it was|the (?:old|"
    r"other) way)|(?:now )?i miss [\w' ]+|(?:that is |it is |far |much |way |a bit )*too "
    r"\w+|(?:that is |it is )?(?:worse|no better)|i do not like (?:it|that))(?: now)?"
)
_BEFORE = re.compile(r"\b(?:before|as it was|how it was|way it was|old way|other way)\b")
_COURTESY = re.compile(
    r"(?:would|could|can|will|might) you(?: please| kindly| be so kind as to)?|please|actually|"
    r"sorry|"
    r"(?:i am |i'm )?(?:terribly |so |very |really )?sorry|no|ok(?:ay)?|oh|hmm?|ah|on second "
    r"thoughts?|"
    r"on reflection|let us|kindly|just|and|i (?:want|would like|think we should|wish) (?:you "
    r")?(?:to)?|"
    r"not that one|not that|nah|again|thanks|thank you|for me|if you (?:would|can|could)|wait|"
    r"oops|nope|right|well|dear"
)


def undone(note: str) -> bool:
    """Whether a note asks to undo the last change, and for nothing else."""
    plain = spelled(note)
    if plain.quotes or plain.times or re.search(r"\d", plain.text):
        return False
    asked = regretted = False
    for piece in pieces(plain.text):
        bare = re.sub(r"\b(?:(?:be )?so kind as to|just|not that one|not that)\b", " ", piece.text)
        bare = " ".join(bare.split())
        bare = " ".join(_COURTESY.sub(_whole, bare).split())
        if _UNDO.fullmatch(bare):
            asked = True
        elif _REGRET.fullmatch(bare):
            regretted = regretted or _BEFORE.search(bare) is not None
        elif bare and not (asked and (remark(piece) or praise(piece))):
            return False
    return asked or regretted


def _whole(match: re.Match[str]) -> str:
    """Nothing in the place of whole words; a part of a word stays."""
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    return match.group() if (before + after).strip(" ,") else " "
