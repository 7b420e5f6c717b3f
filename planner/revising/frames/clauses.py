"""A note cut into clauses, and what each is for: a wish, a remark, a reason.

Enters: a note's text with marks. Leaves: its pieces, with what stands between them.
"""

import re
from dataclasses import dataclass, replace

_SENTENCE = r"[.;!?]+(?=\s|$)"
_REASON = (
    r"because|cause|'cause|cos|coz|bc|so that|(?<=\w\w\w )so (?=(?:people|we|you|i|the|it|they|"
    r"he|she|everyone|viewers|"
    r"my|kids|there|@w\d+|@s\d+)\b)|since|as (?=(?:he|she|it|they|we|i|you|if|though|one "
    r"(?:does|can|would|might)|@w\d+)\b)|otherwise|"
    r"seeing (?:as|that)|given that|like (?=(?:he|she|they) (?:is|are|was)\b)|who|which|even "
    r"though|"
    r"although|though|in order to|to (?:show|help|sell|build)|just like|cuz"
)
_JOINT = (
    r",?\s*\b(?:and then|and also|then|after that|also|(?<!nice )(?<!lovely )(?<!good )and|but|"
    r"plus|while (?:you|we) are at it|oh and|& )(?!\w)(?! not\b)|"
    r",(?! (?:not|rather than|instead of|no longer)\b)|"
    r"(?<=[a-z] [a-z]{2}) (?=(?:can|could) (?:we|you|this|it|i)\b)|(?<=[a-z]{4}) (?=(?:can|"
    r"could) (?:we|you|this|it|i)\b)|"
    r"(?<=[a-z]{4}) (?=(?:that|it) is (?:the|a|an|just|so|really|not)\b)(?!that is what)|"
    r"(?<=[a-z]{3}) (?=make (?:it|him|her|them|this|that) [a-z]+er\b)"
)
_CUT = re.compile(
    rf"\s*(?:(?P<end>{_SENTENCE})|(?P<why>,?\s*\b(?:{_REASON})(?!\w))|(?P<joint>{_JOINT}))\s*"
)
_SUBJECT = re.compile(
    r"^(?:(?:and|but|so|well|also|then|now|because|right|oh|ah|ok|okay) )*(?:it|this|that|there|"
    r"he|she|they|we|i|you|my|our|nobody|no one|everyone|"
    r"everybody|someone|who|which|what|how|his|her|the|a|an|these|those|@[a-z]\d+(?:'s)?|one|"
    r"team|nothing|"
    r"something|feels?|looks?|sounds?|seems?|love|loved|loving|like|nice|great|good|lovely|so|"
    r"not|very|really|much|"
    r"bit|kind|sort|too|perfect|almost|in|at|on|during|with|all)\b"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|do|does|did|has|have|had|can|will|feel|look|seem|sound|think|"
    r"found|got|went|"
    r"thought|know|love|like|get|could|came|come|made|hope|find|see|want|\w{2,}(?:s|ed))\b"
)
_DIRECTS = re.compile(
    r"\b(?:should|must|could|can (?:we|you|i|he|she|they|it|the|@)|want|wants|need|needs|would|let|"
    r"make|please|has to|have to|had better|ought|give|put|add|remove|delete|try|prefer|might|"
    r"shall|"
    r"wish|rather|instead|may|supposed to|got to|cut|drop|lose|use|set|change|keep|never|"
    r"don't|do not (?!(?:know|think|understand|get|quite|really|even|see|like|love)\b))\b"
)
_CONDITION = re.compile(
    r"\b(?:unless|except|only if|if|whenever|apart from|other than|excluding|otherwise)\b"
)
_PRAISE = re.compile(
    r"\b(?:love|lovely|adore|great|perfect|brilliant|beautiful|sick|awesome|amazing|wonderful|"
    r"nice|good|cool|gorgeous|funny|hilarious|(?:i|we|really|so) like|enjoy(?:ed)?|fantastic|"
    r"superb|charming)\b"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A clause; `why` where it gives a reason; `ends` a sentence; `joint` what stood before it."""

    text: str
    why: bool
    ends: bool
    joint: str
    asks: bool = False  # a part of a question that is no wish


_SENTENCES = re.compile(rf".+?(?:{_SENTENCE}\s*|$)")
_QUESTION = re.compile(
    r"(?:(?:and|but|so|well|ok|oh|hey|also|sorry|wait) )*(?:is|are|was|were|does|do (?:you|we|"
    r"they|i)|did|who|whose|what(?! (?:if|about|a)\b)|where|"
    r"when is|when does|how(?! about)|why(?! not| do not we)|which|have you|has|is not|are not)\b"
)


def pieces(text: str) -> list[Piece]:
    """The clauses of a note, in order."""
    found: list[Piece] = []
    for sentence in _SENTENCES.findall(text):
        asks = sentence.rstrip().endswith("?") and bool(_QUESTION.match(sentence.strip()))
        found += [replace(p, asks=asks) for p in _clauses(sentence)]
    return found


def _clauses(text: str) -> list[Piece]:
    found: list[Piece] = []
    at, why, joint = 0, False, "."
    for match in _CUT.finditer(text):
        _add(found, text[at : match.start()], why, bool(match.group("end")), joint)
        if match.group("end"):
            why, joint = False, "."
        elif match.group("why"):
            why, joint = True, match.group("why").strip(" ,")
        else:
            joint = match.group("joint").strip() or ","
            why = why and joint in {",", "and"}
        at = match.end()
        if match.group("why"):
            at = match.end()
    _add(found, text[at:], why, bool(text), joint)
    return found


def _add(found: list[Piece], text: str, why: bool, ends: bool, joint: str) -> None:  # noqa: FBT001
    if text.strip(" -'\""):
        found.append(Piece(text.strip(" -'\""), why, ends, joint))
    elif found and ends:
        found[-1] = replace(found[-1], ends=True)


def remark(piece: Piece) -> bool:
    """Whether a clause tells something and asks for nothing."""
    text = piece.text
    if piece.asks:
        return True
    if _CONDITION.search(text):
        return False
    if re.match(r"too (?:many|much) ", text):
        return True
    if re.search(r"\b(?:say|says|said|goes|asks|whispers|shouts)$", text):
        return False
    if piece.why:
        return not re.search(r"\b(?:please|must|looks? at|should)\b", text)
    return bool(_SUBJECT.match(text) and _FINITE.search(text)) and not _DIRECTS.search(text)


def praise(piece: Piece) -> bool:
    """Whether a clause says that something is good."""
    return bool(_PRAISE.search(piece.text)) and not _DIRECTS.search(piece.text)
